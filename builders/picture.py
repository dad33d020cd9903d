"""Resolved slides as JSON, for Typst to draw small: the same lines in the same places as on the slides.

Every place, size and colour is worked out here; `themes/picture.typ` only draws.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from builders.fit import PITCH, Filled, ResolvedSlide, Row
from builders.lines import between
from builders.shapes import Colour, Shape
from builders.slide import Run

LOOK = Path(__file__).parent / "themes" / "look.json"
BASELINE = PITCH - 0.212  # of a line, from its top: below it stands what the font reaches down
SPARE = 100.0
Drawn = dict[str, Any]


def pictures(slides: Iterable[ResolvedSlide]) -> bytes:
    """All slides in order, as `picture.typ` reads them."""
    return json.dumps([_slide(resolved) for resolved in slides], ensure_ascii=False, separators=(",", ":")).encode()


@cache
def _colours() -> dict[str, str]:
    colours: dict[str, str] = json.loads(LOOK.read_text(encoding="utf-8"))["colours"]
    return colours


def _hex(colour: Colour | None) -> str | None:
    return _colours()[colour] if colour else None


def _slide(resolved: ResolvedSlide) -> Drawn:
    boxes = [filled.box for filled in resolved.boxes]
    panels = [Shape("rect", box.x, box.y, box.w, box.h, box.fill) for box in boxes if box.fill]
    shapes = (*resolved.layout.shapes, *panels, *resolved.chain)
    lines = [line for filled in resolved.boxes for line in _lines(filled)]
    return {"fill": _hex(resolved.layout.fill), "shapes": [_shape(shape) for shape in shapes], "lines": lines}


def _shape(shape: Shape) -> Drawn:
    place = {"kind": shape.kind, "x": shape.x, "y": shape.y, "w": shape.w, "h": shape.h}
    ink = {"fill": _hex(shape.fill), "line": _hex(shape.line), "weight": shape.weight}
    return place | ink | {"text": shape.text, "size": shape.size, "colour": _hex(shape.colour)}


def _lines(filled: Filled) -> Iterator[Drawn]:
    """The lines of a box: on what baseline each stands, between which sides, and its letters."""
    box, sides, top, number = filled.box, filled.sides, _top(filled), 0
    for row in filled.rows:
        step = box.indent(row.paragraph.list, filled.size)
        left, right, y = box.x + sides[0], box.x + box.w - sides[1], top + row.y + row.h * BASELINE / PITCH
        if step and row.start == 0:
            number += 1
            sign = "•" if row.paragraph.list == "bullet" else str(number)
            yield _line(y, left, right, "l", [_letters(Run(sign), filled, "clay")])
        head, tail = _split(row)
        yield _line(y, left + step, right, box.align, [_letters(run, filled, box.colour) for run in head])
        if tail:
            yield _line(y, left, left + box.tab, "r", [_letters(run, filled, box.colour) for run in tail])


def _split(row: Row) -> tuple[list[Run], list[Run]]:
    """The runs of a line before its tab, without the space at which it breaks; and those after."""
    text = row.paragraph.text[row.start : row.end]
    head, tab, _ = text.partition("\t")
    end = row.start + len(head.rstrip(" "))
    after = between(row.paragraph.runs, row.start + len(head) + 1, row.end) if tab else ()
    return list(between(row.paragraph.runs, row.start, end)), list(after)


def _line(y: float, left: float, right: float, align: str, runs: list[Drawn]) -> Drawn:
    """A line, with room to spare on the far side, so that it is never broken again."""
    before, after = {"l": (0, SPARE), "ctr": (SPARE, SPARE), "r": (SPARE, 0)}[align]
    return {"x": left - before, "y": round(y, 2), "w": right - left + before + after, "align": align, "runs": runs}


def _top(filled: Filled) -> float:
    """Where the first line begins, by the anchor of the box."""
    spare = filled.box.h - filled.height
    return filled.box.y + {"t": 0.0, "ctr": spare / 2, "b": spare}[filled.box.anchor]


def _letters(run: Run, filled: Filled, colour: Colour) -> Drawn:
    size = filled.strong if run.bold and filled.box.strong else filled.size
    style = {"bold": run.bold or filled.box.bold, "italic": run.italic, "colour": _hex(colour)}
    return {"text": run.text, "size": size, **style}
