"""Core <- organisation <- department <- facilitator <- session: changes laid over what they change, by id.

Mappings merge, null removes what is there, anything else replaces. Where the keys are ids, an entry may say `after:` or
`before:` which other it stands, a new one must, and `order:` puts entries in another order. All this happens before
validation, so that a mistake is told at the line of the layer that made it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workshop import source
from workshop.errors import Problem, did_you_mean, joined, meant, quoted
from workshop.shape import below, keyed_by_id
from workshop.shelves import FOLDERS, Shelf, Shelves
from workshop.text import NOWHERE, Place

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

    `under` leads from a place in a layer to the place below that it changes; `removed` holds where layers remove
    something. What is `spared` stays although a layer removes it, to see what becomes of it then.
    """

    problems: list[Problem] = field(default_factory=list)
    under: dict[Place, Place] = field(default_factory=dict)
    removed: list[Place] = field(default_factory=list)
    spared: frozenset[Place] = frozenset()

    def stack(self, base: Shelves, layers: Iterable[Layer]) -> Shelves:
        """The shelves with all layers laid over them, the last on top."""
        for layer in layers:
            base = {
                kind: self._shelf(kind, base[kind], layer.shelves.get(kind, {})) for kind in FOLDERS if kind in base
            }
        return base

    def told(self, problem: Problem, cause: Place | None) -> Problem:
        """A problem with the place below that a layer changed, or at the removal that is the cause of it."""
        hidden = self.under.get(problem.where)
        if hidden is not None and str(hidden) not in problem.what:
            return Problem(problem.where, f"{problem.what} (this changes {hidden})", problem.fatal)
        if cause is not None and problem.where.file != cause.file:
            return Problem(cause, joined(problem.what, f"it is needed at {problem.where}"), problem.fatal)
        return problem

    def _shelf(self, kind: str, base: Shelf, over: Shelf) -> Shelf:
        laid = dict(base)
        for id, node in over.items():
            if node is None and hasattr(id, "where"):  # the name of a file that was read knows no place
                self._drop(kind, laid, id, id.where)
            elif id in base and isinstance(base[id], source.Mapping) and isinstance(node, source.Mapping):
                laid[id] = self.lay(base[id], node, FOLDERS[kind][1])
            elif id in base or self._whole(kind, id, node, base):
                laid[id] = node
        return laid

    def _drop(self, kind: str, laid: dict[str, Any], id: str, where: Place) -> None:
        """Remove a whole file, as null below its name asks for."""
        if id not in laid:
            what = f"there is no {kind.removesuffix('s')} {quoted(id)} to remove{did_you_mean(id, laid)}"
            self.problems.append(Problem(where, what))
        elif where not in self.spared:
            self.removed.append(where)
            del laid[id]

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
        return self._ordered(laid, over) if keyed_by_id(shape) and "order" in over else laid

    def _changed(
        self, laid: source.Mapping, over: source.Mapping, key: str, value: object, shape: Any
    ) -> source.Mapping:
        where = over.keys_at[key]
        self.under[where] = laid.keys_at.get(key, self.under[over.where])
        if value is None:
            return self._without(laid, key, where, shape)
        if keyed_by_id(shape) and isinstance(value, source.Mapping) and value.keys() & set(BESIDE):
            return self._placed(laid, key, value, where, below(shape, key))
        if keyed_by_id(shape) and key not in laid:
            return self._appended(laid, key, value, where)
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
        if where in self.spared:
            return laid
        self.removed.append(where)
        return _but(laid, [key])

    def _placed(
        self, laid: source.Mapping, key: str, value: source.Mapping, where: Place, shape: Any
    ) -> source.Mapping:
        """An entry put where it says, whether it is new or there already."""
        beside, *more = [word for word in BESIDE if word in value]
        for word in more:
            self.problems.append(Problem(value.keys_at[word], f"this says {beside} already; delete one of them"))
        other, others = str(value[beside]), _but(laid, [key])
        place = getattr(value[beside], "where", value.keys_at[beside])
        self.under[place] = self.under[laid.where]
        if other not in others:
            what = f"there is no {quoted(other)} to stand {beside}{did_you_mean(other, others)}"
            self.problems.append(Problem(place, what))
            return laid
        entry = self._value(laid.get(key), _but(value, BESIDE), shape)
        return _of(laid, _inserted(others, other, beside, (key, entry, where)))

    def _appended(self, laid: source.Mapping, key: str, value: object, where: Place) -> source.Mapping:
        """A new entry that does not say where it stands; one that is a part, or looks like a known one, is a slip."""
        if laid and (isinstance(value, source.Mapping) or meant(key, list(laid))):
            last = list(laid)[-1]
            how = f"to add it, say where:  after: {last}" if isinstance(value, source.Mapping) else "rename it"
            what = f"there is no {quoted(key)} here{did_you_mean(key, laid)}"
            self.problems.append(Problem(where, joined(what, how)))
            return laid
        return _put(laid, key, value, where)

    def _ordered(self, laid: source.Mapping, over: source.Mapping) -> source.Mapping:
        order = over["order"] if isinstance(over["order"], source.Sequence) else []
        names = [str(name) for name in order]
        if not names:
            where = getattr(over["order"], "where", over.keys_at["order"])
            self.problems.append(Problem(where, "'order' must be a list of what is here, such as [one, two]"))
        for name in order:
            self.under[_where(name)] = self.under[laid.where]
            if str(name) not in laid:
                what = f"there is no {quoted(str(name))} here to put in order{did_you_mean(str(name), laid)}"
                self.problems.append(Problem(_where(name), what))
        sequence = dict.fromkeys([*(name for name in names if name in laid), *laid])
        return _of(laid, ((one, laid[one], laid.keys_at[one]) for one in sequence))


