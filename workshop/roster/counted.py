"""A session for the people of a roster: how many come, and from where, unless the session says so itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from click import BadParameter

from workshop.errors import Problem
from workshop.model import Department, Session
from workshop.roster.columns import key
from workshop.roster.person import Roster
from workshop.text import asked_at

LEAST, MOST = 4, 60  # people of a session
HOW = "--people"


def counted(session: Session, roster: Roster, departments: Mapping[str, Department]) -> Session:
    """The session with the people of a roster; raise BadParameter where they are more than a session takes."""
    people = len(roster.people)
    if people > MOST:
        what = f"{people} people are more than a session takes; make a list for each session, of at most {MOST}"
        raise BadParameter(what, param_hint="--roster")
    update: dict[str, object] = {} if "people" in session.model_fields_set else {"people": max(LEAST, people)}
    if not session.departments:
        update["departments"] = _known(roster, departments)
    return session.model_copy(update=update)


def _known(roster: Roster, departments: Mapping[str, Department]) -> dict[str, int]:
    """How many come from each department that has texts of its own.

    One department alone would make the whole session its own, so it counts only where nobody else comes.
    """
    ids = {key(name): id for id, department in departments.items() for name in (str(department.title), id)}
    found = dict[str, int]()
    for person in roster.people:
        if (id := ids.get(key(person.department))) is not None:
            found[id] = found.get(id, 0) + 1
    return found if len(found) > 1 or sum(found.values()) == len(roster.people) else {}


def too_many(session: Session, roster: Roster) -> Iterator[Problem]:
    """A finding where a roster names more people than the session is planned for."""
    if len(roster.people) > session.people:
        what = f"{len(roster.people)} are on the roster, and {session.people} are planned; say no number, or that one"
        yield Problem(asked_at(session.people, HOW), what, fatal=False)
