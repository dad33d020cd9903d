"""Which agenda a session follows, and what that settles."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.made_up import Made, library_of
from tests.timetable_rules import broken
from tests.wishes import SHIPPED
from workshop.agendas import agendas_for
from workshop.kit import make
from workshop.model import Session
from workshop.plan import plan

OPEN, CLOSE = Made("open", (5, 10, 15), role="objectives"), Made("close", (5, 10, 15), role="transfer")
TEA = Made("tea", (15, 20, 30), module="m01", runs=True)
CAKE = Made("cake", (15, 20, 30), "could", module="m02", runs=True)


@pytest.mark.parametrize(
    ("wish", "agenda"),
    [
        ({}, "half-day"),
        ({"minutes": 60}, "taster"),
        ({"minutes": 75}, "team"),
        ({"minutes": 90}, "team"),
        ({"minutes": 90, "departments": ["executives"]}, "executives"),
        ({"minutes": 90, "departments": ["executives", "finance"]}, "team"),
        ({"minutes": 150}, "half-day"),
        ({"minutes": 420}, "full-day"),
        ({"minutes": 420, "agenda": "half-day"}, "half-day"),
        ({"minutes": 270}, "half-day"),
        ({"minutes": 840, "days": 2}, "two-days"),
        ({"days": 2}, "two-days"),
        ({"days": 2, "mode": "virtual"}, "virtual-day"),
        ({"days": 5}, "half-day"),
    ],
    ids=str,
)
def test_the_agenda_is_the_one_nearest_to_what_is_wished_and_made_for_such_a_session(
    wish: dict[str, object], agenda: str
) -> None:
    assert agendas_for(SHIPPED, Session.model_validate(wish))[0] == agenda


def test_where_the_nearest_agenda_cannot_be_followed_the_next_one_is() -> None:
    tea, both = library_of(OPEN, TEA, CLOSE), library_of(OPEN, TEA, replace(CAKE, priority="must"), CLOSE)
    library = replace(both, agendas={"long": both.agendas["half-day"], "short": tea.agendas["half-day"]})
    assert agendas_for(library, Session(minutes=55)) == ("long", "short")
    assert [plan(library, Session(minutes=minutes)).session.agenda for minutes in (38, 55)] == ["short", "long"]


def test_a_full_day_has_its_lunch_unless_none_is_wished_or_the_day_ends_too_soon() -> None:
    def lunch(**wish: object) -> list[str]:
        timed = plan(SHIPPED, Session.model_validate({"agenda": "full-day", **wish}))
        assert timed.start != 540 or wish == {} or broken(timed) == []
        return [str(slot.clock) for slot in timed.slots if slot.kind == "lunch"]

    assert lunch() == ["11:50"]
    assert lunch(minutes=400, start="08:30") == ["11:50"]
    assert lunch(lunch="12:45", minutes=420) == ["12:45"]
    assert lunch(lunch="no", minutes=420) == []
    assert lunch(minutes=400, start="13:00") == []


def test_each_block_stays_on_its_day_where_there_are_as_many_days() -> None:
    timed = plan(SHIPPED, Session(minutes=840, days=2))
    written = SHIPPED.agendas["two-days"].day_of
    assert {slot.id: slot.day for slot in timed.blocks} == {id: day for id, day in written.items() if id in
                                                            {slot.id for slot in timed.blocks}}  # fmt: skip
    assert broken(timed) == []


def test_over_another_number_of_days_nobody_says_good_night() -> None:
    timed = plan(SHIPPED, Session(minutes=450, days=3, agenda="virtual-day"))
    assert {"evening", "morning"} & {slot.id for slot in timed.slots} == set()
    assert {"evening", "morning"} <= set(SHIPPED.agendas["virtual-day"].slots)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_page_of_the_sheet_of_the_toolbox_talks_has_something_to_answer(paper: str) -> None:
    session = Session.model_validate({"agenda": "toolbox-talks", "paper": paper})
    sheet = PdfReader(BytesIO(make(plan(SHIPPED, session)).files["4-participant-workbook.pdf"]))
    asked = ["Better words", "Name, need, next", "When do they come?", "Six talks, six tries"]

    assert [title in page.extract_text() for title, page in zip(asked, sheet.pages, strict=True)] == [True] * 4
