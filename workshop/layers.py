"""Core <- organisation <- department <- facilitator <- session: changes laid over what they change, by id.

Mappings merge, null removes what is there, anything else replaces. Where the keys are ids, a new entry says `after:` or
`before:` which other it stands, and `order:` puts entries in another order. All this happens before validation, so that
a mistake is told at the line of the layer that made it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from workshop import source
from workshop.errors import Problem, did_you_mean, joined, meant, quoted
from workshop.shape import below, keyed_by_id
from workshop.shelves import FOLDERS, Shelf, Shelves
from workshop.text import Place

BESIDE = ("after", "before")


@dataclass(frozen=True)
class Layer:
    """Changes of one origin, such as `organisation` or `department finance`, by kind and by id of a file.

    `kept` tells that they lie in an organisation's folder, and outlive a newer core.
    """

    name: str
    shelves: Shelves
    kept: bool = False


@dataclass(frozen=True)
class Overlay:
    """Layers being laid over each other: what is wrong with them, and which place each change hides.

    `under` leads from a place in a layer to the place below that it changes; `removed` from the name of what a layer
    removes to where it says so.
    """

    problems: list[Problem] = field(default_factory=list)
    under: dict[Place, Place] = field(default_factory=dict)
    removed: dict[str, Place] = field(default_factory=dict)

    def stack(self, base: Shelves, layers: Iterable[Layer]) -> Shelves:
        """The shelves with all layers laid over them, the last on top."""
        for layer in layers:
            base = {kind: self._shelf(kind, shelf, layer.shelves.get(kind, {})) for kind, shelf in base.items()}
        return base

    def told(self, problem: Problem) -> Problem:
        """A problem with the place below that a layer changed, or at the layer's line where that caused it."""
        hidden = self.under.get(problem.where)
        if hidden is not None and str(hidden) not in problem.what:
            return Problem(problem.where, f"{problem.what} (this changes {hidden})", problem.fatal)
        for name, where in self.removed.items():
            if quoted(name) in problem.what and problem.where.file != where.file:
                return Problem(where, f"{problem.what}; it is needed at {problem.where}", problem.fatal)
        return problem

    def _shelf(self, kind: str, base: Shelf, over: Shelf) -> Shelf:
        laid = dict(base)
        for id, node in over.items():
            if id in base and isinstance(base[id], source.Mapping) and isinstance(node, source.Mapping):
                laid[id] = self.lay(base[id], node, FOLDERS[kind][1])
            elif id in base or self._whole(kind, id, node, base):
                laid[id] = node
        return laid

    def _whole(self, kind: str, id: str, node: object, base: Shelf) -> bool:
        """Whether a file that changes nothing known can stand by itself; if not, it is most likely misnamed."""
        needed = [name for name, one in FOLDERS[kind][1].model_fields.items() if one.is_required()]
        missing = [name for name in needed if isinstance(node, source.Mapping) and name not in node]
        if isinstance(node, source.Mapping) and len(missing) > len(needed) / 2:
            noun = kind.removesuffix("s")
            what = f"there is no {noun} {quoted(id)} to change{did_you_mean(id, base)}"
            more = f"one of your own also needs {', '.join(missing)}"
            self.problems.append(Problem(getattr(id, "where", node.where), joined(what, more)))
            return False
        return node is not None

    def lay(self, base: source.Mapping, over: source.Mapping, shape: Any) -> source.Mapping:
        """One mapping over another; `shape` is the type of both."""
        laid = source.Mapping(over.where)
        laid.update(base)
        laid.keys_at.update(base.keys_at)
        self.under[over.where] = base.where
        for key, value in over.items():
            if not (keyed_by_id(shape) and key == "order"):
                laid = self._changed(laid, over, key, value, shape)
        return self._ordered(laid, over["order"]) if keyed_by_id(shape) and "order" in over else laid

    def _changed(
        self, laid: source.Mapping, over: source.Mapping, key: str, value: object, shape: Any
    ) -> source.Mapping:
        where = over.keys_at[key]
        self.under[where] = laid.keys_at.get(key, self.under[over.where])
        if value is None:
            return self._without(laid, key, where, shape)
        if key not in laid and keyed_by_id(shape):
            return self._added(laid, key, value, where)
        return _put(laid, key, self._value(laid.get(key), value, below(shape, key)), where)

    def _value(self, old: object, new: object, shape: Any) -> object:
        if isinstance(old, source.Mapping) and isinstance(new, source.Mapping):
            return self.lay(old, new, shape)
        if isinstance(old, Mapping) != isinstance(new, Mapping) or old is None:
            return new
        self.under[_where(new)] = _where(old)
        return new

    def _without(self, laid: source.Mapping, key: str, where: Place, shape: Any) -> source.Mapping:
        known = laid if keyed_by_id(shape) else getattr(shape, "model_fields", laid)
        if key not in known:
            what = f"there is no {quoted(key)} here to remove{did_you_mean(key, known)}"
            self.problems.append(Problem(where, what))
        self.removed[key] = where
        return _of(laid, ((one, laid[one], laid.keys_at[one]) for one in laid if one != key))

    def _added(self, laid: source.Mapping, key: str, value: object, where: Place) -> source.Mapping:
        """A new entry, put where it says; one that does not say, and looks like a known one, is a slip."""
        beside = next((word for word in BESIDE if isinstance(value, source.Mapping) and word in value), None)
        if beside is None:
            return self._appended(laid, key, value, where)
        assert isinstance(value, source.Mapping)
        other = str(value[beside])
        entry = _of(value, ((one, value[one], value.keys_at[one]) for one in value if one not in BESIDE))
        self.under[_where(value[beside])] = self.under[laid.where]
        if other not in laid:
            what = f"there is no {quoted(other)} to stand {beside}{did_you_mean(other, laid)}"
            self.problems.append(Problem(_where(value[beside]), what))
            return laid
        return _of(laid, _inserted(laid, other, beside, (key, entry, where)))

    def _appended(self, laid: source.Mapping, key: str, value: object, where: Place) -> source.Mapping:
        if laid and (isinstance(value, source.Mapping) or meant(key, list(laid))):
            last = list(laid)[-1]
            how = f"to add it, say where:  after: {last}" if isinstance(value, source.Mapping) else "rename it"
            what = f"there is no {quoted(key)} here{did_you_mean(key, laid)}"
            self.problems.append(Problem(where, joined(what, how)))
            return laid
        return _put(laid, key, value, where)

    def _ordered(self, laid: source.Mapping, order: object) -> source.Mapping:
        names = [str(name) for name in order] if isinstance(order, source.Sequence) else []
        if not names:
            self.problems.append(Problem(_where(order), "'order' must be a list of what is here, such as [one, two]"))
        for name in order if isinstance(order, source.Sequence) else ():
            self.under[_where(name)] = self.under[laid.where]
            if str(name) not in laid:
                what = f"there is no {quoted(str(name))} here to put in order{did_you_mean(str(name), laid)}"
                self.problems.append(Problem(_where(name), what))
        sequence = dict.fromkeys([*(name for name in names if name in laid), *laid])
        return _of(laid, ((one, laid[one], laid.keys_at[one]) for one in sequence))


