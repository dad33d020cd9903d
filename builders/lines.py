"""Where the lines of a paragraph break: as many words on each as it holds, measured letter by letter."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise

from builders.letters import EM
from builders.letters.arabic import shaped
from builders.letters.breaks import breaks
from builders.letters.face import Face, face
from builders.slide import Paragraph, Run

CARE = 1.004  # programs set pairs of letters a little wider or closer; counted so much wider, no line breaks too late


@dataclass(frozen=True, slots=True)
class Measured:
    """A paragraph, how far each of its letters reaches in units of the font, and where its lines may break.

    `tail` is the room that letters after a tab take; `strength` is how much bigger than the rest strong words are.
    """

    paragraph: Paragraph
    reach: tuple[float, ...]
    breaks: tuple[tuple[int, int], ...]  # a line ends at the one, the next begins at the other
    tail: float
    strength: float


@dataclass(frozen=True, slots=True)
class Broken:
    """A paragraph and where in its text each line begins; `whole` is False where a word had to be cut."""

    paragraph: Paragraph
    starts: tuple[int, ...]
    strength: float = 1
    whole: bool = True

    @property
    def bounds(self) -> Iterator[tuple[int, int]]:
        """Where in the text each line begins and ends."""
        return pairwise((*self.starts, len(self.paragraph.text)))


def measure(
    paragraph: Paragraph, bold: bool = False, strength: float = 1, tab: bool = False, font: Face | None = None
) -> Measured:
    """Measure a paragraph; with `tab`, what follows a tab stands at the right and needs its own room."""
    text, used = paragraph.text, font or face()
    letters, advances = iter(shaped(text)), list[float]()
    for run in paragraph.runs:
        widths = used.widths(bold=run.bold or bold, italic=run.italic)
        found = map(widths.__getitem__, islice(letters, len(run.text)))
        advances += [width * strength for width in found] if run.bold and strength != 1 else found
    head = text.find("\t") if tab and "\t" in text else len(text)
    tail = sum(advances[head + 1 :]) + EM if head < len(text) else 0
    strongest = strength if any(run.bold for run in paragraph.runs) else 1
    return Measured(paragraph, (0, *accumulate(advances[:head])), tuple(breaks(text, head)), tail, strongest)


def break_lines(measured: Measured, limit: float) -> Broken:
    """Break a paragraph into lines of at most `limit` units; a word that is longer than a line is cut."""
    reach, room = measured.reach, max(limit / CARE - measured.tail, EM)
    starts, chance, end, whole = [0], 0, len(reach) - 1, True
    for stop, resume in (*measured.breaks, (end, end)) if reach[end] > room else ():
        while reach[stop] - reach[starts[-1]] > room:
            if chance > starts[-1]:
                starts.append(chance)
            else:
                starts.append(max(bisect_right(reach, reach[starts[-1]] + room) - 1, starts[-1] + 1))
                whole = False
        chance = resume
    return Broken(measured.paragraph, tuple(starts), measured.strength, whole)


def leeway(measured: Measured, broken: Broken) -> tuple[float, float]:
    """The least and the most room at which the lines break just so."""
    reach, ends = measured.reach, {resume: stop for stop, resume in measured.breaks}
    words = [*(stop for stop, _ in measured.breaks), len(reach) - 1]
    least, most = reach[-1] - reach[broken.starts[-1]], float("inf")
    for start, resume in pairwise(broken.starts):
        least = max(least, reach[ends[resume]] - reach[start])
        most = min(most, reach[words[bisect_right(words, resume)]] - reach[start])
    return least, most


def between(runs: Iterable[Run], start: int, end: int) -> Iterator[Run]:
    """The runs of a stretch of text."""
    offset = 0
    for run in runs:
        text = run.text[max(start - offset, 0) : max(end - offset, 0)]
        offset += len(run.text)
        if text:
            yield Run(text, run.bold, run.italic, run.link)
