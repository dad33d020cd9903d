"""Answers that people should find for themselves, and so must not stand on their pages and cards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshop.errors import Problem
from workshop.library import Library
from workshop.model import Exercise, Instrument, Module, Part
from workshop.teaching.exercise import questions
from workshop.teaching.finding import finding
from workshop.teaching.readers import on_page, pages_of
from workshop.text import Text

FEWEST_WORDS = 5  # shorter answers may stand on a page by chance


def _kept_back(item: Part, _: Library) -> Iterator[Problem]:
    answers = [words for answer in _answers(item) if len((words := _words(answer)).split()) >= FEWEST_WORDS]
    for text in _printed(item):
        if any(answer in _words(text) for answer in answers):
            yield finding(text, "this gives a good answer away; take it off, and let people find it")


def _answers(item: Part) -> Iterator[Text]:
    if isinstance(item, Module):
        yield from (check.why for check in item.checks.values())
    elif isinstance(item, Exercise):
        steps = (*item.run.setup.values(), *item.run.do.values())
        good = [*(question.good for question in questions(item)), *(step.good for step in steps)]
        yield from (answer for answer in good if answer)
    elif isinstance(item, Instrument):
        yield from item.kept_back


def _printed(item: Part) -> Iterator[Text]:
    yield from (text for page in pages_of(item) for text in on_page(page, item))
    if isinstance(item, Exercise) and item.cards:
        yield from (text for face in item.cards.faces.values() for text in (face.text, face.ask) if text)
    yield from item.shown if isinstance(item, Instrument) else ()


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


LINTS = (_kept_back,)
