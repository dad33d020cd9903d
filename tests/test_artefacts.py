"""What a professional kit is expected to hold: each row is a document that is made, a part of one, or says why not."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.conftest import ROOT
from workshop.edition import stamp
from workshop.kit import Kit
from workshop.wanted import every

ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in (ROOT / "modules" / "README.md")
    .read_text(encoding="utf-8")
    .split("## What a kit holds")[1]
    .splitlines()
    if re.match(r"\| \d+ \|", line)
]
NAMES = {document.name for document in every() if not document.format}
ELSEWHERE = {"37", "38"}  # no documents: a stamp and a credit on all of them


def test_all_thirty_eight_are_there_in_order() -> None:
    assert [number for number, _, _ in ROWS] == [str(number) for number in range(1, 39)]


@pytest.mark.parametrize(("number", "what", "where"), ROWS, ids=[number for number, _, _ in ROWS])
def test_a_row_names_documents_that_exist_or_says_why_there_is_none(number: str, what: str, where: str) -> None:
    named = [name for name in re.findall(r"`([\w-]+)`", where) if "." not in name]

    assert [name for name in named if name not in NAMES] == [], what
    assert named or where.startswith("not built") or number in ELSEWHERE, what


def test_every_document_is_named_by_a_row() -> None:
    named = {name for _, _, where in ROWS for name in re.findall(r"`([\w-]+)`", where)}
    beside = {"calendar-hr", "calendar-managers", "data-sheet", "leader-questions"}  # more than was expected

    assert NAMES - named == beside


def test_the_same_stamp_and_the_credit_stand_on_all_papers(kit: Kit) -> None:
    word = stamp(kit.plan)
    for file, content in kit.files.items():
        if file.endswith(".pdf") and "cards" not in file:
            text = " ".join("\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())
            assert word in text, file
            assert "Content CC BY 4.0" in text, file
