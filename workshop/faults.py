"""What is wrong with an agenda as it is written, whatever session it is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.errors import Problem
from workshop.lengths import span_of
from workshop.library import Library
from workshop.measure import SEATED
from workshop.model import Agenda, Entry
from workshop.text import Id


def faults(library: Library, agenda: Agenda) -> Iterator[Problem]:
    """Every fault, with its place."""
    yield from _total(agenda)
    for id, entry in agenda.slots.items():
        yield from _limits(library, id, entry)
    yield from _seated(agenda)


def _total(agenda: Agenda) -> Iterator[Problem]:
    total = sum(entry.minutes for entry in agenda.slots.values())
    if total != agenda.minutes:
        what = f"the slots add up to {total} minutes, not {agenda.minutes}; write minutes: {total}, or change the slots"
        yield Problem(agenda.minutes.where, what)


def _limits(library: Library, id: Id, entry: Entry) -> Iterator[Problem]:
    if entry.block is None:
        return
    block = library.block(entry.block)
    exercise = library.exercises[block.exercise] if block.exercise else None
    limits = span_of(block, exercise)
    if not limits.min <= entry.minutes <= limits.max:
        title = block.title or (exercise.title if exercise else id)
        what = f"'{title}' takes {limits.min} to {limits.max} minutes, not {entry.minutes}"
        yield Problem(entry.minutes.where, what)


def _seated(agenda: Agenda) -> Iterator[Problem]:
    for day in range(1, agenda.days + 1):
        yield from _seated_on([agenda.slots[id] for id in agenda.on(day)])


def _seated_on(entries: Sequence[Entry]) -> Iterator[Problem]:
    seated = 0
    for entry in entries:
        seated = 0 if entry.kind in ("break", "lunch") else seated + entry.minutes
        if seated > SEATED:
            what = f"people sit for {seated} minutes here; put a break before this (at most {SEATED})"
            yield Problem(entry.minutes.where, what)
            return
