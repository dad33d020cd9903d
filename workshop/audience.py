"""Who is in the room, held against each exercise: too few or too many, too many to watch, or managers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workshop.errors import Problem
from workshop.model import Exercise, Session
from workshop.text import asked_at

WATCHED = 24  # as many people who practise a skill as one facilitator can watch


def unsuited(exercises: Iterable[Exercise], session: Session) -> Iterator[Problem]:
    """A finding for each exercise that is not made for those who come."""
    for exercise in exercises:
        yield from _numbers(exercise, session)
        yield from _managers(exercise, session)


def _numbers(exercise: Exercise, session: Session) -> Iterator[Problem]:
    people, where = session.people, asked_at(session.people, "--people")
    least, most = exercise.people.min, exercise.people.max
    practice, leaders = exercise.type == "skill-practice", max(1, len(session.facilitators))
    if people < least:
        what = f"'{exercise.title}' is for {least} to {most} people, and {people} come; leave it out with --modules"
        yield Problem(where, what, fatal=False)
    elif practice and people > WATCHED * leaders:
        what = f"'{exercise.title}' practises a skill, and one facilitator can watch {WATCHED} people, not {people}"
        yield Problem(where, f"{what}; add another with  --facilitator NAME", fatal=False)
    elif people > most * (leaders if practice else 1):  # each of several facilitators watches their own part
        what = f"'{exercise.title}' is for {least} to {most} people, and {people} come"
        yield Problem(where, f"{what}; do it in two rooms, or leave it out with --modules", fatal=False)


def _managers(exercise: Exercise, session: Session) -> Iterator[Problem]:
    """What people would not say before their own managers."""
    if session.managers and exercise.manager_present == "avoid":
        what = f"'{exercise.title}' is better without managers; ask them to come for another part, or leave it out"
        yield Problem(exercise.title.where, what, fatal=False)
