"""Who comes: the departments, and who is with whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from workshop import grouping
from workshop.grouping import Group
from workshop.groups import said
from workshop.model import Department
from workshop.plan import Plan, Slot


@dataclass(frozen=True)
class Grouped:
    """The groups of one activity."""

    slot: Slot
    groups: tuple[Group, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """Each group, in which every department is named once."""
        return tuple(map(grouping.said, self.groups))

    @property
    def sizes(self) -> str:
        return said(tuple(map(len, self.groups)))


@dataclass(frozen=True)
class Company:
    """The people of a plan."""

    plan: Plan

    @property
    def departments(self) -> tuple[tuple[Department, int], ...]:
        """The departments that come, each with how many of it; 0 where nobody counted them."""
        known = self.plan.library.departments
        return tuple((known[id], count or 0) for id, count in self.plan.session.departments.items())

    @property
    def shared(self) -> tuple[Slot, ...]:
        """The activities that have groups, where the departments are counted."""
        if not any(count for _, count in self.departments):
            return ()
        return tuple(slot for slot in self.plan.activities if slot.exercise and slot.exercise.people.group > 1)

    @cached_property
    def groups(self) -> tuple[Grouped, ...]:
        """Who is with whom in each of these; nobody knows it where some sit at a screen and some in the room."""
        if self.plan.session.mode == "hybrid":
            return ()
        return tuple(Grouped(slot, grouping.grouping(self.plan, slot)) for slot in self.shared)
