"""The layouts of slides: where each text stands and what is drawn behind it, in points on 960 x 540.

    Layout     background, shapes, boxes, and where the chain stands
      Box      a placeholder: the slot that fills it, its place and its type
      Shape    something drawn, in a colour of the look
    Chain      "you are here": a dot for each part of the day, ending at the buyer

`template.py` makes PowerPoint layouts of these, `fit.py` measures texts in them, and `picture.py`
draws them small. Nothing here knows PowerPoint.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Colour = Literal["ink", "white", "teal", "clay", "gold", "cream", "rule", "soft"]
Align = Literal["l", "ctr", "r"]
Anchor = Literal["t", "ctr", "b"]

WIDE, HIGH = 960.0, 540.0
LEFT, SPAN = 65.0, 830.0  # the margin, and what lies between the margins

# The slots of all layouts and what PowerPoint shows in an empty one. A slot's place in this table gives its
# placeholder index, so that text stays where it belongs when somebody gives a slide another layout.
SLOTS = {
    "title": "Title",
    "body": "Text",
    "subtitle": "What the day is about",
    "session": "For whom, when, with whom",
    "number": "1",
    "text": "Text",
    "label": "What kind of story",
    "ask": "A question",
    "left-name": "One side",
    "left-line": "What it means",
    "right-name": "The other side",
    "right-line": "What it means",
    "code": "A1",
    "minutes": "10 min",
    "grouping": "Alone, in pairs, in threes",
    "bring": "What to have in hand",
    "leave-with": "You leave with ...",
    "return": "00:00",
    "when": "When",
    "will": "I will",
    "buddy": "My buddy is",
    **{f"{slot}-{n}": prompt for n in range(1, 6) for slot, prompt in (("name", "Name"), ("line", "A few words"))},
    "page": "Workbook page",
    "slide-number": "",
}
INDEX = {slot: place + 9 for place, slot in enumerate(SLOTS)} | {"title": 0, "body": 1}


@dataclass(frozen=True, slots=True)
class Shape:
    """Something drawn: filled, outlined, or with a few fixed letters in it. A line runs from (x, y) by (w, h)."""

    kind: Literal["rect", "round", "ellipse", "shoulders", "line", "arrow"]
    x: float
    y: float
    w: float
    h: float
    fill: Colour | None = None
    line: Colour | None = None
    weight: float = 0
    text: str = ""
    size: float = 0
    colour: Colour = "ink"


@dataclass(frozen=True, slots=True)
class Box:
    """A placeholder. Text that is too long for `size` may shrink to `floor`, boxes of one `group` together."""

    slot: str
    x: float
    y: float
    w: float
    h: float
    size: float
    floor: float
    kind: Literal["title", "ctrTitle", "subTitle", "body", "obj", "ftr", "sldNum"] = "body"
    bold: bool = False
    colour: Colour = "ink"
    align: Align = "l"
    anchor: Anchor = "t"
    gap: float = 0  # above every paragraph but the first
    list: Literal["none", "bullet", "number"] = "none"
    tab: bool = False  # what follows a tab stands at the right edge
    strong: float = 0  # the size of strong words, where it differs
    fill: Colour | None = None
    shape: Literal["rect", "round", "ellipse"] = "rect"
    inset: float = 0  # left and right
    group: str = ""

    @property
    def idx(self) -> int:
        return INDEX[self.slot]

    @property
    def prompt(self) -> str:
        return SLOTS[self.slot]

    @property
    def inner(self) -> float:
        """The width that text has."""
        return self.w - 2 * self.inset

    def indent(self, kind: str, size: float) -> float:
        """How far a list's lines stand in."""
        return 0.0 if kind == "none" else round(size * 1.15)


@dataclass(frozen=True, slots=True)
class Chain:
    """Where the chain stands (`y` is its middle), how big it is, and what it is drawn in."""

    x: float
    y: float
    w: float
    dot: float
    gap: float  # at most, from dot to dot
    last: float
    label: str = ""
    line: Colour = "teal"
    done: Colour = "teal"
    empty: Colour = "white"

    def shapes(self, part: int, parts: int) -> tuple[Shape, ...]:
        """A line and `parts` dots on it: the first `part` filled, the latest bigger, the last always gold."""
        gap = min(self.gap, (self.w - self.last / 2 - self.dot / 2) / max(parts - 1, 1))
        first = self.x + self.dot / 2
        line = Shape("line", first, self.y, gap * (parts - 1), 0, line=self.line, weight=self.dot / 7)
        return (line, *(self._dot(first + gap * n, n + 1, part, parts) for n in range(parts)))

    def _dot(self, centre: float, n: int, part: int, parts: int) -> Shape:
        last = n == parts
        width = self.last if last else self.dot
        width = width * 1.45 if n == part and width < 20 else width
        fill: Colour = "gold" if last else self.done if n <= part else self.empty
        dot = Shape("ellipse", centre - width / 2, self.y - width / 2, width, width, fill, self.line, self.dot / 7)
        return replace(dot, text=self.label, size=14) if last else dot


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of slide; `kind` is PowerPoint's own word for it, which does not depend on language."""

    name: str
    boxes: tuple[Box, ...]
    shapes: tuple[Shape, ...] = ()
    fill: Colour = "white"
    chain: Chain | None = None
    kind: Literal["title", "secHead", "titleOnly", "obj", "twoTxTwoObj"] | None = None

    @property
    def label(self) -> str:
        """The name in PowerPoint's menu."""
        return self.name.replace("-", " ").capitalize()


