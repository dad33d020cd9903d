"""Shapes, placeholders and text as PresentationML, the words that a .pptx is made of. Strings only."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from builders.box import Box
from builders.shapes import Colour, Shape
from builders.slide import Run

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
# The colours of the look by their places in a theme, so that another theme recolours everything.
THEME: dict[Colour, str] = {
    "ink": "tx1", "white": "bg1", "teal": "accent1", "cream": "bg2",
    "clay": "accent2", "gold": "accent3", "soft": "accent4", "rule": "accent5",
}  # fmt: skip
PRESETS = {"round": "roundRect", "shoulders": "round2SameRect", "arrow": "line"}
RADIUS = 6.0


def emu(points: float) -> int:
    """English metric units, in which PowerPoint counts."""
    return round(points * 12700)


def solid(colour: Colour | None) -> str:
    return f'<a:solidFill><a:schemeClr val="{THEME[colour]}"/></a:solidFill>' if colour else "<a:noFill/>"


def frame(x: float, y: float, w: float, h: float) -> str:
    return f'<a:off x="{emu(x)}" y="{emu(y)}"/><a:ext cx="{emu(w)}" cy="{emu(h)}"/>'


def geometry(kind: str, w: float, h: float) -> str:
    """A preset shape; round corners have the same radius at any size."""
    guides = ""
    if kind == "round":
        guides = f'<a:gd name="adj" fmla="val {round(RADIUS / min(w, h) * 100000)}"/>'
    if kind == "shoulders":
        guides = '<a:gd name="adj1" fmla="val 50000"/><a:gd name="adj2" fmla="val 0"/>'
    return f'<a:prstGeom prst="{PRESETS.get(kind, kind)}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def shape(drawn: Shape, number: int, name: str, language: str) -> str:
    """Something drawn; lines are connectors, all else is a shape that may bear a few letters."""
    place = f"<a:xfrm>{frame(drawn.x, drawn.y, drawn.w, drawn.h)}</a:xfrm>{geometry(drawn.kind, drawn.w, drawn.h)}"
    head = '<a:tailEnd type="triangle" w="med" len="med"/>' if drawn.kind == "arrow" else ""
    line = f'<a:ln w="{emu(drawn.weight)}">{solid(drawn.line)}{head}</a:ln>' if drawn.line else "<a:ln><a:noFill/></a:ln>"
    label = f'<p:cNvPr id="{number}" name="{name}"/>'
    if drawn.kind in ("line", "arrow"):
        kind = f"<p:nvCxnSpPr>{label}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
        return f"<p:cxnSp>{kind}<p:spPr>{place}{line}</p:spPr></p:cxnSp>"
    letters = _letters(drawn, language)
    kind = f"<p:nvSpPr>{label}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
    return f"<p:sp>{kind}<p:spPr>{place}{solid(drawn.fill)}{line}</p:spPr>{letters}</p:sp>"


def _letters(drawn: Shape, language: str) -> str:
    size = f'sz="{round(drawn.size * 100)}" b="1"' if drawn.text else ""
    style = f'lang="{language}" {size}'.rstrip()
    inside = f'<a:r><a:rPr {style}>{solid(drawn.colour)}</a:rPr><a:t>{escape(drawn.text)}</a:t></a:r>' if drawn.text else ""
    body = '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>'
    return f'<p:txBody>{body}<a:p><a:pPr algn="ctr"/>{inside}<a:endParaRPr lang="{language}"/></a:p></p:txBody>'


def group(drawn: Iterable[Shape], number: int, name: str, description: str, language: str) -> str:
    """Shapes as one thing, with a text for those who cannot see it."""
    shapes = tuple(drawn)
    left, top = min(each.x for each in shapes), min(each.y for each in shapes)
    wide, high = max(each.x + each.w for each in shapes) - left, max(each.y + each.h for each in shapes) - top
    inner = f'<a:chOff x="{emu(left)}" y="{emu(top)}"/><a:chExt cx="{emu(wide)}" cy="{emu(high)}"/>'
    members = "".join(shape(each, n, f"{name} {n - number}", language) for n, each in enumerate(shapes, start=number + 1))
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" name="{name}" descr="{escape(description)}"/><p:cNvGrpSpPr/><p:nvPr/>'
        f"</p:nvGrpSpPr><p:grpSpPr><a:xfrm>{frame(left, top, wide, high)}{inner}</a:xfrm></p:grpSpPr>{members}</p:grpSp>"
    )


def placeholder(box: Box, number: int, place: str, text: str) -> str:
    """A placeholder: `place` is where it stands, or nothing where a slide takes that from its layout."""
    size = ' sz="quarter"' if box.kind in ("ftr", "sldNum") else ""
    index = f' idx="{box.idx}"' if box.idx else ""
    kind = "" if box.kind == "obj" else f' type="{box.kind}"'
    name = box.slot.replace("-", " ").capitalize()
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph{kind}{size}{index}/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr><p:txBody>{text}</p:txBody></p:sp>"
    )


def bullets(kind: str, indent: float, depth: int = 0) -> tuple[str, str]:
    """How the paragraphs of a list begin: their attributes, and their sign in clay."""
    if kind == "none":
        return ' marL="0" indent="0"', "<a:buNone/>"
    sign = '<a:buChar char="•"/>' if kind == "bullet" else '<a:buAutoNum type="arabicPlain"/>'
    colour = f'<a:buClr><a:schemeClr val="{THEME["clay"]}"/></a:buClr>'
    return f' marL="{emu(indent * (depth + 1))}" indent="-{emu(indent)}"', f'{colour}<a:buFont typeface="Arial"/>{sign}'


def tabs(box: Box) -> str:
    return f'<a:tabLst><a:tab pos="{emu(box.inner)}" algn="r"/></a:tabLst>' if box.tab else ""


def run(letters: Run, language: str, size: float = 0, link: str = "") -> str:
    """Letters of one style; `link` is the id of the relationship to where they lead."""
    style = "".join((f' sz="{round(size * 100)}"' if size else "", ' b="1"' if letters.bold else "", ' i="1"' if letters.italic else ""))
    target = f'<a:hlinkClick r:id="{link}"/>' if link else ""
    return f'<a:r><a:rPr lang="{language}"{style}>{target}</a:rPr><a:t>{escape(letters.text, quote=False)}</a:t></a:r>'
