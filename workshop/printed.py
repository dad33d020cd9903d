"""`--printed DIR`: what a finished kit says of its workbook, which is at the copy shop already."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from workshop import output, source
from workshop.agendas import SETTLED
from workshop.book import Book, Chapter
from workshop.content import shown
from workshop.errors import ContentError, Problem
from workshop.model import Session
from workshop.text import Id, Place
from workshop.validation import validate

WORKBOOK = "4-participant-workbook.pdf"
FACTS = "workbook"  # the key of a manifest that tells of the workbook
PRINTED = "printed"  # the key that says it is printed


def book(folder: Path) -> Book:
    """The workbook of the kit in a folder; ContentError if it cannot be known what stands on its pages."""
    kit = output.manifest(folder)
    if not kit:
        stop(folder, f"there is no kit here; name a folder that holds a {output.MANIFEST}")
    state = output.as_made(folder).get(WORKBOOK, "never made")
    if state != "as made":
        stop(folder / WORKBOOK, UNKNOWN[state])
    if FACTS not in kit:
        stop(folder / output.MANIFEST, OLD)
    session = session_in(kit, folder)
    try:
        return _book(folder, kit, session)
    except (KeyError, TypeError, ValueError, AttributeError):
        stop(folder / output.MANIFEST, f"somebody has changed what stands below {FACTS}; build the kit again")


UNKNOWN = {
    "never made": "no workbook was made here; name the folder of the kit that went to the shop",
    "missing": "the workbook is gone from here; put the file back that went to the shop",
    "edited": "this was changed after it was made, so nobody knows its pages; put the file back that went to the shop",
}
OLD = (
    "this kit was made before workshop kept what its workbook says; build it once more as you built it then"
    " (the pages come out the same), and then plan against it"
)


def is_printed(kit: Mapping[str, Any]) -> bool:
    """Whether a manifest tells of a kit that was planned again against a printed workbook."""
    facts = kit.get(FACTS)
    return isinstance(facts, dict) and facts.get(PRINTED) is True


def over(book: Book, written: Session | None, typed: Mapping[str, Any]) -> Session:
    """The session that the workbook was printed for, with what a session's file says now over it.

    Departments that are counted anew, in the file or `typed`, bring their own number of people.
    """
    usual = {name: field.get_default() for name, field in Session.model_fields.items() if name not in SETTLED}
    base = {name: value for name, value in book.session if name not in usual or value != usual[name]}
    now = {name: getattr(written, name) for name in written.model_fields_set} if written else {}
    if any((typed.get("departments") or now.get("departments") or {}).values()):
        base.pop("people", None)
    return Session().model_copy(update={"agenda": book.session.agenda, **base, **now})


def session_in(kit: Mapping[str, Any], folder: Path) -> Session:
    """The session that a kit was made for, read where it stands in the manifest, so that all its texts have a place."""
    name = shown(folder / output.MANIFEST)
    problems: list[Problem] = []
    try:
        session = validate(Session, source.parse(_written(kit, folder), name, problems), name, problems)
    except ContentError:
        session = None
    if session is None or problems:
        stop(folder / output.MANIFEST, "this tells of no kit any more; build the kit again")
    return session


def _written(kit: Mapping[str, Any], folder: Path) -> bytes:
    """The session as the manifest has it, with blanks in the place of all that stands before it."""
    session = json.dumps(kit.get("session"), indent=2, ensure_ascii=False).replace("\n", "\n  ")
    text = (folder / output.MANIFEST).read_text(encoding="utf-8", errors="replace")
    before, found, _ = text.partition(session)
    return (re.sub(r"\S", " ", before) + session if found else session).encode()


def _book(folder: Path, kit: Mapping[str, Any], session: Session) -> Book:
    facts, prefix = kit[FACTS], "workbook:"
    places = {id.removeprefix(prefix): int(page) for id, page in kit["places"].items() if id.startswith(prefix)}
    chapters = tuple(Chapter(**chapter) for chapter in facts["chapters"])
    own = {chapter.ref.rpartition("/")[0] for chapter in chapters}
    return Book(
        folder,
        session.model_copy(update={"modules": [Id(module) for module in session.modules if module in own]}),
        (folder / WORKBOOK).read_bytes(),
        str(facts["paper"]),
        int(facts["copies"]),
        int(facts["count"]),
        int(facts["minutes"]),
        chapters,
        places,
        dict(facts["marks"]),
    )


def stop(path: Path, what: str) -> NoReturn:
    """Nothing can be done with a kit; say at which of its files, and what to do about it."""
    raise ContentError([Problem(Place.whole(shown(path)), what)])
