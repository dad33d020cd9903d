"""How a role is drawn where a template has no layout for it: its texts and shapes in a place for content.

Most roles are drawn as in our own layouts. Here stand those that fill a slide of ours, as they look below a title.
Points on 960 x 540; `AREA` is the place for content, which is scaled to that of the template.
"""

from __future__ import annotations

from dataclasses import replace

from builders.box import Box
from builders.layout import LEFT, SPAN, Layout
from builders.shapes import Shape

AREA = (LEFT, 130.0, SPAN, 346.0)
FULL = (LEFT, 60.0, SPAN, 416.0)  # of layouts that place their title themselves
WHOLE = (LEFT, 40.0, SPAN, 436.0)  # of all others with their title
FEET = ("page", "slide-number")
PANEL, INSIDE = 215.0, 183.0  # the width of an activity's card, and of what stands on it
RIGHT = LEFT + PANEL + 24

ACTIVITY = (
    Box("title", LEFT, 40, SPAN, 70, 38, 28, "title"),
    Box("code", 81, 140, INSIDE, 90, 18, 14, colour="white", strong=54),
    Box("minutes", 81, 232, INSIDE, 60, 22, 16, colour="white", strong=44),
    Box("grouping", 81, 302, INSIDE, 88, 20, 14, colour="white"),
    Box("bring", 81, 396, INSIDE, 72, 18, 12, colour="white"),
    Box("body", RIGHT, 130, LEFT + SPAN - RIGHT, 268, 28, 18, gap=9, list="number"),
    Box("leave-with", RIGHT + 16, 412, LEFT + SPAN - RIGHT - 32, 64, 24, 16, anchor="ctr"),
)
CARD = (
    Shape("round", LEFT, 130, PANEL, 346, "teal"),
    Shape("round", RIGHT, 412, LEFT + SPAN - RIGHT, 64, "cream"),
)
OWN: dict[str, tuple[tuple[Box, ...], tuple[Shape, ...]]] = {
    "activity": (ACTIVITY, CARD),
    "story": (
        (
            Box("title", LEFT, 40, SPAN, 70, 38, 28, "title"),
            Box("label", LEFT, 130, SPAN, 28, 18, 14, bold=True, colour="clay"),
            Box("text", LEFT, 166, SPAN, 310, 34, 24, anchor="t", gap=14),
        ),
        (),
    ),
    "scenario": (
        (
            Box("title", LEFT, 40, SPAN, 70, 38, 28, "title"),
            Box("text", LEFT, 130, SPAN, 226, 32, 22, gap=10),
            Box("ask", LEFT + 24, 376, SPAN - 48, 92, 30, 20, bold=True, colour="teal", anchor="ctr"),
        ),
        (Shape("round", LEFT, 368, SPAN, 108, "soft"),),
    ),
    "recall": (
        (
            Box("title", LEFT, 40, SPAN, 70, 38, 28, "title"),
            Box("text", LEFT + 140, 150, SPAN - 140, 306, 44, 26, bold=True, anchor="ctr"),
        ),
        (Shape("ellipse", LEFT, 248, 110, 110, "gold", text="?", size=60),),
    ),
    "break": (
        (
            Box("title", LEFT, 92, SPAN, 140, 80, 40, "title", True, anchor="b"),
            Box("text", LEFT, 250, SPAN, 50, 32, 20),
            Box("return", LEFT, 312, 220, 90, 56, 28, bold=True, align="ctr", anchor="ctr"),
        ),
        (Shape("round", LEFT, 312, 220, 90, "gold"),),
    ),
    "title": (
        (
            Box("title", LEFT, 84, SPAN, 180, 60, 32, "title", True, anchor="b"),
            Box("subtitle", LEFT, 276, SPAN, 80, 28, 18),
            Box("session", LEFT, 372, SPAN, 60, 18, 12),
        ),
        (),
    ),
}  # fmt: skip


def blueprint(layout: Layout, bare: bool) -> tuple[Layout, tuple[float, float, float, float]]:
    """A layout of ours as it is drawn in a template, and the place that this fills, with its title or `bare` of it."""
    boxes, shapes = OWN.get(layout.name, (layout.boxes, (*layout.shapes, *layout.drawn)))
    kept = tuple(box for box in boxes if box.slot not in FEET)
    made = replace(layout, boxes=kept, shapes=tuple(shapes), chain=None)
    return made, AREA if bare else WHOLE if titled(layout) else FULL


def titled(layout: Layout) -> bool:
    """Whether the title of a layout stands above what it is the title of."""
    title = OWN.get(layout.name, (layout.boxes,))[0][0]
    return title.y + title.h <= AREA[1]
