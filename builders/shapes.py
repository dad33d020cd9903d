"""What is drawn on a slide besides its texts, in points on 960 x 540.

    Shape     a rectangle, a circle, a line, in a colour of the look
    Chain     "you are here": a dot for each part of the day, ending at the buyer

Colours are words here; what they mean stands in `themes/look.json`, and for signals in `brand/palette.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Colour = Literal[
    "ink", "white", "teal", "clay", "gold", "cream", "rule", "soft", "green", "amber", "red", "dark"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shape:
    """Something drawn: filled, outlined, or with a few fixed letters in it. A line runs from (x, y) by (w, h).

    Colours are our words, or #rrggbb where a template says so; images and paths stand in templates only.
    """

    kind: Literal["rect", "round", "ellipse", "shoulders", "sheet", "line", "arrow", "image", "path"]
    x: float
    y: float
    w: float
    h: float
    fill: Colour | str | None = None
    line: Colour | str | None = None
    weight: float = 0
    text: str = ""
    size: float = 0
    colour: Colour | str = "ink"
    opacity: float = 1
    others: tuple[str, ...] = ()  # the colours of a pattern, of which `fill` is the mixture
    image: str = ""  # the name of a picture that came with a template
    path: tuple[tuple[str | float, ...], ...] = ()  # m, l, c and z, as in every drawing program


@dataclass(frozen=True, slots=True)
class Chain:
    """Where the chain stands (`y` is its middle), how big it is, and what it is drawn in."""

    x: float
    y: float
    w: float
    dot: float
    last: float  # the buyer's dot
    gap: float  # from dot to dot, at most
    labelled: bool = False  # the buyer says so
    line: Colour = "teal"
    done: Colour = "teal"
    empty: Colour = "white"

    def shapes(self, part: int, parts: int, buyer: str = "") -> tuple[Shape, ...]:
        """A line and `parts` dots on it: the first `part` filled, the latest bigger, the last gold: the buyer."""
        first = self.x + self.dot / 2
        gap = min(self.gap, (self.w - self.dot / 2 - self.last / 2) / max(parts - 1, 1))
        line = Shape("line", first, self.y, gap * (parts - 1), 0, line=self.line, weight=self.dot / 7)
        dots = (self._dot(first + gap * (n - 1), n, part) for n in range(1, parts))
        return line, *dots, self._buyer(first + gap * (parts - 1), buyer if self.labelled else "")

    def _dot(self, x: float, n: int, part: int) -> Shape:
        width = self.dot * (1.4 if n == part else 1)
        fill = self.done if n <= part else self.empty
        return Shape("ellipse", x - width / 2, self.y - width / 2, width, width, fill, self.line, self.dot / 7)

    def _buyer(self, x: float, label: str) -> Shape:
        width = self.last
        place = (x - width / 2, self.y - width / 2, width, width)
        return Shape("ellipse", *place, "gold", self.line, self.dot / 9, label, size=14)


def around(shapes: Iterable[Shape]) -> Shape:
    """The rectangle round some shapes."""
    drawn = tuple(shapes)
    left, top = min(shape.x for shape in drawn), min(shape.y for shape in drawn)
    right, bottom = max(shape.x + shape.w for shape in drawn), max(shape.y + shape.h for shape in drawn)
    return Shape("rect", left, top, right - left, bottom - top)
