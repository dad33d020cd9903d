"""The tables of widths, made from the fonts: `python -m builders.letters` writes them, once for each new version.

Arimo comes with the kit, and Noto Sans Arabic with its tests. The others are free fonts that Debian and others have as
packages; one that is not on this machine keeps the table it has.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTFont

from builders.letters.files import advances, pitch, searched, system_folders
from builders.letters.tables import NAMES, path

# Fonts that are Python packages; one file has every weight, and italic letters are as wide as upright ones.
PACKAGES = {
    "Arimo": ("fontpkg_arimo", "Arimo[wght].ttf"),
    "Noto Sans Arabic": ("fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf"),
}
# Latin with all its accents, combining marks, Greek, Cyrillic, Hebrew, Arabic; punctuation, currency, letterlike signs,
# arrows; the forms of Arabic letters.
RANGES = ((0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x52F), (0x590, 0x6FF), (0x1E00, 0x1EFF), (0x2000, 0x206F),
          (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2190, 0x21FF), (0xFB50, 0xFBFF), (0xFE70, 0xFEFF))  # fmt: skip
WANTED = frozenset(chr(point) for first, last in RANGES for point in range(first, last + 1))


def files(name: str) -> dict[str, Path]:
    """The files of a font by style, nothing if it is not here."""
    if name not in PACKAGES:
        return searched(name, system_folders())
    package, file = PACKAGES[name]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return {}
    return dict.fromkeys(("regular", "bold"), Path(spec.origin).parent / "files" / file)


def written(styles: Mapping[str, Path]) -> str:
    """The table as JSON: for each style, the widths by the first of each unbroken row of characters."""
    line, rows = 0.0, {}
    for style in sorted(styles, reverse=True):
        with TTFont(styles[style]) as font:
            found = advances(font, bold="bold" in style)
            rows[style] = _rows({ord(letter): width for letter, width in found.items() if letter in WANTED})
            line = round(pitch(font), 3)
    return json.dumps({"line": line, "styles": rows}, separators=(",", ":")) + "\n"


def _rows(advances: dict[int, int]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    row: list[int] = []
    for point in sorted(advances):
        if point - 1 not in advances:
            row = rows[str(point)] = []
        row.append(advances[point])
    return rows


if __name__ == "__main__":
    for each in NAMES:
        if found := files(each):
            path(each).write_text(written(found), encoding="utf-8")
