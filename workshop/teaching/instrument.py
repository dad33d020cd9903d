"""A form that can be trusted: nobody is found out, the right answer cannot be guessed, memory comes before advice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workshop.errors import Problem
from workshop.library import Library
from workshop.model import CaseItem, Instrument, Section
from workshop.teaching.finding import finding

SMALLEST_GROUP = 5  # in fewer, people know who said what
FEWEST_OPTIONS = 3  # with two, half of all guesses are right
FEWEST_CASES = 4  # from which on a pattern can be seen
OFTEN = 0.5  # of the cases


def _hidden(form: Instrument, _: Library) -> Iterator[Problem]:
    group = form.privacy.smallest_group
    if group is not None and group < SMALLEST_GROUP:
        what = f"among {group} people it can be guessed who said what; write {SMALLEST_GROUP} or more"
        yield finding(form.privacy.seen_by, what)
    rated = any(section.per for section in form.sections.values())
    if group is None and (rated or (form.voices and form.privacy.answers == "anonymous")):
        what = "this is answered without names, and three answers have faces; add  smallest_group: 5"
        yield finding(form.privacy.seen_by, what)


def _guessed(form: Instrument, _: Library) -> Iterator[Problem]:
    """Whoever knows nothing takes the longest option, or the same place each time."""
    cases = [item.case for _, item in form.items if item.case]
    for case in cases:
        if len(case.options) < FEWEST_OPTIONS:
            yield finding(case.ask, f"{len(case.options)} options are easy to guess; write {FEWEST_OPTIONS} or more")
    if len(cases) < FEWEST_CASES:
        return
    if sum(map(_longest, cases)) > len(cases) * OFTEN:
        yield finding(form.title, "the right answer is most often the longest one; make others as long, or it shorter")
    place, often = Counter(list(case.options).index(case.key) + 1 for case in cases).most_common(1)[0]
    if often > len(cases) * OFTEN:
        yield finding(form.title, f"the right answer is most often in place {place}; put the options in other orders")


def _longest(case: CaseItem) -> bool:
    return all(len(case.options[case.key]) > len(text) for id, text in case.options.items() if id != case.key)


def _recalled(form: Instrument, _: Library) -> Iterator[Problem]:
    """A reminder is a question from memory and then one thing to do."""
    for section in form.sections.values():
        if section.way == "message" and any(item.answer for item in section.items.values()):
            yield from _reminder(section)


def _reminder(section: Section) -> Iterator[Problem]:
    kinds = [item.kind for item in section.items.values()]
    if kinds[0] != "ask":
        yield finding(section.title, "a reminder begins with the question, before it tells anything; move it up")
    if kinds.count("do") != 1:
        yield finding(section.title, f"a reminder has one thing to do, and this one has {kinds.count('do')}; choose")


LINTS = (_hidden, _guessed, _recalled)
