"""One delivery of a workshop: from what was typed and written to its plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from workshop.content import Content
from workshop.library import load
from workshop.plan import Plan, plan
from workshop.session import checked, choose, load_session
from workshop.status import note


def planned(path: Path | None, typed: Mapping[str, Any], content: Content, tell: Callable[[str], None]) -> Plan:
    """The timed agenda of the session that `path` holds and that was `typed`; `tell` hears what is being done."""
    tell("read")
    written, noticed = load_session(path) if path else (None, ())
    session = choose(written, typed)
    library = load(content, session)
    note(content)
    tell("plan")
    return plan(replace(library, findings=(*noticed, *library.findings)), checked(library, session))


def home(path: Path | None, given: Path | None) -> Path | None:
    """The folder for a session's kit: the one that was given, or one with the name of its file."""
    return given or (Path("output") / path.stem if path else None)
