"""From an agenda and a session to a plan: what starts when, for how long, to the minute.

Where the minutes that an agenda has written hold for the session, they are taken as they stand; in every other case
the agenda is fitted (`workshop.fitting`). Either way the plan lasts exactly as long as it should. No clock is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from workshop.book import Book, Chapter
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
from workshop.recalls import recalls
from workshop.text import NOWHERE, Id, Place, Ref
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
    """The timed agenda of one session, and what it was made from; `printed` is the workbook if that exists already."""

    session: Session
    library: Library
    agenda: Agenda
    start: Clock
    slots: tuple[Slot, ...]
    findings: tuple[Problem, ...] = ()
    reasons: tuple[Reason, ...] = ()
    printed: Book | None = None

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

    @property
    def parts(self) -> int:
        """How many parts the chain of the day has; in the workbook it has as many."""
        return len(self.printed.chapters) if self.printed else len(self.blocks)

    @property
    def later(self) -> tuple[Chapter, ...]:
        """What is printed, and not done in this session."""
        used = {slot.id for slot in self.slots}
        chapters = self.printed.chapters if self.printed else ()
        return tuple(one for one in chapters if self.printed and one.id not in used and self.printed.pages_of(one.id))

    @property
    def as_printed(self) -> Plan:
        """What the workbook is made from: the plan itself, or the blocks that are printed, which have no times here.

        The minutes all stand with the first block, because how a workbook is made up depends on them.
        """
        if self.printed is None:
            return self
        known = self.printed.known(self.library)
        minutes = [self.printed.minutes, *(0 for _ in known[1:])]
        slots = (_as_printed(self.library, self.start, one, own) for one, own in zip(known, minutes, strict=True))
        return replace(self, slots=tuple(slots))


def plan(library: Library, session: Session, printed: Book | None = None) -> Plan:
    """Time the session; raise ContentError where its minutes do not work out, with the ways out that do.

    Where a workbook is `printed`, only what stands in it comes in, under the codes and parts that it has there.
    """
    agenda = library.agendas[agenda_for(library, session)]
    if problems := [*faults(library, agenda), *(printed.refused(session) if printed else ())]:
        raise ContentError(problems)
    found = tuple(printed.findings(library, session)) if printed else ()
    library = printed.library(library) if printed else library
    written = _written(library, session, agenda, printed)
    lines, told = (written, as_written(written)) if written else _fitted(library, session, agenda, printed)
    if problems := list(misled(session, [*(line.id for line in lines), *agenda.slots])):
        raise ContentError(problems)
    chosen = session.model_copy(update={"agenda": Id(agenda_for(library, session), session.agenda.where)})
    start = start_of(session, agenda)
    asked = recalls(library, lines, fitted=not written)
    slots = tuple(_slots(library, chosen, start, lines, _marks(lines, printed), asked))
    noticed = (*_wrong_number(slots, session), *_better_alone(slots, session))
    findings = (*found, *(_off_grid(agenda, slots) if written else ()), *noticed)
    return Plan(chosen, library, agenda, start, slots, findings, told, printed)


def _fitted(
    library: Library, session: Session, agenda: Agenda, printed: Book | None
) -> tuple[tuple[Line, ...], tuple[Reason, ...]]:
    """The lines of the best timetable, with their reasons."""
    agenda = printed.agenda(library, agenda) if printed else agenda
    try:
        found = fitted(library, session, agenda)
    except Misfit as misfit:
        works = partial(_works, library, printed)
        raise ContentError([refusal(library, session, agenda, str(misfit), works)]) from None
    return found.lines, reasons(library, session, agenda, found)


def _works(library: Library, printed: Book | None, session: Session) -> bool:
    """Whether the session can be planned."""
    agenda = library.agendas[agenda_for(library, session)]
    if printed and any(printed.refused(session)):
        return False
    own = printed.agenda(library, agenda) if printed else agenda
    try:
        return bool(_written(library, session, agenda, printed) or fitted(library, session, own))
    except (Misfit, ContentError):
        return False


def _written(library: Library, session: Session, agenda: Agenda, printed: Book | None) -> tuple[Line, ...]:
    """The lines of the agenda as they stand, if all of their minutes hold for this session; else none."""
    if not _holds(library, session, agenda) or (printed and printed.agenda(library, agenda) != agenda):
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


def _slots(
    library: Library,
    session: Session,
    start: Clock,
    lines: tuple[Line, ...],
    marks: dict[str, tuple[int, str]],
    asked: Mapping[str, Ref],
) -> Iterator[Slot]:
    turn = elapsed = 0
    begun: dict[int, int] = {}
    for line in lines:
        morning = begun.setdefault(line.day, elapsed)
        turn += line.candidate is not None
        clock = start.after(elapsed - morning)
        elapsed += line.minutes
        part, code = marks.get(line.id, (0, ""))
        lead = lead_of(session, line.id, turn) if line.candidate else ""
        slot = Slot(line.id, line.kind, clock, line.minutes, elapsed, line.title, part, code, day=line.day, lead=lead)
        yield _filled(library, slot, line.candidate, asked.get(line.id)) if line.candidate else slot


def _marks(lines: tuple[Line, ...], printed: Book | None) -> dict[str, tuple[int, str]]:
    """The part and the code of each block: those that are printed, or else counted here."""
    if printed is not None:
        return {chapter.id: (chapter.part, chapter.code) for chapter in printed.chapters}
    blocks = [line for line in lines if line.candidate]
    coded = [line.id for line in blocks if line.candidate and line.candidate.exercise]
    codes = {id: f"A{number}" for number, id in enumerate(coded, start=1)}
    return {line.id: (part, codes.get(line.id, "")) for part, line in enumerate(blocks, start=1)}


def _filled(library: Library, slot: Slot, one: Candidate, recall: Ref | None) -> Slot:
    """The slot with what its block brings."""
    return replace(
        slot,
        ref=one.ref,
        module=library.modules.get(one.module_id),
        module_id=one.module_id,
        block=one.block,
        exercise=one.exercise,
        phases=split(one.exercise, slot.minutes) if one.exercise else None,
        recall=library.recall(recall) if recall else None,
    )


def _as_printed(library: Library, start: Clock, one: Chapter, minutes: int) -> Slot:
    module, block = one.ref.rpartition("/")[0], library.block(one.ref)
    exercise = library.exercises[block.exercise] if block.exercise else None
    slot = Slot(one.id, "block", start, minutes, minutes, one.title, one.part, one.code, one.ref, day=one.day)
    return replace(slot, module=library.modules.get(module), module_id=module, block=block, exercise=exercise)


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


def _better_alone(slots: tuple[Slot, ...], session: Session) -> Iterator[Problem]:
    """What people would not say before their own managers."""
    for exercise in (slot.exercise for slot in slots if slot.exercise and session.managers):
        if exercise.manager_present == "avoid":
            what = f"'{exercise.title}' is better without managers; ask them to come for another part, or leave it out"
            yield Problem(exercise.title.where, what, fatal=False)


def _place(agenda: Agenda, slot: Slot) -> Place:
    return agenda.slots[Id(slot.id)].minutes.where
