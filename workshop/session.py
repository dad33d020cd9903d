"""What was chosen for one delivery: the session's file, and over it what was typed on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from click import BadParameter
from pydantic import ValidationError

from workshop import source
from workshop.again import OPTIONS
from workshop.errors import ContentError, Problem, did_you_mean, quoted
from workshop.library import Library
from workshop.model import Session
from workshop.text import NOWHERE, Place, Text
from workshop.validation import read_file
from workshop.wording import worded


def load_session(path: Path) -> tuple[Session, tuple[Problem, ...]]:
    """Read one session file, and what is noticed in it; raise ContentError with all that is wrong."""
    problems: list[Problem] = []
    session = read_file(Session, path, problems)
    if session is None or any(problem.fatal for problem in problems):
        raise ContentError(problems)
    mine = session.mine and type(session.mine)(str(path.parent / session.mine), session.mine.where)
    brand = session.brand and type(session.brand)(str(path.parent / session.brand), session.brand.where)
    return session.model_copy(update={"mine": mine, "brand": brand}), tuple(problems)


def choose(written: Session | None, typed: Mapping[str, Any]) -> Session:
    """The session to build: what was typed wins over what was written. Departments that are counted give the people."""
    session = (written or Session()).model_copy(update=_typed(typed))
    counts = list(session.departments.values())
    if counts and all(counts) and "people" not in session.model_fields_set:
        return session.model_copy(update={"people": sum(count or 0 for count in counts)})
    return session


def _typed(choices: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, as the values it stands for; raise BadParameter for what cannot be."""
    given = {key: value for key, value in choices.items() if value not in (None, (), {})}
    written = {key: list(value) if isinstance(value, tuple) else value for key, value in given.items()}
    try:
        session = Session.model_validate(written)
    except ValidationError as error:
        option = str(error.errors()[0]["loc"][0])
        what = next(worded(error, _node(written), Session)).what
        raise BadParameter(what, param_hint=f"--{OPTIONS.get(option, option).replace('_', '-')}") from None
    return {key: getattr(session, key) for key in given}


def _node(typed: Mapping[str, Any]) -> source.Mapping:
    """What was typed, in the shape of what is read from a file."""
    node = source.Mapping(NOWHERE)
    node.update({key: _node(value) if isinstance(value, dict) else value for key, value in typed.items()})
    node.keys_at.update(dict.fromkeys(node, NOWHERE))
    return node


def checked(library: Library, session: Session) -> Session:
    """The session, once all that it names is there; raise BadParameter for what was typed, else ContentError.

    Who brings a layer of their own leads the session, unless somebody else was named.
    """
    problems = [*_unknown(library, session), *_miscounted(session)]
    if typed := next((what for option, where, what in problems if where == NOWHERE), None):
        raise BadParameter(typed, param_hint=next(option for option, _, what in problems if what == typed))
    if problems:
        raise ContentError(Problem(where, what) for _, where, what in problems)
    if library.facilitator and not session.facilitators:
        return session.model_copy(update={"facilitators": [library.facilitator.name]})
    return session


def _unknown(library: Library, session: Session) -> Iterator[tuple[str, Place, str]]:
    """What a session names and nobody has written: the option, the place and what to say."""
    yield from _missing("--agenda", [session.agenda], library.agendas, "agenda")
    yield from _missing("--department", session.departments, library.departments, "department")
    yield from _missing("--adapt-for", session.adapt_for, library.departments, "department")
    yield from _missing("--modules", session.modules, library.modules, "module")


def _miscounted(session: Session) -> Iterator[tuple[str, Place, str]]:
    """Departments from which more come than there are people, or for which nobody is left."""
    counted, where = sum(filter(None, session.departments.values())), getattr(session.people, "where", NOWHERE)
    if counted > session.people:
        what = f"{counted} come from the departments, and {session.people} in all; type --people {counted}"
        yield "--people", where, what
    uncounted = [id for id, count in session.departments.items() if not count]
    if counted == session.people and uncounted:
        what = f"nobody is left for {', '.join(uncounted)}; count its people too, or type more than --people {counted}"
        yield "--people", where, what


def _missing(
    option: str, names: Iterable[str], shelf: Mapping[str, object], noun: str
) -> Iterator[tuple[str, Place, str]]:
    for name in names:
        if name not in shelf:
            where = name.where if isinstance(name, Text) else NOWHERE
            yield option, where, f"there is no {noun} {quoted(name)}{did_you_mean(name, shelf)}"
