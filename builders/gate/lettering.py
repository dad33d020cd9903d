"""Letters as they are seen: how big, how bold, in what colour, and about where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from builders.gate.fills import Fill
from builders.gate.frame import Frame
from builders.gate.names import A
from builders.gate.package import Element
from builders.gate.shape import Paragraph, Run, Shape
from builders.gate.stage import Look, Stage

POINT = 12700
WIDTH, PITCH = 0.5, 1.2  # of a letter and of a line, in sizes: about
LEVELS = 9
LARGE, LARGE_BOLD = 18.0, 14.0  # points from which WCAG asks for less contrast


class Letters(NamedTuple):
    """A stretch of text: its size in points and its colours, of which the worst counts (None: they cannot be told)."""

    text: str
    size: float
    bold: bool
    colours: Fill

    @property
    def large(self) -> bool:
        return self.size >= LARGE or (self.bold and self.size >= LARGE_BOLD)


def letters_in(shape: Shape, stage: Stage) -> Iterator[Letters]:
    """The letters of a shape, run by run."""
    if shape.body is None or not shape.text:
        return
    body = {child.tag: child for child in shape.body}
    scale, lists = _scale(body.get(f"{A}bodyPr")), body.get(f"{A}lstStyle")
    for paragraph in shape.paragraphs:
        look = _look(paragraph, lists, shape, stage)
        for run in paragraph.runs:
            if run.text.strip():
                yield seen_run(run, look, scale, stage)


def _look(paragraph: Paragraph, lists: Element | None, shape: Shape, stage: Stage) -> Look:
    """How the letters of a paragraph look unless they say it themselves."""
    level = "0" if paragraph.look is None else paragraph.look.get("lvl", "0")
    number = min(int(level) + 1, LEVELS) if level.isdigit() else 1
    look = stage.look(shape.key, number)
    if shape.style is not None and (own := shape.style.find(f"{A}fontRef")) is not None:
        found = stage.palette.read(own)
        look = look._replace(colours=(found,)) if found else look
    own = lists.find(f"{A}lvl{number}pPr/{A}defRPr") if lists is not None and len(lists) else None
    return look if own is None else stage.changed(look, own)


def seen_run(run: Run, look: Look, scale: float, stage: Stage) -> Letters:
    """The letters of a run in a paragraph of some look."""
    if run.look is not None:
        look = stage.changed(look, run.look)
        link = run.look.find(f"{A}hlinkClick") if len(run.look) else None
        if link is not None and not _as_text(link) and (colour := stage.palette.names.get("hlink")):
            look = look._replace(colours=(colour,))
    return Letters(run.text, look.size * scale / 100, look.bold, look.colours)


def _as_text(link: Element) -> bool:
    """Whether a link keeps the colour of its text."""
    return any(each.get("val") == "tx" for each in link.iter() if str(each.tag).endswith("}hlinkClr"))


def _scale(properties: Element | None) -> float:
    """How much smaller letters are shown because of a text that was too long."""
    fitted = None if properties is None else properties.find(f"{A}normAutofit")
    scale = "" if fitted is None else fitted.get("fontScale", "")
    return int(scale) / 100_000 if scale.isdigit() else 1.0


def block(shape: Shape, frame: Frame, size: float, stage: Stage) -> Frame:
    """About where the letters of a shape stand in its frame, by how much is written and where it is anchored."""
    points = size * POINT
    wide = len(shape.text) * points * WIDTH
    w = min(frame.w, wide)
    h = min(frame.h, max(1, ceil(wide / (frame.w or 1))) * points * PITCH)
    x = frame.x + {"ctr": (frame.w - w) / 2, "r": frame.w - w}.get(_align(shape, stage), 0)
    y = frame.y + {"ctr": (frame.h - h) / 2, "b": frame.h - h}.get(_anchor(shape, stage), 0)
    return Frame(x, y, w, h)


def _anchor(shape: Shape, stage: Stage) -> str:
    bodies = [each.body.find(f"{A}bodyPr") for each in (shape, *stage.twins(shape.key)) if each.body is not None]
    return next((each.get("anchor") for each in bodies if each is not None and each.get("anchor")), "t")


def _align(shape: Shape, stage: Stage) -> str:
    own = shape.paragraphs[0].look if shape.paragraphs else None
    looks = [each for each in (own, *stage.levels(shape.key, 1)) if each is not None]
    return next((each.get("algn") for each in looks if each.get("algn")), "l")
