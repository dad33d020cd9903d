"""HTML, element by element."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

Piece = str | Element | None


def tag(name: str, *inside: Piece | Iterable[Piece], **attributes: object) -> Element:
    """An element with letters and elements in it; `class_` is its class, and what is `None` or empty is left out.

    >>> from xml.etree.ElementTree import tostring
    >>> tostring(tag("p", "See ", tag("b", "this"), ".", class_="mark", aria_hidden="true"))
    b'<p class="mark" aria-hidden="true">See <b>this</b>.</p>'
    """
    said = {
        key.rstrip("_").replace("_", "-"): str(value) for key, value in attributes.items() if value not in (None, "")
    }
    made = Element(name, said)
    for piece in _flat(inside):
        _add(made, piece)
    return made


def _flat(inside: Iterable[Piece | Iterable[Piece]]) -> Iterable[str | Element]:
    for piece in inside:
        if isinstance(piece, str | Element):
            yield piece
        elif piece is not None:
            yield from (one for one in piece if one is not None)


def _add(made: Element, piece: str | Element) -> None:
    if isinstance(piece, Element):
        made.append(piece)
    elif len(made):
        made[-1].tail = (made[-1].tail or "") + piece
    else:
        made.text = (made.text or "") + piece
