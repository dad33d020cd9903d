"""Texts are measured in their boxes before anything is drawn: where lines break, and how big the letters may be.

Text that is too long for its box is set smaller, in steps, down to the floor of the box; boxes that belong
together shrink together. What does not fit even then is told, with the words to cut. Sizes are decided here
and written out, because PowerPoint shrinks a text only once somebody edits it, and LibreOffice in its own way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from builders.box import Box, indent
from builders.layouts import CUE_INDENT, CUES, LAYOUTS, Layout
from builders.lines import Broken, Measured, break_lines, measure
from builders.shapes import Shape
from builders.slide import Deck, Paragraph, Run, Slide
from builders.widths import EM
from workshop.errors import Problem
from workshop.text import NOWHERE

PITCH = 1.2  # from line to line, in PowerPoint and in LibreOffice
STEP = 2.0  # points from one size to the next smaller
SHOWN = 6  # how many of the words to cut a finding shows


@dataclass(frozen=True, slots=True)
class Filled:
    """A box and its text, at a size and on lines."""

    box: Box
    size: float
    text: tuple[Broken, ...]

    @property
    def pitch(self) -> float:
        return self.size * PITCH

    @property
    def strong(self) -> float:
        """The size of strong words."""
        return round(self.size * self.box.strength)

    @property
    def fits(self) -> bool:
        return all(broken.whole for broken in self.text) and next(self.beyond, None) is None

    @property
    def beyond(self) -> Iterator[tuple[Paragraph, int]]:
        """The lines that leave the box, as paragraphs and where in them such lines begin."""
        y = 0.0
        for broken in self.text:
            for start in broken.starts:
                y += self.pitch * broken.strength
                if y > self.box.h + 0.01:
                    yield broken.paragraph, start
            y += self.box.gap


@dataclass(frozen=True, slots=True)
class ResolvedSlide:
    """A slide with all that is drawn on it, decided; `cues` is what stands on its notes page."""

    slide: Slide
    layout: Layout
    boxes: tuple[Filled, ...]
    chain: tuple[Shape, ...]
    cues: Filled


def fit(deck: Deck) -> tuple[tuple[ResolvedSlide, ...], tuple[Problem, ...]]:
    """Every slide with its sizes and lines, and a finding for each text that does not fit."""
    resolved = tuple(_resolve(slide, deck.parts) for slide in deck.slides)
    return resolved, tuple(chain.from_iterable(map(_findings, resolved)))


def _resolve(slide: Slide, parts: int) -> ResolvedSlide:
    layout = LAYOUTS[slide.layout]
    own = {"title": (_plain(slide.title),), "slide-number": (_plain(str(slide.number)),)}
    texts = {**slide.slots, **own}
    groups: dict[str, list[tuple[Box, list[Measured]]]] = {}
    for box in layout.boxes:
        if texts.get(box.slot):
            groups.setdefault(box.group or box.slot, []).append((box, _measure(box, texts[box.slot])))
    filled = {each.box.slot: each for members in groups.values() for each in _settle(members)}
    boxes = tuple(filled[box.slot] for box in layout.boxes if box.slot in filled)
    shapes = layout.chain.shapes(slide.part, parts) if layout.chain else ()
    return ResolvedSlide(slide, layout, boxes, shapes, _cues(slide))


def _plain(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _measure(box: Box, paragraphs: Iterable[Paragraph]) -> list[Measured]:
    """Measure what stands in a box. Where strong words are big and there are none, all are."""
    shown = list(paragraphs)
    if box.strong and not any(run.bold for paragraph in shown for run in paragraph.runs):
        shown = [replace(each, runs=tuple(replace(run, bold=True) for run in each.runs)) for each in shown]
    return [measure(paragraph, box.bold, box.strength, box.tab) for paragraph in shown]


def _settle(members: list[tuple[Box, list[Measured]]]) -> list[Filled]:
    """Fill the boxes of a group at the biggest size at which all of them hold their text, or at the floor."""
    size, floor = members[0][0].size, members[0][0].floor
    while True:
        filled = [_fill(box, texts, size) for box, texts in members]
        if size <= floor or all(each.fits for each in filled):
            return filled
        size = max(size - STEP, floor)


def _fill(box: Box, texts: Iterable[Measured], size: float) -> Filled:
    def limit(text: Measured) -> float:
        return (box.inner - indent(text.paragraph.list, size)) * EM / size

    return Filled(box, size, tuple(break_lines(text, limit(text)) for text in texts))


def _cues(slide: Slide) -> Filled:
    """The cue card: each note beside its word."""
    box = replace(CUES, w=CUES.w - CUE_INDENT)
    return _settle([(box, [measure(Paragraph(note.runs)) for note in slide.notes])])[0]


def _findings(resolved: ResolvedSlide) -> Iterator[Problem]:
    name = f"slide {resolved.slide.number} “{resolved.slide.title}”"
    for filled in resolved.boxes:
        if not filled.fits:
            yield _finding(filled, name, resolved.slide)
    if not resolved.cues.fits:
        much = len(list(resolved.cues.beyond))
        what = f"the notes of {name} are {much} lines too long for one page: shorten them, or add a slide"
        yield Problem(resolved.slide.at, what, fatal=False)


def _finding(filled: Filled, name: str, slide: Slide) -> Problem:
    for broken in filled.text:
        if not broken.whole:
            return _problem(broken.paragraph, slide, f"a word is too long for {name}: use a shorter one, or a hyphen")
    paragraph, start = next(filled.beyond)
    words = [word for each, at in _tails(filled, paragraph, start) for word in each.text[at:].split()]
    cut = " ".join(words[:SHOWN]) + (" ..." if len(words) > SHOWN else "")
    what = f"{name} has {len(words)} words too many for its {filled.box.slot}: cut as many, such as “{cut}”"
    return _problem(paragraph, slide, what)


def _tails(filled: Filled, paragraph: Paragraph, start: int) -> Iterator[tuple[Paragraph, int]]:
    """Where the text begins that leaves the box, then all that follows."""
    texts = [broken.paragraph for broken in filled.text]
    yield paragraph, start
    yield from ((each, 0) for each in texts[texts.index(paragraph) + 1 :])


def _problem(paragraph: Paragraph, slide: Slide, what: str) -> Problem:
    return Problem(paragraph.at if paragraph.at != NOWHERE else slide.at, what, fatal=False)
