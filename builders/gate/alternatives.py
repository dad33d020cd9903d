"""Everything that is no text says in words what it shows, or that it is an ornament."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from builders.gate.breach import Breach, Rule
from builders.gate.names import A, C
from builders.gate.shape import Shape
from builders.gate.sheet import Sheet

WORDS = Rule("alternatives")
HOW = "right-click it, choose View Alt Text, and say what it shows, or mark it as decorative"
THINGS = "image|picture|photo|graphic|chart|table|diagram|group|shape|screenshot|logo|object"
NO_WORDS = re.compile(rf"({THINGS})?[\s\d]*|.*\.(png|jpe?g|gif|svg|emf|wmf|tiff?|bmp)", re.IGNORECASE)


def of_alternatives(sheets: Iterable[Sheet]) -> Iterator[Breach]:
    """Pictures, charts, tables, groups and drawn shapes without words for those who cannot see them."""
    for sheet in sheets:
        for shape in sheet.shapes:
            if (kind := _kind(shape)) and not shape.ornament and (what := _wanting(shape.words)):
                yield sheet.slide.breach(WORDS, f"the {kind} “{shape.name}” {what}; {HOW}")


def _kind(shape: Shape) -> str:
    """What a shape is that needs words; nothing for one that has its own."""
    if shape.kind == "sp":
        return "" if shape.key or shape.text else "shape"
    if shape.kind == "graphicFrame":
        tags = {each.tag for each in shape.element.iter(f"{A}tbl", f"{C}chart")}
        return "table" if f"{A}tbl" in tags else "chart" if tags else "object"
    return {"pic": "picture", "grpSp": "group", "cxnSp": "line"}[shape.kind]


def _wanting(words: str) -> str:
    """What is wrong with the words for a thing; nothing if they will do."""
    if not words:
        return "has no description"
    return f"is described as “{words}”, which tells nothing" if NO_WORDS.fullmatch(words) else ""
