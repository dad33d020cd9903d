"""The theme of a template: its twelve colours and two fonts, and what a colour that refers to them comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from builders.brand.colour import mixed, tinted
from builders.package import Package

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
KINDS = ("schemeClr", "srgbClr", "sysClr", "prstClr")
PRESET = {
    "black": "#000000", "white": "#ffffff", "red": "#ff0000", "blue": "#0000ff", "green": "#008000", "gray": "#808080",
}  # fmt: skip
FALLBACK = {
    "dk1": "#000000", "lt1": "#ffffff", "dk2": "#44546a", "lt2": "#e7e6e6", "accent1": "#4472c4", "accent2": "#ed7d31",
    "accent3": "#a5a5a5", "accent4": "#ffc000", "accent5": "#5b9bd5", "accent6": "#70ad47",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by their places, the places by the names that slides use, and the fonts of titles and texts."""

    colours: Mapping[str, str]
    places: Mapping[str, str]
    title: str
    text: str

    def at(self, place: str) -> str:
        return self.colours.get(self.places.get(place, place), "#000000")

    def mapped(self, override: etree._Element | None) -> Theme:
        """The theme as a layout sees it that maps its colours in its own way."""
        if override is None:
            return self
        return Theme(
            self.colours, {**self.places, **{str(k): str(v) for k, v in override.attrib.items()}}, self.title, self.text
        )

    def hex(self, holder: etree._Element | None) -> str | None:
        """The colour in a fill or in a run's properties; nothing where there is none, or more than one."""
        if holder is None:
            return None
        colour = next((each for each in holder if etree.QName(each).localname in KINDS), None)
        return None if colour is None else _changed(_written(self, colour), colour)

    def font(self, typeface: str) -> str:
        """The name of a font; +mj and +mn stand for those of the theme."""
        return {"+mj": self.title, "+mn": self.text}.get(typeface[:3], typeface)


def _written(theme: Theme, colour: etree._Element) -> str:
    """What a colour is before it is changed."""
    value = str(colour.get("val"))
    kind = etree.QName(colour).localname
    if kind == "schemeClr":
        return theme.at(value)
    if kind == "sysClr":
        return f"#{str(colour.get('lastClr') or ('ffffff' if value == 'window' else '000000')).lower()}"
    return f"#{value.lower()}"[:7].ljust(7, "0") if kind == "srgbClr" else PRESET.get(value, "#808080")


def _changed(hex: str, colour: etree._Element) -> str:
    """A colour with the changes that stand in it: lighter, darker, tinted, shaded."""
    amounts = {etree.QName(each).localname: int(each.get("val") or 0) / 1000 for each in colour}
    hex = (
        tinted(hex, amounts.get("lumMod", 100), amounts.get("lumOff", 0))
        if {"lumMod", "lumOff"} & set(amounts)
        else hex
    )
    hex = mixed(hex, "#ffffff", 1 - amounts["tint"] / 100) if "tint" in amounts else hex
    return mixed(hex, "#000000", 1 - amounts["shade"] / 100) if "shade" in amounts else hex


def theme_of(package: Package, master: str) -> Theme:
    """The theme of a master, with the colours mapped as it maps them."""
    tree = package.tree(package.needs(master, "theme")[0].target)
    scheme = tree.find(f".//{A}clrScheme")
    plain = Theme({}, {}, "", "")
    found = {etree.QName(each).localname: plain.hex(each) for each in (scheme if scheme is not None else ())}
    mapping = package.tree(master).find(f"{P}clrMap")
    places = {str(key): str(value) for key, value in mapping.attrib.items()} if mapping is not None else MAP
    title, text = (tree.find(f".//{A}{which}Font/{A}latin") for which in ("major", "minor"))
    names = [str(font.get("typeface") or "Arial") if font is not None else "Arial" for font in (title, text)]
    return Theme({**FALLBACK, **{key: value for key, value in found.items() if value}}, places, *names)
