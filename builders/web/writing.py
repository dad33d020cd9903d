"""What people write on, shown on a page: it is read on a phone, and written on when it is printed."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from builders.web.tag import tag
from builders.web.writer import Show, Writer, parts, picture


def lines(count: int) -> Element:
    """Lines to write on; fewer on a screen, where nobody can."""
    return tag("div", [tag("i") for _ in range(count)], class_="lines", aria_hidden="true")


def written(element: Element, writer: Writer) -> list[Element]:
    prompts = [tag("p", writer.inside(one), class_="prompt") for one in parts(element, "prompt")]
    starters = [tag("p", writer.inside(one), class_="starter") for one in parts(element, "starter")]
    left = max(int(element.attrib["lines"]) - len(starters), 0)
    return [tag("div", prompts, starters, lines(left) if left else None, class_="write")]


def ticked(element: Element, writer: Writer) -> list[Element]:
    label = tag("p", element.attrib["label"], class_="prompt") if element.get("label") else None
    items = [tag("li", writer.inside(one)) for one in parts(element, "tick")]
    return [tag("div", label, tag("ul", items, class_="ticks"), class_="ticked")]


def goals(element: Element, writer: Writer) -> list[Element]:
    items = [tag("li", writer.inside(one)) for one in parts(element, "goal")]
    return [writer.heading(element.attrib["title"]), tag("ul", items, class_="ticks")]


def drawn(element: Element, writer: Writer) -> list[Element]:
    figure = writer.original.figures.get(element)
    return (
        [tag("p", picture(figure.content, "svg+xml", element.get("alt", "")), class_=f"drawn {element.tag}")]
        if figure
        else []
    )


def to_fill_in(element: Element, writer: Writer) -> list[Element]:
    """A table whose cells are empty; its rows may have names."""
    columns, rows = parts(element, "column"), parts(element, "row")
    labelled = any("".join(row.itertext()).strip() for row in rows)
    heads = [tag("th" if "".join(one.itertext()).strip() else "td", writer.inside(one)) for one in columns]
    left = len(columns) - labelled
    body = [
        tag("tr", tag("th", writer.inside(row), scope="row") if labelled else None, [tag("td") for _ in range(left)])
        for row in rows
    ]
    return [tag("table", tag("thead", tag("tr", heads)), tag("tbody", body), class_="grid")]


def job_aid(element: Element, writer: Writer) -> list[Element]:
    """What people keep: steps, lights and chains in order, reminders and sheets as cards."""
    kind = element.attrib["kind"]
    cards = [
        tag("li", tag("strong", card.attrib["name"]), tag("br"), _said(card, writer)) for card in parts(element, "card")
    ]
    return [*writer.show(parts(element, "p")), tag("ul" if kind in ("list", "sheet") else "ol", cards, class_=kind)]


def _said(card: Element, writer: Writer) -> list[str | Element | None]:
    return [piece for line in parts(card, "p") for piece in writer.inside(line)]


def card(element: Element, writer: Writer) -> list[Element]:
    return [tag("div", tag("p", tag("strong", element.attrib["name"])), writer.show(element), class_="panel cream")]


def case(element: Element, writer: Writer) -> list[Element]:
    return [tag("div", tag("p", tag("strong", element.attrib["title"])), writer.show(element), class_="panel cream")]


def one_plan(element: Element, _writer: Writer) -> list[Element]:
    rows = [
        tag("div", tag("p", word, class_="prompt"), lines(2), class_="write")
        for word in element.attrib["words"].split("|")
    ]
    return [tag("div", rows, class_="framed")]


def own_notes(element: Element, _writer: Writer) -> list[Element]:
    return [tag("div", tag("p", element.attrib["title"], class_="prompt"), lines(6), class_="write")]


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
    "card": card,
    "scenario": case,
    "when-then": one_plan,
    "own-notes": own_notes,
}
