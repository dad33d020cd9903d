"""How wide letters are: the advance widths of Arimo, which are those of Arial, so that text can be measured anywhere.

`arimo.py` makes the table; a build only reads it, and needs no font.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "themes" / "arimo-widths.json"
EM = 2048  # units to the font size


class Widths(dict[str, int]):
    """The width of each character of one weight; one that the font lacks counts as wide."""

    def __missing__(self, character: str) -> int:
        return EM


@cache
def widths(bold: bool) -> Widths:
    """The widths of the regular or the bold weight; italic letters are as wide as upright ones."""
    runs = json.loads(TABLE.read_text(encoding="utf-8"))["bold" if bold else "regular"]
    return Widths({chr(int(start) + n): width for start, run in runs.items() for n, width in enumerate(run)})
