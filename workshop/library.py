"""From what was written to what was meant: layers laid over each other, every file validated, every problem told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from workshop import shelves, source
from workshop.content import ORGANISATION, Content, shown
from workshop.errors import ContentError, Problem
from workshop.layers import Layer, Overlay, clashes
from workshop.model import (
    Agenda,
    Block,
    Changes,
    Department,
    Exercise,
    Facilitator,
    Guide,
    JobAid,
    Module,
    Objective,
    Organisation,
    Part,
    Recall,
    Session,
)
from workshop.rules import broken
from workshop.shelves import FOLDERS, Shelves
from workshop.text import Id, Place
from workshop.wording import worded

P = TypeVar("P", bound=Part)
PLAIN = Session()
CORE = "modules/organisation.yaml"  # what an organisation is called, and its words, until it says its own


@dataclass(frozen=True)
class Library:
    """Everything that was written, by id, and what was noticed while reading it."""

    modules: Mapping[str, Module]
    blocks: Mapping[str, Block]
    agendas: Mapping[str, Agenda]
    guides: Mapping[str, Guide]
    departments: Mapping[str, Department]
    exercises: Mapping[str, Exercise]
    organisation: Organisation = field(default_factory=Organisation)
    facilitator: Facilitator | None = None
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


def load(content: Content | Path, session: Session = PLAIN) -> Library:
    """Read and check the whole content with the layers that a session calls for; ContentError with every problem."""
    library, problems = gather(content if isinstance(content, Content) else Content(content, ""), session)
    if problems:
        raise ContentError(problems)
    return library


def gather(content: Content, session: Session = PLAIN) -> tuple[Library, list[Problem]]:
    """Everything that can be read, and what is wrong with the rest."""
    problems: list[Problem] = []
    overlay = Overlay(problems)
    base, below = written(content, problems)
    organisation = _organisation(content, problems)
    facilitator = _file(Facilitator, Path(session.mine), problems) if session.mine else None
    tree = overlay.stack(base, below)
    departments = _validated(tree["departments"], Department, [])  # ahead of all else, for what they change
    above = [*_adapting(session, departments, problems), *_own(facilitator, session)]
    tree = overlay.stack(tree, above)
    found = {kind: _validated(tree[kind], model, problems) for kind, (_, model) in FOLDERS.items()}
    fatal = [problem for problem in problems if problem.fatal]
    findings = tuple(sorted(set(problems) - set(fatal)))
    unread = frozenset(Path(problem.where.file).stem for problem in fatal)
    library = Library(**found, organisation=organisation, facilitator=facilitator, findings=findings, unread=unread)  # type: ignore[arg-type]
    library = _in_words_of(session, library)
    return library, [overlay.told(problem) for problem in (*fatal, *broken(library))]


def written(content: Content, problems: list[Problem]) -> tuple[Shelves, list[Layer]]:
    """The files that everything starts from, and the organisation's own over them, if it has any."""
    if content.core is None and not any((content.root / folder).is_dir() for folder, _ in FOLDERS.values()):
        where = Place(shown(content.root))
        raise ContentError([Problem(where, "no modules/ and exercises/ here; name a folder that has them")])
    if content.core is None:
        return shelves.read(content.root, problems), []
    return shelves.read(content.core, problems), [Layer("organisation", shelves.read(content.root, problems))]


def load_session(path: Path) -> Session:
    """Read one session file; raise ContentError with all that is wrong in it, however small."""
    problems: list[Problem] = []
    session = _file(Session, path, problems)
    if session is None or problems:
        raise ContentError(problems)
    mine = session.mine and type(session.mine)(str(path.parent / session.mine), session.mine.where)
    return session.model_copy(update={"mine": mine})


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


def _file(model: type[P], path: Path, problems: list[Problem]) -> P | None:
    return validate(model, source.read(path, shown(path), problems), shown(path), problems)


def _validated(shelf: Mapping[str, object], model: type[P], problems: list[Problem]) -> dict[str, P]:
    """What can be made of the files of a shelf; those that could not be read have been told of already."""
    made = {id: validate(model, node, _name(node), problems) for id, node in shelf.items() if node is not None}
    return {id: item for id, item in made.items() if item is not None}


def _name(node: object) -> str:
    return source.find(node, ()).file


def _organisation(content: Content, problems: list[Problem]) -> Organisation:
    """The core's own words for an organisation, and over them those of a workshop.yaml."""
    paths = [root / name for root, name in ((content.core or content.root, CORE), (content.root, ORGANISATION)) if root]
    nodes = [source.read(path, shown(path), problems) for path in paths if path.is_file()]
    mappings = [node for node in nodes if isinstance(node, source.Mapping)]
    if not mappings:
        return Organisation()
    laid = mappings[0]
    for node in mappings[1:]:
        laid = Overlay(problems).lay(laid, node, Organisation)
    return validate(Organisation, laid, _name(laid), problems) or Organisation()


def adapted(session: Session) -> list[Id]:
    """The departments whose own wording everyone reads: those asked for, or the only one that comes."""
    return session.adapt_for or (list(session.departments) if len(session.departments) == 1 else [])


def _adapting(session: Session, departments: Mapping[str, Department], problems: list[Problem]) -> list[Layer]:
    layers = [_layer(f"department {id}", departments[id].changes) for id in adapted(session) if id in departments]
    for number, layer in enumerate(layers):
        for other in layers[number + 1 :]:
            problems.extend(clashes(layer, other))
    return layers


def _own(facilitator: Facilitator | None, session: Session) -> list[Layer]:
    layers = [_layer("facilitator", facilitator.changes)] if facilitator else []
    return [*layers, _layer("session", session.changes)]


def _layer(name: str, changes: Changes | None) -> Layer:
    return Layer(name, dict(changes.shelves) if changes else {})


def _in_words_of(session: Session, library: Library) -> Library:
    """The library with the words of the departments that it is adapted for, over those of the organisation."""
    own = {key: term for id in adapted(session) if id in library.departments
           for key, term in library.departments[id].terms.items()}  # fmt: skip
    organisation = library.organisation
    return replace(library, organisation=organisation.model_copy(update={"terms": {**organisation.terms, **own}}))
