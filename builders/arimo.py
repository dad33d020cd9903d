"""The table of widths, made from the font: `python -m builders.arimo` writes it, once for each new version of it."""

from __future__ import annotations

import json

from fontpkg_arimo import ROOT  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from builders.widths import TABLE

FONT = ROOT / "files" / "Arimo[wght].ttf"
WEIGHTS = {"regular": 400, "bold": 700}
# Latin with all its accents, combining marks, Greek, Cyrillic; punctuation, currency, letterlike signs, arrows.
RANGES = ((0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x52F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20BF),
          (0x2100, 0x214F), (0x2190, 0x21FF))  # fmt: skip


def table() -> str:
    """The table as JSON: for each weight, the widths by the first of each unbroken row of characters."""
    rows = {name: _rows(_advances(weight)) for name, weight in WEIGHTS.items()}
    return json.dumps(rows, separators=(",", ":")) + "\n"


def _advances(weight: int) -> dict[int, int]:
    """The width of each character that is wanted, and that the font has."""
    wanted = {point for first, last in RANGES for point in range(first, last + 1)}
    with TTFont(FONT) as opened:
        font = instantiateVariableFont(opened, {"wght": weight})
        return {point: font["hmtx"][glyph][0] for point, glyph in font.getBestCmap().items() if point in wanted}


def _rows(advances: dict[int, int]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    row: list[int] = []
    for point in sorted(advances):
        if point - 1 not in advances:
            row = rows[str(point)] = []
        row.append(advances[point])
    return rows


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
