"""What people write on: lines, boxes to tick, tables to fill in, drawings; and what they keep."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from builders.word.node import Node
from builders.word.package import STEPS
from builders.word.paragraph import Ink, paragraph, run, tab, tick_box
from builders.word.table import Cell, Line, Row, table
from builders.word.writer import Show, Writer, parts

LINE, LOW_LINE = 8.5, 7.6  # millimetres from rule to rule; on a sheet that is folded
MOST = 3  # lines that such a sheet has room for
TOGETHER = 16  # rows that stay on one page
NAMES = 30.0  # of the column of names beside rules


def folded(writer: Writer) -> bool:
    """Whether all of a workbook is one folded sheet, with several tasks on a page."""
    return writer.original.tree.get("form") == "sheet"


def ruled(count: int, writer: Writer, beginnings: Sequence[Sequence[Node]] = ()) -> Node:
    """Lines to write on that stay together, the first ones with words to go on from."""
    rule = Line(0.75, writer.colour("rule"))
    rows = []
    for number in range(count):
        words = beginnings[number] if number < len(beginnings) else ()
        line = paragraph("WritingLine", words, keep=number < count - 1 and count <= TOGETHER)
        rows.append(Row([Cell([line], lines=(("bottom", rule),), low=True)], high=LOW_LINE if folded(writer) else LINE))
    says = "1 line to write on" if count == 1 else f"{count} lines to write on"
    return table([writer.room], rows, says=says, inset=(0.2, 0.0))


def written(element: Element, writer: Writer) -> list[Node]:
    """A prompt, and lines below it."""
    prompts = [paragraph("Prompt", words) for one in parts(element, "prompt") if (words := writer.inside(one))]
    beginnings = [writer.inside(starter) for starter in parts(element, "starter")]
    count = min(int(element.attrib["lines"]), MOST) if folded(writer) else int(element.attrib["lines"])
    return [*prompts, ruled(max(count, len(beginnings), 1), writer, beginnings), paragraph("Apart")]


def ticked(element: Element, writer: Writer) -> list[Node]:
    """Boxes to tick, each with its line, under a label if there is one."""
    label = [paragraph("Prompt", [run(element.attrib["label"])])] if element.get("label") else []
    return [*label, *boxes(parts(element, "tick"), writer)]


def boxes(lines: Sequence[Element], writer: Writer) -> list[Node]:
    """A box to tick for each line."""
    made = []
    for place, line in enumerate(lines, start=1):
        box = tick_box(writer.package.ids, "".join(line.itertext()).strip())
        made.append(paragraph("Tick", [box, tab(), *writer.inside(line)], keep=place < len(lines)))
    return made


def goals(element: Element, writer: Writer) -> list[Node]:
    return [paragraph("Heading2", [run(element.attrib["title"])]), *boxes(parts(element, "goal"), writer)]


def drawn(element: Element, writer: Writer) -> list[Node]:
    """A drawing, with words for those who do not see it; the chain is an ornament."""
    figure = writer.original.figures.get(element)
    if figure is None:
        return []
    wide = min(figure.wide, writer.room)
    return [paragraph("Normal", [writer.package.picture(figure.content, wide, element.get("alt", ""))])]


def to_fill_in(element: Element, writer: Writer) -> list[Node]:
    """A table with headings, and empty cells high enough to write in."""
    columns, rows = parts(element, "column"), parts(element, "row")
    longest = max((len("".join(row.itertext()).strip()) for row in rows), default=0)
    names = [min(NAMES, 9 + 2.2 * longest)] if longest else []
    high = 10 if writer.original.tree.tag != "workbook" else 13 if folded(writer) else 18
    keep = len(rows) <= TOGETHER
    left = len(columns) - len(names)
    widths = [*names, *[(writer.room - sum(names)) / left] * left]
    head = Row([Cell(_bold(one, writer), fill=writer.colour("soft"), middle=True) for one in columns], head=True)
    filled = [
        Row([*([Cell(_bold(row, writer, keep=keep and row is not rows[-1]), middle=True)] if names else []),
             *_empty(left, keep=keep and row is not rows[-1])], high=high)
        for row in rows
    ]  # fmt: skip
    rule = Line(0.6, writer.colour("rule"))
    lines = [(side, rule) for side in ("top", "left", "bottom", "right", "insideH", "insideV")]
    says = f"A table to write in, {len(rows)} rows"
    return [paragraph("Apart"), table(widths, [head, *filled], says=says, lines=lines, heads=True), paragraph("Apart")]


def _empty(count: int, *, keep: bool) -> list[Cell]:
    return [Cell([paragraph("Cell", keep=keep)]) for _ in range(count)]


def _bold(element: Element, writer: Writer, *, keep: bool = True) -> list[Node]:
    return [paragraph("CellHead", writer.inside(element), keep=keep)]


def job_aid(element: Element, writer: Writer) -> list[Node]:
    """What people keep: steps in a list, reminders in pairs, or a chain in a row."""
    lead = writer.show(parts(element, "p"))
    return [*lead, *KINDS[element.attrib["kind"]](parts(element, "card"), writer)]


def _steps(cards: Sequence[Element], writer: Writer) -> list[Node]:
    number = writer.package.list(STEPS)
    return [
        paragraph("Step", [*_name(card, writer), run("\n"), *_lines(card, writer)], list_=(0, number)) for card in cards
    ]


def _reminders(cards: Sequence[Element], writer: Writer) -> list[Node]:
    return [
        in_pairs([framed(card, writer.within(writer.room / 2 - 6)) for card in cards], writer, "soft"),
        paragraph("Apart"),
    ]


def _links(cards: Sequence[Element], writer: Writer) -> list[Node]:
    """Who serves whom, side by side, the last one gold."""
    fills = [writer.colour("soft")] * (len(cards) - 1) + [writer.colour("gold-light")]
    cells = [
        Cell(
            [
                paragraph("Cell", _name(card, writer), align="center"),
                paragraph("Cell", _lines(card, writer), align="center"),
            ],
            fill=fill,
        )
        for card, fill in zip(cards, fills, strict=True)
    ]
    gap = Line(4, writer.colour("white"))
    return [table([writer.room / len(cards)] * len(cards), [Row(cells)], lines=[("insideV", gap)]), paragraph("Apart")]


KINDS = {"steps": _steps, "lights": _steps, "sheet": _reminders, "list": _reminders, "chain": _links}


def _name(card: Element, writer: Writer) -> list[Node]:
    return [run(card.attrib["name"], Ink(bold=True, colour=writer.colour("teal")))]


def _lines(card: Element, writer: Writer) -> list[Node]:
    return [node for line in card for node in writer.inside(line)]


def framed(card: Element, writer: Writer) -> list[Node]:
    """A card: its name, and what it says."""
    return [paragraph("Lead", [run(card.attrib["name"])]), *writer.show(card)]


def in_pairs(all_blocks: Sequence[list[Node]], writer: Writer, fill: str | None) -> Node:
    """Blocks two by two, with white between them."""
    gap = Line(6, writer.colour("white"))
    ground = writer.colour(fill) if fill else None
    cells = [Cell(blocks, fill=ground) for blocks in all_blocks]
    if len(cells) % 2:
        cells.append(Cell([paragraph("Cell")]))
    rows = [Row(cells[place : place + 2]) for place in range(0, len(cells), 2)]
    inset = (1.6, 2.6) if fill else (0.8, 1.0)
    return table([writer.room / 2] * 2, rows, lines=[("insideH", gap), ("insideV", gap)], inset=inset)


def case(element: Element, writer: Writer) -> list[Node]:
    """Somebody's case, in a panel."""
    blocks = [paragraph("Lead", [run(element.attrib["title"])]), *writer.within(writer.room - 6).show(element)]
    return [boxed(blocks, writer, "cream"), paragraph("Apart")]


