"""The written content as it lies in its folders: every file read, none of it validated."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workshop import source
from workshop.content import shown
from workshop.errors import Problem
from workshop.model import Agenda, Block, Brief, Department, Exercise, Guide, Instrument, Module, Part
from workshop.text import Place

# Where each kind of thing is written, one file each.
FOLDERS: dict[str, tuple[str, type[Part]]] = {
    "modules": ("modules", Module),
    "blocks": ("modules/blocks", Block),
    "agendas": ("modules/agendas", Agenda),
    "guides": ("modules/guides", Guide),
    "instruments": ("modules/instruments", Instrument),
    "briefs": ("modules/briefs", Brief),
    "departments": ("modules/departments", Department),
    "exercises": ("exercises", Exercise),
}

Shelf = Mapping[str, Any]  # what was read of each file, by its id
Shelves = Mapping[str, Shelf]


def read(root: Path, problems: list[Problem]) -> Shelves:
    """Every file below `root` by kind and id; what cannot be read is added to `problems`."""
    return {kind: _shelf(root / folder, problems) for kind, (folder, _) in FOLDERS.items()}


def drafted(read: Shelves, drafts: Shelves) -> Shelves:
    """What was read, with drafts in the place of some files; a draft that is None leaves its file out."""
    laid = {kind: {**shelf, **drafts.get(kind, {})} for kind, shelf in read.items()}
    out = {(kind, id) for kind, shelf in drafts.items() for id, node in shelf.items() if node is None}
    return {kind: {id: shelf[id] for id in shelf if (kind, id) not in out} for kind, shelf in laid.items()}


def _shelf(folder: Path, problems: list[Problem]) -> Shelf:
    problems.extend(_misnamed(path) for path in sorted(folder.glob("*.yml")))
    return {path.stem: _file(path, problems) for path in sorted(folder.glob("*.yaml"))}


def _file(path: Path, problems: list[Problem]) -> object:
    name = shown(path)
    before = len(problems)
    node = source.read(path, name, problems)
    if node is None and len(problems) == before:
        problems.append(Problem(Place(name), "this file is empty; delete it, or write keys and values into it"))
    return node


def _misnamed(path: Path) -> Problem:
    return Problem(Place(shown(path)), f"this file is not read; rename it {path.stem}.yaml", fatal=False)
