"""On time: minutes add up, phases share them fairly, and what does not work out is told."""

from __future__ import annotations

from dataclasses import astuple, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT, TINY, Workshop
from workshop.clock import Clock
from workshop.errors import ContentError
from workshop.library import Library, load
from workshop.model import Session, Span, Times
from workshop.phases import DEBRIEF_SHARE, Phases, split
from workshop.plan import Plan, plan
from workshop.session import choose, load_session

spans = st.lists(st.integers(1, 60), min_size=3, max_size=3).map(lambda minutes: Span(*sorted(minutes)))
debriefs = st.lists(st.integers(5, 40), min_size=3, max_size=3).map(lambda minutes: Span(*sorted(minutes)))
BREW = load(TINY).exercises["x01-brew"]
REAL = load(ROOT)
times = st.builds(Times, setup=spans, do=spans, debrief=debriefs)


def share(these: Times, minutes: int) -> Phases:
    """How an exercise of these times spends the minutes."""
    return split(BREW.model_copy(update={"time": these}), minutes)


def rows(timed: Plan) -> list[tuple[str, int, str, str]]:
    return [(str(slot.clock), slot.minutes, slot.code, slot.title) for slot in timed.slots]


def told(tiny: Workshop) -> list[str]:
    """What planning says of the tiny workshop."""
    try:
        return [str(finding).partition("agendas/")[2] for finding in plan(tiny.read(), Session()).findings]
    except ContentError as error:
        return [str(problem).partition("agendas/")[2] for problem in error.problems]


# --- the agenda ----------------------------------------------------------------------------------------------


def test_the_tiny_workshop_is_timed_to_the_minute(library: Library) -> None:
    timed = plan(library, Session())
    assert rows(timed) == [
        ("10:00", 10, "", "Welcome"),
        ("10:10", 15, "A1", "Brew for two"),
        ("10:25", 10, "", "Break"),
        ("10:35", 10, "", "Close"),
    ]
    assert (str(timed.start), str(timed.end), timed.minutes) == ("10:00", "10:45", 45)
    assert [slot.part for slot in timed.slots] == [1, 2, 0, 3]
    assert [slot.elapsed for slot in timed.slots] == [10, 25, 35, 45]


@given(start=st.integers(0, 24 * 60 - 1))
def test_everything_moves_with_the_start(library: Library, start: int) -> None:
    timed = plan(library, Session(start=Clock(start).__str__()))
    assert [slot.clock - start for slot in timed.slots] == [0, 10, 25, 35]
    assert timed.end - timed.start == 45


def test_a_night_goes_over_midnight(library: Library) -> None:
    assert rows(plan(library, Session(start="23:50")))[-1][0] == "00:25"


def test_the_session_s_title_wins(library: Library) -> None:
    assert plan(library, Session(title="Ours")).title == "Ours"
    assert plan(library, Session()).title == "A short tea"


def test_a_block_has_its_own_pages_and_its_exercise_s(library: Library) -> None:
    assert [list(slot.pages) for slot in plan(library, Session()).blocks] == [["welcome"], ["cup"], []]


def test_a_recall_is_found(library: Library) -> None:
    recall = plan(library, Session()).slots[-1].recall
    assert recall is not None
    assert recall.answer == "Ask."


# --- what is told --------------------------------------------------------------------------------------------


def test_minutes_that_do_not_add_up_are_told(tiny: Workshop) -> None:
    tiny.change("half-day", "minutes: 45", "minutes: 50")
    assert told(tiny) == [
        "half-day.yaml:6:10: the slots add up to 45 minutes, not 50; write minutes: 45, or change the slots"
    ]


@pytest.mark.parametrize("minutes", [10, 21])
def test_an_exercise_outside_its_limits_is_told(tiny: Workshop, minutes: int) -> None:
    tiny.change("half-day", "minutes: 15", f"minutes: {minutes}").change(
        "half-day", "minutes: 45", f"minutes: {minutes + 30}"
    )
    assert told(tiny) == [f"half-day.yaml:10:40: 'Brew for two' takes 11 to 20 minutes, not {minutes}"]


