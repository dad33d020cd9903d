"""A kit as one file, and what it says of where it comes from: the same bytes twice, and nothing that was not made."""

from __future__ import annotations

import json
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from tests.conftest import TINY, Workshop
from workshop.archive import release, zipped
from workshop.cli import cli
from workshop.edition import contents, made_from, stamp
from workshop.kit import Kit, make
from workshop.library import Library
from workshop.model import Session
from workshop.plan import plan


@pytest.fixture(scope="module")
def small(library: Library) -> Kit:
    return make(plan(library, Session()), only=("workbook", "run-sheet"))


def test_a_frozen_kit_is_the_same_bytes_twice_and_holds_what_was_made(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        typed = [
            "build",
            "--content",
            str(TINY),
            "--only",
            "workbook",
            "--freeze",
            "--output",
            str(tmp_path / name / "kit"),
        ]
        assert CliRunner().invoke(cli, typed).exit_code == 0

    first, second = ((tmp_path / name / "kit.zip").read_bytes() for name in ("one", "two"))
    assert first == second
    with ZipFile(BytesIO(first)) as archive:
        assert archive.namelist() == ["kit/4-participant-workbook.pdf", "kit/kit.json"]
        made = archive.read("kit/4-participant-workbook.pdf")
        manifest = json.loads(archive.read("kit/kit.json"))
    assert made == (tmp_path / "one" / "kit" / "4-participant-workbook.pdf").read_bytes()
    assert manifest["files"] == {"4-participant-workbook.pdf": sha256(made).hexdigest()}


def test_another_frozen_kit_is_put_beside_the_first(tmp_path: Path) -> None:
    for people in ("16", "20"):
        typed = ["build", "--content", str(TINY), "--only", "run-sheet", "--freeze", "--people", people]
        CliRunner().invoke(cli, [*typed, "--output", str(tmp_path / "kit")])

    assert sorted(path.name for path in tmp_path.glob("*.zip")) == ["kit (new).zip", "kit.zip"]


def test_a_release_has_a_kit_for_each_paper_and_their_sums(small: Kit, library: Library, tmp_path: Path) -> None:
    letter = make(plan(library, Session.model_validate({"paper": "letter"})), only=("workbook",))
    paths = release([small, letter], tmp_path / "out")

    names = ["workshop-0.1.0-half-day-a4.zip", "workshop-0.1.0-half-day-letter.zip"]
    assert [path.name for path in paths] == [*names, "SHA256SUMS"]
    sums = [f"{sha256((tmp_path / 'out' / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    assert (tmp_path / "out" / "SHA256SUMS").read_text() == "".join(sums)


def test_only_what_is_named_goes_into_the_zip(small: Kit) -> None:
    with ZipFile(BytesIO(zipped("kit", small, ["2-run-sheet.pdf"]))) as archive:
        assert archive.namelist() == ["kit/2-run-sheet.pdf", "kit/kit.json"]


def test_a_kit_says_the_layers_the_contents_and_the_fonts_that_it_was_made_from(library: Library) -> None:
    found = made_from(plan(library, Session()))

    assert found["layers"] == ["core"]
    assert {"agendas/half-day", "modules/m01-tea", "exercises/x01-brew", "organisation"} <= set(found["content"])
    assert set(found["fonts"]) == {"fontpkg-source-sans-3", "fontpkg-arimo", "fontpkg-noto-sans"}
    assert "unknown" not in found["fonts"].values()


def test_the_stamp_changes_with_the_contents_and_with_nothing_else(tiny: Workshop, library: Library) -> None:
    before = stamp(plan(library, Session()))
    same = [stamp(plan(tiny.read(), Session())), stamp(plan(library, Session.model_validate({"people": "20"})))]
    tiny.change("x01-brew", "title: ", "title: Real ")
    changed = plan(tiny.read(), Session())

    assert same == [before, before]
    assert stamp(changed) != before
    assert [key for key, value in contents(changed).items() if value != contents(plan(library, Session()))[key]] == [
        "exercises/x01-brew"
    ]
