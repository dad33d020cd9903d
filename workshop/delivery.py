"""One delivery of a workshop: from what was typed and written to its plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from workshop.content import Content
from workshop.library import load
from workshop.plan import Plan, plan
from workshop.printed import PRINTED, book, over
from workshop.roster import Roster
from workshop.roster.counted import counted, too_many
from workshop.roster.people import read
from workshop.session import checked, choose, load_session

LIST = ("roster", "roster_encoding")


def planned(path: Path | None, typed: Mapping[str, Any], content: Content, tell: Callable[[str], None]) -> Plan:
    """The timed agenda of the session that `path` holds and that was `typed`; `tell` hears what is being done.

    Where the workbook of a kit is `printed`, its session lies under both, and the plan keeps to its pages. A roster
    says how many come and from where, unless the session does.
    """
    tell("read")
    written, noticed = load_session(path) if path else (None, ())
    given = {name: value for name, value in typed.items() if name not in (PRINTED, *LIST)}
    roster = read(typed["roster"], typed.get("roster_encoding")) if typed.get("roster") else None
    printed = book(typed[PRINTED]) if typed.get(PRINTED) else None
    session = choose(over(printed, written, given) if printed else written, given)
    library = load(content, session)
    if roster is not None:
        session = counted(session, roster, library.departments)
        library = load(content, session)
    tell("plan")
    timed = plan(replace(library, findings=(*noticed, *library.findings)), checked(library, session), printed)
    return _with(timed, roster) if roster is not None else timed


def _with(timed: Plan, roster: Roster) -> Plan:
    """A plan that knows who comes, and what is wrong with the list of them."""
    noticed = (*timed.findings, *roster.problems, *too_many(timed.session, roster))
    return replace(timed, roster=roster, findings=noticed)


def home(path: Path | None, given: Path | None, printed: Path | None = None) -> Path | None:
    """The folder for a session's kit: the one that was given, or where its workbook is, or one named for its file."""
    return given or printed or (Path("output") / path.stem if path else None)
