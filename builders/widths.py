"""How wide letters are: advance widths of Arimo, which are those of Arial, so that text can be measured anywhere.

`python -m builders.widths` makes the table from the font; a build only reads it and needs no font.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "themes" / "arimo-widths.json"
EM = 2048  # units to the font size

# Latin with all its accents, combining marks, Greek, Cyrillic, then punctuation, currency, letterlike signs, arrows.
RANGES = ((0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x52F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20BF),
          (0x2100, 0x214F), (0x2190, 0x21FF))  # fmt: skip


class Widths(dict[str, int]):
    """The width of each character of one weight; one that the font lacks counts as wide."""

    def __missing__(self, character: str) -> int:
        return EM


@cache
def widths(bold: bool) -> Widths:
    """The widths of the regular or the bold weight; italic letters are as wide as upright ones."""
    runs = json.loads(TABLE.read_text(encoding="utf-8"))["bold" if bold else "regular"]
    return Widths({chr(int(start) + n): width for start, run in runs.items() for n, width in enumerate(run)})


def _runs(known: dict[int, int]) -> dict[str, list[int]]:
    """Widths by the first of each unbroken row of characters, which keeps the table small."""
    runs: dict[str, list[int]] = {}
    start = ""
    for point in sorted(known):
        if point - 1 not in known:
            start = str(point)
            runs[start] = []
        runs[start].append(known[point])
    return runs


def table(points: Iterable[int]) -> str:
    """The table as JSON, read from the font; needs fontTools."""
    from fontpkg_arimo import ROOT
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    wanted = set(points)
    weights: dict[str, dict[str, list[int]]] = {}
    for name, weight in (("regular", 400), ("bold", 700)):
        font = instantiateVariableFont(TTFont(ROOT / "files" / "Arimo[wght].ttf"), {"wght": weight})
        advances = font["hmtx"].metrics
        weights[name] = _runs({point: advances[glyph][0] for point, glyph in font.getBestCmap().items() if point in wanted})
    return json.dumps(weights, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(point for first, last in RANGES for point in range(first, last + 1)), encoding="utf-8")
