"""The colours of a look: each of our words for a colour, its place in the theme of the deck, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass

from builders.shapes import Colour


@dataclass(frozen=True, slots=True)
class Tint:
    """A colour of a theme by its place, so that another theme recolours it; `mod` and `off` change how light it is.

    Both are in percent of the luminance, as PowerPoint counts: 20 and 80 make a pale panel of any colour.
    """

    place: str
    hex: str
    mod: int = 100
    off: int = 0


@dataclass(frozen=True, slots=True)
class Palette:
    """A tint for each colour word."""

    tints: tuple[tuple[Colour, Tint], ...]

    def __getitem__(self, colour: Colour) -> Tint:
        return dict(self.tints)[colour]

    @property
    def hexes(self) -> dict[Colour, str]:
        return {colour: tint.hex for colour, tint in self.tints}
