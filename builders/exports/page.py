"""A page of a workbook to count in: cells to type in are yellow, all others are locked, sums come only from five on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import wrap
from typing import Any

from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

Cell = str | int | None
Style = Callable[..., Format]  # the format that is so and so, made once
Traits = dict[str, Any]
TYPE = "…"  # a cell to type in
COUNT = "#"  # a cell to type a whole number in
INK, TEAL, CREAM, SOFT, RULE = "#1F2A37", "#0B6B63", "#FFF9E5", "#E4EFED", "#D3D8DD"
LEFT: Traits = {"align": "left", "valign": "vcenter", "indent": 1}
MIDDLE: Traits = {"align": "center", "valign": "vcenter"}
TOP: Traits = {"align": "left", "valign": "top", "indent": 1}
EDGE: Traits = {"bottom": 1, "bottom_color": RULE}
HEAD: Traits = {"font_size": 10, "bold": True, "bg_color": SOFT, "bottom": 2, "bottom_color": TEAL}
OPEN: Traits = {"bg_color": CREAM, "border": 1, "border_color": RULE, "locked": False}
A4 = 9
FEWEST = 5
WORDY = 25  # columns so wide hold words
HIDDEN = f"fewer than {FEWEST}"
COUNTED = {
    "validate": "integer", "criteria": "between", "minimum": 0, "maximum": 100_000,
    "error_title": "A count, please", "error_message": "Type a whole number, such as 7.",
}  # fmt: skip


class Page:
    """One sheet, filled from the top; `widths` are those of its columns, in letters."""

    def __init__(self, sheet: Worksheet, style: Style, title: str, said: Sequence[str], widths: Sequence[int]) -> None:
        self.sheet, self.style, self.widths, self.row = sheet, style, widths, 1
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        self._across(title, 34, font_size=18, bold=True, font_color=TEAL)
        for line in said:
            self.line(line)
        self._printed()

    def line(self, text: str) -> None:
        """A line of text over the whole width."""
        self._across(text, 17, font_size=11)

    def heading(self, text: str) -> None:
        self.row += 1
        self._across(text, 24, font_size=13, bold=True, font_color=TEAL)

    def head(self, cells: Sequence[str]) -> None:
        for column, text in enumerate(cells):
            self.sheet.write_string(self.row - 1, column, text, self._styled(HEAD | self._stands(column)))
        self._end(16.0 * max(map(self._high, enumerate(cells))) + 8)

    def add(self, cells: Sequence[Cell], share: Sequence[int] = (), high: int = 1) -> int:
        """A row; texts that begin with = are formulas, `share` the columns that show a part of a hundred."""
        for column, value in enumerate(cells):
            form = {"num_format": "0%"} if column + 1 in share else {}
            self._put(column, value, {"font_size": 10, **EDGE, **self._stands(column), **form})
        self._end(14.0 * max(high, *map(self._high, enumerate(cells))) + 6)
        return self.row - 1

    def _put(self, column: int, value: Cell, traits: Traits) -> None:
        at = (self.row - 1, column)
        if value == COUNT:
            self.sheet.data_validation(*at, *at, COUNTED)
        if value in (TYPE, COUNT):
            traits, value = traits | OPEN | (MIDDLE if value == COUNT else TOP), None
        if isinstance(value, str) and value.startswith("="):
            self.sheet.write_formula(*at, value, self._styled(traits), "")  # counted when it is opened
        else:
            self.sheet.write(*at, value, self._styled(traits))

    def _stands(self, column: int) -> Traits:
        return LEFT if self.widths[column] >= WORDY else MIDDLE

    def _styled(self, traits: Traits) -> Format:
        return self.style(**{"font_name": "Arial", "font_color": INK, "text_wrap": True} | traits)

    def _high(self, cell: tuple[int, Cell]) -> int:
        """About how many lines a cell takes."""
        column, text = cell
        return len(wrap(str(text), max(4, int(self.widths[column] * 1.05)))) if text and str(text)[0] != "=" else 1

    def _across(self, text: str, high: float, **font: Any) -> None:
        """A text over the whole width."""
        last = len(self.widths) - 1
        self.sheet.merge_range(self.row - 1, 0, self.row - 1, last, text, self._styled(TOP | font))
        self._end(high * len(wrap(text, int(sum(self.widths) * 11 / font["font_size"]))))

    def _end(self, high: float) -> None:
        """End the row, which is so high."""
        self.sheet.set_row(self.row - 1, high)
        self.row += 1

    def _printed(self) -> None:
        """Protect the sheet without a password, and see that it comes out well on paper."""
        self.sheet.protect("", {"format_rows": True, "format_columns": True})
        self.sheet.hide_gridlines(2)
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_tab_color(TEAL)


def share(part: str, whole: str) -> str:
    """The formula of a share, which is shown only where five or more answered."""
    return f'=IF(N({whole})=0,"",IF({whole}<{FEWEST},"{HIDDEN}",{part}/{whole}))'
