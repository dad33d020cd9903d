"""Every rule, for every wish: planned to the minute, or refused with ways out that work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from tests.made_up import full_day
from tests.timetable_rules import broken
from tests.wishes import MODULES, SHIPPED, guest, works
from workshop.clock import Clock
from workshop.errors import ContentError
from workshop.model import Session
from workshop.plan import Plan, Slot, plan


def holds(session: Session) -> bool:
    """Whether the session is planned, every rule kept; if it is refused, every way out works."""
    try:
        timed = plan(SHIPPED, session)
    except ContentError as refusal:
        ways = sum(works(SHIPPED, session, problem.what) for problem in refusal.problems)
        assert ways > 0, session
        return False
    assert broken(timed) == [], session
    return True


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["in-person", "virtual", "hybrid"])
@pytest.mark.parametrize("people", [4, 16, 60])
def test_every_minute_is_planned_by_the_rules_or_refused_with_ways_that_work(people: int, mode: str) -> None:
    planned = sum(holds(Session(minutes=minutes, people=people, mode=mode)) for minutes in range(30, 481))  # type: ignore[arg-type]
    assert planned > 40


def wishes(seed: int, count: int) -> Iterator[Session]:
    """Sessions of all kinds, on up to three days, with lunch, guests and modules of their own or without."""
    random = Random(seed)
    for _ in range(count):
        days, minutes = random.choice([1, 1, 2, 3]), random.randint(60, 460)
        each = minutes // days
        guests = random.choice([0, 0, 0, 1, 2])
        lunch = Clock.read(_within(random, each - 70)) if each > 200 and random.random() < 0.5 else None
        yield Session(
            minutes=minutes, days=days, lunch=lunch, people=random.randint(4, 60), start="09:00",
            fixed={f"guest-{n}": guest(_within(random, each - 20), 20, random.randint(1, days)) for n in range(guests)},
            modules=random.sample(MODULES, random.randint(1, 12)) if random.random() < 0.2 else [],
            mode=random.choice(["in-person", "in-person", "virtual", "hybrid"]),
        )  # fmt: skip


def _within(random: Random, minutes: int) -> str:
    return str(Clock(9 * 60 + random.randrange(30, max(31, minutes))))


def sampled(seed: int, count: int) -> int:
    """How many of the wishes are planned, every rule kept; those that are refused have ways out that work."""
    return sum(holds(session) for session in wishes(seed, count))


def test_other_wishes_are_planned_by_the_rules_or_refused_with_ways_that_work() -> None:
    assert sampled(0, 60) > 20


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 5))
def test_thousands_of_other_wishes_are_planned_by_the_rules_or_refused_with_ways_that_work(seed: int) -> None:
    assert sampled(seed, 500) > 150


# --- the rules can fail --------------------------------------------------------------------------------------

GOOD = plan(SHIPPED, Session(minutes=240))
FAR = plan(SHIPPED, Session(minutes=280, lunch="11:00", fixed={"guest": guest("12:15")}))
SCREENS = plan(SHIPPED, Session(minutes=180, mode="virtual"))


def bent(timed: Plan, which: str, **changes: object) -> Plan:
    """The plan with one slot changed."""
    slots = tuple(replace(slot, **changes) if slot.id == which else slot for slot in timed.slots)  # type: ignore[arg-type]
    return replace(timed, slots=slots)


def swapped(timed: Plan, one: str, other: str) -> Plan:
    order = {one: other, other: one}
    named = {slot.id: slot for slot in timed.slots}
    return replace(timed, slots=tuple(named[order.get(slot.id, slot.id)] for slot in timed.slots))


def without(timed: Plan, id: str) -> Plan:
    return replace(timed, slots=tuple(slot for slot in timed.slots if slot.id != id))


def slot_of(timed: Plan, id: str) -> Slot:
    return next(slot for slot in timed.slots if slot.id == id)


BAD = {
    "two slots have the same id": bent(GOOD, "map", id="denial"),
    "the blocks are in another order": swapped(GOOD, "map", "denial"),
    "something is left out that is needed": without(GOOD, "map"),
    "the whole is longer or shorter than it should be": without(GOOD, "break"),
    "elapsed minutes are wrong": bent(GOOD, "map", elapsed=1),
    "a block has a length that it may not have": bent(GOOD, "welcome", minutes=20),
    "the phases do not add up": bent(GOOD, "map", minutes=30),
    "a phase is outside its limits": bent(GOOD, "map", phases=replace(slot_of(GOOD, "map").phases, setup=20)),  # type: ignore[type-var]
    "the debrief is shorter than it could be": bent(
        GOOD, "map", phases=replace(slot_of(GOOD, "map").phases, debrief=5)  # type: ignore[type-var]
    ),
    "a day is longer or shorter than it should be": without(GOOD, "close"),
    "a day is too long for people": replace(SCREENS, slots=(*SCREENS.slots, SCREENS.slots[-1])),
    "a clock time is wrong": bent(GOOD, "map", clock=Clock(0)),
    "a break is too short or too long": bent(GOOD, "break", minutes=20),
    "a break is where none should be": swapped(GOOD, "break", "denial"),
    "people sit for too long": without(GOOD, "break"),
    "people are talked to for too long": bent(SCREENS, "welcome", minutes=30),
    "the buffer is too small": bent(GOOD, "buffer", minutes=5),
    "a buffer is too large": bent(GOOD, "buffer", minutes=60),
    "a buffer is where none should be": swapped(GOOD, "buffer", "map"),
    "there is a lunch too many or too few": without(FAR, "lunch"),
    "lunch is too long, too short or at another time": bent(FAR, "lunch", minutes=30),
    "something fixed is missing or at another time": bent(FAR, "guest", clock=Clock(0)),
    "a block has a short form that should stand for it": replace(
        plan(SHIPPED, Session(minutes=120, agenda="half-day")), session=Session(minutes=119)
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", BAD)
def test_a_plan_that_breaks_a_rule_is_seen(rule: str) -> None:
    assert rule in broken(BAD[rule])


@pytest.mark.parametrize("timed", [GOOD, FAR, SCREENS])
def test_the_plans_that_are_bent_are_good(timed: Plan) -> None:
    assert broken(timed) == []


@pytest.mark.parametrize("seed", range(5))
def test_a_full_day_of_thirty_exercises_keeps_every_rule(seed: int) -> None:
    timed = plan(full_day(seed), Session(minutes=480, lunch="12:30"))
    assert broken(timed) == []
    assert 10 < len(timed.blocks) < 33
