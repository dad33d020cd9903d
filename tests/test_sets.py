"""`--set`: the documents that one person needs together, in a folder of their own, told by the page to start from."""

from __future__ import annotations

from pathlib import Path

import page
import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from builders import DOCUMENTS, SETS, in_sets, needed, sets_of
from builders.view import View
from tests.conftest import TINY
from tests.web import read
from workshop.archive import RELEASE
from workshop.cli import SET_NAMES, cli
from workshop.kit import NAMES, Kit, make
from workshop.library import Library
from workshop.model import Session
from workshop.plan import plan
from workshop.wanted import EVERY_SET

ROOM = ["0-START-HERE.html", "1-deck.pptx", "2-run-sheet.pdf", "3-facilitator-guide.pdf", "4-participant-workbook.pdf",
        "5-cards.pdf", "6-print-order.pdf"]  # fmt: skip
PEOPLE = "participants/sign-in.pdf"


@pytest.fixture(scope="module")
def whole(library: Library) -> Kit:
    return make(plan(library, Session()), only=in_sets(SETS))


@pytest.fixture(scope="module", params=["a4", "letter"])
def folder(shipped: Library, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of every set for the half day that comes with the kit, on either paper."""
    made = make(plan(shipped, Session.model_validate({"paper": request.param})), only=in_sets(SETS))
    folder = tmp_path_factory.mktemp(request.param)
    for name, content in made.files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def build(folder: Path, *options: str) -> str:
    done = CliRunner().invoke(cli, ["build", "--content", str(TINY), "--output", str(folder), *options])
    assert done.exit_code == 0, done.output
    return done.stdout


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def contents(folder: Path) -> dict[str, bytes]:
    return {file: (folder / file).read_bytes() for file in files(folder)}


def test_the_command_knows_the_names_of_all_sets() -> None:
    assert (*SETS, EVERY_SET, RELEASE) == SET_NAMES


def test_every_document_belongs_to_a_set_and_its_file_lies_in_the_folder_of_that_set() -> None:
    assert {document.set for document in DOCUMENTS} == set(SETS)
    assert [one.file for one in DOCUMENTS if one.set != "room" and one.file.split("/")[0] != one.set] == []
    assert [one.file for one in DOCUMENTS if one.set == "room"] == ROOM


def test_nothing_said_makes_the_set_for_the_room(tmp_path: Path) -> None:
    build(tmp_path / "kit")

    assert files(tmp_path / "kit") == {*ROOM, "kit.json"}


def test_a_set_is_written_with_the_page_to_start_from(tmp_path: Path) -> None:
    build(tmp_path / "kit", "--set", "participants")

    made = files(tmp_path / "kit")
    assert {"0-START-HERE.html", "kit.json", PEOPLE} <= made
    assert {file for file in made if not file.startswith("participants/")} == {"0-START-HERE.html", "kit.json"}


def test_a_set_that_is_added_stays_in_step_with_what_lies_there(tmp_path: Path) -> None:
    build(tmp_path / "kit")
    build(tmp_path / "kit", "--set", "participants")
    build(tmp_path / "at-once", "--set", "room,participants")
    build(tmp_path / "all", "--set", "all")

    kits = [
        {file: (tmp_path / name / file).read_bytes() for file in files(tmp_path / name)} for name in ("kit", "at-once")
    ]
    assert kits[0] == kits[1]
    assert files(tmp_path / "kit") <= files(tmp_path / "all")


def test_a_document_of_a_set_still_works_by_name(tmp_path: Path) -> None:
    build(tmp_path / "kit", "--only", "sign-in")

    assert files(tmp_path / "kit") == {PEOPLE, "kit.json"}


def test_whole_sets_and_single_documents_are_not_typed_together(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["build", "--content", str(TINY), "--set", "participants", "--only", "deck"])

    assert done.exit_code == 2
    assert "--set makes whole sets, --only single documents; type one of them" in done.output


def test_a_file_of_a_set_that_was_edited_is_kept(tmp_path: Path) -> None:
    build(tmp_path / "kit", "--set", "participants")
    (tmp_path / "kit" / PEOPLE).write_bytes(b"with my notes")
    said = build(tmp_path / "kit", "--set", "participants", "--people", "20")

    assert (tmp_path / "kit" / PEOPLE).read_bytes() == b"with my notes"
    assert "sign-in (new).pdf" in said
    assert "participants/sign-in (new).pdf" in files(tmp_path / "kit")


def test_the_page_to_start_from_tells_the_sets_in_groups(whole: Kit) -> None:
    page = read(whole.files["0-START-HERE.html"].decode())
    links = [one.attributes["href"] for one in page.named("a")]
    made = {document.set for document in DOCUMENTS if document.file in whole.files}
    purposes = [purpose.capitalize() for set, purpose in SETS.items() if set != "room" and set in made]

    assert [title.text for title in page.named("h3")][: len(purposes)] == purposes
    assert [file for file in whole.files if file not in links and file != "0-START-HERE.html"] == []


def test_the_print_order_counts_what_is_printed_of_all_sets(whole: Kit) -> None:
    room = make(plan(whole.plan.library, Session()))

    assert whole.places["all:plain"] > room.places["all:plain"]
    assert whole.places["pages:sign-in"] >= 1
    assert "pages:sign-in" not in room.places


def test_the_page_to_start_from_belongs_to_every_set() -> None:
    assert sets_of({"start"}) == {"room"}
    assert sets_of({"start", "sign-in"}) == {"participants"}
    assert "run-sheet" not in needed({"start", "sign-in"})
    assert {"run-sheet", "sign-in", "print-order"} <= needed((*NAMES, "sign-in"))


def test_every_printed_document_keeps_to_pdf_ua_and_has_its_fonts_inside(folder: Path) -> None:
    for path in sorted(folder.glob("*/*.pdf")):
        report = page.validate_pdf(str(path), profile="ua1")
        assert report.is_compliant, [path.name, *map(str, report.failures)]
        fonts = [
            font.get_object() for leaf in PdfReader(path).pages for font in leaf["/Resources"].get("/Font", {}).values()
        ]
        assert all("/FontFile" in str(font["/DescendantFonts"][0].get_object()["/FontDescriptor"]) for font in fonts)


def test_each_document_is_ordered_once_and_every_set_can_be_had_of_what_ships(shipped: Library) -> None:
    kit = make(plan(shipped, Session.model_validate({"people": 20})), only=in_sets(SETS))
    ordered = [job.document for job in View(kit.plan, sets=frozenset(SETS)).jobs]

    assert len(ordered) == len(set(ordered))
    assert {"level-1", "buddy-card", "name-tents", "workbook"} <= set(ordered)
    assert "6-print-order.pdf" in kit.files
