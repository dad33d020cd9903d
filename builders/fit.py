"""Texts are measured in their boxes before anything is drawn: where lines break, and how big the letters may be.

Text that is too long for its box is set smaller, in steps, down to the floor of the box; boxes that belong
together shrink together. What does not fit even then is told, with the words to cut. Sizes are decided here
and written out, because PowerPoint shrinks a text only once somebody edits it, and LibreOffice in its own way.

Text on several lines is made a little narrower than its box, so that its lines are of about one length and
break in the same places wherever the deck is opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from builders.box import Box
from builders.brand.look import Look
from builders.layouts import Layout
from builders.letters import EM
from builders.letters.face import PITCH, face
from builders.lines import Broken, Measured, break_lines, leeway, measure
from builders.shapes import Shape
from builders.slide import Deck, Paragraph, Run, Slide
from workshop.errors import Problem
from workshop.text import NOWHERE

STEP = 2.0  # points from one size to the next smaller
NARROWEST = 0.6  # of the width of a box, to make lines of about one length
ROUNDING = 0.01
SHOWN = 6  # how many of the words to cut a finding shows


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


@dataclass(frozen=True, slots=True)
class ResolvedSlide:
    """A slide with all that is drawn on it, decided; `cues` is what stands on its notes page."""

    slide: Slide
    layout: Layout
    boxes: tuple[Filled, ...]
    chain: tuple[Shape, ...]
    cues: Filled


class Member(NamedTuple):
    """A box, its measured paragraphs, and how far it is from line to line in sizes of its font."""

    box: Box
    texts: list[Measured]
    pitch: float


def fit(deck: Deck, look: Look) -> tuple[tuple[ResolvedSlide, ...], tuple[Problem, ...]]:
    """Every slide with its sizes and lines, and a finding for each text that does not fit."""
    resolved = tuple(_resolve(slide, deck, look) for slide in deck.slides)
    return resolved, tuple(chain.from_iterable(map(_findings, resolved)))


def _resolve(slide: Slide, deck: Deck, look: Look) -> ResolvedSlide:
    layout, folder = look.layouts[slide.layout], look.fonts.folder
    own = {"title": (_plain(slide.title),), "slide-number": (_plain(str(slide.number)),)}
    texts = {**slide.slots, **own}
    groups: dict[str, list[Member]] = {}
    for box in layout.boxes:
        if texts.get(box.slot):
            groups.setdefault(box.group or box.slot, []).append(_measure(box, texts[box.slot], folder))
    filled = {each.box.slot: each for members in groups.values() for each in _settle(members)}
    boxes = tuple(filled[box.slot] for box in layout.boxes if box.slot in filled)
    shapes = layout.chain.shapes(slide.part, deck.parts, deck.buyer) if layout.chain else ()
    return ResolvedSlide(slide, layout, boxes, shapes, _cues(slide, look))


def _plain(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _measure(box: Box, paragraphs: Iterable[Paragraph], folder: Path | None) -> Member:
    """Measure what is to stand in a box. Where strong words are big and there are none, all are."""
    shown = list(paragraphs)
    if box.strong and not any(run.bold for paragraph in shown for run in paragraph.runs):
        shown = [replace(each, runs=tuple(replace(run, bold=True) for run in each.runs)) for each in shown]
    font = face(box.font, folder)
    texts = [measure(paragraph, box.bold, box.strength, bool(box.tab), font) for paragraph in shown]
    return Member(box, texts, font.pitch * box.leading)


def _settle(members: list[Member]) -> list[Filled]:
    """Fill the boxes of a group at the biggest size at which all of them hold their text, or at the floor."""
    size, floor = members[0].box.size, members[0].box.floor
    while True:
        filled = [_fill(member, size, member.box.inner) for member in members]
        if size <= floor or all(each.fits for each in filled):
            return [_balance(each, member) for each, member in zip(filled, members, strict=True)]
        size = max(size - STEP, floor)


def _fill(member: Member, size: float, width: float) -> Filled:
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
        trial = _fill(member, filled.size, middle)
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


def _cues(slide: Slide, look: Look) -> Filled:
    """The cue card: each note beside its word."""
    box, folder = look.notes.cues, look.fonts.folder
    return _settle([_measure(box, (Paragraph(note.runs) for note in slide.notes), folder)])[0]


def _findings(resolved: ResolvedSlide) -> Iterator[Problem]:
    name = f"slide {resolved.slide.number} “{resolved.slide.title}”"
    for filled in resolved.boxes:
        if not filled.fits:
            yield _finding(filled, name, resolved.slide)
    if not resolved.cues.fits:
        much = len(resolved.cues.beyond)
        what = f"the notes of {name} are {much} lines too long for one page: shorten them, or add a slide"
        yield Problem(resolved.slide.at, what, fatal=False)


def _finding(filled: Filled, name: str, slide: Slide) -> Problem:
    for broken in filled.text:
        if not broken.whole:
            return _problem(broken.paragraph, slide, f"a word is too long for {name}: use a shorter one, or a hyphen")
    words = [word for row in filled.beyond for word in row.paragraph.text[row.start : row.end].split()]
    cut = " ".join(words[:SHOWN]) + (" ..." if len(words) > SHOWN else "")
    much = "1 word" if len(words) == 1 else f"{len(words)} words"
    what = f"{name} has {much} too many for its {filled.box.slot}: cut as many, such as “{cut}”"
    return _problem(filled.beyond[0].paragraph, slide, what)


def _problem(paragraph: Paragraph, slide: Slide, what: str) -> Problem:
    return Problem(paragraph.at if paragraph.at != NOWHERE else slide.at, what, fatal=False)
