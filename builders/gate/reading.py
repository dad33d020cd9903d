"""Reading order: what is read aloud later does not stand above what came before it, and the footer comes last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from builders.gate.breach import Breach, Rule
from builders.gate.frame import Frame
from builders.gate.names import FOOTERS
from builders.gate.shape import Shape
from builders.gate.sheet import Sheet

ORDER = Rule("reading-order", "look")  # a template says where its placeholders stand
SLACK = 12700  # a point: shapes that touch do not stand above each other


def of_reading(sheets: Iterable[Sheet]) -> Iterator[Breach]:
    """The first shape of each slide that is read after a text that stands wholly below it, in the same column."""
    for sheet in sheets:
        read = [shape for shape in sheet.shapes if shape is not sheet.title and not shape.ornament]
        if found := _late(read, sheet) or _behind_footer(read):
            yield sheet.slide.breach(ORDER, f"{found}; reorder them in the Selection Pane, which reads from below")


def _late(read: Sequence[Shape], sheet: Sheet) -> str:
    before: list[tuple[Shape, Frame]] = []
    for shape in read:
        frame = sheet.stage.frame(shape)
        if frame is None or _foots(shape):
            continue
        for other, its in before:
            if _stands_above(frame, its):
                return f"“{shape.name}” stands above “{other.name}” and is read after it"
        if shape.key:
            before.append((shape, frame))
    return ""


def _stands_above(one: Frame, other: Frame) -> bool:
    """Whether one frame ends before the other begins, and one is over the other."""
    above = one.y + one.h <= other.y + SLACK
    return above and one.x < other.x + other.w - SLACK and other.x < one.x + one.w - SLACK


def _behind_footer(read: Sequence[Shape]) -> str:
    """What is written after a footer is read when people think that the slide is over."""
    first = next((place for place, shape in enumerate(read) if _foots(shape)), len(read))
    late = next((shape for shape in read[first:] if shape.key and not _foots(shape)), None)
    return f"“{late.name}” is read after the footer" if late else ""


def _foots(shape: Shape) -> bool:
    return shape.key is not None and shape.key.kind in FOOTERS
