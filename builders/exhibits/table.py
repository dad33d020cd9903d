"""A table in its box: columns as wide as their texts ask for, rows as high, at the biggest size at which all fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

from builders.box import Box
from builders.exhibits.place import Place
from builders.filled import ROUNDING, STEP, Filled, Member, fill, measured
from builders.letters import EM
from builders.lines import Measured
from builders.shapes import Shape
from builders.slide import Paragraph, Table

PAD, LIFT, ROOMY = 14.0, 8.0, 20.0  # of a cell at the sides; above and below, at the least and at the most
Cells = tuple[tuple[Filled, ...], ...]


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table with its sizes; the first of its `rows` is the head. `shows` says what it is about."""

    box: Box
    shows: str
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rows: Cells
    pad: float = PAD
    lift: float = LIFT
    kind: str = "table"

    @property
    def texts(self) -> Iterator[Filled]:
        return (cell for row in self.rows for cell in row)

    @property
    def shapes(self) -> Iterator[Shape]:
        """The panel behind the head, and a rule under each row."""
        x, y, wide = self.box.x, self.box.y, sum(self.widths)
        yield Shape("rect", x, y, wide, self.heights[0], fill="teal")
        for bottom in [*accumulate(self.heights)][1:]:
            yield Shape("line", x, y + bottom, wide, 0, line="rule", weight=1)

    @property
    def fits(self) -> bool:
        return sum(self.heights) <= self.box.h + ROUNDING and all(cell.whole for cell in self.texts)

    @property
    def beyond(self) -> tuple[Paragraph, ...]:
        """The cells of the rows that leave the box, or the words that are too long for their columns."""
        cut = [cell for cell in self.texts if not cell.whole]
        bottoms = accumulate(self.heights)
        rows = [row for row, bottom in zip(self.rows, bottoms, strict=True) if bottom > self.box.h + ROUNDING]
        return tuple(cell.text[0].paragraph for cell in (cut or [cell for row in rows for cell in row]))


def set_table(table: Table, box: Box, shows: str, folder: Path | None) -> SetTable:
    """The table at the biggest size at which it fits, or at the floor of its box."""
    members = [_members(row, box, folder, head=row is table.head) for row in (table.head, *table.rows)]
    size = box.size
    while True:
        done = _at(members, box, shows, size, LIFT)
        if done.fits or size <= box.floor:
            return _at(members, box, shows, size, min(LIFT + _spare(done), ROOMY))
        size = max(size - STEP, box.floor)


def _members(row: Sequence[Paragraph], box: Box, folder: Path | None, *, head: bool) -> list[Member]:
    """The cells of a row, measured; the head is white on its panel, and what a row is about is bold."""
    plain = Box(box.slot, 0, 0, 0, 0, box.size, box.floor, anchor="ctr", font=box.font)
    looks = [replace(plain, bold=head or not n, colour="white" if head else "ink") for n in range(len(row))]
    return [measured(look, [text], folder) for look, text in zip(looks, row, strict=True)]


def _spare(done: SetTable) -> float:
    """How much room is left above and below each row."""
    return max(done.box.h - sum(done.heights), 0) / (2 * len(done.rows))


def _at(members: list[list[Member]], box: Box, shows: str, size: float, lift: float) -> SetTable:
    widths = _widths(members, box.w, size)
    lines = [[fill(cell, size, wide - 2 * PAD) for cell, wide in zip(row, widths, strict=True)] for row in members]
    heights = tuple(max(cell.height for cell in row) + 2 * lift for row in lines)
    tops = [box.y + top for top in accumulate(heights, initial=0)]
    lefts = [box.x + left for left in accumulate(widths, initial=0)]
    rows = tuple(
        tuple(
            _placed(cell, Place(lefts[n] + PAD, top + lift, widths[n] - 2 * PAD, high - 2 * lift))
            for n, cell in enumerate(row)
        )
        for row, top, high in zip(lines, tops, heights, strict=False)
    )
    return SetTable(box, shows, widths, heights, rows, lift=lift)


def _placed(cell: Filled, place: Place) -> Filled:
    """A cell where it stands; its box is what text has of it."""
    return replace(cell, box=replace(cell.box, x=place.x, y=place.y, w=place.w, h=place.h))


def _widths(members: list[list[Member]], span: float, size: float) -> tuple[float, ...]:
    """Columns in proportion to their longest texts, but none narrower than its longest word."""
    columns = [[cell.texts[0] for cell in column] for column in zip(*members, strict=True)]
    asked = [max(text.reach[-1] for text in column) * size / EM + 2 * PAD for column in columns]
    least = [max(map(_longest_word, column)) * size / EM + 2 * PAD + 1 for column in columns]
    if (much := sum(least) - span) > 0:  # no room for them: in the widest a word is cut, and told
        widest = max(least)
        return tuple(low - much if low == widest else low for low in least)
    spare = span - sum(least)
    wish = [max(ask - low, 1) for ask, low in zip(asked, least, strict=True)]
    return tuple(low + spare * more / sum(wish) for low, more in zip(least, wish, strict=True))


def _longest_word(text: Measured) -> float:
    starts, ends = [0, *(resume for _, resume in text.breaks)], [*(stop for stop, _ in text.breaks), -1]
    return max(text.reach[end] - text.reach[start] for start, end in zip(starts, ends, strict=True))
