"""A stopwatch: by the clock on the wall, and by the processor, which does not count what else the machine does."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long something took; `processor` counts all threads, and the programs that were started and ended."""

    clock: float
    processor: float


def watched(work: Callable[[], object]) -> Seconds:
    """The seconds of one call."""
    clock, processor = time.perf_counter(), _processor()
    work()
    return Seconds(time.perf_counter() - clock, _processor() - processor)


def typical(runs: Iterable[Seconds]) -> dict[str, float]:
    """The medians of several."""
    seen = list(runs)
    return {
        "clock": median(one.clock for one in seen),
        "processor": median(one.processor for one in seen),
    }


def _processor() -> float:
    ended = os.times()
    return time.process_time() + ended.children_user + ended.children_system
