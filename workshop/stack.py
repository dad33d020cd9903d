"""The layers that a session calls for, in their order: core, organisation, departments, facilitator, session."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workshop import lock, shelves, source
from workshop.content import ORGANISATION, Content, shown
from workshop.errors import ContentError, Problem, did_you_mean, quoted
from workshop.layers import Layer, Overlay, clashes, together
from workshop.model import Changes, Facilitator, Organisation, Session
from workshop.shelves import FOLDERS, Shelf, Shelves
from workshop.text import Id, Place, Text
from workshop.validation import kind_of, name, read_file, validate

CORE = "modules/organisation/core.yaml"  # what an organisation is called, and its words, until it says its own
APPROVED = "approved"  # the layer of the texts of the core that stay as they were
WORDS = "organisation"  # the shelf of these words: what stands in that one file, by key


@dataclass(frozen=True)
class Stack:
    """What lies over what: the core, and every layer over it with the last on top.

    `departments` holds what each department changes, whether the session is adapted for it or not. `organisation` is
    what has been made of the shelf of WORDS.
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
    organisation = _organisation([layer.shelves[WORDS] for layer in sources], problems)
    approved = [_approved(content, organisation, records[0], problems)] if organisation.core else []
    layers = (*approved, *records[1:], *(layer for layers in adapting for layer in layers), *own)
    return Stack(records[0], layers, departments, organisation, facilitator)


def adapted(session: Session) -> list[Id]:
    """The departments whose own wording everyone reads: those asked for, or the only one that comes."""
    return session.adapt_for or (list(session.departments) if len(session.departments) == 1 else [])


def _sources(content: Content, problems: list[Problem]) -> Iterator[Layer]:
    """The files that everything starts from, and the organisation's own over them, if it has any."""
    if content.core is None and not any((content.root / folder).is_dir() for folder, _ in FOLDERS.values()):
        where = Place.whole(shown(content.root))
        raise ContentError([Problem(where, "no modules/ and exercises/ here; name a folder that has them")])
    core = content.core or content.root
    yield Layer("core", {**shelves.read(core, problems), WORDS: _words(core / CORE, problems)})
    if content.core is not None:
        own = shelves.drafted(shelves.read(content.root, problems), content.drafts)
        yield Layer("organisation", {**own, WORDS: _words(content.root / ORGANISATION, problems)}, kept=True)
        problems.extend(_strays(content.root))


def _words(path: Path, problems: list[Problem]) -> source.Mapping:
    node = source.read(path, shown(path), problems) if path.is_file() else None
    return node if isinstance(node, source.Mapping) else source.Mapping(Place.whole(shown(path)))


def _strays(root: Path) -> Iterator[Problem]:
    """A finding for each file, no deeper than where they belong, that holds content and lies where nobody reads it."""
    read = {root / folder for folder, _ in FOLDERS.values()}
    for path in sorted(path for depth in ("*", "*/*", "*/*/*") for path in root.glob(f"{depth}.yaml")):
        kind = None if path.parent in read else kind_of(source.read(path, shown(path), []))
        if kind is not None and kind in FOLDERS:
            what = f"this file is not read; move it to {FOLDERS[kind][0]}/, if it is a {kind.removesuffix('s')}"
            yield Problem(Place.whole(shown(path)), what, fatal=False)


def _disagreeing(departments: Sequence[Sequence[Layer]]) -> Iterator[Problem]:
    """Where two of the departments change the same text to different things."""
    whole = [together(layers) for layers in departments if layers]
    for number, one in enumerate(whole):
        for other in whole[number + 1 :]:
            yield from clashes(one, other)


def _without_changes(written: Shelves) -> Shelves:
    """The shelves with departments as records; what they change of others is a layer by itself."""
    records = {id: _record(node) for id, node in written["departments"].items()}
    return {**written, "departments": {id: node for id, node in records.items() if node != {}}}


def _record(node: object) -> object:
    return _without(node, {"changes"}) if isinstance(node, source.Mapping) and "changes" in node else node


def _without(node: source.Mapping, keys: Collection[str]) -> source.Mapping:
    left = source.Mapping(node.where)
    left.update({key: value for key, value in node.items() if key not in keys})
    left.keys_at.update(node.keys_at)
    return left


