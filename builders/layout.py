"""A layout: where each text of a slide stands and what is drawn behind it; and what most layouts have in common.

In points on 960 x 540. Nothing here knows PowerPoint.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from builders.box import Box
from builders.brand.palette import Palette
from builders.shapes import Chain, Colour, Shape

WIDE, HIGH = 960.0, 540.0
LEFT, SPAN = 65.0, 830.0  # the margin, and what lies between the margins


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of slide; `kind` is PowerPoint's own word for it, which does not depend on language.

    `shapes` stand in the layout itself, `drawn` on each slide; `part` is the layout's file in the template.
    """

    name: str
    boxes: tuple[Box, ...]
    shapes: tuple[Shape, ...] = ()
    fill: Colour | str = "white"
    chain: Chain | None = None
    kind: Literal["title", "secHead", "titleOnly", "obj", "twoTxTwoObj"] | None = None
    drawn: tuple[Shape, ...] = ()
    says: str = ""  # what is drawn on each slide, where that is a diagram: one group, to move and to change
    part: str = ""
    palette: Palette | None = None  # of its master, where that differs

    @property
    def label(self) -> str:
        """The name in PowerPoint's menu."""
        return self.name.replace("-", " ").capitalize()


SMALL = Chain(LEFT, 511, 235, 9, 12, 26)
TITLE = Box("title", LEFT, 40, SPAN, 70, 38, 28, "title", True, "teal", anchor="ctr")
BODY = Box("body", LEFT, 134, SPAN, 342, 32, 20, gap=16)
PAGE = Box("page", 330, 499, 300, 24, 14, 14, "ftr", align="ctr", anchor="ctr")
NUMBER = Box("slide-number", 815, 499, 80, 24, 14, 14, "sldNum", align="r", anchor="ctr")
FOOT = (PAGE, NUMBER)
