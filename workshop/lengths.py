"""How long a block may last in one session: at a screen, with so many groups, with this facilitator."""

from __future__ import annotations

from workshop.groups import groups
from workshop.model import Block, Exercise, Facilitator, Session, Span, Way

GRID = 5  # times that people see lie on multiples of these minutes
USUAL = 100  # per cent that a facilitator's debriefs last, where nobody says so


def suited(exercise: Exercise, session: Session, facilitator: Facilitator | None) -> Exercise:
    """The exercise with the minutes that it takes in this session; the very same if nothing differs."""
    times = exercise.time
    slower = way.slower if (way := way_of(exercise, session)) else 0
    told = told_in(exercise, session)
    suited = {
        "setup": _longer(times.setup, slower),
        "do": _longer(times.do, slower),
        "debrief": _debrief(times.debrief, facilitator) + Span(told, told, told),
    }
    if all(getattr(times, phase) == span for phase, span in suited.items()):
        return exercise
    return exercise.model_copy(update={"time": times.model_copy(update=suited)})


def told_in(exercise: Exercise, session: Session) -> int:
    """The minutes in which each group tells all others what it found."""
    return (exercise.report or 0) * len(groups(session.people, exercise.people.group))


def longer(minutes: int, percent: int) -> int:
    """Minutes of which so many per cent are taken, rounded up."""
    return -(-minutes * percent // USUAL)


def way_of(exercise: Exercise, session: Session) -> Way | None:
    """How the exercise is done where some or all sit at a screen, if this session is such a one."""
    ways = {"virtual": exercise.virtual, "hybrid": exercise.hybrid}
    return ways.get(session.mode)


def possible(exercise: Exercise | None, session: Session) -> bool:
    """Whether there is a way to do this in the mode of the session; talk can always be given."""
    return exercise is None or session.mode == "in-person" or way_of(exercise, session) is not None


def span_of(block: Block, exercise: Exercise | None) -> Span:
    """The least, usual and most minutes of a block: its exercise's, or its own."""
    if exercise is not None:
        return exercise.time.whole
    assert block.time is not None
    return block.time


def allowed(span: Span) -> tuple[int, ...]:
    """The lengths to choose from, on the grid; where none lies within the limits, the usual one.

    >>> allowed(Span(12, 15, 22))
    (15, 20)
    >>> allowed(Span(6, 7, 8))
    (7,)
    """
    return tuple(range(-(-span.min // GRID) * GRID, span.max + 1, GRID)) or (span.typ,)


def _debrief(span: Span, facilitator: Facilitator | None) -> Span:
    """The debrief as long as this facilitator's usually are; its floor stays."""
    percent = facilitator.debriefs if facilitator else USUAL
    return Span(span.min, longer(span.typ, percent), longer(span.max, percent))


def _longer(span: Span, percent: int) -> Span:
    return Span(*(longer(minutes, USUAL + percent) for minutes in span))
