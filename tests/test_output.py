"""Writing files: each is whole or untouched, whoever edits, locks or kills; and nobody's work is replaced."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workshop import output
from workshop.errors import ContentError
from workshop.folder import about, folder_name
from workshop.library import Library
from workshop.model import Session
from workshop.output import Written, free_folder, replace, write
from workshop.plan import plan

OLD, NEW, MINE = b"old", b"new", b"edited by hand"
ABOUT = {"whose": {"title": "Tea"}}


def states(written: tuple[Written, ...]) -> dict[str, str]:
    return {one.path.name: one.state for one in written}


def files(folder: Path) -> dict[str, bytes]:
    """All that lies in a folder, but for the manifest."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.name != "kit.json"}


@pytest.fixture(autouse=True)
def _nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda seconds: None)


# --- theirs and ours -----------------------------------------------------------------------------------------


def test_a_file_is_made_then_left_as_it_is_then_made_anew(tmp_path: Path) -> None:
    assert states(write(tmp_path, {"a.pdf": OLD}, ABOUT)) == {"a.pdf": "made"}
    assert states(write(tmp_path, {"a.pdf": OLD}, ABOUT)) == {"a.pdf": "same"}
    assert states(write(tmp_path, {"a.pdf": NEW}, ABOUT)) == {"a.pdf": "made"}
    assert files(tmp_path) == {"a.pdf": NEW}


def test_an_edited_file_is_kept_and_the_new_one_stands_beside_it(tmp_path: Path) -> None:
    write(tmp_path, {"a.pdf": OLD}, ABOUT)
    (tmp_path / "a.pdf").write_bytes(MINE)
    assert states(write(tmp_path, {"a.pdf": NEW}, ABOUT)) == {"a (new).pdf": "beside"}
    assert files(tmp_path) == {"a.pdf": MINE, "a (new).pdf": NEW}


def test_an_unedited_new_file_is_replaced_and_an_edited_one_is_not(tmp_path: Path) -> None:
    write(tmp_path, {"a.pdf": OLD}, ABOUT)
    (tmp_path / "a.pdf").write_bytes(MINE)
    write(tmp_path, {"a.pdf": b"second"}, ABOUT)
    assert states(write(tmp_path, {"a.pdf": b"third"}, ABOUT)) == {"a (new).pdf": "beside"}
    (tmp_path / "a (new).pdf").write_bytes(MINE + b" too")
    assert states(write(tmp_path, {"a.pdf": b"fourth"}, ABOUT)) == {"a (new 2).pdf": "beside"}
    assert files(tmp_path) == {"a.pdf": MINE, "a (new).pdf": MINE + b" too", "a (new 2).pdf": b"fourth"}


def test_a_file_that_we_never_made_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(MINE)
    write(tmp_path, {"a.pdf": NEW}, ABOUT)
    assert files(tmp_path) == {"a.pdf": MINE, "a (new).pdf": NEW}


@pytest.mark.parametrize(
    "manifest", [b"", b"{", b"[]", b'{"files": 3}', b'{"files": {"a.pdf": null}}', b"\xff\xfe", b"[" * 99_999]
)
def test_a_broken_manifest_means_that_all_is_theirs(tmp_path: Path, manifest: bytes) -> None:
    write(tmp_path, {"a.pdf": OLD}, ABOUT)
    (tmp_path / "kit.json").write_bytes(manifest)
    write(tmp_path, {"a.pdf": NEW}, ABOUT)
    assert files(tmp_path) == {"a.pdf": OLD, "a (new).pdf": NEW}


def test_making_one_document_forgets_nothing_of_the_others(tmp_path: Path) -> None:
    write(tmp_path, {"a.pdf": OLD, "b.pdf": OLD}, ABOUT)
    write(tmp_path, {"a.pdf": NEW}, ABOUT)
    assert states(write(tmp_path, {"b.pdf": NEW}, ABOUT)) == {"b.pdf": "made"}


# --- whose folder it is --------------------------------------------------------------------------------------


def test_another_sessions_kit_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path / "kit", {"a.pdf": OLD}, ABOUT)
    assert free_folder(tmp_path / "kit", {"title": "Tea"}) == tmp_path / "kit"
    assert free_folder(tmp_path / "kit", {"title": "Coffee"}) == tmp_path / "kit-2"
    write(tmp_path / "kit-2", {"a.pdf": OLD}, {"whose": {"title": "Coffee"}})
    assert free_folder(tmp_path / "kit", {"title": "Coffee"}) == tmp_path / "kit-2"
    assert free_folder(tmp_path / "kit", {"title": "Cocoa"}) == tmp_path / "kit-3"


def test_a_folder_without_a_manifest_is_free(tmp_path: Path) -> None:
    assert free_folder(tmp_path, {"title": "Tea"}) == tmp_path


