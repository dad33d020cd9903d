"""What an author writes on workbook pages: one task each, and who will see what is written there."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from workshop.model.part import Count, Lines, Part, only, refuse
from workshop.text import Id, Line, Name, Prose, Ref

ITEMS = ("text", "write", "ticks", "draw", "table", "job_aid", "scenario", "when_then", "objectives", "chain")


class Grid(Part):
    """A table to write in: its columns, and either row labels or a number of empty rows."""

    columns: dict[Id, Name]
    rows: dict[Id, Name] | Count


class Item(Part):
    """One thing on a workbook page: exactly one of ITEMS, in reading order."""

    text: Prose | None = None
    write: Line | None = None
    lines: Lines | None = None
    starter: Line | None = None
    ticks: dict[Id, Line] | None = None
    label: Line | None = None
    draw: Literal["customer-map", "agree-line", "clock-face"] | None = None
    table: Grid | None = None
    job_aid: Ref | None = None
    scenario: Id | None = None
    when_then: Literal["blank"] | None = None
    objectives: Literal["all"] | None = None
    chain: Literal["day"] | None = None

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        if only(self, ITEMS) is None:
            raise refuse("one_item", f"an item of a page has exactly one of {', '.join(ITEMS)}")
        if self.write and not self.lines:
            raise refuse("lines", "say how many lines to write on, such as lines: 3")
        return self

    @property
    def kind(self) -> str:
        return only(self, ITEMS) or ""

    @property
    def listed(self) -> dict[Id, Name]:
        """The lines of a list to tick, or of a table with rows of its own; nothing if it is neither."""
        if self.ticks is not None:
            return {**self.ticks}
        return {**self.table.rows} if self.table and isinstance(self.table.rows, dict) else {}


Privacy = Literal["mine", "table", "collected"]


class Page(Part):
    """A page of the workbook, or less: one task, at most 60 words, and who will see what is written."""

    title: Name
    privacy: Privacy | None = None
    task: Literal["shown", "elsewhere"] = "elsewhere"
    items: dict[Id, Item]


Pages = dict[Id, Page]
