"""The logo of a brand on the title slide, in a free corner, where the template has not placed one itself."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib import import_module

from builders.box import Box
from builders.brand.backdrop import Backdrop
from builders.brand.colour import contrast
from builders.brand.look import Look
from builders.exhibits.picture import SetPicture, set_picture
from builders.layout import Layout
from builders.shapes import around
from builders.slide import Picture

SHOWS = "The company’s logo"
PART = 0.25  # of the slide: a smaller picture on a template's cover is taken for its logo
WIDE, HIGH, MARGIN, TOP = 0.2, 0.09, 0.068, 0.06  # of the slide: how big a logo is, and how far from the edges
LIGHT = 1.6  # the contrast with white up to which a ground is light, as logos are made for
DOTS = 1200  # of the longer side
SVG = '#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("logo.svg", height: 200pt)'


def badge(logo: bytes, look: Look) -> SetPicture | None:
    """The logo where it stands on the title slide; nothing if there is a picture already, or no room."""
    layout = look.layouts["title"]
    if any(shape.image and shape.w * shape.h < PART * look.wide * look.high for shape in layout.shapes):
        return None
    picture = _picture(logo)
    places = (set_picture(picture, box) for box in _corners(look)) if picture else ()
    return next((placed for placed in places if _free(placed, layout, look)), None)


def _corners(look: Look) -> Iterator[Box]:
    """The corners of a slide, the usual one first."""
    w, h = WIDE * look.wide, HIGH * look.high
    for y in (TOP * look.high, look.high * (1 - TOP) - h):
        for x in (look.wide * (1 - MARGIN) - w, MARGIN * look.wide):
            yield Box("picture", x, y, w, h, 0, 0, "text", own=True)


def _free(placed: SetPicture, layout: Layout, look: Look) -> bool:
    """Whether a logo touches no text and stands on one light colour."""
    x, y, w, h = placed.box.x, placed.box.y, placed.box.w, placed.box.h
    chain = (around(layout.chain.shapes(1, 16)),) if layout.chain else ()
    if any(x < each.x + each.w and each.x < x + w and y < each.y + each.h and each.y < y + h
           for each in (*layout.boxes, *layout.drawn, *chain)):  # fmt: skip
        return False
    plain = tuple(shape for shape in layout.shapes if not shape.image)
    if len(plain) < len(layout.shapes):
        return False
    behind = Backdrop(str(look.palette_of(layout).hex(layout.fill)), plain, {})
    spots = {behind.at(x + w * right, y + h * down) for right in (0, 0.5, 1) for down in (0, 0.5, 1)}
    return len(spots) == 1 and contrast(spots.pop(), "#ffffff") < LIGHT


def _picture(logo: bytes) -> Picture | None:
    """A logo as PowerPoint takes it everywhere: a PNG picture; nothing of a file that is no picture."""
    image = import_module("PIL.Image")  # only where a brand has a logo
    try:
        drawn = _drawn(logo) if logo.lstrip()[:5] in (b"<?xml", b"<svg ") else logo
        opened = image.open(io.BytesIO(drawn)).convert("RGBA")
    except Exception:  # whatever is wrong with it, the deck is made without it
        return None
    opened.thumbnail((DOTS, DOTS))
    packed = io.BytesIO()
    opened.save(packed, "png")
    return Picture(SHOWS, opened.width, opened.height, packed.getvalue())


def _drawn(svg: bytes) -> bytes:
    typst = import_module("typst")
    return bytes(typst.compile({"main.typ": SVG.encode(), "logo.svg": svg}, format="png", ppi=216))
