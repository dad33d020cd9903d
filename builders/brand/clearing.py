"""The part of a place in which nothing else stands: above the footers, and on one colour where a template has bands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from builders.brand.colour import contrast
from builders.brand.inventory import FEET, Page
from builders.shapes import Shape

Place = tuple[float, float, float, float]
ACROSS, DOWN = 12, 24  # in how many steps a place is looked at; lines that lie are thin
ALIKE, BANDS = 1.5, 2.0  # the contrast up to which two colours are one: for a drawing, and for a text
WORTH, NARROW = 0.4, 0.5  # of a place: a part that is smaller, or of its width, is no place for a drawing
WHOLE = 0.97  # of a place: so much of it is all of it
AIR = 6.0


def cleared(page: Page, place: Place, alike: float = ALIKE) -> Place:
    """The biggest part of a place on colours that are `alike`; the whole place where there are only patches."""
    x, y, w, h = _above_feet(page, place)
    if not any(_touches(shape, x, y, w, h) for shape in page.backdrop.shapes):
        return x, y, w, h
    across, down = [x + w * n / ACROSS for n in range(ACROSS + 1)], [y + h * n / DOWN for n in range(DOWN + 1)]
    colours = [[page.backdrop.at(right, low) for right in across] for low in down]
    ((main, _),) = Counter(colour for row in colours for colour in row).most_common(1)
    clear = [[contrast(colour, main) < alike for colour in row] for row in colours]
    left, top, right, bottom = max(_rectangles(clear), key=lambda found: (found[2] - found[0]) * (found[3] - found[1]))
    if (right - left) * (bottom - top) < WORTH * ACROSS * DOWN or right - left < NARROW * ACROSS:
        return x, y, w, h
    return across[left], down[top], across[right] - across[left], down[bottom] - down[top]


def _touches(shape: Shape, x: float, y: float, w: float, h: float) -> bool:
    return shape.x < x + w and x < shape.x + shape.w and shape.y < y + h and y < shape.y + shape.h


def _above_feet(page: Page, place: Place) -> Place:
    """A place without what footers need."""
    x, y, w, h = place
    tops = (
        foot.y - AIR
        for kind in FEET
        if (foot := page.foot(kind)) and foot.y > y + h / 2 and x < foot.x + foot.w and foot.x < x + w
    )
    return x, y, w, min([y + h, *tops]) - y


def _rectangles(clear: list[list[bool]]) -> Iterator[tuple[int, int, int, int]]:
    """The widest clear rectangles between any two rows that end at any column: left, top, right and bottom."""
    yield 0, 0, 0, 0
    for top, bottom in combinations(range(len(clear)), 2):
        left = 0
        for column in range(len(clear[0])):
            if not all(clear[row][column] for row in range(top, bottom + 1)):
                left = column + 1
            yield min(left, column), top, column, bottom