SMALL = Chain(LEFT, 511, 230, 9, 26, 9)
ON_TEAL = replace(SMALL, line="white", done="white", empty="teal")
ON_GOLD = replace(SMALL, line="ink", done="ink", empty="gold")
LARGE = Chain(LEFT, 440, SPAN, 20, 110, 96, "the buyer")

TITLE = Box("title", LEFT, 40, SPAN, 70, 38, 28, "title", True, "teal", anchor="ctr")
BODY = Box("body", LEFT, 134, SPAN, 342, 32, 20, gap=16)
PAGE = Box("page", 330, 499, 300, 24, 14, 14, "ftr", align="ctr", anchor="ctr")
NUMBER = Box("slide-number", 815, 499, 80, 24, 14, 14, "sldNum", align="r", anchor="ctr")
FOOT = (PAGE, NUMBER)


def _on(colour: Colour, *boxes: Box) -> tuple[Box, ...]:
    return tuple(replace(box, colour=colour) for box in boxes)


def _columns(count: int) -> tuple[tuple[float, float], ...]:
    """Left edge and width of so many columns between the margins."""
    width = (SPAN - 20 * (count - 1)) / count
    return tuple((LEFT + n * (width + 20), width) for n in range(count))


def _cards(count: int) -> tuple[Box, ...]:
    """A name and a line in each column, under what is drawn there."""
    made: list[Box] = []
    for n, (x, width) in enumerate(_columns(count), start=1):
        made += [
            Box(f"name-{n}", x, 256, width, 64, 26, 20, bold=True, align="ctr", anchor="b", group="name"),
            Box(f"line-{n}", x, 328, width, 146, 24, 20, align="ctr", group="line"),
        ]
    return tuple(made)


def _steps(count: int) -> Layout:
    """Numbered circles joined by a line, the last one gold."""
    centres = [x + width / 2 for x, width in _columns(count)]
    drawn = [Shape("line", centres[0], 190, centres[-1] - centres[0], 0, line="teal", weight=3)]
    for n, centre in enumerate(centres, start=1):
        fill, colour = ("gold", "ink") if n == count else ("teal", "white")
        drawn.append(Shape("ellipse", centre - 46, 144, 92, 92, fill, "white", 5, str(n), 44, colour))
    return Layout(f"steps-{count}", (TITLE, *_cards(count), *FOOT), tuple(drawn), chain=SMALL)


def _chain(count: int) -> Layout:
    """People in a row with arrows between them, the last one gold: the buyer, who pays."""
    centres = [x + width / 2 for x, width in _columns(count)]
    drawn: list[Shape] = []
    for n, centre in enumerate(centres, start=1):
        fill: Colour = "gold" if n == count else "teal"
        drawn += [
            Shape("ellipse", centre - 21, 142, 42, 42, fill),
            Shape("shoulders", centre - 41, 188, 82, 48, fill),
        ]
    for one, other in zip(centres, centres[1:], strict=False):
        drawn.append(Shape("arrow", one + 52, 200, other - one - 104, 0, line="clay", weight=3.5))
    return Layout(f"chain-{count}", (TITLE, *_cards(count), *FOOT), tuple(drawn), chain=SMALL)


def _plan_row(slot: str, y: float) -> Box:
    return Box(slot, LEFT, y, 195, 50, 30, 20, bold=True, colour="clay", anchor="b", group="row")


