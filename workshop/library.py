"""From what was written to what was meant: every file validated, every reference resolved, every problem told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from workshop import source
from workshop.content import shown
from workshop.errors import ContentError, Problem
from workshop.model import Agenda, Block, Department, Exercise, Guide, JobAid, Module, Objective, Part, Recall, Session
from workshop.rules import broken
from workshop.text import Id, Place
from workshop.wording import worded

P = TypeVar("P", bound=Part)

# Where each kind of thing is written, one file each.
FOLDERS: dict[str, tuple[str, type[Part]]] = {
    "modules": ("modules", Module),
    "blocks": ("modules/blocks", Block),
    "agendas": ("modules/agendas", Agenda),
    "guides": ("modules/guides", Guide),
    "departments": ("modules/departments", Department),
    "exercises": ("exercises", Exercise),
}


@dataclass(frozen=True)
class Library:
    """Everything that was written, by id, and what was noticed while reading it."""

    modules: Mapping[str, Module]
    blocks: Mapping[str, Block]
    agendas: Mapping[str, Agenda]
    guides: Mapping[str, Guide]
    departments: Mapping[str, Department]
    exercises: Mapping[str, Exercise]
    findings: tuple[Problem, ...] = field(default=(), compare=False)
    unread: frozenset[str] = frozenset()  # the ids of files that are there, but too broken to use

    def block(self, ref: str) -> Block:
        """The block that an agenda names: `welcome`, or `module/block`."""
        module, _, name = ref.rpartition("/")
        return self.modules[module].blocks[Id(name)] if module else self.blocks[name]

    def job_aid(self, ref: str) -> JobAid:
        module, _, name = ref.partition("/")
        return self.modules[module].job_aids[Id(name)]

    def recall(self, ref: str) -> Recall:
        module, _, name = ref.partition("/")
        return self.modules[module].recalls[Id(name)]

    def objective(self, ref: str) -> Objective:
        module, _, name = ref.partition("/")
        return self.modules[module].objectives[Id(name)]


def load(root: Path) -> Library:
    """Read and check the whole content below `root`; raise ContentError with every problem there is."""
    library, problems = gather(root)
    if fatal := [*problems, *broken(library)]:
        raise ContentError(fatal)
    return library


def gather(root: Path) -> tuple[Library, list[Problem]]:
    """Everything below `root` that can be read, and what is wrong with the rest; references are not looked at."""
    problems: list[Problem] = []
    if not any((root / folder).is_dir() for folder, _ in FOLDERS.values()):
        raise ContentError(
            [Problem(Place(shown(root)), "no modules/ and exercises/ here; name a folder that has them")]
        )
    shelves: Any = {kind: _read_folder(root / folder, model, problems) for kind, (folder, model) in FOLDERS.items()}
    fatal = [problem for problem in problems if problem.fatal]
    findings = tuple(sorted(set(problems) - set(fatal)))
    return Library(**shelves, findings=findings, unread=frozenset(Path(one.where.file).stem for one in fatal)), fatal


def load_session(path: Path) -> Session:
    """Read one session file; raise ContentError with all that is wrong in it, however small."""
    problems: list[Problem] = []
    session = validate(Session, source.read(path, shown(path), problems), shown(path), problems)
    if session is None or problems:
        raise ContentError(problems)
    return session


def validate(model: type[P], node: object, name: str, problems: list[Problem]) -> P | None:
    """Make a `model` of what was read, or add what is wrong to `problems`."""
    if node is None:
        if not any(problem.where.file == name for problem in problems):
            problems.append(Problem(Place(name), "this file is empty; delete it, or write keys and values into it"))
        return None
    if not isinstance(node, source.Mapping):
        problems.append(Problem(source.find(node, ()), "a file holds keys and values, such as title: My title"))
        return None
    try:
        return model.model_validate(node)
    except ValidationError as error:
        problems.extend(worded(error, node, model))
        return None


def kind_of(node: object) -> str | None:
    """What a loose file holds: the kind that knows most of its keys, and of those the one that misses fewest."""
    if not isinstance(node, source.Mapping):
        return None
    kinds: dict[str, type[Part]] = {kind: model for kind, (_, model) in FOLDERS.items()} | {"sessions": Session}
    likeness = {kind: _likeness(node, model) for kind, model in kinds.items()}
    best = max(kinds, key=lambda kind: likeness[kind])
    return best if likeness[best][0] else None


def _likeness(node: source.Mapping, model: type[Part]) -> tuple[int, int]:
    """How many of the keys a model knows, and (counting down) how many that it needs are missing."""
    needed = {name for name, field in model.model_fields.items() if field.is_required()}
    return len(node.keys() & model.model_fields.keys()), -len(needed - node.keys())


def _read_folder(folder: Path, model: type[P], problems: list[Problem]) -> dict[str, P]:
    shelf: dict[str, P] = {}
    for path in sorted(folder.glob("*.yaml")):
        name = shown(path)
        item = validate(model, source.read(path, name, problems), name, problems)
        if item is not None:
            shelf[path.stem] = item
    problems.extend(_misnamed(path) for path in sorted(folder.glob("*.yml")))
    return shelf


def _misnamed(path: Path) -> Problem:
    return Problem(Place(shown(path)), f"this file is not read; rename it {path.stem}.yaml", fatal=False)
