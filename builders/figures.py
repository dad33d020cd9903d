"""Drawings of a document by themselves, as its theme draws them: for formats that cannot draw, such as Word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from xml.etree.ElementTree import Element, tostring

import typst

from builders.brand.look import Look
from builders.fit import ResolvedSlide
from builders.picture import pictures
from builders.typeset import THEMES, font_files

DRAWN = ("drawing", "room-plan", "cutting", "chain")
DOTS, COARSE = 200, 130  # to an inch
WIDE, THUMB = 166.0, 64.0  # millimetres: of a drawing, and of a small picture of a slide

MAIN = """
#import "base.typ": parts, draw, fonts, ink
#import "{theme}.typ": shows
#set page(width: {wide}mm, height: auto, margin: 1mm, fill: none)
#set text(font: fonts, size: 12pt, fill: ink)
#for figure in parts(xml("document.xml").first()) {{ page(draw(figure, shows)) }}
"""
SLIDES = """
#import "picture.typ": slide-picture
#set page(width: {wide}mm, height: {wide}mm * 9 / 16, margin: 0pt)
#for number in {numbers} {{ page(slide-picture(number, {wide}mm)) }}
"""
Format = Literal["png", "svg"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing, and how wide it is in millimetres."""

    content: bytes
    wide: float = WIDE


def figures(tree: Element, look: Look, format: Format) -> dict[Element, Figure]:
    """The drawings of a document, by the elements that ask for them, as its theme draws them."""
    asking = [element for element in tree.iter() if element.tag in DRAWN]
    if not asking:
        return {}
    alone = Element(tree.tag, tree.attrib)
    alone.extend(asking)
    main = MAIN.format(theme=tree.tag, wide=WIDE)
    files = {"document.xml": tostring(alone, encoding="utf-8"), "slides.json": b"[]"}
    drawn = _pages(main, look, files, format, DOTS)
    return {element: Figure(content) for element, content in zip(asking, drawn, strict=True)}


def pictured(tree: Element, slides: Sequence[ResolvedSlide], look: Look) -> dict[int, bytes]:
    """Small pictures of the slides that a document shows, by their numbers."""
    numbers = sorted({int(thumb.attrib["slide"]) for thumb in tree.iter("thumb")})
    if not numbers:
        return {}
    main = SLIDES.format(wide=THUMB, numbers=f"({', '.join(map(str, numbers))},)")
    drawn = _pages(main, look, pictures(slides, look), "png", COARSE)
    return dict(zip(numbers, drawn, strict=True))


def _pages(main: str, look: Look, files: Mapping[str, bytes], format: Format, dots: int) -> Iterable[bytes]:
    """Each page of a little document as a picture."""
    inputs: Any = {"main.typ": main.encode(), **look.files, **files}
    made: bytes | list[bytes] = typst.compile(
        inputs, root=str(THEMES), font_paths=font_files(look.fonts.folder), format=format, ppi=float(dots)
    )
    return [made] if isinstance(made, bytes) else made
