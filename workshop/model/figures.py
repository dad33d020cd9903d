"""What an author shows on a slide besides words: a table, a chart, a picture."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from workshop.model.part import Part, refuse
from workshop.text import Id, Line, Name

Value = Annotated[int, Field(ge=0, le=1_000_000)]


class Table(Part):
    """Rows under the names of their columns; each row has a text for each column."""

    columns: Annotated[dict[Id, Name], Field(min_length=2, max_length=5)]
    rows: Annotated[dict[Id, dict[Id, Line]], Field(min_length=1, max_length=6)]

    @model_validator(mode="after")
    def _has_every_cell(self) -> Self:
        for id, row in self.rows.items():
            if missing := [column for column in self.columns if column not in row]:
                raise refuse("cells", f"row {id} needs {' and '.join(missing)}")
            if surplus := [column for column in row if column not in self.columns]:
                raise refuse("cells", f"row {id} has {' and '.join(surplus)}, which is no column of this table")
        return self


class Point(Part):
    """One bar of a chart: its name, and how much."""

    name: Name
    value: Value


class Chart(Part):
    """Bars, each with its name and number; `shows` tells those who cannot see it, `stress` names the bar to look at."""

    kind: Literal["bars", "columns"] = "bars"
    unit: Name | None = None
    shows: Line
    points: Annotated[dict[Id, Point], Field(min_length=2, max_length=6)]
    stress: Id | None = None

    @model_validator(mode="after")
    def _stresses_a_point(self) -> Self:
        if self.stress is not None and self.stress not in self.points:
            raise refuse("stress", f"stress is one of the points: {', '.join(self.points)}")
        return self


class Picture(Part):
    """A file in `modules/pictures`, and what it shows, for those who cannot see it."""

    file: Name
    shows: Line
