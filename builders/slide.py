"""A deck as plain values: what stands on each slide, decided before anything is drawn.

Deck           title, language, sections, slides
  Slide        a layout, and paragraphs for its slots
    Figure     a table, a chart or a picture
    Paragraph  runs of text, plain or in a list
  Note         a line of the facilitator's cue card under the slide
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from workshop.text import NOWHERE, Place

NoteKind = Literal[
    "clock", "show", "demonstrate", "do", "say", "ask", "listen", "hand_out", "time", "next", "see", "way"
]


PNG = b"\x89PNG"


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that look alike."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs on lines of their own; `at` is where the author wrote them. The numbers of its list begin at `start`."""

    runs: tuple[Run, ...]
    list: Literal["none", "bullet", "number"] = "none"
    at: Place = NOWHERE
    start: int = 1

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Table:
    """The names of columns, and rows of as many cells."""

    head: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart; the one to look at is stressed."""

    name: Paragraph
    value: int
    stressed: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars that lie or columns that stand; `shows` says in a sentence what they show."""

    kind: Literal["bars", "columns"]
    unit: str
    shows: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its sides in dots; `shows` says in a sentence what it shows."""

    shows: str
    wide: int
    high: int
    content: bytes = field(repr=False)

    @property
    def format(self) -> Literal["png", "jpeg"]:
        return "png" if self.content.startswith(PNG) else "jpeg"


Figure = Table | Chart | Picture


@dataclass(frozen=True, slots=True)
class Note:
    """A cue for the facilitator: its kind gives the word in front, such as Say or Ask."""

    kind: NoteKind
    word: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: `number` counts from 1; `part` of the deck's parts is where the day has got to (0 = not yet).

    `here` says in words how far that is. A hidden one is passed over in the show.
    """

    id: str
    number: int
    layout: str
    title: str
    slots: Mapping[str, tuple[Paragraph, ...]]
    part: int = 0
    notes: tuple[Note, ...] = ()
    at: Place = NOWHERE
    hidden: bool = False
    here: str = ""
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A run of slides under one name in PowerPoint's list of slides."""

    name: str
    slides: tuple[Slide, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """All slides in order; `parts` is the number of links in the chain, the last of them the `buyer`."""

    title: str
    language: str
    author: str
    parts: int
    sections: tuple[Section, ...]
    buyer: str = ""

    @property
    def slides(self) -> tuple[Slide, ...]:
        return tuple(slide for section in self.sections for slide in section.slides)
