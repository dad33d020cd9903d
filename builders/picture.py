"""Resolved slides as files, for Typst to draw small: the same lines in the same places as on the slides.

Every place, size and colour is worked out here; `themes/picture.typ` only draws.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from builders.brand.look import Look
from builders.brand.palette import Palette
from builders.exhibits.picture import SetPicture
from builders.filled import Filled, Row
from builders.fit import ResolvedSlide
from builders.letters.face import OURS
from builders.lines import between
from builders.shapes import Shape
from builders.slide import Picture, Run

DESCENT = 0.212  # of the size of a font: what reaches down below the line
SPARE = 100.0
Drawn = dict[str, Any]


def pictures(slides: Sequence[ResolvedSlide], look: Look) -> dict[str, bytes]:
    """The files that `picture.typ` reads: all slides in order, and the pictures on them."""
    drawn = [_slide(resolved, look) for resolved in slides]
    shown = [one.figure for one in slides if isinstance(one.figure, SetPicture)]
    images = {_file(one): _wrapped(one.picture) for one in shown}
    return {"slides.json": json.dumps(drawn, ensure_ascii=False, separators=(",", ":")).encode(), **images}


def _file(figure: SetPicture) -> str:
    """What a picture is called: by its bytes, so that two slides with the same one share it."""
    return f"{sha256(figure.picture.content).hexdigest()[:16]}.svg"


def _wrapped(picture: Picture) -> bytes:
    """A picture inside an SVG one, because files are handed to Typst as text."""
    size = f'width="{picture.wide}" height="{picture.high}"'
    data = f"data:image/{picture.format};base64,{b64encode(picture.content).decode()}"
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {spaces} {size}><image {size} xlink:href="{data}"/></svg>'.encode()


def _slide(resolved: ResolvedSlide, look: Look) -> Drawn:
    boxes, figure = [filled.box for filled in resolved.boxes], resolved.figure
    palette = look.palette_of(resolved.layout)
    panels = [Shape("rect", box.x, box.y, box.w, box.h, box.fill) for box in boxes if box.fill]
    drawn = (*resolved.layout.shapes, *resolved.layout.drawn, *panels)
    shapes = (*drawn, *(figure.shapes if figure else ()), *resolved.chain)
    texts = (*resolved.boxes, *(figure.texts if figure else ()))
    lines = [line for filled in texts for line in _lines(filled, palette)]
    slide = {
        "fill": palette.hex(resolved.layout.fill),
        "shapes": [_shape(shape, palette) for shape in shapes],
        "lines": lines,
    }
    if isinstance(figure, SetPicture):
        return slide | {"image": figure.place._asdict() | {"file": _file(figure)}}
    return slide


def _shape(shape: Shape, palette: Palette) -> Drawn:
    place = {"kind": shape.kind, "x": shape.x, "y": shape.y, "w": shape.w, "h": shape.h}
    ink = {"fill": palette.hex(shape.fill), "line": palette.hex(shape.line), "weight": shape.weight}
    own: Drawn = {"image": shape.image} if shape.image else {"path": shape.path} if shape.path else {}
    own |= {"opacity": shape.opacity} if shape.opacity < 1 else {}
    return place | ink | {"text": shape.text, "size": shape.size, "colour": palette.hex(shape.colour)} | own


def _lines(filled: Filled, palette: Palette) -> Iterator[Drawn]:
    """The lines of a box: on what baseline each stands, between which sides, and its letters."""
    box, sides, top, number = filled.box, filled.sides, _top(filled), 0
    ink = palette.hex(box.colour)
    for row in filled.rows:
        step = box.indent(row.paragraph.list, filled.size)
        left, right, y = box.x + sides[0], box.x + box.w - sides[1], top + row.y + row.h * (1 - DESCENT / filled.pitch)
        if step and row.start == 0:
            sign = "•" if row.paragraph.list == "bullet" else str(row.paragraph.start + number)
            number += 1
            yield _line(y, left, right, "l", [_letters(Run(sign), filled, palette.hex("clay"))])
        head, tail = _split(row)
        yield _line(y, left + step, right, box.align, [_letters(run, filled, ink) for run in head])
        if tail:
            yield _line(y, left, left + box.tab, "r", [_letters(run, filled, ink) for run in tail])


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
    spare = filled.box.tall - filled.height
    return filled.box.y + filled.box.insets[1] + {"t": 0.0, "ctr": spare / 2, "b": spare}[filled.box.anchor]


def _letters(run: Run, filled: Filled, colour: str | None) -> Drawn:
    size = filled.strong if run.bold and filled.box.strong else filled.size
    style = {"bold": run.bold or filled.box.bold, "italic": run.italic, "colour": colour}
    text = run.text.upper() if filled.box.capitals else run.text
    font = {} if filled.box.font == OURS else {"font": filled.box.font}
    return {"text": text, "size": size, **style, **font}
