"""Any room and hour: what an agenda becomes in a session, what is told of it, and what is offered when it cannot be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.made_up import Made, full_day, library_of
from tests.timetable_rules import broken
from tests.wishes import MODULES, SHIPPED, guest, refused, works
from workshop.agendas import agendas_for
from workshop.clock import Minutes
from workshop.model import Facilitator, Session
from workshop.plan import Plan, plan

OPEN, CLOSE = Made("open", (5, 10, 15), role="objectives"), Made("close", (5, 10, 15), role="transfer")
TEA = Made("tea", (15, 20, 30), module="m01", runs=True)
CAKE = Made("cake", (15, 20, 30), "could", module="m02", runs=True)
TALK = Made("talk", (10, 20, 30), "should", module="m02")
SMALL = library_of(OPEN, TEA, CAKE, CLOSE)


def rows(timed: Plan) -> list[tuple[str, str, int]]:
    return [(str(slot.clock), slot.id, slot.minutes) for slot in timed.slots]


def told(timed: Plan) -> list[str]:
    return [str(reason) for reason in timed.reasons if reason.event != "as written"]


# --- when the written minutes hold ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "session", [Session(minutes=210), Session(people=17), Session(people=4), Session(start="13:00")]
)
def test_the_written_plan_holds_where_nothing_needs_another(session: Session) -> None:
    written = [(slot.id, slot.minutes) for slot in plan(SHIPPED, Session()).slots]
    assert [(slot.id, slot.minutes) for slot in plan(SHIPPED, session).slots] == written


def test_the_written_plan_is_the_best_one_when_it_is_fitted_all_the_same() -> None:
    """The shipped breaks and buffer stand where the measure would put them."""
    unusual = replace(SHIPPED, facilitator=Facilitator(name="Ana", debriefs=101))
    assert [slot.minutes for slot in plan(unusual, Session()).slots] == [
        slot.minutes for slot in plan(SHIPPED, Session()).slots
    ]


def test_a_written_length_that_this_many_groups_cannot_keep_is_fitted() -> None:
    telling = replace(TEA, changes={"report": Minutes(2)})
    timed = plan(library_of(OPEN, telling, CAKE, CLOSE), Session(people=16))
    assert [slot.minutes for slot in timed.slots if slot.id == "tea"] == [35]


# --- what is fitted ------------------------------------------------------------------------------------------


def test_a_shorter_session_squeezes_what_matters_less() -> None:
    assert rows(plan(SMALL, Session(minutes=55))) == [
        ("09:00", "open", 10), ("09:10", "tea", 20), ("09:30", "cake", 15), ("09:45", "close", 10),
    ]  # fmt: skip


def test_what_could_be_left_out_is_left_out_at_last() -> None:
    timed = plan(SMALL, Session(minutes=35))
    assert [slot.id for slot in timed.slots] == ["open", "tea", "close"]
    assert told(timed)[-1] == "cake: left out, 20 min. There is no room for it; it is a 'could'."


def test_a_longer_session_stretches_blocks_before_there_is_more_buffer() -> None:
    assert [slot.minutes for slot in plan(SMALL, Session(minutes=70)).slots] == [10, 20, 30, 10]


def test_a_day_that_is_long_has_a_buffer_before_its_close() -> None:
    timed = plan(SHIPPED, Session(minutes=240))
    assert [(slot.id, slot.minutes) for slot in timed.slots[-2:]] == [("buffer", 15), ("close", 15)]


def test_odd_minutes_go_to_the_buffer() -> None:
    assert rows(plan(SMALL, Session(minutes=57)))[-2:] == [("09:45", "buffer", 2), ("09:47", "close", 10)]


def test_only_the_wished_modules_come_with_what_belongs_to_no_module() -> None:
    timed = plan(SMALL, Session(minutes=40, modules=["m01"]))
    assert [slot.id for slot in timed.slots] == ["open", "tea", "close"]
    assert told(timed) == ["cake: left out, 20 min. Its module was not asked for."]


def test_a_wished_module_that_the_agenda_has_not_comes_before_the_plan_and_the_close() -> None:
    library = library_of(OPEN, TEA, CLOSE, also=[TALK, CAKE])
    timed = plan(library, Session(minutes=80, modules=["m01", "m02"]))
    assert [slot.id for slot in timed.slots] == ["open", "tea", "talk", "cake", "close"]


def test_the_usual_minutes_are_those_of_the_agenda_however_long_the_session_is() -> None:
    for minutes in (205, 210, 240, 300):
        (said,) = (one for one in plan(SHIPPED, Session(minutes=minutes, agenda="half-day")).reasons
                   if one.title == "Make it right in five")  # fmt: skip
        assert (said.before if said.event != "as written" else said.after) == 45


def test_a_break_says_how_long_people_sit_before_and_after_it() -> None:
    told_of = [one.why for one in plan(SHIPPED, Session(minutes=240)).reasons if one.event == "break"]
    assert told_of == ["People sit for 70 minutes before it and 70 after it; nobody sits for more than 90."] * 2


def test_longer_debriefs_last_as_much_longer_in_the_plan_and_its_reasons_tell_the_plan_s_own_minutes() -> None:
    def debriefs(percent: int) -> dict[str, int]:
        own = plan(replace(SHIPPED, facilitator=Facilitator(name="Ana", debriefs=percent)), Session())
        assert {one.title: one.after for one in own.reasons if one.event == "debrief"}.items() <= {
            slot.title: slot.phases.debrief for slot in own.activities if slot.phases}.items()  # fmt: skip
        assert broken(own) == []
        return {slot.code: slot.phases.debrief for slot in own.activities if slot.phases}

    assert debriefs(100) == {"A1": 7, "A2": 6, "A3": 8, "A4": 6, "A5": 16, "A6": 6, "A7": 6}
    assert debriefs(120) == {"A1": 8, "A2": 8, "A3": 8, "A4": 8, "A5": 20, "A6": 7, "A7": 8}


def test_a_short_form_stands_for_its_block_below_two_hours() -> None:
    long = Made("plan", (15, 20, 30), role="transfer", module="m01", short="m01/card", runs=True)
    card = Made("card", (2, 5, 5), role="transfer", module="m01")
    library = library_of(OPEN, TEA, CAKE, long, CLOSE, also=[card])
    assert [slot.ref for slot in plan(library, Session(minutes=60)).slots][-2:] == ["m01/card", "close"]
    assert [slot.ref for slot in plan(library, Session(minutes=120)).blocks][-2:] == ["m01/plan", "close"]


def test_a_short_form_is_no_block_of_its_own_when_its_module_is_wished() -> None:
    long = Made("plan", (15, 20, 30), role="transfer", module="m03", short="m03/card", runs=True)
    card = Made("card", (2, 5, 5), role="transfer", module="m03")
    library = library_of(OPEN, TEA, CLOSE, also=[long, card])
    timed = plan(library, Session(minutes=60, modules=["m01", "m03"]))
    assert [slot.ref for slot in timed.slots] == ["open", "m01/tea", "m03/card", "close"]


def test_nothing_is_recalled_that_was_never_there() -> None:
    asked = {slot.id: slot.recall for slot in plan(SHIPPED, Session()).slots}
    without = plan(SHIPPED, Session(minutes=100, modules=["m04-golden-rule-then-ask"]))
    assert asked["golden-then-ask"] is not None
    (recall,) = (slot.recall for slot in without.slots if slot.id == "golden-then-ask")
    assert recall in SHIPPED.modules["m04-golden-rule-then-ask"].recalls.values()  # the only module so far


def test_a_module_that_is_wished_twice_comes_once() -> None:
    library = library_of(OPEN, TEA, CLOSE, also=[CAKE])
    timed = plan(library, Session(modules=["m01", "m02", "m02"], minutes=60))
    assert [slot.id for slot in timed.blocks] == ["open", "tea", "cake", "close"]


def test_blocks_of_two_modules_with_one_name_have_slots_of_their_own() -> None:
    library = library_of(OPEN, TEA, CLOSE, also=[CAKE])
    again = library.modules["m02"].model_copy(update={"title": "Another"})
    both = replace(library, modules={**library.modules, "m03": again})
    timed = plan(both, Session(modules=["m02", "m03"], minutes=60))
    assert [slot.id for slot in timed.blocks] == ["open", "cake", "m03-cake", "close"]
    assert [slot.code for slot in timed.activities] == ["A1", "A2"]


# --- days, lunch and what is fixed ---------------------------------------------------------------------------


def test_two_days_share_the_minutes_and_both_begin_at_the_start() -> None:
    timed = plan(SHIPPED, Session(minutes=302, days=2, start="10:00"))
    assert [(str(day[0].clock), sum(slot.minutes for slot in day), str(day[-1].end)) for day in timed.days] == [
        ("10:00", 152, "12:32"), ("10:00", 150, "12:30"),
    ]  # fmt: skip
    assert [slot.elapsed for slot in timed.slots][-1] == 302
    assert str(timed.end) == "12:30"


def test_lunch_is_at_its_time_and_counts_as_a_break() -> None:
    timed = plan(SHIPPED, Session(minutes=280, lunch="11:00"))
    assert [(str(slot.clock), slot.minutes) for slot in timed.slots if slot.kind == "lunch"] == [("11:00", 45)]
    assert broken(timed) == []


def test_lunch_is_longer_on_a_long_day() -> None:
    timed = plan(full_day(1), Session(minutes=455, lunch="12:30"))
    assert [slot.minutes for slot in timed.slots if slot.kind == "lunch"] == [60]


def test_a_guest_comes_exactly_when_it_was_said() -> None:
    timed = plan(SHIPPED, Session(minutes=240, fixed={"guest": guest("11:02")}))
    assert [(str(slot.clock), slot.minutes, slot.title) for slot in timed.slots if slot.kind == "fixed"] == [
        ("11:02", 20, "A guest")
    ]
    assert "Buffer: buffer, 2 min. “A guest” has its own time." in told(timed)


def test_what_stands_at_an_impossible_time_is_told_all_at_once() -> None:
    fixed = {"early": guest("08:00"), "long": guest("10:00", 95), "late": guest("11:00", day=2)}
    assert sorted(refused(SHIPPED, Session(lunch="15:00", fixed=fixed))) == [
        "--fixed: 'A guest' does not lie within day 1, 09:00 to 12:30",
        "--fixed: 'A guest' is on day 2, which there is not; type --days 2",
        "--fixed: 'A guest' lasts 95 minutes; nobody sits for more than 90",
        "--lunch: lunch does not lie within day 1, 09:00 to 12:30; what works: --fixed no --lunch no",
    ]


TOO_LATE = [
    ({"lunch": "12:00"}, "--lunch: lunch lasts until 12:45, and day 1 ends at 12:30",
     ["--minutes 230 (the least after that)", "--lunch 10:45", "--lunch no"]),
    ({"lunch": "09:00"}, "--lunch: lunch cannot begin or end day 1, 09:00 to 12:30", ["--lunch 10:00", "--lunch no"]),
    ({"fixed": {"guest": guest("12:20")}}, "--fixed: 'A guest' lasts until 12:40, and day 1 ends at 12:30",
     ["--minutes 220 (the least after that)", '--fixed "12:10 20 A guest"']),
]  # fmt: skip


@pytest.mark.parametrize(("wish", "said", "ways"), TOO_LATE)
def test_what_ends_too_late_is_told_with_the_nearest_times_that_work(
    wish: dict[str, object], said: str, ways: list[str]
) -> None:
    session = Session.model_validate({"minutes": 210, "agenda": "half-day", **wish})
    (message,) = refused(SHIPPED, session)
    assert message == f"{said}; what works: {'; or '.join(ways)}"
    assert works(SHIPPED, session, message) > 1


def test_what_is_in_the_way_is_told_of_the_nearest_agenda() -> None:
    """The next agendas go over a night or are much shorter; nobody asked for those."""
    (message,) = refused(SHIPPED, Session(minutes=210, fixed={"guest": guest("10:00", 90)}))
    assert message == "--minutes: 210 minutes do not work out for half-day; what works: --fixed no"


def test_no_way_out_puts_a_guest_before_the_welcome() -> None:
    session = Session(minutes=210, agenda="half-day", fixed={"guest": guest("10:00", 90)})
    (message,) = refused(SHIPPED, session)
    assert "09:00 90 A guest" not in message
    assert works(SHIPPED, session, message) > 0


def test_a_way_out_for_one_of_two_guests_names_both_and_the_day_of_each() -> None:
    fixed = {"late": guest("11:10"), "other": guest("10:00", day=2)}
    (message,) = refused(SHIPPED, Session(minutes=240, days=2, agenda="half-day", fixed=fixed))
    assert message.endswith('; or --fixed "10:40 20 A guest" --fixed "2 10:00 20 A guest"')


def test_where_no_single_change_works_several_are_offered_at_once() -> None:
    session = Session(minutes=30, mode="virtual", people=48, modules=MODULES)
    (message,) = refused(SHIPPED, session)
    assert message.endswith("out for taster; what works: --modules m12-keeping-it-alive --mode in-person")
    assert works(SHIPPED, session, message) == 1


def test_an_agenda_over_a_night_is_followed_only_where_days_are_asked_for() -> None:
    assert "two-days" not in agendas_for(SHIPPED, Session(minutes=300))
    assert "two-days" not in agendas_for(SHIPPED, Session(minutes=600))
    assert "two-days" in agendas_for(SHIPPED, Session(minutes=300, days=2))


@pytest.mark.parametrize(
    ("minutes", "mode", "most", "days"),
    [(481, "in-person", 480, 2), (900, "in-person", 480, 2), (1000, "hybrid", 480, 3), (185, "virtual", 180, 2)],
)
def test_more_than_a_day_carries_needs_its_days_said(minutes: int, mode: str, most: int, days: int) -> None:
    session = Session.model_validate({"minutes": minutes, "mode": mode})
    (message,) = refused(SHIPPED, session)

    assert f"day at screens has at most {most}" in message or f"one day has at most {most} minutes" in message
    assert f"; or --days {days}" in message
    assert works(SHIPPED, session, message) > 1


def test_two_things_at_one_time_are_told() -> None:
    fixed = {"one": guest("10:00"), "two": guest("10:10")}
    (message,) = refused(SHIPPED, Session(fixed=fixed))
    said, _, ways = message.partition("; what works: ")
    assert said == "--fixed: 'A guest' begins before 'A guest' is over"
    assert ways.split("; or ") == [
        '--fixed "09:50 20 A guest" --fixed "10:10 20 A guest"',
        '--fixed "10:00 20 A guest" --fixed "10:20 20 A guest"',
    ]


# --- at screens ----------------------------------------------------------------------------------------------


def test_what_has_no_way_to_be_hybrid_is_left_out_or_else_told() -> None:
    neither = {"hybrid": None}
    could = library_of(OPEN, replace(TEA, changes={"hybrid": TEA_WAY}), replace(CAKE, changes=neither), CLOSE)
    timed = plan(could, Session(mode="hybrid", minutes=45))
    assert told(timed)[-1] == "cake: left out, 20 min. It has no way to be hybrid."

    must = library_of(OPEN, replace(TEA, changes=neither), CLOSE)
    (message,) = refused(must, Session(mode="hybrid"))
    assert message.endswith(
        ": 'tea' has no way to be hybrid; write one into its exercise, such as hybrid: {how: ...},"
        " or type --mode in-person"
    )


TEA_WAY = SHIPPED.exercises["x01-i-dont-have-customers"].virtual


def test_a_day_at_screens_has_at_most_three_hours() -> None:
    (message,) = refused(SHIPPED, Session(mode="virtual"))
    assert message == (
        "--mode: 210 minutes are too many for half-day: one day at screens has at most 180 minutes, not 210;"
        " what works: --minutes 180 (the most before that); or --days 2; or --mode in-person"
    )


# --- what cannot be ------------------------------------------------------------------------------------------


def test_too_few_minutes_are_refused_with_what_works() -> None:
    two = library_of(OPEN, TEA, replace(CAKE, priority="must"), CLOSE)
    (message,) = refused(two, Session(minutes=30))
    assert message == (
        "--minutes: 30 minutes are too few for half-day; what works: --minutes 40 (the least after that);"
        " or --modules m02 (without m01: 15 minutes less)"
    )


def test_too_many_minutes_are_refused_with_the_most_there_are_and_what_adds_some() -> None:
    library = library_of(OPEN, TEA, CLOSE, also=[CAKE])
    (message,) = refused(library, Session(minutes=90))
    assert message == (
        "--minutes: 90 minutes are too many for half-day; what works: --minutes 85 (the most before that);"
        " or --modules m01,m02 (with m02)"
    )


def test_a_length_that_stands_in_a_file_is_refused_at_its_line(tmp_path: object) -> None:
    from workshop.session import load_session

    path = tmp_path / "session.yaml"  # type: ignore[operator]
    path.write_text("people: 12\nminutes: 30\n")
    message = refused(SHIPPED, load_session(path)[0])[0]
    assert message.startswith(f"{path.as_posix()}:2:10: 30 minutes are too few for taster")


def test_fewer_people_are_offered_where_each_group_tells_the_others() -> None:
    telling = replace(TEA, changes={"report": Minutes(3)})
    message = refused(library_of(OPEN, telling, CLOSE), Session(minutes=60, people=40))[0]
    assert "; or --people " in message
    works(library_of(OPEN, telling, CLOSE), Session(minutes=60, people=40), message)


# --- who leads -----------------------------------------------------------------------------------------------


def test_two_facilitators_take_turns_and_the_first_one_opens() -> None:
    timed = plan(SMALL, Session(facilitators=["Ana", "Bo"], leads={"cake": "Bo"}))
    assert [(slot.id, slot.lead) for slot in timed.slots] == [
        ("open", "Ana"), ("tea", "Bo"), ("cake", "Bo"), ("close", "Bo"),
    ]  # fmt: skip


def test_one_facilitator_is_not_named_at_every_block() -> None:
    assert {slot.lead for slot in plan(SMALL, Session(facilitators=["Ana"])).slots} == {""}


def test_leads_of_nobody_and_of_nothing_are_told() -> None:
    assert refused(SMALL, Session(facilitators=["Ana", "Bo"], leads={"teas": "Ana", "tea": "Bob"})) == [
        "--lead: there is no slot 'teas'; did you mean 'tea'?",
        "--lead: 'Bob' is no facilitator of this session; did you mean 'Bo'?",
    ]


# --- why -----------------------------------------------------------------------------------------------------


def test_a_plan_says_why_it_is_as_it_is() -> None:
    telling = replace(TEA, changes={"report": Minutes(1), "virtual": TEA_WAY})
    timed = plan(library_of(OPEN, telling, CAKE, CLOSE), Session(minutes=75, mode="virtual", people=6))
    assert told(timed) == [
        "tea: slower, 14 to 18 min. Set-up and work take 20% longer when the session is virtual.",
        "tea: report-out, 6 to 9 min. 3 groups tell what they found, 1 min each.",
        "cake: slower, 14 to 18 min. Set-up and work take 20% longer when the session is virtual.",
        "cake: stretched, 25 to 30 min. There is time for more.",
    ]


def test_an_exercise_that_is_better_without_managers_says_so_where_they_come() -> None:
    wished = {"modules": ["m11-leading-service"], "minutes": 150}
    alone, watched = (plan(SHIPPED, Session.model_validate({**wished, "managers": come})) for come in (False, True))
    told = [str(one) for one in watched.findings if "managers" in one.what]
    assert len(told) == 1
    assert told[0].endswith("is better without managers; ask them to come for another part, or leave it out")
    assert [one for one in alone.findings if "managers" in one.what] == []


def test_where_breaks_are_moved_each_is_followed_by_something_to_recall() -> None:
    slots = plan(SHIPPED, Session.model_validate({"minutes": 150, "people": 22})).slots
    pauses = [number for number, slot in enumerate(slots) if slot.kind == "break"]
    after = [next(slot for slot in slots[number:] if slot.block) for number in pauses]
    assert [(slot.id, slot.recall is not None) for slot in after] == [("five-steps", True)]


def test_nothing_is_recalled_twice_in_a_plan() -> None:
    for minutes in range(100, 360, 20):
        asked = [
            slot.recall for slot in plan(SHIPPED, Session.model_validate({"minutes": minutes})).slots if slot.recall
        ]
        assert len(asked) == len({str(one.ask) for one in asked})
