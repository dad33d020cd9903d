"""Tables: whole in every row, with paragraphs in every cell, and with a row that names the columns."""

from __future__ import annotations

from collections.abc import Iterator

from builders.gate.breach import Breach, Rule
from builders.gate.names import A
from builders.gate.package import Element, Package

WHOLE, HEADER, MERGED = Rule("whole-tables"), Rule("header-rows"), Rule("plain-tables", grave=False)


def of_tables(package: Package) -> Iterator[Breach]:
    """Rows that lack cells, cells that lack text, and tables that do not say which row names the columns."""
    for slide in package.slides:
        for table in slide.all(f"{A}tbl"):
            yield from (slide.breach(*found) for found in (*_whole(table), *_readable(table)))


def _whole(table: Element) -> Iterator[tuple[Rule, str]]:
    columns = len(table.findall(f"{A}tblGrid/{A}gridCol"))
    for row in table.iterfind(f"{A}tr"):
        if (cells := len(row.findall(f"{A}tc"))) != columns:
            yield WHOLE, f"a table has {columns} columns and {cells} cells in a row"
        if not row.get("h", "").isdigit():
            yield WHOLE, "a row of a table has no height"
    for cell in table.iter(f"{A}tc"):
        if cell.find(f"{A}txBody/{A}p") is None:
            yield WHOLE, "a cell of a table has no text body"


def _readable(table: Element) -> Iterator[tuple[Rule, str]]:
    own = table.find(f"{A}tblPr")
    if own is None or own.get("firstRow") not in ("1", "true"):
        yield HEADER, "a table has no header row; choose Table Design, Header Row"
    if any({"gridSpan", "rowSpan"} & set(cell.attrib) for cell in table.iter(f"{A}tc")):
        yield MERGED, "a table has merged cells, which screen readers lose their way in; split them"
