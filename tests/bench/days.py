"""How long it takes to plan whole days from libraries that nobody wrote: the median over runs and libraries."""

from __future__ import annotations

import time
from statistics import median

from tests.made_up import full_day
from workshop.library import Library
from workshop.model import Session
from workshop.plan import plan

WISHES = {
    "day": Session(minutes=480),
    "lunch": Session(minutes=480, lunch="12:30"),
    "two days": Session(minutes=900, days=2, lunch="12:30"),
}
LIBRARIES = 5


def seconds(runs: int) -> dict[str, float]:
    """The median seconds of one whole call, for each wish."""
    libraries = [full_day(seed) for seed in range(LIBRARIES)]
    return {
        name: median(_once(library, wish) for _ in range(runs) for library in libraries)
        for name, wish in WISHES.items()
    }


def _once(library: Library, wish: Session) -> float:
    start = time.perf_counter()
    plan(library, wish)
    return time.perf_counter() - start
