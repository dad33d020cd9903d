"""`--only`: no more is made than what was asked for needs, and it is the same as in a whole kit."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from builders import in_order, needed
from tests.conftest import TINY
from workshop.cli import cli
from workshop.kit import make, save
from workshop.library import Library
from workshop.model import Session
from workshop.plan import Plan, plan
from workshop.wanted import asked

THREE = {"deck", "guide", "workbook"}


@pytest.fixture
def timed(library: Library) -> Plan:
    return plan(library, Session())


@pytest.mark.parametrize(
    ("names", "made"),
    [
        ({"workbook"}, THREE),
        ({"guide"}, THREE),
        ({"cards"}, THREE | {"cards"}),
        ({"run-sheet"}, THREE | {"run-sheet"}),
        ({"print-order"}, THREE | {"run-sheet", "cards", "print-order"}),
        ({"start"}, THREE | {"run-sheet", "cards", "print-order", "start"}),
    ],
)
def test_a_document_needs_those_whose_pages_it_names_and_what_these_need(names: set[str], made: set[str]) -> None:
    assert needed(names) == made


def test_a_document_is_composed_behind_those_that_it_is_laid_out_after() -> None:
    printed = [document for document in in_order() if document.printed]
    names = [document.name for document in printed]

    assert [
        (later.name, earlier)
        for place, later in enumerate(printed)
        for earlier in later.after
        if earlier not in names[:place]
    ] == []


def test_the_deck_is_composed_before_the_guide_that_pictures_it() -> None:
    assert in_order()[0].name == "deck"


def test_three_documents_alone_are_the_same_as_in_a_whole_kit(timed: Plan) -> None:
    alone, whole = make(timed, only=THREE), make(timed)

    assert sorted(alone.files) == ["1-deck.pptx", "3-facilitator-guide.pdf", "4-participant-workbook.pdf"]
    assert [name for name in alone.files if alone.files[name] != whole.files[name]] == []


def test_what_lies_in_the_folder_already_is_asked_for_too(timed: Plan, tmp_path: Path) -> None:
    save(make(timed), ("run-sheet",), tmp_path)

    assert asked(timed, ("workbook",), tmp_path) == ("run-sheet", "workbook")
    assert asked(timed, ("workbook",), tmp_path / "new") == ("workbook",)


def test_making_one_document_anew_keeps_the_whole_folder_in_step(tmp_path: Path) -> None:
    _built(tmp_path / "kit")
    _built(tmp_path / "kit", "--start", "13:00", "--only", "guide")
    _built(tmp_path / "later", "--start", "13:00")

    assert _contents(tmp_path / "kit") == _contents(tmp_path / "later")


def _built(folder: Path, *options: str) -> None:
    done = CliRunner().invoke(cli, ["build", "--content", str(TINY), "--output", str(folder), *options])
    assert done.exit_code == 0, done.output


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
