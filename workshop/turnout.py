"""How the groups come out if another number of people walks in."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.groups import groups
from workshop.plan import Plan

USUAL = (12, 16, 20, 24)  # headcounts that a run sheet is ready for
PAIR = 2  # the largest group that has nothing to report


@dataclass(frozen=True, slots=True)
class Sharing:
    """People in groups of about `size`, for the activities of these codes: how large each group is."""

    size: int
    codes: tuple[str, ...]
    groups: tuple[int, ...]

    @property
    def report(self) -> int:
        """Minutes until every group has said one sentence to all; pairs keep theirs to themselves."""
        return len(self.groups) if self.size > PAIR else 0


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many come, and the groups they make; `planned` tells that the kit is made for just so many."""

    people: int
    planned: bool
    sharings: tuple[Sharing, ...]


def turnouts(plan: Plan) -> tuple[Turnout, ...]:
    """The groups for each usual headcount, and for the one that is planned."""
    planned = plan.session.people
    return tuple(_turnout(plan, people, people == planned) for people in sorted({*USUAL, planned}))


def _turnout(plan: Plan, people: int, planned: bool) -> Turnout:
    codes: dict[int, tuple[str, ...]] = {}
    for slot in plan.activities:
        size = slot.exercise.people.group if slot.exercise else 1
        codes[size] = (*codes.get(size, ()), slot.code)
    return Turnout(
        people, planned, tuple(Sharing(size, codes[size], groups(people, size)) for size in sorted(codes) if size > 1)
    )
