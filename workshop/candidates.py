"""The blocks that may come into a session, in order, each as long as it may be there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from workshop.errors import Problem
from workshop.lengths import USUAL, allowed, longer, possible, span_of, suited, told_in
from workshop.library import Library
from workshop.measure import Item
from workshop.model import Agenda, Block, Exercise, Module, Session, Span
from workshop.phases import Phases, split
from workshop.text import Id, Ref

KEPT = ("objectives", "transfer")  # the roles of what is never left out: the aims, the action plan, the close
SHORT = 120  # minutes below which a block's short form stands for it


@dataclass(frozen=True)
class Candidate:
    """A block on its way into a plan. Its exercise has the times of this session; `item` is what the timetable sees.

    `usual` is the exercise as another facilitator would have it, whose `debriefs` are not longer by so many per cent;
    of the debrief, `told` are the minutes in which groups tell what they found.
    """

    id: str
    ref: str
    block: Block
    exercise: Exercise | None
    usual: Exercise | None
    debriefs: int
    told: int
    recall: Ref | None
    span: Span
    item: Item

    @property
    def module_id(self) -> str:
        return self.ref.rpartition("/")[0]

    @property
    def title(self) -> str:
        return str(self.block.title or (self.exercise.title if self.exercise else self.id))

    def phases(self, minutes: int) -> Phases | None:
        """How the exercise spends so many minutes, with a debrief as long as this facilitator's where there is room."""
        if self.exercise is None or self.usual is None:
            return None
        talk = split(self.usual, minutes).debrief - self.told
        return split(self.exercise, minutes, self.told + longer(talk, self.debriefs))


def candidates(library: Library, session: Session, agenda: Agenda, *, short: bool) -> tuple[Candidate, ...]:
    """What may come in, in order: what the agenda has of the modules that are wished, and what it lacks of them.

    `short` says that the short form of a block stands for it, where it has one. Over as many days as the agenda
    has, each block stays on its day; over any other number, good nights and good mornings have no place.
    """
    make = partial(_made, library, session, Session(mode=agenda.mode), short)
    as_split = session.days == agenda.days
    dropped = frozenset() if as_split else _seams(agenda)
    found = [
        make(str(id), str(entry.block), entry.recall, entry.minutes, day if as_split else 0)
        for (id, entry), day in zip(agenda.slots.items(), agenda.day_of.values(), strict=True)
        if entry.block and id not in dropped and _wished(library.block(entry.block), entry.block, session)
    ]
    at = next((number for number, one in enumerate(found) if one.block.role == "transfer"), len(found))
    added = [make(id, ref) for id, ref in _lacking(library, session, agenda)]
    return (*found[:at], *added, *found[at:])


def _seams(agenda: Agenda) -> frozenset[Id]:
    """What ends a day or begins the next, and belongs to no module: it leads over a night that may not be there."""
    ends = (agenda.on(day)[-1] for day in range(1, agenda.days))
    begins = (agenda.on(day)[0] for day in range(2, agenda.days + 1))
    return frozenset(id for id in (*ends, *begins) if "/" not in (agenda.slots[id].block or "/"))


def impossible(session: Session, all_of_them: tuple[Candidate, ...]) -> Iterator[Problem]:
    """What must be there, and cannot be done in the mode of the session."""
    for one in all_of_them:
        if one.item.kept and one.block.exercise is not None and not possible(one.exercise, session):
            what = (
                f"'{one.title}' has no way to be {session.mode}; write one into its exercise, such as"
                f" {session.mode}: {{how: ...}}, or type --mode in-person"
            )
            yield Problem(one.block.exercise.where, what)


def _wished(block: Block, ref: str, session: Session) -> bool:
    module = ref.rpartition("/")[0]
    return not session.modules or not module or module in session.modules or block.role in KEPT


def _lacking(library: Library, session: Session, agenda: Agenda) -> Iterator[tuple[str, str]]:
    """The blocks of the wished modules that the agenda has nothing of, by an id that no slot has."""
    present = {str(entry.block).rpartition("/")[0] for entry in agenda.slots.values()}
    taken = {str(id) for id in agenda.slots}
    for module in (module for module in dict.fromkeys(session.modules) if module not in present):
        for name in _whole(library.modules[module]):
            id = f"{module}-{name}" if name in taken else str(name)
            taken.add(id)
            yield id, f"{module}/{name}"


def _whole(module: Module) -> Iterator[str]:
    """The blocks of a module, without those that are only the short form of another."""
    short = {str(block.short).rpartition("/")[2] for block in module.blocks.values() if block.short}
    return (name for name in module.blocks if name not in short)


def _made(
    library: Library, session: Session, usual: Session, short: bool, id: str, ref: str, recall: Ref | None = None,
    written: int | None = None, day: int = 0,
) -> Candidate:  # fmt: skip
    """One block; the `written` minutes are those of a `usual` session, and what takes longer in this one is added."""
    block = library.block(ref)
    if block.short is not None and short:
        return _made(library, session, usual, False, id, str(block.short), recall, day=day)
    shelved = library.exercises[block.exercise] if block.exercise else None
    exercise = suited(shelved, session, library.facilitator) if shelved else None
    span = span_of(block, exercise)
    typical = span.typ
    if written is not None:
        typical += written - span_of(block, suited(shelved, usual, None) if shelved else None).typ
    kept = block.priority == "must" or block.role in KEPT
    talk = session.mode == "virtual" and exercise is None
    item = Item(allowed(span), typical, block.priority, kept, talk, day)
    others = suited(shelved, session, None) if shelved else None
    debriefs = library.facilitator.debriefs if library.facilitator else USUAL
    told = told_in(shelved, session) if shelved else 0
    return Candidate(id, ref, block, exercise, others, debriefs, told, recall, span, item)
