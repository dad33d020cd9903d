"""Every rule that a plan keeps, looked at afresh in the finished plan: none of the planner's own code is used."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.groups import groups
from workshop.model import Span
from workshop.plan import Plan, Slot

ALWAYS = ("objectives", "transfer")


def broken(plan: Plan) -> list[str]:
    """The rules that a fitted plan breaks, each as a sentence; none if all is well."""
    return sorted({*_of_the_whole(plan), *(said for day in plan.days for said in _of_a_day(plan, day))})


def minutes_of(plan: Plan) -> int:
    return int(plan.session.minutes or plan.agenda.minutes)


def _of_the_whole(plan: Plan) -> Iterator[str]:
    ids = [slot.id for slot in plan.slots]
    written = [str(id) for id, entry in plan.agenda.slots.items() if entry.block]
    kept = [slot.id for slot in plan.blocks if slot.id in written]
    if len(set(ids)) != len(ids):
        yield "two slots have the same id"
    if kept != [id for id in written if id in kept]:
        yield "the blocks are in another order"
    for id in written:
        if id not in kept and _needed(plan, id):
            yield "something is left out that is needed"
    if [len(plan.days), plan.minutes] != [plan.session.days, minutes_of(plan)]:
        yield "the whole is longer or shorter than it should be"
    if [slot.elapsed for slot in plan.slots] != [_sum(plan.slots[: n + 1]) for n in range(len(plan.slots))]:
        yield "elapsed minutes are wrong"
    for slot in plan.blocks:
        yield from _of_a_block(plan, slot)


def _needed(plan: Plan, id: str) -> bool:
    ref = str(next(entry.block for key, entry in plan.agenda.slots.items() if key == id))
    block, module = plan.library.block(ref), ref.rpartition("/")[0]
    wished = not plan.session.modules or not module or module in plan.session.modules
    over_a_night = not module and plan.session.days != plan.agenda.days
    if over_a_night and block.role not in ALWAYS:
        return False
    return block.role in ALWAYS or (wished and block.priority == "must")


def _of_a_block(plan: Plan, slot: Slot) -> Iterator[str]:
    assert slot.block is not None
    span = _whole(plan, slot)
    steps = [minutes for minutes in range(span.min, span.max + 1) if minutes % 5 == 0]
    if slot.minutes not in (steps or [span.typ]):
        yield "a block has a length that it may not have"
    if slot.block.short is not None and minutes_of(plan) < 120:
        yield "a block has a short form that should stand for it"
    if slot.exercise is None or slot.phases is None:
        return
    setup, do, debrief = _spans(plan, slot)
    spent = slot.phases
    if spent.setup + spent.do + spent.debrief != slot.minutes:
        yield "the phases do not add up"
    if not all(low <= given <= high for given, (low, _, high) in
               ((spent.setup, setup), (spent.do, do), (spent.debrief, debrief))):  # fmt: skip
        yield "a phase is outside its limits"
    most = min(debrief.max, slot.minutes - setup.min - do.min)
    if spent.debrief < min(0.3 * slot.minutes, most):
        yield "the debrief is shorter than it could be"


def _whole(plan: Plan, slot: Slot) -> Span:
    if slot.exercise is None:
        assert slot.block is not None
        assert slot.block.time is not None
        return slot.block.time
    spans = _spans(plan, slot)
    return Span(*(sum(values) for values in zip(*spans, strict=True)))


def _spans(plan: Plan, slot: Slot) -> tuple[Span, Span, Span]:
    """The limits of the phases in this session, worked out from the exercise as it is written."""
    assert slot.block is not None
    assert slot.block.exercise is not None
    written = plan.library.exercises[slot.block.exercise]
    way = {"virtual": written.virtual, "hybrid": written.hybrid, "in-person": None}[plan.session.mode]
    slower = way.slower if way else 0
    report = (written.report or 0) * len(groups(plan.session.people, written.people.group))
    more = plan.library.facilitator.debriefs if plan.library.facilitator else 100
    debrief = written.time.debrief
    return (
        Span(*(_up(minutes * (100 + slower)) for minutes in written.time.setup)),
        Span(*(_up(minutes * (100 + slower)) for minutes in written.time.do)),
        Span(debrief.min + report, _up(debrief.typ * more) + report, _up(debrief.max * more) + report),
    )


def _up(hundredths: int) -> int:
    return (hundredths + 99) // 100


def _of_a_day(plan: Plan, day: tuple[Slot, ...]) -> Iterator[str]:
    steps, odd = divmod(minutes_of(plan), 5)
    each, more = divmod(steps, plan.session.days)
    number = day[0].day
    if _sum(day) != (each + (number <= more)) * 5 + (odd if number == 1 else 0):
        yield "a day is longer or shorter than it should be"
    if _sum(day) > (180 if plan.session.mode == "virtual" else 480):
        yield "a day is too long for people"
    if any(slot.clock != plan.start + _sum(day[:n]) for n, slot in enumerate(day)):
        yield "a clock time is wrong"
    yield from _of_sitting(plan, day)
    yield from _of_buffers(plan, day)
    yield from _of_set_times(plan, day)


def _of_sitting(plan: Plan, day: tuple[Slot, ...]) -> Iterator[str]:
    sat = talk = 0
    for number, slot in enumerate(day):
        after = [other.kind for other in day[number + 1 :]]
        if slot.kind == "break" and slot.minutes not in (10, 15):
            yield "a break is too short or too long"
        if slot.kind == "break" and (sat < 30 or after[:1] not in (["block"], ["buffer"])):
            yield "a break is where none should be"
        if slot.kind == "break" and after[:2] == ["buffer", "fixed"]:
            yield "a break is where none should be"
        sat = 0 if slot.kind in ("break", "lunch") else sat + slot.minutes
        talk = talk + slot.minutes if slot.block and not slot.exercise else talk if slot.kind == "buffer" else 0
        if sat > 90:
            yield "people sit for too long"
        if talk > 25 and plan.session.mode == "virtual":
            yield "people are talked to for too long"


def _written(plan: Plan) -> bool:
    """Whether the plan is the agenda as its author wrote it, who may keep time free where they like."""
    entries = [(str(id), int(entry.minutes)) for id, entry in plan.agenda.slots.items()]
    return entries == [(slot.id, slot.minutes) for slot in plan.slots]


def _of_buffers(plan: Plan, day: tuple[Slot, ...]) -> Iterator[str]:
    if _written(plan):
        return
    last = max(number for number, slot in enumerate(day) if slot.block)
    work = sum(slot.minutes for slot in day if slot.block)
    buffers = [number for number, slot in enumerate(day) if slot.kind == "buffer"]
    closing = [number for number in buffers if number + 1 in (last, len(day) - 1)]
    if _sum(day) > 120 and sum(day[number].minutes // 5 * 5 for number in closing) < 0.05 * work:
        yield "the buffer is too small"
    if any(day[number].minutes > max(0.15 * _sum(day), 0.05 * _sum(day) + 9) for number in buffers):
        yield "a buffer is too large"
    kinds = [slot.kind for slot in (*day, day[-1])]
    if any(kinds[number + 1] != "fixed" for number in buffers if number not in closing):
        yield "a buffer is where none should be"


def _of_set_times(plan: Plan, day: tuple[Slot, ...]) -> Iterator[str]:
    lunches = [slot for slot in day if slot.kind == "lunch"]
    if len(lunches) != (plan.session.lunch is not None):
        yield "there is a lunch too many or too few"
    for slot in lunches:
        if slot.minutes != (60 if _sum(day) > 450 else 45) or abs(slot.clock - int(plan.session.lunch or 0)) > 15:
            yield "lunch is too long, too short or at another time"
    fixed = {(id, int(point.at), int(point.minutes)) for id, point in plan.session.fixed.items()
             if point.day == day[0].day}  # fmt: skip
    if {(slot.id, int(slot.clock), slot.minutes) for slot in day if slot.kind == "fixed"} != fixed:
        yield "something fixed is missing or at another time"


def _sum(slots: tuple[Slot, ...]) -> int:
    return sum(slot.minutes for slot in slots)
