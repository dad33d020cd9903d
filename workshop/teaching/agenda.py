"""An agenda that teaches: courage grows slowly, people do more than they hear, and breaks do not wipe it out.

That the minutes add up, that exercises keep to their limits and that nobody sits for more than 90 minutes
is held by `plan` already, as an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from workshop.errors import ContentError, Problem
from workshop.library import Library
from workshop.model import Agenda, Block, Session, SlideText
from workshop.plan import Plan, Slot, plan
from workshop.rules import broken_in
from workshop.teaching.finding import finding
from workshop.text import Id, Place

PRACTICE = 0.6  # of the working time, at least
TALK = 0.25  # of the working time, at most
LONGEST_TALK = 10  # minutes in which people only listen
LONGEST_BLOCK = 25  # minutes of talk in one block, even in a room; at a screen people are gone sooner
SHORTEST_BREAK = 10
LONG_DAY = 120  # minutes from which on a day needs a buffer
BUFFER = 0.05  # of the working time
BUDGET = {60: 4, 90: 8, 240: 16, 480: 28, 960: 56}  # minutes of an agenda, and the most pages of its workbook
PAUSES = ("break", "lunch")
PRACTISING = ("recall", "practise", "feedback", "check")  # roles of blocks in which people try, or look back
ACTIVE = ("ask", "do", "hand_out", "time")  # cues in whose minutes people do something


def _agenda(agenda: Agenda, library: Library) -> Iterator[Problem]:
    timed = _timed(agenda, library)
    if timed is None:
        return
    for lint in (_opening, _brave, _staged, _shares, _talks, _recalled, _breaks, _buffered, _scaled, _told):
        yield from lint(timed)


def thick(agenda: Agenda, pages: int) -> Iterator[Problem]:
    """A workbook that is thicker than its hours can fill."""
    most = next((most for minutes, most in BUDGET.items() if agenda.minutes <= minutes), pages)
    if pages > most:
        what = f"the workbook has {pages} pages, and {agenda.minutes} minutes carry {most}; cut pages or exercises"
        yield finding(agenda.minutes.where, what)


def _timed(agenda: Agenda, library: Library) -> Plan | None:
    """The agenda as a plan, unless it is broken, which has been told of already."""
    if library.unread or any(broken_in("agendas", agenda, library)):
        return None
    try:
        return plan(replace(library, agendas={"this": agenda}), Session(agenda=Id("this")))
    except ContentError:
        return None


def _opening(timed: Plan) -> Iterator[Problem]:
    first = next(iter(timed.activities), None)
    if first is None or first.exercise is None:
        return
    shown = first.exercise.exposure
    if shown.level > 1:
        what = f"'{first.title}' opens the day and asks for courage (exposure {shown.level}); begin with one of level 1"
        yield finding(_at(timed, first), what)
    if (shown.reads_aloud, shown.writes_in_public) != ("nobody", "nobody"):
        what = f"'{first.title}' opens the day, and people read aloud or write in front of others; begin with another"
        yield finding(_at(timed, first), what)


def _brave(timed: Plan) -> Iterator[Problem]:
    for slot in timed.activities:
        level = slot.exercise.exposure.level if slot.exercise else 1
        if level == 3 and 2 * (slot.elapsed - slot.minutes) < timed.minutes:
            what = f"'{slot.title}' needs trust (exposure 3), and comes in the first half; move it behind the middle"
            yield finding(_at(timed, slot), what)


def _staged(timed: Plan) -> Iterator[Problem]:
    for slot in timed.activities:
        stages = slot.exercise.stage if slot.exercise else []
        now = _stages(timed, slot)
        if not now & set(stages):
            what = f"'{slot.title}' is made for {' or '.join(stages)}, and comes {' or '.join(sorted(now))}; move it"
            yield finding(_at(timed, slot), what)


def _stages(timed: Plan, slot: Slot) -> set[str]:
    """The thirds that a slot touches, of all days and of its own; the first exercise also opens the day."""
    day = timed.days[slot.day - 1]
    begun = day[0].elapsed - day[0].minutes
    touched = _thirds(slot, 0, timed.minutes) | _thirds(slot, begun, day[-1].elapsed)
    return touched | ({"open"} if slot == timed.activities[0] else set())


def _thirds(slot: Slot, first: int, last: int) -> set[str]:
    third, start = (last - first) / 3, slot.elapsed - slot.minutes - first
    bounds = {"early": (0, third), "mid": (third, 2 * third), "late": (2 * third, last - first)}
    return {name for name, (low, high) in bounds.items() if start < high and start + slot.minutes > low}


def _shares(timed: Plan) -> Iterator[Problem]:
    working = _working(timed.slots)
    practised = sum(map(_practised, timed.blocks))
    if practised < working * PRACTICE:
        enough = round(working * PRACTICE)
        what = f"people practise and debrief for {practised} of {working} minutes; give exercises more time, or add one"
        yield finding(timed.agenda.minutes.where, f"{what}, until it is {enough} or more")
    if (talk := sum(map(_talk, timed.blocks))) > working * TALK:
        most = round(working * TALK)
        what = f"people only listen for {talk} of {working} minutes; cut to {most}, or give minutes to steps in which"
        yield finding(timed.agenda.minutes.where, f"{what} they do or answer something")


def _talks(timed: Plan) -> Iterator[Problem]:
    for talking, run in groupby(timed.slots, lambda slot: slot.block is not None and slot.exercise is None):
        slots = list(run)
        talk = sum(map(_talk, slots))
        if talking and len(slots) > 1 and talk > LONGEST_TALK:
            what = f"people listen for {talk} minutes here, block after block; put an exercise before this"
            yield finding(_at(timed, slots[1]), what)
    for slot in timed.blocks:
        if _talk(slot) > LONGEST_BLOCK:
            what = f"{_talk(slot)} minutes of talk lose a room, and a screen sooner; {LONGEST_BLOCK} are the most"
            yield finding(_at(timed, slot), what)


def _recalled(timed: Plan) -> Iterator[Problem]:
    for slot, later in pairwise(timed.slots):
        if slot.kind in PAUSES and later.block is not None and later.recall is None:
            what = "a break wipes things out; add a question that brings them back, such as  recall: module/name"
            yield finding(_at(timed, later), what)


def _breaks(timed: Plan) -> Iterator[Problem]:
    for slot in timed.slots:
        if slot.kind == "break" and slot.minutes < SHORTEST_BREAK:
            what = f"nobody is back after {slot.minutes} minutes; a break lasts 10 or better 15"
            yield finding(_at(timed, slot), what)


def _buffered(timed: Plan) -> Iterator[Problem]:
    for day in timed.days:
        working, buffer = _working(day), sum(slot.minutes for slot in day if slot.kind == "buffer")
        if sum(slot.minutes for slot in day) > LONG_DAY and buffer < working * BUFFER:
            enough = 5 * -(-round(working * BUFFER) // 5)
            what = f"something always runs late; keep {enough} minutes free, such as"
            yield finding(_at(timed, day[-1]), f"{what}  spare: {{kind: buffer, minutes: {enough}}}")


def _scaled(timed: Plan) -> Iterator[Problem]:
    """A large plan at the end of a short hour is filled in by nobody."""
    for slot in timed.blocks:
        if slot.block and slot.block.short and timed.minutes < LONG_DAY:
            what = f"below {LONG_DAY} minutes nobody fills in so large a plan; write  block: {slot.block.short}"
            yield finding(_at(timed, slot), what)


def _told(timed: Plan) -> Iterator[Problem]:
    """People keep a story, and forget what was only said."""
    slides = [slide for slot in timed.blocks for slide in _slides(slot)]
    if not any(slide.layout == "story" for slide in slides):
        what = "nobody tells a story here; give a block a slide with  layout: story, and go on with it in later ones"
        yield finding(timed.agenda.title, what)


def _slides(slot: Slot) -> Iterator[SlideText]:
    """The slides that authors wrote for a block and for its exercise."""
    for part in (slot.block, slot.exercise):
        yield from part.slides.values() if part else ()


def _working(slots: Sequence[Slot]) -> int:
    return sum(slot.minutes for slot in slots if slot.kind not in PAUSES)


def _talk(slot: Slot) -> int:
    """The minutes of a block in which people only listen."""
    if slot.block is None or slot.exercise is not None:
        return 0
    return max(0, slot.minutes - _active(slot.block))


def _practised(slot: Slot) -> int:
    """The minutes of a block in which people try something, or talk about how it went."""
    if slot.phases is not None:
        return slot.phases.do + slot.phases.debrief
    return min(slot.minutes, _active(slot.block)) if slot.block and slot.block.role in PRACTISING else 0


def _active(block: Block) -> int:
    return sum(step.minutes or 0 for step in block.run.values() if step.cue in ACTIVE)


def _at(timed: Plan, slot: Slot) -> Place:
    entry = timed.agenda.slots.get(Id(slot.id))
    return entry.minutes.where if entry else timed.agenda.title.where


LINTS = (_agenda,)
