"""The sides of a run sheet: one for each day, or several short days on one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from builders.day import Day, days
from workshop.cuts import Checkpoint, checkpoints, late_in
from workshop.plan import Plan
from workshop.turnout import Sharing, Turnout, turnouts

HALF = 18  # lines that fit on half a side


@dataclass(frozen=True)
class Sides:
    """What stands on which side of a plan's run sheet."""

    plan: Plan

    @cached_property
    def together(self) -> bool:
        """Whether there are several days, each so short that it needs no more than half a side with all its cuts."""
        all_days, points = days(self.plan), checkpoints(self.plan, late_in(self.plan))
        own = ([point for point in points if point.after.day == day.number] for day in all_days)
        return len(all_days) > 1 and all(map(_fits, all_days, own))

    def turnouts(self, day: Day) -> tuple[Turnout, ...]:
        return turnouts(self.plan, day.number)

    @property
    def all_turnouts(self) -> tuple[Turnout, ...]:
        """The groups of all days for each number of people."""
        found = (turnouts(self.plan, day.number) for day in days(self.plan))
        return tuple(_joined(same) for same in zip(*found, strict=True))


def _fits(day: Day, points: Sequence[Checkpoint]) -> bool:
    """Three lines for each slot and each cut, and a few for headings and the end."""
    late = (max(3 * len(way.cuts) + 2 for way in point.recoveries) for point in points)
    return 4 + 3 * len(day.slots) + sum(late) <= HALF


def _joined(same: Sequence[Turnout]) -> Turnout:
    """What is told of one number of people on several days, told once."""
    shared = [sharing for one in same for sharing in one.sharings]
    by_size = {sharing.size: sharing for sharing in shared}
    codes = {size: tuple(code for one in shared if one.size == size for code in one.codes) for size in by_size}
    sharings: tuple[Sharing, ...] = tuple(replace(by_size[size], codes=codes[size]) for size in sorted(by_size))
    return replace(same[0], sharings=sharings, sets=tuple(set for one in same for set in one.sets))
