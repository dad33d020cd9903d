"""The run sheet, read back from the finished file; and that a late session can be won back whenever it can."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pypdf import PdfReader

from builders.view import View
from tests.conftest import ROOT
from workshop.clock import Minutes
from workshop.cuts import Checkpoint, checkpoints, cuts_of, recover
from workshop.kit import compose, make
from workshop.lengths import span_of, suited
from workshop.library import Library, load
from workshop.measure import SEATED
from workshop.model import Entry, Session
from workshop.plan import Plan, plan
from workshop.turnout import turnouts

SHIPPED = load(ROOT)
HALF_DAY = SHIPPED.agendas["half-day"]

# --- what to cut ---------------------------------------------------------------------------------------------


def told(point: Checkpoint) -> tuple[str, ...]:
    """A checkpoint in short: when, and for each lateness what to cut and how much it wins."""
    ways = (
        f"{way.late} late: {', '.join(f'{cut.how} {cut.slot.code or cut.slot.title} {cut.saves}' for cut in way.cuts)}"
        f"{f'; {way.short} stay lost' if way.short else ''}"
        for way in point.recoveries
    )
    return (f"{point.after.end} after {point.after.code or point.after.title}", *ways)


def test_the_half_day_is_won_back_the_gentle_way_first() -> None:
    assert [told(point) for point in checkpoints(plan(SHIPPED, Session()))] == [
        ("09:10 after Welcome", "10 late: buffer Buffer 10", "20 late: shorten A5 9, shorten A6 2, buffer Buffer 10"),
        ("11:20 after A5", "10 late: buffer Buffer 10", "20 late: leave-out A6 15, buffer Buffer 10"),
        ("11:50 after A6", "10 late: buffer Buffer 10", "20 late: buffer Buffer 10; 10 stay lost"),
    ]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """The shipped blocks in any order and number, of any priority and lawful length, with buffers and breaks."""
    blocks = {f"{id}/{name}": block for id, module in SHIPPED.modules.items() for name, block in module.blocks.items()}
    refs = draw(st.permutations([*blocks, "welcome", "buffer", "buffer", "close"]))[: draw(st.integers(1, 11))]
    entries: dict[str, Entry] = {}
    seated = 0
    for number, ref in enumerate(refs):
        span = (5, 0, 20) if ref == "buffer" else _limits(ref)
        minutes = draw(st.integers(span[0], span[2]))
        if seated + minutes > SEATED:
            entries[f"break-{number}"] = Entry(kind="break", minutes=Minutes(15))
            seated = 0
        kind = {"kind": "buffer"} if ref == "buffer" else {"block": ref}
        entries[f"slot-{number}"] = Entry.model_validate({**kind, "minutes": str(minutes)})
        seated += minutes
    priorities = {ref: draw(st.sampled_from(["must", "should", "could"])) for ref in blocks}
    total = Minutes(sum(entry.minutes for entry in entries.values()))
    agenda = HALF_DAY.model_copy(update={"slots": entries, "minutes": total})
    return plan(replace(_with(priorities), agendas={"half-day": agenda}), Session())


def _limits(ref: str) -> tuple[int, int, int]:
    block = SHIPPED.block(ref)
    if block.exercise is None:
        return span_of(block, None)
    exercise = SHIPPED.exercises[block.exercise]
    least = suited(exercise, Session(), None).time.whole.min  # with the minutes in which groups tell each other
    return least, exercise.time.whole.typ, exercise.time.whole.max


def _with(priorities: dict[str, str]) -> Library:
    """The shipped library with other priorities."""
    modules = {
        id: module.model_copy(
            update={
                "blocks": {
                    name: block.model_copy(update={"priority": priorities[f"{id}/{name}"]})
                    for name, block in module.blocks.items()
                }
            }
        )
        for id, module in SHIPPED.modules.items()
    }
    return replace(SHIPPED, modules=modules)


late = st.integers(1, 60)
many = settings(max_examples=200)


@many
@given(plans(), late)
def test_all_that_can_be_won_back_is_won_back(timed: Plan, minutes: int) -> None:
    for point in checkpoints(timed, (minutes,)):
        ahead = timed.slots[timed.slots.index(point.after) + 1 :]
        possible = sum(max((cut.saves for cut in cuts_of(slot)), default=0) for slot in ahead)

        assert point.recoveries[0].wins >= min(minutes, possible)
        assert point.recoveries[0].short == max(0, minutes - possible)


@many
@given(plans(), late)
def test_what_is_over_is_never_named_and_nothing_is_named_twice(timed: Plan, minutes: int) -> None:
    for point in checkpoints(timed, (minutes,)):
        named = [cut.slot for cut in point.recoveries[0].cuts]

        assert all(slot.clock >= point.after.end for slot in named)
        assert len({slot.id for slot in named}) == len(named)
        assert named == sorted(named, key=lambda slot: slot.clock)


@many
@given(plans(), late)
def test_nothing_is_cut_that_need_not_be(timed: Plan, minutes: int) -> None:
    way = recover(timed.slots, minutes)

    assert way.short or all(way.wins - cut.saves < minutes for cut in way.cuts)


@many
@given(plans(), late)
def test_debriefs_breaks_plan_and_close_are_never_cut(timed: Plan, minutes: int) -> None:
    for cut in recover(timed.slots, minutes).cuts:
        slot = cut.slot
        assert slot.kind != "break"
        assert slot.block is None or slot.block.role != "transfer"
        assert not (cut.how == "leave-out" and slot.block and slot.block.priority == "must")
        if cut.how == "shorten" and slot.exercise and slot.phases:
            least = slot.exercise.time.setup.min + slot.exercise.time.do.min
            assert slot.minutes - cut.saves >= least + slot.phases.debrief


@many
@given(plans(), late)
def test_what_nobody_misses_goes_before_what_is_needed(timed: Plan, minutes: int) -> None:
    """A harder kind of cut is made only if all gentler ones together would not do."""
    cuts = recover(timed.slots, minutes).cuts
    hardest = max((cut.rank for cut in cuts), default=0)
    gentler = [[cut.saves for cut in cuts_of(slot) if cut.rank < hardest] for slot in timed.slots]

    assert sum(max(saves, default=0) for saves in gentler) < minutes or not cuts


# --- how many come -------------------------------------------------------------------------------------------


def test_groups_for_other_headcounts() -> None:
    sixteen, eighteen = turnouts(plan(SHIPPED, Session(people=18)))[1:3]

    assert (sixteen.people, sixteen.planned, eighteen.people, eighteen.planned) == (16, False, 18, True)
    assert [(one.size, one.codes, one.groups, one.report) for one in sixteen.sharings] == [
        (2, ("A2", "A6", "A7"), (2,) * 8, 0),
        (3, ("A5",), (4, 3, 3, 3, 3), 5),
        (5, ("A3", "A4"), (6, 5, 5), 3),
    ]


@pytest.mark.parametrize("people", range(4, 61))
def test_everybody_is_in_a_group_whoever_comes(people: int) -> None:
    for turnout in turnouts(plan(SHIPPED, Session(people=people))):
        assert all(sum(one.groups) == turnout.people for one in turnout.sharings)
        assert turnout.planned == (turnout.people == people)


# --- the finished file ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def leaves(folder: Path) -> list[str]:
    return [" ".join(leaf.extract_text().split()) for leaf in PdfReader(folder / "2-run-sheet.pdf").pages]


def test_each_row_ends_with_the_clock_ten_and_twenty_minutes_late(leaves: list[str]) -> None:
    slots = plan(SHIPPED, Session()).slots
    begins = [f"{slot.clock} {slot.minutes} {f'{slot.code} ' if slot.code else ''}{slot.title}" for slot in slots]
    for slot, begin, next in zip(slots, begins, [*begins[1:], "12:30 End"], strict=True):
        row = leaves[0].partition(begin)[2].partition(next)[0]
        assert row.endswith(f" {slot.clock.after(10)} {slot.clock.after(20)} "), begin
    assert "12:30 End 12:40 12:50" in leaves[0]


def test_each_activity_says_when_its_debrief_begins(leaves: list[str]) -> None:
    """A5 begins at 10:35 and takes 45 minutes: 9 to set up, 20 of work, and 16 of debrief from 11:04."""
    for slot in plan(SHIPPED, Session()).activities:
        assert slot.phases is not None
        debrief = slot.clock.after(slot.phases.setup + slot.phases.do)
        row = rf"{re.escape(slot.title)}(?: can [\w ]+)* work {slot.phases.do}, debrief at {debrief} "
        assert re.search(row, leaves[0]), slot.title
    assert "10:35 45 A5 Make it right in five can lose 9 min work 20, debrief at 11:04" in leaves[0]


def test_the_slides_and_pages_of_a_row_are_where_it_says(leaves: list[str], folder: Path) -> None:
    deck = Presentation(str(folder / "1-deck.pptx"))
    coded = {number: slide.notes_slide.notes_text_frame.text for number, slide in enumerate(deck.slides, start=1)}
    workbook = [leaf.extract_text() for leaf in PdfReader(folder / "4-participant-workbook.pdf").pages]
    for slot in plan(SHIPPED, Session()).activities:
        slides = [number for number, notes in coded.items() if f"· {slot.code} " in notes]
        pages = [number for number, text in enumerate(workbook, start=1) if text.startswith(slot.code)]
        row = rf" {slot.code} {re.escape(slot.title)}(?: can [\w ]+)* work .*?{_span(slides)} {_span(pages)}(?!\d)"

        assert re.search(row, leaves[0]), (slot.code, slides, pages)
    assert f"Type {len(coded)} and Enter" in leaves[0]


def test_what_can_be_cut_says_so_and_the_back_says_how(leaves: list[str]) -> None:
    assert "Make it right in five can lose 9 min work 20, debrief at 11:04 32" in leaves[0]
    assert "My 30-60-90 work 10, debrief at 12:04 49" in leaves[0]  # nothing of it is cut
    assert "Never cut a debrief, a break, A7 or Last words." in leaves[1]
    assert (
        "11:20 A5 1 Buffer at 12:10: let it go. Wins 10. 1 A6 Leave it out. Page 11 is for home. Wins 15." in leaves[1]
    )
    assert "10 min stay lost. Say now that you end at 12:40." in leaves[1]


def test_short_days_share_a_side_and_longer_ones_have_their_own() -> None:
    talks, lunches = (View(plan(SHIPPED, Session(agenda=name))) for name in ("toolbox-talks", "lunch-and-learn"))
    sheet = compose(talks, "standard", "none")["run-sheet"]

    assert (talks.sides.together, lunches.sides.together) == (True, False)
    assert [head.text for head in sheet.iter("h2")][:6] == [f"Talk {number}" for number in range(1, 7)]
    assert list(sheet.iter("day")) == []
    assert len(list(compose(lunches, "standard", "none")["run-sheet"].iter("day"))) == 6


def test_the_groups_of_short_days_are_told_together() -> None:
    talks = View(plan(SHIPPED, Session(agenda="toolbox-talks")))
    (planned,) = [one for one in talks.sides.all_turnouts if one.planned]

    assert [(one.size, one.codes) for one in planned.sharings] == [(2, ("A4",)), (3, ("A3",)), (5, ("A2", "A5"))]
    assert [code for code, _ in planned.sets] == ["A2", "A3", "A4", "A5"]


def test_days_of_the_same_hours_are_told_in_one_line() -> None:
    heads = {
        name: [fact.attrib["name"] for fact in compose(view, "standard", "none")["run-sheet"].iter("fact")]
        for name in ("half-day", "two-days", "lunch-and-learn", "toolbox-talks")
        for view in [View(plan(SHIPPED, Session(agenda=name)))]
    }

    assert heads == {
        "half-day": ["Time", "People"],
        "two-days": ["Days 1–2", "People"],
        "lunch-and-learn": ["Weeks 1–6", "People"],
        "toolbox-talks": ["Talks 1–6", "People"],
    }


@pytest.mark.parametrize(
    "asked", [{}, {"minutes": "150"}, {"agenda": "toolbox-talks"}], ids=["usual", "short", "talks"]
)
def test_the_guide_and_the_run_sheet_save_the_same_minutes(asked: dict[str, str]) -> None:
    view = View(plan(SHIPPED, Session.model_validate(asked)))
    guide = compose(view, "standard", "none")["guide"]
    spreads = {spread.attrib["id"]: " ".join("".join(spread.itertext()).split()) for spread in guide.iter("spread")}

    for slot in view.plan.activities:
        saved = [cut.saves for cut in cuts_of(slot) if cut.how == "shorten"]
        assert [int(one) for one in re.findall(r"\(saves (\d+) min\)", spreads[slot.id])] == saved, slot.id


def test_an_exercise_that_is_short_from_the_start_says_how_it_is_done_then() -> None:
    view = View(plan(SHIPPED, Session(agenda="toolbox-talks")))
    guide = compose(view, "standard", "none")["guide"]
    said = " ".join("".join(guide.itertext()).split())

    assert "Short already To keep to the minutes above: " in said


def test_it_is_two_pages_of_fourteen_points(folder: Path) -> None:
    reader = PdfReader(folder / "2-run-sheet.pdf")
    letters: dict[float, int] = {}

    def count(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        letters[round(size * abs(matrix[3]), 1)] = letters.get(round(size * abs(matrix[3]), 1), 0) + len(text.strip())

    for leaf in reader.pages:
        leaf.extract_text(visitor_text=count)
    small = sum(count for size, count in letters.items() if size < 12.5)

    assert len(reader.pages) == 2
    assert max(letters, key=lambda size: letters[size]) == 14
    assert small < 0.08 * sum(letters.values()), letters  # the page's foot and the credit


def test_it_keeps_to_pdf_ua(folder: Path) -> None:
    report = page.validate_pdf(str(folder / "2-run-sheet.pdf"), profile="ua1")

    assert report.is_compliant, [str(failure) for failure in report.failures]


@pytest.mark.parametrize(("people", "paper"), [(4, "letter"), (16, "letter"), (23, "a4"), (60, "letter")])
def test_two_pages_hold_it_on_any_paper_for_any_number(people: int, paper: str) -> None:
    known = {"organisation": "Acme Foods", "date": "12 March", "facilitators": ["Amina Diallo"], "place": "Blue room"}
    session = Session.model_validate({"people": people, "paper": paper, **known})
    pdf = make(plan(SHIPPED, session), "outline", "none").files["2-run-sheet.pdf"]

    assert len(PdfReader(BytesIO(pdf)).pages) == 2


def _span(numbers: list[int]) -> str:
    return f"{numbers[0]}–{numbers[-1]}" if len(numbers) > 1 else str(numbers[0])
