"""The cells of a table: their letters, and what each is filled with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from builders.gate.fills import CLEAR, Fill, fill_in, seen
from builders.gate.lettering import Letters, seen_run
from builders.gate.names import A
from builders.gate.package import Element
from builders.gate.shape import Shape, paragraph_in
from builders.gate.stage import Stage

# The styles that colour nothing; what all others do is left to people.
PLAIN = ("", "{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}")


class Cell(NamedTuple):
    """Letters of one look, and the fill of their cell."""

    letters: Letters
    fill: Fill


def cells_in(shape: Shape, stage: Stage) -> Iterator[Cell]:
    """The letters of every cell of a table; nothing for what is no table."""
    for table in shape.element.iter(f"{A}tbl") if shape.kind == "graphicFrame" else ():
        style = table.findtext(f"{A}tblPr/{A}tableStyleId", "").strip()
        for cell in table.iter(f"{A}tc"):
            yield from _of_cell(cell, stage, plain=style in PLAIN)


def _of_cell(cell: Element, stage: Stage, *, plain: bool) -> Iterator[Cell]:
    own = fill_in(cell.find(f"{A}tcPr"))
    fill = seen(own, stage.palette) if own is not None else CLEAR if plain else None
    look = stage.look(None, 1) if plain else stage.look(None, 1)._replace(colours=None)
    for element in cell.iterfind(f"{A}txBody/{A}p"):
        for run in paragraph_in(element).runs:
            if run.text.strip():
                yield Cell(seen_run(run, look, 1.0, stage), fill)
