"""A font as texts are measured in it, and where its measures come from, which is said.

    brand      the file that came with the company's brand
    twin       a shipped table of a free font that is as wide, letter by letter: Arimo for Arial, Carlito for Calibri
    installed  the file on this machine
    estimate   none of these: Arimo's widths, and a tenth more

The twin comes before the installed file: they agree, and the same session then makes the same deck on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Literal

from builders.letters.tables import TWINS, Styles, table
from builders.letters.widths import MARGIN, Widths

Source = Literal["brand", "twin", "installed", "estimate"]
PITCH = 1.2  # from line to line at the least, as PowerPoint sets most fonts
LOOSE = 1.3  # where nobody knows
OURS = "Arial"  # what our own look is set in


@dataclass(frozen=True, eq=False, slots=True)
class Face:
    """A font by the name that a deck gives it; `measured` is the one that its widths are of."""

    name: str
    measured: str
    source: Source
    pitch: float
    styles: Styles

    def widths(self, *, bold: bool = False, italic: bool = False) -> Widths:
        return self.styles[bold + 2 * italic]

    @property
    def capitals(self) -> Face:
        """The same font where small letters are shown as capitals."""
        regular, bold, italic, both = (style.capitals for style in self.styles)
        return replace(self, styles=(regular, bold, italic, both))

    @property
    def said(self) -> str:
        """Where the measures come from, in words."""
        return {
            "brand": f"{self.name} is measured in the file of the brand",
            "twin": f"{self.name} is measured by the table of {self.measured}, which is as wide",
            "installed": f"{self.name} is measured in the font on this machine",
            "estimate": f"{self.name} is not on this machine: its letters are taken to be a tenth wider than Arial’s",
        }[self.source]


@cache
def face(name: str = OURS, folder: Path | None = None) -> Face:
    """The measures of a font: those of the `folder` of a brand, its twin's, the machine's, or an estimate."""
    if folder and (found := _in_files(name, "brand", (folder,))):
        return found
    if twin := TWINS.get(name.casefold()):
        pitch, styles = table(twin)
        return Face(name, twin, "twin", max(pitch, PITCH), styles)
    return _in_files(name, "installed") or _estimate(name)


def _in_files(name: str, source: Source, folders: tuple[Path, ...] = ()) -> Face | None:
    """What the files say of a font, in the folders given or in those of the system; nothing if it is not there."""
    files = import_module("builders.letters.files")  # and with it the reader of fonts, which our own look never needs
    if not (found := files.searched(name, folders or files.system_folders())):
        return None
    pitch, styles = files.opened(found)
    return Face(name, name, source, max(pitch, PITCH), styles)


def _estimate(name: str) -> Face:
    regular, bold, italic, both = (style.wider(MARGIN) for style in table("Arimo")[1])
    return Face(name, "Arimo", "estimate", LOOSE, (regular, bold, italic, both))
