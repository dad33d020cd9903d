"""What a template draws behind its texts: backgrounds, bars, logos; to be pictured, and to see what can be read."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from typing import Any

from lxml import etree

from builders.brand.colour import hex_of, mixed
from builders.brand.path import inside, outline
from builders.brand.theme import A, P, R, Theme
from builders.brand.turning import angle, quarters, turned, turned_image, turned_path
from builders.package import Package
from builders.shapes import Shape

POINT = 12700
ROUND = {"ellipse": "ellipse", "roundRect": "round", "line": "line", "straightConnector1": "line"}
MOST = 8  # colours at one point
DRAWABLE = (".png", ".jpg", ".jpeg", ".gif", ".webp")


@dataclass(frozen=True, slots=True)
class Backdrop:
    """The colour of the background, what is drawn on it, and the pictures among that by their names."""

    fill: str
    shapes: tuple[Shape, ...]
    images: Mapping[str, bytes]
    others: tuple[str, ...] = ()  # the colours that the background changes from and to

    def at(self, x: float, y: float) -> str:
        """The colour at a point, as far as it can be told; of a pattern, or from one colour to another, the mixture."""
        return self.colours(x, y)[0]

    def colours(self, x: float, y: float) -> tuple[str, ...]:
        """All colours that may be seen at a point, their mixture first."""
        found = (self.fill, *self.others)
        for shape in self.shapes:
            if shape.image and _covers(shape, x, y):
                part = (x - shape.x) / shape.w, (y - shape.y) / shape.h
                found = tuple(_pixel(self.images[shape.image], *part, below) for below in found)
            elif shape.fill and _covers(shape, x, y):
                own = (str(shape.fill), *shape.others)
                clear = shape.opacity < 1
                found = tuple(mixed(below, each, shape.opacity) for each in own for below in found) if clear else own
        return tuple(dict.fromkeys(found))[:MOST]


def _covers(shape: Shape, x: float, y: float) -> bool:
    """Whether a point lies in a shape."""
    if not (shape.x <= x <= shape.x + shape.w and shape.y <= y <= shape.y + shape.h):
        return False
    if shape.kind == "ellipse" and shape.w and shape.h:
        return ((x - shape.x) / shape.w * 2 - 1) ** 2 + ((y - shape.y) / shape.h * 2 - 1) ** 2 <= 1
    return not shape.path or inside(shape.path, x, y)


@dataclass(frozen=True, slots=True)
class Frame:
    """How what stands in a group lies on the slide."""

    x: float = 0
    y: float = 0
    wide: float = 1
    high: float = 1

    def place(self, frame: etree._Element) -> tuple[float, float, float, float] | None:
        start, size = frame.find(f"{A}off"), frame.find(f"{A}ext")
        if start is None or size is None:
            return None
        x, y, w, h = (
            int(each.get(key, 0)) / POINT for each, key in ((start, "x"), (start, "y"), (size, "cx"), (size, "cy"))
        )
        return self.x + x * self.wide, self.y + y * self.high, w * self.wide, h * self.high

    def within(self, group: etree._Element) -> Frame:
        frame = group.find(f"{P}grpSpPr/{A}xfrm")
        outer = self.place(frame) if frame is not None else None
        start, size = (None, None) if frame is None else (frame.find(f"{A}chOff"), frame.find(f"{A}chExt"))
        if outer is None or start is None or size is None or not int(size.get("cx", 0)) or not int(size.get("cy", 0)):
            return self
        wide, high = outer[2] / (int(size.get("cx", 0)) / POINT), outer[3] / (int(size.get("cy", 0)) / POINT)
        return Frame(
            outer[0] - int(start.get("x", 0)) / POINT * wide,
            outer[1] - int(start.get("y", 0)) / POINT * high,
            wide,
            high,
        )


def backdrop(package: Package, layout: str, theme: Theme, size: tuple[float, float]) -> Backdrop:
    """What stands behind the texts of a layout, its master's first."""
    master = package.needs(layout, "slideMaster")[0].target
    trees = {part: package.tree(part) for part in (master, layout)}
    images: dict[str, bytes] = {}

    def image(part: str, id: str | None, degrees: float = 0) -> str:
        """The name by which a picture is kept; nothing where nobody can draw it."""
        target = next((each.target for each in package.relations.get(part, ()) if each.id == id), "")
        if not target.lower().endswith(DRAWABLE) or target not in package.parts:
            return ""
        turns = quarters(degrees)
        name = f"template-{target.rpartition('/')[2]}{f'-{turns}' * (turns > 0)}.svg"
        images[name] = turned_image(package.parts[target], degrees)
        return name

    fills, whole = _background(trees, theme, image, size)
    hidden = trees[layout].get("showMasterSp") in ("0", "false")
    shapes = [*whole]
    for part, tree in trees.items():
        if part == layout or not hidden:
            shapes += _drawn(tree.find(f"{P}cSld/{P}spTree"), theme, Frame(), partial(image, part))
    return Backdrop(fills[0], tuple(shapes), images, fills[1:])


