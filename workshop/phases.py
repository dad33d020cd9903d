"""How the minutes of an exercise are shared among set-up, doing and debrief."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.model import Exercise, Span

DEBRIEF_SHARE = 0.3  # of an exercise's minutes
ROUND = 5  # people are given a multiple of these minutes to work, where that can be


@dataclass(frozen=True, slots=True)
class Phases:
    """How the minutes of an exercise are spent."""

    setup: int
    do: int
    debrief: int


def split(exercise: Exercise, minutes: int, wished: int = 0) -> Phases:
    """Share `minutes` (within the exercise's limits) among set-up, doing and debrief, each within its own limits.

    Of all ways to do so, the one that keeps the debrief's share, leaves time for what is scripted, comes nearest to
    the minutes `wished` for the debrief, gives people a round number of minutes to work, and stays nearest to the
    typical lengths, in this order.
    """
    times = exercise.time
    setups, debriefs = (range(span.min, span.max + 1) for span in (times.setup, times.debrief))
    ways = [Phases(setup, minutes - setup - debrief, debrief) for setup in setups for debrief in debriefs]
    legal = [way for way in ways if times.do.min <= way.do <= times.do.max]
    return min(
        legal or ways, key=lambda way: _cost(exercise, minutes, wished, way)
    )  # outside its limits it is refused later


def _cost(exercise: Exercise, minutes: int, wished: int, way: Phases) -> tuple[float, bool, int, bool, float]:
    times = exercise.time
    scripted = sum(step.minutes or 0 for step in exercise.run.do.values())
    spent = ((times.setup, way.setup), (times.do, way.do), (times.debrief, way.debrief))
    distance = sum(abs(given - _between(span, times.whole, minutes)) / span.typ for span, given in spent)
    short = max(0, minutes * DEBRIEF_SHARE - way.debrief)
    return short, way.do < scripted, max(0, wished - way.debrief), way.do % ROUND != 0, distance


def _between(part: Span, whole: Span, minutes: int) -> float:
    """Where a part stands when the whole lasts `minutes`."""
    low, high = (part.min, part.typ) if minutes < whole.typ else (part.typ, part.max)
    start, end = (whole.min, whole.typ) if minutes < whole.typ else (whole.typ, whole.max)
    return low if start == end else low + (high - low) * (minutes - start) / (end - start)