def together(layers: Sequence[Layer]) -> Layer:
    """Layers of one origin as a single one, in which the last word of each stands; nothing is removed yet."""
    laid: Any = source.Mapping(NOWHERE)
    for layer in layers:
        laid = _over(laid, layer.shelves)
    return Layer(layers[-1].name, laid)


def _over(base: object, over: object) -> object:
    if not isinstance(base, Mapping) or not isinstance(over, Mapping):
        return over
    laid = source.Mapping(_where(over))
    for node in (base, over):
        for key, value in node.items():
            _put(laid, key, _over(laid.get(key), value), _key_at(node, key))
    return laid


def clashes(one: Layer, other: Layer) -> Iterator[Problem]:
    """Where two layers that stand side by side change the same text to different things, or one of them removes it."""
    for mine, its in _differing(one.shelves, other.shelves):
        what = f"{one.name} and {other.name} change this to different things; see {mine}"
        yield Problem(its, f"{what}; adapt for one of them, or let them agree")


def _differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[tuple[Place, Place]]:
    """Where each of two says something of the same thing, and not the same."""
    for key in (key for key in other if key in one):
        if isinstance(one[key], Mapping) and isinstance(other[key], Mapping):
            yield from _differing(one[key], other[key])
        elif one[key] != other[key]:
            mine, its = (getattr(node[key], "where", _key_at(node, key)) for node in (one, other))
            yield mine, its


Entry = tuple[str, object, Place]


def _inserted(laid: source.Mapping, other: str, beside: str, entry: Entry) -> Iterator[Entry]:
    for one in laid:
        if one == other and beside == "before":
            yield entry
        yield one, laid[one], laid.keys_at[one]
        if one == other and beside == "after":
            yield entry


def _but(laid: source.Mapping, names: Iterable[str]) -> source.Mapping:
    """A mapping without some of its entries."""
    return _of(laid, ((one, laid[one], laid.keys_at[one]) for one in laid if one not in names))


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


def _key_at(node: Mapping[str, Any], key: str) -> Place:
    """Where a key was written: as a mapping of a file remembers it, or as the key itself does."""
    return node.keys_at[key] if isinstance(node, source.Mapping) else _where(key)


def _where(value: object) -> Place:
    return getattr(value, "where", NOWHERE)