def _background(
    trees: Mapping[str, etree._Element],
    theme: Theme,
    image: Callable[[str, str | None], str],
    size: tuple[float, float],
) -> tuple[tuple[str, ...], tuple[Shape, ...]]:
    """The colours of the background, and a picture where it is one: the layout's own, or else its master's."""
    for part, tree in reversed(list(trees.items())):
        if (holder := tree.find(f"{P}cSld/{P}bg")) is None:
            continue
        inner = holder[0]
        if inner.tag == f"{P}bgRef":
            return (theme.hex(inner) or theme.at("bg1"),), ()
        name = image(part, _embedded(inner))
        whole = (Shape("image", 0, 0, *size, image=name),) if name else ()
        return _fills(inner, theme) or (theme.at("bg1"),), whole
    return (theme.at("bg1"),), ()


def _embedded(holder: etree._Element) -> str | None:
    blip = holder.find(f"{A}blipFill/{A}blip")
    return None if blip is None else blip.get(f"{R}embed")


def _fills(properties: etree._Element, theme: Theme) -> tuple[str, ...]:
    """What something is filled with: one colour; or the mixture of a pattern or of a change, and what is mixed."""
    if (solid := properties.find(f"{A}solidFill")) is not None:
        only = theme.hex(solid)
        return (only,) if only else ()
    pattern, share = properties.find(f"{A}pattFill"), 0.5
    if pattern is not None:
        holders, share = [pattern.find(f"{A}{which}") for which in ("bgClr", "fgClr")], 0.4
    else:
        holders = properties.findall(f"{A}gradFill/{A}gsLst/{A}gs")
    stops = [hex for holder in holders if (hex := theme.hex(holder))]
    return (mixed(stops[0], stops[-1], share), *stops) if stops else ()


def _opacity(properties: etree._Element) -> float:
    """How much of what is behind it something covers."""
    clear = next(properties.iterfind(f"{A}solidFill/*/{A}alpha"), None)
    return 1.0 if clear is None else int(clear.get("val") or 100000) / 100000


def _drawn(
    tree: etree._Element | None, theme: Theme, frame: Frame, image: Callable[[str | None, float], str]
) -> Iterator[Shape]:
    """What stands in a tree of shapes, in the order in which it is drawn; hidden things and placeholders left out."""
    for each in tree if tree is not None else ():
        known = each.find(f"./*/{P}cNvPr")
        if known is None or known.get("hidden") in ("1", "true") or each.find(f"./*/{P}nvPr/{P}ph") is not None:
            continue
        if each.tag == f"{P}grpSp":
            yield from _drawn(each, theme, frame.within(each), image)
        elif each.tag in (f"{P}sp", f"{P}pic", f"{P}cxnSp"):
            yield from _shape(each, theme, frame, image)


def _shape(
    each: etree._Element, theme: Theme, frame: Frame, image: Callable[[str | None, float], str]
) -> Iterator[Shape]:
    properties = each.find(f"{P}spPr")
    held = None if properties is None else properties.find(f"{A}xfrm")
    place = None if held is None else frame.place(held)
    if properties is None or held is None or place is None:
        return
    degrees = angle(held)
    path = turned_path(outline(properties.find(f"{A}custGeom"), place), place, degrees)
    place = turned(place, degrees)
    blip = each.find(f"{P}blipFill/{A}blip")
    name = image(blip.get(f"{R}embed") if blip is not None else _embedded(properties), degrees)
    if name and place[2] and place[3]:
        yield Shape("image", *place, image=name)
        return
    fills, line = _fills(properties, theme), properties.find(f"{A}ln")
    if not fills and properties.find(f"{A}noFill") is None and (styled := theme.hex(each.find(f"{P}style/{A}fillRef"))):
        fills = (styled,)
    fill = fills[0] if fills else None
    stroke = theme.hex(line.find(f"{A}solidFill")) if line is not None else None
    if fill is None and stroke is None:
        return
    weight = int(line.get("w", 9525)) / POINT if line is not None and stroke else 0
    preset = properties.find(f"{A}prstGeom")
    kind: Any = "path" if path else ROUND.get(str(preset.get("prst")) if preset is not None else "", "rect")
    cover = _opacity(properties)
    yield Shape(kind, *place, fill, stroke, weight, path=path, opacity=cover, others=fills[1:])


@cache
def _opened(image: bytes) -> Any:
    pillow = import_module("PIL.Image")  # only where a template has pictures
    opened = pillow.open(io.BytesIO(image)).convert("RGBA")
    opened.thumbnail((96, 96))
    return opened


def _pixel(image: bytes, right: float, down: float, below: str) -> str:
    """The colour of a picture at a point, over what is below it; of one that cannot be read, that."""
    try:
        opened = _opened(image)
    except Exception:  # whatever is wrong with the picture, it is only asked for its colour
        return below
    wide, high = opened.size
    red, green, blue, cover = opened.getpixel((min(int(right * wide), wide - 1), min(int(down * high), high - 1)))
    return mixed(below, hex_of((red / 255, green / 255, blue / 255)), cover / 255)
