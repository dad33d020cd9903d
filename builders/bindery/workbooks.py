"""The workbook once more: to fold, to read in large letters, or to fill in on a screen."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from builders.bindery.booklet import SHEET, impose
from builders.bindery.easy_read import easy_read
from builders.bindery.fillable import fillable, to_fill_in
from builders.brand.look import Look
from builders.typeset import Printed, typeset


def again(name: str, workbook: Element, printed: Printed, look: Look) -> tuple[bytes, int]:
    """The workbook in another edition, by the edition's name, and how many pages that has."""
    if name == "booklet":
        return impose(printed.pdf), 2 * -(-printed.pages // SHEET)
    if name == "easy-read":
        large = typeset(easy_read(workbook, printed), workbook.tag, look)
        return large.pdf, large.pages
    marked = typeset(to_fill_in(workbook), workbook.tag, look)
    return fillable(marked.pdf), marked.pages
