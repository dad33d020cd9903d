"""How an organisation's layers stand to the core: unchanged, hiding a newer text, orphaned; and what came through."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from textwrap import wrap

from click import BadParameter

from workshop import __version__, lock
from workshop.content import Content, shown
from workshop.errors import ContentError, Problem, did_you_mean, quoted
from workshop.layers import Layer
from workshop.lock import Lock, leaves, mark
from workshop.model import Session
from workshop.stack import APPROVED, Stack, stack
from workshop.text import Place, Text

# What can be said of a text that a layer changes; those that ask for a decision first.
STATES = {
    "newer": "hides a newer text of the core",
    "orphaned": "changes what the core does not have any more",
    "new": "new since the last look",
    "unchanged": "as the core was when you wrote it",
}
ALL = "all"  # what is accepted when nothing is named: all but the texts that were approved


@dataclass(frozen=True, slots=True)
class Standing:
    """One text that a layer changes: what it says (`yours`), what was said below it `then`, and is said there `now`."""

    layer: str
    ref: str
    state: str
    where: Place
    yours: str
    then: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Status:
    """All texts that are changed, and the references of core texts that are newer and come through (`merged`)."""

    standings: tuple[Standing, ...]
    merged: tuple[str, ...]


@dataclass(frozen=True)
class Texts:
    """What a stack says: all texts of the core by reference, and below each layer what that one changes."""

    core: Mapping[str, str]
    below: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def under(self, layer: Layer, ref: str) -> str | None:
        """What is said below a layer: by the core's own layer of that name, or by the core; for a part, all of it."""
        for texts in (self.below.get(layer.name, {}), self.core):
            if ref in texts:
                return texts[ref]
            if parts := [text for one, text in texts.items() if one.startswith(f"{ref}/")]:
                return "\n".join(parts)
        return None


def status(content: Content) -> Status:
    """How everything stands, against the lock as it is."""
    known, written = lock.read(content.root), stack(content, Session(), [])
    texts = _texts(written)
    found = (_standing(layer, ref, text, texts, known) for layer, ref, text in _changed(written))
    standings = sorted((one for one in found if one), key=lambda one: list(STATES).index(one.state))
    hidden, now = {standing.ref for standing in standings}, _current(written).marks
    merged = tuple(ref for ref, one in now.items() if known.marks.get(ref, one) != one and ref not in hidden)
    return Status(tuple(standings), merged)


def note(content: Content) -> str:
    """Keep in the lock what is written over for the first time; what it knows stays as it was then, while it is so.

    Returns why nothing could be kept: a folder that cannot be written has no lock, and status has less to tell.
    """
    if content.core is None:
        return ""
    known, written = lock.read(content.root), stack(content, Session(), [])
    now, over = _current(written), {_key(layer, ref) for layer, ref, _ in _changed(written)}
    texts = {**now.texts, **{key: text for key, text in known.texts.items() if key in over}}
    noted = Lock(known.core, texts, {ref: known.marks.get(ref, one) for ref, one in now.marks.items()})
    return "" if noted == known else _kept(content, noted)


def accept(content: Content, ref: str = ALL) -> None:
    """Take the core as it is today for one text, or for all that was written over; what was approved must be named."""
    if content.core is None:
        return
    known, now = lock.read(content.root), _current(stack(content, Session(), []))
    taken = _taken({**known.texts, **now.texts}, ref)
    texts = {**now.texts, **{key: text for key, text in known.texts.items() if key not in taken}}
    after = Lock(now.core, texts, now.marks) if ref == ALL else Lock(known.core, texts, known.marks)
    if why := _kept(content, after):
        raise ContentError([Problem(Place.whole(shown(content.root / lock.LOCK)), why)])


def _kept(content: Content, noted: Lock) -> str:
    """Write a lock; why that cannot be, if it cannot."""
    try:
        lock.write(content.root, noted)
    except OSError as error:
        return f"this cannot be written ({error.strerror}), so nothing is noted; ask who owns the folder"
    return ""


