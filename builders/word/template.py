"""The empty .docx that a document is written into: its styles, lists, footer and settings, drawn from our own table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import etree

from builders.drawing import draw
from builders.template import SCHEME, zipped
from builders.word.node import NAMESPACES, emu, twips
from builders.word.page import Page
from builders.word.styles import STYLES, size_of

THEMES = Path(__file__).parent.parent / "themes"
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


def template(document: str, page: Page, language: str, title: str, running: str) -> bytes:
    """A .docx without text, for a kind of `document`, in a language; `running` stands in its footer."""
    look = json.loads((THEMES / "look.json").read_text(encoding="utf-8"))
    values = {
        "styles": STYLES, "size": size_of(document), "page": page, "language": language, "title": title,
        "running": running,
        "colours": {name: value.lstrip("#").upper() for name, value in look["colours"].items()},
        "font": look["fonts"]["deck"], "namespaces": NAMESPACES,
    }  # fmt: skip
    return zipped((name, content) for name, content in _members(values, look))


def _members(values: dict[str, object], look: dict[str, object]) -> Iterator[tuple[str, bytes]]:
    for name, part in PARTS.items():
        yield name, _compact(_environment().get_template(part).render(values))
    yield "word/theme/theme1.xml", _compact(draw("theme.xml", scheme=SCHEME, **look))


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
