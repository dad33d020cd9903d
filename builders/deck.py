"""The element tree of a deck, read into values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count, groupby
from typing import Literal, cast
from xml.etree.ElementTree import Element

from builders.slide import Bar, Chart, Deck, Figure, Note, NoteKind, Paragraph, Picture, Run, Section, Slide, Table
from workshop.pictures import Image
from workshop.text import NOWHERE, Place

NONE: Mapping[str, Image] = {}
# Templates are indented; tabs alone mean something, and no-break spaces are letters.
INDENTATION = re.compile(r"[ \n\r]+")


def decide(root: Element, images: Mapping[str, Image] = NONE) -> Deck:
    """The deck that a `<deck>` element describes; slides are numbered in order, `images` known by name."""
    numbers = count(1)
    return Deck(
        title=root.get("title", ""),
        language=root.get("lang", "en-GB"),
        author=root.get("author", ""),
        parts=int(root.get("parts", "1")),
        buyer=root.get("buyer", ""),
        sections=tuple(_section(section, numbers, images) for section in root),
    )


def _section(element: Element, numbers: Iterator[int], images: Mapping[str, Image]) -> Section:
    return Section(element.get("name", ""), tuple(_slide(slide, next(numbers), images) for slide in element))


def _slide(element: Element, number: int, images: Mapping[str, Image]) -> Slide:
    slots = {slot.get("name", ""): tuple(_paragraphs(slot)) for slot in element.iterfind("slot")}
    return Slide(
        id=element.get("id", ""),
        number=number,
        layout=element.get("layout", ""),
        title=element.get("title", ""),
        slots={name: paragraphs for name, paragraphs in slots.items() if paragraphs},
        part=int(element.get("part", "0")),
        notes=tuple(note for each in element.iterfind("notes/note") for note in _notes(each)),
        at=_place(element),
        hidden="hidden" in element.attrib,
        here=element.get("here", ""),
        figure=_figure(element, images),
    )


def _figure(slide: Element, images: Mapping[str, Image]) -> Figure | None:
    """The table, chart or picture of a slide, if it has one."""
    if (table := slide.find("slot/table")) is not None:
        head, *rows = (tuple(map(_cell, row)) for row in table.iter("tr"))
        return Table(head, tuple(rows))
    if (chart := slide.find("slot/chart")) is not None:
        bars = tuple(Bar(_cell(bar), int(bar.get("value", "0")), "stress" in bar.attrib) for bar in chart)
        kind = cast("Literal['bars', 'columns']", chart.get("kind", "bars"))
        return Chart(kind, chart.get("unit", ""), chart.get("shows", ""), bars)
    if (picture := slide.find("slot/picture")) is not None:
        image = images[picture.attrib["file"]]
        return Picture(picture.attrib["shows"], image.wide, image.high, image.content)
    return None


def _cell(element: Element) -> Paragraph:
    return Paragraph(_trim(_runs(element, Run(""))), at=_place(element))


def _place(element: Element) -> Place:
    """Where an element, or the first text in it, was written."""
    for each in element.iter():
        if at := each.get("at"):
            file, line, column = at.rsplit(":", 2)
            return Place(file, int(line), int(column))
    return NOWHERE


def _paragraphs(slot: Element) -> Iterator[Paragraph]:
    for element in slot:
        if element.tag == "p":
            yield from _paragraph(element, "none")
        start = int(element.get("start", "1"))
        for item in element.iterfind("li"):
            yield from _paragraph(item, "bullet" if element.tag == "ul" else "number", start)


def _paragraph(element: Element, kind: Literal["none", "bullet", "number"], start: int = 1) -> Iterator[Paragraph]:
    """One paragraph, or none if there is nothing in it."""
    if runs := _trim(_runs(element, Run(""))):
        yield Paragraph(runs, kind, _place(element), start)


def _notes(element: Element) -> Iterator[Note]:
    """A note for each paragraph; only the first bears the word."""
    kind, word = cast("NoteKind", element.get("kind", "do")), element.get("word", "")
    for first, paragraph in enumerate(element.iterfind("p")):
        yield Note(kind, "" if first else word, _trim(_runs(paragraph, Run(""))))


def _runs(element: Element, style: Run) -> Iterator[Run]:
    """The letters in an element and what stands in it, each with its style; unknown elements are transparent."""
    bold = style.bold or element.tag == "strong"
    italic = style.italic or element.tag == "em"
    link = element.get("href", style.link) if element.tag == "a" else style.link
    own = Run(" " if element.tag == "br" else element.text or "", bold, italic, link)
    yield own
    for child in element:
        yield from _runs(child, own)
        yield Run(child.tail or "", bold, italic, link)


def _trim(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs without indentation: single spaces, none at the ends, neighbours of one style joined."""
    kept: list[Run] = []
    for style, same in groupby(filter(_text, runs), _style):
        text = INDENTATION.sub(" ", "".join(map(_text, same)))
        kept.append(Run(text.removeprefix(" ") if not kept or kept[-1].text.endswith(" ") else text, *style))
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
    return tuple(filter(_text, kept))


def _text(run: Run) -> str:
    return run.text


def _style(run: Run) -> tuple[bool, bool, str | None]:
    return run.bold, run.italic, run.link
