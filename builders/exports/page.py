"""A page of a workbook to count in: cells to type in are yellow, all others are locked, sums come only from five on."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from workshop.spreadsheet import BOX, CREAM, EDGE, INK, SOFT, TEAL, TOP

Cell = str | int | None
TYPE = "…"  # a cell to type in
COUNT = "#"  # a cell to type a whole number in
LEFT = Alignment(vertical="center", wrap_text=True, indent=1)
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
HEAD = Border(bottom=Side("medium", color=TEAL))
FEWEST = 5
WORDY = 25  # columns so wide hold words
HIDDEN = f"fewer than {FEWEST}"


class Page:
    """One sheet, filled from the top; `widths` are those of its columns, in letters."""

    def __init__(self, sheet: Worksheet, title: str, said: Sequence[str], widths: Sequence[int]) -> None:
        self.sheet, self.widths, self.row = sheet, widths, 1
        for number, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        self._across(title, Font("Arial", 18, bold=True, color=TEAL), 34)
        self.row = 2
        for line in said:
            self.line(line)
        self._printed()

    def line(self, text: str) -> None:
        """A line of text over the whole width."""
        self._across(text, Font("Arial", 11, color=INK), 17)
        self.row += 1

    def heading(self, text: str) -> None:
        self.row += 1
        self._across(text, Font("Arial", 13, bold=True, color=TEAL), 24)
        self.row += 1

    def head(self, cells: Sequence[str]) -> None:
        for column, text in enumerate(cells, start=1):
            self._put(column, text, Font("Arial", 10, bold=True, color=INK), SOFT)
            cell = self.sheet.cell(self.row, column)
            cell.alignment, cell.border = LEFT if self.widths[column - 1] >= WORDY else MIDDLE, HEAD
        self.sheet.row_dimensions[self.row].height = 16.0 * max(map(self._high, enumerate(cells))) + 8
        self.row += 1

    def add(self, cells: Sequence[Cell], share: Sequence[int] = (), high: int = 1) -> int:
        """A row; texts that begin with = are formulas, `share` the columns that show a part of a hundred."""
        for column, value in enumerate(cells, start=1):
            cell = self.sheet.cell(self.row, column)
            cell.font, cell.border = Font("Arial", 10, color=INK), EDGE
            cell.alignment = LEFT if self.widths[column - 1] >= WORDY else MIDDLE
            if value in (TYPE, COUNT):
                self._open(column, number=value == COUNT)
            elif value is not None:
                cell.value = value
            if column in share:
                cell.number_format = "0%"
        lines = max(high, *map(self._high, enumerate(cells)))
        self.sheet.row_dimensions[self.row].height = 14.0 * lines + 6
        self.row += 1
        return self.row - 1

    def _high(self, cell: tuple[int, Cell]) -> int:
        """About how many lines a cell takes."""
        column, text = cell
        return len(wrap(str(text), max(4, int(self.widths[column] * 1.05)))) if text and str(text)[0] != "=" else 1

    def _open(self, column: int, number: bool) -> None:
        cell = self.sheet.cell(self.row, column)
        cell.fill, cell.border, cell.protection = PatternFill("solid", CREAM), BOX, Protection(locked=False)
        cell.alignment = MIDDLE if number else TOP
        if number:
            self.counted.add(cell)

    def _put(self, column: int, text: str, font: Font, fill: str = "") -> None:
        cell = self.sheet.cell(self.row, column)
        cell.value, cell.font, cell.alignment = text, font, TOP
        cell.data_type = "s"
        if fill:
            cell.fill = PatternFill("solid", fill)

    def _across(self, text: str, font: Font, high: float) -> None:
        """A text over the whole width."""
        self._put(1, text, font)
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=len(self.widths))
        self.sheet.row_dimensions[self.row].height = high * len(wrap(text, int(sum(self.widths) * 11 / font.size)))

    def _printed(self) -> None:
        """Protect the sheet without a password, refuse what is no count, and see that it comes out well on paper."""
        self.counted = DataValidation(type="whole", operator="between", formula1="0", formula2="100000")
        self.counted.allow_blank, self.counted.showErrorMessage = True, True
        self.counted.errorTitle, self.counted.error = "A count, please", "Type a whole number, such as 7."
        self.sheet.add_data_validation(self.counted)
        self.sheet.protection.sheet = True
        self.sheet.protection.formatRows = self.sheet.protection.formatColumns = False
        self.sheet.sheet_view.showGridLines = False
        self.sheet.page_setup.orientation, self.sheet.page_setup.paperSize = "landscape", "9"
        self.sheet.page_setup.fitToWidth, self.sheet.page_setup.fitToHeight = 1, 0
        assert self.sheet.sheet_properties.pageSetUpPr is not None
        self.sheet.sheet_properties.pageSetUpPr.fitToPage = True
        self.sheet.sheet_properties.tabColor = TEAL


def share(part: str, whole: str) -> str:
    """The formula of a share, which is shown only where five or more answered."""
    return f'=IF(N({whole})=0,"",IF({whole}<{FEWEST},"{HIDDEN}",{part}/{whole}))'