@pytest.mark.parametrize("minutes", [11, 20])
def test_the_limits_of_an_exercise_belong_to_it(tiny: Workshop, minutes: int) -> None:
    tiny.change("half-day", "minutes: 15", f"minutes: {minutes}").change(
        "half-day", "minutes: 45", f"minutes: {minutes + 30}"
    )
    assert [line for line in told(tiny) if "takes" in line] == []


def test_a_block_outside_its_time_is_told(tiny: Workshop) -> None:
    tiny.change("half-day", "close, minutes: 10", "close, minutes: 20").change("half-day", "minutes: 45", "minutes: 55")
    assert told(tiny) == ["half-day.yaml:12:34: 'Close' takes 5 to 15 minutes, not 20"]


def test_sitting_too_long_is_told_and_a_break_ends_it(tiny: Workshop) -> None:
    tiny.change("half-day", "kind: break, minutes: 10", "kind: buffer, minutes: 60").change(
        "half-day", "minutes: 45", "minutes: 95"
    )
    assert told(tiny) == ["half-day.yaml:12:34: people sit for 95 minutes here; put a break before this (at most 90)"]


def test_ninety_minutes_are_not_too_long(tiny: Workshop) -> None:
    tiny.change("half-day", "kind: break, minutes: 10", "kind: buffer, minutes: 55").change(
        "half-day", "minutes: 45", "minutes: 90"
    )
    assert told(tiny) == []


def test_an_odd_clock_time_is_noted(tiny: Workshop) -> None:
    tiny.change("half-day", "minutes: 15", "minutes: 16").change("half-day", "minutes: 45", "minutes: 46")
    assert told(tiny) == ["half-day.yaml:11:33: 'Break' starts at 10:26; people remember times in steps of 5 minutes"]


def test_all_that_is_wrong_with_an_agenda_is_told_at_once(tiny: Workshop) -> None:
    tiny.change("half-day", "minutes: 15", "minutes: 99")
    assert len(told(tiny)) == 3


# --- the phases of an exercise -------------------------------------------------------------------------------


def test_typical_minutes_give_typical_phases_and_round_minutes_for_doing() -> None:
    assert BREW.time == Times(setup=Span(2, 3, 4), do=Span(4, 6, 8), debrief=Span(5, 6, 8))
    assert astuple(split(BREW, 15)) == (3, 5, 7)
    assert astuple(split(BREW, 11)) == (2, 4, 5)
    assert astuple(split(BREW, 20)) == (4, 8, 8)


def minutes_within(whole: Span) -> st.SearchStrategy[int]:
    return st.integers(whole.min, whole.max)


@given(times, st.data())
def test_the_phases_add_up_to_the_minutes(given_times: Times, data: st.DataObject) -> None:
    minutes = data.draw(minutes_within(given_times.whole))
    phases = share(given_times, minutes)
    assert phases.setup + phases.do + phases.debrief == minutes


@given(times, st.data())
def test_the_debrief_keeps_its_share_wherever_it_can(given_times: Times, data: st.DataObject) -> None:
    minutes = data.draw(minutes_within(given_times.whole))
    most = min(given_times.debrief.max, minutes - given_times.setup.min - given_times.do.min)
    if most >= minutes * DEBRIEF_SHARE:
        assert share(given_times, minutes).debrief >= minutes * DEBRIEF_SHARE


@given(times, st.data())
def test_every_phase_stays_within_its_span(given_times: Times, data: st.DataObject) -> None:
    phases = share(given_times, data.draw(minutes_within(given_times.whole)))
    assert given_times.setup.min <= phases.setup <= given_times.setup.max
    assert given_times.do.min <= phases.do <= given_times.do.max
    assert max(5, given_times.debrief.min) <= phases.debrief <= given_times.debrief.max


