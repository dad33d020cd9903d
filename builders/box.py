"""A placeholder of a slide: whose text it holds, where it stands, how its letters look. In points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from builders.letters.face import OURS
from builders.shapes import Colour

# The slots of all layouts, and what PowerPoint shows in an empty one. A slot's place in this table gives its
# placeholder index, so that a text stays where it belongs when somebody gives a slide another layout.
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
    "table": "A table",
    "chart": "A chart",
    "picture": "A picture",
    "amount": "24",
}
INDEX = {slot: place + 9 for place, slot in enumerate(SLOTS)} | {"title": 0, "body": 1}


@dataclass(frozen=True, slots=True)
class Box:
    """A placeholder. Text that is too long for `size` shrinks, down to `floor`, boxes of one `group` together.

    One that is `own` says on the slide itself where it stands and how it looks; a "text" is no placeholder at all.
    """

    slot: str
    x: float
    y: float
    w: float
    h: float
    size: float
    floor: float
    kind: Literal["title", "ctrTitle", "subTitle", "body", "obj", "ftr", "sldNum", "tbl", "chart", "pic", "text"] = (
        "body"
    )
    bold: bool = False
    colour: Colour | str = "ink"  # by our word for it, or as #rrggbb where a template says so
    align: Literal["l", "ctr", "r"] = "l"
    anchor: Literal["t", "ctr", "b"] = "t"
    gap: float = 0  # between paragraphs
    list: Literal["none", "bullet", "number"] = "none"
    tab: float = 0  # what follows a tab ends here
    hang: float = 0  # lines after the first stand in by so much
    strong: float = 0  # the size of strong words, where it differs
    fill: Colour | None = None
    insets: tuple[float, float, float, float] = (0, 0, 0, 0)  # left, top, right, bottom
    group: str = ""
    font: str = OURS
    leading: float = 1  # from line to line, in lines of the font
    step: float | None = None  # how far a list stands in, where a template says so
    index: int | None = None  # of the placeholder, in a template that is not ours
    own: bool = False
    capitals: bool = False  # small letters are shown as capitals

    @property
    def idx(self) -> int:
        return INDEX[self.slot] if self.index is None else self.index

    @property
    def prompt(self) -> str:
        return SLOTS[self.slot]

    @property
    def inner(self) -> float:
        """The width that text has."""
        return self.w - self.insets[0] - self.insets[2]

    @property
    def tall(self) -> float:
        """The height that text has."""
        return self.h - self.insets[1] - self.insets[3]

    @property
    def strength(self) -> float:
        """How much bigger than the rest strong words are."""
        return self.strong / self.size if self.strong else 1.0

    def indent(self, kind: str, size: float) -> float:
        """How far the lines of a paragraph or of a list stand in."""
        if kind == "none":
            return self.hang
        return round(size * 1.15) if self.step is None else self.step
