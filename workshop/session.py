"""What was chosen for one delivery: the session's file, and over it what was typed on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workshop.errors import ContentError, Problem, did_you_mean
from workshop.library import Library
from workshop.model import Session
from workshop.text import Place


def choose(library: Library, written: Session | None, typed: Mapping[str, Any]) -> Session:
    """The session to build. What was typed wins over what was written; an unknown agenda is a problem."""
    chosen = {key: value for key, value in typed.items() if value is not None}
    session = (written or Session()).model_copy(update=chosen)
    if session.agenda not in library.agendas:
        where = getattr(session.agenda, "where", Place("--agenda"))
        what = f"there is no agenda '{session.agenda}'{did_you_mean(session.agenda, library.agendas)}"
        raise ContentError([Problem(where, what)])
    return session
