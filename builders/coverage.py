"""Letters that no font of the kit has: found before printing, and told with the place they were written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from xml.etree.ElementTree import Element

from builders.typeset import FONT_PACKAGES
from workshop.errors import Problem
from workshop.text import NOWHERE, Place

# The fonts of the kit have these, so that most texts, and the signs of its forms, need no font to be opened.
COMMON = re.compile(
    r"[\t\n\r\x20-\x7e\xa0-\xac\xae-\u017f\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2192\u25cb\u2610]*"
)


def uncovered(tree: Element) -> Iterator[Problem]:
    """A problem for each text of a tree that has letters which would print as empty boxes."""
    for text, place in _texts(tree, NOWHERE):
        if lacking := missing(text):
            yield Problem(place, f"no font of the kit has {lacking}; write this another way")


def missing(text: str) -> str:
    """The letters of a text that would print as empty boxes, as a message says them; empty if there are none."""
    if COMMON.fullmatch(text):
        return ""
    return ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in sorted(set(text) - _letters())[:5])


def _texts(element: Element, place: Place) -> Iterator[tuple[str, Place]]:
    """All letters of a tree with the nearest place that is known."""
    place = _place(element.get("at")) or place
    yield from ((value, place) for name, value in element.items() if name != "at")
    if element.text:
        yield element.text, place
    for child in element:
        yield from _texts(child, place)
        if child.tail:
            yield child.tail, place


def _place(at: str | None) -> Place | None:
    if not at:
        return None
    file, line, column = at.rsplit(":", 2)
    return Place(file, int(line), int(column))


@cache
def _letters() -> frozenset[str]:
    """The letters that can be printed; opening the fonts takes a moment, so only when a rare letter asks for it."""
    from fontTools.ttLib import TTFont

    letters = set("\t\n\r\u00ad\u200d")
    for package in FONT_PACKAGES:
        for font in files(package).joinpath("files").iterdir():
            if font.name.endswith(".ttf"):
                with TTFont(str(font), lazy=True) as opened:
                    letters.update(map(chr, opened.getBestCmap()))
    return frozenset(letters)
