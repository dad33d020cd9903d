"""What run sheet and guide say of being late: both ask here, so that they never name two figures for one cut."""

from __future__ import annotations

from dataclasses import dataclass

from builders.day import Day
from workshop.cuts import Checkpoint, Cut, checkpoints, cuts_of, late_in, shortening
from workshop.plan import Plan, Slot


@dataclass(frozen=True)
class Late:
    """What can be cut of a plan, and what has been cut from the start."""

    plan: Plan

    @property
    def minutes(self) -> tuple[int, ...]:
        """The minutes late that the run sheet is ready for."""
        return late_in(self.plan)

    def checkpoints(self, day: Day) -> tuple[Checkpoint, ...]:
        return tuple(point for point in checkpoints(self.plan, self.minutes) if point.after.day == day.number)

    def cuts_of(self, slot: Slot) -> tuple[Cut, ...]:
        return cuts_of(slot)

    def shortening(self, slot: Slot) -> Cut | None:
        return shortening(slot)

    def short_already(self, slot: Slot) -> bool:
        """Whether an exercise has so little time here that it is done in its short form from the start."""
        return slot.exercise is not None and slot.minutes < slot.exercise.time.whole.typ

    def kept(self, day: Day) -> tuple[Slot, ...]:
        """The blocks of a day that are never cut."""
        return tuple(slot for slot in day.slots if slot.block and slot.block.role == "transfer")
