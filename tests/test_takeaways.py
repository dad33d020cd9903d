"""What people find on the table and take home: exact counts, names that can be read, and nothing over the edge."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from pypdf import PdfReader

from builders.brand.look import own_look
from builders.compose import Composer
from builders.leaks.leaking import leaks, searching
from builders.naming import names
from builders.takeaways import WALK_INS
from builders.typeset import typeset
from builders.view import View
from tests.programs import needed
from workshop.kit import compose, make, save
from workshop.library import Library
from workshop.model import Session
from workshop.plan import Plan, plan
from workshop.roster import Person, Roster
from workshop.text import Place

NAMES = ("Zoë Müller", "Ben Okafor", "Maria Antonieta Silva Pereira dos Santos", "Ελένη Παπαδοπούλου", "Анна Иванова",
         "Hubert Wolfeschlegelsteinhausenbergerdorff")  # fmt: skip
MILLIMETRES, METRES = 25.4 / 72, 5
FOOT = 40  # points at the foot of a page, where its number stands
EDGE = 8  # points from the edge of the paper to the box of a word, in which the letters have room above and below


@dataclass(frozen=True)
class Sheet:
    """A document laid out by itself: its pages with their words, each with its left, top, right and bottom edge."""

    pdf: bytes

    @cached_property
    def texts(self) -> list[str]:
        return [" ".join(leaf.extract_text().split()) for leaf in PdfReader(BytesIO(self.pdf)).pages]

    @cached_property
    def pages(self) -> list[Page]:
        command = [needed("pdftotext"), "-bbox", "-", "-"]
        html = subprocess.run(command, input=self.pdf, check=True, capture_output=True).stdout.decode()
        return [_page(leaf) for leaf in re.findall(r"<page (.*?)</page>", html, re.DOTALL)]


class Page(NamedTuple):
    width: float
    height: float
    words: list[tuple[str, float, float, float, float]]

    def holds(self, word: tuple[str, float, float, float, float]) -> bool:
        """Whether a word stands where every printer prints."""
        _, left, top, right, bottom = word
        return min(left, top) >= EDGE and right <= self.width - EDGE and bottom <= self.height - EDGE


def _page(leaf: str) -> Page:
    width, height = map(float, re.findall(r'width="([\d.]+)" height="([\d.]+)"', leaf)[0])
    words = re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', leaf)
    return Page(width, height, [(word, *map(float, box)) for *box, word in words])


def view(library: Library, session: dict[str, object], names: tuple[str, ...] = ()) -> View:
    people = tuple(Person(name, "Sales", Place("people.csv", row)) for row, name in enumerate(names, 2))
    timed = plan(library, Session.model_validate(session))
    return View(replace(timed, roster=Roster(people) if names else None), sets=frozenset({"participants"}))


def sheet(seen: View, name: str) -> Sheet:
    tree = compose(seen, "standard", "none", documents=[seen.named[name]])[name]
    return Sheet(typeset(tree, tree.tag, own_look()).pdf)


def copies(seen: View) -> dict[str, int]:
    return {job.document: job.copies for job in seen.jobs}


@pytest.fixture(scope="module")
def named(shipped: Library) -> View:
    return view(shipped, {"people": 8}, NAMES)


def test_there_is_a_certificate_and_a_name_tent_for_each_name_on_the_roster(named: View) -> None:
    certificates = sheet(named, "certificates").texts

    assert [name for name, text in zip(NAMES, certificates, strict=True) if name not in text] == []
    assert len(sheet(named, "name-tents").pages) == len(NAMES)
    assert copies(named)["certificates"] == copies(named)["name-tents"] == 1


def test_without_names_one_is_made_to_be_copied_for_everyone(shipped: Library) -> None:
    unknown = view(shipped, {"people": 23})

    assert len(sheet(unknown, "certificates").pages) == len(sheet(unknown, "name-tents").pages) == 1
    assert copies(unknown)["certificates"] == copies(unknown)["name-tents"] == 23


def test_a_name_is_read_from_five_metres_on_both_faces(named: View) -> None:
    """Good eyes read letters of 1/400 of the distance; a small letter is about 0.35 of the height of its line."""
    for page, name in zip(sheet(named, "name-tents").pages, NAMES, strict=True):
        lines = [word for word in page.words if word[0] in name.split()]
        assert {word[4] < page.height / 2 for word in lines} == {True, False}, name
        if max(map(len, name.split())) < 20:
            assert min(word[4] - word[2] for word in lines) * 0.35 * MILLIMETRES > METRES * 1000 / 400, name


@pytest.mark.parametrize("people", [4, 16, 18, 23, 41, 60])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_sign_in_sheet_has_a_line_for_everyone_and_some_to_spare(shipped: Library, people: int, paper: str) -> None:
    leaves = sheet(view(shipped, {"people": people, "paper": paper}, NAMES[:3]), "sign-in").pages
    above_the_foot = ([word for word in leaf.words if word[4] < leaf.height - FOOT] for leaf in leaves)
    lines = [[int(word[0]) for word in words if word[0].isdecimal()] for words in above_the_foot]

    assert [number for own in lines for number in own] == list(range(1, people + WALK_INS + 1))
    assert min(map(len, lines)) > 5  # no page has a line or two alone


def test_days_have_a_column_each_to_sign(shipped: Library) -> None:
    text = sheet(view(shipped, {"agenda": "two-days"}), "sign-in").texts[0]

    assert "Name Department Day 1 Day 2" in text
    assert "Signature" not in text


@pytest.mark.parametrize(
    ("agenda", "paper"), [("taster", "letter"), ("half-day", "a4"), ("full-day", "letter"), ("two-days", "a4")]
)
def test_nothing_crosses_the_trim_and_every_worksheet_has_one_side(shipped: Library, agenda: str, paper: str) -> None:
    seen = view(shipped, {"agenda": agenda, "paper": paper}, NAMES)
    sheets = {document.name: sheet(seen, document.name) for document in seen.documents if document.printed}

    for name, one in sheets.items():
        for page in one.pages:
            assert [word for word in page.words if not page.holds(word)] == [], name
    assert len(sheets["handouts"].pages) == sum(len(slot.pages) for slot in seen.plan.activities)


def test_pocket_cards_fill_whole_sheets_and_are_counted_for_everyone(shipped: Library, library: Library) -> None:
    half, tiny = view(shipped, {"people": 16}), view(library, {"people": 16})

    assert len(sheet(half, "pocket-cards").pages) == 1  # three models and a promise
    assert copies(half)["pocket-cards"] == 18
    assert [len(tiny.takeaways.job_aids), copies(tiny)["pocket-cards"]] == [1, 9]  # each card twice on a sheet


def test_a_name_that_no_font_has_is_a_line_to_write_on_and_told_at_its_row(shipped: Library) -> None:
    seen = view(shipped, {}, ("Ana Silva", "山田太郎"))
    told = (
        "people.csv:3:1: no font of the kit has 太 (U+592A), 山 (U+5C71), 田 (U+7530), 郎 (U+90CE);"
        " a line is printed, to write the name on"
    )

    assert [str(problem) for problem in seen.takeaways.unprintable] == [told]
    assert [{word[0] for word in page.words} for page in sheet(seen, "name-tents").pages] == [
        {"Ana", "Silva", "Sales"}, {"Sales"},
    ]  # fmt: skip


def test_a_certificate_says_how_long_it_was_and_no_date_that_was_not_given(named: View) -> None:
    text = sheet(named, "certificates").texts[0]

    assert "took part in Service is everyone’s job. It took 3 hours 30 minutes with the breaks" in text
    assert "I can put a mistake right in five steps." in text
    assert not re.search(r"20\d\d", text.replace(named.stamp, ""))


@pytest.mark.parametrize("agenda", ["half-day", "full-day", "two-days", "lunch-and-learn", "executives"])
def test_models_that_people_met_are_not_held_back_as_secrets(shipped: Library, agenda: str) -> None:
    seen = view(shipped, {"agenda": agenda})
    own = [document for document in seen.documents if document.printed]
    search = searching(seen.plan, Composer(names(seen.plan)).plain)

    assert leaks(search, own, compose(seen, "standard", "none", documents=own), {}) == {}


def test_where_all_sit_at_screens_nothing_is_folded_or_signed(shipped: Library) -> None:
    names = {document.name for document in view(shipped, {"agenda": "virtual-day"}).documents}

    assert not names & {"name-tents", "sign-in"}
    assert {"certificates", "handouts", "promise"} <= names


def test_names_stay_out_of_the_kit_json(shipped: Library, tmp_path: Path) -> None:
    kit = make(named_plan(shipped), only=("certificates",))
    save(kit, ("certificates",), tmp_path)

    assert "Okafor" not in (tmp_path / "kit.json").read_text(encoding="utf-8")
    assert "Okafor" in Sheet((tmp_path / "participants/certificates.pdf").read_bytes()).texts[1]


def named_plan(library: Library) -> Plan:
    return view(library, {}, NAMES).plan
