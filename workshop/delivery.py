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
from workshop.session import checked, choose, load_session


def planned(path: Path | None, typed: Mapping[str, Any], content: Content, tell: Callable[[str], None]) -> Plan:
    """The timed agenda of the session that `path` holds and that was `typed`; `tell` hears what is being done.

    Where the workbook of a kit is `printed`, its session lies under both, and the plan keeps to its pages.
    """
    tell("read")
    written, noticed = load_session(path) if path else (None, ())
    given = {name: value for name, value in typed.items() if name != PRINTED}
    printed = book(typed[PRINTED]) if typed.get(PRINTED) else None
    session = choose(over(printed, written, given) if printed else written, given)
    library = load(content, session)
    tell("plan")
    return plan(replace(library, findings=(*noticed, *library.findings)), checked(library, session), printed)


def home(path: Path | None, given: Path | None, printed: Path | None = None) -> Path | None:
    """The folder for a session's kit: the one that was given, or where its workbook is, or one named for its file."""
    return given or printed or (Path("output") / path.stem if path else None)
