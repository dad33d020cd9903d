"""`workshop diff --docx`: what a department reads differently, as a Word document to change, to tick and to sign."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from tests.conftest import TINY, Workshop
from tests.test_diff import CHANGES, with_bar
from tests.word import W14, Read, W, audited, faults, letters
from workshop import cli
from workshop.comparison import for_department
from workshop.content import Content
from workshop.kit import approval


@pytest.fixture
def here(tiny: Workshop, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny workshop, with a department in it that changes a promise and takes a slide out."""
    with_bar(tiny.root, CHANGES)
    (tiny.root / "workshop.yaml").unlink()
    monkeypatch.chdir(tiny.root)
    return tiny.root


@pytest.fixture(scope="module")
def finance() -> bytes:
    found = for_department(None, {"departments": {"finance": None}}, Content(TINY.parent.parent, ""))
    return approval(found.diff, found.workshop, found.department, found.file, found.paper)


def run(*more: str) -> str:
    done = CliRunner().invoke(cli.cli, ["diff", "--department", "bar", "--content", ".", "--docx", *more])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_old_words_are_struck_through_and_new_ones_underlined(here: Path) -> None:
    run()
    runs = list(Read(Path("bar-diff.docx").read_bytes()).body.iter(f"{W}r"))
    struck = [letters(one) for one in runs if one.find(f"{W}rPr/{W}strike") is not None]
    lined = [letters(one) for one in runs if one.find(f"{W}rPr/{W}u") is not None]

    assert struck == ["Struck through", "make", "Kofi made twelve cups. Nine went cold."]
    assert lined == ["Underlined", "pour"]


def test_each_place_has_a_box_to_tick_and_the_end_a_place_to_sign(here: Path) -> None:
    run()
    made = Read(Path("bar-diff.docx").read_bytes())
    *parts, end = made.tables

    assert [letters(cell) for cell in end.iter(f"{W}tc")][:4] == ["", "Name", "Date", "Signature"]
    assert "For The bar" in made.text
    places = sum(len(table.findall(f"{W}tr")) - 1 for table in parts)
    assert len(list(made.body.iter(f"{W14}checkbox"))) == places == 2


def test_it_is_made_anew_until_somebody_writes_in_it(here: Path) -> None:
    assert run().endswith("  bar-diff.docx\n")
    assert run().endswith("  bar-diff.docx\n")

    edited = Read(Path("bar-diff.docx").read_bytes())
    edited.docx.paragraphs[0].add_run(" Fine by me.")
    edited.docx.save("bar-diff.docx")
    theirs = Path("bar-diff.docx").read_bytes()

    assert run().endswith("  bar-diff (new).docx\n")
    assert Path("bar-diff.docx").read_bytes() == theirs


@pytest.mark.parametrize("content", [b"", b"my own", b"PK\x03\x04"])
def test_a_file_of_somebody_else_is_left_alone(here: Path, content: bytes) -> None:
    Path("a.docx").write_bytes(content)

    assert run("--output", "a.docx").endswith("  a (new).docx\n")
    assert Path("a.docx").read_bytes() == content


def test_an_archive_of_somebody_else_is_left_alone(here: Path) -> None:
    with ZipFile("a.docx", "w") as archive:
        archive.writestr("word/footer1.xml", "workshop diff")

    assert run("--output", "a.docx").endswith("  a (new).docx\n")


def test_where_nothing_is_different_nothing_is_to_be_signed(library: object) -> None:
    found = for_department(None, {"departments": {"finance": None}}, Content(TINY.parent.parent, ""))
    made = Read(approval(type(found.diff)(()), "Tea", "Finance", "modules/departments/finance.yaml", "a4"))

    assert made.tables == []
    assert "Nothing is different yet: Finance reads what everyone reads." in made.text


def test_nothing_is_wrong_with_it(finance: bytes) -> None:
    assert faults(finance) == []


@pytest.mark.slow
def test_openxml_audit_finds_nothing(finance: bytes, tmp_path: Path) -> None:
    (tmp_path / "finance.docx").write_bytes(finance)

    assert audited(tmp_path / "finance.docx") == []


def test_it_is_dressed_in_the_brand_of_the_session(here: Path) -> None:
    Path("acme").mkdir()
    Path("acme/brand.yaml").write_text('colours:\n  main: "#7a1fa2"\n', encoding="utf-8")
    run("--brand", "acme")
    with ZipFile("bar-diff.docx") as archive:
        assert "7A1FA2" in archive.read("word/theme/theme1.xml").decode().upper()
