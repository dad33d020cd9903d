"""A role drawn in a template's place for content, scaled to it, in the colours and fonts of the template."""

from __future__ import annotations

from dataclasses import dataclass, replace

from builders.box import Box
from builders.brand.blueprint import blueprint, titled
from builders.brand.colour import contrast
from builders.brand.inventory import Page, Placeholder
from builders.brand.legibility import READ, readable
from builders.brand.palette import Palette
from builders.layout import Layout
from builders.shapes import Shape

Place = tuple[float, float, float, float]
LINE = 15.0  # what a line of the smallest letters needs
LEAST, SMALL = 12.0, 18.0  # points: no letter of ours is smaller, and where there is room none smaller than that
INSCRIBED = 0.7  # of a circle: the square in it


@dataclass(frozen=True, slots=True)
class Scale:
    """From a place on our slide to one on the template's; `k` is for what must keep its shape: letters, circles."""

    source: Place
    target: Place

    @property
    def wide(self) -> float:
        return self.target[2] / self.source[2]

    @property
    def high(self) -> float:
        return self.target[3] / self.source[3]

    @property
    def k(self) -> float:
        return min(self.wide, self.high)

    def box(self, box: Box) -> Box:
        size, k = max(round(box.size * self.k), min(box.size, SMALL)), self.k
        x, y = self._point(box.x, box.y)
        left, top, right, bottom = box.insets
        return replace(
            box, x=x, y=y, w=box.w * self.wide, h=max(box.h * self.high, LINE), size=size, gap=round(box.gap * k),
            floor=min(max(round(box.floor * k * 0.8), LEAST), size), strong=round(box.strong * k), own=True,
            insets=(left * k, top * k, right * k, bottom * k), tab=box.tab * self.wide,
        )  # fmt: skip

    def shape(self, shape: Shape) -> Shape:
        if shape.kind in ("ellipse", "shoulders"):
            x, y = self._point(shape.x + shape.w / 2, shape.y + shape.h / 2)
            w, h = shape.w * self.k, shape.h * self.k
            return replace(
                shape, x=x - w / 2, y=y - h / 2, w=w, h=h, size=round(shape.size * self.k), weight=shape.weight * self.k
            )
        x, y = self._point(shape.x, shape.y)
        return replace(shape, x=x, y=y, w=shape.w * self.wide, h=shape.h * self.high, weight=shape.weight * self.k)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return self.target[0] + (x - self.source[0]) * self.wide, self.target[1] + (y - self.source[1]) * self.high


def composed(own: Layout, page: Page, area: Place, full: Place, palette: Palette, main: str | None) -> Layout:
    """A layout of ours on a page of a template: the title in its place, or in ours; the `main` text where it can be.

    Where the page has its title in the middle of the slide, there is no room below it, and ours stands on top.
    """
    stays = titled(own) and not page.low
    drawn, source = blueprint(own, stays)
    scale = Scale(source, area if stays else full)
    shapes = tuple(_lettered(scale.shape(shape), palette) for shape in drawn.shapes)
    boxes = []
    for box in drawn.boxes:
        place = page.title if box.slot == "title" else page.bodies[0] if box.slot == main and page.bodies else None
        if box.slot == "title" and stays and page.title is not None:
            continue
        held = _held(_inside(scale.box(box), box, drawn, scale), place, page)
        boxes.append(readable(held, shapes, page, palette))
    return replace(own, boxes=tuple(boxes), shapes=(), drawn=shapes, chain=None, part=page.part)


def _inside(scaled: Box, box: Box, drawn: Layout, scale: Scale) -> Box:
    """A box that fills a circle keeps to it."""
    for shape in drawn.shapes:
        if shape.kind == "ellipse" and (shape.x, shape.y, shape.w, shape.h) == (box.x, box.y, box.w, box.h):
            it = scale.shape(shape)
            w, h = it.w * INSCRIBED, it.h * INSCRIBED
            return replace(scaled, x=it.x + (it.w - w) / 2, y=it.y + (it.h - h) / 2, w=w, h=h)
    return scaled


def _lettered(shape: Shape, palette: Palette) -> Shape:
    """A shape whose letters can be read on it."""
    fill = palette.hex(shape.fill)
    if not shape.text or fill is None:
        return shape
    return replace(shape, colour=max(READ, key=lambda colour: contrast(str(palette.hex(colour)), fill)))


def _held(box: Box, place: Placeholder | None, page: Page) -> Box:
    """A box as a placeholder of the template that is moved, or as a text of its own where there is none."""
    if place is None:
        font = page.theme.title if box.slot == "title" else page.theme.text
        return replace(box, kind="text", font=font, index=None)
    kind = place.kind if place.kind in ("title", "ctrTitle", "subTitle", "body") else "obj"
    bold = place.text.bold if box.slot == "title" else box.bold
    return replace(box, kind=kind, font=place.text.font, index=place.index, colour=place.text.colour, bold=bold)  # type: ignore[arg-type]
