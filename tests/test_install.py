"""The kit as people meet it: the README's commands, and a wheel in an empty folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from builders import DOCUMENTS, SETS
from builders.documents import ROOM
from tests.conftest import ROOT
from workshop.cli import DOCUMENT_NAMES, cli

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_ci_runs_the_commands_of_the_readme_as_printed() -> None:
    printed = re.findall(r"^    (python -m pip .+)$", README, re.MULTILINE)
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert len(printed) == 2
    assert all(command in run for command in printed)


def test_every_command_is_in_the_readme() -> None:
    assert [name for name in cli.commands if f"workshop {name}" not in README] == []


def test_the_readme_names_every_document() -> None:
    """Those of the room by their files, all others by the set that makes them."""
    room = [document for document in DOCUMENTS if document.set == ROOM]

    assert [document.file for document in room if f"`{document.file}`" not in README] == []
    assert [name for name in SETS if name != ROOM and not re.search(rf"--set [\w,-]*{name}", README)] == []


def test_the_command_knows_the_names_of_all_documents() -> None:
    assert tuple(document.name for document in DOCUMENTS) == DOCUMENT_NAMES


def test_every_command_has_help() -> None:
    assert [name for name, command in cli.commands.items() if not command.help] == []


@pytest.mark.slow
def test_a_wheel_makes_the_kit_in_an_empty_folder_with_an_awkward_name(tmp_path: Path) -> None:
    wheels, site, empty = tmp_path / "wheels", tmp_path / "Programme für alle", tmp_path / "mon dossier é"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", wheels, ROOT], check=True, capture_output=True)
    subprocess.run([*pip, "install", "--no-deps", "--target", site, next(wheels.glob("*.whl"))], check=True)
    empty.mkdir()
    _make_read_only(site)
    before = sorted(site.rglob("*"))

    environment = os.environ | {"PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "workshop", "build"]
    done = subprocess.run(command, cwd=empty, env=environment, check=True, capture_output=True, text=True)

    assert "what came with workshop" in done.stderr
    made = {path.name for path in (empty / "output" / "half-day").iterdir()}
    assert made == {*(document.file for document in DOCUMENTS if document.set == "room"), "kit.json"}
    assert sorted(site.rglob("*")) == before
    assert not {path.name for path in site.iterdir()} & {"modules", "exercises", "tests"}


@pytest.mark.slow
def test_editing_the_content_of_a_clone_changes_the_next_build(tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "-q", ROOT, tmp_path / "clone"], check=True)
    welcome = tmp_path / "clone" / "modules" / "blocks" / "welcome.yaml"
    text = welcome.read_text(encoding="utf-8")
    welcome.write_text(text.replace("Our promise for today", "Our word for today"), encoding="utf-8")

    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-m", "workshop", "build", "--only", "deck"]
    subprocess.run(command, cwd=tmp_path / "clone", env=environment, check=True, capture_output=True)

    from pptx import Presentation

    deck = Presentation(str(tmp_path / "clone" / "output" / "half-day" / "1-deck.pptx"))
    assert "Our word for today" in [slide.shapes.title.text for slide in deck.slides]


def _make_read_only(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
