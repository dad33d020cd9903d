"""A sheet is what people see: a slide, and the stage on which it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from builders.gate.lettering import Letters, letters_in
from builders.gate.names import TITLES
from builders.gate.package import Package, Part
from builders.gate.shape import Shape, every
from builders.gate.stage import Stage, standing


@dataclass(frozen=True, eq=False)
class Sheet:
    """A slide, its shapes in reading order, and what they take from their layout and master."""

    slide: Part
    stage: Stage

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        """All that stands on the slide itself; what is grouped stands in its group."""
        return standing(self.slide)

    @cached_property
    def title(self) -> Shape | None:
        return next((shape for shape in self.shapes if shape.key and shape.key.kind in TITLES), None)

    @cached_property
    def letters(self) -> dict[Shape, tuple[Letters, ...]]:
        """The letters of every shape that has any, in groups too."""
        written = every(shape for shape in self.shapes if shape.written)
        return {shape: found for shape in written if (found := tuple(letters_in(shape, self.stage)))}


def sheets(package: Package) -> Iterator[Sheet]:
    """The slides in the order of the show; those of one layout share a stage."""

    @cache
    def stage(layout: Part | None) -> Stage:
        master = package.one(layout, "slideMaster") if layout else None
        return Stage(layout, master, package.one(master, "theme") if master else None, package.show)

    for slide in package.slides:
        yield Sheet(slide, stage(package.one(slide, "slideLayout")))
