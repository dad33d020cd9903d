"""Where something stands on its slide, also from within groups, in PowerPoint's own units."""

from __future__ import annotations

from typing import NamedTuple

from builders.gate.names import A
from builders.gate.package import Element


class Frame(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    w: float
    h: float

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x <= self.x + self.w and self.y <= y <= self.y + self.h

    def touches(self, other: Frame) -> bool:
        across = self.x < other.x + other.w and other.x < self.x + self.w
        return across and self.y < other.y + other.h and other.y < self.y + self.h

    def rounds(self, x: float, y: float) -> bool:
        """Whether the ellipse in the frame holds a point."""
        across, down = self.w / 2 or 1, self.h / 2 or 1
        return ((x - self.x) / across - 1) ** 2 + ((y - self.y) / down - 1) ** 2 <= 1


class Scale(NamedTuple):
    """How what stands in a group stands on the slide: moved and stretched."""

    x: float = 0
    y: float = 0
    across: float = 1
    down: float = 1

    def of(self, frame: Frame) -> Frame:
        place = (self.x + frame.x * self.across, self.y + frame.y * self.down)
        return Frame(*place, frame.w * self.across, frame.h * self.down)

    def within(self, xfrm: Element | None) -> Scale:
        """The scale of what stands in a group that says `xfrm` of itself."""
        outer, inner = framed(xfrm, "off", "ext"), framed(xfrm, "chOff", "chExt")
        if outer is None or inner is None:
            return self
        across, down = outer.w / (inner.w or 1), outer.h / (inner.h or 1)
        here = self.of(Frame(outer.x - inner.x * across, outer.y - inner.y * down, 0, 0))
        return Scale(here.x, here.y, self.across * across, self.down * down)


def framed(xfrm: Element | None, place: str, size: str) -> Frame | None:
    """The frame that an element tells by the names of its place and its size; None if it tells none."""
    parts = {} if xfrm is None else {child.tag: child.attrib for child in xfrm}
    off, ext = parts.get(A + place), parts.get(A + size)
    try:
        return Frame(float(off["x"]), float(off["y"]), float(ext["cx"]), float(ext["cy"])) if off and ext else None
    except (KeyError, ValueError):
        return None
