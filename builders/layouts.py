"""The layouts of slides, one for each that an author may ask for.

`template.py` makes PowerPoint layouts of these, `fit.py` measures texts in them, and `picture.py` draws
them small. Nothing here knows PowerPoint.
"""

from __future__ import annotations

from dataclasses import replace

from builders.box import Box
from builders.diagrams import DIAGRAMS
from builders.layout import BODY, FOOT, HIGH, LEFT, NUMBER, PAGE, SMALL, SPAN, TITLE, WIDE, Layout
from builders.shapes import Chain, Shape

SIDES = (LEFT, 0.0, LEFT, 0.0)
ON_TEAL = replace(SMALL, line="white", done="white", empty="teal")
ON_GOLD = replace(SMALL, line="ink", done="ink", empty="gold")
LARGE = Chain(LEFT, 440, SPAN, 20, 96, 110, labelled=True)
SMALL_PRINT = Box("text", LEFT, 430, SPAN, 50, 22, 20, anchor="ctr")


def _half(side: str, x: float) -> tuple[Box, Box]:
    """One side of a pair: its name, and under it what it means."""
    name = Box(f"{side}-name", x, 146, 345, 84, 34, 24, bold=True, colour="teal", anchor="b", group="name")
    return name, Box(f"{side}-line", x, 242, 345, 190, 30, 22, "obj", group="line")


def _row(slot: str, y: float) -> Box:
    return Box(slot, LEFT, y, 195, 50, 30, 20, bold=True, colour="clay", anchor="b", group="row")


ROWS = {"when": 150.0, "will": 258.0, "buddy": 366.0}

