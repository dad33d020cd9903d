"""From what was written to what was meant: layers laid over each other, every file validated, every problem told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from workshop.content import Content
from workshop.errors import ContentError, Problem
from workshop.layers import Overlay
from workshop.model import (
    Agenda,
    Block,
    Department,
    Exercise,
    Facilitator,
    Guide,
    JobAid,
    Module,
    Objective,
    Organisation,
    Recall,
    Session,
)
from workshop.rules import broken
from workshop.shelves import FOLDERS
from workshop.stack import adapted, stack
from workshop.text import Id
from workshop.validation import validate_shelf

PLAIN = Session()


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
    written = stack(content, session, problems)
    tree = overlay.stack(written.core.shelves, written.layers)
    found: Any = {kind: validate_shelf(tree[kind], model, problems) for kind, (_, model) in FOLDERS.items()}
    fatal = [problem for problem in problems if problem.fatal]
    findings = tuple(sorted(set(problems) - set(fatal)))
    unread = frozenset(id for kind in FOLDERS for id in tree[kind] if id not in found[kind])
    library = Library(**found, facilitator=written.facilitator, findings=findings, unread=unread)
    library = replace(library, organisation=_organisation(written.organisation, library, session))
    return library, [overlay.told(problem) for problem in (*fatal, *broken(library))]


def _organisation(organisation: Organisation, library: Library, session: Session) -> Organisation:
    """The organisation, in the words of the departments that the session is adapted for."""
    known = (library.departments[id] for id in adapted(session) if id in library.departments)
    own = {key: term for department in known for key, term in department.terms.items()}
    return organisation.model_copy(update={"terms": {**organisation.terms, **own}})
