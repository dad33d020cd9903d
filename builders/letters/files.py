"""Font files: where a machine keeps them, which belong to a family, and how wide their letters are."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from builders.letters import EM
from builders.letters.tables import OTHERS, Styles, table
from builders.letters.widths import Widths

KINDS = (".ttf", ".otf", ".ttc")
LARGEST = 64 * 1024 * 1024  # bytes of a font file
STYLES = ("regular", "bold", "italic", "bold-italic")
BOLD, LIGHTEST_BOLD = 700, 600  # weights


def system_folders() -> tuple[Path, ...]:
    """The folders in which Windows, macOS and Linux, and Office there, keep fonts; those that this machine has."""
    home = Path.home()
    windows = [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"]
    if local := os.environ.get("LOCALAPPDATA"):
        windows += [Path(local) / "Microsoft/Windows/Fonts", Path(local) / "Microsoft/FontCache/4/CloudFonts"]
    office = "Library/Group Containers/UBF8T346G9.Office/FontCache/4/CloudFonts"
    mac = [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts", home / office]
    shares = os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share").split(":")
    linux = [*(Path(share) / "fonts" for share in shares if share), home / ".local/share/fonts", home / ".fonts"]
    return tuple(folder for folder in dict.fromkeys((*windows, *mac, *linux)) if folder.is_dir())


def searched(family: str, folders: Iterable[Path]) -> dict[str, Path]:
    """The files of a family by their style; those whose names begin like the family are looked at first."""
    files = [file for folder in folders for file in sorted(folder.rglob("*")) if file.suffix.lower() in KINDS]
    start = _plain(family)[:5]
    likely = [file for file in files if _plain(file.stem).startswith(start)]
    return _styles(family, likely) or _styles(family, [file for file in files if file not in set(likely)])


def opened(files: Mapping[str, Path]) -> tuple[float, Styles]:
    """From line to line in sizes of the font, and the widths of its four styles; one it lacks is like another."""
    found, line = {}, 0.0
    for style in STYLES:
        file = files.get(style) or files.get(style.removesuffix("-italic")) or next(iter(files.values()))
        with TTFont(file, lazy=True, fontNumber=0) as font:
            found[style] = Widths(advances(font, bold="bold" in style), _others(bold="bold" in style))
            line = line or pitch(font)
    return line, (found["regular"], found["bold"], found["italic"], found["bold-italic"])


def pitch(font: Any) -> float:
    """From line to line, in sizes of the font."""
    across = font["hhea"]
    return float((across.ascent - across.descent + across.lineGap) / font["head"].unitsPerEm)


def advances(font: Any, *, bold: bool) -> dict[str, int]:
    """How wide each letter of an opened font is; of one that has every weight, at this one."""
    weight = {"wght": BOLD if bold else 400} if "fvar" in font else None
    glyphs, units = font.getGlyphSet(location=weight), font["head"].unitsPerEm
    return {chr(point): round(glyphs[glyph].width * EM / units) for point, glyph in font.getBestCmap().items()}


def _others(*, bold: bool) -> tuple[Any, ...]:
    return tuple(lambda name=name: table(name)[1][bold] for name in OTHERS)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())


def _styles(family: str, files: Iterable[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for file in files:
        for name, style in _named(file):
            if name == family.casefold():
                found.setdefault(style, file)
    return found


def _named(file: Path) -> Iterator[tuple[str, str]]:
    """The family and the style of a font file; nothing of one that cannot be read."""
    with suppress(Exception):  # a damaged font is no font
        if file.stat().st_size <= LARGEST:
            with file.open("rb") as read, TTFont(read, lazy=True, fontNumber=0) as font:
                os2, names = font["OS/2"], font["name"]
                bold = os2.usWeightClass >= LIGHTEST_BOLD
                italic = bool(os2.fsSelection & 1)
                style = STYLES[bold + 2 * italic]
                yield from {(str(name).casefold(), style) for kind in (1, 16) if (name := names.getDebugName(kind))}