@pytest.mark.parametrize(
    ("session", "name"),
    [
        (Session(), "half-day"),
        (Session(date="30 Nov 2026"), "30-nov-2026"),
        (Session(date="2026-11-30", title="Tea & Co: Berlin"), "2026-11-30-tea-co-berlin"),
        (Session(title="../../etc/passwd"), "etc-passwd"),
        (Session(title="C:\\Windows"), "c-windows"),
        (Session(title="Größe Ελλάδα"), "größe-ελλάδα"),
        (Session(title="?!"), "half-day"),
        (Session(title="CON"), "con-kit"),
        (Session(title="x" * 200), "x" * 60),
    ],
)
def test_a_session_names_its_folder(library: Library, session: Session, name: str) -> None:
    assert folder_name(plan(library, session)) == name


def test_the_manifest_says_whose_the_kit_is(library: Library) -> None:
    facts = about(plan(library, Session(title="Tea", people=12, place="Kitchen")))
    assert facts["whose"] == {"agenda": "half-day", "title": "Tea"}
    assert facts["session"]["people"] == 12


# --- when writing fails --------------------------------------------------------------------------------------


def test_a_locked_file_is_told_and_the_others_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.pdf": OLD, "b.pdf": OLD}, ABOUT)
    monkeypatch.setattr(Path, "replace", refusing(Path.replace, lambda draft, target: target.name == "a.pdf"))
    locked, made = write(tmp_path, {"a.pdf": NEW, "b.pdf": NEW}, ABOUT)
    assert (locked.state, made.state) == ("locked", "made")
    assert str(locked.problem) == (
        f"{tmp_path.as_posix()}/a.pdf: this cannot be written (Permission denied); "
        "close it if another program has it open, or choose another folder with --output"
    )
    assert files(tmp_path) == {"a.pdf": OLD, "b.pdf": NEW}


def test_a_file_that_was_locked_is_replaced_when_it_is_free_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.pdf": OLD}, ABOUT)
    with monkeypatch.context() as locked:
        locked.setattr(Path, "replace", refusing(Path.replace, lambda draft, target: target.name == "a.pdf"))
        write(tmp_path, {"a.pdf": NEW}, ABOUT)
    assert states(write(tmp_path, {"a.pdf": NEW}, ABOUT)) == {"a.pdf": "made"}
    assert files(tmp_path) == {"a.pdf": NEW}


def test_a_lock_that_opens_in_time_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = iter([True, True, False])
    monkeypatch.setattr(Path, "replace", refusing(Path.replace, lambda draft, target: next(held, False)))
    replace(tmp_path / "a.pdf", NEW)
    assert files(tmp_path) == {"a.pdf": NEW}


def refusing(real: Callable[..., Any], when: Callable[..., bool]) -> Callable[..., Any]:
    """A function that is refused as by a program that holds the file."""

    def stand_in(*args: Any, **options: Any) -> Any:
        if when(*args, **options):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(*args, **options)

    return stand_in


def test_a_folder_in_the_way_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    (locked,) = write(tmp_path, {"a.pdf": NEW}, ABOUT)
    assert locked.problem is not None
    assert (
        locked.problem.what == "this cannot be written (Is a directory); a folder of that name is in the way; move it"
    )


def test_a_file_in_the_way_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "kit").write_bytes(MINE)
    with pytest.raises(ContentError) as caught:
        write(tmp_path / "kit", {"a.pdf": NEW}, ABOUT)
    assert str(caught.value) == (
        f"{tmp_path.as_posix()}/kit: this cannot be written (File exists); "
        "a file of that name is in the way; choose another folder with --output"
    )


# --- what is left behind --------------------------------------------------------------------------------------


def test_a_stale_draft_is_removed_and_a_young_one_is_not(tmp_path: Path) -> None:
    for name, age in (("stale", output.STALE + 60), ("young", 0)):
        draft = tmp_path / f".{name}.pdf.0a1b2c3d.tmp"
        draft.write_bytes(b"half")
        os.utime(draft, (time.time() - age, time.time() - age))
    write(tmp_path, {"a.pdf": NEW}, ABOUT)
    assert set(files(tmp_path)) == {".young.pdf.0a1b2c3d.tmp", "a.pdf"}


def test_the_same_build_gives_the_same_manifest(tmp_path: Path) -> None:
    write(tmp_path / "one", {"b.pdf": NEW, "a.pdf": NEW}, ABOUT)
    write(tmp_path / "two", {"a.pdf": NEW, "b.pdf": NEW}, ABOUT)
    assert (tmp_path / "one" / "kit.json").read_bytes() == (tmp_path / "two" / "kit.json").read_bytes()
