"""A page to write on: one task, few words, enough lines, and a word on who will see it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from workshop.errors import Problem
from workshop.library import Library
from workshop.model import Item, Page, Part
from workshop.teaching.finding import CLOCK, count, finding
from workshop.teaching.readers import on_page, pages_of

MOST_WORDS = 60
MOST_ANSWERS = 3  # places to answer in, such as lines to write on, a table and a row of ticks
FORMS = ("table", "draw", "when_then")
EASY = ("ticks", *FORMS, "objectives")  # what people can begin with who do not like to write
ANSWERED = (*FORMS, "write", "ticks", "objectives")
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


def _pages(item: Part, _: Library) -> Iterator[Problem]:
    for page in pages_of(item):
        yield from _wordy(page, item)
        yield from _crammed(page)
        yield from _private(page)
        yield from _empty(page)
        yield from _timed(page, item)
        for each in page.items.values():
            yield from _narrow(each)


def _wordy(page: Page, item: Part) -> Iterator[Problem]:
    if (words := count(*on_page(page, item))) > MOST_WORDS:
        what = f"this page has {words} words, and {MOST_WORDS} are the most; cut {words - MOST_WORDS}"
        yield finding(page.title, what)


def _crammed(page: Page) -> Iterator[Problem]:
    kinds = Counter(each.kind for each in page.items.values())
    answers = sum(kinds[kind] for kind in ANSWERED)
    twice = [kind for kind in FORMS if kinds[kind] > 1]
    if answers > MOST_ANSWERS or twice:
        why = f"{twice[0]} more than once" if twice else f"{answers} places to answer in"
        yield finding(page.title, f"a page has one task, and this one has {why}; make two pages of it")


def _private(page: Page) -> Iterator[Problem]:
    written = any(each.kind in ANSWERED and each.kind != "objectives" for each in page.items.values())
    if written and page.privacy is None:
        what = "people write here and do not know who will read it; add  privacy: mine, table or collected"
        yield finding(page.title, what)


def _empty(page: Page) -> Iterator[Problem]:
    """Lines on which nobody has begun stop those who do not like to write."""
    easy = any(each.kind in EASY or each.starter for each in page.items.values())
    hard = next((each.write for each in page.items.values() if each.write and (each.lines or 0) > 1), None)
    if hard is not None and not easy:
        what = "empty lines stop those who do not like to write; begin for them, such as  starter: I noticed that"
        yield finding(hard, f"{what}, or put ticks before it")


def _timed(page: Page, item: Part) -> Iterator[Problem]:
    """Another session has other minutes, and the page would then be wrong."""
    for text in on_page(page, item):
        if found := CLOCK.search(text):
            yield finding(text, f"a page tells no times, as the slides do; leave '{found[0]}' out")


def _narrow(item: Item) -> Iterator[Problem]:
    if item.write is None or item.lines is None:
        return
    named = [number for word, number in NUMBERS.items() if re.search(rf"\b{word}\b", item.write.lower())]
    needed = max(named, default=2 if item.write.endswith("?") else 1)
    if re.search(r"\bsentences?\b", item.write):
        needed *= 2
    if item.lines < needed:
        yield finding(item.write, f"the answer needs more room; write  lines: {needed}  or more")


LINTS = (_pages,)
