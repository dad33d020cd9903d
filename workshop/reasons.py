"""Why a plan is as it is: what happened to every block, in words that people can answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from workshop.candidates import Candidate
from workshop.fitting import Fitted, Line
from workshop.groups import groups
from workshop.lengths import possible, way_of
from workshop.library import Library
from workshop.measure import BREAKS, SEATED
from workshop.model import Agenda, Exercise, Session
from workshop.phases import split

Event = Literal[
    "as written", "squeezed", "stretched", "left out", "slower", "report-out", "debrief", "break", "buffer", "moved"
]


@dataclass(frozen=True, slots=True)
class Reason:
    """What happened to a part of the plan: from how many minutes to how many, and why; `slot` is the id of the part."""

    title: str
    event: Event
    before: int
    after: int
    why: str
    slot: str = ""

    def __str__(self) -> str:
        changed = self.before and self.after and self.before != self.after
        minutes = f"{self.before} to {self.after}" if changed else f"{self.before or self.after}"
        return f"{self.title}: {self.event}, {minutes} min. {self.why}"


def as_written(lines: tuple[Line, ...]) -> tuple[Reason, ...]:
    """The reasons of a plan that is just as its agenda has it."""
    why = "The agenda says so, and nothing about this session differs."
    return tuple(Reason(line.title, "as written", line.minutes, line.minutes, why, line.id) for line in lines)


def reasons(library: Library, session: Session, agenda: Agenda, plan: Fitted) -> tuple[Reason, ...]:
    """The reasons of a fitted plan: of each line in order, and then of what was left out."""
    told = [replace(one, slot=line.id) for line in plan.lines for one in _of(library, session, plan, line)]
    chosen = {line.id for line in plan.lines}
    left = [_left(session, one) for one in plan.candidates if one.id not in chosen]
    unwanted = [_unwished(library, id, ref) for id, ref in _unwanted(agenda, plan)]
    return (*told, *left, *unwanted)


def _of(library: Library, session: Session, plan: Fitted, line: Line) -> Iterator[Reason]:
    if line.candidate is not None:
        yield from _block(library, session, line.candidate, line.minutes)
    elif line.kind == "break":
        yield _break(plan, line)
    elif line.kind == "buffer":
        yield from _buffer(plan, line)
    elif line.kind == "lunch":
        yield from _lunch(plan, line)


def _block(library: Library, session: Session, one: Candidate, minutes: int) -> Iterator[Reason]:
    if one.exercise is not None and one.block.exercise is not None:
        yield from _longer(session, one, library.exercises[one.block.exercise], minutes)
    usual = one.item.nearest
    if minutes == usual:
        yield Reason(one.title, "as written", usual, minutes, "It has the time that it usually has.")
    elif minutes < usual:
        yield Reason(one.title, "squeezed", usual, minutes, "Shorter, so that more has room.")
    else:
        yield Reason(one.title, "stretched", usual, minutes, "There is time for more.")


def _longer(session: Session, one: Candidate, usual: Exercise, minutes: int) -> Iterator[Reason]:
    """What makes an exercise take longer in this session than it usually does."""
    assert one.usual is not None
    before, after, title = usual.time, one.usual.time, one.title
    slower = after.setup.typ + after.do.typ
    if (way := way_of(usual, session)) is not None and slower > before.setup.typ + before.do.typ:
        why = f"Set-up and work take {way.slower}% longer when the session is {session.mode}."
        yield Reason(title, "slower", before.setup.typ + before.do.typ, slower, why)
    if one.told:
        count = len(groups(session.people, usual.people.group))
        why = f"{count} groups tell what they found, {usual.report} min each."
        yield Reason(title, "report-out", before.debrief.typ, before.debrief.typ + one.told, why)
    usually, now = split(one.usual, minutes), one.phases(minutes)
    if now is not None and now.debrief > usually.debrief:
        yield Reason(title, "debrief", usually.debrief, now.debrief, "The facilitator's debriefs take longer.")


def _break(plan: Fitted, line: Line) -> Reason:
    before, after = _sittings(plan, line)
    why = f"People sit for {before} minutes before it and {after} after it; nobody sits for more than {SEATED}."
    least = "" if line.minutes == BREAKS[0] else " Nothing else leaves room for all that matters."
    return Reason(line.title, "break", 0, line.minutes, f"{why}{least}")


def _sittings(plan: Fitted, line: Line) -> tuple[int, int]:
    """The minutes that people sit before a break, and after it."""
    own = [one for one in plan.lines if one.day == line.day]
    at = own.index(line)
    before, after = reversed(own[:at]), own[at + 1 :]
    return _sat(before), _sat(after)


def _sat(lines: Iterable[Line]) -> int:
    return sum(line.minutes for line in takewhile(_seated, lines))


def _seated(line: Line) -> bool:
    return line.kind not in ("break", "lunch")


def _buffer(plan: Fitted, line: Line) -> Iterator[Reason]:
    own = [one for one in plan.lines if one.day == line.day]
    if line != [one for one in own if one.kind == "buffer"][-1]:
        yield Reason(line.title, "buffer", 0, line.minutes, f"“{own[own.index(line) + 1].title}” has its own time.")
        return
    least = next(part.buffer for part in plan.parts if part.day == line.day and part.buffer is not None)
    more = " The rest is time that no block can take." if line.minutes > least else ""
    yield Reason(line.title, "buffer", least, line.minutes, f"The day needs {least} min in hand.{more}")


def _lunch(plan: Fitted, line: Line) -> Iterator[Reason]:
    asked = next(part.at for part in plan.parts if part.day == line.day and part.ends == "lunch")
    own = [one for one in plan.lines if one.day == line.day]
    begun = sum(one.minutes for one in own[: own.index(line)])
    if begun != asked:
        why = (
            f"It is {abs(begun - asked)} min {'earlier' if begun < asked else 'later'}, when the block before it ends."
        )
        yield Reason(line.title, "moved", abs(begun - asked), 0, why)


def _left(session: Session, one: Candidate) -> Reason:
    if not possible(one.exercise, session):
        why = f"It has no way to be {session.mode}."
    else:
        why = f"There is no room for it; it is a '{one.block.priority}'."
    return Reason(one.title, "left out", one.item.nearest, 0, why, one.id)


def _unwanted(agenda: Agenda, plan: Fitted) -> Iterator[tuple[str, str]]:
    """The slots of the agenda whose modules were not asked for."""
    present = {one.id for one in plan.candidates}
    return ((id, str(entry.block)) for id, entry in agenda.slots.items() if entry.block and id not in present)


def _unwished(library: Library, id: str, ref: str) -> Reason:
    block = library.block(ref)
    exercise = library.exercises[block.exercise] if block.exercise else None
    title = str(block.title or (exercise.title if exercise else id))
    usual = exercise.time.whole.typ if exercise else block.time.typ if block.time else 0
    return Reason(title, "left out", usual, 0, "Its module was not asked for.", id)
