"""Tables: rows to write in, panels, and tables with a row of headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builders.word.node import Node, name, node, twips
from builders.word.paragraph import paragraph

SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(frozen=True, slots=True)
class Line:
    """A rule of a table: its thickness in points and its colour."""

    points: float
    colour: str

    def node(self, side: str) -> Node:
        return node(side, val="single", sz=round(self.points * 8), space="0", color=self.colour)


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, its ground, how many columns it spans, and what it is ruled with by its sides."""

    blocks: Sequence[Node]
    fill: str | None = None
    span: int = 1
    lines: tuple[tuple[str, Line], ...] = ()
    middle: bool = False
    low: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side; `high` millimetres at least; a `head` comes back on every page."""

    cells: Sequence[Cell]
    high: float | None = None
    head: bool = False
    breaks: bool = False


def table(
    widths: Sequence[float], rows: Sequence[Row], *, says: str = "", lines: Sequence[tuple[str, Line]] = (),
    inset: tuple[float, float] = (1.0, 1.9), heads: bool = False,
) -> Node:  # fmt: skip
    """A table with columns of `widths` in millimetres; `says` describes it to those who do not see it.

    `inset` is the space between rules and letters, above and beside; `heads` that its first row has headings.
    """
    borders = node(
        "tblBorders", *(line.node(side) for side, line in sorted(lines, key=lambda one: SIDES.index(one[0])))
    )
    high, wide = inset
    margins = [node(side, w=twips(high if side in ("top", "bottom") else wide), type="dxa") for side in SIDES[:4]]
    look = node("tblLook", val="0020" if heads else "0000", firstRow=int(heads), lastRow=0, firstColumn=0, lastColumn=0,
                noHBand=1, noVBand=1)  # fmt: skip
    properties = node(
        "tblPr",
        node("tblW", w=twips(sum(widths)), type="dxa"),
        borders if len(borders) else None,
        node("tblLayout", type="fixed"),
        node("tblCellMar", *margins),
        look,
        node("tblDescription", val=says) if says else None,
    )
    grid = node("tblGrid", *(node("gridCol", w=twips(width)) for width in widths))
    return node("tbl", properties, grid, *(_row(row, widths) for row in rows))


def _row(row: Row, widths: Sequence[float]) -> Node:
    marks = [
        None if row.breaks else node("cantSplit"),
        node("trHeight", val=twips(row.high), hRule="atLeast") if row.high else None,
        node("tblHeader") if row.head else None,
    ]
    properties = node("trPr", *marks) if any(mark is not None for mark in marks) else None
    return node("tr", properties, *_cells(row, widths))


def _cells(row: Row, widths: Sequence[float]) -> Iterator[Node]:
    at = 0
    for cell in row.cells:
        width = sum(widths[at : at + cell.span])
        at += cell.span
        lines = sorted(cell.lines, key=lambda one: SIDES.index(one[0]))
        properties = node(
            "tcPr",
            node("tcW", w=twips(width), type="dxa"),
            node("gridSpan", val=cell.span) if cell.span > 1 else None,
            node("tcBorders", *(line.node(side) for side, line in lines)) if lines else None,
            node("shd", val="clear", color="auto", fill=cell.fill) if cell.fill else None,
            node("vAlign", val="center" if cell.middle else "bottom") if cell.middle or cell.low else None,
        )
        yield node("tc", properties, *closed(cell.blocks))


def parted(blocks: Sequence[Node]) -> list[Node]:
    """Blocks with a thin paragraph between two tables, which Word would otherwise make one."""
    made: list[Node] = []
    for block in blocks:
        if made and block.tag == made[-1].tag == name("tbl"):
            made.append(paragraph("Gap"))
        made.append(block)
    return made


def closed(blocks: Sequence[Node]) -> list[Node]:
    """What stands in a cell, which has to end with a paragraph."""
    made = parted(blocks)
    return made if made and made[-1].tag == name("p") else [*made, paragraph("Gap")]
