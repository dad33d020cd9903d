"""The layers that a session calls for, in their order: core, organisation, departments, facilitator, session."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workshop import lock, shelves, source
from workshop.content import ORGANISATION, Content, shown
from workshop.errors import ContentError, Problem, did_you_mean, quoted
from workshop.layers import Layer, Overlay, clashes
from workshop.model import Changes, Facilitator, Organisation, Session
from workshop.shelves import FOLDERS, Shelves
from workshop.text import Id, Place, Text
from workshop.validation import name, read_file, validate

CORE = "modules/organisation/core.yaml"  # what an organisation is called, and its words, until it says its own


@dataclass(frozen=True)
class Stack:
    """What lies over what: the core, and every layer over it with the last on top.

    `departments` holds what each department changes, whether the session is adapted for it or not.
    """

    core: Layer
    layers: tuple[Layer, ...]
    departments: Mapping[str, tuple[Layer, ...]]
    organisation: Organisation
    facilitator: Facilitator | None


def stack(content: Content, session: Session, problems: list[Problem]) -> Stack:
    """Everything that is read for a session; what cannot be read is added to `problems`."""
    sources = list(_sources(content, problems))
    records = [replace(layer, shelves=_without_changes(layer.shelves)) for layer in sources]
    known = dict.fromkeys(id for layer in sources for id in layer.shelves["departments"])
    departments = {id: tuple(_department(id, sources, problems)) for id in known}
    adapting = [departments[id] for id in adapted(session) if id in departments]
    problems.extend(_disagreeing(adapting))
    facilitator = read_file(Facilitator, Path(session.mine), problems) if session.mine else None
    own = [_layer("facilitator", facilitator.changes if facilitator else None), _layer("session", session.changes)]
    organisation = _organisation(content, problems)
    approved = [_approved(content, organisation, records[0], problems)] if organisation.core else []
    layers = (*approved, *records[1:], *(layer for layers in adapting for layer in layers), *own)
    return Stack(records[0], layers, departments, organisation, facilitator)


def adapted(session: Session) -> list[Id]:
    """The departments whose own wording everyone reads: those asked for, or the only one that comes."""
    return session.adapt_for or (list(session.departments) if len(session.departments) == 1 else [])


def _sources(content: Content, problems: list[Problem]) -> Iterator[Layer]:
    """The files that everything starts from, and the organisation's own over them, if it has any."""
    if content.core is None and not any((content.root / folder).is_dir() for folder, _ in FOLDERS.values()):
        where = Place(shown(content.root))
        raise ContentError([Problem(where, "no modules/ and exercises/ here; name a folder that has them")])
    yield Layer("core", shelves.read(content.core or content.root, problems))
    if content.core is not None:
        yield Layer("organisation", shelves.drafted(shelves.read(content.root, problems), content.drafts), kept=True)


def _disagreeing(departments: Sequence[Sequence[Layer]]) -> Iterator[Problem]:
    """Where two of the departments change the same text to different things."""
    for number, one in enumerate(departments):
        for other in departments[number + 1 :]:
            yield from (clash for mine in one for its in other for clash in clashes(mine, its))


def _without_changes(written: Shelves) -> Shelves:
    """The shelves with departments as records; what they change of others is a layer by itself."""
    records = {id: _record(node) for id, node in written["departments"].items()}
    return {**written, "departments": {id: node for id, node in records.items() if node != {}}}


def _record(node: object) -> object:
    if not isinstance(node, source.Mapping) or "changes" not in node:
        return node
    record = source.Mapping(node.where)
    record.update({key: value for key, value in node.items() if key != "changes"})
    record.keys_at.update(node.keys_at)
    return record


def _department(id: str, sources: list[Layer], problems: list[Problem]) -> list[Layer]:
    """What a department changes: as the core says, and over it as the organisation says."""
    nodes = [(layer, source.step(layer.shelves["departments"].get(id), "changes")) for layer in sources]
    return [
        _layer(f"department {id}", validate(Changes, node, name(node), problems), kept=layer.kept)
        for layer, node in nodes
        if isinstance(node, source.Mapping)
    ]


def _layer(name: str, changes: Changes | None, *, kept: bool = False) -> Layer:
    return Layer(name, dict(changes.shelves) if changes else {}, kept)


def _approved(content: Content, organisation: Organisation, core: Layer, problems: list[Problem]) -> Layer:
    """The core's texts that an organisation keeps as it approved them: as its lock has them, or as they are now."""
    known, now = lock.read(content.root).texts, dict(lock.leaves(core.shelves))
    tree: dict[str, dict[str, source.Mapping]] = {}
    for ref in organisation.core:
        if ref not in now:
            problems.append(Problem(ref.where, f"the core has no text {quoted(ref)}{did_you_mean(ref, now)}"))
            continue
        kind, id, *keys = ref.split("/")
        root = tree.setdefault(kind, {}).setdefault(id, source.Mapping(ref.where))
        _plant(root, keys, Text(known.get(f"approved: {ref}", now[ref]), ref.where))
    return Layer("approved", tree, kept=True)


def _plant(node: source.Mapping, keys: list[str], text: Text) -> None:
    """Put a text at the end of some keys, with the mappings on the way to it."""
    for key in keys[:-1]:
        node.keys_at.setdefault(key, text.where)
        below = node.setdefault(key, source.Mapping(text.where))
        assert isinstance(below, source.Mapping)
        node = below
    node.keys_at[keys[-1]] = text.where
    node[keys[-1]] = text


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
    return validate(Organisation, laid, name(laid), problems) or Organisation()
