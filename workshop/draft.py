"""The file of a department while it is being changed: texts put in and taken out, then its keys in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workshop import source
from workshop.form import LISTS, at
from workshop.layers import BESIDE
from workshop.library import Library
from workshop.model import Department
from workshop.shape import below
from workshop.shelves import FOLDERS
from workshop.text import Place, Text

Keys = tuple[str, ...]


class Draft:
    """A copy of what a department's file says, to change; every new text knows its cell."""

    def __init__(self, own: source.Mapping) -> None:
        self.before = own
        self.tree = _copied(own)

    def put(self, keys: Keys, text: Text) -> None:
        """Let `keys` lead to a text."""
        node = self.tree
        for key in keys[:-1]:
            if not isinstance(node.get(key), source.Mapping):
                _set(node, key, source.Mapping(text.where), text.where)
            node = node[key]  # type: ignore[assignment]
        _set(node, keys[-1], text, text.where)

    def take(self, keys: Keys) -> None:
        """Take out what `keys` lead to, and whatever holds nothing then."""
        parent = at(self.tree, keys[:-1])
        if isinstance(parent, source.Mapping) and keys[-1] in parent:
            del parent[keys[-1]], parent.keys_at[keys[-1]]
            if not parent and len(keys) > 1:
                self.take(keys[:-1])

    def settle(self, core: Department | None) -> None:
        """Say of entries that are added to entries of the core where they stand: one after the other, at the end."""
        for name, (_, _, part) in LISTS.items():
            known, own = list(getattr(core, name, {})), self.tree.get(name)
            if part is not None and isinstance(own, source.Mapping):
                _settled(own, known)

    @property
    def changed(self) -> int:
        """How many texts are new, or other than before."""
        before = dict(_leaves(self.before))
        return sum(before.get(keys) != text for keys, text in _leaves(self.tree))

    @property
    def taken_back(self) -> int:
        return len(dict(_leaves(self.before)).keys() - dict(_leaves(self.tree)).keys())

    def ordered(self, library: Library, id: str) -> Mapping[str, Any]:
        """The tree with its keys in the order of the model; a file that says nothing keeps the department's name."""
        core = library.departments.get(id)
        tree = _ordered(self.tree, Department, core)
        if isinstance(changes := tree.get("changes"), Mapping):
            tree["changes"] = {kind: _by_id(kind, shelf, library) for kind, shelf in changes.items()}
        return tree or {"title": core.title if core else id}


def _copied(node: source.Mapping) -> source.Mapping:
    copy = source.Mapping(node.where)
    for key, value in node.items():
        _set(copy, key, _copied(value) if isinstance(value, source.Mapping) else value, node.keys_at[key])
    return copy


def _set(node: source.Mapping, key: str, value: object, where: Place) -> None:
    node[key] = value
    node.keys_at[key] = where


def _settled(own: source.Mapping, known: list[str]) -> None:
    last = known[-1] if known else None
    for key, entry in own.items():
        if key in known or not isinstance(entry, source.Mapping):
            continue
        for word in BESIDE:
            entry.pop(word, None)
        if last is not None:
            _set(entry, "after", Text(last, entry.where), entry.where)
            last = key


def _leaves(node: object, keys: Keys = ()) -> Iterator[tuple[Keys, object]]:
    """Every text with the keys that lead to it, but for where entries stand."""
    if not isinstance(node, Mapping):
        yield keys, node
        return
    for key, value in node.items():
        if key not in BESIDE:
            yield from _leaves(value, (*keys, key))


def _by_id(kind: str, shelf: object, library: Library) -> object:
    if kind not in FOLDERS or not isinstance(shelf, Mapping):
        return shelf
    known = getattr(library, kind)
    return {id: _ordered(shelf[id], FOLDERS[kind][1], known.get(id)) for id in [*known, *shelf] if id in shelf}


def _ordered(node: object, shape: Any, base: Any) -> Any:
    """A tree with its keys in the order of the model, or of the entries that it changes."""
    if not isinstance(node, Mapping):
        return node
    known = getattr(shape, "model_fields", base if isinstance(base, Mapping) else {})
    sequence = dict.fromkeys([*(key for key in known if key in node), *node])
    return {key: _ordered(node[key], below(shape, key), _under(base, key)) for key in sequence}


def _under(base: Any, key: str) -> Any:
    return base.get(key) if isinstance(base, Mapping) else getattr(base, key, None)
