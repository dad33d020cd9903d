"""A finished kit looked at again: is every file there, was it edited, do slides stand where the guide says?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

from builders.references import slide_numbers
from workshop import output
from workshop.content import shown
from workshop.errors import ContentError, Problem
from workshop.text import Place


def verify(folder: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The state of each file of the kit in `folder`, and what is wrong with it; ContentError if there is no kit."""
    states = output.as_made(folder)
    if not states:
        raise ContentError([Problem(Place(shown(folder)), "there is no kit here; name a folder that holds a kit.json")])
    problems = [problem for name, state in states.items() for problem in _problems(folder / name, state)]
    return states, tuple(problems)


def _problems(path: Path, state: str) -> Iterator[Problem]:
    if state == "missing":
        yield Problem(Place(shown(path)), "this file was made and is gone; build the kit again")
    elif state == "edited" and path.suffix == ".pptx":
        yield from _moved(path)


def _moved(deck: Path) -> Iterator[Problem]:
    """The slides of an edited deck that are no longer where the printed documents say."""
    said = output.manifest(deck.parent).get("places", {})
    try:
        now = slide_numbers(deck.read_bytes())
    except (BadZipFile, KeyError):
        yield Problem(Place(shown(deck)), "this is no PowerPoint file any more; build the kit again")
        return
    for place, number in said.items():
        document, _, id = place.partition(":")
        if document == "deck" and now.get(id) != number:
            where = f"is now slide {now[id]}" if id in now else "is gone"
            what = f"slide {number} ({id}) {where}; the printed documents still say {number}"
            yield Problem(Place(shown(deck)), what)
