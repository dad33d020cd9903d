"""What comes on a day before or after the session: who is to do what, as a calendar or a list tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workshop.library import Library
from workshop.model import Instrument, Section
from workshop.text import Text


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something on a day counted from the session, for `participants`, `managers` or `hr`; `lines` say what."""

    id: str
    audience: str
    day: int
    title: Text
    lines: tuple[Text, ...] = ()


def reminders(library: Library) -> tuple[Reminder, ...]:
    """Everything that has a day of its own, in the order of the days."""
    found = (one for id, form in library.instruments.items() for one in _of(str(id), form))
    return tuple(sorted(found, key=lambda one: (one.day, one.id)))


def _of(id: str, form: Instrument) -> Iterator[Reminder]:
    for name, section in form.sections.items():
        if section.day is not None and (section.way == "message" or form.audience == "managers"):
            yield Reminder(f"{id}/{name}", form.audience, section.day, section.title, tuple(_lines(section)))
    if not any(section.day is not None for section in form.sections.values()) and form.days:
        yield from (Reminder(f"{id}/{name}", "hr", day, form.title, (form.purpose,)) for name, day in form.days.items())
    first = next((section for section in form.sections.values() if section.day is not None), None)
    if first is not None and form.audience == "participants" and first.way == "paper":
        yield Reminder(f"{id}/all", form.audience, first.day or 0, form.title, (form.purpose,))


def _lines(section: Section) -> Iterator[Text]:
    """What a reminder says: the question, what to do, and the answer only at the end."""
    for item in section.items.values():
        yield from (text for text in (item.text, item.ask, item.say, item.do) if text is not None)
    yield from (item.answer for item in section.items.values() if item.answer)
