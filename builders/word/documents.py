"""Whole documents in Word, and their parts: covers, pages, and what stands at the end."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from builders.marks import PRIVACY, in_print
from builders.word.node import Node, name, node, twips
from builders.word.paragraph import Ink, bookmark, field, link, paragraph, run
from builders.word.prose import stacked
from builders.word.table import Cell, Line, Row, table
from builders.word.writer import Show, Writer, parts
from builders.word.writing import NAMES, drawn, folded, ruled

NOTES = 24  # lines on a page of notes
SHEET = 4  # on a sheet that is folded


def on_a_new_page(blocks: list[Node]) -> list[Node]:
    """Blocks that begin a page."""
    if blocks[0].tag != name("p"):
        return [paragraph("Gap", page=True), *blocks]
    properties = blocks[0].find(name("pPr"))
    place = sum(1 for one in properties if one.tag in (name("pStyle"), name("keepNext"), name("keepLines")))
    properties.insert(place, node("pageBreakBefore"))
    return blocks


def cover(element: Element, writer: Writer) -> list[Node]:
    """What the document is, for whom; on a page of its own, unless all of it is one folded sheet."""
    kind = [] if folded(writer) else [paragraph("Kicker", [run(element.attrib["kind"])])]
    title = paragraph("Title", [run(element.attrib["title"])])
    chain = [] if folded(writer) else [block for one in parts(element, "chain") for block in drawn(one, writer)]
    lines = [paragraph("Subtitle", writer.inside(one)) for one in parts(element, "p")]
    return [*kind, title, *lines, *chain, *_facts(element, writer)]


def _facts(element: Element, writer: Writer) -> Iterator[Node]:
    """The facts of a cover below each other; one that is not known yet has a line to write on."""
    rule = Line(0.75, writer.colour("ink"))
    rows = []
    for fact in element.iter("fact"):
        value = writer.inside(fact, Ink(bold=True))
        lines = () if value else (("bottom", rule),)
        names = Cell([paragraph("Cell", [run(fact.attrib["name"])])], low=True)
        rows.append(Row([names, Cell([paragraph("Cell", value)], lines=lines, low=True)], high=None if value else 9))
    if rows:
        yield table([NAMES, writer.room * 0.75 - NAMES], rows, says="Facts", inset=(0.7, 0.0))
        yield paragraph("Apart")


def heading(element: Element, writer: Writer) -> list[Node]:
    """The heading of a part with its code, and below it who sees it, and where it stands in print."""
    code, title = element.get("code"), element.attrib["title"]
    letters = [run(f"{code}  " if code else ""), run(title)] if code else [run(title)]
    number = next(writer.package.ids)
    marks = [PRIVACY.get(element.get("privacy", ""), ""), in_print(writer.original.name, _page(element, writer))]
    said = "  ·  ".join(filter(None, marks))
    head = paragraph("Heading1", bookmark(_name(element, writer), number, letters))
    return [head, *([paragraph("Mark", [run(said)], keep=True)] if said else [])]


def _page(element: Element, writer: Writer) -> int | None:
    return writer.original.pages.get(element.attrib["id"])


def _name(element: Element, writer: Writer) -> str:
    """The bookmark of a part: its place among all."""
    return f"part{[one for one in writer.original.tree if one.get('id')].index(element) + 1}"


def page(element: Element, writer: Writer) -> list[Node]:
    """A task, on a page of its own unless all is one sheet."""
    blocks = [*heading(element, writer), *writer.show(element)]
    return [paragraph("Apart"), paragraph("Apart"), *blocks] if folded(writer) else on_a_new_page(blocks)


def part(element: Element, writer: Writer) -> list[Node]:
    """A part that begins a page."""
    return on_a_new_page([*heading(element, writer), *writer.show(element)])


def contents(element: Element, writer: Writer) -> list[Node]:
    """What is where: each title with its page here, which Word computes."""
    entries = [one for one in writer.original.tree if one.tag in ("page", "notes-page")]
    lines = []
    for one in entries:
        anchor = _name(one, writer)
        letters = [
            run(one.attrib["title"]),
            node("r", node("tab")),
            *field(f"PAGEREF {anchor} \\h", str(_page(one, writer) or "")),
        ]
        lines.append(paragraph("Contents", [link(letters, anchor=anchor)], dots=twips(writer.room)))
    return on_a_new_page([paragraph("Heading1", [run(element.attrib["title"])]), *lines])


def notes(element: Element, writer: Writer) -> list[Node]:
    """Pages for whatever people want to keep."""
    head = [*heading(element, writer), *writer.show(element)]
    if folded(writer):
        return [paragraph("Apart"), *head, ruled(SHEET, writer)]
    return on_a_new_page([*head, ruled(NOTES * int(element.attrib["count"]), writer)])


def sheet(element: Element, writer: Writer) -> list[Node]:
    """A document that begins with its title and what it is about."""
    about = run(f"   {element.attrib['about']}", Ink(size=writer.package.size * 1.1, colour=writer.colour("ink")))
    return [paragraph("Heading1", [run(element.attrib["title"]), about]), *writer.show(element)]


def day(element: Element, writer: Writer) -> list[Node]:
    """A day; the first stands under the title, each other on a sheet of its own, to be in the hand by itself."""
    blocks = writer.show(element)
    return blocks if element is writer.original.tree.find("day") else on_a_new_page(blocks)


def paper(element: Element, writer: Writer) -> list[Node]:
    """A document that flows: what kind it is, its title, who sees it, then whatever it says."""
    kind = run(element.get("kind", element.attrib["about"]), Ink(bold=True, colour=writer.colour("clay")))
    seen = PRIVACY.get(element.get("privacy", ""))
    mark = [paragraph("Mark", [run(seen)])] if seen else []
    head = [paragraph("Kind", [kind]), paragraph("Heading1", [run(element.attrib["title"])]), *mark]
    return [*head, *writer.show(element)]


SHOWN: dict[str, Show] = {
    "paper": paper,
    "leaf": lambda element, writer: on_a_new_page(writer.show(element)),
    "workbook": stacked,
    "guide": stacked,
    "run-sheet": sheet,
    "print-order": sheet,
    "cover": cover,
    "contents": contents,
    "page": page,
    "opening": part,
    "spread": part,
    "day": day,
    "overleaf": lambda element, writer: on_a_new_page(writer.show(element)),
    "notes-page": notes,
    "back": lambda element, writer: [paragraph("Credit", writer.inside(one)) for one in parts(element, "p")],
}