ALL = (
    Layout(
        "title",
        (
            Box("title", LEFT, 84, 790, 160, 64, 40, "ctrTitle", True, "teal", anchor="b"),
            Box("subtitle", LEFT, 256, 790, 66, 26, 20, "subTitle"),
            Box("session", LEFT, 336, 790, 26, 18, 14),
        ),
        fill="cream",
        chain=LARGE,
        kind="title",
    ),
    Layout(
        "agenda",
        (TITLE, replace(BODY, w=720, size=28, gap=14, tab=True), *FOOT),
        chain=SMALL,
    ),
    Layout(
        "section",
        (
            Box("title", 330, 110, 565, 180, 54, 36, "title", True, "teal", anchor="b"),
            Box("number", LEFT, 160, 220, 220, 110, 60, bold=True, colour="white", align="ctr", anchor="ctr",
                fill="teal", shape="ellipse"),
            Box("text", 330, 306, 565, 150, 28, 24),
            *FOOT,
        ),
        fill="soft",
        chain=SMALL,
        kind="secHead",
    ),
    Layout(
        "question",
        (Box("title", LEFT, 60, SPAN, 410, 60, 40, "title", True, "white", anchor="ctr"), *_on("white", *FOOT)),
        fill="teal",
        chain=ON_TEAL,
        kind="titleOnly",
    ),
    Layout(
        "statement",
        (
            Box("title", LEFT, 80, SPAN, 212, 56, 40, "title", True, "teal", anchor="b"),
            Box("text", LEFT, 336, SPAN, 134, 30, 24),
            *FOOT,
        ),
        (Shape("rect", LEFT, 308, 96, 8, "gold"),),
        chain=SMALL,
    ),
    Layout(
        "story",
        (
            replace(TITLE, y=72, h=44, size=30),
            Box("label", LEFT, 46, SPAN, 26, 18, 14, bold=True, colour="clay"),
            Box("text", LEFT, 130, 800, 346, 36, 28, anchor="ctr", gap=14),
            *FOOT,
        ),
        fill="cream",
        chain=SMALL,
    ),
    Layout(
        "pair",
        (
            TITLE,
            Box("left-name", 95, 160, 345, 84, 32, 24, bold=True, colour="teal", anchor="b", group="name"),
            Box("left-line", 95, 256, 345, 200, 28, 22, "obj", group="line"),
            Box("right-name", 520, 160, 345, 84, 32, 24, bold=True, colour="teal", anchor="b", group="name"),
            Box("right-line", 520, 256, 345, 200, 28, 22, "obj", group="line"),
            *FOOT,
        ),
        (Shape("round", LEFT, 134, 405, 342, "cream"), Shape("round", 490, 134, 405, 342, "soft")),
        chain=SMALL,
        kind="twoTxTwoObj",
    ),
    Layout(
        "points",
        (TITLE, replace(BODY, kind="obj", list="bullet"), *FOOT),
        chain=SMALL,
        kind="obj",
    ),
    *(_steps(count) for count in (3, 4, 5)),
    *(_chain(count) for count in (3, 4, 5)),
    Layout(
        "scenario",
        (
            TITLE,
            Box("text", LEFT, 130, SPAN, 222, 30, 24, gap=10),
            Box("ask", LEFT, 368, SPAN, 104, 30, 24, bold=True, colour="teal", anchor="ctr", fill="soft",
                shape="round", inset=26),
            *FOOT,
        ),
        chain=SMALL,
    ),
    Layout(
        "activity",
        (
            replace(TITLE, x=324, w=571),
            Box("code", 50, 52, 209, 84, 20, 16, bold=False, colour="white", strong=72),
            Box("minutes", 50, 150, 209, 68, 24, 18, colour="white", strong=54),
            Box("grouping", 50, 244, 209, 84, 24, 18, bold=True, colour="white"),
            Box("bring", 50, 340, 209, 100, 20, 16, colour="white"),
            replace(BODY, x=324, y=122, w=571, h=288, size=28, gap=12, list="number"),
            Box("leave-with", 324, 416, 571, 68, 24, 20, anchor="ctr", fill="cream", shape="round", inset=16),
            replace(PAGE, x=560, w=230),
            NUMBER,
        ),
        (Shape("rect", 0, 0, 281, HIGH, "teal"),),
        chain=replace(SMALL, x=324),
    ),
    Layout(
        "debrief",
        (TITLE, replace(BODY, gap=22), *FOOT),
        fill="soft",
        chain=SMALL,
    ),
    Layout(
        "recall",
        (
            replace(TITLE, x=190, w=705, size=30),
            Box("text", 190, 126, 705, 340, 44, 30, bold=True, colour="ink", anchor="t"),
            *FOOT,
        ),
        (Shape("ellipse", LEFT, 40, 92, 92, "gold", text="?", size=54),),
        fill="cream",
        chain=SMALL,
    ),
    Layout(
        "break",
        (
            Box("title", LEFT, 100, SPAN, 140, 96, 60, "title", True, anchor="b"),
            Box("text", LEFT, 262, SPAN, 44, 32, 24),
            Box("return", LEFT, 316, 210, 84, 54, 28, bold=True, align="ctr", anchor="ctr", fill="white",
                shape="round", inset=10),
            *FOOT,
        ),
        fill="gold",
        chain=ON_GOLD,
    ),
    Layout(
        "plan",
        (TITLE, _plan_row("when", 150), _plan_row("will", 260), _plan_row("buddy", 370), *FOOT),
        tuple(Shape("line", 270, y + 46, 625, 0, line="rule", weight=2) for y in (150, 260, 370)),
        chain=SMALL,
    ),
    Layout(
        "close",
        (
            Box("title", LEFT, 60, 790, 170, 60, 40, "title", True, "teal", anchor="b"),
            Box("text", LEFT, 246, 790, 116, 30, 24, gap=8),
            *FOOT,
        ),
        fill="cream",
        chain=LARGE,
    ),
)  # fmt: skip

LAYOUTS = {layout.name: layout for layout in ALL}

# A notes page is A4 upright: the slide on top, the cues below, the page number at the foot.
NOTES_WIDE, NOTES_HIGH = 595.0, 842.0
NOTES_SLIDE = Shape("rect", 105.5, 42, 384, 216, line="rule", weight=0.75)
CUES = Box("body", 54, 276, 487, 512, 12, 10, gap=4)
NOTES_NUMBER = replace(NUMBER, x=441, y=796, w=100, h=22, size=10)
