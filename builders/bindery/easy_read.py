"""The workbook in large letters, with much air, black on white; its pages keep the numbers of everybody's book."""

from __future__ import annotations

from copy import deepcopy
from xml.etree.ElementTree import Element

from builders.typeset import Printed


def easy_read(workbook: Element, printed: Printed) -> Element:
    """The tree of a workbook for those who read large letters; each page is told its number in the printed book."""
    tree = deepcopy(workbook)
    tree.set("form", "easy-read")
    for page in (*tree.iter("page"), *tree.iter("notes-page")):
        page.set("standard", str(printed.begins[page.attrib["id"]]))
    for notes in tree.iter("notes-page"):
        notes.set("count", "1")
    return tree
