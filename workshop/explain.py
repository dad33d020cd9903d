"""Where a text comes from: what each layer says of it, at which line, and whose word stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from click import BadParameter

from workshop import source
from workshop.content import Content
from workshop.errors import ContentError, Problem, closest, did_you_mean, quoted
from workshop.layers import Layer, Overlay
from workshop.model import Session
from workshop.shelves import Shelves
from workshop.stack import Stack, stack
from workshop.text import NOWHERE, Place

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """What one layer says at a reference: the value as text, or None where it removes it.

    `stands` tells that no layer above says otherwise.
    """

    layer: str
    where: Place
    value: str | None
    stands: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reference in full, what each layer says of it from the bottom up, and the departments that would change it."""

    ref: str
    sayings: tuple[Saying, ...]
    elsewhere: tuple[Saying, ...]


def explain(content: Content, ref: str, session: Session) -> Explanation:
    """Whose word stands at `ref`, such as `m01-who-is-your-customer/promise`; BadParameter if there is no such thing.

    The kind in front may be left out, and so may keys in between, as long as only one thing can be meant.
    """
    problems: list[Problem] = []
    written = stack(content, session, problems)
    for name in session.departments:
        if name not in written.departments:
            raise BadParameter(f"there is no department {quoted(name)}{did_you_mean(name, written.departments)}")
    tree = Overlay().stack(written.core.shelves, written.layers)
    kind, id, keys = resolve(ref, [tree, *(layer.shelves for layer in (written.core, *written.layers))])
    found = [saying for layer in (written.core, *written.layers) for saying in _saying(layer, kind, id, keys)]
    if not found:
        raise ContentError(problems)
    sayings = [*found[:-1], Saying(found[-1].layer, found[-1].where, found[-1].value, stands=True)]
    others = _elsewhere(written, kind, id, keys)
    return Explanation("/".join((kind, id, *keys)), tuple(sayings), tuple(others))


def resolve(ref: str, trees: Sequence[Shelves]) -> tuple[str, str, Keys]:
    """The kind, the file and the keys that a reference means, looked for in every tree in turn."""
    kind, id, wanted = _file(ref.strip("/").split("/"), trees)
    paths = list(dict.fromkeys(path for tree in trees for path in _paths(tree.get(kind, {}).get(id))))
    exact = [path for path in paths if path == wanted]
    fitting = exact or [path for path in paths if wanted and path[-1] == wanted[-1] and _within(wanted, path)]
    nearest = [path for path in fitting if len(path) == min(map(len, fitting))]
    if not wanted or len(nearest) == 1:
        return kind, id, nearest[0] if wanted else ()
    if nearest:
        raise BadParameter(f"{quoted(ref)} can be {' or '.join('/'.join((id, *path)) for path in nearest[:3])}")
    names = {path[-1] for path in paths}
    raise BadParameter(f"there is no {quoted('/'.join(wanted))} in {id}{did_you_mean(wanted[-1], names)}")


def _file(parts: list[str], trees: Sequence[Shelves]) -> tuple[str, str, Keys]:
    shelves = list(dict.fromkeys(kind for tree in trees for kind in tree))
    if parts[0] in shelves and len(parts) > 1:
        kinds, (id, *keys) = [parts[0]], parts[1:]
    else:
        kinds, (id, *keys) = shelves, parts
    found = [kind for kind in kinds if any(id in tree.get(kind, {}) for tree in trees)]
    if not found:
        known = {id for tree in trees for kind in kinds for id in tree.get(kind, {})}
        such = "" if closest(id, known) else _such_as(parts[-1], trees)
        hint = f"; write where it stands, such as  {such}" if such else did_you_mean(id, known)
        raise BadParameter(f"there is no {quoted(id)}{hint}")
    return found[0], id, tuple(keys)


def _such_as(key: str, trees: Sequence[Shelves]) -> str:
    """A reference that ends with a key, if anything is called so."""
    for tree in trees:
        for shelf in tree.values():
            for id, node in shelf.items():
                if path := next((path for path in _paths(node) if path[-1] == key), None):
                    return "/".join((id, *path))
    return ""


def _paths(node: object, above: Keys = ()) -> Iterator[Keys]:
    for key, value in node.items() if isinstance(node, source.Mapping) else ():
        yield (*above, key)
        yield from _paths(value, (*above, key))


def _within(wanted: Keys, path: Keys) -> bool:
    """Whether the wanted keys stand in the path in their order, maybe with others in between."""
    rest = iter(path)
    return all(key in rest for key in wanted)


def _saying(layer: Layer, kind: str, id: str, keys: Keys) -> Iterator[Saying]:
    """What one layer says there; if it removes that, or a part around it, where it does so."""
    shelf = layer.shelves.get(kind, {})
    node: object = shelf.get(id, source.NOTHING)
    name = next((one for one in shelf if one == id), None)
    if node is None and not hasattr(name, "where"):
        return  # a file that could not be read says nothing
    place = getattr(name, "where", NOWHERE) if node is None else source.find(node, keys, key=True)
    for key in keys:
        node = source.step(node, key) if node is not None else None
    if node is not source.NOTHING:
        yield Saying(layer.name, getattr(node, "where", place), _text(node), stands=False)


def _text(node: object) -> str | None:
    if isinstance(node, source.Mapping):
        return ", ".join(node)
    return ", ".join(map(str, node)) if isinstance(node, source.Sequence) else None if node is None else str(node)


def _elsewhere(written: Stack, kind: str, id: str, keys: Keys) -> Iterator[Saying]:
    """What departments say that this session is not adapted for."""
    layers = (layer for layers in written.departments.values() for layer in layers if layer not in written.layers)
    return (saying for layer in layers for saying in _saying(layer, kind, id, keys))


def said(explanation: Explanation) -> list[str]:
    """An explanation as lines: the layer, the text and its place, with a mark at the one that stands."""
    lines = [explanation.ref, *(line for saying in explanation.sayings for line in _lines(saying))]
    if explanation.elsewhere:
        lines += ["", "Only where a session is adapted for them:"]
    return [*lines, *(line for saying in explanation.elsewhere for line in _lines(saying))]


def _lines(saying: Saying) -> Iterator[str]:
    text = "(removed)" if saying.value is None else " ".join(saying.value.split())
    mark = ">" if saying.stands else " "
    yield f"{mark} {saying.layer:<20} {saying.where}"
    yield from wrap(text, 76, initial_indent="      ", subsequent_indent="      ")
