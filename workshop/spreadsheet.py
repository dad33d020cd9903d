"""A form painted as an Excel workbook: only the cells to write in can be typed into. The same form, the same bytes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from textwrap import wrap

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.worksheet import Worksheet

from workshop.content import shown
from workshop.errors import ContentError, Problem
from workshop.form import Form, Group, Row, Sheet
from workshop.output import beside, replace
from workshop.text import Line, Name, Place, Prose, Text

HEADER = ("Where", "Core text", "Your text", "Rule", "Ref")
WIDTHS = (32, 52, 52, 25, 12)
MOST: dict[type[Text], int] = {Name: Name.longest, Line: Line.longest, Prose: 5000}
RULES: dict[type[Text], str] = {
    Name: f"One line, at most {Name.longest} letters",
    Line: "One line; *stress* works",
    Prose: "Paragraphs; *stress* works",
}
FIRST = datetime(1980, 1, 1)  # the oldest date that a zip can hold

INK, TEAL, GREY = "1F2A37", "0B6B63", "5B6672"
CREAM, SOFT, PALE = "FFF9E5", "E4EFED", "F4F5F6"
TOP = Alignment(vertical="top", wrap_text=True, horizontal="left", indent=1)
POINTS, SPACE = 13.5, 5.0  # the height of a line of a text, and what stands above and below all of them
LINE = Side("thin", color="D3D8DD")
EDGE = Border(bottom=LINE)
BOX = Border(LINE, LINE, LINE, LINE)
FILLS = {"Core text": PatternFill("solid", PALE), "Your text": PatternFill("solid", CREAM)}

START = (
    "Each row is a text that people read. Grey is what the kit says now. Yellow is yours.",
    "Write in the yellow cells under “Your text”. The sheet “Department” comes first.",
    "Leave a cell empty where the grey text is right. Empty it again to go back to the grey text.",
    "*Stars* make text slanted, **two stars** make it bold. Words in {{ brackets }} are filled in for you.",
    "Save the file as it is, an Excel workbook (.xlsx). Hide rows as you like.",
    "Then type:  workshop read {name}.xlsx   It says which cell to mend, if any, before it changes anything.",
)

REST = "This form holds {extent}. The kit has more texts. If you miss one, ask for it."


def painted(form: Form) -> bytes:
    """The workbook of a form."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    for style in _styles():
        book.add_named_style(style)
    _start(first, form)
    for sheet in form.sheets:
        _sheet(book.create_sheet(sheet.name), sheet, form)
    book.properties.creator, book.properties.title = "workshop", f"{form.title}: in our own words"
    book.properties.created = FIRST
    whole = BytesIO()
    book.save(whole)
    return steady(whole.getvalue())


