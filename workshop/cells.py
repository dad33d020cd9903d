"""The cells of a workbook that came back, as text; bounded against hostile files, and with every slip at its cell."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from itertools import islice
from typing import Any

from openpyxl import load_workbook

from workshop.errors import ContentError, Problem
from workshop.source import clean
from workshop.text import Place

MAX_BYTES = 10 << 20
MAX_UNPACKED = 50 << 20
MAX_PARTS = 1000
MAX_ROWS = 20_000
MAX_COLUMNS = 26
OFFICE_97 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NO_FORM = "so it is no form; make one with  workshop form"
SAVE_AS = "open it in Excel and save it as an Excel workbook (.xlsx)"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in the column “Your text” of one row, and what was the core's text and the ref beside it."""

    where: Place
    ref: str
    core: str
    yours: str


@dataclass(frozen=True, slots=True)
class Cells:
    """All rows of a workbook, the department that it is for, and what cannot be read in it."""

    department: str
    rows: tuple[Cell, ...]
    problems: tuple[Problem, ...]


def read(data: bytes, name: str) -> Cells:
    """The cells of a workbook; `name` is how it is called in messages. ContentError if it is none of ours."""
    if why := refused(data):
        raise ContentError([Problem(Place.whole(name), why)])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what other programs add and the reader leaves out
            return _read(data, name)
    except ContentError:
        raise
    except Exception:  # a broken workbook can fail anywhere in the reader
        what = f"this workbook is damaged; {SAVE_AS}, or make a new form with  workshop form"
        raise ContentError([Problem(Place.whole(name), what)]) from None


def refused(data: bytes, instead: str = NO_FORM) -> str:
    """Why a file is not even opened, and what to do `instead`; nothing if it can be."""
    if len(data) > MAX_BYTES:
        return f"this is larger than 10 MiB, {instead}"
    if data.startswith(OFFICE_97):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        return f"this is locked with a password; {SAVE_AS} without one" if locked else f"this is an old .xls; {SAVE_AS}"
    if not data.startswith(b"PK"):
        return f"this is no Excel workbook, whatever its name says; {SAVE_AS}"
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _inside(archive, instead)
    except Exception:  # zipfile fails in many ways
        return "this workbook is damaged; copy it here once more"


def _inside(archive: zipfile.ZipFile, instead: str) -> str:
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        return f"this unpacks to more than 50 MiB, {instead}"
    if any(part.flag_bits & 1 for part in parts):
        return f"this is locked with a password; {SAVE_AS} without one"
    if not any(part.filename.endswith("workbook.xml") for part in parts):
        return f"this is no Excel workbook (.xlsx); {SAVE_AS}"
    declared = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
    if any(mark in archive.read(part) for part in parts for mark in declared):
        return f"this holds things that no list of texts needs, {instead}"
    return ""


def _read(data: bytes, name: str) -> Cells:
    book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
    found, problems, departments = list[Cell](), list[Problem](), set[str]()
    for page in book.worksheets:
        page.reset_dimensions()  # what a file says of its size may be wrong
        rows = islice(page.iter_rows(max_col=MAX_COLUMNS), MAX_ROWS)
        if (sheet := _Page.found(name, page.title, rows)) is not None:
            departments.add(sheet.department)
            found += sheet.cells(rows, problems)
    if not departments:
        raise ContentError([Problem(Place.whole(name), "this is no form of ours; make one with  workshop form")])
    if len(departments) > 1:
        what = f"this holds sheets of several forms ({', '.join(sorted(departments))}); read one form at a time"
        raise ContentError([Problem(Place.whole(name), what)])
    return Cells(departments.pop(), tuple(found), tuple(problems))


Rows = Iterator[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class _Page:
    """A sheet whose header has been found, whatever stands above and beside it."""

    book: str
    sheet: str
    department: str
    header: int
    core: int
    yours: int
    ref: int

    @classmethod
    def found(cls, book: str, sheet: str, rows: Rows) -> _Page | None:
        """The sheet, with `rows` read up to its header; nothing if it has none."""
        above: list[str] = []
        for number, row in enumerate(islice(rows, 10), 1):
            words = [str(cell.value).strip() if cell.value is not None else "" for cell in row]
            if {"Core text", "Your text"} <= set(words) and "Ref" not in words:
                what = "the hidden column with the names of the rows is gone; make a new form, and copy the texts there"
                raise ContentError([Problem(Place.cell(book, sheet, number, words.index("Your text") + 1), what)])
            if {"Core text", "Your text", "Ref"} <= set(words):
                core, yours, ref = (words.index(word) for word in ("Core text", "Your text", "Ref"))
                return cls(book, sheet, above[ref] if above else "", number, core, yours, ref)
            above = words
        return None

    def cells(self, rows: Rows, problems: list[Problem]) -> Iterator[Cell]:
        """The rows below the header that have a ref; text in a row without one is told."""
        for number, row in enumerate(rows, self.header + 1):
            where = Place.cell(self.book, self.sheet, number, self.yours + 1)
            yours, ref = self._text(row[self.yours], where, problems), str(row[self.ref].value or "").strip()
            if ref:
                yield Cell(where, ref, clean(unescaped(str(row[self.core].value or ""))), yours)
            elif yours:
                what = "this row is not part of the form; move the text to the row that it is for"
                problems.append(Problem(where, what))
            if number == MAX_ROWS:
                problems.append(Problem(where, f"the form goes on past row {MAX_ROWS}; delete the empty rows above"))

    def _text(self, cell: Any, where: Place, problems: list[Problem]) -> str:
        try:
            return shown(cell)
        except ValueError as error:
            problems.append(Problem(where, str(error)))
            return ""


def shown(cell: Any) -> str:
    """The text of a cell as people see it in Excel; ValueError with what to type if that cannot be known."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise ValueError("this is a formula; type the text itself, with an apostrophe (') before the =")
    if cell.data_type == "e":
        raise ValueError(f"this is an error of Excel's ({value}); type the text again")
    if isinstance(value, str):
        return clean(unescaped(value)).strip()
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format))
    return _moment(value, str(cell.number_format))


def unescaped(text: str) -> str:
    """Text without the marks with which Excel writes some letters as numbers."""
    return re.sub(r"_x005F_(?=x[0-9A-Fa-f]{4}_)|_x000D_", lambda mark: "_" if mark[0] == "_x005F_" else "", text)


def _number(value: float, style: str) -> str:
    if style.lower() in ("general", "@"):
        return f"{value:.15g}"
    match = re.fullmatch(r"(#,##)?0(?:\.(0+))?(%?)", style)
    if match is None:
        raise ValueError("Excel took this for a number; type an apostrophe (') before it, so that it stays as typed")
    shown = Decimal(f"{value:.15g}") * (100 if match[3] else 1)  # Excel knows 15 digits, and rounds halves up
    rounded = shown.quantize(Decimal(1).scaleb(-len(match[2] or "")), ROUND_HALF_UP) + 0  # which makes -0 a 0
    return f"{rounded:{',' if match[1] else ''}f}{match[3]}"


def _moment(value: object, style: str) -> str:
    """A time of day as it is shown; how a date is shown depends on the machine, so it is asked for."""
    if isinstance(value, time) and (match := re.fullmatch(r"(h{1,2}):mm(:ss)?(;@)?", style)):
        hour = f"{value.hour:02}" if len(match[1]) == 2 else str(value.hour)
        return f"{hour}:{value:%M}{f':{value:%S}' if match[2] else ''}"
    noun = "a date" if isinstance(value, date) else "a time"
    raise ValueError(f"Excel took this for {noun}; type an apostrophe (') before it, so that it stays as typed")
