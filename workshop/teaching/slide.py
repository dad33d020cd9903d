"""A slide to look at while somebody speaks: few words, few lines."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.errors import Problem
from workshop.library import Library
from workshop.model import Exercise, Part, Scenario
from workshop.teaching.finding import count, finding
from workshop.teaching.readers import on_slide, slides_of

MOST_WORDS = 30
MOST_IN_A_STORY = 35  # read in silence, while nobody speaks
MOST_IN_A_SCENARIO = 45  # as on a card
MOST_POINTS = 6


def _slides(item: Part, _: Library) -> Iterator[Problem]:
    for id, slide in slides_of(item):
        words, most = count(*on_slide(slide)), MOST_IN_A_STORY if slide.layout == "story" else MOST_WORDS
        if words > most:
            yield finding(id, f"this slide has {words} words, and {most} are the most; cut {words - most}")
        if len(slide.points or ()) > MOST_POINTS:
            what = f"this slide has {len(slide.points or ())} points, and {MOST_POINTS} are the most; cut some"
            yield finding(id, what)
    for scenario in item.scenarios.values() if isinstance(item, Exercise) else ():
        yield from _scenario(scenario)


def _scenario(scenario: Scenario) -> Iterator[Problem]:
    words, most = count(scenario.title, scenario.text, scenario.ask), MOST_IN_A_SCENARIO
    if words > most:
        yield finding(scenario.text, f"this scenario has {words} words, and {most} are the most; cut {words - most}")


LINTS = (_slides,)
