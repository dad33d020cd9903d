"""WordprocessingML, element by element: the one place that knows how its names and lengths are written."""

from __future__ import annotations

from typing import Any

from lxml import etree

Node = Any  # an lxml element
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def node(tag: str, *children: Node | None, **attributes: object) -> Node:
    """An element such as `p` or `w14:checkbox`, its attributes in the namespace of its own, its children in order.

    A `None` among the children is left out; so is an attribute that is `None`.
    """
    prefix, _, name = tag.rpartition(":")
    space = NAMESPACES[prefix or "w"]
    made = etree.Element(f"{{{space}}}{name}", nsmap={prefix or "w": space})
    for key, value in attributes.items():
        if value is not None:
            made.set(f"{{{space}}}{key}", str(value))
    made.extend(child for child in children if child is not None)
    return made


def plain(tag: str, *children: Node | None, **attributes: object) -> Node:
    """An element of a drawing, whose attributes have no namespace."""
    made = node(tag, *children)
    for key, value in attributes.items():
        made.set(key, str(value))
    return made


def name(tag: str) -> str:
    """The full name of an element such as `tbl`."""
    return f"{{{NAMESPACES['w']}}}{tag}"


def twips(mm: float) -> int:
    """Twentieths of a point, in which Word counts lengths."""
    return round(mm * 1440 / 25.4)


def emu(mm: float) -> int:
    """English metric units, in which drawings count lengths."""
    return round(mm * 36000)
