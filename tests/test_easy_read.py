"""`--easy-read`: the workbook in large letters; whoever reads it finds the page that everybody turns to."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path

import page
import pytest
from pypdf import PdfReader

from builders.bindery.easy_read import easy_read
from builders.brand.look import own_look
from builders.typeset import Printed, typeset
from builders.view import View
from tests.programs import needed
from workshop.kit import compose
from workshop.library import Library
from workshop.model import Session
from workshop.plan import plan


@pytest.fixture(scope="module", params=[("half-day", "a4"), ("taster", "letter"), ("full-day", "letter")])
def both(shipped: Library, request: pytest.FixtureRequest) -> tuple[Printed, Printed]:
    agenda, paper = request.param
    view = View(plan(shipped, Session.model_validate({"agenda": agenda, "paper": paper})))
    tree = compose(view, "standard", "none", documents=[view.named["workbook"]])["workbook"]
    printed = typeset(tree, "workbook", own_look())
    return printed, typeset(easy_read(tree, printed), "workbook", own_look())


def test_each_page_says_in_its_margin_which_page_it_is_in_the_book(both: tuple[Printed, Printed]) -> None:
    printed, large = both
    texts = [leaf.extract_text() for leaf in PdfReader(BytesIO(large.pdf)).pages]

    for id in (id for id in printed.begins if "/" in id):
        for number in range(large.begins[id], large.ends[id] + 1):
            assert re.search(rf"\bpage\s+{printed.begins[id]}(?!\d)", texts[number - 1]), (id, number)


def test_the_page_for_notes_says_its_number_too_and_the_back_says_none(both: tuple[Printed, Printed]) -> None:
    printed, large = both
    *_, notes, back = [leaf.extract_text() for leaf in PdfReader(BytesIO(large.pdf)).pages]

    assert re.findall(r"\bpage\s+(\d+)", notes) == [str(printed.begins["notes"])]
    assert re.findall(r"\bpage\s+(\d+)", back) == []


def test_letters_are_large_lines_are_dark_and_nothing_is_left_out(
    both: tuple[Printed, Printed], tmp_path: Path
) -> None:
    (tmp_path / "large.pdf").write_bytes(both[1].pdf)
    xml = subprocess.run(
        [needed("pdftotext"), "-bbox", tmp_path / "large.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout
    inside = re.findall(r"<page .*?</page>", xml, re.DOTALL)[1:-1]  # without the covers
    lines = [
        (float(top), float(low)) for leaf in inside for top, low in re.findall(r'yMin="(.*?)".*?yMax="(.*?)"', leaf)
    ]
    heights = [low - top for top, low in lines]

    assert min(heights) > 18  # a line of 13 points, in the margin; a line of 18 points is 25 high
    assert sum(height > 25 for height in heights) > 0.9 * len(heights)
    assert _words(both[0].pdf, tmp_path) - _words(both[1].pdf, tmp_path) == set()


def _words(pdf: bytes, folder: Path) -> set[str]:
    (folder / "read.pdf").write_bytes(pdf)
    command = [needed("pdftotext"), "-raw", folder / "read.pdf", "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {word for word in text.split() if word.isalpha()}


def test_it_keeps_to_pdf_ua(both: tuple[Printed, Printed], tmp_path: Path) -> None:
    (tmp_path / "large.pdf").write_bytes(both[1].pdf)
    report = page.validate_pdf(str(tmp_path / "large.pdf"), profile="ua1")

    assert report.is_compliant, list(map(str, report.failures))
