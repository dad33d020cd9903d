"""Texts are measured in their boxes before anything is drawn: where lines break, and how big the letters may be.

Text that is too long for its box is set smaller, in steps, down to the floor of the box; boxes that belong
together shrink together. What does not fit even then is told, with the words to cut. Sizes are decided here
and written out, because PowerPoint shrinks a text only once somebody edits it, and LibreOffice in its own way.

Text on several lines is made a little narrower than its box, so that its lines are of about one length and
break in the same places wherever the deck is opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from builders.brand.look import Look
from builders.exhibits.setting import SetFigure, set_figure
from builders.filled import Filled, Member, measured, settle
from builders.layout import Layout
from builders.shapes import Shape
from builders.slide import Deck, Paragraph, Run, Slide
from workshop.errors import Problem
from workshop.text import NOWHERE

FIGURES = ("table", "chart", "picture")  # slots of figures
SHOWN = 6  # how many of the words to cut a finding shows


@dataclass(frozen=True, slots=True)
class ResolvedSlide:
    """A slide with all that is drawn on it, decided; `cues` is what stands on its notes page."""

    slide: Slide
    layout: Layout
    boxes: tuple[Filled, ...]
    chain: tuple[Shape, ...]
    cues: Filled
    figure: SetFigure | None = None


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
            groups.setdefault(box.group or box.slot, []).append(measured(box, texts[box.slot], folder))
    filled = {each.box.slot: each for members in groups.values() for each in settle(members)}
    boxes = tuple(filled[box.slot] for box in layout.boxes if box.slot in filled)
    shapes = layout.chain.shapes(slide.part, deck.parts, deck.buyer) if layout.chain else ()
    return ResolvedSlide(slide, layout, boxes, shapes, cues(slide, look), _figure(slide, layout, look))


def _figure(slide: Slide, layout: Layout, look: Look) -> SetFigure | None:
    """The table, chart or picture in the box that the layout has for it; on the title slide, the logo of a brand."""
    if slide.layout == "title":
        return look.badge
    box = next((box for box in layout.boxes if box.slot in FIGURES), None)
    return set_figure(slide.figure, box, slide.title, look.fonts.folder) if slide.figure and box else None


def _plain(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def cues(slide: Slide, look: Look) -> Filled:
    """The cue card: each note beside its word."""
    box, folder = look.notes.cues, look.fonts.folder
    return settle([measured(box, (Paragraph(note.runs) for note in slide.notes), folder)])[0]


def _findings(resolved: ResolvedSlide) -> Iterator[Problem]:
    name = f"slide {resolved.slide.number} “{resolved.slide.title}”"
    for filled in resolved.boxes:
        if not filled.fits:
            yield _finding(filled, name, resolved.slide)
    if resolved.figure is not None and not resolved.figure.fits:
        yield _too_big(resolved.figure.beyond, name, resolved.slide)
    if not resolved.cues.fits:
        much = len(resolved.cues.beyond)
        what = f"the notes of {name} are {much} lines too long for one page: shorten them, or add a slide"
        yield Problem(resolved.slide.at, what, fatal=False)


def _finding(filled: Filled, name: str, slide: Slide) -> Problem:
    for broken in filled.text:
        if not broken.whole:
            return _problem(broken.paragraph, slide, f"a word is too long for {name}: use a shorter one, or a hyphen")
    words = [word for row in filled.beyond for word in row.paragraph.text[row.start : row.end].split()]
    much = "1 word" if len(words) == 1 else f"{len(words)} words"
    what = f"{name} has {much} too many for its {filled.box.slot}: cut as many, such as {_quoted(words)}"
    return _problem(filled.beyond[0].paragraph, slide, what)


def _too_big(beyond: Sequence[Paragraph], name: str, slide: Slide) -> Problem:
    words = [word for paragraph in beyond for word in paragraph.text.split()]
    noun = type(slide.figure).__name__.lower()
    return _problem(beyond[0], slide, f"the {noun} of {name} is too big: shorten it, such as {_quoted(words)}")


def _quoted(words: Sequence[str]) -> str:
    return f"“{' '.join(words[:SHOWN])}{' ...' if len(words) > SHOWN else ''}”"


def _problem(paragraph: Paragraph, slide: Slide, what: str) -> Problem:
    return Problem(paragraph.at if paragraph.at != NOWHERE else slide.at, what, fatal=False)
