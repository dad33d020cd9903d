"""From an agenda and a session to a plan: what starts when, for how long, to the minute.

The plan lasts exactly as long as it should (`workshop.times`). No clock is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from workshop.agendas import agendas_for, start_of
from workshop.audience import unsuited
from workshop.book import Book, Chapter
from workshop.candidates import Candidate
from workshop.clock import Clock
from workshop.errors import ContentError, Problem
from workshop.faults import faults
from workshop.fitting import Line
from workshop.leads import lead_of, misled
from workshop.lengths import GRID
from workshop.library import Library
from workshop.model import Agenda, Block, Exercise, Module, Pages, Recall, Session
from workshop.phases import Phases
from workshop.reasons import Reason
from workshop.recalls import recalls
from workshop.roster import Roster
from workshop.text import Id, Place, Ref
from workshop.times import Times, times


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
    """The timed agenda of one session, and what it was made from.

    `printed` is the workbook if that exists already, `roster` who comes by name if that is known.
    """

    session: Session
    library: Library
    agenda: Agenda
    start: Clock
    slots: tuple[Slot, ...]
    findings: tuple[Problem, ...] = ()
    reasons: tuple[Reason, ...] = ()
    printed: Book | None = None
    roster: Roster | None = None

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

    def called(self, day: int) -> str:
        """What one of several days is called, such as Day 2 or Week 2."""
        return f"{self.agenda.sitting.capitalize()} {day}"

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
    if problems := [*_faults(library, session), *(printed.refused(session) if printed else ())]:
        raise ContentError(problems)
    found = tuple(printed.findings(library, session)) if printed else ()
    library = printed.library(library) if printed else library
    timed = times(library, session, printed)
    agenda = library.agendas[timed.session.agenda]
    if problems := list(misled(timed.session, [*(line.id for line in timed.lines), *agenda.slots])):
        raise ContentError(problems)
    start = start_of(timed.session, agenda)
    slots = tuple(_slots(library, timed, start, _marks(timed.lines, printed)))
    noticed = unsuited((slot.exercise for slot in slots if slot.exercise), timed.session)
    findings = (*found, *(_off_grid(agenda, slots) if timed.written else ()), *noticed)
    return Plan(timed.session, library, agenda, start, slots, findings, timed.reasons, printed)


def _faults(library: Library, session: Session) -> Iterator[Problem]:
    """What is wrong with the agendas that the session might follow, however they are timed."""
    return (fault for name in agendas_for(library, session) for fault in faults(library, library.agendas[name]))


# --- slots ----------------------------------------------------------------------------------------------------


def _slots(library: Library, timed: Times, start: Clock, marks: Mapping[str, tuple[int, str]]) -> Iterator[Slot]:
    turn = elapsed = 0
    begun: dict[int, int] = {}
    asked = recalls(library, timed.lines, fitted=not timed.written)
    for line in timed.lines:
        morning = begun.setdefault(line.day, elapsed)
        turn += line.candidate is not None
        clock = start.after(elapsed - morning)
        elapsed += line.minutes
        part, code = marks.get(line.id, (0, ""))
        lead = lead_of(timed.session, line.id, turn) if line.candidate else ""
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
        phases=one.phases(slot.minutes),
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


def _place(agenda: Agenda, slot: Slot) -> Place:
    return agenda.slots[Id(slot.id)].minutes.where
