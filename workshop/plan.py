"""From an agenda and a session to a plan: what starts when, for how long, to the minute.

Blocks, breaks and buffer together last exactly as long as the agenda says. Nothing here reads a clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workshop.clock import Clock
from workshop.errors import ContentError, Problem
from workshop.library import Library
from workshop.model import Agenda, Block, Entry, Exercise, Module, Pages, Recall, Session, Span
from workshop.text import NOWHERE, Place

SEATED = 90  # the longest that people sit without a break, minutes
GRID = 5  # times that people see lie on multiples of these minutes
DEBRIEF_SHARE = 0.3  # of an exercise's minutes


@dataclass(frozen=True, slots=True)
class Phases:
    """How the minutes of an exercise are spent."""

    setup: int
    do: int
    debrief: int


@dataclass(frozen=True)
class Slot:
    """A clock time and minutes, for a block, a break or a buffer, and what is done in it.

    `part` counts the blocks from 1; `code` (A1, A2, ...) counts the exercises; `elapsed` is the
    minutes since the start when the slot ends.
    """

    id: str
    kind: str
    clock: Clock
    minutes: int
    elapsed: int
    title: str
    part: int = 0
    code: str = ""
    ref: str = ""
    module: Module | None = None
    module_id: str = ""
    block: Block | None = None
    exercise: Exercise | None = None
    phases: Phases | None = None
    recall: Recall | None = None

    @property
    def end(self) -> Clock:
        return self.clock.after(self.minutes)

    @property
    def pages(self) -> Pages:
        """The workbook pages of the block, then of its exercise."""
        return (self.block.pages if self.block else {}) | (self.exercise.pages if self.exercise else {})


@dataclass(frozen=True)
class Plan:
    """The timed agenda of one session, and what it was made from."""

    session: Session
    library: Library
    agenda: Agenda
    start: Clock
    slots: tuple[Slot, ...]
    findings: tuple[Problem, ...] = ()

    @property
    def title(self) -> str:
        return str(self.session.title or self.agenda.title)

    @property
    def minutes(self) -> int:
        return sum(slot.minutes for slot in self.slots)

    @property
    def end(self) -> Clock:
        return self.start.after(self.minutes)

    @property
    def blocks(self) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.block)

    @property
    def activities(self) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.exercise)

    @property
    def modules(self) -> tuple[Module, ...]:
        """The modules in the order in which they begin."""
        return tuple({slot.module_id: slot.module for slot in self.slots if slot.module}.values())


def plan(library: Library, session: Session) -> Plan:
    """Time the session's agenda; raise ContentError where its minutes do not work out."""
    agenda = library.agendas[session.agenda]
    start = agenda.start if session.start is None else session.start
    slots = tuple(_slots(library, agenda, start))
    if problems := [*_wrong_total(agenda), *_outside_limits(agenda, slots), *_too_long_seated(agenda, slots)]:
        raise ContentError(problems)
    findings = (*_off_grid(agenda, slots), *_wrong_number(slots, session.people))
    return Plan(session, library, agenda, start, slots, findings)


def split(exercise: Exercise, minutes: int) -> Phases:
    """Share `minutes` (within the exercise's limits) among set-up, doing and debrief, each within its own limits.

    Of all ways to do so, the one that keeps the debrief's share, leaves time for what is scripted, gives people a
    round number of minutes to work, and stays nearest to the typical lengths, in this order.
    """
    times = exercise.time
    setups, debriefs = (range(span.min, span.max + 1) for span in (times.setup, times.debrief))
    ways = [Phases(setup, minutes - setup - debrief, debrief) for setup in setups for debrief in debriefs]
    legal = [way for way in ways if times.do.min <= way.do <= times.do.max]
    return min(legal or ways, key=lambda way: _cost(exercise, minutes, way))  # outside its limits it is refused later


def _cost(exercise: Exercise, minutes: int, way: Phases) -> tuple[float, bool, bool, float]:
    times = exercise.time
    scripted = sum(step.minutes or 0 for step in exercise.run.do.values())
    spent = ((times.setup, way.setup), (times.do, way.do), (times.debrief, way.debrief))
    distance = sum(abs(given - _between(span, times.whole, minutes)) / span.typ for span, given in spent)
    short = max(0, minutes * DEBRIEF_SHARE - way.debrief)
    return short, way.do < scripted, way.do % GRID != 0, distance


