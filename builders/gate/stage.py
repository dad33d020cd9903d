"""What slides of one layout stand on: the layout, its master, their theme.

What a shape on a slide does not say itself it takes from the placeholder of the layout, then from that of the master,
then from the styles of the master or of the presentation.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from builders.gate.colours import Palette
from builders.gate.fills import Fill, fill_in, seen
from builders.gate.frame import Frame
from builders.gate.names import TITLES, A, P
from builders.gate.package import Element, Part
from builders.gate.shape import Key, Shape, shapes

SIZE = 1800  # of letters, in hundredths of a point, where nothing says another


class Look(NamedTuple):
    """How letters look: their size in hundredths of a point, and their colours."""

    size: int
    bold: bool
    colours: Fill


@dataclass(frozen=True, eq=False)
class Stage:
    """A layout with its master and theme; whichever is missing is None."""

    layout: Part | None
    master: Part | None
    theme: Part | None
    show: Part
    _twins: dict[Key, tuple[Shape, ...]] = field(default_factory=dict)
    _looks: dict[tuple[Key | None, int], Look] = field(default_factory=dict)
    _levels: dict[tuple[Key | None, int], tuple[Element, ...]] = field(default_factory=dict)

    @cached_property
    def palette(self) -> Palette:
        mapping = next(iter(self.master.all(f"{P}clrMap")), None) if self.master else None
        own = next(iter(self.layout.all(f"{A}overrideClrMapping")), None) if self.layout else None
        chosen = mapping if own is None else own
        return Palette(self.scheme, {} if chosen is None else dict(chosen.attrib))

    @property
    def scheme(self) -> Element | None:
        return self.theme.root if self.theme else None

    @cached_property
    def on_layout(self) -> tuple[Shape, ...]:
        return standing(self.layout)

    @cached_property
    def on_master(self) -> tuple[Shape, ...]:
        return standing(self.master)

    def twins(self, key: Key | None) -> tuple[Shape, ...]:
        """The placeholders that one on a slide takes after, nearest first."""
        if key is None:
            return ()
        if key not in self._twins:
            found = (_twin(self.on_layout, key), _family(self.on_master, key))
            self._twins[key] = tuple(each for each in found if each is not None)
        return self._twins[key]

    def levels(self, key: Key | None, level: int) -> tuple[Element, ...]:
        """The paragraph styles that hold for a level of a placeholder (None: of any other shape), nearest first."""
        if (key, level) not in self._levels:
            name = f"{A}lvl{level}pPr"
            lists = [each.body.find(f"{A}lstStyle") for each in self.twins(key) if each.body is not None]
            lists += [self._style(key)] if key else []
            lists += list(self.show.all(f"{P}defaultTextStyle"))
            found = (each.find(name) for each in lists if each is not None)
            self._levels[key, level] = tuple(each for each in found if each is not None)
        return self._levels[key, level]

    def look(self, key: Key | None, level: int) -> Look:
        """How letters look at a level of a placeholder (None: of any other shape) that says nothing itself."""
        if (key, level) not in self._looks:
            text = self.palette.names.get("tx1")
            look = Look(SIZE, bold=False, colours=(text,) if text else None)
            for each in reversed(self.levels(key, level)):
                own = each.find(f"{A}defRPr")
                look = look if own is None else self.changed(look, own)
            self._looks[key, level] = look
        return self._looks[key, level]

    def changed(self, look: Look, properties: Element) -> Look:
        """A look after what an element says of it."""
        size, bold = properties.get("sz", ""), properties.get("b")
        fill = fill_in(properties) if len(properties) else None
        return Look(
            int(size) if size.isdigit() else look.size,
            look.bold if bold is None else bold in ("1", "true"),
            look.colours if fill is None else seen(fill, self.palette),
        )

    def frame(self, shape: Shape) -> Frame | None:
        """Where a shape stands: where it says, or where the placeholder does that it takes after."""
        return shape.frame or next((each.frame for each in self.twins(shape.key) if each.frame), None)

    def _style(self, key: Key) -> Element | None:
        name = {"title": "titleStyle", "body": "bodyStyle"}.get(key.family, "otherStyle")
        return next(iter(self.master.all(f"{P}{name}")), None) if self.master else None


def standing(part: Part | None) -> tuple[Shape, ...]:
    """The shapes at the top level of a part."""
    return tuple(shape for tree in (part.all(f"{P}spTree") if part else ()) for shape in shapes(tree))


def _twin(layout: tuple[Shape, ...], key: Key) -> Shape | None:
    """The placeholder of the layout: titles and footers are found by their type, all else by the index."""
    holders = [(shape.key, shape) for shape in layout if shape.key]
    if key.family != "body":
        return next((shape for other, shape in holders if other.family == key.family), None)
    return next((shape for other, shape in holders if other.idx == key.idx and other.kind not in TITLES), None)


def _family(master: tuple[Shape, ...], key: Key) -> Shape | None:
    return next((shape for shape in master if shape.key and shape.key.family == key.family), None)
