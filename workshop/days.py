"""The days of a session: how long each is, what stands at a set time in it, and the buffer it needs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, pairwise

from workshop.agendas import MIDNIGHT, lunch_minutes
from workshop.clock import Clock
from workshop.errors import Problem
from workshop.lengths import GRID
from workshop.measure import BREAKS, SEATED, Part
from workshop.model import Session
from workshop.text import Place, asked_at

DAY = 480  # the most minutes of one day
AT_SCREENS = 180  # the most where all sit at screens
LONG = 120  # minutes beyond which a day needs a buffer
BUFFER = 20  # one minute of buffer for so many of work: 5 per cent
MOST_BUFFER = 15  # per cent of a day


def most_of(session: Session) -> int:
    """The most minutes that one day of the session may have."""
    return AT_SCREENS if session.mode == "virtual" else DAY


def shares(minutes: int, days: int) -> tuple[int, ...]:
    """The minutes shared evenly among days, in steps of 5; the first days get the rest.

    >>> shares(457, 2)
    (232, 225)
    """
    steps, odd = divmod(minutes, GRID)
    each, more = divmod(steps, days)
    return tuple((each + (day < more)) * GRID + odd * (day == 0) for day in range(days))


def parts(session: Session, start: Clock, minutes: int) -> tuple[Part, ...]:
    """The stretches of all days, each up to what ends it."""
    days = enumerate(shares(minutes, session.days), start=1)
    return tuple(part for day, length in days for part in _day(session, start, day, length))


def misplaced(session: Session, start: Clock, minutes: int) -> Iterator[Problem]:
    """What stands at a time at which it cannot be."""
    lengths = shares(minutes, session.days)
    for point in session.fixed.values():
        if point.day > session.days:
            what = f"'{point.title}' is on day {point.day}, which there is not; type --days {point.day}"
            yield Problem(asked_at(point.title, "--fixed"), what)
    for day, length in enumerate(lengths, start=1):
        yield from _misplaced_on(session, start, day, length)


def buffer_of(day: int, lunch: int = 0, fixed: int = 0) -> int:
    """The least buffer of a day: 5 per cent of the most that can be worked in it, beside the fewest breaks.

    So it is never less than 5 per cent of the work, however many breaks there will be.

    >>> buffer_of(210)
    10
    """
    if day <= LONG:
        return 0
    fewest = next(n for n in count() if SEATED * (n + 1 + bool(lunch)) + BREAKS[0] * n >= day - lunch)
    free = day - lunch - fixed - BREAKS[-1] * fewest
    return next(buffer for buffer in count(0, GRID) if buffer * BUFFER >= free - buffer)


def _day(session: Session, start: Clock, day: int, length: int) -> Iterator[Part]:
    points = _points(session, start, day, length)
    lunch = sum(point.minutes for point in points if point.ends == "lunch")
    buffer = buffer_of(length, lunch, sum(point.minutes for point in points) - lunch)
    most = max(length * MOST_BUFFER // 100, buffer + GRID - 1)
    full = bool(points) and points[-1].ends == "fixed" and points[-1].at + points[-1].minutes == length
    ends = points if full else [*points, Part(day, "day", length)]
    for part in ends:
        yield Part(day, part.ends, part.at, part.minutes, buffer if part is ends[-1] else None, most, part.id)


def _points(session: Session, start: Clock, day: int, length: int) -> list[Part]:
    """What has a set time on a day, in order."""
    points = [
        Part(day, "fixed", (point.at - start) % MIDNIGHT, point.minutes, id=id)
        for id, point in session.fixed.items()
        if point.day == day
    ]
    if session.lunch is not None:
        points.append(Part(day, "lunch", (session.lunch - start) % MIDNIGHT, lunch_minutes(length)))
    return sorted(points, key=lambda point: point.at)


def _misplaced_on(session: Session, start: Clock, day: int, length: int) -> Iterator[Problem]:
    points = _points(session, start, day, length)
    hours = f"day {day}, {start} to {start.after(length)}"
    for point in points:
        where, name = _named(session, point)
        if point.at >= length:
            yield Problem(where, f"{name} does not lie within {hours}")
        elif point.at + point.minutes > length:
            over = start.after(point.at + point.minutes)
            yield Problem(where, f"{name} lasts until {over}, and day {day} ends at {start.after(length)}")
        elif point.ends == "lunch" and not 0 < point.at < length - point.minutes:
            yield Problem(where, f"{name} cannot begin or end {hours}")
        if point.ends == "fixed" and point.minutes > SEATED:
            yield Problem(where, f"{name} lasts {point.minutes} minutes; nobody sits for more than {SEATED}")
    for one, other in pairwise(points):
        if one.at + one.minutes > other.at:
            where, name = _named(session, other)
            yield Problem(where, f"{name} begins before {_named(session, one)[1]} is over")


def _named(session: Session, point: Part) -> tuple[Place, str]:
    """Where something at a set time was written, and what it is called."""
    if point.ends == "lunch":
        assert session.lunch is not None
        return asked_at(session.lunch, "--lunch"), "lunch"
    fixed = next(fixed for id, fixed in session.fixed.items() if id == point.id)
    return asked_at(fixed.title, "--fixed"), f"'{fixed.title}'"
