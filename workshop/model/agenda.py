"""An agenda: what happens, in order, and for how long."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from workshop.clock import Clock, Minutes
from workshop.model.part import Part, refuse
from workshop.text import Id, Line, Name, Prose, Ref


class Entry(Part):
    """A line of an agenda: a block, a break or a buffer, and its minutes."""

    block: Ref | None = None
    kind: Literal["block", "break", "buffer"] = "block"
    minutes: Minutes
    recall: Ref | None = None

    @model_validator(mode="after")
    def _names_its_block(self) -> Self:
        if (self.kind == "block") != (self.block is not None):
            raise refuse("entry", "name a block, or say kind: break or kind: buffer")
        return self


class Agenda(Part):
    """What happens, in order, and for how long. The minutes include breaks and buffer."""

    title: Name
    subtitle: Line
    purpose: Prose
    audience: Line
    start: Clock
    minutes: Minutes
    guide: Id
    slots: dict[Id, Entry]
