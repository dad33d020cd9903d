"""Plain text on a page: paragraphs, headings, lists and tables."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from builders.marks import BOXES, RINGS
from builders.web.tag import Piece, tag
from builders.web.writer import Show, Writer, parts

FEW, SEVERAL = 8, 20  # letters of a cell
MANY = 3  # columns, from which on a row becomes a card on a narrow screen


def as_html(name: str) -> Show:
    """Elements that HTML has too."""
    return lambda element, writer: [tag(name, writer.inside(element))]


def stacked(element: Element, writer: Writer) -> list[Element]:
    """What is in an element, one after the other."""
    return writer.show(element)


def rows_and_columns(element: Element, writer: Writer) -> list[Element]:
    """A table with a row of headings. One of many columns is read as cards on a narrow screen."""
    head, *rows = element.iter("tr")
    wide = len(head) >= MANY
    heads = [_heading(cell, writer, wide=wide) for cell in head]
    names = [_letters(cell) for cell in head]
    body = [_row(row, names, writer, wide=wide) for row in rows]
    first = tag("tr", heads, role="row" if wide else None)
    kind = {"class_": " ".join(["wide", *filter(None, [element.get("kind")])]), "role": "table"} if wide else {}
    return [tag("table", tag("thead", first), tag("tbody", body), **kind)]


def _heading(cell: Element, writer: Writer, *, wide: bool) -> Element:
    if not _letters(cell):
        return tag("td", role="cell" if wide else None)
    return tag("th", writer.inside(cell), scope="col", role="columnheader" if wide else None)


def _row(row: Element, names: list[str], writer: Writer, *, wide: bool) -> Element:
    """A row; where there are many columns, each cell carries the name of its own."""
    if not wide:
        return tag("tr", [tag("td", _inside(cell, writer)) for cell in row], class_=row.get("kind"))
    cells = [
        tag("td", _inside(cell, writer), role="cell", data_label=name, class_=_size(_letters(cell)))
        for cell, name in zip(row, names, strict=True)
    ]
    return tag("tr", cells, role="row", class_=row.get("kind"))


def _inside(cell: Element, writer: Writer) -> list[Piece]:
    """What stands in a cell; a box to tick or to write in is drawn, and not read out."""
    return [tag("span", class_="box", aria_hidden="true")] if _letters(cell) in RINGS | BOXES else writer.inside(cell)


def _size(letters: str) -> str:
    """Nothing is left out on a narrow screen, a few letters stay on one line, many have the whole width."""
    if not letters:
        return "empty"
    return "short" if len(letters) <= FEW else "long" if len(letters) > SEVERAL else ""


def _letters(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def facts(element: Element, writer: Writer) -> list[Element]:
    """Names and what holds, side by side; what is not known yet has a line."""
    rows = [tag("li", tag("span", fact.attrib["name"]), " ", _value(fact, writer)) for fact in parts(element, "fact")]
    return [tag("ul", rows, class_="facts")] if rows else []


def _value(fact: Element, writer: Writer) -> Element:
    return tag("strong", writer.inside(fact)) if _letters(fact) else tag("span", class_="blank")


SHOWN: dict[str, Show] = {
    "p": as_html("p"),
    "ul": as_html("ul"),
    "ol": as_html("ol"),
    "li": as_html("li"),
    "h2": lambda element, writer: [writer.heading(writer.inside(element))],
    "h3": lambda element, writer: [writer.below().heading(writer.inside(element))],
    "table": rows_and_columns,
    "facts": facts,
}
