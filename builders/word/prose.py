"""Plain text in Word: paragraphs, headings, lists and tables."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from builders.marks import BOXES, RINGS
from builders.word.node import Node
from builders.word.package import NUMBERED
from builders.word.paragraph import Ink, paragraph, run, tick_box
from builders.word.spans import INLINE, content
from builders.word.table import Cell, Line, Row, table
from builders.word.writer import Show, Writer, parts

SPACES = 30  # with a line under them, to write on
SHORT = 24  # letters that stay on one line
MANY = 5  # columns, from which on letters are smaller
LONG = 16  # rows, from which on they stand closer
BULLETS = 1  # the one list that needs no number of its own
FILLS = {
    "break": "gold-light",
    "lunch": "gold-light",
    "fixed": "soft",
    "buffer": "cream",
    "end": "soft",
    "planned": "soft",
}


def shown_in(style: str) -> Show:
    """Elements that hold one line, or some paragraphs, in a style."""
    return lambda element, writer: writer.flow(element, style)


def nothing(_element: Element, _writer: Writer) -> list[Node]:
    """What print needs and Word does not."""
    return []


def stacked(element: Element, writer: Writer) -> list[Node]:
    """What is in an element, one after the other."""
    return writer.show(element)


def bullets(element: Element, writer: Writer) -> list[Node]:
    return list(_items(element, writer, 0, BULLETS))


def numbers(element: Element, writer: Writer) -> list[Node]:
    return list(_items(element, writer, 0, writer.package.list(NUMBERED)))


def _items(element: Element, writer: Writer, level: int, number: int) -> Iterator[Node]:
    style = "ListBullet" if number == BULLETS else "ListNumber"
    for item in parts(element, "li"):
        runs = writer.runs([part for part in content(item) if isinstance(part, str) or part.tag in INLINE])
        inner = [writer.inside(one) for one in parts(item, "p")]
        first, *later = [runs, *inner] if runs or not inner else inner
        yield paragraph(style, first, list_=(level, number))
        yield from (paragraph(style, one) for one in later)
        for nested in parts(item, "ul", "ol"):
            own = BULLETS if nested.tag == "ul" else writer.package.list(NUMBERED)
            yield from _items(nested, writer, min(level + 1, 3), own)


def rows_and_columns(element: Element, writer: Writer) -> list[Node]:
    """A table whose first row has headings, which come back on every page."""
    head, *rows = element.iter("tr")
    shares = [float(share) for share in element.get("widths", " ".join("1" for _ in head)).split()]
    widths = [writer.room * share / sum(shares) for share in shares]
    rule = Line(0.6, writer.colour("rule"))
    styles = ("SmallHead", "SmallCell") if len(widths) > MANY else ("CellHead", "Cell")
    made = [
        Row([Cell(writer.flow(cell, styles[0]) or [paragraph(styles[0])]) for cell in head], head=True),
        *(_row(row, writer, widths, styles[1], head) for row in rows),
    ]
    return [
        table(
            widths,
            made,
            lines=[("bottom", rule), ("insideH", rule)],
            heads=True,
            inset=(0.5 if len(rows) > LONG else 1.1, 1.2),
        ),
        paragraph("Apart"),
    ]


def _row(row: Element, writer: Writer, widths: list[float], style: str, head: Element) -> Row:
    ground = FILLS.get(row.get("kind", ""))
    cells = []
    for cell, width, name in zip(row, widths, head, strict=True):
        fill = "soft" if _letters(cell) in BOXES else ground
        inside = _cell(cell, writer.within(width), style, _letters(name))
        cells.append(Cell(inside, fill=writer.colour(fill) if fill else None))
    return Row(cells)


def _cell(cell: Element, writer: Writer, style: str, name: str) -> list[Node]:
    """What stands in a cell; a ring becomes a box that Word ticks, a box an empty cell to write in."""
    if _letters(cell) in RINGS:
        return [paragraph(style, [tick_box(writer.package.ids, name)])]
    if _letters(cell) in BOXES:
        return [paragraph(style)]
    return writer.flow(cell, style) or [paragraph(style)]


def _letters(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def named_values(element: Element, writer: Writer) -> list[Node]:
    """Facts side by side: each name, and what holds."""
    return [paragraph("Facts", facts_in(element, writer))]


def facts_in(element: Element, writer: Writer) -> list[Node]:
    """The facts of an element in a line, their values strong; a short one is not parted."""
    runs: list[Node] = []
    for fact in element.iter("fact"):
        name = Ink(colour=writer.colour("teal"))
        runs += [run("     ")] if runs else []
        runs.append(run(_whole(f"{fact.attrib['name']} "), name))
        runs += [_unparted(one) for one in writer.inside(fact, Ink(bold=True))] or [_blank()]
    return runs


def _blank() -> Node:
    return run("\u00a0" * SPACES, Ink(style="Blank"))


def _unparted(one: Node) -> Node:
    for letters in one.iter("{*}t"):
        letters.text = _whole(letters.text or "")
    return one


def _whole(text: str) -> str:
    """A short text with spaces at which no line ends."""
    return text.replace(" ", "\u00a0") if len(text) <= SHORT else text


SHOWN: dict[str, Show] = {
    "p": lambda element, writer: writer.flow(element, writer.text),
    "h2": shown_in("Heading2"),
    "h3": shown_in("Heading3"),
    "ul": bullets,
    "ol": numbers,
    "table": rows_and_columns,
    "facts": named_values,
}
