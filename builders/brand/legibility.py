"""Text of ours made readable on what a template draws behind it: in its own colour, in another, bold, or on a panel."""

from __future__ import annotations

from dataclasses import replace

from builders.box import Box
from builders.brand.clearing import BANDS, WHOLE, cleared
from builders.brand.colour import LEGIBLE, VISIBLE, contrast
from builders.brand.inventory import Page
from builders.brand.palette import Palette
from builders.shapes import Colour, Shape

READ: tuple[Colour, ...] = ("ink", "white")
SPOTS = (0.1, 0.5, 0.9)  # of a box, across and down
LARGE, LARGE_BOLD = 18.0, 14.0  # points, from which letters need less contrast


def readable(box: Box, shapes: tuple[Shape, ...], page: Page, palette: Palette, least: float = LEGIBLE) -> Box:
    """The same box so that it can be read on all that is behind it; `least` is the contrast that big letters need."""
    behind = {
        colour
        for right in SPOTS
        for down in SPOTS
        for colour in _behind(box.x + box.w * right, box.y + box.h * down, shapes, page, palette)
    }

    def worst(colour: str) -> float:
        return min(contrast(str(palette.hex(colour)), each) for each in behind)

    needed = least if _large(box) else LEGIBLE
    if worst(box.colour) >= needed:
        return box
    best = max(READ, key=worst)
    if worst(best) >= needed:
        return replace(box, colour=best, own=True)
    if worst(best) >= VISIBLE:
        size = max(box.size, LARGE_BOLD)
        return replace(box, colour=best, bold=True, size=size, floor=max(box.floor, LARGE_BOLD), own=True)
    x, y, w, h = cleared(page, (box.x, box.y, box.w, box.h), BANDS)
    if w * h < box.w * box.h * WHOLE:
        return readable(replace(box, x=x, y=y, w=w, h=h, own=True), shapes, page, palette, least)
    return replace(box, colour="ink", fill="white", own=True)


def _large(box: Box) -> bool:
    return box.size >= (LARGE_BOLD if box.bold else LARGE)


def _behind(x: float, y: float, shapes: tuple[Shape, ...], page: Page, palette: Palette) -> tuple[str, ...]:
    """What may be seen at a point: what we draw there, or what the template does."""
    for shape in reversed(shapes):
        if shape.fill and shape.x <= x <= shape.x + shape.w and shape.y <= y <= shape.y + shape.h:
            return (str(palette.hex(shape.fill)),)
    return page.backdrop.colours(x, y)
