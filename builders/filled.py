"""A box and its text: as big as it may be, on lines of about one length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from builders.box import Box
from builders.letters import EM
from builders.letters.face import PITCH, face
from builders.lines import Broken, Measured, break_lines, leeway, measure
from builders.slide import Paragraph

STEP = 2.0  # points from one size to the next smaller
NARROWEST = 0.6  # of the width of a box, to make lines of about one length
ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class Row:
    """A line in a box: the stretch of a paragraph that stands on it, how far down it begins, and how high it is."""

    paragraph: Paragraph
    start: int
    end: int
    y: float
    h: float


@dataclass(frozen=True, slots=True)
class Filled:
    """A box and its text, at a size and on lines."""

    box: Box
    size: float
    text: tuple[Broken, ...]
    width: float
    pitch: float = PITCH  # from line to line, in sizes of the font

    @property
    def sides(self) -> tuple[float, float]:
        """How far the text keeps away from the left and the right edge of the box."""
        spare = self.box.inner - self.width
        left = {"l": 0.0, "ctr": spare / 2, "r": spare}[self.box.align]
        return self.box.insets[0] + left, self.box.insets[2] + spare - left

    @property
    def strong(self) -> float:
        """The size of strong words."""
        return round(self.size * self.box.strength)

    @property
    def rows(self) -> Iterator[Row]:
        """The lines from top to bottom; `y` counts from the top of the first."""
        y = 0.0
        for broken in self.text:
            high = self.size * broken.strength * self.pitch
            for start, end in broken.bounds:
                yield Row(broken.paragraph, start, end, y, high)
                y += high
            y += self.box.gap

    @property
    def beyond(self) -> tuple[Row, ...]:
        """The lines that leave the box."""
        return tuple(row for row in self.rows if row.y + row.h > self.box.tall + ROUNDING)

    @property
    def lines(self) -> int:
        return sum(len(broken.starts) for broken in self.text)

    @property
    def whole(self) -> bool:
        return all(broken.whole for broken in self.text)

    @property
    def height(self) -> float:
        lines = sum(len(broken.starts) * broken.strength for broken in self.text)
        return lines * self.size * self.pitch + self.box.gap * (len(self.text) - 1)

    @property
    def fits(self) -> bool:
        return self.whole and self.height <= self.box.tall + ROUNDING


class Member(NamedTuple):
    """A box, its measured paragraphs, and how far it is from line to line in sizes of its font."""

    box: Box
    texts: list[Measured]
    pitch: float


def measured(box: Box, paragraphs: Iterable[Paragraph], folder: Path | None) -> Member:
    """Measure what is to stand in a box. Where strong words are big and there are none, all are."""
    shown = list(paragraphs)
    if box.strong and not any(run.bold for paragraph in shown for run in paragraph.runs):
        shown = [replace(each, runs=tuple(replace(run, bold=True) for run in each.runs)) for each in shown]
    font = face(box.font, folder)
    font = font.capitals if box.capitals else font
    texts = [measure(paragraph, box.bold, box.strength, bool(box.tab), font) for paragraph in shown]
    return Member(box, texts, font.pitch * box.leading)


def settle(members: list[Member]) -> list[Filled]:
    """Fill the boxes of a group at the biggest size at which all of them hold their text, or at the floor."""
    size, floor = members[0].box.size, members[0].box.floor
    while True:
        filled = [fill(member, size, member.box.inner) for member in members]
        if size <= floor or all(each.fits for each in filled):
            return [_balance(each, member) for each, member in zip(filled, members, strict=True)]
        size = max(size - STEP, floor)


def fill(member: Member, size: float, width: float) -> Filled:
    box = member.box

    def limit(text: Measured) -> float:
        return ((box.tab if text.tail else width) - box.indent(text.paragraph.list, size)) * EM / size

    return Filled(box, size, tuple(break_lines(text, limit(text)) for text in member.texts), width, member.pitch)


def _balance(filled: Filled, member: Member) -> Filled:
    """The same text on as many lines, but of about one length, so that no word stands alone on the last."""
    box, best = filled.box, filled
    if filled.lines == len(member.texts) or box.tab or box.hang or not filled.whole:
        return filled
    narrow, wide = box.inner * NARROWEST, box.inner
    while wide - narrow > box.inner / 40:
        middle = (narrow + wide) / 2
        trial = fill(member, filled.size, middle)
        if trial.lines == filled.lines and trial.whole:
            best, wide = trial, middle
        else:
            narrow = middle
    return replace(best, width=_safest(best, member.texts))


def _safest(filled: Filled, texts: list[Measured]) -> float:
    """The width furthest from any at which lines would break otherwise, as programs measure a little differently."""
    box, em = filled.box, filled.size / EM
    least, most = 0.0, box.inner
    for text, broken in zip(texts, filled.text, strict=True):
        indent = box.indent(text.paragraph.list, filled.size)
        narrow, wide = leeway(text, broken)
        least, most = max(least, narrow * em + indent), min(most, wide * em + indent)
    return round((least + most) / 2, 1)
