"""The same input gives the same bytes: in another folder, time zone, locale and hash seed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import ROOT, TINY

KITS = ("0-START-HERE.html", "1-deck.pptx", "2-run-sheet.pdf", "3-facilitator-guide.pdf", "4-participant-workbook.pdf")


@pytest.mark.slow
def test_two_builds_far_apart_are_the_same(tmp_path: Path) -> None:
    here = _build(tmp_path / "a folder", {"TZ": "UTC", "LANG": "C", "PYTHONHASHSEED": "1"})
    there = _build(tmp_path / "ein Ordner mit Ä", {"TZ": "Asia/Tokyo", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "2"})

    assert here == there


@pytest.mark.slow
def test_another_number_of_people_gives_other_bytes(tmp_path: Path) -> None:
    assert _build(tmp_path / "a", {}) != _build(tmp_path / "b", {}, "--people", "23")


def _build(folder: Path, environment: dict[str, str], *options: str) -> dict[str, str]:
    """The hashes of the files of a kit that is made in `folder` from a copy of the content in it."""
    shutil.copytree(TINY, folder)
    command = [sys.executable, "-m", "workshop", "build", "--output", "kit", *options]
    path = {"PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=folder, env=os.environ | path | environment, check=True, capture_output=True)
    return {name: sha256((folder / "kit" / name).read_bytes()).hexdigest() for name in KITS}
