"""Letters and reminders to those who come, in the order in which they go out, ready to copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builders.forms.items import Item, runs
from workshop.model import Instrument, Section
from workshop.plan import Plan
from workshop.text import Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a letter; a question may have options to choose from."""

    text: Text
    options: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A message with its title, its day counted from the session, and its paragraphs; an answer comes last."""

    title: Text
    day: int
    lines: tuple[Paragraph, ...]


def letters(plan: Plan) -> tuple[Letter, ...]:
    """All messages, the earliest first."""
    found = (letter for form in plan.library.instruments.values() for letter in _of(form, plan))
    return tuple(sorted(found, key=lambda letter: letter.day))


def _of(form: Instrument, plan: Plan) -> Iterator[Letter]:
    for section in form.sections.values():
        if section.way == "message" and section.day is not None:
            yield Letter(section.title, section.day, tuple(_lines(form, section, plan)))


def _lines(form: Instrument, section: Section, plan: Plan) -> Iterator[Paragraph]:
    items = [item for run in runs(form, section, plan) for item in run.items]
    yield from (_paragraph(item) for item in items)
    yield from (Paragraph(item.answer) for item in items if item.answer and item.kind == "cue")


def _paragraph(item: Item) -> Paragraph:
    return Paragraph(item.text, item.options)
