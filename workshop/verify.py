"""A finished kit looked at again: is every file there, was it edited, do slides stand where the guide says?

A deck, in a kit or by itself, is held against the gate: would PowerPoint repair it, and is anybody left out?
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from zipfile import BadZipFile

from builders.references import slide_numbers
from workshop import output
from workshop.content import shown
from workshop.errors import ContentError, Problem
from workshop.printed import WORKBOOK, is_printed
from workshop.text import Place

DECK = ".pptx"
NO_DECK = "this is no PowerPoint file any more; build the kit again"
REPRINTED = "this is printed as it was made, and nobody can edit paper; put the file back that went to the shop"


def verify(where: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The state of each file of the kit in a folder, and what is wrong with it; ContentError if there is no kit.

    What is not `fatal` is worth a look. `where` may be a deck too, whoever made it.
    """
    if where.is_file():
        return {shown(where): "a deck by itself"}, tuple(_judged(where))
    return _kit(where)


def audit(files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """What a second reader and the schema say of the decks among finished files; a note if nobody has the schema."""
    decks = {name: content for name, content in files.items() if name.endswith(DECK)}
    return tuple(problem for name, content in decks.items() for problem in _audited(name, content))


def _kit(folder: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    states = output.as_made(folder)
    if not states:
        what = "there is no kit here; name a folder that holds a kit.json"
        raise ContentError([Problem(Place.whole(shown(folder)), what)])
    problems = [problem for name, state in states.items() for problem in _problems(folder / name, state)]
    if is_printed(output.manifest(folder)) and states.get(WORKBOOK) == "edited":
        problems.append(Problem(Place.whole(shown(folder / WORKBOOK)), REPRINTED))
    return states, tuple(problems)


def _problems(path: Path, state: str) -> Iterator[Problem]:
    if state == "missing":
        yield Problem(Place.whole(shown(path)), "this file was made and is gone; build the kit again")
    elif path.suffix == DECK and state == "edited":
        yield from (*_moved(path), *_judged(path))
    elif path.suffix == DECK:
        yield from _audited(shown(path), path.read_bytes())


def _judged(deck: Path) -> Iterator[Problem]:
    """What the gate says of a deck that somebody else had in hand, and what a second reader and the schema do."""
    from builders.gate import Unreadable, breaches  # lxml, which nothing else needs here

    content = deck.read_bytes()
    try:
        found = breaches(content)
    except Unreadable:
        yield Problem(Place.whole(shown(deck)), NO_DECK)
        return
    for breach in found:
        yield Problem(Place.whole(shown(deck)), str(breach), fatal=breach.rule.grave)
    yield from _audited(shown(deck), content, ours=False)


def _audited(name: str, content: bytes, *, ours: bool = True) -> Iterator[Problem]:
    """What a second reader and the schema have against a deck; in one that somebody edited, the schema only notes it.

    PowerPoint and other programs write what the schema does not know, and open it all the same.
    """
    from builders.gate.audit import MISSING, audited
    from builders.gate.reader import read_again

    yield from (Problem(Place.whole(name), what) for what in read_again(content))
    said = audited(content)
    fatal = ours and said is not None
    yield from (Problem(Place.whole(name), what, fatal=fatal) for what in ((MISSING,) if said is None else said))


def _moved(deck: Path) -> Iterator[Problem]:
    """The slides of an edited deck that are no longer where the printed documents say, told in runs."""
    said = output.manifest(deck.parent).get("places", {})
    try:
        now = slide_numbers(deck.read_bytes())
    except (BadZipFile, KeyError):
        return  # the gate tells it
    then = {place.removeprefix("deck:"): number for place, number in said.items() if place.startswith("deck:")}
    yield from (Problem(Place.whole(shown(deck)), what) for what in moves(then, now))


def moves(then: Mapping[str, int], now: Mapping[str, int]) -> Iterator[str]:
    """Which slides moved or are gone since the guide was made; those that went the same way together are one run.

    `then` and `now` number the slides by their ids.

    >>> list(moves({"a": 1, "b": 2}, {"new": 1, "a": 2, "b": 3}))
    ['slides 2 to 3 moved down by 1: the guide says 1 to 2; move them back, or mark it in the guide']
    """
    slides = sorted((number, now[id] - number if id in now else None) for id, number in then.items())
    for (_, way), run in groupby(enumerate(slides), key=lambda one: (one[1][0] - one[0], one[1][1])):
        numbers = [number for _, (number, _) in run]
        if way != 0:
            yield _told(numbers[0], numbers[-1], way)


def _told(first: int, last: int, way: int | None) -> str:
    """What became of the slides `first` to `last`: they moved by `way`, or are gone where there is none."""
    it, is_ = ("it", "is") if first == last else ("them", "are")
    if way is None:
        return f"{_slides(first, last)} {is_} gone: the guide still names {it}; put {it} back, or mark it in the guide"
    direction = "up" if way < 0 else "down"
    moved = f"{_slides(first + way, last + way)} moved {direction} by {abs(way)}"
    return f"{moved}: the guide says {_numbers(first, last)}; move {it} back, or mark it in the guide"


def _slides(first: int, last: int) -> str:
    return f"slide{'s' * (first != last)} {_numbers(first, last)}"


def _numbers(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} to {last}"
