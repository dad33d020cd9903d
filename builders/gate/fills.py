"""What a surface is filled with: one colour, several of which the worst counts, nothing, or what cannot be told."""

from __future__ import annotations

from builders.gate.colours import Colour, Palette
from builders.gate.names import A, P
from builders.gate.package import Element

Fill = tuple[Colour, ...] | None  # nothing for see-through, None for a picture or what else has no colour
KINDS = frozenset(f"{A}{kind}Fill" for kind in ("no", "solid", "grad", "blip", "patt", "grp"))
CLEAR: Fill = ()


def fill_in(holder: Element | None) -> Element | None:
    """The fill among the children of an element."""
    return None if holder is None else next((child for child in holder if child.tag in KINDS), None)


def seen(fill: Element, palette: Palette, instead: Colour | None = None) -> Fill:
    """The colours of a fill; `instead` stands in the place of a style's own colour."""
    kind = fill.tag.removeprefix(A)
    if kind == "noFill":
        return CLEAR
    if kind == "solidFill":
        return _known([palette.read(fill, instead)])
    if kind == "gradFill":
        return _known([palette.read(stop, instead) for stop in fill.iterfind(f"{A}gsLst/{A}gs")])
    if kind == "pattFill":
        return _known([palette.read(fill.find(f"{A}{ground}Clr"), instead) for ground in ("fg", "bg")])
    return None


def _known(colours: list[Colour | None]) -> Fill:
    found = tuple(dict.fromkeys(colour for colour in colours if colour is not None))
    return found if found and None not in colours else None


def styled(reference: Element | None, theme: Element | None, palette: Palette) -> Fill:
    """The fill that a reference to the styles of the theme stands for."""
    if reference is None or theme is None or not reference.get("idx", "").isdigit():
        return CLEAR
    number = int(reference.get("idx"))
    kind, place = ("bgFillStyleLst", number - 1001) if number > 1000 else ("fillStyleLst", number - 1)
    styles = theme.find(f"{A}themeElements/{A}fmtScheme/{A}{kind}")
    if number % 1000 == 0:
        return CLEAR
    return seen(styles[place], palette, palette.read(reference)) if styles is not None and place < len(styles) else None


def of_background(back: Element, theme: Element | None, palette: Palette) -> Fill:
    """The fill of a background."""
    if (own := fill_in(back.find(f"{P}bgPr"))) is not None:
        return seen(own, palette)
    return styled(back.find(f"{P}bgRef"), theme, palette)
