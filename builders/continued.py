"""Lists that are too long for one slide go on to the next, “(1 of 2)” and “(2 of 2)”, before slides are counted.

The cues stay with the first slide; the others say what time it is and where to look.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement

from builders.brand.look import Look, own_look
from builders.deck import decide
from builders.fit import fit
from builders.view import View

LAYOUTS = ("points", "agenda", "debrief")  # those with a list that may go on
MOST = 4  # slides of one list; longer ones are told, with the words to cut


def continued(tree: Element, view: View, look: Look | None = None) -> View:
    """Part every slide of a `<deck>` whose list is too long for it, in our own look unless another is given.

    The view that is returned knows the slides as they are now. Other documents have none.
    """
    if tree.tag != "deck":
        return view
    for section in tree:
        section[:] = [part for slide in section for part in _parts(slide, look or own_look())]
    ids = tuple(slide.get("id", "") for slide in tree.iter("slide"))
    return view if ids == tuple(view.numbers) else replace(view, slides=ids)


def _parts(slide: Element, look: Look) -> Sequence[Element]:
    body = slide.find("slot[@name='body']")
    if body is None or slide.get("layout") not in LAYOUTS or _fits([slide], look):
        return [slide]
    items = len(_items(body))
    for count in range(2, min(MOST, items) + 1):
        parts = [_part(slide, n, count, items) for n in range(count)]
        if _fits(parts, look):
            return parts
    return [slide]


def _items(body: Element) -> list[Element]:
    """The paragraphs of a list, or of a text."""
    return list(body.iter("li")) or list(body)


def _part(slide: Element, n: int, count: int, items: int) -> Element:
    """One of `count` slides, with its share of the items, as even as can be."""
    part = deepcopy(slide)
    part.set("title", f"{slide.get('title')} ({n + 1} of {count})")
    part.set("whole", slide.get("title", ""))
    first, last = items * n // count, items * (n + 1) // count
    holders = [part.find("slot[@name='body']/ul"), part.find("slot[@name='body']/ol"), part.find("slot[@name='body']")]
    holder = next(each for each in holders if each is not None)
    holder[:] = list(holder)[first:last]
    if n:
        part.set("id", f"{slide.get('id')}/{n + 1}")
        notes = part.find("notes")
        assert notes is not None
        notes[:] = [notes[0], notes[-1]] if len(notes) > 1 else list(notes)
    return part


def _fits(slides: Sequence[Element], look: Look) -> bool:
    """Whether the lists of some slides fit, the smallest letters that are allowed included."""
    root = Element("deck")
    SubElement(root, "section").extend(slides)
    resolved, _ = fit(decide(root), look)
    return all(filled.fits for slide in resolved for filled in slide.boxes if filled.box.slot == "body")
