"""A form: all that a department may say in its own words, row by row, beside what the core says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any

from workshop import source
from workshop.errors import meant
from workshop.library import Library
from workshop.model import Block, Case, Department, Exercise, Instead, Module, Part, Term
from workshop.passages import Passage, passages
from workshop.text import Line, Name, Text

EMPTY = 4  # rows to add one's own, in every list of a department


@dataclass(frozen=True, slots=True)
class Row:
    """One cell to write in: the keys that lead to its text, where it is read, what the core says, what they say.

    `of` names the entry that a row belongs to where that is no part of the core; if one of its rows is filled, then
    all that are `needed` must be.
    """

    ref: str
    where: str
    core: str
    yours: str
    kind: type[Text]
    choices: tuple[str, ...] = ()
    of: str = ""
    needed: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys in the file of the department: what changes the content stands below `changes`."""
        keys = tuple(self.ref.split("/"))
        return keys if keys[0] in Department.model_fields else ("changes", *keys)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The sheets of one department; the library is without its own file, so that it shows what that would change.

    `extent` tells in words what stands in it, where that is not every text there is.
    """

    department: str
    title: str
    sheets: tuple[Sheet, ...]
    extent: str = ""

    @property
    def rows(self) -> Mapping[str, Row]:
        """Every row by its ref."""
        return {row.ref: row for sheet in self.sheets for group in sheet.groups for row in group.rows}


def form(id: str, library: Library, own: object, called: str = "") -> Form:
    """The form of a department. `own` is what its file says so far, if there is one, `called` its name before that."""
    core = library.departments.get(id)
    title = str(source.step(own, "title")) if isinstance(source.step(own, "title"), str) else None
    record = Sheet("Department", "What the kit knows of your department", tuple(_record(core, library, own)))
    return Form(id, title or (core.title if core else called or id), tuple(_filled([record, *_sheets(library, own)])))


def _filled(sheets: list[Sheet]) -> Iterator[Sheet]:
    """The sheets without the headings under which nothing stands."""
    for sheet in sheets:
        if groups := tuple(group for group in sheet.groups if group.rows):
            yield Sheet(sheet.name, sheet.title, groups)


# --- the modules, with their exercises ----------------------------------------------------------------------

MODULE = (
    ("The module in short", ("title", "promise", "big_idea", "audience")),
    ("What people can do afterwards", ("objectives",)),
    ("Key messages", ("key_messages",)),
    ("What can be seen at work", ("behaviours",)),
)
AFTERWARDS = (
    ("Questions that bring it back", ("recalls",)),
    ("Questions that test it", ("checks",)),
    ("Job aids", ("job_aids",)),
    ("Messages in the days after", ("follow_up",)),
    ("Words explained", ("glossary",)),
)
BLOCK = ("title", "purpose", "virtual", "hybrid", "slides", "run", "pages")
EXERCISE = (
    ("the exercise", (
        "title", "one_line", "exposure", "people", "grouping", "bring", "leave_with", "room", "without", "virtual",
        "hybrid", "access", "task", "prep")),
    ("shown first", ("demonstration",)),
    ("cases and cards", ("scenarios", "cards")),
    ("in the room", ("slides", "run")),
    ("the talk afterwards", ("debrief", "link_to_work")),
    ("if it goes otherwise", ("watch_for", "shorten", "extend", "if_it_flops")),
    ("workbook pages", ("pages",)),
)  # fmt: skip


def _sheets(library: Library, own: object) -> Iterator[Sheet]:
    """A sheet for each module, one for the blocks round them, and one for exercises that stand in no module."""
    left = dict(library.exercises)
    names: set[str] = set()
    frame = chain.from_iterable(
        _block(library.blocks[id].title or id, library.blocks[id], ("blocks", id), left, own) for id in _frame(library)
    )
    yield Sheet("Frame", "What stands round the modules", tuple(frame))
    for id, module in library.modules.items():
        short = id.partition("-")[0].upper()
        name = short if short not in names else id[:31]
        names.add(name)
        yield Sheet(name, module.title, tuple(_module(id, module, left, own)))
    rest = chain.from_iterable(_exercise(id, one, own) for id, one in left.items())
    yield Sheet("More", "Exercises that stand in no module", tuple(rest))


def _frame(library: Library) -> list[str]:
    """The blocks that belong to no module, in the order of the day."""
    entries = (entry.block for agenda in library.agendas.values() for entry in agenda.slots.values())
    return list(dict.fromkeys([*(id for id in entries if id is not None and id in library.blocks), *library.blocks]))


def _module(id: str, module: Module, left: dict[str, Exercise], own: object) -> Iterator[Group]:
    for heading, fields in MODULE:
        yield _group(heading, passages(module, fields, ("modules", id)), own)
    for number, (name, block) in enumerate(module.blocks.items(), 1):
        exercise = left.get(block.exercise or "")
        title = block.title or (exercise.title if exercise else name)
        yield from _block(f"Block {number}: {title}", block, ("modules", id, "blocks", name), left, own)
    for heading, fields in AFTERWARDS:
        yield _group(heading, passages(module, fields, ("modules", id)), own)


def _block(
    heading: str, block: Block, keys: tuple[str, ...], left: dict[str, Exercise], own: object
) -> Iterator[Group]:
    """A block, then its exercise if that was not told before, then the words that lead on."""
    yield _group(heading, passages(block, BLOCK, keys), own)
    if (exercise := left.pop(block.exercise or "", None)) is not None:
        yield from _exercise(str(block.exercise), exercise, own)
    yield _group(f"{heading}: on to the next", passages(block, ("next",), keys), own)


def _exercise(id: str, exercise: Exercise, own: object) -> Iterator[Group]:
    for heading, fields in EXERCISE:
        yield _group(f"{exercise.title}: {heading}", passages(exercise, fields, ("exercises", id)), own)


def _group(heading: str, texts: Iterator[Passage], own: object) -> Group:
    rows = (_row(one.keys, one.where, type(one.text), one.text, own) for one in texts)
    return Group(heading, tuple(row for row in rows if not _removed(own, row.keys)))


def _row(keys: tuple[str, ...], where: str, kind: type[Text], core: str, own: object, **more: Any) -> Row:
    row = Row("/".join(keys), where, core, "", kind, **more)
    value = at(own, row.keys)
    yours = kind.shape(value) if isinstance(value, str) else ""
    return replace(row, yours=yours if yours != core else "")


def at(own: object, keys: tuple[str, ...]) -> object:
    """What some keys lead to in the file of a department, or source.NOTHING."""
    for key in keys:
        own = source.step(own, key)
    return own


def _removed(own: object, keys: tuple[str, ...]) -> bool:
    """Whether the department leaves this out altogether, or has something else in its place."""
    return any(at(own, keys[:count]) is None for count in range(1, len(keys) + 1)) or isinstance(
        at(own, keys), source.Mapping | source.Sequence
    )


# --- what is known of the department itself -----------------------------------------------------------------

# The lists of a department: heading, one entry, and the parts of an entry (none: it is a line by itself).
LISTS: dict[str, tuple[str, str, type[Part] | None]] = {
    "customers": ("Customers: who needs your work", "customer", None),
    "suppliers": ("Suppliers: whose work you need", "supplier", None),
    "scenarios": ("Cases: small true stories, without real names", "case", Case),
    "terms": ("Words that you use", "word", Term),
    "phrases": ("Phrases: one that closes a door, one that opens it", "phrase", Instead),
    "measures": ("Measures: how you see that it went well", "measure", None),
}
HEADS = {
    "title": "Name of the department",
    "short": "Its name where there is little room",
    "trap": "The trap: how good people here let others down",
    "reframe": "The way out: a line to remember",
}
ADDED = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
PARTS = {
    "text": "what happened", "ask": "the question to the group", "side": "do we serve, or are we served?",
    "ends": "does it end well, or open? (open if empty)", "closed": "what closes the door",
    "open": "what opens it", "one": "one", "many": "more than one",
}  # fmt: skip
CHOICES = {"side": ("serves", "is-served"), "ends": ("open", "well")}


def _record(core: Department | None, library: Library, own: object) -> Iterator[Group]:
    yield Group("The department in short", tuple(_head(name, where, core, own) for name, where in HEADS.items()))
    for name, (heading, noun, part) in LISTS.items():
        known = dict(getattr(core, name, {}))
        told = {id: term for id, term in library.organisation.terms.items() if name == "terms"}
        written = at(own, (name,))
        ids = list(dict.fromkeys([*known, *told, *(written if isinstance(written, source.Mapping) else ())]))
        extra = [] if name == "terms" else list(islice(_free(ids), EMPTY))
        rows = chain.from_iterable(
            _entry((name, id), f"{noun} {number}", {**told, **known}.get(id), part, own, id in known)
            for number, id in enumerate([*ids, *extra], 1)
        )
        yield Group(heading, _needed(rows, name == "customers" and core is None))


def _head(name: str, where: str, core: Department | None, own: object) -> Row:
    kind = Name if name in ("title", "short") else Line
    needed = core is None and Department.model_fields[name].is_required()
    return _row((name,), where, kind, getattr(core, name, None) or "", own, needed=needed)


def _needed(rows: Iterator[Row], first: bool) -> tuple[Row, ...]:
    """The rows that are not left out; `first` says that the first of them must be filled."""
    found = list(rows)
    if first and found:
        found[0] = replace(found[0], needed=True)
    return tuple(found)


def _entry(
    keys: tuple[str, ...], where: str, core: Any, part: type[Part] | None, own: object, known: bool
) -> Iterator[Row]:
    """The rows of one entry: of a case, for instance, its title, text and so on."""
    where = where[:1].upper() + where[1:]
    if _removed(own, keys) and (part is None or at(own, keys) is None):
        return
    if part is None:
        yield _row(keys, where, Line, core or "", own)
        return
    for name, field in part.model_fields.items():
        kind: type[Text] = Name if name in ("title", "one", "many") or name in CHOICES else Line
        more = {"choices": CHOICES.get(name, ()), "of": "" if known else "/".join(keys)}
        yield _row((*keys, name), f"{where}: {PARTS.get(name, name)}", kind, getattr(core, name, "") or "", own,
                   needed=field.is_required() and not known, **more)  # fmt: skip


def _free(taken: list[str]) -> Iterator[str]:
    """Ids for entries to come, none of which can be taken for a slip of another."""
    known = list(taken)
    for id in ADDED:
        if not meant(id, known):
            known.append(id)
            yield id
