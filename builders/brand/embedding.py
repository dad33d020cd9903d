"""Pictures of a template or a logo as Typst takes them: inside SVG, because it is handed files as text; and small."""

from __future__ import annotations

import io
from base64 import b64encode
from importlib import import_module

WIDEST = 900  # dots: what is shown small needs no more


def embedded(image: bytes) -> bytes:
    """A picture inside an SVG one; one that nobody can read is an empty one."""
    if image.lstrip()[:5] in (b"<?xml", b"<svg "):
        return image
    pillow = import_module("PIL.Image")  # only where a brand has pictures
    try:
        opened = pillow.open(io.BytesIO(image))
        opened = opened.convert("RGBA" if "A" in opened.getbands() or opened.mode == "P" else "RGB")
    except Exception:  # whatever is wrong with it, the page is made without it
        return _wrapped("", 1, 1)
    opened.thumbnail((WIDEST, WIDEST))
    packed = io.BytesIO()
    kind = "png" if opened.mode == "RGBA" else "jpeg"
    opened.save(packed, kind)
    data = f"data:image/{kind};base64,{b64encode(packed.getvalue()).decode()}"
    return _wrapped(f'<image width="{opened.width}" height="{opened.height}" xlink:href="{data}"/>', *opened.size)


def _wrapped(inside: str, wide: int, high: int) -> bytes:
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {spaces} width="{wide}" height="{high}">{inside}</svg>'.encode()
