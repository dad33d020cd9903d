"""How long the gate takes for the deck of the half day: the median over runs, by the clock and of the processor."""

from __future__ import annotations

import time
from statistics import median

from builders.gate import breaches
from tests.shipped import shipped_deck


def seconds(runs: int) -> dict[str, float]:
    """The median seconds of one whole call; the processor's do not count what else the machine does."""
    pptx = shipped_deck("half-day").pptx
    timed = [_once(pptx) for _ in range(runs + 1)][1:]
    return {"clock": median(clock for clock, _ in timed), "processor": median(processor for _, processor in timed)}


def _once(pptx: bytes) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.process_time()
    breaches(pptx)
    return time.perf_counter() - clock, time.process_time() - processor
