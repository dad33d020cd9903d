"""Documents that flow, as one page each for a phone: no script, everything inside the file, for light and for dark."""

from __future__ import annotations

from xml.etree.ElementTree import tostring

from builders.brand.look import Look, own_look
from builders.original import Original
from builders.start import STYLE
from builders.typeset import THEMES
from builders.web import cues, documents, prose, writing
from builders.web.documents import body
from builders.web.tag import tag
from builders.web.writer import Show, Writer

SHOWN: dict[str, Show] = {**prose.SHOWN, **writing.SHOWN, **cues.SHOWN, **documents.SHOWN}
OWN_STYLE = THEMES / "web.css"


def web(original: Original) -> bytes:
    """A document as .html; the same bytes each time."""
    style = "\n".join(
        [*(path.read_text(encoding="utf-8").strip() for path in (STYLE, OWN_STYLE)), *_brand(original.look)]
    )
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name_="color-scheme", content="light dark"),
        tag("title", original.title),
        tag("style", style),
    )
    page = tag(
        "html", head, tag("body", body(Writer(original, SHOWN)), class_=original.tree.tag), lang=original.language
    )
    return f"<!DOCTYPE html>\n{tostring(page, encoding='unicode', method='html')}\n".encode()


def _brand(look: Look) -> list[str]:
    """The colours of a brand in the light; in the dark ours stay, which are made for it."""
    if look.colours == own_look().colours:
        return []
    colours = ";".join(f"--{name}:{value}" for name, value in look.colours.items() if name != "white")
    return [f"@media (prefers-color-scheme:light){{:root{{{colours}}}}}"]
