"""How long a block may last in one session."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import TINY
from workshop.lengths import allowed, possible, suited
from workshop.library import load
from workshop.model import Facilitator, Session, Span, Way

BREW = load(TINY).exercises["x01-brew"]
ANA = Facilitator(name="Ana", debriefs=150)
spans = st.lists(st.integers(1, 60), min_size=3, max_size=3).map(lambda minutes: Span(*sorted(minutes)))


def test_nothing_changes_where_nothing_differs() -> None:
    assert suited(BREW, Session(), None) is BREW
    assert suited(BREW, Session(), Facilitator(name="Bo")) is BREW


def test_at_a_screen_set_up_and_work_take_longer_and_the_debrief_does_not() -> None:
    slow = BREW.model_copy(update={"virtual": Way(how="Each with a cup.", slower=30)})
    assert (BREW.time.setup, BREW.time.do, BREW.time.debrief) == (Span(2, 3, 4), Span(4, 6, 8), Span(5, 6, 8))

    times = suited(slow, Session(mode="virtual"), None).time

    assert (times.setup, times.do, times.debrief) == (Span(3, 4, 6), Span(6, 8, 11), Span(5, 6, 8))


def test_one_way_does_not_count_for_another() -> None:
    only = BREW.model_copy(update={"virtual": Way(how="Each with a cup.", slower=30), "hybrid": None})
    assert suited(only, Session(mode="hybrid"), None) is only
    assert possible(only, Session(mode="virtual"))
    assert not possible(only, Session(mode="hybrid"))
    assert possible(only, Session(mode="in-person"))
    assert possible(None, Session(mode="hybrid"))


@pytest.mark.parametrize(("people", "groups"), [(4, 2), (5, 2), (16, 8), (60, 30)])
def test_every_group_that_tells_the_others_adds_its_minutes_to_the_debrief(people: int, groups: int) -> None:
    telling = BREW.model_copy(update={"report": 2})

    times = suited(telling, Session(people=people), None).time

    assert times.debrief == Span(5 + 2 * groups, 6 + 2 * groups, 8 + 2 * groups)
    assert times.do == BREW.time.do


def test_a_facilitator_whose_debriefs_are_long_keeps_their_floor() -> None:
    assert suited(BREW, Session(), ANA).time.debrief == Span(5, 9, 12)


def test_what_is_told_takes_no_longer_with_a_facilitator_whose_debriefs_are_long() -> None:
    telling = BREW.model_copy(update={"report": 1})
    assert suited(telling, Session(people=4), ANA).time.debrief == Span(7, 11, 14)


@pytest.mark.parametrize(
    ("span", "lengths"),
    [((12, 15, 22), (15, 20)), ((6, 7, 8), (7,)), ((5, 5, 5), (5,)), ((10, 15, 20), (10, 15, 20)), ((2, 5, 5), (5,))],
)
def test_lengths_lie_on_the_grid_or_else_are_usual(span: tuple[int, int, int], lengths: tuple[int, ...]) -> None:
    assert allowed(Span(*span)) == lengths


@given(spans)
def test_every_length_lies_within_the_limits(span: Span) -> None:
    assert all(span.min <= minutes <= span.max for minutes in allowed(span))


@given(spans)
def test_no_length_on_the_grid_is_missing(span: Span) -> None:
    on_grid = [minutes for minutes in range(span.min, span.max + 1) if minutes % 5 == 0]
    assert list(allowed(span)) == (on_grid or [span.typ])
