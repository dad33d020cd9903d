"""The facilitator's pages on a screen: what to show, say and do."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from builders.web.prose import facts, stacked
from builders.web.tag import tag
from builders.web.writer import Show, Writer, parts, picture

GROUNDS = {"debrief": "soft", "demonstration": "cream", "way": "gold", "people": "cream"}


def cue(element: Element, writer: Writer) -> list[Element]:
    """A word in a box, then what it calls for, and under it the answers to be ready for."""
    word = tag("p", tag("strong", element.attrib["word"]), class_="word")
    said = [*_thumbs(element, writer), *writer.show(parts(element, "p")), *writer.show(parts(element, "answer"))]
    return [tag("div", word, tag("div", said), class_=f"cue {element.attrib['kind']}")]


def _thumbs(element: Element, writer: Writer) -> list[Element]:
    numbers = [int(thumb.attrib["slide"]) for thumb in parts(element, "thumb")]
    found = [writer.original.slides[number] for number in numbers if number in writer.original.slides]
    return [picture(content, "png", "", class_="thumb") for content in found]


def answer(element: Element, writer: Writer) -> list[Element]:
    said = [piece for line in parts(element, "p") for piece in writer.inside(line)]
    return [tag("p", tag("em", element.attrib["word"]), " ", said, class_="answer")]


def panel(element: Element, writer: Writer) -> list[Element]:
    aside = tag("p", element.attrib["aside"], class_="aside") if element.get("aside") else None
    kind = GROUNDS.get(element.attrib["kind"])
    inside = [writer.heading(element.attrib["title"]), aside, writer.below().show(element)]
    return [tag("div", *inside, class_=f"panel {kind}" if kind else "part")]


def side_by_side(element: Element, writer: Writer) -> list[Element]:
    return [tag("div", writer.show(element), class_="pairs")]


def rail(element: Element, writer: Writer) -> list[Element]:
    """When it is, how long it takes, and the other facts at a glance."""
    marks = [
        tag("strong", (mark.text or "").strip(), class_=f"priority {mark.attrib['kind']}")
        for mark in parts(element, "mark")
    ]
    first = tag("p", tag("strong", element.attrib["clock"], class_="at"), " ", element.attrib["minutes"], " ", marks)
    return [tag("div", first, facts(element, writer), class_="panel cream rail")]


SHOWN: dict[str, Show] = {
    "cue": cue,
    "answer": answer,
    "panel": panel,
    "columns": side_by_side,
    "pairs": side_by_side,
    "rail": rail,
    "body": stacked,
    "thumb": lambda _element, _writer: [],
    "aloud": lambda element, writer: [tag("div", writer.show(element), class_="panel cream")],
}