def _taken(keys: Collection[str], ref: str) -> set[str]:
    """Which keys of a lock are accepted; BadParameter if nothing is known of the text that was named."""
    if ref == ALL:
        return {key for key in keys if not key.startswith(f"{APPROVED}: ")}
    refs = {key: key.partition(": ")[2] for key in keys}
    if ref not in refs.values():
        what = f"nothing was written over {quoted(ref)}{did_you_mean(ref, set(refs.values()))}"
        raise BadParameter(what, param_hint="--accept")
    return {key for key in keys if refs[key] == ref}


def said(status: Status) -> list[str]:
    """A status as lines: first what asks for a decision, each text in full, then what needs none, counted."""
    lines: list[str] = []
    for standing in status.standings:
        if standing.state in ("newer", "orphaned"):
            lines += [
                f"{standing.where}: {standing.layer} {STATES[standing.state]}: {standing.ref}",
                *_texts_of(standing),
            ]
    counts = {state: sum(one.state == state for one in status.standings) for state in STATES}
    lines += [f"{count:4} {STATES[state]}" for state, count in counts.items()]
    return [*lines, f"{len(status.merged):4} newer in the core, and come through", *_names(status)]


def _names(status: Status) -> Iterator[str]:
    yield from (f"     {ref}" for ref in status.merged)
    moved = [one for one in status.standings if one.state in ("newer", "orphaned")]
    if any(one.layer != APPROVED for one in moved):
        yield ""
        yield "Change your text, or delete it to read the core's. When all is as you want it:  workshop status --accept"
    if approved := next((one.ref for one in moved if one.layer == APPROVED), ""):
        yield ""
        yield f"What was approved stays as it was. To read the core's instead:  workshop status --accept {approved}"


def _texts_of(standing: Standing) -> Iterator[str]:
    for name, text in (("then", standing.then), ("now", standing.now), ("yours", standing.yours)):
        if text is not None:
            yield from wrap(" ".join(text.split()) or "(removed)", 76, initial_indent=f"  {name:<6}",
                            subsequent_indent=" " * 8)  # fmt: skip


def _current(written: Stack) -> Lock:
    """The lock as it would be if everything were written over today."""
    texts = _texts(written)
    below = {_key(layer, ref): texts.under(layer, ref) for layer, ref, _ in _changed(written)}
    files = {_file(ref) for layer, ref, _ in _changed(written)}
    marks = {ref: mark(text) for ref, text in texts.core.items() if _file(ref) in files}
    return Lock(__version__, {key: text for key, text in below.items() if text is not None}, marks)


def _texts(written: Stack) -> Texts:
    core = {ref: str(text) for ref, text in leaves(written.core.shelves)}
    below = [layer for layers in written.departments.values() for layer in layers if not layer.kept]
    return Texts(core, {layer.name: {ref: str(text) for ref, text in leaves(layer.shelves)} for layer in below})


def _changed(written: Stack) -> Iterator[tuple[Layer, str, Text]]:
    """Every text of the layers that an organisation keeps: those it has approved, its own, its departments'.

    A word of a department stands in its record too; it is told once, as what it changes.
    """
    departments = [layer for layers in written.departments.values() for layer in layers]
    kept = [layer for layer in (*(one for one in written.layers if one not in departments), *departments) if layer.kept]
    found = ((layer, ref, text) for layer in kept for ref, text in leaves(layer.shelves))
    return iter({one[2].where: one for one in found}.values())


def _standing(layer: Layer, ref: str, text: Text, texts: Texts, known: Lock) -> Standing | None:
    """How a text stands; nothing if it is the organisation's own and changes nothing."""
    then, now = known.texts.get(_key(layer, ref)), texts.under(layer, ref)
    if then is None and now is None:
        return None
    state = "orphaned" if now is None else "new" if then is None else "unchanged" if then == now else "newer"
    return Standing(layer.name, ref, state, text.where, str(text), then, now)


def _key(layer: Layer, ref: str) -> str:
    return f"{layer.name}: {ref}"


def _file(ref: str) -> str:
    return "/".join(ref.split("/")[:2])
