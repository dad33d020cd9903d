"""The house style: lint, types, who may import whom, and that nothing grows too large."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

CODE = sorted([*(ROOT / "workshop").rglob("*.py"), *(ROOT / "builders").rglob("*.py")])
LONGEST = 300  # lines of a file


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]], ids=" ".join)
def test_lint_and_types_have_nothing_to_say(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_only_the_line_and_the_reports_know_the_builders() -> None:
    knowing = {path.name for path in CODE if path.is_relative_to(ROOT / "workshop") and "builders" in _packages(path)}

    assert knowing <= {"kit.py", "preview.py", "listing.py", "report.py", "roles.py", "verify.py", "wanted.py"}


def test_builders_know_the_values_of_a_workshop_and_nothing_of_files_or_the_command() -> None:
    files = {"source", "parser", "library", "content", "session", "kit", "output"}
    hidden = files | {"check", "verify", "listing", "report", "cli", "adapting"}
    for path in CODE:
        if path.is_relative_to(ROOT / "builders"):
            assert _modules(path) & {f"workshop.{name}" for name in hidden} == set(), path.name


def test_only_what_reads_or_writes_packages_of_office_knows_lxml() -> None:
    knowing = {path for path in CODE if "lxml" in _packages(path)}

    assert {path.name for path in knowing if path.parent.name not in ("brand", "gate", "word")} == {"package.py"}


def test_python_pptx_reads_decks_and_has_no_part_in_painting_them() -> None:
    assert [path.name for path in CODE if "pptx" in _packages(path)] == ["reader.py"]


def test_only_the_writer_of_word_knows_python_docx() -> None:
    assert {path.parent.name for path in CODE if "docx" in _packages(path)} == {"word"}


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.name)
def test_a_file_is_short_and_its_functions_are_shorter(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]

    assert text.count("\n") <= LONGEST
    assert [node.name for node in functions if (node.end_lineno or 0) - node.lineno > 50] == []


def test_a_file_is_named_for_a_thing() -> None:
    assert [path.name for path in CODE if re.search(r"util|helper|common|manager|misc", path.name)] == []


def _modules(path: Path) -> set[str]:
    """The modules that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"workshop.{alias.name}" for alias in node.names} if node.module == "workshop" else {node.module}
    return {name.replace("workshop.__version__", "workshop") for name in found}


def _packages(path: Path) -> set[str]:
    return {name.split(".")[0] for name in _modules(path)}
