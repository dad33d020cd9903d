"""What participants read, in order: the texts of every slide, workbook page and card, and nothing of the facilitator's.

Read from the element trees, so that no layout is needed. Codes and page numbers are left out: they move when something
else does, and nobody has written them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from xml.etree.ElementTree import Element

READ = ("deck", "workbook", "cards")
COVER, NOTES = "cover", "notes"
OURS = ("code", "number", "page", "label")  # slots of a slide that hold a number, which others move, or a fixed word
INLINE = ("text", "strong", "em", "a")
LINES = ("p", "li", "th", "td", "point", "tick", "prompt", "starter", "column", "row", "goal", "ask", "fact")
SAID = {"ticks": "label", "job-aid": "title", "scenario": "title", "goals": "title", "card": "name", "fact": "name"}

Texts = tuple[str, ...]
Read = Callable[[Element], Iterator[tuple[str, Texts]]]


@dataclass(frozen=True, slots=True)
class Reading:
    """The parts of the day, and by document the texts of its places (slides, pages or cards), each by their ids.

    The id of a place begins with that of its part; the first of its texts is its title.
    """

    parts: Mapping[str, str]
    documents: Mapping[str, Mapping[str, Texts]]

    def kept(self) -> dict[str, dict[str, str]]:
        """The reading as a manifest holds it: a line for each place."""
        documents = {name: {id: "\n".join(texts) for id, texts in own.items()} for name, own in self.documents.items()}
        return {"parts": dict(self.parts), **documents}


def reading(
    trees: Mapping[str, Element],
    parts: Mapping[str, str],
    sets: Mapping[str, Sequence[str]],
    documents: Collection[str],
) -> Reading:
    """What stands in the trees of `documents`; one that has no tree has nothing to read.

    `parts` are the titles of the slots of the day, `sets` the ids of the cards of each, in their order.
    """
    read: dict[str, Read] = {"deck": _slides, "workbook": _pages, "cards": partial(_cards, sets=sets)}
    found = {name: dict(read[name](trees[name])) if name in trees else {} for name in READ if name in documents}
    return Reading({COVER: "Cover", **parts, NOTES: "Notes"}, found)


def restored(kept: object) -> Reading:
    """The reading that a manifest holds; ValueError if somebody has spoilt it."""
    if not isinstance(kept, dict) or not all(_are_lines(own) for own in kept.values()) or "parts" not in kept:
        raise ValueError("no reading")
    documents = {name: kept[name] for name in READ if name in kept}
    texts = {name: {id: tuple(text.split("\n")) for id, text in own.items()} for name, own in documents.items()}
    return Reading(kept["parts"], texts)


def _are_lines(own: object) -> bool:
    return isinstance(own, dict) and all(isinstance(text, str) for text in own.values())


def _slides(deck: Element) -> Iterator[tuple[str, Texts]]:
    """The slides of the show. An agenda that comes back at every part is read the first time, as is any other slide."""
    agendas: set[Texts] = set()
    for slide in (slide for slide in deck.iter("slide") if not slide.get("hidden") and not slide.get("again")):
        slots = (slot for slot in slide.iter("slot") if slot.get("name") not in OURS)
        texts = tuple(text for slot in slots for text in _texts(slot))
        yield slide.attrib["id"], (slide.get("whole", slide.attrib["title"]), *(() if texts in agendas else texts))
        if slide.get("layout") == "agenda":
            agendas.add(texts)


def _pages(workbook: Element) -> Iterator[tuple[str, Texts]]:
    for page in workbook.iter():
        if page.tag in ("cover", "page", "notes-page"):
            yield page.get("id", COVER), (page.attrib["title"], *_texts(page))


def _cards(cards: Element, sets: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Texts]]:
    """Each card of a set once, as it stands on the sheet for a table."""
    for sheet in cards.iter("table-sheet"):
        part = sheet.attrib["id"].partition("/")[0]
        for id, face in zip(sets[part], sheet.iter("face"), strict=True):
            yield f"{part}/{id}", (face.attrib["title"], face.attrib["who"], *_texts(face))


def _texts(element: Element) -> Iterator[str]:
    """The texts inside an element, in reading order."""
    for child in element:
        own = (child.get(SAID.get(child.tag, ""), ""), _letters(child) if child.tag in LINES else "")
        yield from filter(None, own)
        yield from _texts(child)


def _letters(element: Element) -> str:
    """The letters of one line, without those of a list in it; a tab parts two columns."""
    return " ".join(_runs(element).replace("\t", " · ").split())


def _runs(element: Element) -> str:
    inner = ((_runs(child) if child.tag in INLINE else " ") + (child.tail or "") for child in element)
    return (element.text or "") + "".join(inner)
