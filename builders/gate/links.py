"""Links say where they lead, without the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from builders.gate.breach import Breach, Rule
from builders.gate.names import A, R
from builders.gate.shape import Run, every
from builders.gate.sheet import Sheet

WORDS = Rule("meaningful-links", "author")
SAYS_NOTHING = re.compile(
    r"((click|tap|press|see|read|go)( it| this)? )?(here|more|link|this( link| page)?|more info|details)?",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"https?://\S{30,}", re.IGNORECASE)


def of_links(sheets: Iterable[Sheet]) -> Iterator[Breach]:
    """Links such as “here”, and addresses that nobody can listen to."""
    for sheet in sheets:
        for words in _links(sheet) if sheet.slide.all(f"{A}hlinkClick") else ():
            plain = words.strip(" .,;:!?()“”\"'→›»")
            if SAYS_NOTHING.fullmatch(plain):
                yield sheet.slide.breach(
                    WORDS, f"the link “{words.strip()}” does not say where it leads; name the page"
                )
            elif ADDRESS.fullmatch(plain):
                yield sheet.slide.breach(WORDS, f"the link “{words[:40]}...” is an address; name the page instead")


def _links(sheet: Sheet) -> Iterator[str]:
    """The letters of each link; runs beside each other that lead to the same place are one link."""
    for shape in every(sheet.shapes):
        for paragraph in shape.paragraphs:
            for target, runs in groupby(paragraph.runs, key=_target):
                if target:
                    yield "".join(run.text for run in runs)


def _target(run: Run) -> str:
    link = None if run.look is None else run.look.find(f"{A}hlinkClick")
    return "" if link is None else link.get(f"{R}id", "") + link.get("action", "")
