"""The workbook as a booklet: two pages a side, in the order in which a folded stack is read."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from builders.booklet import impose, sides
from workshop.cli import cli
from workshop.kit import Kit


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (4, [(3, 0), (1, 2)]),
        (8, [(7, 0), (1, 6), (5, 2), (3, 4)]),
        (6, [(7, 0), (1, 6), (5, 2), (3, 4)]),
    ],
)
def test_a_folded_stack_reads_in_order(pages: int, expected: list[tuple[int, int]]) -> None:
    assert list(sides(pages)) == expected


@pytest.mark.parametrize("pages", range(1, 41))
def test_every_page_stands_on_one_side(pages: int) -> None:
    shown = [number for side in sides(pages) for number in side if number < pages]

    assert sorted(shown) == list(range(pages))


def test_the_workbook_is_eight_wide_sides_with_the_cover_outside(kit: Kit) -> None:
    reader = PdfReader(BytesIO(impose(kit.files["4-participant-workbook.pdf"])))
    outside = reader.pages[0].extract_text()

    assert len(reader.pages) == 8
    assert reader.pages[0].mediabox.width > reader.pages[0].mediabox.height
    assert "Participant workbook" in outside
    assert "CC BY 4.0" in outside


def test_the_same_booklet_has_the_same_bytes(kit: Kit) -> None:
    workbook = kit.files["4-participant-workbook.pdf"]

    assert impose(workbook) == impose(workbook)


def test_a_booklet_is_made_only_when_asked_for_and_says_so_in_its_name(tmp_path: Path) -> None:
    plain, folded = tmp_path / "plain", tmp_path / "folded"
    for folder, flags in ((plain, []), (folded, ["--booklet"])):
        done = CliRunner().invoke(cli, ["build", "--only", "workbook", "--output", str(folder), *flags])
        assert done.exit_code == 0, done.output

    assert sorted(path.name for path in plain.iterdir()) == ["4-participant-workbook.pdf", "kit.json"]
    assert sorted(path.name for path in folded.iterdir()) == [
        "4-participant-workbook-BOOKLET.pdf", "4-participant-workbook.pdf", "kit.json",
    ]  # fmt: skip
