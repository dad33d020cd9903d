"""One day of a plan, as run sheet, guide and slides show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workshop.clock import Clock
from workshop.plan import Plan, Slot

EVENING = Clock(15 * 60)  # from then on nobody meets again before the night
MOST_ROWS = 9  # rows that a slide holds in letters that the last row of chairs can read


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the agenda as participants see it: a whole module, with the parts of the chain that it covers.

    Only lunch and the end have a clock time; everything else has minutes. `more` lines have no room on the slide,
    and this one stands for them.
    """

    title: str
    minutes: int
    parts: tuple[int, ...] = ()
    clock: Clock | None = None
    more: int = 0


@dataclass(frozen=True)
class Day:
    """The slots of one day; days are counted from 1."""

    number: int
    slots: tuple[Slot, ...]

    @property
    def start(self) -> Clock:
        return self.slots[0].clock

    @property
    def end(self) -> Clock:
        return self.slots[-1].end

    @property
    def minutes(self) -> int:
        return sum(slot.minutes for slot in self.slots)

    @property
    def evening(self) -> bool:
        """Whether the day ends so late that a good night may be wished."""
        return self.end >= EVENING

    @property
    def guests(self) -> tuple[Slot, ...]:
        """What is at a set time, and is led by somebody else."""
        return tuple(slot for slot in self.slots if slot.kind == "fixed")

    @property
    def rows(self) -> tuple[Row, ...]:
        """The agenda of the day without its breaks; neighbours of one module are one row, what comes back says so."""
        rows: list[Row] = []
        for row in self._rows():
            last = rows[-1] if rows else None
            if last and last.parts and row.parts and last.title == row.title:
                rows[-1] = replace(last, minutes=last.minutes + row.minutes, parts=(*last.parts, *row.parts))
            else:
                rows.append(row)
        return tuple(_continued(rows))

    def rows_near(self, part: int) -> tuple[Row, ...]:
        """As many rows as a slide holds: all of them, or those round the one with this part of the chain."""
        rows = self.rows
        here = next((number for number, row in enumerate(rows) if part in row.parts), 0)
        first = max(0, min(here - MOST_ROWS // 2, len(rows) - MOST_ROWS))
        shown, after = rows[first : first + MOST_ROWS], rows[first + MOST_ROWS :]
        if not after:
            return shown
        rest = (shown[-1], *after)
        return (*shown[:-1], Row("", sum(row.minutes for row in rest), clock=self.end, more=len(rest)))

    def _rows(self) -> Iterator[Row]:
        for slot in self.slots:
            if slot.block is not None:
                yield Row(str(slot.module.title) if slot.module else slot.title, slot.minutes, (slot.part,))
            elif slot.kind == "lunch":
                yield Row(slot.title, slot.minutes, clock=slot.clock)
            elif slot.kind == "fixed":
                yield Row(slot.title, slot.minutes)


def _continued(rows: list[Row]) -> Iterator[Row]:
    """The rows, of which those that take up a module again after lunch say so."""
    begun: set[str] = set()
    for row in rows:
        yield replace(row, title=f"{row.title}, continued") if row.parts and row.title in begun else row
        begun.add(row.title)


def days(plan: Plan) -> tuple[Day, ...]:
    return tuple(Day(number, slots) for number, slots in enumerate(plan.days, start=1))