@pytest.mark.parametrize("id", REAL.exercises)
def test_every_real_exercise_has_good_phases_at_any_length(id: str) -> None:
    exercise = REAL.exercises[id]
    for minutes in range(exercise.time.whole.min, exercise.time.whole.max + 1):
        phases = split(exercise, minutes)
        assert phases.do > 0
        assert phases.debrief >= 5
        assert phases.setup + phases.do + phases.debrief == minutes


def test_doing_has_time_even_where_set_up_may_take_ten_times_as_long() -> None:
    odd = Times(setup=Span(1, 1, 21), do=Span(1, 1, 1), debrief=Span(5, 5, 6))
    assert share(odd, 17).do >= odd.do.min


def test_a_slot_ends_when_the_next_begins(library: Library) -> None:
    slots = plan(library, Session()).slots
    assert [slot.end for slot in slots[:-1]] == [slot.clock for slot in slots[1:]]


# --- clocks --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("9:05", "09:05"), ("09:05", "09:05"), ("9.05", "09:05"), ("23:59", "23:59"), ("0:00", "00:00")],
)
def test_a_clock_time_is_read_as_people_write_it(typed: str, shown: str) -> None:
    assert str(Clock.read(typed)) == shown


@pytest.mark.parametrize("typed", ["24:00", "9", "9:5", "9:60", "noon", "", "-1:00", "9:05pm", None, [9]])
def test_what_is_no_clock_time_is_refused(typed: object) -> None:
    with pytest.raises(ValueError, match="write a time of day such as 09:00 or 13:30"):
        Clock.read(typed)


@given(st.integers(0, 24 * 60 - 1))
def test_a_clock_time_is_read_back_as_it_is_shown(minutes: int) -> None:
    assert Clock.read(str(Clock(minutes))) == minutes


CROWDED = [
    ("discussion", 20, 24, 1, "'Brew for two' is for 4 to 20 people, and 24 come; do it in two rooms"),
    ("discussion", 20, 24, 2, "'Brew for two' is for 4 to 20 people, and 24 come; do it in two rooms"),
    ("discussion", 24, 24, 1, ""),
    ("skill-practice", 24, 24, 1, ""),
    ("skill-practice", 24, 25, 1, "'Brew for two' practises a skill, and one facilitator can watch 24 people, not 25"),
    ("skill-practice", 40, 25, 1, "'Brew for two' practises a skill, and one facilitator can watch 24 people, not 25"),
    ("skill-practice", 24, 28, 2, ""),
    ("skill-practice", 24, 49, 2, "'Brew for two' practises a skill, and one facilitator can watch 24 people, not 49"),
    ("skill-practice", 10, 24, 1, "'Brew for two' is for 4 to 10 people, and 24 come; do it in two rooms"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "most", "people", "leaders", "said"), CROWDED)
def test_more_people_than_an_exercise_or_its_facilitators_can_take_are_a_finding(
    kind: str, most: int, people: int, leaders: int, said: str, library: Library
) -> None:
    brew = library.exercises["x01-brew"]
    changed = {"type": kind, "people": brew.people.model_copy(update={"max": most})}
    crowded = {**library.exercises, "x01-brew": brew.model_copy(update=changed)}
    session = Session.model_validate({"people": people, "facilitators": ["Ana", "Ben"][:leaders]})

    found = [str(finding) for finding in plan(replace(library, exercises=crowded), session).findings]

    assert len(found) == bool(said)
    assert all(finding.startswith(f"--people: {said}") for finding in found)


@pytest.mark.parametrize(("typed", "place"), [({}, "s.yaml:2:9"), ({"people": 30}, "--people")])
def test_too_many_people_are_told_where_their_number_stands(
    tiny: Workshop, typed: dict[str, int], place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tiny.root)
    tiny.change("x01-brew", "max: 60", "max: 20")
    Path("s.yaml").write_text("paper: a4\npeople: 24\n")

    session = choose(load_session(Path("s.yaml"))[0], typed)

    assert [str(problem.where) for problem in plan(tiny.read(), session).findings] == [place]
