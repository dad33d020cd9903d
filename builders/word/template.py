"""The empty .docx that a document is written into: its styles, lists, footer and settings, drawn from our own table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import etree

from builders.brand.look import Look
from builders.drawing import draw
from builders.original import Original
from builders.package import zipped
from builders.template import SCHEME
from builders.word.node import NAMESPACES, emu, twips
from builders.word.page import Page
from builders.word.styles import STYLES, size_of

THEMES = Path(__file__).parent.parent / "themes"
PALE = 0.45  # how much of gold is left where letters stand on it
PARTS = {
    "[Content_Types].xml": "types.xml",
    "_rels/.rels": "package.xml",
    "docProps/core.xml": "core.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "relations.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "fonts.xml",
    "word/footer1.xml": "footer.xml",
    "word/header1.xml": "cover.xml",
    "word/footer2.xml": "no-footer.xml",
}


def template(page: Page, original: Original) -> bytes:
    """A .docx without text for a document: its page, its styles, and what stands at its foot."""
    look = original.look
    values = {
        "styles": STYLES, "size": size_of(original.tree.tag), "page": page, "language": original.language,
        "title": original.title, "running": original.foot, "colours": colours(look), "font": look.fonts.text,
        "namespaces": NAMESPACES,
    }  # fmt: skip
    return zipped((name, content) for name, content in _members(values, look))


def colours(look: Look) -> dict[str, str]:
    """The colours of a look as Word writes them, and gold as a ground for letters."""
    plain = {str(name): value.lstrip("#").upper() for name, value in look.colours.items()}
    parts = [int(plain["gold"][place : place + 2], 16) for place in (0, 2, 4)]
    return plain | {"gold-light": "".join(f"{255 - round((255 - part) * PALE):02X}" for part in parts)}


def _members(values: dict[str, object], look: Look) -> Iterator[tuple[str, bytes]]:
    for name, part in PARTS.items():
        yield name, _compact(_environment().get_template(part).render(values))
    theme = draw("theme.xml", look.palette, scheme=SCHEME, colours=look.palette.hexes, fonts=look.fonts)
    yield "word/theme/theme1.xml", _compact(theme)


def _compact(xml: str) -> bytes:
    """XML without the indentation of its template."""
    tree = etree.fromstring(xml.strip().encode(), etree.XMLParser(remove_blank_text=True))
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(THEMES / "docx"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {"twips": twips, "emu": emu}
    return environment
