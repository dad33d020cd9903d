"""What to leave out or shorten when a session runs late, so that it still ends on time.

A cut never touches a debrief, a break, lunch, something at a set time, the action plan or the close, and never names
what is already over. What is late before something at a set time must be won back before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from workshop.plan import Plan, Slot
from workshop.text import Line

LATE = {30: (3, 5), 60: (5, 10)}  # minutes late that a run sheet is ready for, on days of fewer minutes than these
USUALLY = (10, 20)  # and on all others
WORTH = 2  # minutes below which nobody changes what they are doing

# The gentlest first: what nobody misses, then what nobody needs, then what can be done in less time.
GENTLE = ("buffer", "could leave-out", "could shorten", "should shorten", "must shorten", "should leave-out")


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to win minutes back: use up a buffer, shorten a slot or leave it out.

    `how` is `buffer`, `shorten` or `leave-out`; `change` says how an exercise is shortened.
    """

    slot: Slot
    how: str
    saves: int
    change: Line | None = None

    @property
    def rank(self) -> int:
        """How gentle the cut is; 0 is felt by nobody."""
        priority = f"{self.slot.block.priority} " if self.slot.block else ""
        return GENTLE.index(f"{priority}{self.how}")


@dataclass(frozen=True, slots=True)
class Recovery:
    """What to do, in the order of the day, when it is `late` minutes late; `short` are minutes that nothing can win."""

    late: int
    cuts: tuple[Cut, ...]

    @property
    def wins(self) -> int:
        return sum(cut.saves for cut in self.cuts)

    @property
    def short(self) -> int:
        return max(0, self.late - self.wins)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A moment to look at the clock, `after` a slot: what to do until the next one about being late.

    `until` is what should then be on time: the last slot of the day, or something at a set time before.
    """

    after: Slot
    until: Slot
    recoveries: tuple[Recovery, ...]


def cuts_of(slot: Slot) -> tuple[Cut, ...]:
    """All that can be cut of one slot, each instead of the others, the gentlest first."""
    return tuple(sorted(_cuts_of(slot), key=lambda cut: cut.rank))


def shortening(slot: Slot) -> Cut | None:
    """How much the way to shorten the exercise of a slot still wins in this plan; nothing where it is short already."""
    return next((cut for cut in _cuts_of(slot) if cut.how == "shorten"), None)


def recover(ahead: Iterable[Slot], late: int) -> Recovery:
    """The gentlest cuts among the slots ahead that win `late` minutes back, or as many as can be won."""
    chosen: dict[str, Cut] = {}
    for cut in sorted((cut for slot in ahead for cut in cuts_of(slot)), key=lambda cut: (cut.rank, -cut.saves)):
        if _saved(chosen) >= late:
            break
        chosen[cut.slot.id] = max(chosen.get(cut.slot.id, cut), cut, key=lambda one: one.saves)
    return Recovery(late, tuple(sorted(_spared(chosen, late), key=lambda cut: cut.slot.elapsed)))


def late_in(plan: Plan) -> tuple[int, ...]:
    """How many minutes late a run sheet is ready for: fewer where the shortest day is short."""
    shortest = min(sum(slot.minutes for slot in day) for day in plan.days)
    return next((late for minutes, late in LATE.items() if shortest < minutes), USUALLY)


def checkpoints(plan: Plan, late: tuple[int, ...] = USUALLY) -> tuple[Checkpoint, ...]:
    """The moments after which something else must be cut, in order; on each day as long as anything can be."""
    moments = [
        Checkpoint(slot, ahead[-1], tuple(recover(ahead, minutes) for minutes in late))
        for day in plan.days
        for slot, ahead in _moments(day)
        if any(map(cuts_of, ahead))
    ]
    return tuple(next(same) for _, same in groupby(moments, key=lambda moment: (moment.until.id, moment.recoveries)))


def _moments(day: Sequence[Slot]) -> Iterator[tuple[Slot, Sequence[Slot]]]:
    """Each slot of a day with those ahead of it, up to the next one that is at a set time."""
    for number, slot in enumerate(day[:-1], start=1):
        end = next((at for at, other in enumerate(day[number:], start=number) if other.kind == "fixed"), len(day) - 1)
        yield slot, day[number : end + 1]


def _cuts_of(slot: Slot) -> Iterator[Cut]:
    if slot.kind == "buffer":
        yield Cut(slot, "buffer", slot.minutes)
    if slot.block is None or slot.block.role == "transfer":
        return
    if slot.block.priority != "must":
        yield Cut(slot, "leave-out", slot.minutes)
    if (saves := _spare(slot)) >= WORTH:
        yield Cut(slot, "shorten", saves, slot.exercise.shorten.change if slot.exercise else None)


def _spare(slot: Slot) -> int:
    """The minutes that a slot can lose while its debrief stays whole."""
    if slot.exercise is None or slot.phases is None:
        return slot.minutes - slot.block.time.min if slot.block and slot.block.time else 0
    times, phases = slot.exercise.time, slot.phases
    return min(slot.exercise.shorten.saves, phases.setup - times.setup.min + phases.do - times.do.min)


def _saved(chosen: dict[str, Cut]) -> int:
    return sum(cut.saves for cut in chosen.values())


def _spared(chosen: dict[str, Cut], late: int) -> Iterator[Cut]:
    """The cuts without those that turn out not to be needed, looking at the hardest and smallest first."""
    left = dict(chosen)
    for cut in sorted(chosen.values(), key=lambda cut: (-cut.rank, cut.saves)):
        if _saved(left) - cut.saves >= late:
            del left[cut.slot.id]
    yield from left.values()