def boxed(blocks: Sequence[Node], writer: Writer, fill: str, *, breaks: bool = False) -> Node:
    """Blocks on a ground of their own."""
    return table([writer.room], [Row([Cell(blocks, fill=writer.colour(fill))], breaks=breaks)], inset=(2.0, 3.0))


def one_plan(element: Element, writer: Writer) -> list[Node]:
    """When, I will, my buddy: a word and two lines for each, in a frame."""
    rule, frame = Line(0.75, writer.colour("rule")), Line(1.5, writer.colour("teal"))
    rows = []
    for word in element.attrib["words"].split("|"):
        named = Cell([paragraph("Lead", [run(word)])], low=True)
        rows.append(Row([named, _blank(rule)], high=11))
        rows.append(Row([Cell([paragraph("WritingLine", keep=True)]), _blank(rule)], high=LINE))
    rows.append(Row([Cell([paragraph("Gap")]), Cell([paragraph("Gap")])], high=3))
    sides = [(side, frame) for side in ("top", "left", "bottom", "right")]
    says = ", ".join(element.attrib["words"].split("|")) + ": two lines to write on for each"
    return [table([NAMES, writer.room - NAMES], rows, says=says, lines=sides, inset=(0.3, 4.0)), paragraph("Apart")]


def _blank(rule: Line) -> Cell:
    return Cell([paragraph("WritingLine", keep=True)], lines=(("bottom", rule),), low=True)


def own_notes(element: Element, writer: Writer) -> list[Node]:
    """Lines for whoever leads."""
    return [paragraph("Prompt", [run(element.attrib["title"])]), ruled(5, writer), paragraph("Apart")]


SHOWN: dict[str, Show] = {
    "write": written,
    "ticks": ticked,
    "goals": goals,
    "drawing": drawn,
    "room-plan": drawn,
    "cutting": drawn,
    "chain": drawn,
    "grid": to_fill_in,
    "job-aid": job_aid,
    "scenario": case,
    "when-then": one_plan,
    "own-notes": own_notes,
}
