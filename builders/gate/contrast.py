"""Contrast of letters with what lies behind them, so that they can be read at the back of a bright room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from builders.gate.breach import Breach, Rule
from builders.gate.cells import cells_in
from builders.gate.colours import Colour, contrast
from builders.gate.fills import Fill
from builders.gate.frame import Frame
from builders.gate.ground import Surface, background, over, scenery, surfaces, under
from builders.gate.lettering import Letters, block
from builders.gate.shape import Shape, every
from builders.gate.sheet import Sheet
from builders.gate.stage import Stage

CONTRAST = Rule("contrast", "look")
LEAST, LEAST_LARGE = 4.5, 3.0
EDGE = 0.1  # how far inside a block of letters its corners are looked at


class Pair(NamedTuple):
    """Letters on a ground: how much of the contrast that they need they have."""

    share: float
    letters: Letters
    colour: Colour
    ground: Colour

    def __str__(self) -> str:
        ratio, least = contrast(self.colour, self.ground), _least(self.letters)
        pair = f"{self.colour} on {self.ground}: {ratio:.1f} to 1"
        return f"“{self.letters.text.strip()[:40]}” is hard to read, {pair}, and should have {least:g} to 1"


def of_contrast(sheets: Iterable[Sheet]) -> Iterator[Breach]:
    """Letters that can hardly be told from what lies behind them, once for each shape."""
    for sheet in sheets:
        ground, laid = background(sheet.slide, sheet.stage), list(scenery(sheet.slide, sheet.stage))
        for shape in _up_to_text(sheet):  # from back to front; each is laid over those before it
            yield from (sheet.slide.breach(CONTRAST, str(pair)) for pair in _of_table(shape, sheet.stage, ground, laid))
            laid += surfaces([shape], sheet.stage)
            if shape in sheet.letters and (worst := _worst(shape, sheet, ground, laid)) and worst.share < 1:
                yield sheet.slide.breach(CONTRAST, str(worst))


def _up_to_text(sheet: Sheet) -> Iterator[Shape]:
    """The shapes up to the last that bears letters; what lies in front of that is behind no text."""
    last = max((place for place, shape in enumerate(sheet.shapes) if shape.written), default=-1)
    return every(sheet.shapes[: last + 1])


def _of_table(shape: Shape, stage: Stage, ground: Fill, laid: Sequence[Surface]) -> Iterator[Pair]:
    """The weakest letters of a table, if they are too weak."""
    frame = stage.frame(shape)
    behind = under(frame.x + frame.w / 2, frame.y + frame.h / 2, ground, laid) if frame else ground
    found = (pair for cell in cells_in(shape, stage) for pair in _pairs(cell.letters, [over(cell.fill, behind)]))
    worst = min(found, default=None, key=lambda pair: pair.share)
    if worst and worst.share < 1:
        yield worst


def _worst(shape: Shape, sheet: Sheet, ground: Fill, laid: Sequence[Surface]) -> Pair | None:
    """The weakest letters of a shape, on the weakest ground."""
    looks = {(each.large, each.colours): each for each in sheet.letters[shape]}
    frame = sheet.stage.frame(shape)
    if frame is None:
        return None
    near, grounds = [surface for surface in laid if surface.frame.touches(frame)], {ground}
    if near:
        around = block(shape, frame, max(each.size for each in sheet.letters[shape]), sheet.stage)
        grounds = {under(*point, ground, near) for point in _points(around)}
    pairs = (pair for each in looks.values() for pair in _pairs(each, grounds))
    return min(pairs, default=None, key=lambda pair: pair.share)


def _points(around: Frame) -> Iterator[tuple[float, float]]:
    """The middle of a block of letters, and places near its corners."""
    yield around.x + around.w / 2, around.y + around.h / 2
    for across, down in product((EDGE, 1 - EDGE), repeat=2):
        yield around.x + around.w * across, around.y + around.h * down


def _pairs(letters: Letters, grounds: Iterable[Fill]) -> Iterator[Pair]:
    for behind in (colour for ground in grounds for colour in ground or ()):
        for colour in over(letters.colours, (behind,)) or ():
            yield Pair(contrast(colour, behind) / _least(letters), letters, colour, behind)


def _least(letters: Letters) -> float:
    return LEAST_LARGE if letters.large else LEAST
