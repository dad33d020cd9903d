"""The numbers of a chart as the small workbook that PowerPoint opens when somebody edits them."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from builders.slide import Chart

MADE = datetime(1980, 1, 1, tzinfo=UTC)  # no moment, so that the same chart is the same bytes


def workbook(chart: Chart, title: str) -> bytes:
    """A sheet with the names of the bars and their values, under the title."""
    packed = io.BytesIO()
    with Workbook(packed, {"in_memory": True}) as book:
        book.set_properties({"created": MADE})
        sheet = book.add_worksheet("Sheet1")
        sheet.write_row(0, 0, ["", title])
        for row, bar in enumerate(chart.bars, start=1):
            sheet.write_string(row, 0, bar.name.text)
            sheet.write_number(row, 1, bar.value)
    return packed.getvalue()
