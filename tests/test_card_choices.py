"""Eight cards on a sheet and cards with backs: chosen, they are printed, cut and ordered exactly."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from tests.conftest import ROOT, Workshop
from tests.test_cards import TEA_CARDS, clear_of_cuts, with_cards, words_of
from tests.test_print_order import rows
from workshop.cards import PLAIN, CardStyle
from workshop.cli import cli
from workshop.kit import Kit, make
from workshop.library import load
from workshop.model import Session
from workshop.plan import plan

BUILT = (4, 16, 23, 60)
EIGHT, BACKS, BOTH = CardStyle(8), CardStyle(backs=True), CardStyle(8, backs=True)
STYLES = (EIGHT, BACKS, BOTH)
COUNTING = re.compile(r"(A\d) set (\d+) of \d+ card (\d+) of \d+")
CODE = re.compile(r"\bA\d\b")
SET = re.compile(r"\bset (\d+)")
Card = tuple[str, int, int]
Corner = tuple[int, int]  # row from the top, column from the left

pytestmark = pytest.mark.slow  # many whole builds


@cache
def built(people: int, style: CardStyle, paper: str = "a4") -> Kit:
    return make(plan(load(ROOT), Session.model_validate({"people": people, "paper": paper})), cards=style)


def leaves(kit: Kit) -> list[Any]:
    return list(PdfReader(BytesIO(kit.files["5-cards.pdf"])).pages)


def texts(kit: Kit) -> list[str]:
    return [" ".join(leaf.extract_text().split()) for leaf in leaves(kit)]


def order(kit: Kit) -> str:
    found = PdfReader(BytesIO(kit.files["6-print-order.pdf"])).pages
    return " ".join(" ".join(leaf.extract_text() for leaf in found).split())


def sheets(kit: Kit, style: CardStyle) -> list[list[Card]]:
    """The cards on each face of the finished sheets that are cut, as they are read."""
    faces = texts(kit)[: kit.places["cards:cut"] : 2 if style.backs else 1]
    return [[(code, int(set), int(card)) for code, set, card in COUNTING.findall(text)] for text in faces]


def corners(pdf: Path, number: int, style: CardStyle) -> dict[Corner, tuple[str, str]]:
    """The code and set that stand in each place of a finished page, as poppler sees it."""
    leaf = PdfReader(pdf).pages[number - 1].mediabox
    found: dict[Corner, str] = {}
    for word in words_of(pdf, number):
        row = int(float(word.attrib["yMin"]) / float(leaf.height) * style.rows)
        corner = (row, int(float(word.attrib["xMin"]) / float(leaf.width) * 2))
        found[corner] = f"{found.get(corner, '')} {word.text}"
    return {corner: (CODE.findall(text)[0], SET.findall(text)[0]) for corner, text in found.items()}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("people", BUILT)
def test_there_are_exactly_as_many_sheets_as_the_cards_need(people: int, style: CardStyle) -> None:
    kit = built(people, style)
    cards = 5 * max(1, people // 5) + 6 * (people // 3) + 4 * (people // 2)
    needed = -(-cards // style.up)

    assert sum(len(sheet) for sheet in sheets(kit, style)) == cards
    assert len(sheets(kit, style)) == needed
    assert len(leaves(kit)) == (2 * needed + 5 if style.backs else needed + 3)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("people", BUILT)
def test_the_piles_laid_on_one_another_are_in_order(people: int, style: CardStyle) -> None:
    dealt = sheets(built(people, style), style)
    piles = [[sheet[place] for sheet in dealt if place < len(sheet)] for place in range(style.up)]
    in_order = [card for pile in piles for card in pile]

    assert in_order == sorted(in_order)
    assert len(set(in_order)) == len(in_order)


@pytest.mark.parametrize("style", [BACKS, BOTH])
@pytest.mark.parametrize(("people", "paper"), [(4, "letter"), (23, "a4")])
def test_each_back_falls_behind_its_face(people: int, paper: str, style: CardStyle, tmp_path: Path) -> None:
    kit = built(people, style, paper)
    (tmp_path / "cards.pdf").write_bytes(kit.files["5-cards.pdf"])
    for face in range(1, kit.places["cards:cut"], 2):
        front, back = (corners(tmp_path / "cards.pdf", number, style) for number in (face, face + 1))
        turned = {(row, 1 - column): card for (row, column), card in back.items()}

        assert front, face
        assert front == turned, face


@pytest.mark.parametrize("style", [BACKS, BOTH])
@pytest.mark.parametrize("people", BUILT)
def test_every_face_and_every_table_sheet_is_on_an_odd_page(people: int, style: CardStyle) -> None:
    pages = enumerate(texts(built(people, style)), start=1)
    fronts = [number for number, text in pages if re.search(r"card \d of \d", text)]
    last = built(people, style).places["cards:cut"]
    after = texts(built(people, style))[last:]

    assert fronts == list(range(1, last + 6, 2))
    assert after[1::2] == ["This back of a table sheet is left empty."] * 2


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("people", BUILT)
def test_the_print_order_counts_the_finished_cards(people: int, style: CardStyle) -> None:
    kit = built(people, style)
    pages, cut = len(leaves(kit)), len(sheets(kit, style))
    row = rows(kit)["cards"]

    assert (row.copies, row.pages, row.sides) == (1, pages, "both" if style.backs else "one")
    assert row.sheets == row.in_all == cut + 3
    assert f"Card, in all {cut + 3} " in order(kit)
    assert f"Please cut the first {cut} " in order(kit)
    assert f"if the shop counts them: {sum(one.copies * one.pages for one in rows(kit).values())}." in order(kit)
    for _, number in re.findall(r"(\d+) × page (\d+)", order(kit)):
        assert "Table sheet: all" in texts(kit)[int(number) - 1]


def test_the_print_order_says_how_eight_are_cut_and_backs_are_turned() -> None:
    text = order(built(16, BOTH))

    assert (
        "The cards: once, in colour, on both sides, turned on the long edge, on stiff card. That is 13 sheets." in text
    )
    assert (
        "Please cut the first 10 sheets (page 1 to 20) in one stack, along the dashed lines: once down the middle, "
        in text
    )
    assert "three times across. Then lay the eight piles on one another, row after row from the top" in text
    assert "Leave whole: pages 21 to 25, which have nothing on the back." in text
    assert "The cards: four cuts, eight piles" in text
    assert not re.search("cut twice|four piles|two cuts|one side only", text)
    assert "Both sides, stiff paper, four straight cuts." in built(16, BOTH).files["0-START-HERE.html"].decode()


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_nothing_on_eight_cards_crosses_the_cuts(paper: str, tmp_path: Path) -> None:
    kit = built(16, BOTH, paper)
    (tmp_path / "cards.pdf").write_bytes(kit.files["5-cards.pdf"])
    leaf = leaves(kit)[0].mediabox
    for number in range(1, kit.places["cards:cut"] + 1):
        for word in words_of(tmp_path / "cards.pdf", number):
            left, right, top, bottom = (float(word.attrib[name]) for name in ("xMin", "xMax", "yMin", "yMax"))
            line = (bottom - top) / 5  # poppler's boxes reach beyond the letters
            assert clear_of_cuts(left, right, float(leaf.width)), (number, word.text)
            assert clear_of_cuts(top + line, bottom - line, float(leaf.height), cards=4), (number, word.text)


def test_letters_on_eight_cards_are_never_below_eleven_points() -> None:
    kit = built(16, EIGHT)
    sizes: set[float] = set()

    def see(text: str, matrix: list[float], place: list[float], _: Any, size: float) -> None:
        if text.strip():
            sizes.add(round(size * abs(place[3]) * abs(matrix[3]), 1))

    for leaf in leaves(kit)[: kit.places["cards:cut"]]:
        leaf.extract_text(visitor_text=see)

    assert min(sizes) == 11


def test_a_card_that_fits_four_on_a_sheet_but_not_eight_is_a_finding(tiny: Workshop) -> None:
    wordy = TEA_CARDS.replace("You like milk.", "You like milk and you like it first in every cup of tea. " * 5)
    timed = plan(with_cards(tiny, wordy).read(), Session())

    assert make(timed).findings == ()
    assert [finding.what for finding in make(timed, cards=EIGHT).findings] == [
        "the card 'Milk first' is full; at most 45 words read well on a card"
    ]


def test_nothing_chosen_is_four_on_a_sheet_without_backs(kit: Kit) -> None:
    assert CardStyle(4, backs=False) == PLAIN
    assert built(16, PLAIN).files == kit.files
    assert len(leaves(kit)) == 23


@pytest.mark.parametrize(
    ("options", "pages"),
    [([], 23), (["--cards", "4"], 23), (["--cards", "8"], 13), (["--cards", "8", "--card-backs"], 25)],
)
def test_the_command_takes_both_choices(options: list[str], pages: int, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["build", "--json", "--output", str(tmp_path / "kit"), *options])

    assert done.exit_code == 0, done.output
    assert len(PdfReader(tmp_path / "kit" / "5-cards.pdf").pages) == pages


def test_six_on_a_sheet_is_not_a_choice() -> None:
    assert CliRunner().invoke(cli, ["build", "--cards", "6"]).exit_code == 2


@pytest.mark.parametrize("name", ["5-cards.pdf", "6-print-order.pdf"])
def test_cards_with_backs_and_their_order_keep_to_pdf_ua(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(built(16, BOTH).files[name])
    report = page.validate_pdf(str(tmp_path / name), profile="ua1")

    assert report.is_compliant, [str(failure) for failure in report.failures]
