"""The print order says exactly what to print: copies, pages, sheets and sides, for every number of people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from io import BytesIO

import page
import pytest
from pypdf import PdfReader

from builders import press
from builders.compose import Composer
from builders.references import OutOfStep
from builders.view import View
from tests.conftest import ROOT, Workshop
from tests.test_cards import with_cards
from workshop.groups import groups
from workshop.kit import Kit, make
from workshop.library import Library, load
from workshop.model import Session
from workshop.plan import plan
from workshop.printing import Job, counted, facilitators, jobs

COMPOSER = Composer({})
BUILT = (4, 16, 23, 25, 60)  # headcounts whose kits are made whole


@dataclass(frozen=True)
class Row:
    """A line of the table as it is printed."""

    copies: int
    pages: int
    sides: str
    sheets: int
    in_all: int


@cache
def built(people: int, paper: str = "a4") -> Kit:
    return make(plan(load(ROOT), Session.model_validate({"people": people, "paper": paper})))


def pages(kit: Kit) -> dict[str, int]:
    """How many pages the finished documents have, counted by another reader."""
    return {name[2:-4]: len(PdfReader(BytesIO(content)).pages) for name, content in kit.files.items() if ".pdf" in name}


def said(kit: Kit) -> str:
    leaves = PdfReader(BytesIO(kit.files["6-print-order.pdf"])).pages
    return " ".join(" ".join(leaf.extract_text() for leaf in leaves).split())


def rows(kit: Kit) -> dict[str, Row]:
    found = re.findall(r"\d-([a-z-]+)\.pdf (\d+) (\d+) (both|one) (\d+) (\d+)", said(kit))
    return {name: Row(int(a), int(b), sides, int(c), int(d)) for name, a, b, sides, c, d in found}


def test_the_order_for_sixteen_people() -> None:
    assert rows(built(16)) == {
        "participant-workbook": Row(copies=18, pages=16, sides="both", sheets=8, in_all=144),
        "facilitator-guide": Row(copies=1, pages=24, sides="both", sheets=12, in_all=12),
        "run-sheet": Row(copies=1, pages=2, sides="both", sheets=1, in_all=1),
        "cards": Row(copies=1, pages=23, sides="one", sheets=23, in_all=23),
    }


@pytest.mark.parametrize("people", BUILT)
def test_every_page_and_sheet_is_that_of_the_finished_files(people: int) -> None:
    kit = built(people)
    for name, row in rows(kit).items():
        assert row.pages == pages(kit)[name], name
        assert row.sheets == (-(-row.pages // 2) if row.sides == "both" else row.pages), name
        assert row.in_all == row.copies * row.sheets, name
    assert len(rows(kit)) == 4


@pytest.mark.parametrize("people", BUILT)
def test_the_totals_are_the_sums_of_the_rows(people: int) -> None:
    found = rows(built(people))
    cards = found["cards"].in_all
    plain = sum(row.in_all for row in found.values()) - cards
    sides = sum(row.copies * row.pages for row in found.values())
    text = said(built(people))

    assert f"Plain paper, in all {plain} Card, in all {cards} " in text
    assert f"Printed sides, if the shop counts them: {sides}." in text
    assert f"In all that is {plain} sheets of plain paper and {cards} of card." in text


@pytest.mark.parametrize("people", range(4, 61))
def test_for_every_number_of_people_there_is_enough_of_everything(shipped: Library, people: int) -> None:
    view = View(plan(shipped, Session(people=people)))
    cards = COMPOSER.compose("cards.xml", plan=view.plan, view=view)
    numbers = counted(view.jobs, {"workbook": 16, "guide": 24, "run-sheet": 2, "cards": len(cards)})
    sets = 5 * len(groups(people, 5)) + 6 * len(groups(people, 3)) + 4 * len(groups(people, 2))
    leaders = 1 if people <= 24 else 2

    assert {job.document: job.copies for job in view.jobs} == {
        "workbook": people + 2, "guide": leaders, "run-sheet": leaders, "cards": 1,
    }  # fmt: skip
    assert numbers["all:workbook"] == (people + 2) * 8
    assert numbers["all:plain"] == (people + 2) * 8 + leaders * 13
    assert numbers["all:card"] == -(-sets // 4) + 3
    assert numbers["all:sides"] == (people + 2) * 16 + leaders * 26 + numbers["all:card"]


@pytest.mark.parametrize("people", range(4, 61))
def test_the_workbooks_ordered_are_those_on_the_list_of_what_to_bring(shipped: Library, people: int) -> None:
    view = View(plan(shipped, Session(people=people)))
    (brought,) = [supply.count for supply in view.supplies if supply.item == "Workbook"]

    assert view.jobs[0] == Job("workbook", brought, both_sides=True, stock="plain", colour=False, binding="stapled")


def test_what_to_say_at_the_counter_has_the_very_numbers() -> None:
    text = said(built(23))

    assert "The workbook: 25 copies, black and white, on both sides, turned on the long edge. " in text
    assert "Each has 16 pages on 8 sheets, with two staples on the left edge. That makes 200 sheets of A4." in text
    assert "Please cut the first 27 in one stack, along the dashed lines" in text
    assert "Leave whole: pages 28 to 30." in text


def test_what_to_do_without_scissors_names_each_table_sheet_and_how_often() -> None:
    kit = built(23)
    leaves = PdfReader(BytesIO(kit.files["5-cards.pdf"])).pages
    ways = re.findall(r"(\d+) × page (\d+)", said(kit))

    assert [copies for copies, _ in ways] == ["4", "7", "11"]
    for copies, number in ways:
        assert f"Print this page {copies} times" in " ".join(leaves[int(number) - 1].extract_text().split())


@pytest.mark.parametrize(("people", "leaders"), [(4, 1), (24, 1), (25, 2), (60, 2)])
def test_above_twenty_four_people_there_is_a_second_facilitator(people: int, leaders: int) -> None:
    assert facilitators(people) == leaders


def test_an_odd_page_still_takes_a_sheet() -> None:
    both = Job("guide", 3, both_sides=True, stock="plain", colour=False, binding="flat")

    assert counted([both], {"guide": 25}) == {
        "pages:guide": 25, "sheets:guide": 13, "all:guide": 39, "folded:guide": 7,
        "all:plain": 39, "all:card": 0, "all:large": 0, "all:sides": 75,
    }  # fmt: skip


def test_totals_wait_until_all_pages_are_known(shipped: Library) -> None:
    order = jobs(plan(shipped, Session()))

    assert "all:plain" not in counted(order, {"workbook": 16, "guide": 24})


def test_letter_paper_is_ordered_by_its_own_names() -> None:
    text = said(built(16, "letter"))

    assert "plain, 20 lb" in text
    assert "144 sheets of Letter." in text
    assert "4 sheets of Ledger (11 × 17 in)" in text
    assert not re.search(r"\bA[34]\b", text)


def test_the_order_takes_one_sheet() -> None:
    for paper in ("a4", "letter"):
        assert pages(built(60, paper))["print-order"] <= 2


def test_without_cards_nothing_is_said_of_cards(tiny: Workshop) -> None:
    kit = make(plan(with_cards(tiny, "\n").read(), Session()))

    assert set(rows(kit)) == {"participant-workbook", "facilitator-guide", "run-sheet"}
    assert not re.search(r"\bcards?\b", said(kit), re.IGNORECASE)


def test_a_wrong_number_stops_the_build(shipped: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = press.counted
    monkeypatch.setattr(press, "counted", lambda order, pages: honest(order, pages) | {"pages:guide": 99})

    with pytest.raises(OutOfStep, match="the print-order says 99 for pages:guide, which is at 24"):
        make(plan(shipped, Session()))


def test_the_order_keeps_to_pdf_ua(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("order") / "order.pdf"
    path.write_bytes(built(16).files["6-print-order.pdf"])
    report = page.validate_pdf(str(path), profile="ua1")

    assert report.is_compliant, [str(failure) for failure in report.failures]
