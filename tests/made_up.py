"""Workshops that nobody wrote: a few blocks of chosen lengths, or many at random, with the texts of the tiny one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random

from tests.conftest import TINY
from workshop.clock import Clock, Minutes
from workshop.library import Library, load
from workshop.model import Agenda, Block, Entry, Exercise, Priority, Role, Span, Times
from workshop.text import Id, Name, Ref

SETUP, DEBRIEF = Span(2, 3, 4), Span(5, 6, 8)  # of every exercise; the rest of its time is for doing
BASE = load(TINY)


@dataclass(frozen=True)
class Made:
    """A block: its least, usual and most minutes, and what it is; an exercise if it `runs` one."""

    name: str
    span: tuple[int, int, int]
    priority: Priority = "must"
    role: Role = "practise"
    module: str = ""
    runs: bool = False
    short: str | None = None
    changes: dict[str, object] = field(default_factory=dict)

    @property
    def ref(self) -> str:
        return f"{self.module}/{self.name}" if self.module else self.name


def library_of(*blocks: Made, also: Sequence[Made] = ()) -> Library:
    """A library with an agenda of these blocks, as long as usual, with a break where people have sat for long.

    `also` are blocks that the agenda does not have.
    """
    made = [*blocks, *also]
    exercises = {f"x-{one.name}": _exercise(one) for one in made if one.runs}
    tea = BASE.modules["m01-tea"]
    modules = {
        module: tea.model_copy(update={"blocks": {Id(one.name): _block(one) for one in made if one.module == module}})
        for module in {one.module for one in made if one.module}
    }
    alone = {one.name: _block(one) for one in made if not one.module}
    agenda = _agenda(blocks)
    return replace(BASE, modules=modules, blocks=alone, exercises=exercises, agendas={"half-day": agenda})


def full_day(seed: int, exercises: int = 30, modules: int = 12) -> Library:
    """Many exercises in many modules, between a welcome, an action plan and a close."""
    random = Random(seed)
    middle = [_random(random, number, f"m{number * modules // exercises + 1:02}") for number in range(exercises)]
    last = Made("plan", (15, 20, 30), role="transfer", module=f"m{modules:02}", runs=True)
    return library_of(
        Made("welcome", (5, 10, 15), role="objectives"), *middle, last, Made("close", (5, 10, 15), role="transfer")
    )


def _random(random: Random, number: int, module: str) -> Made:
    usual = random.choice([15, 15, 20, 20, 25, 30, 40])
    least = max(12, usual - random.choice([3, 5, 8, 10]))
    priority: Priority = random.choice(["must", "should", "should", "could", "could", "could"])
    return Made(f"e{number}", (least, usual, usual + random.choice([5, 10, 15])), priority, module=module, runs=True)


def _exercise(one: Made) -> Exercise:
    brew = BASE.exercises["x01-brew"]
    do = Span(*(whole - a - b for whole, a, b in zip(one.span, SETUP, DEBRIEF, strict=True)))
    times = Times.model_construct(setup=SETUP, do=do, debrief=DEBRIEF)
    return brew.model_copy(update={"time": times, "title": Name(one.name), **one.changes})


def _block(one: Made) -> Block:
    title = {"title": Name(one.name), "role": one.role, "priority": one.priority}
    what = {"exercise": Ref(f"x-{one.name}")} if one.runs else {"time": Span(*one.span)}
    short = {"short": Ref(one.short)} if one.short else {}
    return Block.model_construct(**title, **what, **short)


def _agenda(blocks: Sequence[Made]) -> Agenda:
    slots: dict[Id, Entry] = {}
    sat = 0
    for one in blocks:
        if sat + one.span[1] > 90:
            slots[Id(f"rest-{len(slots)}")] = Entry(kind="break", minutes=Minutes(15))
            sat = 0
        slots[Id(one.name)] = Entry(block=Ref(one.ref), minutes=Minutes(one.span[1]))
        sat += one.span[1]
    total = Minutes(sum(entry.minutes for entry in slots.values()))
    changes = {"slots": slots, "minutes": total, "start": Clock(9 * 60)}
    return BASE.agendas["half-day"].model_copy(update=changes)
