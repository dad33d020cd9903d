"""An agenda: what happens, in order, and for how long."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate, takewhile
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from workshop.clock import Clock, Course, Minutes
from workshop.model.part import MOST_DAYS, Mode, Part, refuse
from workshop.text import Id, Line, Name, Prose, Ref

Sitting = Literal["day", "week", "talk"]


class Entry(Part):
    """A line of an agenda: a block, a break, lunch or a buffer, and its minutes.

    `day` is written where it is another than that of the entry before.
    """

    block: Ref | None = None
    kind: Literal["block", "break", "lunch", "buffer"] = "block"
    minutes: Minutes
    recall: Ref | None = None
    day: Annotated[int, Field(ge=1, le=MOST_DAYS)] | None = None

    @model_validator(mode="after")
    def _names_its_block(self) -> Self:
        if (self.kind == "block") != (self.block is not None):
            raise refuse("entry", "name a block, or say kind: break, kind: lunch or kind: buffer")
        return self


class Agenda(Part):
    """What happens, in order, and for how long. The minutes are those of all its days, with breaks, lunch and buffer.

    A `sitting` is what each of its days is called; those of a course that comes in weeks or short talks are followed
    only where it is asked for by name. `mode` and `departments` say for whom it is written, where not for everybody.
    """

    title: Name
    subtitle: Line
    purpose: Prose
    audience: Line
    start: Clock
    minutes: Course
    guide: Id
    sitting: Sitting = "day"
    mode: Mode = "in-person"
    departments: list[Id] = []
    slots: dict[Id, Entry]

    @model_validator(mode="after")
    def _counts_its_days(self) -> Self:
        known = list(dict.fromkeys(self.day_of.values()))
        if known != list(range(1, len(known) + 1)):
            raise refuse("days", "the days come in order from 1; write  day: 2  at the first entry of the second one")
        return self

    @property
    def day_of(self) -> Mapping[Id, int]:
        """The day of each entry."""
        days = accumulate((entry.day for entry in self.slots.values()), lambda last, day: day or last, initial=1)
        return dict(zip(self.slots, list(days)[1:], strict=True))

    @property
    def days(self) -> int:
        """Over how many days it goes."""
        return max(self.day_of.values(), default=1)

    @property
    def lunch(self) -> Clock | None:
        """When the first lunch begins, if there is any."""
        id = next((id for id, entry in self.slots.items() if entry.kind == "lunch"), None)
        if id is None:
            return None
        before = takewhile(lambda other: other != id, self.on(self.day_of[id]))
        return self.start.after(sum(self.slots[other].minutes for other in before))

    def on(self, day: int) -> tuple[Id, ...]:
        """The entries of one day."""
        return tuple(id for id, own in self.day_of.items() if own == day)
