"""An exercise that teaches: shown before it is practised, talked about long enough, and with all that it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshop.errors import Problem
from workshop.library import Library
from workshop.model import Exercise, Question, Step
from workshop.phases import DEBRIEF_SHARE
from workshop.teaching.finding import CLOCK, finding
from workshop.text import Text

ANSWERS = ("good", "awkward", "reply")
# What the facilitator may be told to use, how that is said, and what else does as well.
THINGS = {
    "workbook": (r"\bworkbooks?\b|\bin the book\b", ()),
    "chart": (r"\bflip charts?\b|\bon the chart\b", ("board",)),
    "bell": (r"\bbell\b", ("timer",)),
    "sticky notes": (r"\bsticky notes?\b", ("cards",)),
    "dice": (r"\bdice\b", ()),
    "envelope": (r"\benvelopes?\b", ()),
    "ball": (r"\b(?:a|the) ball\b", ()),
}


def _debriefed(exercise: Exercise, _: Library) -> Iterator[Problem]:
    times = exercise.time
    for word, debrief, whole in zip(("least", "usual", "most"), times.debrief, times.whole, strict=True):
        if debrief < whole * DEBRIEF_SHARE:
            enough = -(-whole * 3 // 10)
            what = f"{debrief} of {whole} minutes ({word}) are left to talk about it; take time from do, so that it is"
            yield finding(exercise.title, f"{what} {enough}")
            return


def _shown_first(exercise: Exercise, _: Library) -> Iterator[Problem]:
    played = any(step.demonstrate for step in _steps(exercise))
    if exercise.type == "skill-practice" and exercise.demonstration is None:
        what = "people practise what nobody has shown them; write a demonstration: with scene, badly, well and ask"
        yield finding(exercise.title, what)
    elif exercise.demonstration is not None and not played:
        what = "no step plays this; add one to run, below setup, such as  demo: {demonstrate: Ask its question.}"
        yield finding(exercise.demonstration.scene, what)


def _untimed(exercise: Exercise, _: Library) -> Iterator[Problem]:
    """The slide shows the minutes that there are; a text that tells others is wrong in every other session."""
    on_a_page = any(page.task == "shown" for page in exercise.pages.values())  # where it is looked at already
    for line in () if on_a_page else exercise.task.values():
        if found := CLOCK.search(line):
            yield finding(line, f"the slide shows the minutes, as planned; leave '{found[0]}' out")


def _answered(exercise: Exercise, _: Library) -> Iterator[Problem]:
    for question in questions(exercise):
        if missing := [key for key in ANSWERS if not getattr(question, key)]:
            what = f"the facilitator has no answer to be ready for here; add {', '.join(missing)}"
            yield finding(question.ask, what)


def _foreseen(exercise: Exercise, _: Library) -> Iterator[Problem]:
    if not exercise.watch_for:
        yield finding(exercise.title, "nothing is told that may go wrong; add it to watch_for, with see and reply")


def _brought(exercise: Exercise, _: Library) -> Iterator[Problem]:
    brought = " ".join(material.item.lower() for material in exercise.materials.values())
    told = [step.text for step in _steps(exercise)]
    told += [exercise.demonstration.scene] if exercise.demonstration else []
    for thing, (said, instead) in THINGS.items():
        if any(name in brought for name in (thing, *instead)):
            continue
        used: list[Text] = [text for text in told if re.search(said, text, re.IGNORECASE)]
        used += [exercise.title] if thing == "workbook" and exercise.pages else []
        if used:
            per = "person" if thing == "workbook" else "room"
            what = f"the {thing} is on no list; add to materials  {{item: {thing.capitalize()}, per: {per}}}"
            yield finding(used[0], what)


def _sourced(exercise: Exercise, _: Library) -> Iterator[Problem]:
    if not exercise.sources:
        yield finding(exercise.title, "nothing says what this rests on; add a source with its name, kind and supports")


def questions(exercise: Exercise) -> tuple[Question, ...]:
    """The four questions of the debrief."""
    debrief = exercise.debrief
    return debrief.happened, debrief.noticed, debrief.so_what, debrief.now_what


def _steps(exercise: Exercise) -> Iterator[Step]:
    yield from (*exercise.run.setup.values(), *exercise.run.do.values())


LINTS = (_debriefed, _shown_first, _untimed, _answered, _foreseen, _brought, _sourced)
