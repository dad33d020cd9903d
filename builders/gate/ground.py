"""What lies under a point of a slide: the background, and the surfaces on it from back to front."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from builders.brand.path import Step, inside, outline
from builders.gate.colours import Colour
from builders.gate.fills import CLEAR, Fill, fill_in, of_background, seen, styled
from builders.gate.frame import Frame
from builders.gate.names import A, P
from builders.gate.package import Part
from builders.gate.shape import Shape, every
from builders.gate.stage import Stage

PAPER: Fill = (Colour(1, 1, 1),)
MIXTURES = 8  # of colours of which the worst counts


@dataclass(frozen=True, slots=True)
class Surface:
    """Something that covers what lies behind it."""

    frame: Frame
    fill: Fill
    round: bool = False
    path: tuple[Step, ...] = ()  # of a free form

    def holds(self, x: float, y: float) -> bool:
        if self.path:
            return inside(self.path, x, y)
        return self.frame.rounds(x, y) if self.round else self.frame.holds(x, y)


def background(slide: Part, stage: Stage) -> Fill:
    """The background of the slide, or of its layout, or of its master, whichever has one first."""
    for part in (slide, stage.layout, stage.master):
        for back in part.all(f"{P}bg") if part else ():
            return of_background(back, stage.scheme, stage.palette)
    white = stage.palette.names.get("bg1")
    return (white,) if white else PAPER


def scenery(slide: Part, stage: Stage) -> tuple[Surface, ...]:
    """What master and layout put behind the shapes of a slide, from back to front."""
    return _scenery(stage) if _shows(slide) else ()


@cache
def _scenery(stage: Stage) -> tuple[Surface, ...]:
    shapes = (*(stage.on_master if _shows(stage.layout) else ()), *stage.on_layout)
    return tuple(surfaces((shape for shape in shapes if shape.key is None), stage))


def _shows(part: Part | None) -> bool:
    """Whether a slide or a layout lets through what is drawn beneath it."""
    return part is None or part.root is None or part.root.get("showMasterSp", "1") not in ("0", "false")


def surfaces(shapes: Iterable[Shape], stage: Stage) -> Iterator[Surface]:
    """What shapes cover, and in groups all that stands in them."""
    for shape in every(shapes):
        fill = CLEAR if shape.kind == "cxnSp" else fill_of(shape, stage)
        if fill != CLEAR and (frame := stage.frame(shape)):
            form = None if shape.look is None else shape.look.find(f"{A}custGeom")
            yield Surface(frame, fill, _is_round(shape), outline(form, frame))


def fill_of(shape: Shape, stage: Stage) -> Fill:
    """The fill of a shape: its own, that of its style, or that of the placeholder it takes after."""
    if shape.kind != "sp":
        return None  # pictures, charts and tables have many colours
    for each in (shape, *stage.twins(shape.key)):
        if (own := fill_in(each.look)) is not None:
            return seen(own, stage.palette)
        if each.style is not None and (reference := each.style.find(f"{A}fillRef")) is not None:
            return styled(reference, stage.scheme, stage.palette)
    return CLEAR


def _is_round(shape: Shape) -> bool:
    geometry = None if shape.look is None else shape.look.find(f"{A}prstGeom")
    return geometry is not None and geometry.get("prst") == "ellipse"


def under(x: float, y: float, ground: Fill, laid: Sequence[Surface]) -> Fill:
    """The colours that can be seen at a point."""
    for surface in laid:
        if surface.holds(x, y):
            ground = over(surface.fill, ground)
    return ground


def over(fill: Fill, ground: Fill) -> Fill:
    """What is seen of a fill that lies on a ground."""
    if fill is None:
        return None
    if fill == CLEAR:
        return ground
    if all(colour.opaque == 1 for colour in fill):
        return fill
    return None if ground is None else tuple(one.over(two) for one in fill for two in ground)[:MIXTURES]
