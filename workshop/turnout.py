"""How the groups come out if another number of people walks in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshop.groups import groups, shares
from workshop.model import Session
from workshop.plan import Plan, Slot

USUAL = (12, 16, 20, 24)  # headcounts that a run sheet is ready for
MOST = 60  # of a session
PAIR = 2  # the largest group that has nothing to report


def others(session: Session) -> int | None:
    """Another number of people to try next: two more, or two fewer where no more may come; nothing if neither may."""
    fewer = session.people - 2
    if session.people + 2 <= MOST:
        return session.people + 2
    return fewer if sum(filter(None, session.departments.values())) <= fewer else None


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
    """How many come, the groups they make, and the sets of cards that each activity then needs.

    `planned` tells that the kit is made for just so many.
    """

    people: int
    planned: bool
    sharings: tuple[Sharing, ...]
    sets: tuple[tuple[str, int], ...]


def turnouts(plan: Plan, day: int = 1) -> tuple[Turnout, ...]:
    """The groups of a day for each usual headcount, and for the one that is planned. At a screen nobody gets cards."""
    planned = plan.session.people
    activities = [slot for slot in plan.activities if slot.day == day]
    found = (_turnout(activities, people, people == planned) for people in sorted({*USUAL, planned}))
    return tuple(replace(one, sets=()) if plan.session.mode == "virtual" else one for one in found)


def _turnout(activities: Sequence[Slot], people: int, planned: bool) -> Turnout:
    codes: dict[int, tuple[str, ...]] = {}
    sets: list[tuple[str, int]] = []
    for slot in activities:
        assert slot.exercise is not None
        size, cards = slot.exercise.people.group, slot.exercise.cards
        codes[size] = (*codes.get(size, ()), slot.code)
        sets += [(slot.code, shares(cards.per, people, size))] if cards else []
    shared = (Sharing(size, codes[size], groups(people, size)) for size in sorted(codes) if size > 1)
    return Turnout(people, planned, tuple(shared), tuple(sets))
