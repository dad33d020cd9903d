"""Colours as they are seen: through the theme, the map of the master, and what makes them lighter or darker."""

from __future__ import annotations

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from functools import cache
from typing import NamedTuple

from builders.gate.names import A
from builders.gate.package import Element

NAMED = {"black": "000000", "white": "ffffff", "red": "ff0000", "green": "008000", "blue": "0000ff", "yellow": "ffff00"}
MAPPED = ("bg1", "tx1", "bg2", "tx2")
USUAL = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


class Colour(NamedTuple):
    """Red, green, blue and how opaque, from 0 to 1."""

    red: float
    green: float
    blue: float
    opaque: float = 1.0

    @classmethod
    def hex(cls, digits: str) -> Colour:
        return cls(*(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)))

    def over(self, other: Colour) -> Colour:
        """What is seen where it lies over another."""
        own = self.opaque
        return Colour(*(one * own + two * (1 - own) for one, two in zip(self[:3], other[:3], strict=True)))

    def __str__(self) -> str:
        return "#" + "".join(f"{round(part * 255):02x}" for part in self[:3])


@cache
def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two opaque colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    """How bright a colour is to people, as WCAG counts it."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


class Palette:
    """The colours of a theme by the names that slides use; `mapping` leads from those to the theme's own."""

    def __init__(self, theme: Element | None, mapping: Mapping[str, str]) -> None:
        scheme = () if theme is None else theme.iterfind(f"{A}themeElements/{A}clrScheme/*")
        own = {each.tag.removeprefix(A): self.read(each) for each in scheme}
        self.names = {name: found for name, found in own.items() if found}
        for name in (*MAPPED, *own):
            if found := own.get(mapping.get(name, USUAL.get(name, name))):
                self.names[name] = found

    def read(self, holder: Element | None, instead: Colour | None = None) -> Colour | None:
        """The colour that an element holds, `instead` for the place of a style; None if that cannot be told."""
        for each in () if holder is None else holder:
            if (plain := self._plain(each, instead)) is not None:
                return _changed(plain, each)
        return None

    def _plain(self, each: Element, instead: Colour | None) -> Colour | None:
        kind, value = each.tag.removeprefix(A), each.get("val", "")
        if kind == "schemeClr":
            return instead if value == "phClr" else self.names.get(value)
        digits = {"srgbClr": value, "sysClr": each.get("lastClr", ""), "prstClr": NAMED.get(value, "")}.get(kind, "")
        try:
            return Colour.hex(digits)
        except ValueError:
            return None


def _changed(colour: Colour, element: Element) -> Colour:
    """A colour after what its element says of it, such as 40% lighter."""
    if not len(element):
        return colour
    hue, light, full = rgb_to_hls(*colour[:3])
    opaque = colour.opaque
    for each in element:
        amount, kind = _share(each), each.tag.removeprefix(A)
        light = _clamped({"lumMod": light * amount, "lumOff": light + amount, "lum": amount}.get(kind, light))
        light = _clamped({"tint": 1 - (1 - light) * amount, "shade": light * amount}.get(kind, light))
        full = _clamped({"satMod": full * amount, "satOff": full + amount, "sat": amount}.get(kind, full))
        opaque = _clamped({"alpha": amount, "alphaMod": opaque * amount}.get(kind, opaque))
    return Colour(*hls_to_rgb(hue, light, full), opaque)


def _share(element: Element) -> float:
    try:
        return float(element.get("val", "100000").removesuffix("%")) / 100_000
    except ValueError:
        return 1.0


def _clamped(share: float) -> float:
    return min(1.0, max(0.0, share))
