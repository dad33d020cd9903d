"""What comes after what: the line that leads over, the next day, and who gives the floor to a guest."""

from __future__ import annotations

from dataclasses import dataclass

from builders.day import Day, days
from workshop.plan import Plan, Slot
from workshop.text import Line

OTHERWISE = "?"  # what no block is called


@dataclass(frozen=True)
class After:
    """What stands after each slot of a plan."""

    plan: Plan

    def next_day(self, slot: Slot) -> Day | None:
        """The day that follows, if the slot is the last one of its own and there is another."""
        known = days(self.plan)
        last = slot == known[slot.day - 1].slots[-1] and slot.day < len(known)
        return known[slot.day] if last else None

    def following(self, slot: Slot) -> str:
        """What comes after a slot on its day; empty at the end."""
        own = self.plan.days[slot.day - 1]
        after = own[own.index(slot) + 1 :]
        if not after:
            return ""
        return f"{after[0].clock} {after[0].title}" + (f", {after[0].minutes} min" if after[0].kind != "block" else "")

    def bridge(self, slot: Slot) -> Line | None:
        """The line that leads over to the next block, if what its author thought of does come next."""
        same = self._comes(slot) == self._meant(slot)
        return slot.block.next if slot.block and same else None

    def hands_over(self, slot: Slot) -> tuple[str, str]:
        """Who gives the floor to a guest, and who takes it back; empty where one leads alone."""
        at = self.plan.slots.index(slot)
        before = (other.lead for other in reversed(self.plan.slots[:at]) if other.lead)
        after = (other.lead for other in self.plan.slots[at:] if other.lead and other.day == slot.day)
        return next(before, ""), next(after, "")

    def _comes(self, slot: Slot) -> str:
        """The id of the block that follows on the same day, if nobody else speaks before; empty at the very end."""
        own = self.plan.slots[self.plan.slots.index(slot) + 1 :]
        other = next((other for other in own if other.block or other.kind == "fixed"), None)
        if other is None:
            return ""
        return other.id if other.day == slot.day and other.block else OTHERWISE

    def _meant(self, slot: Slot) -> str:
        """The id of the block that follows in the agenda; what no agenda has is followed by whatever comes."""
        written = [str(id) for id, entry in self.plan.agenda.slots.items() if entry.block]
        if slot.id not in written:
            return self._comes(slot)
        return next(iter(written[written.index(slot.id) + 1 :]), "")
