"""The facilitator's pages in Word: what to show, say and do, beside small pictures of the slides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from builders.word.node import Node
from builders.word.paragraph import Ink, paragraph, run, tab
from builders.word.prose import facts_in, stacked
from builders.word.table import Cell, Row, table
from builders.word.writer import Show, Writer, parts
from builders.word.writing import boxed, framed, in_pairs

PICTURE = 32.0  # millimetres: how wide a slide is pictured
FEW = 4  # cues that stay on one page with the slide beside them
COLOURS = {
    "show": "teal", "say": "clay", "do": "ink", "ask": "clay", "listen": "ink", "hand_out": "teal", "time": "ink",
    "demonstrate": "teal", "next": "clay",
}  # fmt: skip
# Panels for reading beforehand, by how their text is set; the last stays with what comes next, which is a line or two.
READ = {"watch": "Note", "time": "Note", "room": "LastNote", "demonstration": "Note"}
GROUNDS = {"debrief": "soft", "demonstration": "cream", "way": "gold-light", "people": "cream"}


def cue(element: Element, writer: Writer) -> list[Node]:
    """A word in a box, then a line, and under it the answers to be ready for."""
    style, answered = ("SceneCue", "SceneAnswer") if writer.beside else ("Cue", "Answer")
    box = Ink(bold=True, colour=writer.colour("white"), fill=writer.colour(COLOURS[element.attrib["kind"]]))
    word = run(f"\u00a0{element.attrib['word']}\u00a0", box)
    first, *later = [writer.inside(line) for line in parts(element, "p")] or [[]]
    answers = [_answer(one, writer, answered) for one in parts(element, "answer")]
    keep = bool(later or answers) or element.attrib["kind"] == "show"
    return [paragraph(style, [word, tab(), *first], keep=keep), *(paragraph(answered, one) for one in later), *answers]


def _answer(element: Element, writer: Writer, style: str) -> Node:
    word = run(f"{element.attrib['word']}  ", Ink(bold=True, italic=True))
    return paragraph(style, [word, *(node for line in element for node in writer.inside(line))])


def scenes(elements: Iterable[Element], writer: Writer) -> list[Node]:
    """Elements one after the other; cues of one slide stand together beside its picture."""
    blocks: list[Node] = []
    for thumb, own in _by_slide(elements, writer):
        blocks += writer.show(own) if thumb is None else [_beside(thumb, own, writer)]
    return blocks


def _by_slide(elements: Iterable[Element], writer: Writer) -> Iterator[tuple[Element | None, list[Element]]]:
    """Each slide that is pictured with its cues, and all else by itself."""
    thumb: Element | None = None
    own: list[Element] = []
    for element in elements:
        pictured = _pictured(element, writer)
        if pictured is not None or element.tag != "cue" or element.get("kind") == "next":
            if own:
                yield thumb, own
            thumb, own = pictured, []
        own.append(element)
    if own:
        yield thumb, own


def _pictured(element: Element, writer: Writer) -> Element | None:
    found = element.find("thumb") if element.tag == "cue" else None
    return found if found is not None and int(found.attrib["slide"]) in writer.original.slides else None


def _beside(thumb: Element, cues: Sequence[Element], writer: Writer) -> Node:
    content = writer.original.slides[int(thumb.attrib["slide"])]
    picture = paragraph("Cell", [writer.package.picture(content, PICTURE, "", writer.colour("rule"))])
    left = PICTURE + 3
    text = writer.within(writer.room - left, beside=True).show(cues)
    return table(
        [left, writer.room - left], [Row([Cell([picture]), Cell(text)], breaks=len(cues) > FEW)], inset=(0.6, 0.0)
    )


def panel(element: Element, writer: Writer) -> list[Node]:
    """A part that belongs together, on a ground of its own where it must not be missed."""
    title = [run(element.attrib["title"])]
    if element.get("aside"):
        title += [
            run(f"   {element.attrib['aside']}", Ink(size=writer.package.size * 0.85, colour=writer.colour("ink")))
        ]
    ground = GROUNDS.get(element.attrib["kind"])
    head = paragraph("Panel", title)
    small = READ.get(element.attrib["kind"], "Normal")
    if ground is None:
        apart = [] if element.attrib["kind"] in READ else [paragraph("Apart")]
        return [*apart, head, *scenes(element, writer.within(writer.room, text=small))]
    inner = writer.within(writer.room - 6, text=small)
    return [paragraph("Apart"), boxed([head, *scenes(element, inner)], writer, ground, breaks=True), paragraph("Apart")]


def columns(element: Element, writer: Writer) -> list[Node]:
    """Two panels side by side, each with its name."""
    half = writer.within(writer.room / 2 - 4)
    cells = [
        Cell([paragraph("Lead", [run(one.attrib["title"])]), *half.show(one)], fill=writer.colour("white"))
        for one in parts(element, "panel")
    ]
    return [
        table([writer.room / len(cells)] * len(cells), [Row(cells, breaks=True)], inset=(1.4, 2.2)),
        paragraph("Apart"),
    ]


def pairs(element: Element, writer: Writer) -> list[Node]:
    """Cards or lists two by two."""
    half = writer.within(writer.room / 2 - 6)
    cards = [framed(one, half) if one.tag == "card" else half.show([one]) for one in element]
    return [in_pairs(cards, writer, "cream" if element.find("card") is not None else None), paragraph("Apart")]


def rail(element: Element, writer: Writer) -> list[Node]:
    """When it is, how long it takes, and the other facts at a glance."""
    big = Ink(bold=True, size=writer.package.size * 1.7)
    first = [run(element.attrib["clock"], big), run(f"   {element.attrib['minutes']}   ", Ink(bold=True))]
    for mark in parts(element, "mark"):
        fill = {"must": "ink", "should": "teal"}.get(mark.attrib["kind"])
        ink = Ink(bold=True, colour=writer.colour("white" if fill else "ink"), fill=writer.colour(fill or "soft"))
        first.append(run(f"\u00a0{(mark.text or '').strip().upper()}\u00a0", ink))
    blocks = [paragraph("Rail", first), paragraph("Rail", facts_in(element, writer))]
    return [boxed(blocks, writer, "cream"), paragraph("Apart")]


SHOWN: dict[str, Show] = {
    "cue": cue,
    "panel": panel,
    "columns": columns,
    "pairs": pairs,
    "rail": rail,
    "body": scenes,
    "thumb": lambda _element, _writer: [],
    "card": lambda element, writer: [boxed(framed(element, writer), writer, "cream")],
    "aloud": lambda element, writer: [boxed(writer.within(writer.room - 6).show(element), writer, "cream")],
    "sitting": stacked,
}
