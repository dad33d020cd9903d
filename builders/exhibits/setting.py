"""Any figure, set in its box."""

from __future__ import annotations

from pathlib import Path

from builders.box import Box
from builders.exhibits.chart import SetChart, set_chart
from builders.exhibits.picture import SetPicture, set_picture
from builders.exhibits.table import SetTable, set_table
from builders.slide import Chart, Figure, Table

SetFigure = SetTable | SetChart | SetPicture


def set_figure(figure: Figure, box: Box, title: str, folder: Path | None) -> SetFigure:
    """The figure in its box; `title` is that of its slide, `folder` holds the fonts of a brand."""
    if isinstance(figure, Table):
        return set_table(figure, box, title, folder)
    if isinstance(figure, Chart):
        return set_chart(figure, box, title, folder)
    return set_picture(figure, box)
