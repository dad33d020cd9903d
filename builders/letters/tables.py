"""Shipped tables of widths: free fonts that are as wide as those of office programs, so that a build needs no font.

`python -m builders.letters` makes them from the fonts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from builders.letters.widths import Widths

FOLDER = Path(__file__).parent / "tables"
# Fonts by their names in small letters, and the free one with the same widths.
TWINS = {
    **dict.fromkeys(("arimo", "arial", "helvetica", "liberation sans"), "Arimo"),
    **dict.fromkeys(("carlito", "calibri"), "Carlito"),
    **dict.fromkeys(("caladea", "cambria"), "Caladea"),
    **dict.fromkeys(("liberation serif", "times new roman", "times", "tinos"), "Liberation Serif"),
    "noto sans arabic": "Noto Sans Arabic",
}
NAMES = tuple(dict.fromkeys(TWINS.values()))
OTHERS = ("Arimo", "Noto Sans Arabic")  # in which letters are measured that a font lacks
Styles = tuple[Widths, Widths, Widths, Widths]


@cache
def table(name: str) -> tuple[float, Styles]:
    """From line to line in sizes of the font, and its widths: regular, bold, italic, bold italic."""
    others = [other for other in OTHERS if other != name]
    regular, bold, italic, both = (
        Widths(
            _widths(name, bold, italic=italic), tuple(partial(_widths, other, bold, italic=False) for other in others)
        )
        for italic in (False, True)
        for bold in (False, True)
    )
    return _read(name)["line"], (regular, bold, italic, both)


def path(name: str) -> Path:
    return FOLDER / f"{name.lower().replace(' ', '-')}.json"


@cache
def _read(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path(name).read_text(encoding="utf-8"))
    return read


@cache
def _widths(name: str, bold: int, *, italic: bool) -> Mapping[str, int]:
    """The widths of one style; where italic letters are as wide as upright ones, they are not in the table again."""
    styles = _read(name)["styles"]
    upright = "bold" if bold else "regular"
    rows = styles.get(f"{upright}-italic" if italic else upright, styles[upright])
    return {chr(int(start) + n): width for start, row in rows.items() for n, width in enumerate(row)}