def _department(id: str, sources: list[Layer], problems: list[Problem]) -> Iterator[Layer]:
    """What a department changes: as the core says, and over it as the organisation says."""
    nodes = [layer.shelves["departments"].get(id) for layer in sources]
    terms = [source.step(node, "terms") for node in nodes]
    removed = {word for own in terms if isinstance(own, source.Mapping) for word in own if own[word] is None}
    for layer, node, own in zip(sources, nodes, terms, strict=True):
        changes = source.step(node, "changes")
        made = validate(Changes, changes, name(changes), problems) if isinstance(changes, source.Mapping) else None
        words = {WORDS: {"terms": _without(own, removed)}} if isinstance(own, source.Mapping) else {}
        if made or words:
            found = _layer(f"department {id}", made, kept=layer.kept)
            yield replace(found, shelves={**found.shelves, **words})


def _layer(name: str, changes: Changes | None, *, kept: bool = False) -> Layer:
    return Layer(name, dict(changes.shelves) if changes else {}, kept)


def _approved(content: Content, organisation: Organisation, core: Layer, problems: list[Problem]) -> Layer:
    """The core's texts that an organisation keeps as it approved them: as its lock has them, or as they are now."""
    files = {kind: shelf for kind, shelf in core.shelves.items() if kind in FOLDERS}
    known, now = lock.read(content.root).texts, dict(lock.leaves(files))
    tree: dict[str, dict[str, source.Mapping]] = {}
    for ref in organisation.core:
        text = known.get(f"{APPROVED}: {ref}", now.get(ref))
        if text is None:
            problems.append(Problem(ref.where, f"the core has no text {quoted(ref)}{did_you_mean(ref, now)}"))
        elif what := _hindrance(files, ref, text):
            problems.append(Problem(ref.where, what))
        else:
            kind, id, *keys = ref.split("/")
            root = tree.setdefault(kind, {}).setdefault(id, source.Mapping(ref.where))
            _plant(root, keys, Text(text, ref.where))
    return Layer(APPROVED, tree, kept=True)


def _hindrance(files: Shelves, ref: str, text: str) -> str:
    """Why an approved text cannot stand, and what to do; nothing if it can."""
    node: Any = files
    for key in ref.split("/"):
        above, node = node, node.get(key) if isinstance(node, Mapping) else None
    if isinstance(node, source.Sequence):
        return f"{quoted(ref)} is a list, and only a single text can be kept; delete this line"
    if not isinstance(above, Mapping):
        more = "delete this line, or say it in a part of your own"
        return f"the core has removed the part around this text; it was {quoted(text)}; {more}"
    return ""


def _plant(node: source.Mapping, keys: list[str], text: Text) -> None:
    """Put a text at the end of some keys, with the mappings on the way to it."""
    for key in keys[:-1]:
        node.keys_at.setdefault(key, text.where)
        below = node.setdefault(key, source.Mapping(text.where))
        assert isinstance(below, source.Mapping)
        node = below
    node.keys_at[keys[-1]] = text.where
    node[keys[-1]] = text


def _organisation(words: Sequence[Shelf], problems: list[Problem]) -> Organisation:
    """The core's own words for an organisation, and over them those of a workshop.yaml."""
    laid, *rest = [node for node in words if isinstance(node, source.Mapping)]
    for own in rest:
        problems.extend(_unsaid(laid, own))
        laid = Overlay(problems).lay(laid, own, Organisation)
    return validate(Organisation, laid, name(laid), problems) or Organisation()


def _unsaid(core: source.Mapping, own: source.Mapping) -> Iterator[Problem]:
    """The words of the core that an organisation would remove, although texts say them."""
    terms = source.step(own, "terms")
    known = source.step(core, "terms")
    for word in known if isinstance(known, source.Mapping) else ():
        if terms is None or source.step(terms, word) is None:
            what = f"texts say the word {quoted(word)}; write your own for it, such as  {word}: {{one: ..., many: ...}}"
            yield Problem(source.find(own, ("terms", word), key=True), what)
