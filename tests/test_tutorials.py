"""The README's tutorials, tried as a new user would: their commands are run as printed, one after the other."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import copyfile

import pytest
from openpyxl import load_workbook

from builders.package import written
from tests.conftest import ROOT
from tests.templates import fixtures

README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(heading: str) -> list[str]:
    """The lines to type below a heading of the README."""
    section = README.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^    ((?:workshop|cd) .*?)\s*(?:#.*)?$", section, re.MULTILINE)


class Terminal:
    """Somebody who types what the README says, in an empty folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def type(self, line: str) -> str:
        program, *arguments = shlex.split(line)
        if program == "cd":
            self.folder /= arguments[0]
            return ""
        command = [sys.executable, "-m", "workshop", *arguments]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
        return done.stdout


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


@pytest.mark.slow
def test_the_five_minutes_of_a_facilitator_work_as_printed(terminal: Terminal) -> None:
    said = {line: terminal.type(line) for line in commands("Five minutes for a facilitator")}

    assert [line.split()[1] for line in said] == ["new", "plan", "build", "rehearse", "build"]
    assert "13:00 to 16:00, 180 minutes, 22 people" in said["workshop plan dispatch.yaml --why"]
    printed = next(text for line, text in said.items() if "--printed" in line)
    assert "13:00 to 15:30" in printed
    assert (terminal.folder / "output" / "dispatch" / "0-START-HERE.html").is_file()


@pytest.mark.slow
def test_the_five_minutes_of_hr_work_as_printed(terminal: Terminal) -> None:
    said = {}
    for line in commands("Five minutes for HR"):
        if line.startswith("workshop read"):
            fill(terminal.folder / "finance.xlsx", "modules/m01-who-is-your-customer/promise", "See who waits for you.")
        said[line] = terminal.type(line)

    assert [line.split()[1] for line in said] == [
        "new", "acme", "form", "read", "diff", "build", "explain", "status",
    ]  # fmt: skip
    explained = next(text for line, text in said.items() if " explain " in line)
    assert re.search(
        r"> department finance +modules/departments/finance\.yaml:\d+:\d+\n +See who waits for you\.", explained
    )
    assert " 2 as the core was when you wrote it" in said["workshop status"]


@pytest.mark.slow
@pytest.mark.parametrize("line", commands("Everything else"))
def test_every_other_command_of_the_readme_works(line: str, terminal: Terminal) -> None:
    (terminal.folder / "ana.yaml").write_text("name: Ana\nbio: I packed tea for nine years.\ndebriefs: 120\n")
    (terminal.folder / "corp.potx").write_bytes(written(fixtures()["16:9"]))
    (terminal.folder / "acme").mkdir()
    (terminal.folder / "acme" / "brand.yaml").write_text('colours: {main: "#7a1fa2"}\n')
    if "verify" in line:
        terminal.type("workshop build --output output/dispatch --only workbook,deck")
        copyfile(terminal.folder / "output" / "dispatch" / "1-deck.pptx", terminal.folder / "our-deck.pptx")
    terminal.type(line)


def fill(path: Path, ref: str, text: str) -> None:
    """Write a text on the right of the row that has this reference, as somebody would in Excel."""
    book = load_workbook(path)
    cell = next(row for sheet in book for row in sheet.iter_rows() if any(one.value == ref for one in row))
    cell[2].value = text
    book.save(path)
