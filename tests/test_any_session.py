"""All documents of any session agree: short and long, over days, with lunch, guests and departments, at screens."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from click.testing import CliRunner
from pptx import Presentation
from pypdf import PdfReader

from builders.day import MOST_ROWS, Day, days
from builders.length import length
from builders.makeup import Makeup
from builders.view import View
from tests.conftest import ROOT
from workshop.again import again, retyped
from workshop.cli import cli
from workshop.clock import Clock
from workshop.cuts import checkpoints, late_in
from workshop.kit import Kit, compose, make
from workshop.library import load
from workshop.model import Session
from workshop.plan import Plan, Slot, plan
from workshop.printing import jobs, leading
from workshop.text import Id

SHIPPED = load(ROOT)
GUEST = {"guest": {"title": "A guest from the dock", "at": "11:00", "minutes": "15"}}
TWO = {"minutes": "340", "days": "2", "facilitators": ["Ana", "Ben"], "fixed": GUEST}
SESSIONS: dict[str, dict[str, Any]] = {
    "an hour": {"minutes": "60", "modules": ["m01-who-is-your-customer", "m04-golden-rule-then-ask"]},
    "departments": {
        "minutes": "150", "people": "22", "departments": {"finance": "12", "sales": "10"}, "paper": "letter",
    },
    "lunch": {"minutes": "300", "lunch": "12:00"},
    "two days": TWO,
    "online": {"minutes": "150", "mode": "virtual"},
    "online, letter": {"minutes": "150", "mode": "virtual", "paper": "letter"},
    "mixed": {"minutes": "210", "mode": "hybrid"},
    "37 minutes": {"minutes": "37", "modules": ["m04-golden-rule-then-ask"]},
    "97 minutes": {"minutes": "97"},
    "one module": {"minutes": "60", "modules": ["m01-who-is-your-customer"]},
}  # fmt: skip
every_session = pytest.mark.parametrize("name", SESSIONS)


def planned(name: str) -> Plan:
    return plan(SHIPPED, Session.model_validate(SESSIONS[name]))


@cache
def built(name: str) -> Kit:
    """A finished kit; `make` raises if one document says of another what is not so."""
    return make(planned(name))


@cache
def text(name: str, document: str) -> tuple[str, ...]:
    """The words of each page of a finished document."""
    file = next(file for file in built(name).files if document in file)
    return tuple(" ".join(leaf.extract_text().split()) for leaf in PdfReader(BytesIO(built(name).files[file])).pages)


@cache
def slides(name: str) -> tuple[str, ...]:
    """What stands on each slide."""
    deck = Presentation(BytesIO(built(name).files["1-deck.pptx"]))
    return tuple(
        " | ".join(shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame)
        for slide in deck.slides
    )


def clocks(slots: Sequence[Slot]) -> list[str]:
    return [f"{slot.clock} {slot.minutes}" for slot in slots]


# --- every session, in the finished files -------------------------------------------------------------------------


@pytest.mark.slow
@every_session
def test_the_clocks_of_run_sheet_guide_and_plan_are_the_same(name: str) -> None:
    sheet, guide = (re.findall(r"\d\d:\d\d (?:\d+|End)\b", " ".join(text(name, one))) for one in ("run-sheet", "guide"))

    for day in planned(name).days:
        rows = [*clocks(day), f"{day[-1].end} End"]
        assert _stretch(sheet, rows)
        assert _stretch(guide, rows)


def _stretch(found: Sequence[str], rows: Sequence[str]) -> bool:
    """Whether the rows stand in what was found, in their order."""
    left = iter(found)
    return all(row in left for row in rows)


@pytest.mark.slow
@every_session
def test_nothing_is_noticed_that_nobody_can_mend(name: str) -> None:
    assert built(name).findings == ()


@pytest.mark.slow
@every_session
def test_every_exercise_has_two_facing_pages(name: str) -> None:
    pages = built(name).places
    blocks = planned(name).blocks
    for slot, after in zip(blocks, [*blocks[1:], None], strict=True):
        begins = pages[f"guide:{slot.id}"]
        assert begins % 2 == 0 or not slot.code
        if after is not None and slot.code:
            assert pages[f"guide:{after.id}"] >= begins + 2


@pytest.mark.slow
@every_session
def test_a_run_sheet_has_one_sheet_for_each_day(name: str) -> None:
    assert len(text(name, "run-sheet")) == 2 * len(planned(name).days)


@pytest.mark.slow
@every_session
def test_a_workbook_keeps_to_its_budget(name: str) -> None:
    pages = len(text(name, "workbook"))
    minutes = planned(name).minutes

    assert pages <= (4 if minutes <= 90 else 16 if minutes <= 240 else 28)
    assert pages % 4 == 0 or planned(name).session.mode == "virtual"  # what is only sent is not folded


@pytest.mark.slow
@every_session
def test_participants_see_no_clock_but_of_start_lunch_end_and_the_way_back_from_a_break(name: str) -> None:
    timed = planned(name)
    allowed = {str(timed.start), *(str(day[-1].end) for day in timed.days)}
    allowed |= {str(slot.end) for slot in timed.slots if slot.kind in ("break", "lunch")}
    allowed |= {str(slot.clock) for slot in timed.slots if slot.kind == "lunch"}

    assert set(re.findall(r"\d\d:\d\d", " ".join(slides(name)))) <= allowed
    assert re.findall(r"\d\d:\d\d", " ".join(text(name, "workbook"))) == []


# --- days ---------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_day_ends_with_a_slide_and_the_next_one_opens_with_its_agenda() -> None:
    shown = slides("two days")
    night = next(number for number, slide in enumerate(shown) if slide.startswith("Until next time"))

    assert "Day 2 starts at" in shown[night]
    assert "09:00" in shown[night]
    assert shown[night + 1].startswith("Day 2")
    assert "Making it right\t" in shown[night + 1]
    assert "Who is your customer?" not in shown[night + 1]


@pytest.mark.slow
def test_the_last_page_of_a_day_says_when_the_next_begins_and_not_what_comes_then() -> None:
    page = next(page for page in text("two days", "guide") if "Day 2 starts at 09:00." in page)

    assert "09:00 Make it right in five" not in page


@pytest.mark.parametrize(("start", "said"), [("09:00", "Good night"), ("05:00", "Until next time")])
def test_a_good_night_is_wished_only_towards_evening(start: str, said: str) -> None:
    view = View(plan(SHIPPED, Session.model_validate({"agenda": "two-days", "start": start})))
    deck = compose(view, "standard", "none")["deck"]
    (night,) = [scene.id for scene in view.scenes if scene.role == "night"]

    assert [slide.attrib["title"] for slide in deck.iter("slide") if slide.attrib["id"] == night] == [said]


@pytest.mark.slow
def test_a_guest_has_a_slide_and_somebody_hands_over() -> None:
    assert any(slide.startswith("A guest from the dock | 15 minutes") for slide in slides("two days"))
    assert any("hands over: who it is" in page for page in text("two days", "run-sheet"))


def test_nobody_is_late_for_a_guest_because_of_what_can_be_cut_afterwards() -> None:
    timed = planned("two days")
    guest = next(slot for slot in timed.slots if slot.kind == "fixed")
    before = [point for point in checkpoints(timed) if point.after.elapsed <= guest.elapsed - guest.minutes]

    assert before
    for point in before:
        assert point.until == guest
        assert all(cut.slot.elapsed < guest.elapsed for way in point.recoveries for cut in way.cuts)


def test_cuts_of_a_day_end_with_the_day() -> None:
    for point in checkpoints(planned("two days")):
        assert all(cut.slot.day == point.after.day for way in point.recoveries for cut in way.cuts)


def test_a_long_day_fits_on_its_slide_and_shows_where_we_are() -> None:
    slots = tuple(
        Slot(f"slot-{n}", "block", Clock(540 + n), 5, n, f"Part {n}", part=n, block=SHIPPED.blocks["welcome"])
        for n in range(1, 15)
    )
    day = Day(1, slots)

    for slot in slots:
        rows = day.rows_near(slot.part)
        assert len(rows) == MOST_ROWS
        assert any(slot.part in row.parts for row in rows)


def test_what_has_no_room_on_the_slide_of_a_long_day_is_counted() -> None:
    (day,) = days(plan(SHIPPED, Session(agenda=Id("full-day"))))

    last = day.rows_near(1)[-1]
    assert (len(day.rows), last.more, str(last.clock)) == (12, 4, "16:30")
    assert day.rows_near(day.rows[-1].parts[0])[-1] == day.rows[-1]


@pytest.mark.parametrize(
    ("agenda", "late"),
    [("toolbox-talks", (3, 5)), ("lunch-and-learn", (5, 10)), ("taster", (10, 20)), ("two-days", (10, 20))],
)
def test_a_run_sheet_is_ready_for_less_where_there_is_less_time(agenda: str, late: tuple[int, ...]) -> None:
    assert late_in(plan(SHIPPED, Session(agenda=Id(agenda)))) == late


def test_lunch_stands_in_the_agenda_with_its_time() -> None:
    (day,) = days(planned("lunch"))

    assert [(row.title, str(row.clock)) for row in day.rows if row.clock] == [("Lunch", "12:00")]


# --- what a session is called, and what leads over ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "said"),
    [("an hour", "short session"), ("mixed", "half day"), ("lunch", "day"), ("two days", "course of two days")],
)
def test_a_session_is_called_by_its_length(name: str, said: str) -> None:
    assert length(planned(name)) == said


def test_a_line_leads_over_only_to_what_does_come_next() -> None:
    online, usual = planned("online"), plan(SHIPPED, Session())

    assert "best-and-worst" not in {slot.id for slot in online.slots}
    assert View(usual).after.bridge(_slot(usual, "map")) is not None
    assert View(online).after.bridge(_slot(online, "map")) is None


def _slot(timed: Plan, id: str) -> Slot:
    return next(slot for slot in timed.slots if slot.id == id)


# --- who comes ----------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_guide_knows_who_is_in_the_room_and_who_is_with_whom() -> None:
    pages = text("departments", "guide")
    finance = next(page for page in pages if "Finance: 12 people" in page)

    assert "First the person, then the number." in finance
    assert "Opens it" in finance
    assert any("Who is with whom" in page and "Finance 12" in page for page in pages)


def test_without_departments_no_page_is_about_them() -> None:
    tree = compose(View(planned("lunch")), "standard", "small")["guide"]

    assert not {opening.attrib["id"] for opening in tree.iter("opening")} & {"people-1", "groups"}


def test_each_who_leads_has_a_guide_and_a_run_sheet() -> None:
    timed = planned("two days")

    assert leading(timed) == 2
    assert {job.document: job.copies for job in jobs(timed)}["run-sheet"] == 2


# --- why ----------------------------------------------------------------------------------------------------------


def openings(name: str) -> list[str]:
    return [one.attrib["id"] for one in compose(View(planned(name)), "standard", "small")["guide"].iter("opening")]


def test_the_guide_says_why_a_fitted_plan_is_as_it_is() -> None:
    assert openings("online")[2:4] == ["agenda", "changed"]


def test_where_everything_stands_as_written_there_is_nothing_to_explain() -> None:
    tree = compose(View(plan(SHIPPED, Session())), "standard", "small")["guide"]

    assert "changed" not in {opening.attrib["id"] for opening in tree.iter("opening")}


@pytest.mark.slow
def test_start_here_names_what_was_left_out() -> None:
    page = built("online").files["0-START-HERE.html"].decode()

    assert "Left out:</strong> Best and worst (15 min), Sorry that works (20 min)." in page


# --- at screens ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "head"), [("online", "Online"), ("mixed", "Some here, some at screens")])
def test_how_to_do_it_at_screens_stands_first_on_every_exercise(name: str, head: str) -> None:
    timed = planned(name)
    tree = compose(View(timed), "standard", "small")["guide"]
    bodies = {spread.attrib["id"]: spread.find("body") for spread in tree.iter("spread")}

    for slot in timed.activities:
        first = next(iter(bodies[slot.id] or ()))
        assert (first.tag, first.attrib["kind"], first.attrib["title"]) == ("panel", "way", head)


@pytest.mark.slow
def test_online_nothing_is_printed_and_the_workbook_is_sent() -> None:
    said = " ".join(text("online", "print-order"))

    assert jobs(planned("online")) == ()
    assert "Nothing has to be printed" in said
    assert "Send it as a file a week before." in said
    assert "80 g" not in said


@pytest.mark.slow
def test_mixed_those_far_away_get_theirs_a_week_before() -> None:
    assert "by post, or as a file, a week before" in " ".join(text("mixed", "print-order"))


def test_online_the_guide_prepares_rooms_and_not_a_room() -> None:
    guide = View(planned("online")).guide

    assert "producer" in str(guide.room)
    assert guide != View(plan(SHIPPED, Session())).guide


# --- the workbook -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "form"), [("an hour", "sheet"), ("97 minutes", "book"), ("lunch", "book")])
def test_a_short_session_has_one_folded_sheet(name: str, form: str) -> None:
    assert Makeup(planned(name)).form == form


@pytest.mark.parametrize(
    ("tasks", "contents", "notes"), [(10, False, 4), (12, False, 2), (14, False, 0), (15, True, 2), (25, True, 0)]
)
def test_notes_fill_whole_sheets_and_contents_come_with_a_thick_book(tasks: int, contents: bool, notes: int) -> None:
    class Book(Makeup):
        @property
        def _tasks(self) -> int:
            return tasks

    book = Book(planned("lunch"))

    assert (book.contents, book.notes) == (contents, notes)


# --- what to type next --------------------------------------------------------------------------------------------


TYPED = {
    "minutes": 150,
    "departments": {"finance": "12", "sales": None},
    "modules": ("m01", "m04"),
    "fixed": {"fixed-1": {"at": "11:00", "minutes": "15", "title": "A guest"}},
    "leads": {"map": "Ana"},
    "facilitators": ("Ana", "Ben"),
    "adapt_for": None,
}


def test_what_was_typed_is_typed_once_more() -> None:
    assert retyped("may.yaml", TYPED) == (
        " may.yaml --minutes 150 --department finance:12 --department sales --modules m01,m04"
        ' --fixed "11:00 15 A guest" --lead map=Ana --facilitator Ana --facilitator Ben'
    )


def test_a_flag_is_typed_again_without_a_value_and_marks_are_kept_from_the_shell() -> None:
    typed = retyped("", {"managers": True, "title": 'Say "hi" for $5', "people": 20})
    assert typed == ' --managers --title "Say \\"hi\\" for \\$5" --people 20'
    assert again("plan", typed, "--title Care") == "workshop plan --managers --people 20 --title Care"


def test_a_change_takes_the_place_of_what_was_typed() -> None:
    assert (
        again("build", ' --title "In May" --people 20', "--people 22") == 'workshop build --title "In May" --people 22'
    )


@pytest.mark.slow
def test_the_commands_of_start_here_keep_to_the_session() -> None:
    options = ("--minutes", "97", "--dry-run")
    result = CliRunner().invoke(cli, ["plan", "--content", str(ROOT), *options[:2], "--json"])
    page = make(planned("97 minutes"), typed=retyped("", {"minutes": 97})).files["0-START-HERE.html"].decode()
    commands = [re.sub("<[^>]*>", "", one) for one in re.findall(r"<dd><code>(.*?)</code>", page)]

    assert json.loads(result.stdout)["minutes"] == 97
    assert {"--minutes 97" in command for command in commands if "build" in command} == {True}
    assert [command for command in commands if "--minutes" not in command] == ["workshop check"]