def clashes(one: Layer, other: Layer) -> Iterator[Problem]:
    """Where two layers that stand side by side change the same text to different things."""
    for kind, shelf in other.shelves.items():
        for id, node in shelf.items():
            yield from _clashes(one.shelves.get(kind, {}).get(id), node, one.name, other.name)


def _clashes(one: object, other: object, name: str, its: str) -> Iterator[Problem]:
    if isinstance(one, source.Mapping) and isinstance(other, source.Mapping):
        for key in other:
            if key in one:
                yield from _clashes(one[key], other[key], name, its)
    elif one is not None and other is not None and one != other:
        what = f"{name} and {its} change this to different things; see {_where(one)}"
        what = f"{what}; adapt for one of them, or let them agree"
        yield Problem(_where(other), what)


Entry = tuple[str, object, Place]


def _inserted(laid: source.Mapping, other: str, beside: str, entry: Entry) -> Iterator[Entry]:
    for one in laid:
        if one == other and beside == "before":
            yield entry
        yield one, laid[one], laid.keys_at[one]
        if one == other and beside == "after":
            yield entry


def _of(like: source.Mapping, entries: Iterable[Entry]) -> source.Mapping:
    """A mapping at the place of another, with other entries."""
    mapping = source.Mapping(like.where)
    for key, value, where in entries:
        mapping[key] = value
        mapping.keys_at[key] = where
    return mapping


def _put(laid: source.Mapping, key: str, value: object, where: Place) -> source.Mapping:
    laid[key] = value
    laid.keys_at[key] = where
    return laid


def _where(value: object) -> Place:
    return getattr(value, "where", Place("(no file)"))