ALL = (
    Layout(
        "title",
        (
            Box("title", LEFT, 84, SPAN, 160, 64, 40, "ctrTitle", True, "teal", anchor="b"),
            Box("subtitle", LEFT, 256, SPAN, 66, 26, 20, "subTitle"),
            Box("session", LEFT, 336, SPAN, 26, 18, 14),
        ),
        fill="cream",
        chain=LARGE,
        kind="title",
    ),
    Layout("agenda", (TITLE, replace(BODY, size=28, gap=14, tab=700), *FOOT), chain=SMALL),
    Layout(
        "section",
        (
            Box("title", 325, 100, 570, 180, 54, 36, "title", True, "teal", anchor="b"),
            Box("number", LEFT, 165, 210, 210, 110, 60, bold=True, colour="white", align="ctr", anchor="ctr"),
            Box("text", 325, 296, 570, 160, 28, 24),
            *FOOT,
        ),
        (Shape("ellipse", LEFT, 165, 210, 210, "teal"),),
        fill="soft",
        chain=SMALL,
        kind="secHead",
    ),
    Layout(
        "question",
        (
            Box("title", LEFT, 60, 750, 410, 60, 40, "title", True, "white", anchor="ctr"),
            *(replace(box, colour="white") for box in FOOT),
        ),
        fill="teal",
        chain=ON_TEAL,
        kind="titleOnly",
    ),
    Layout(
        "statement",
        (
            Box("title", LEFT, 80, SPAN, 212, 56, 40, "title", True, "teal", anchor="b"),
            Box("text", LEFT, 338, SPAN, 134, 30, 24),
            *FOOT,
        ),
        (Shape("rect", LEFT, 308, 96, 8, "gold"),),
        chain=SMALL,
    ),
    Layout(
        "story",
        (
            replace(TITLE, y=74, h=44, size=30),
            Box("label", LEFT, 46, SPAN, 26, 18, 14, bold=True, colour="clay"),
            Box("text", LEFT, 130, 800, 346, 36, 28, anchor="ctr", gap=14),
            *FOOT,
        ),
        fill="cream",
        chain=SMALL,
    ),
    Layout(
        "pair",
        (TITLE, *_half("left", 95), *_half("right", 520), *FOOT),
        (Shape("round", LEFT, 134, 405, 310, "cream"), Shape("round", 490, 134, 405, 310, "soft")),
        chain=SMALL,
        kind="twoTxTwoObj",
    ),
    Layout("points", (TITLE, replace(BODY, kind="obj", list="bullet"), *FOOT), chain=SMALL, kind="obj"),
    *DIAGRAMS,
    Layout(
        "scenario",
        (
            TITLE,
            Box("text", LEFT, 130, SPAN, 226, 32, 24, gap=10),
            Box("ask", 0, 372, WIDE, 104, 32, 24, bold=True, colour="teal", anchor="ctr", fill="soft", insets=SIDES),
            *FOOT,
        ),
        chain=SMALL,
    ),
    Layout(
        "activity",
        (
            replace(TITLE, x=324, w=571),
            Box("code", 50, 36, 209, 114, 20, 16, colour="white", strong=72),
            Box("minutes", 50, 150, 209, 68, 24, 18, colour="white", strong=54),
            Box("grouping", 50, 246, 209, 120, 24, 18, colour="white"),
            Box("bring", 50, 376, 209, 100, 20, 16, colour="white"),
            replace(BODY, x=324, y=122, w=571, h=284, size=28, gap=9, list="number"),
            Box("leave-with", 340, 412, 539, 66, 24, 20, anchor="ctr"),
            replace(PAGE, x=560, w=230),
            NUMBER,
        ),
        (Shape("rect", 0, 0, 281, HIGH, "teal"), Shape("round", 324, 412, 571, 66, "cream")),
        chain=replace(SMALL, x=324),
    ),
    Layout("debrief", (TITLE, replace(BODY, gap=22), *FOOT), fill="soft", chain=SMALL),
    Layout(
        "recall",
        (
            replace(TITLE, x=190, w=705, size=30),
            Box("text", 190, 136, 705, 336, 48, 30, bold=True),
            *FOOT,
        ),
        (Shape("ellipse", LEFT, 40, 96, 96, "gold", text="?", size=54),),
        fill="cream",
        chain=SMALL,
    ),
    Layout(
        "break",
        (
            Box("title", LEFT, 92, SPAN, 140, 96, 60, "title", True, anchor="b"),
            Box("text", LEFT, 254, SPAN, 44, 32, 24),
            Box("return", LEFT, 312, 220, 90, 56, 28, bold=True, align="ctr", anchor="ctr"),
            *FOOT,
        ),
        (Shape("round", LEFT, 312, 220, 90, "white"),),
        fill="gold",
        chain=ON_GOLD,
    ),
    Layout(
        "plan",
        (TITLE, *(_row(slot, y) for slot, y in ROWS.items()), *FOOT),
        tuple(Shape("line", 270, y + 46, 625, 0, line="rule", weight=2) for y in ROWS.values()),
        chain=SMALL,
    ),
    Layout(
        "close",
        (
            Box("title", LEFT, 60, SPAN, 170, 60, 40, "title", True, "teal", anchor="b"),
            Box("text", LEFT, 246, SPAN, 116, 30, 24, gap=8),
            *FOOT,
        ),
        fill="cream",
        chain=LARGE,
    ),
    Layout("table", (TITLE, Box("table", LEFT, 130, SPAN, 290, 30, 20, "tbl"), SMALL_PRINT, *FOOT), chain=SMALL),
    Layout("chart", (TITLE, Box("chart", LEFT, 122, SPAN, 302, 28, 20, "chart"), SMALL_PRINT, *FOOT), chain=SMALL),
    Layout("picture", (TITLE, Box("picture", LEFT, 122, SPAN, 302, 24, 20, "pic"), SMALL_PRINT, *FOOT), chain=SMALL),
    Layout(
        "quote",
        (
            Box("title", 190, 96, 705, 236, 48, 32, "title", True, "teal", anchor="ctr"),
            Box("text", 190, 352, 705, 80, 26, 20, bold=True, colour="clay"),
            *FOOT,
        ),
        (Shape("ellipse", LEFT, 166, 96, 96, "gold", text="“", size=72),),
        fill="cream",
        chain=SMALL,
    ),
    Layout(
        "big-number",
        (
            TITLE,
            Box("amount", LEFT, 128, SPAN, 186, 150, 80, bold=True, colour="teal", anchor="b"),
            Box("text", LEFT, 356, SPAN, 120, 28, 22),
            *FOOT,
        ),
        (Shape("rect", LEFT, 328, 96, 8, "gold"),),
        chain=SMALL,
    ),
)  # fmt: skip

LAYOUTS = {layout.name: layout for layout in ALL}

# A notes page is A4 upright: the slide on top; below it the cues, each beside its word; the number at the foot.
NOTES_WIDE, NOTES_HIGH = 595.0, 842.0
NOTES_SLIDE = Shape("rect", 105.5, 42, 384, 216, line="rule", weight=0.75)
CUES = Box("body", 54, 276, 487, 512, 14, 10, gap=5, hang=80)
NOTES_NUMBER = replace(NUMBER, x=441, y=796, w=100, h=22, size=10)
