"""`--formats`: documents that flow once more for Word and for a phone, in step with the PDF beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from builders import DOCUMENTS, in_formats, needed
from tests.conftest import TINY
from tests.web import read
from workshop.cli import cli
from workshop.wanted import chosen


def test_only_what_flows_has_other_formats() -> None:
    names = in_formats([document.name for document in DOCUMENTS], ["docx"])

    assert {"guide.docx", "workbook.docx", "run-sheet.docx", "print-order.docx"} <= set(names)
    assert {"deck.docx", "cards.docx", "start.docx"} & set(names) == set()


@pytest.mark.parametrize("formats", [("pdf",), ()])
def test_a_pdf_is_made_in_any_case(formats: tuple[str, ...]) -> None:
    assert chosen(("guide",), (), formats=formats) == ("guide",)


def test_a_format_needs_the_document_that_it_is_once_more() -> None:
    assert needed({"guide.docx"}) == {"deck", "guide", "guide.docx", "workbook"}


@pytest.mark.parametrize(("typed", "made"), [("docx", "docx"), ("word", "docx"), ("html", "html"), ("phone", "html")])
def test_a_document_stands_beside_its_pdf(tmp_path: Path, typed: str, made: str) -> None:
    said = _built(tmp_path, "--only", "run-sheet", "--formats", typed)

    assert {path.name for path in tmp_path.iterdir()} == {"2-run-sheet.pdf", f"2-run-sheet.{made}", "kit.json"}
    assert f"2-run-sheet.{made}" in said


def test_another_format_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["build", "--content", str(TINY), "--formats", "odt"])

    assert done.exit_code == 2
    assert "'odt' is not one of 'pdf', 'docx', 'html'" in done.output


def test_what_lies_in_the_folder_already_is_kept_in_step(tmp_path: Path) -> None:
    _built(tmp_path / "kit", "--formats", "docx,html")
    _built(tmp_path / "kit", "--start", "13:00", "--only", "guide")
    _built(tmp_path / "later", "--start", "13:00", "--formats", "docx,html")

    assert _contents(tmp_path / "kit") == _contents(tmp_path / "later")


def test_the_page_to_start_from_leads_to_every_format(tmp_path: Path) -> None:
    _built(tmp_path, "--formats", "docx,html")
    page = read((tmp_path / "0-START-HERE.html").read_text(encoding="utf-8"))
    led_to = {node.attributes["href"] for node in page.named("a")}

    assert {path.name for path in tmp_path.iterdir()} - led_to == {"0-START-HERE.html", "kit.json"}


def _built(folder: Path, *options: str) -> str:
    done = CliRunner().invoke(cli, ["build", "--content", str(TINY), "--output", str(folder), *options])
    assert done.exit_code == 0, done.output
    return done.output


def _contents(folder: Path) -> dict[str, bytes]:
    """The files by their names; START-HERE suggests what was typed, so it may differ."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix != ".json"}
