"""From an agenda and a session to a plan: what starts when, for how long, to the minute.

Where the minutes that an agenda has written hold for the session, they are taken as they stand; in every other case
the agenda is fitted (`workshop.fitting`). Either way the plan lasts exactly as long as it should. No clock is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from workshop.candidates import Candidate, candidates
from workshop.clock import Clock
from workshop.errors import ContentError, Problem
from workshop.faults import faults
from workshop.fitting import Line, Misfit, agenda_for, fitted, minutes_of, start_of
from workshop.leads import lead_of, misled
from workshop.lengths import GRID
from workshop.library import Library
from workshop.model import Agenda, Block, Exercise, Module, Pages, Recall, Session
from workshop.phases import Phases, split
from workshop.reasons import Reason, as_written, reasons
from workshop.text import NOWHERE, Id, Place
from workshop.ways import refusal

USUAL = 100  # per cent that debriefs last


@dataclass(frozen=True)
class Slot:
    """A clock time and minutes, for a block, a break, a buffer, lunch or something fixed, and what is done in it.

    `part` counts the blocks from 1; `code` (A1, A2, ...) counts the exercises; `elapsed` is the minutes of all days
    so far when the slot ends. Its exercise has the times of this session. `lead` is who leads, where two or more do.
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
    day: int = 1
    lead: str = ""

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
    reasons: tuple[Reason, ...] = ()

    @property
    def title(self) -> str:
        return str(self.session.title or self.agenda.title)

    @property
    def minutes(self) -> int:
        return sum(slot.minutes for slot in self.slots)

    @property
    def end(self) -> Clock:
        """When the last day ends."""
        return self.slots[-1].end if self.slots else self.start

    @property
    def days(self) -> tuple[tuple[Slot, ...], ...]:
        """The slots of each day."""
        return tuple(tuple(own) for _, own in groupby(self.slots, key=lambda slot: slot.day))

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
    """Time the session; raise ContentError where its minutes do not work out, with the ways out that do."""
    agenda = library.agendas[agenda_for(library, session)]
    if problems := list(faults(library, agenda)):
        raise ContentError(problems)
    written = _written(library, session, agenda)
    lines, told = (written, as_written(written)) if written else _fitted(library, session, agenda)
    if problems := list(misled(session, [*(line.id for line in lines), *agenda.slots])):
        raise ContentError(problems)
    chosen = session.model_copy(update={"agenda": Id(agenda_for(library, session), session.agenda.where)})
    start = start_of(session, agenda)
    slots = tuple(_slots(library, chosen, start, lines))
    findings = (*(_off_grid(agenda, slots) if written else ()), *_wrong_number(slots, session))
    return Plan(chosen, library, agenda, start, slots, findings, told)


def _fitted(library: Library, session: Session, agenda: Agenda) -> tuple[tuple[Line, ...], tuple[Reason, ...]]:
    """The lines of the best timetable, with their reasons."""
    try:
        found = fitted(library, session, agenda)
    except Misfit as misfit:
        raise ContentError([refusal(library, session, agenda, str(misfit), partial(_works, library))]) from None
    return found.lines, reasons(library, session, agenda, found)


def _works(library: Library, session: Session) -> bool:
    """Whether the session can be planned."""
    agenda = library.agendas[agenda_for(library, session)]
    try:
        return bool(_written(library, session, agenda) or fitted(library, session, agenda))
    except (Misfit, ContentError):
        return False


def _written(library: Library, session: Session, agenda: Agenda) -> tuple[Line, ...]:
    """The lines of the agenda as they stand, if all of their minutes hold for this session; else none."""
    if not _holds(library, session, agenda):
        return ()
    own = {one.id: one for one in candidates(library, session, agenda, agenda.minutes, short=False)}
    if not all(one.span.min <= agenda.slots[Id(id)].minutes <= one.span.max for id, one in own.items()):
        return ()
    return tuple(
        Line(id, entry.kind, entry.minutes, 1, own[id].title if id in own else entry.kind.capitalize(), own.get(id))
        for id, entry in agenda.slots.items()
    )


def _holds(library: Library, session: Session, agenda: Agenda) -> bool:
    """Whether nothing is asked for that would need other minutes than those that are written."""
    usual = library.facilitator is None or library.facilitator.debriefs == USUAL
    as_long = minutes_of(session, agenda) == agenda.minutes and session.days == 1
    free = session.lunch is None and not session.fixed and not session.modules
    return usual and as_long and free and session.mode == "in-person"


# --- slots ----------------------------------------------------------------------------------------------------


def _slots(library: Library, session: Session, start: Clock, lines: tuple[Line, ...]) -> Iterator[Slot]:
    part = activity = elapsed = 0
    begun: dict[int, int] = {}
    modules: set[str] = set()
    for line in lines:
        morning = begun.setdefault(line.day, elapsed)
        part += line.candidate is not None
        activity += bool(line.candidate and line.candidate.exercise)
        clock = start.after(elapsed - morning)
        elapsed += line.minutes
        slot = Slot(line.id, line.kind, clock, line.minutes, elapsed, line.title, day=line.day)
        yield _filled(library, session, slot, line.candidate, part, activity, modules) if line.candidate else slot
        modules.add(line.candidate.module_id if line.candidate else "")


def _filled(
    library: Library, session: Session, slot: Slot, one: Candidate, part: int, activity: int, begun: set[str]
) -> Slot:
    """The slot with what its block brings. What it recalls must have been there before."""
    recalled = one.recall is not None and one.recall.partition("/")[0] in {*begun, one.module_id}
    return replace(
        slot,
        part=part,
        code=f"A{activity}" if one.exercise else "",
        ref=one.ref,
        module=library.modules.get(one.module_id),
        module_id=one.module_id,
        block=one.block,
        exercise=one.exercise,
        phases=split(one.exercise, slot.minutes) if one.exercise else None,
        recall=library.recall(one.recall) if recalled and one.recall else None,
        lead=lead_of(session, slot.id, part),
    )


# --- findings -------------------------------------------------------------------------------------------------


def _off_grid(agenda: Agenda, slots: tuple[Slot, ...]) -> Iterator[Problem]:
    for slot in slots:
        if slot.clock % GRID:
            what = f"'{slot.title}' starts at {slot.clock}; people remember times in steps of {GRID} minutes"
            yield Problem(_place(agenda, slot), what, fatal=False)
            return


def _wrong_number(slots: tuple[Slot, ...], session: Session) -> Iterator[Problem]:
    people, written = session.people, getattr(session.people, "where", NOWHERE)
    where = Place.whole("--people") if written == NOWHERE else written  # typed, or neither typed nor written
    for exercise in (slot.exercise for slot in slots if slot.exercise):
        least, most = exercise.people.min, exercise.people.max
        if not least <= people <= most:
            what = f"'{exercise.title}' is for {least} to {most} people, and {people} come"
            yield Problem(where, what, fatal=False)


def _place(agenda: Agenda, slot: Slot) -> Place:
    return agenda.slots[Id(slot.id)].minutes.where
