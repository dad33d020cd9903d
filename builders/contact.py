"""The contact sheet: all slides of a deck side by side, with their numbers, to look through before the day."""

from __future__ import annotations

from collections.abc import Sequence
from json import dumps
from typing import Any

import typst

from builders.brand.look import Look
from builders.fit import ResolvedSlide
from builders.picture import pictures
from builders.slide import Deck
from builders.typeset import THEMES, font_files

DOTS = 110  # an inch, of the picture


def contact(deck: Deck, slides: Sequence[ResolvedSlide], look: Look) -> dict[str, bytes]:
    """The sheet by file name: pages to print, tagged for screen readers, and one long picture."""
    sections = [{"name": section.name, "slides": [_slide(one) for one in section.slides]} for section in deck.sections]
    inputs: Any = {
        "main.typ": (THEMES / "contact.typ").read_bytes(),
        "deck.json": dumps({"title": deck.title, "lang": deck.language, "sections": sections}).encode(),
        "look.json": look.printed,
        **pictures(slides, look),
    }
    settings: dict[str, Any] = {"root": str(THEMES), "font_paths": font_files()}
    long = typst.compile(inputs, format="png", ppi=DOTS, sys_inputs={"long": "yes"}, **settings)
    pages = typst.compile(inputs, pdf_standards=["ua-1"], timestamp=0, **settings)
    return {"preview.pdf": bytes(pages), "preview.png": bytes(long)}


def _slide(slide: Any) -> dict[str, object]:
    return {"number": slide.number, "title": slide.title, "hidden": slide.hidden}
