"""The workbook as a booklet: two pages a side, in the order in which a folded stack is read."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from builders import BOOKLET
from builders.bindery.booklet import impose, sides
from tests.conftest import Workshop
from tests.web import faults, read
from workshop.cli import cli
from workshop.kit import NAMES, Kit, make
from workshop.library import Library
from workshop.model import Session
from workshop.plan import plan

ORDER = "6-print-order.pdf"


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

    assert "4-participant-workbook-BOOKLET.pdf  8 sides" in done.stdout
    assert sorted(path.name for path in plain.iterdir()) == ["4-participant-workbook.pdf", "kit.json"]
    assert sorted(path.name for path in folded.iterdir()) == [
        "4-participant-workbook-BOOKLET.pdf", "4-participant-workbook.pdf", "kit.json",
    ]  # fmt: skip


def test_a_booklet_without_its_workbook_is_refused_with_what_to_type(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["build", "--only", "guide", "--booklet", "--output", str(tmp_path / "kit")])

    assert done.exit_code == 2
    assert "write  --only guide,workbook --booklet" in done.stderr
    assert not (tmp_path / "kit").exists()


@pytest.mark.parametrize(("paper", "large"), [("a4", "A3"), ("letter", "Ledger")])
def test_start_here_and_print_order_say_how_to_print_it(shipped: Library, paper: str, large: str) -> None:
    kit = make(plan(shipped, Session.model_validate({"paper": paper})), only=(*NAMES, BOOKLET.name))
    page = read(kit.files["0-START-HERE.html"].decode())
    order = " ".join("".join(leaf.extract_text() for leaf in PdfReader(BytesIO(kit.files[ORDER])).pages).split())

    assert faults(kit.files["0-START-HERE.html"].decode(), kit.files) == []
    assert [one.attributes["href"] for one in page.named("a")].count(BOOKLET.file) == 2
    assert f"In place of the workbook. Both sides, turned on the short edge, {large} paper." in page.text
    assert f"Print {BOOKLET.file} in place of the workbook: its pages are in the order for folding." in order
    assert f"Both sides, turned on the short edge, on {large}" in order
    assert "Each is 4 sheets." in order


def test_without_a_booklet_neither_names_its_file(kit: Kit) -> None:
    order = "".join(leaf.extract_text() for leaf in PdfReader(BytesIO(kit.files[ORDER])).pages)

    assert BOOKLET.file not in kit.files["0-START-HERE.html"].decode() + order
    assert "Build with --booklet" in " ".join(order.split())


def test_a_booklet_that_is_there_is_kept_in_step_with_the_workbook(tmp_path: Path, tiny: Workshop) -> None:
    build = ["build", "--content", str(tiny.root), "--output", str(tmp_path / "kit")]
    CliRunner().invoke(cli, [*build, "--booklet"])
    before = (tmp_path / "kit" / BOOKLET.file).read_bytes()
    tiny.change("x01-brew", "Who drinks it?", "Who will drink it?")

    done = CliRunner().invoke(cli, [*build, "--only", "workbook"])

    assert BOOKLET.file in done.stdout
    assert (tmp_path / "kit" / BOOKLET.file).read_bytes() != before
