"""The colours of a look: each of our words for a colour, its place in the theme of the deck, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from builders.brand.colour import LEGIBLE, chroma, contrast, luminance, tinted
from builders.shapes import Colour

if TYPE_CHECKING:
    from builders.brand.theme import Theme

ACCENTS = ("accent2", "accent3", "accent4", "accent5", "accent6", "accent1")
GOLDEN = ("accent4", "accent3", "accent6", "accent5")  # where Office keeps a light and warm colour
PLAIN = (100, 0)
# Lamps and what they are set in: a red light is red in every company's colours.
SIGNALS: dict[Colour, str] = {"green": "#4bb381", "amber": "#f3b63f", "red": "#ee7b63", "dark": "#1f2a37"}
SEEN, DULL = 1.6, 0.25  # the least contrast of a fill with the background; greyer than this is no colour
DARKER, LIGHTER = (PLAIN, (75, 0), (50, 0)), (PLAIN, (60, 40), (40, 60))


@dataclass(frozen=True, slots=True)
class Tint:
    """A colour of a theme by its place, so that another theme recolours it; `mod` and `off` change how light it is.

    A signal has no place there. `mod` and `off` are in percent of the luminance, as PowerPoint counts: 20 and 80 make
    a pale panel of any colour.
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

    def hex(self, colour: str | None) -> str | None:
        """A colour by our word for it; one that a template wrote as #rrggbb is already what it is."""
        return colour if colour is None or colour.startswith("#") else self[cast("Colour", colour)].hex

    @property
    def hexes(self) -> dict[Colour, str]:
        return {colour: tint.hex for colour, tint in self.tints}


def signals() -> tuple[tuple[Colour, Tint], ...]:
    """The colours that mean something by themselves."""
    return tuple((word, Tint("", hex)) for word, hex in SIGNALS.items())


def palette_of(theme: Theme, fill: str) -> Palette:
    """Our colour words in the theme of a template, each where it can do its job: text be read, panels stay pale.

    `fill` is what most slides have behind their texts. Only colours of the theme are taken, lighter or darker.
    """
    dark = luminance(fill) < 0.18
    ink, white = sorted((_tint(theme, "tx1"), _tint(theme, "bg1")), key=lambda tint: -contrast(tint.hex, fill))
    teal = _strong(theme, fill, white, ("accent1", "tx2", "accent2", "accent3", "accent4", "accent5", "accent6"))
    others = tuple(place for place in ACCENTS if place != teal.place)
    clay = _strong(theme, fill, white, others)
    gold = next(
        (tint for place in (*GOLDEN, *ACCENTS) if place not in (teal.place, clay.place)
         if contrast((tint := _tint(theme, place)).hex, fill) > SEEN and chroma(tint.hex) > DULL),
        _pale(theme, "accent1", dark),
    )  # fmt: skip
    soft = _pale(theme, teal.place if teal.place.startswith("accent") else "accent1", dark)
    return Palette((
        ("ink", ink), ("white", white), ("teal", teal), ("clay", clay), ("gold", gold),
        ("cream", _panel(theme, white, fill, dark)), ("soft", soft),
        ("rule", _tint(theme, ink.place, 50, 50 if luminance(ink.hex) < 0.18 else 15)),
        *signals(),
    ))  # fmt: skip


def _tint(theme: Theme, place: str, mod: int = 100, off: int = 0) -> Tint:
    return Tint(place, tinted(theme.at(place), mod, off) if (mod, off) != (100, 0) else theme.at(place), mod, off)


def _strong(theme: Theme, fill: str, letters: Tint, places: tuple[str, ...]) -> Tint:
    """The first colour that can be read on the background and that its letters can be read on, or a darker one."""
    changes = LIGHTER if luminance(fill) < 0.18 else DARKER
    tints = (_tint(theme, place, *change) for change in changes for place in places[: 1 if change != PLAIN else 2])
    every = [*tints, *(_tint(theme, place, *change) for place in places for change in changes)]
    read = (tint for tint in every if min(contrast(tint.hex, fill), contrast(tint.hex, letters.hex)) >= LEGIBLE)
    return next(read, _tint(theme, "tx1" if letters.place == "bg1" else "bg1"))


def _panel(theme: Theme, white: Tint, fill: str, dark: bool) -> Tint:
    """What a quiet panel is filled with: nearly the background, as far as the theme has it."""
    if white.place == "bg1" and contrast(white.hex, fill) < 1.5:
        return _tint(theme, "bg1", 85, 15) if dark else _tint(theme, "bg1", 95)
    return _pale(theme, "tx2", dark)


def _pale(theme: Theme, place: str, dark: bool) -> Tint:
    return _tint(theme, place, 40) if dark else _tint(theme, place, 20, 80)
