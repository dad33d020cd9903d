"""Paragraphs and what stands in their lines: letters, fields, links, boxes to tick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from builders.word.node import SPACE, Node, node

EMPTY_BOX, CROSSED_BOX = "☐", "☒"  # of the face that every office machine has
SYMBOLS = "Segoe UI Symbol"


@dataclass(frozen=True, slots=True)
class Ink:
    """How letters look where they differ from their paragraph; colours are hexadecimal, sizes points."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    lined: bool = False
    colour: str | None = None
    fill: str | None = None
    size: float | None = None
    style: str | None = None

    def node(self) -> Node | None:
        """The properties of a run, in the order that the schema asks for; nothing for plain letters."""
        marks = [
            node("rStyle", val=self.style) if self.style else None,
            node("b") if self.bold else None,
            node("i") if self.italic else None,
            node("strike") if self.struck else None,
            node("color", val=self.colour) if self.colour else None,
            node("sz", val=round(self.size * 2)) if self.size else None,
            node("szCs", val=round(self.size * 2)) if self.size else None,
            node("u", val="single") if self.lined else None,
            node("shd", val="clear", color="auto", fill=self.fill) if self.fill else None,
        ]
        return node("rPr", *marks) if any(mark is not None for mark in marks) else None


PLAIN = Ink()


def paragraph(
    style: str, runs: Iterable[Node] = (), *, keep: bool = False, list_: tuple[int, int] | None = None,
    page: bool = False, align: str | None = None, dots: int | None = None,
) -> Node:  # fmt: skip
    """A paragraph; `keep` it with the next, begin a `page` with it, make it an item of a list (level and number).

    A tab in it leads to a place on the right, with `dots` up to there.
    """
    numbered = node("numPr", node("ilvl", val=list_[0]), node("numId", val=list_[1])) if list_ else None
    properties = node(
        "pPr",
        node("pStyle", val=style),
        node("keepNext") if keep else None,
        node("pageBreakBefore") if page else None,
        numbered,
        node("tabs", node("tab", val="right", leader="dot", pos=dots)) if dots else None,
        node("jc", val=align) if align else None,
    )
    return node("p", properties, *runs)


def run(text: str, ink: Ink = PLAIN) -> Node:
    """Letters; a tab and a line end among them are what they are."""
    made = node("r", ink.node())
    for place, line in enumerate(text.split("\n")):
        if place:
            made.append(node("br"))
        for number, piece in enumerate(line.split("\t")):
            if number:
                made.append(node("tab"))
            if piece:
                letters = node("t")
                letters.text = piece
                letters.set(SPACE, "preserve")
                made.append(letters)
    return made


def tab() -> Node:
    return node("r", node("tab"))


def field(code: str, said: str, ink: Ink = PLAIN) -> list[Node]:
    """A field that Word computes, such as PAGE, with what it says until then."""
    instruction = node("instrText")
    instruction.text = f" {code} "
    instruction.set(SPACE, "preserve")
    ends = [node("r", ink.node(), node("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")]
    return [ends[0], node("r", ink.node(), instruction), ends[1], run(said, ink), ends[2]]


def link(runs: Sequence[Node], relation: str | None = None, anchor: str | None = None) -> Node:
    """Letters that lead to a page of the web by its `relation`, or to an `anchor` in the document."""
    made = node("hyperlink", *runs, anchor=anchor, history="1")
    if relation:
        made.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", relation)
    return made


def bookmark(name: str, number: int, runs: Sequence[Node]) -> list[Node]:
    """Letters that others in the document refer to by `name`."""
    return [node("bookmarkStart", id=number, name=name), *runs, node("bookmarkEnd", id=number)]


def tick_box(numbers: count[int], says: str) -> Node:
    """A box to tick, that Word ticks with a click; `says` is what it is for."""
    fonts = node("rPr", node("rFonts", ascii=SYMBOLS, hAnsi=SYMBOLS, eastAsia=SYMBOLS, cs=SYMBOLS))
    letter = node("t")
    letter.text = EMPTY_BOX
    states = [
        node("w14:checked", val="0"),
        node("w14:checkedState", val=f"{ord(CROSSED_BOX):04X}", font=SYMBOLS),
        node("w14:uncheckedState", val=f"{ord(EMPTY_BOX):04X}", font=SYMBOLS),
    ]
    properties = node(
        "sdtPr", node("alias", val=says[:60]), node("id", val=next(numbers)), node("w14:checkbox", *states)
    )
    return node("sdt", properties, node("sdtContent", node("r", fonts, letter)))
