"""What was chosen for one delivery: the session's file, and over it what was typed on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from click import BadParameter

from workshop.errors import ContentError, Problem, did_you_mean
from workshop.library import Library
from workshop.model import Session
from workshop.text import NOWHERE


def choose(library: Library, written: Session | None, typed: Mapping[str, Any]) -> Session:
    """The session to build. What was typed wins over what was written; an unknown agenda is refused."""
    chosen = {key: value for key, value in typed.items() if value is not None}
    session = (written or Session()).model_copy(update=chosen)
    if session.agenda in library.agendas:
        return session
    what = f"there is no agenda '{session.agenda}'{did_you_mean(session.agenda, library.agendas)}"
    if (where := getattr(session.agenda, "where", NOWHERE)) == NOWHERE:  # typed, or neither typed nor written
        raise BadParameter(what, param_hint="--agenda")
    raise ContentError([Problem(where, what)])
