"""A brand becomes a look: its template or ours, its colours, fonts and logo; and what had to be changed to be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib import import_module

from builders.brand.colour import LEGIBLE, contrast, darkened, mixed
from builders.brand.embedding import embedded
from builders.brand.look import Fonts, Look, own_look, own_palette
from builders.layout import Layout
from builders.letters.tables import TWINS
from builders.shapes import Colour
from workshop.dress import Dress
from workshop.errors import Problem

# What the colours of a brand do, by our words for them.
WORDS: dict[str, Colour] = {"main": "teal", "action": "clay", "highlight": "gold", "text": "ink", "panel": "cream"}
TAKEN: tuple[Colour, ...] = ("teal", "clay", "gold")  # from a template, where brand.yaml says nothing
PAPER, PALE = "#ffffff", 0.88  # how far a pale panel is from its colour to white


def dressed(dress: Dress | None) -> tuple[Look, tuple[Problem, ...]]:
    """The look of a brand, ours where there is none; raise ContentError for a template that cannot be used."""
    if dress is None:
        return own_look(), ()
    base = _with_fonts(own_look(), dress)
    if dress.template is not None:
        company = import_module(
            "builders.brand.company"
        )  # and with it the reader of templates, only where there is one
        base = company.template_look(dress.template[1], dress.template[0], dress.roles, base)
    colours, findings = _printed(dress, base)
    base = replace(base, colours=colours, logo=_logo(dress))
    if dress.template is None:
        base = _own_template(base, colours)
    if dress.logo is not None:
        base = replace(base, badge=import_module("builders.brand.badge").badge(dress.logo[1], base))
    unknown = _unknown(dress, base)
    return base, (*findings, *unknown)


def _with_fonts(look: Look, dress: Dress) -> Look:
    """Our look in the fonts of a brand: those that it names, drawn with its files where it brings them."""
    named, own = dress.brand.fonts, look.fonts
    text = str(named.text or own.text)
    title = str(named.title or named.text or own.title)
    printed = str(named.print or (named.text if dress.fonts else None) or own.print)
    fonts = Fonts(title, text, TWINS.get(text.casefold(), text), printed, dress.fonts)
    return replace(look, fonts=fonts)


def _printed(dress: Dress, base: Look) -> tuple[Mapping[Colour, str], tuple[Problem, ...]]:
    """The colours of what is printed, each so dark that it can be read; a finding for each that is not as written."""
    written = dress.brand.colours.hexes
    given: dict[Colour, str] = {WORDS[key]: hex for key, hex in written.items()}
    if dress.template is not None:
        theme: dict[Colour, str] = {word: base.palette[word].hex for word in TAKEN}
        given = theme | given
    own: dict[Colour, str] = {**base.colours, **given}
    if "teal" in given:
        own["soft"] = mixed(given["teal"], PAPER, PALE)
    if "cream" not in given and given:
        own["cream"] = mixed(own["gold"], PAPER, 0.85)
    own["ink"] = darkened(own["ink"], own["cream"])
    for word in ("teal", "clay"):
        own[word] = darkened(darkened(own[word], own["cream"]), own["soft"])
    if contrast(own["ink"], own["gold"]) < LEGIBLE:
        own["gold"] = _lightened(own["gold"], own["ink"])
    return own, tuple(_changed(dress, written, own))


def _lightened(hex: str, letters: str) -> str:
    shares = (share / 50 for share in range(51))
    return next(found for share in shares if contrast(found := mixed(hex, PAPER, share), letters) >= LEGIBLE)


def _changed(dress: Dress, written: Mapping[str, str], own: Mapping[Colour, str]) -> Iterator[Problem]:
    for key, hex in written.items():
        if (shown := own[WORDS[key]]) != hex:
            place = getattr(dress.brand.colours, key).where
            how = "lighter" if key == "highlight" else "darker"
            what = f"{hex} cannot be read well enough as {key}; it is printed {how}, as {shown}. Write that, or another"
            yield Problem(place, what, fatal=False)


def _logo(dress: Dress) -> tuple[str, bytes] | None:
    if dress.logo is None:
        return None
    return "brand-logo.svg", embedded(dress.logo[1])


def _own_template(look: Look, colours: Mapping[Colour, str]) -> Look:
    """Our own template once more, with another theme."""
    palette = own_palette(colours)
    template = import_module("builders.template").template(palette, look.fonts)
    layouts = {name: _in_fonts(layout, look.fonts) for name, layout in look.layouts.items()}
    cues = replace(look.notes.cues, font=look.fonts.text)
    return replace(look, template=template, palette=palette, layouts=layouts, notes=replace(look.notes, cues=cues))


def _in_fonts(layout: Layout, fonts: Fonts) -> Layout:
    titles = ("title", "ctrTitle")
    return replace(layout, boxes=tuple(
        replace(box, font=fonts.title if box.kind in titles else fonts.text) for box in layout.boxes
    ))  # fmt: skip


def _unknown(dress: Dress, look: Look) -> Iterator[Problem]:
    """What template.yaml says of roles and layouts that nobody has."""
    rules = {decision.role: decision.rule for decision in look.decisions}
    for name, wish in dress.roles.items():
        place = wish.layout.where
        if name not in rules:
            yield Problem(place, f"there is no role “{name}”; roles are {', '.join(rules)}", fatal=False)
        elif rules[name] != "map":
            yield Problem(
                place, f"the template has no layout “{wish.layout}”; the next best is used for {name}", fatal=False
            )
