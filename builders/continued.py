"""What is too long for one slide goes on to the next, before slides are counted: lists, tasks, tables, and notes.

Parts of a list or a table are called “(1 of 2)” and “(2 of 2)”. Their cues stay with the first; the others say what
time it is and where to look. Cues that are too long for one notes page go on under the same slide once more.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement

from builders.brand.look import Look, own_look
from builders.deck import decide
from builders.fit import cues, fit
from builders.slide import Deck
from builders.view import View

# The layouts that may go on, and the slot that does.
SLOTS = {"points": "body", "agenda": "body", "debrief": "body", "activity": "body", "table": "table"}
HOLDERS = ("ul", "ol", "table/tbody", ".")  # what holds the items of a slot, whichever is there
LINES, LETTERS = 30, 40  # of a notes page, at its smallest letters, whatever they are; it holds nearly twice as many
MOST = 4  # slides of one list; longer ones are told, with the words to cut


def continued(tree: Element, view: View, look: Look | None = None) -> View:
    """Part every slide of a `<deck>` that is too long for one, in our own look unless another is given.

    The view that is returned knows the slides as they are now. Other documents have none.
    """
    if tree.tag != "deck":
        return view
    used = look or own_look()
    for section in tree:
        parts = [part for slide in section for part in _parts(slide, used)]
        section[:] = [page for part in parts for page in _pages(part, used)]
    ids = tuple(slide.get("id", "") for slide in tree.iter("slide"))
    return view if ids == tuple(view.numbers) else replace(view, slides=ids)


def _parts(slide: Element, look: Look) -> Sequence[Element]:
    """The slide, or as many as its list or its table needs."""
    slot = SLOTS.get(slide.get("layout", ""))
    items = len(_holder(slide, slot)) if slot and slide.find(f"slot[@name='{slot}']") is not None else 0
    if not slot or items < 2 or _fit([slide], slot, look):
        return [slide]
    for count in range(2, min(MOST, items) + 1):
        parts = [_part(slide, slot, n, count) for n in range(count)]
        if _fit(parts, slot, look):
            return parts
    return [slide]


def _holder(slide: Element, slot: str) -> Element:
    """The element that holds the points, rows or paragraphs of a slot."""
    found = slide.find(f"slot[@name='{slot}']")
    assert found is not None
    return next(each for holder in HOLDERS if (each := found.find(holder)) is not None)


def _part(slide: Element, slot: str, n: int, count: int) -> Element:
    """One of `count` slides, with its share of the items, as even as can be; numbers go on."""
    part = deepcopy(slide)
    part.set("title", f"{slide.get('title')} ({n + 1} of {count})")
    part.set("whole", slide.get("title", ""))
    holder = _holder(part, slot)
    first, last = len(holder) * n // count, len(holder) * (n + 1) // count
    holder[:] = list(holder)[first:last]
    if n:
        part.set("id", f"{slide.get('id')}/{n + 1}")
        if holder.tag == "ol":
            holder.set("start", str(first + 1))
        notes = _notes(part)
        notes[:] = [notes[0], notes[-1]] if len(notes) > 1 else list(notes)
    return part


def _pages(slide: Element, look: Look) -> Sequence[Element]:
    """The slide, or the same slide as often as its cues need pages, each with the time on top and the place below."""
    between = len(_notes(slide)) - 2  # what lies between the time and the place
    if between < 2 or _brief(slide) or _printed([slide], look):
        return [slide]
    for count in range(2, min(MOST, between) + 1):
        pages = [_page(slide, n, count) for n in range(count)]
        if _printed(pages, look):
            return pages
    return [slide]


def _page(slide: Element, n: int, count: int) -> Element:
    """One of `count` slides that look alike, with its share of the cues."""
    page = deepcopy(slide)
    notes = _notes(page)
    first, *between, last = list(notes)
    notes[:] = [first, *between[len(between) * n // count : len(between) * (n + 1) // count], last]
    if n:
        page.set("id", f"{slide.get('id')}/notes-{n + 1}")
        page.set("title", f"{slide.get('title')} (continued{f' {n}' * (count > 2)})")
        page.set("again", slide.get("id", ""))
    return page


def _notes(slide: Element) -> Element:
    notes = slide.find("notes")
    return Element("notes") if notes is None else notes


def _fit(slides: Sequence[Element], slot: str, look: Look) -> bool:
    """Whether what is in the slot of some slides fits, the smallest letters that are allowed included."""
    return all(
        (one.figure is None or one.figure.fits) and all(box.fits for box in one.boxes if box.box.slot == slot)
        for one in fit(_deck(slides), look)[0]
    )


def _brief(slide: Element) -> bool:
    """Whether the cues of a slide fit on a page so surely that they need not be measured."""
    return sum(len("".join(cue.itertext())) // LETTERS + 1 for cue in _notes(slide).iter("p")) <= LINES


def _printed(slides: Sequence[Element], look: Look) -> bool:
    """Whether the cues of each of some slides fit on its notes page."""
    bare = [Element("slide") for _ in slides]
    for slide, one in zip(slides, bare, strict=True):
        one.append(_notes(slide))
    return all(cues(slide, look).fits for slide in _deck(bare).slides)


def _deck(slides: Sequence[Element]) -> Deck:
    root = Element("deck")
    SubElement(root, "section").extend(slides)
    return decide(root)