def _between(part: Span, whole: Span, minutes: int) -> float:
    """Where a part stands when the whole lasts `minutes`."""
    low, high = (part.min, part.typ) if minutes < whole.typ else (part.typ, part.max)
    start, end = (whole.min, whole.typ) if minutes < whole.typ else (whole.typ, whole.max)
    return low if start == end else low + (high - low) * (minutes - start) / (end - start)


def _slots(library: Library, agenda: Agenda, start: Clock) -> Iterator[Slot]:
    elapsed = part = activity = 0
    for id, entry in agenda.slots.items():
        block = library.block(entry.block) if entry.block else None
        part += block is not None
        activity += bool(block and block.exercise)
        clock = start.after(elapsed)
        elapsed += entry.minutes
        yield _slot(library, id, entry, block, clock, elapsed, part, activity)


def _slot(
    library: Library, id: str, entry: Entry, block: Block | None, clock: Clock, elapsed: int, part: int, activity: int
) -> Slot:
    if block is None:
        return Slot(id, entry.kind, clock, entry.minutes, elapsed, entry.kind.capitalize())
    exercise = library.exercises[block.exercise] if block.exercise else None
    module_id = str(entry.block).rpartition("/")[0]
    return Slot(
        id, "block", clock, int(entry.minutes), elapsed,
        title=str(block.title or (exercise.title if exercise else id)),
        part=part,
        code=f"A{activity}" if exercise else "",
        ref=str(entry.block),
        module=library.modules.get(module_id),
        module_id=module_id,
        block=block,
        exercise=exercise,
        phases=split(exercise, entry.minutes) if exercise else None,
        recall=library.recall(entry.recall) if entry.recall else None,
    )  # fmt: skip


# --- what must hold -----------------------------------------------------------------------------------------


def _wrong_total(agenda: Agenda) -> Iterator[Problem]:
    total = sum(entry.minutes for entry in agenda.slots.values())
    if total != agenda.minutes:
        what = f"the slots add up to {total} minutes, not {agenda.minutes}; write minutes: {total}, or change the slots"
        yield Problem(agenda.minutes.where, what)


def _outside_limits(agenda: Agenda, slots: tuple[Slot, ...]) -> Iterator[Problem]:
    for slot in slots:
        limits = slot.exercise.time.whole if slot.exercise else slot.block.time if slot.block else None
        if limits and not limits.min <= slot.minutes <= limits.max:
            what = f"'{slot.title}' takes {limits.min} to {limits.max} minutes, not {slot.minutes}"
            yield Problem(_place(agenda, slot), what)


def _too_long_seated(agenda: Agenda, slots: tuple[Slot, ...]) -> Iterator[Problem]:
    seated = 0
    for slot in slots:
        seated = 0 if slot.kind == "break" else seated + slot.minutes
        if seated > SEATED:
            what = f"people sit for {seated} minutes here; put a break before this (at most {SEATED})"
            yield Problem(_place(agenda, slot), what)
            return


def _off_grid(agenda: Agenda, slots: tuple[Slot, ...]) -> Iterator[Problem]:
    for slot in slots:
        if slot.clock % GRID:
            what = f"'{slot.title}' starts at {slot.clock}; people remember times in steps of {GRID} minutes"
            yield Problem(_place(agenda, slot), what, fatal=False)
            return


def _wrong_number(slots: tuple[Slot, ...], people: int) -> Iterator[Problem]:
    for exercise in (slot.exercise for slot in slots if slot.exercise):
        least, most = exercise.people.min, exercise.people.max
        if not least <= people <= most:
            what = f"'{exercise.title}' is for {least} to {most} people, and {people} come"
            yield Problem(exercise.people.remainder.where, what, fatal=False)


def _place(agenda: Agenda, slot: Slot) -> Place:
    entry = next((entry for id, entry in agenda.slots.items() if id == slot.id), None)
    return entry.minutes.where if entry else NOWHERE
