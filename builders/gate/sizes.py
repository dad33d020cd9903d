"""Letters big enough for the back row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builders.gate.breach import Breach, Rule
from builders.gate.names import FOOTERS
from builders.gate.shape import Shape
from builders.gate.sheet import Sheet

LEAST, SMALL = Rule("letters-of-12-points", "look"), Rule("letters-of-18-points", "look", grave=False)
POINTS, POINTS_TO_READ = 12.0, 18.0  # for what is looked up, and for what everybody reads


def of_sizes(sheets: Iterable[Sheet]) -> Iterator[Breach]:
    """The smallest letters of each shape, where they are too small."""
    for sheet in sheets:
        for shape, letters in sheet.letters.items():
            small, least = min(letters, key=lambda each: each.size), _least(shape)
            if small.size < least:
                rule = LEAST if small.size < POINTS else SMALL
                what = f"“{small.text.strip()[:40]}” has letters of {small.size:g} points"
                yield sheet.slide.breach(rule, f"{what}; make them {least:g} or more, and say less")


def _least(shape: Shape) -> float:
    """Footers are looked up; labels on drawn things are read beside what they name."""
    return POINTS if shape.key is None or shape.key.kind in FOOTERS else POINTS_TO_READ
