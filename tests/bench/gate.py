"""How long the gate takes for the deck of the half day: the median over runs, by the clock and of the processor."""

from __future__ import annotations

from builders.gate import breaches
from tests.bench.watch import typical, watched
from tests.shipped import shipped_deck


def seconds(runs: int) -> dict[str, float]:
    """The median seconds of one whole call."""
    pptx = shipped_deck("half-day").pptx
    return typical([watched(lambda: breaches(pptx)) for _ in range(runs + 1)][1:])
