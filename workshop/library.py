"""From what was written to what was meant: layers laid over each other, every file validated, every problem told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from workshop.brand import read_brand
from workshop.content import Content
from workshop.dress import Dress
from workshop.errors import ContentError, Problem
from workshop.layers import Overlay
from workshop.model import (
    Agenda,
    Block,
    Brief,
    Check,
    Department,
    Exercise,
    Facilitator,
    FormItem,
    Guide,
    Instrument,
    JobAid,
    Module,
    Objective,
    Organisation,
    Recall,
    Session,
)
from workshop.pictures import Image, pictures
from workshop.rules import broken
from workshop.shelves import FOLDERS
from workshop.stack import Stack, adapted, stack
from workshop.text import Id, Name, Place
from workshop.validation import validate_shelf

PLAIN = Session()


@dataclass(frozen=True)
class Library:
    """Everything that was written, by id, and what was noticed while reading it."""

    modules: Mapping[str, Module]
    blocks: Mapping[str, Block]
    agendas: Mapping[str, Agenda]
    guides: Mapping[str, Guide]
    instruments: Mapping[str, Instrument]
    briefs: Mapping[str, Brief]
    departments: Mapping[str, Department]
    exercises: Mapping[str, Exercise]
    organisation: Organisation = field(default_factory=Organisation)
    facilitator: Facilitator | None = None
    pictures: Mapping[str, Image] = field(default_factory=dict)
    brand: Dress | None = field(default=None, compare=False)
    findings: tuple[Problem, ...] = field(default=(), compare=False)
    layers: tuple[str, ...] = field(default=("core",), compare=False)  # what lies over what, the last on top
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

    def check(self, ref: str) -> Check:
        module, _, name = ref.partition("/")
        return self.modules[module].checks[Id(name)]

    def lines(self, ref: str) -> Mapping[Id, Name]:
        """The lines of a list that an instrument names: `exercise/page/item`, or `module/job-aid`."""
        first, *rest = ref.split("/")
        if first in self.modules:
            return {id: card.line for id, card in self.job_aid(ref).items.items()}
        page, name = rest
        return self.exercises[first].pages[Id(page)].items[Id(name)].listed

    def tested(self, item: FormItem) -> str | None:
        """The objective that an item of an instrument tests, as `module/objective`."""
        if item.check is not None:
            return f"{item.check.partition('/')[0]}/{self.check(item.check).objective}"
        return item.test.objective if item.test else None


def load(content: Content | Path, session: Session = PLAIN) -> Library:
    """Read and check the whole content with the layers that a session calls for; ContentError with every problem."""
    library, problems = gather(content if isinstance(content, Content) else Content(content, ""), session)
    if problems:
        raise ContentError(problems)
    return library


def gather(content: Content, session: Session = PLAIN) -> tuple[Library, list[Problem]]:
    """Everything that can be read, and what is wrong with the rest."""
    problems: list[Problem] = []
    written, overlay, shown = stack(content, session, problems), Overlay(), pictures(content, problems)
    library, wrong = _laid(written, overlay, session, shown)
    brand = _brand(content, session, library.organisation, problems)
    causes = _causes(written, overlay.removed, wrong, session, shown)
    fatal = [problem for problem in (*problems, *wrong) if problem.fatal]
    findings = tuple(sorted({*problems, *wrong} - set(fatal)))
    return replace(library, findings=findings, brand=brand), [overlay.told(one, causes.get(one.where)) for one in fatal]


def _laid(
    written: Stack, overlay: Overlay, session: Session, shown: Mapping[str, Image]
) -> tuple[Library, list[Problem]]:
    """All layers laid over each other and made into a library, and what is wrong then."""
    tree = overlay.stack(written.core.shelves, written.layers)
    found: Any = {kind: validate_shelf(tree[kind], model, overlay.problems) for kind, (_, model) in FOLDERS.items()}
    unread = frozenset(id for kind in FOLDERS for id in tree[kind] if id not in found[kind])
    layers = ("core", *(layer.name for layer in written.layers if any(layer.shelves.values())))
    library = Library(**found, facilitator=written.facilitator, layers=layers, unread=unread, pictures=shown)
    library = replace(library, organisation=_organisation(written.organisation, library, session))
    return library, [*overlay.problems, *broken(library)]


def _causes(
    written: Stack, removed: Sequence[Place], wrong: Sequence[Problem], session: Session, shown: Mapping[str, Image]
) -> dict[Place, Place]:
    """The removal that each problem comes from, by its place: the one without which it is gone, found by halves."""
    if not removed or not wrong:
        return {}
    left = {problem.where for problem in _laid(written, Overlay(spared=frozenset(removed)), session, shown)[1]}
    healed = [problem for problem in wrong if problem.where not in left]
    if len(removed) == 1:
        return {problem.where: removed[0] for problem in healed}
    half = len(removed) // 2
    halves = (_causes(written, some, healed, session, shown) for some in (removed[:half], removed[half:]))
    return {place: cause for found in halves for place, cause in found.items()}


def _brand(content: Content, session: Session, own: Organisation, problems: list[Problem]) -> Dress | None:
    """The brand that the session names, or else the organisation's, which lies in its folder."""
    if session.brand is not None:
        return read_brand(Path(session.brand), session.brand.where, problems)
    return read_brand(content.root / own.brand, own.brand.where, problems) if own.brand is not None else None


def _organisation(organisation: Organisation, library: Library, session: Session) -> Organisation:
    """The organisation, in the words of the departments that the session is adapted for."""
    known = (library.departments[id] for id in adapted(session) if id in library.departments)
    own = {key: term for department in known for key, term in department.terms.items()}
    return organisation.model_copy(update={"terms": {**organisation.terms, **own}})
