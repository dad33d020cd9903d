"""Checking without building: all content as it would be built, or single files by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from workshop import source
from workshop.content import Content, above, shown
from workshop.errors import ContentError, Problem
from workshop.kit import make
from workshop.library import FOLDERS, Library, gather, kind_of, load, validate
from workshop.model import Session
from workshop.plan import plan
from workshop.rules import broken_in
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
    """Check loose files, each by the kind that its keys show; raise ContentError with all that is wrong.

    Inside a folder of content, what a file refers to must be there; elsewhere it is checked by itself.
    """
    files = list(dict.fromkeys(file for path in paths for file in _files(path)))
    libraries = {folder: _library_around(folder) for folder in {file.resolve().parent for file in files}}
    problems = [problem for file in files for problem in _problems(file, libraries[file.resolve().parent])]
    if fatal := [problem for problem in problems if problem.fatal]:
        raise ContentError(fatal)
    return tuple(sorted(problems)), len(files)


def _files(path: Path) -> Iterator[Path]:
    return iter(sorted(path.rglob("*.yaml"))) if path.is_dir() else iter([path])


def _problems(path: Path, library: Library | None) -> Iterator[Problem]:
    """All that is wrong with one file: in itself, and in what it refers to."""
    name, found = shown(path), list[Problem]()
    node = source.read(path, name, found)
    kind = kind_of(node)
    if node is not None and kind is None:
        what = "this looks like no module, exercise, block, agenda, guide, department or session; check its keys"
        found.append(Problem(Place(name), what))
    elif node is not None or not found:
        model = FOLDERS[kind][1] if kind in FOLDERS else Session
        item = validate(model, node, name, found)
        if item is not None and library is not None:
            found += broken_in(str(kind), item, library)
    yield from found


def _library_around(folder: Path) -> Library | None:
    """The content in or above a folder, as far as it can be read."""
    content = above(folder)
    with suppress(ContentError):
        return gather(content.root)[0] if content is not None else None
    return None
