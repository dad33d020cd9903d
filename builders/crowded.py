"""Pages and cards that are too full: they are printed all the same, and told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from builders.card_type import SMALLEST_ON_CARD
from builders.typeset import Printed
from workshop.errors import Problem
from workshop.text import Place


def crowded(trees: Mapping[str, Element], printed: Mapping[str, Printed]) -> Iterator[Problem]:
    """A finding for every task that runs over its page, exercise over its spread, or card over its size."""
    yield from _split_pages(trees["workbook"], printed["workbook"])
    yield from _long_spreads(trees["guide"], printed["guide"])
    if "cards" in trees:
        yield from _full_cards(trees["cards"])
        yield from _split_sheets(trees["cards"], printed["cards"])


def _split_pages(tree: Element, printed: Printed) -> Iterator[Problem]:
    for page in tree.iter("page"):
        id = page.attrib["id"]
        if printed.ends[id] != printed.begins[id]:
            what = f"the workbook page '{page.attrib['title']}' needs more than one page; fewer words or lines"
            yield Problem(_place(page), what, fatal=False)


def _long_spreads(tree: Element, printed: Printed) -> Iterator[Problem]:
    for spread in tree.iter("spread"):
        id = spread.attrib["id"]
        if printed.ends[id] > printed.begins[id] + 1:
            title = spread.attrib["title"]
            what = f"the guide needs more than two pages for '{title}'; fewer words, or --thumbnails small"
            yield Problem(_place(spread), what, fatal=False)


def _full_cards(tree: Element) -> Iterator[Problem]:
    for face in tree.iter("face"):
        if int(face.attrib["size"]) <= SMALLEST_ON_CARD:
            what = f"the card '{face.attrib['title']}' is full; at most 45 words read well on a card"
            yield Problem(_place(face), what, fatal=False)


def _split_sheets(tree: Element, printed: Printed) -> Iterator[Problem]:
    for sheet in tree.iter("table-sheet"):
        if printed.ends[sheet.attrib["id"]] != printed.begins[sheet.attrib["id"]]:
            what = f"the cards of '{sheet.attrib['title']}' do not fit on one table sheet; fewer words or cards"
            yield Problem(_place(sheet), what, fatal=False)


def _place(element: Element) -> Place:
    file, line, column = element.attrib["at"].rsplit(":", 2)
    return Place(file, int(line), int(column))