def kept(data: bytes, path: Path) -> Path:
    """Write a workbook; beside the one that is there, if somebody may have filled that in."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path = next(free for free in beside(path) if not free.exists() or free.read_bytes() == data)
        replace(path, data)
    except OSError as error:
        what = f"this cannot be written ({error.strerror}); close it in Excel, or choose another name with --output"
        raise ContentError([Problem(Place.whole(shown(path)), what)]) from None
    return path


def steady(data: bytes) -> bytes:
    """The same workbook without the time at which it was written, and with rows that fit their texts."""
    steady = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", part)
            part = part.replace(b' customHeight="1"', b"")  # so that rows grow while people type
            new.writestr(zipfile.ZipInfo(name, FIRST.timetuple()[:6]), part, zipfile.ZIP_DEFLATED)
    return steady.getvalue()


def _styles() -> Iterator[NamedStyle]:
    """How the cells of each column look, under its name: to style a thousand cells one by one would take seconds."""
    for column in HEADER:
        own, size = column == "Your text", 8 if column == "Rule" else 10
        yield NamedStyle(
            column,
            Font("Arial", size, color=GREY if column in ("Core text", "Rule") else INK),
            FILLS.get(column),
            BOX if own else EDGE,
            TOP,
            number_format="@",
            protection=Protection(locked=not own),
        )


def _start(page: Worksheet, form: Form) -> None:
    page.title = "Start"
    page.column_dimensions["A"].width = 5
    page.column_dimensions["B"].width = 92
    page.append([None, f"{form.title}: in your own words"])
    page["B1"].font, page["B1"].alignment = Font("Arial", 20, bold=True, color=TEAL), TOP
    page.row_dimensions[1].height = 48
    rest = [(None, REST)] if form.extent else []
    for number, line in (*enumerate(START, 1), *rest):
        page.append([number, line.replace("{name}", form.department).replace("{extent}", form.extent)])
        row = page.max_row
        page.cell(row, 1).font = Font("Arial", 14, bold=True, color=TEAL)
        page.cell(row, 2).font = Font("Arial", 12, color=INK)
        page.cell(row, 1).alignment = page.cell(row, 2).alignment = TOP
        page.row_dimensions[row].height = 34
    page.sheet_properties.tabColor = TEAL
    _printed(page)


def _sheet(page: Worksheet, sheet: Sheet, form: Form) -> None:
    page.append([_plain(sheet.title), None, None, None, form.department])
    page["A1"].font = Font("Arial", 16, bold=True, color=TEAL)
    page.row_dimensions[1].height = 30
    page.append(HEADER)
    for cell in page[2]:
        cell.font, cell.fill = Font("Arial", 10, bold=True, color="FFFFFF"), PatternFill("solid", TEAL)
        cell.alignment = Alignment(vertical="center", horizontal="left", indent=1)
    page.row_dimensions[2].height = 22
    for group in sheet.groups:
        _group(page, group)
    for column, width in zip("ABCDE", WIDTHS, strict=True):
        page.column_dimensions[column].width = width
    page.column_dimensions["E"].hidden = True
    page.freeze_panes, page.print_title_rows = "A3", "1:2"
    _bounded(page, [row for group in sheet.groups for row in group.rows])
    _printed(page)


def _group(page: Worksheet, group: Group) -> None:
    page.append([_plain(group.heading)])
    number = page.max_row
    page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=4)
    page.cell(number, 1).font = Font("Arial", 11, bold=True, color=INK)
    page.cell(number, 1).fill = PatternFill("solid", SOFT)
    page.cell(number, 1).alignment = Alignment(vertical="center", wrap_text=True, horizontal="left", indent=1)
    page.row_dimensions[number].height = 24
    for row in group.rows:
        _row(page, row)


def _row(page: Worksheet, row: Row) -> None:
    number = page.max_row + 1
    texts = (row.where, row.core, row.yours, rule(row), row.ref)
    for column, text in enumerate(texts, 1):
        cell = page.cell(number, column)
        cell.value, cell.style = _plain(text) or None, HEADER[column - 1]
        cell.data_type = "s" if text else "n"  # a text that begins with = is a text all the same
        if text.startswith(("=", "+", "-", "@")):
            cell.quotePrefix = True
    page.row_dimensions[number].height = SPACE + POINTS * max(_lines(text, width) for text, width in
                                                              zip(texts[:3], WIDTHS, strict=False))  # fmt: skip


def _lines(text: str, width: int) -> int:
    """About how many lines a text takes in a column."""
    return sum(len(wrap(line, int(width * 1.15))) or 1 for line in text.split("\n"))


def rule(row: Row) -> str:
    """What may be written in a row, in few words."""
    if row.choices:
        return f"Choose: {' or '.join(row.choices)}"
    return f"{'Needed. ' if row.needed and not row.of else ''}{RULES[row.kind]}"


def _plain(text: str) -> str:
    """Text that Excel shows as it is; `_x0041_` would be read as a letter's number."""
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)


def _bounded(page: Worksheet, rows: list[Row]) -> None:
    """Let Excel refuse what is too long, and offer what can be chosen."""
    limits = {row.ref: _limit(row) for row in rows}
    held: dict[tuple[int, tuple[str, ...]], list[str]] = {limit: [] for limit in limits.values()}
    for number in range(3, page.max_row + 1):
        if (limit := limits.get(str(page.cell(number, 5).value))) is not None:
            held[limit].append(f"C{number}")
    for limit, cells in held.items():
        page.add_data_validation(_validation(*limit, " ".join(cells)))


def _limit(row: Row) -> tuple[int, tuple[str, ...]]:
    return MOST[row.kind], row.choices


def _validation(most: int, choices: tuple[str, ...], cells: str) -> DataValidation:
    said = f"Choose {' or '.join(choices)}." if choices else f"At most {most:,} letters fit here."
    bound = DataValidation(
        sqref=cells, allow_blank=True, showErrorMessage=True, errorTitle="This does not fit", error=said
    )
    bound.type = "list" if choices else "textLength"
    bound.operator = None if choices else "lessThanOrEqual"
    bound.formula1 = f'"{",".join(choices)}"' if choices else str(most)
    return bound


def _printed(page: Worksheet) -> None:
    """Protect the sheet without a password, and see that it comes out well on paper."""
    page.protection.sheet = True
    page.protection.formatRows = page.protection.formatColumns = False  # False: this may still be done
    page.sheet_view.showGridLines = False
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", "9"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    assert page.sheet_properties.pageSetUpPr is not None
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins.left = page.page_margins.right = page.page_margins.top = 0.5
    page.HeaderFooter.oddFooter = HeaderFooterItem(left=_HeaderFooterPart("&A"), right=_HeaderFooterPart("&P / &N"))
