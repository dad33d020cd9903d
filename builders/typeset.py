"""An element tree becomes a PDF: Typst reads the tree, a theme says how each element looks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, tostring

import typst

from builders.brand.look import Look

THEMES = Path(__file__).parent / "themes"
FONT_PACKAGES = ("fontpkg_source_sans_3", "fontpkg_arimo", "fontpkg_noto_sans")

# What a theme leaves behind: where parts begin and end, on which page of the finished document.
ANCHORS = """(
  begins: query(<anchor>).map(it => (it.value, it.location().page())),
  ends: query(<ending>).map(it => (it.value, it.location().page())),
)"""


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF; the pages on which its parts begin and end, counted from 1; and how many pages it has."""

    pdf: bytes
    begins: dict[str, int]
    ends: dict[str, int]
    pages: int


def typeset(tree: Element, theme: str, look: Look, extra: Mapping[str, bytes] | None = None) -> Printed:
    """Lay out `tree` with `themes/<theme>.typ` as tagged PDF/UA-1. The same tree and look give the same bytes.

    `extra` are further files that the theme reads, such as the slides to picture.
    """
    inputs: Any = {
        "main.typ": theme_file(theme).read_bytes(),
        "document.xml": tostring(tree, encoding="utf-8"),
        **look.files,
        **(extra or {}),
    }
    fonts, root = font_files(look.fonts.folder), str(THEMES)
    pdf = typst.compile(inputs, root=root, font_paths=fonts, pdf_standards=["ua-1"], timestamp=0)
    found = json.loads(typst.eval(inputs, ANCHORS, root=root, font_paths=fonts))
    return _printed(pdf, dict(found["begins"]), dict(found["ends"]))


def cover(tree: Element, theme: str, look: Look, extra: Mapping[str, bytes] | None = None) -> bytes:
    """The cover of a document as an SVG picture; nothing else of it is laid out."""
    alone = Element(tree.tag, tree.attrib)
    alone.extend(tree.findall("cover"))
    inputs: Any = {
        "main.typ": theme_file(theme).read_bytes(),
        "document.xml": tostring(alone, encoding="utf-8"),
        **look.files,
        **(extra or {}),
    }
    svg: bytes | list[bytes] = typst.compile(
        inputs, root=str(THEMES), font_paths=font_files(look.fonts.folder), format="svg"
    )
    return svg if isinstance(svg, bytes) else svg[0]  # a cover with very long words goes on to a second page


@cache
def theme_file(theme: str) -> Path:
    """Where a theme lies: among those for the room, or in the folder of another set."""
    return next(THEMES.rglob(f"{theme}.typ"))


def _printed(pdf: bytes, begins: dict[str, int], ends: dict[str, int]) -> Printed:
    return Printed(pdf, begins, ends, ends["document"])


@cache
def font_files(own: Path | None = None) -> typst.Fonts:
    """The fonts of the kit, and those of a brand in its `own` folder; those of the machine are left alone."""
    folders = [str(files(package) / "files") for package in FONT_PACKAGES]
    folders += [str(own)] if own else []
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
