"""A module that teaches: few objectives that can be seen, practised and tested, and few words to repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshop.errors import Problem, quoted
from workshop.library import Library
from workshop.model import Module
from workshop.teaching.finding import count, finding

MOST_OBJECTIVES = 4
MOST_MESSAGES = 3
LONGEST_MESSAGE = 20  # words
LONGEST_IDEA = 60  # words

# What happens inside a head, in any of its forms. No camera sees it.
_INSIDE = (
    "understand|know|appreciate|learn|reali[sz]e|grasp|comprehend|internali[sz]e|value|believe|feel|think|care|"
    "enjoy|embrace|respect|want"
)
UNSEEN = re.compile(rf"(?:{_INSIDE}|be|become|gain|get to know|acquire)\b", re.IGNORECASE)
UNSEEN_CLAIM = re.compile(rf"I (?:can |will |now )?(?:{_INSIDE}|am aware|gain)\b", re.IGNORECASE)
UNSEEN_DEED = re.compile(
    r"(?:really |always |truly )?(?:understands|knows|appreciates|learns|reali[sz]es|values|believes|feels|"
    r"thinks|cares|enjoys|embraces|respects|wants|is (?:aware|committed|motivated|open|positive|willing))\b",
    re.IGNORECASE,
)


def _seen(module: Module, _: Library) -> Iterator[Problem]:
    for objective in module.objectives.values():
        if UNSEEN.match(objective.verb):
            verb = objective.verb.lower()
            what = f"nobody can see people {verb}; write a verb that can be filmed, such as name, sort, ask or write"
            yield finding(objective.verb, what)
        if UNSEEN_CLAIM.match(objective.i_can):
            yield finding(objective.i_can, "no one can check this; write what the person does, such as  I can name ...")


def _acted(module: Module, _: Library) -> Iterator[Problem]:
    for deed in module.behaviours.values():
        if found := UNSEEN_DEED.match(deed):
            what = f"no video shows that somebody '{found[0].lower()}'; write what they say or do, such as  Asks ..."
            yield finding(deed, what)


def _tested(module: Module, _: Library) -> Iterator[Problem]:
    tested = {check.objective for check in module.checks.values()}
    for id in module.objectives:
        if id not in tested:
            what = f"no check asks about the objective '{id}'; add one below checks with  objective: {id}"
            yield finding(id, what)


def _practised(module: Module, library: Library) -> Iterator[Problem]:
    ids = [id for id, other in library.modules.items() if other is module or other.title.where == module.title.where]
    practised = {ref for exercise in library.exercises.values() for ref in exercise.objectives}
    for id in module.objectives:
        if ids and f"{ids[0]}/{id}" not in practised:
            yield finding(id, f"no exercise practises this; add  {ids[0]}/{id}  to the objectives of an exercise")


def _few(module: Module, _: Library) -> Iterator[Problem]:
    if not 1 <= len(module.objectives) <= MOST_OBJECTIVES:
        what = f"a module has 1 to {MOST_OBJECTIVES} objectives, not {len(module.objectives)}; make two modules of it"
        yield finding(module.title, what if module.objectives else "this module has no objective; write one")
    if len(module.key_messages) > MOST_MESSAGES:
        id = list(module.key_messages)[MOST_MESSAGES]
        what = f"people take home {MOST_MESSAGES} key messages, not {len(module.key_messages)}; choose"
        yield finding(id, what)


def _short(module: Module, _: Library) -> Iterator[Problem]:
    if (long := count(module.big_idea)) > LONGEST_IDEA:
        yield finding(module.big_idea, f"the big idea has {long} words, and {LONGEST_IDEA} are the most; shorten it")
    for message in module.key_messages.values():
        if (long := count(message)) > LONGEST_MESSAGE:
            what = f"nobody remembers {long} words; write {quoted(' '.join(message.split()[:4]) + ' ...')} in"
            yield finding(message, f"{what} {LONGEST_MESSAGE} or fewer")


def _sourced(module: Module, _: Library) -> Iterator[Problem]:
    if not module.sources:
        yield finding(module.title, "nothing says what this rests on; add a source with its name, kind and supports")


LINTS = (_seen, _acted, _tested, _practised, _few, _short, _sourced)
