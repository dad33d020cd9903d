"""Checking without building: all content as it would be built, or single files by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workshop import source
from workshop.content import Content, shown
from workshop.errors import ContentError, Problem
from workshop.kit import make
from workshop.library import FOLDERS, kind_of, load, validate
from workshop.model import Session
from workshop.plan import plan
from workshop.text import Id, Place


def check_content(content: Content) -> tuple[tuple[Problem, ...], int]:
    """Check every file, and make every agenda without writing it; return the findings and the number of files."""
    library = load(content.root)
    findings = set(library.findings)
    for agenda in library.agendas:
        findings |= set(make(plan(library, Session(agenda=Id(agenda)))).findings)
    count = sum(len(getattr(library, kind)) for kind in FOLDERS)
    return tuple(sorted(findings)), count


def check_files(paths: tuple[Path, ...]) -> tuple[tuple[Problem, ...], int]:
    """Check loose files, each by the kind that its keys show; raise ContentError with all that is wrong."""
    problems: list[Problem] = []
    files = [file for path in paths for file in _files(path)]
    for file in files:
        _check_file(file, problems)
    if fatal := [problem for problem in problems if problem.fatal]:
        raise ContentError(fatal)
    return tuple(sorted(problems)), len(files)


def _files(path: Path) -> Iterator[Path]:
    return iter(sorted(path.rglob("*.yaml"))) if path.is_dir() else iter([path])


def _check_file(path: Path, problems: list[Problem]) -> None:
    name, before = shown(path), len(problems)
    node = source.read(path, name, problems)
    if len(problems) > before and node is None:
        return
    kind = kind_of(node)
    if kind is None:
        what = "this looks like no module, exercise, block, agenda, guide, department or session; check its keys"
        problems.append(Problem(Place(name), what))
        return
    model = Session if kind == "sessions" else FOLDERS[kind][1]
    validate(model, node, name, problems)
