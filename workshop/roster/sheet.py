"""The rows of a list that is an Excel workbook; kept apart, as the reader is slow to import."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from io import BytesIO
from itertools import islice
from typing import Any

from openpyxl import load_workbook

from workshop import cells
from workshop.errors import ContentError, Problem
from workshop.roster.rows import MAX_COLUMNS, MAX_ROWS, Row
from workshop.text import Place

NO_LIST = "so it is no list of people; save the names alone"
UNKNOWN = "this is a formula that was never worked out; copy the column, and paste it as values"


def of_workbook(data: bytes, name: str) -> Sequence[Row]:
    """The rows of the first sheet that has any; a formula counts as what Excel last showed for it."""
    if refused := cells.refused(data, NO_LIST):
        raise ContentError([Problem(Place.whole(name), refused)])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what other programs add and the reader leaves out
            return _rows(data, name)
    except Exception:  # a broken workbook can fail anywhere in the reader
        raise ContentError([Problem(Place.whole(name), f"this workbook is damaged; {cells.SAVE_AS}")]) from None


def _rows(data: bytes, name: str) -> Sequence[Row]:
    written, shown = (
        load_workbook(BytesIO(data), read_only=True, keep_links=False, data_only=values) for values in (False, True)
    )
    for sheet in written.worksheets:
        grids = [_grid(page) for page in (sheet, shown[sheet.title])]
        rows = [_row(name, sheet.title, number, *pair) for number, pair in enumerate(zip(*grids, strict=False), 1)]
        if any(row.filled for row in rows):
            return rows
    return ()


def _grid(page: Any) -> Any:
    page.reset_dimensions()  # what a file says of its size may be wrong
    return islice(page.iter_rows(max_col=MAX_COLUMNS), MAX_ROWS)


def _row(name: str, sheet: str, number: int, written: tuple[Any, ...], shown: tuple[Any, ...]) -> Row:
    texts, broken = list[str](), list[tuple[int, str]]()
    for at, (cell, value) in enumerate(zip(written, shown, strict=False)):
        try:
            texts.append(_text(cell, value))
        except ValueError as error:
            texts.append("")
            broken.append((at, str(error)))
    return Row(Place.cell(name, sheet, number, 1), tuple(texts), tuple(broken))


def _text(written: Any, shown: Any) -> str:
    if written.data_type != "f":
        return cells.shown(written)
    if shown.value is None:
        raise ValueError(UNKNOWN)
    return cells.shown(shown)
