"""`--print`: every way of printing, looked at in the finished PDFs, for few people and for many."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from builders import in_sets
from builders.bindery.booklet import sides
from builders.bindery.finishing import HOLES
from builders.brand.look import grey, own_look
from tests.conftest import TINY
from tests.programs import needed
from tests.ways import WAYS
from workshop.cli import cli
from workshop.kit import Kit, make
from workshop.library import Library
from workshop.model import Session
from workshop.plan import plan
from workshop.printing import Profile

NAMES = (*in_sets({"room", "participants"}), "booklet")
BOUND = ("3-facilitator-guide.pdf", "2-run-sheet.pdf", "4-participant-workbook.pdf", "6-print-order.pdf",
         "participants/sign-in.pdf", "participants/handouts.pdf")  # fmt: skip


def made(library: Library, people: int, profile: Profile, paper: str = "a4") -> Kit:
    session = Session.model_validate({"people": people, "paper": paper})
    return make(plan(library, session), only=NAMES, profile=profile)


@pytest.fixture(scope="module")
def whole(shipped: Library) -> Kit:
    return made(shipped, 16, WAYS["all"], "letter")


def leaves(kit: Kit, file: str) -> int:
    return len(PdfReader(BytesIO(kit.files[file])).pages)


@pytest.mark.parametrize("people", [4, 23, 60])
@pytest.mark.parametrize("name", WAYS)
def test_the_sheets_that_are_ordered_are_those_of_the_finished_files(library: Library, name: str, people: int) -> None:
    kit = made(library, people, WAYS[name])
    files = {file.rpartition("/")[2].removesuffix(".pdf").lstrip("0123456789-"): file for file in kit.files}
    files |= {"guide": "3-facilitator-guide.pdf", "workbook": "4-participant-workbook.pdf"}
    ordered = {place.removeprefix("sheets:"): count for place, count in kit.places.items() if "sheets:" in place}

    both = {"guide", "workbook", "run-sheet", *(["sign-in"] if WAYS[name].duplex else [])}
    assert {"workbook", "cards", "name-tents", "promise"} <= set(ordered)
    assert ordered == {one: -(-leaves(kit, files[one]) // (2 if one in both else 1)) for one in ordered}
    assert kit.places["all:workbook"] >= people * ordered["workbook"]


@pytest.mark.parametrize("file", BOUND)
def test_nothing_is_printed_where_the_holes_are(whole: Kit, file: str, tmp_path: Path) -> None:
    """The left edge of a front and, of what is printed on both sides, the right edge of a back."""
    (tmp_path / "one.pdf").write_bytes(whole.files[file])
    html = subprocess.run([needed("pdftotext"), "-bbox", tmp_path / "one.pdf", "-"], check=True, capture_output=True)
    one_sided = file in ("6-print-order.pdf", "participants/handouts.pdf")
    for number, leaf in enumerate(re.findall(r"<page (.*?)</page>", html.stdout.decode(), re.DOTALL), start=1):
        width = float(re.findall(r'width="([\d.]+)"', leaf)[0])
        edges = [(float(a), float(b)) for a, b in re.findall(r'xMin="([\d.]+)".*?xMax="([\d.]+)"', leaf)]
        at_left = number % 2 == 1 or one_sided
        assert [edge for edge in edges if (edge[0] if at_left else width - edge[1]) < HOLES] == [], number


def test_every_copy_begins_a_sheet_and_the_printer_is_told_how_to_turn_it(whole: Kit) -> None:
    turns = {file: PdfReader(BytesIO(whole.files[file])).root_object["/ViewerPreferences"]["/Duplex"] for file in BOUND}

    assert {file for file, turn in turns.items() if turn == "/Simplex"} == {
        "6-print-order.pdf",
        "participants/handouts.pdf",
    }
    assert [file for file in BOUND if turns[file] != "/Simplex" and leaves(whole, file) % 2] == []


def test_without_colour_every_colour_is_a_grey(whole: Kit) -> None:
    for file in (file for file in whole.files if file.endswith(".pdf")):
        for leaf in PdfReader(BytesIO(whole.files[file])).pages:
            drawn = leaf.get_contents().get_data().decode("latin-1") if leaf.get_contents() else ""
            colours = re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG|scn|SCN)\b", drawn)
            assert [one for one in colours if len(set(one)) > 1] == [], file


def test_a_grey_is_as_light_as_its_colour_and_text_stays_dark() -> None:
    own = own_look().colours

    assert grey("#ffffff") == "#ffffff"
    assert [grey(own[name]) for name in ("ink", "teal", "clay", "gold", "cream")] == [
        "#282828", "#4d4d4d", "#626262", "#bbbbbb", "#f2f2f2",
    ]  # fmt: skip


def test_the_booklet_holds_the_pages_of_the_book_in_the_order_for_folding(whole: Kit) -> None:
    book, folded = (
        [leaf.extract_text() for leaf in PdfReader(BytesIO(whole.files[f"4-participant-workbook{name}.pdf"])).pages]
        for name in ("", "-BOOKLET")
    )

    for side, (left, right) in zip(folded, sides(len(book)), strict=True):
        for number in (left, right):
            title = book[number].strip().splitlines()[0] if number < len(book) and book[number].strip() else ""
            assert title in side


def test_an_edge_for_holes_and_a_fold_do_not_go_together() -> None:
    done = CliRunner().invoke(cli, ["build", "--content", str(TINY), "--print", "booklet,hole-punch"])

    assert done.exit_code == 2
    assert "a booklet is stapled in its fold and has no edge for holes" in done.output


def test_print_booklet_is_the_booklet(tmp_path: Path) -> None:
    build = [
        "build",
        "--content",
        str(TINY),
        "--output",
        str(tmp_path),
        "--print",
        "booklet,mono",
        "--only",
        "workbook",
    ]
    done = CliRunner().invoke(cli, build)

    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "4-participant-workbook-BOOKLET.pdf", "4-participant-workbook.pdf", "kit.json",
    ]  # fmt: skip
