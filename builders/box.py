"""A placeholder of a slide: whose text it holds, where it stands, how its letters look. In points on 960 x 540."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
}
INDEX = {slot: place + 9 for place, slot in enumerate(SLOTS)} | {"title": 0, "body": 1}


@dataclass(frozen=True, slots=True)
class Box:
    """A placeholder. Text that is too long for `size` shrinks, down to `floor`, boxes of one `group` together."""

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
    align: Literal["l", "ctr", "r"] = "l"
    anchor: Literal["t", "ctr", "b"] = "t"
    gap: float = 0  # between paragraphs
    list: Literal["none", "bullet", "number"] = "none"
    tab: float = 0  # what follows a tab ends here
    hang: float = 0  # lines after the first stand in by so much
    strong: float = 0  # the size of strong words, where it differs
    fill: Colour | None = None
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

    @property
    def strength(self) -> float:
        """How much bigger than the rest strong words are."""
        return self.strong / self.size if self.strong else 1.0

    def indent(self, kind: str, size: float) -> float:
        """How far the lines of a paragraph or of a list stand in."""
        return self.hang if kind == "none" else round(size * 1.15)
