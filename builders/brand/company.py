"""A company's template as a look: opened, emptied, its layouts matched to our roles, its colours and fonts ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from builders.brand.blank import blank
from builders.brand.embedding import embedded
from builders.brand.inventory import Page, inventory
from builders.brand.look import Decision, Fonts, Look, own_look
from builders.brand.matching import Matcher
from builders.brand.notes import with_notes
from builders.brand.opening import opened
from builders.brand.palette import Palette, palette_of
from builders.brand.tailor import tailor
from builders.layout import Layout
from builders.letters.tables import TWINS
from builders.package import written
from workshop.model.brand import RoleMap


def template_look(content: bytes, file: str, wishes: Mapping[str, RoleMap], base: Look | None = None) -> Look:
    """The look of a template; raise ContentError for one that cannot be used. `base` gives what a template has not."""
    base = base or own_look()
    package = blank(opened(content, file))
    pages = inventory(package)
    palettes = _palettes(pages)
    made = tailor(Matcher(pages, wishes), palettes)
    layouts: dict[str, Layout] = {}
    decisions: list[Decision] = []
    for name, own in base.layouts.items():
        layouts[name], decision = made.made(own)
        decisions.append(decision)
    usual = made.content.page if made.content else pages[0]
    palette = palettes[usual.master]
    fonts = Fonts(usual.theme.title, usual.theme.text, _twin(usual.theme.text), base.fonts.print, base.fonts.folder)
    package, notes = with_notes(package, palette, fonts)
    return replace(
        base, template=written(package), layouts=layouts, notes=notes, palette=palette, fonts=fonts, wide=pages[0].wide,
        high=pages[0].high, images=_images(pages, layouts), decisions=tuple(decisions),
    )  # fmt: skip


def _palettes(pages: tuple[Page, ...]) -> dict[int, Palette]:
    """The colours of each master, by what most of its layouts have behind their texts."""
    behind: dict[int, Counter[str]] = {}
    for page in pages:
        for body in page.bodies[:1]:
            behind.setdefault(page.master, Counter())[page.backdrop.at(*body.middle)] += 1
    first = {page.master: page for page in reversed(pages)}
    fills = {
        master: behind[master].most_common(1)[0][0] if master in behind else page.backdrop.fill
        for master, page in first.items()
    }
    return {master: palette_of(page.theme, fills[master]) for master, page in first.items()}


def _images(pages: tuple[Page, ...], layouts: Mapping[str, Layout]) -> dict[str, bytes]:
    """The pictures that stand in the layouts that are used."""
    used = {layout.part for layout in layouts.values()}
    found = {name: image for page in pages if page.part in used for name, image in page.backdrop.images.items()}
    return {name: embedded(image) for name, image in found.items()}


def _twin(font: str) -> str:
    return TWINS.get(font.casefold(), font)
