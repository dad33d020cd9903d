"""A form that came back: its cells made into the file of a department, checked with all other content, then written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from click import BadParameter

from workshop import cells, source
from workshop.cells import Cell, Cells
from workshop.content import ORGANISATION, Content, shown
from workshop.draft import Draft
from workshop.emitter import written
from workshop.errors import ContentError, Problem, did_you_mean, quoted
from workshop.extent import Extent, offered
from workshop.form import Form, Row, at, form
from workshop.kit import misread
from workshop.library import Library, load
from workshop.model import Session
from workshop.naming import Called, called
from workshop.output import replace as put
from workshop.source import MAX_TEXT
from workshop.starter import known
from workshop.text import NOWHERE, Id, Place, Text

FOLDER = "modules/departments"
COMMENT = "Made from a form by `workshop read`. You may edit it here too; comments are lost when a form is read again."


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form comes to: the file of the department as it will be, how it differs, and what was noticed."""

    path: Path
    content: bytes
    before: bytes | None
    changed: int
    taken_back: int
    findings: tuple[Problem, ...]

    def told(self, kept: Path | None, dry_run: bool) -> Iterator[str]:
        """What was noticed, and what has come of it; `kept` is where the old file is."""
        yield from (f"{problem}" for problem in self.findings)
        if self.same:
            yield "Nothing is different from what it was; nothing was written."
            return
        changes = f"{self.changed} of your texts are new or changed, {self.taken_back} taken back"
        if dry_run:
            yield f"{shown(self.path)}: {changes}. Nothing was written; leave --dry-run away for that."
            return
        if kept:
            why = "texts are taken back" if self.taken_back else "the new one cannot keep the comments in it"
            yield f"{shown(kept)}: the old file, because {why}"
        yield f"{shown(self.path)}: {changes}. Next, type:  workshop check"

    @property
    def same(self) -> bool:
        """Whether the form says nothing new."""
        return not self.changed and not self.taken_back

    def save(self) -> Path | None:
        """Write the file whole if it is another; keep the old one beside it if something in it would be lost.

        Where that is, is returned: a cell may be empty because nobody wanted the text, or in a colleague's copy.
        """
        kept = None
        if self.same:
            return kept
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.before is not None and (self.taken_back or has_comments(self.before)):
                kept = next(path for path in _backups(self.path) if not path.exists())
                put(kept, self.before)
            put(self.path, self.content)
        except OSError as error:
            what = f"this cannot be written ({error.strerror}); close it if another program has it open"
            raise ContentError([Problem(Place.whole(shown(self.path)), what)]) from None
        return kept


def blank(typed: str, content: Content, new: bool = False, extent: Extent | None = None) -> Form:
    """The form of a department, with what its own file says so far; `typed` is its name, or what people call it.

    Without an `extent` it holds every text.
    """
    name = _named(typed, content)
    id = name.id
    library, own = _beneath(id, content)
    there = {*library.departments, *([id] if isinstance(own, source.Mapping) else [])}
    if id not in there and not new:
        what = f"for one of your own add  --new{did_you_mean(id, there)}"
        raise ContentError([Problem(Place.whole(id), f"there is no department of this name; {what}")])
    whole = form(id, library, own, name.title)
    return whole if extent is None else offered(whole, library, extent)


def _named(typed: str, content: Content) -> Called:
    try:
        return known("departments", called(typed), content)
    except ValueError as error:
        raise BadParameter(str(error), param_hint="DEPARTMENT") from None


def reading(path: Path, content: Content) -> Reading:
    """Read a form, and check all that it changes; ContentError with every problem, each at its cell."""
    if content.core is None:
        what = f"no {ORGANISATION} is here; make a folder for your organisation with  workshop new organisation acme"
        raise ContentError([Problem(Place.whole(shown(path)), f"{what}  and type this again in it")])
    found = cells.read(_bytes(path), shown(path))
    id = _department(found, path)
    library, own = _beneath(id, content)
    draft = Draft(own if isinstance(own, source.Mapping) else source.Mapping(Place.whole(shown(path))))
    filled = _Filled(form(id, library, own), draft)
    told = [*found.problems, *filled.take(found)]
    draft.settle(library.departments.get(id))
    told += _checked(id, filled, content, library)
    if any(problem.fatal for problem in told):
        raise ContentError(problem for problem in told if problem.fatal)
    file = content.root / FOLDER / f"{id}.yaml"
    tree = written(draft.ordered(library, id), COMMENT)
    before = file.read_bytes() if file.is_file() else None
    return Reading(file, tree, before, draft.changed, draft.taken_back, tuple(sorted(told)))


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(cells.MAX_BYTES + 1)
    except OSError as error:
        what = f"this file cannot be read ({error.strerror}); if it is open in Excel, close it there"
        raise ContentError([Problem(Place.whole(shown(path)), what)]) from None


def _department(found: Cells, path: Path) -> str:
    try:
        return Id.accept(found.department)
    except ValueError:
        what = "the name of the department is missing from this form; make a new one with  workshop form"
        raise ContentError([Problem(Place.whole(shown(path)), what)]) from None


def _beneath(id: str, content: Content) -> tuple[Library, object]:
    """All that a department's own file lies over, and the file itself; without one of its own, nothing."""
    if content.core is None:
        return load(content, Session(departments={Id(id): None})), None
    name = content.root / FOLDER / f"{id}.yaml"
    problems: list[Problem] = []
    own = source.read(name, shown(name), problems) if name.is_file() else None
    if any(problem.fatal for problem in problems):
        raise ContentError(problems)
    without = replace(content, drafts={"departments": {id: None}})
    return load(without, Session(departments={Id(id): None})), own


class _Filled:
    """A form while its cells are put into the draft: which cell stands for which row, and what is wrong with it."""

    def __init__(self, form: Form, draft: Draft) -> None:
        self.form = form
        self.draft = draft
        self.rows = form.rows
        self.seen: dict[str, Cell] = {}

    def take(self, found: Cells) -> Iterator[Problem]:
        """Put every text in its place; tell what has none, and what is missing."""
        for cell in found.rows:
            yield from self._cell(cell)
        entries: dict[str, list[Row]] = {}
        for row in self.rows.values():
            entries.setdefault(row.of or row.ref, []).append(row)
        for rows in entries.values():
            yield from self._whole(rows)

    def _cell(self, cell: Cell) -> Iterator[Problem]:
        row = self.rows.get(cell.ref)
        if row is None:
            yield from _unknown(cell, self.form.department)
        elif (first := self.seen.setdefault(cell.ref, cell)) is not cell:
            yield from _twice(first, cell)
        elif len(cell.yours) > MAX_TEXT:
            yield Problem(cell.where, f"at most {MAX_TEXT} letters fit here, not {len(cell.yours)}; shorten it")
        else:
            yield from self._put(row, cell)

    def _put(self, row: Row, cell: Cell) -> Iterator[Problem]:
        """An empty cell changes nothing, and neither does the core's own text of today or of the form."""
        text, core = row.kind.shape(_tidy(cell.yours)), row.kind.shape(_tidy(cell.core))
        if text and text not in (row.core, core):
            self.draft.put(row.keys, Text(text, cell.where))
        elif isinstance(at(self.draft.tree, row.keys), str):
            self.draft.take(row.keys)
        if text and core != row.core:
            what = "the core text of this row has changed since this form was made; see whether yours still fits"
            yield Problem(cell.where, what, fatal=False)

    def _whole(self, rows: list[Row]) -> Iterator[Problem]:
        """The rows of one entry: all that it needs must be there, or nothing at all."""
        filled = [row for row in rows if isinstance(at(self.draft.tree, row.keys), str)]
        missing = [row for row in rows if row.needed and row not in filled]
        if not filled and rows[0].of:
            self.draft.take(tuple(rows[0].of.split("/")))
        elif missing and (filled or not rows[0].of):
            yield from (self._missing(row) for row in missing if not row.core)
            for row in missing:  # what the organisation says, or anything, so that all else can be looked at
                self.draft.put(row.keys, Text(row.core or (*row.choices, "…")[0], NOWHERE))

    def _missing(self, row: Row) -> Problem:
        if row.ref not in self.seen:
            what = f"the row {quoted(row.where)} is missing; make a new form with  workshop form"
            return Problem(Place.whole("form"), what)
        more = ", or empty the rows around it that belong to it" if row.of else ""
        return Problem(self.seen[row.ref].where, f"this is empty, and it is needed; write {quoted(row.where)}{more}")


def _unknown(cell: Cell, department: str) -> Iterator[Problem]:
    if cell.yours:
        what = f"this row is not known any more; the core has changed since this form was made ({quoted(cell.ref)})"
        yield Problem(cell.where, f"{what}; make a new one with  workshop form {department}  and copy the text there")


def _twice(first: Cell, cell: Cell) -> Iterator[Problem]:
    if cell.yours != first.yours:
        yield Problem(cell.where, f"this row stands here twice with different texts, first at {first.where}; empty one")


def _tidy(text: str) -> str:
    """Text without the spaces at the ends of lines, which nobody sees."""
    return re.sub(r"[ \t\xa0]+$", "", text, flags=re.MULTILINE)


def _checked(id: str, filled: _Filled, content: Content, library: Library) -> Iterator[Problem]:
    """What the checks of all content say, with the draft in its place; and what a build would say of its texts."""
    tree = filled.draft.tree
    whole = replace(content, drafts={"departments": {id: tree or None}})
    try:
        library = load(whole, Session(departments={Id(id): None}))
    except ContentError as error:
        yield from error.problems
    yield from (one for one in library.findings if one.where.in_sheet)
    rows = [row for row in filled.rows.values() if isinstance(at(tree, row.keys), str) and row.ref in filled.seen]
    texts = [row.kind(str(at(tree, row.keys)), Place(row.ref)) for row in rows]
    for problem in misread(texts, library.organisation):
        yield replace(problem, where=filled.seen[problem.where.file].where)


def has_comments(data: bytes) -> bool:
    """Whether a YAML file has comments other than our own: lines that say the same without what follows a #."""
    lines = data.decode("utf-8-sig", "replace").splitlines()
    tree = _tree(lines)
    for number, line in enumerate(lines):
        for mark in re.finditer(r"(?:^|(?<=\s))#", line if line != f"# {COMMENT}" else ""):
            if _tree([*lines[:number], line[: mark.start()], *lines[number + 1 :]]) == tree:
                return True
    return False


def _tree(lines: list[str]) -> object:
    try:
        return source.parse("\n".join(lines).encode(), "", [])
    except ContentError:
        return None


def _backups(path: Path) -> Iterator[Path]:
    """Names for the old file: `finance.yaml.bak`, then `finance.yaml.bak2` and so on."""
    yield path.with_name(f"{path.name}.bak")
    yield from (path.with_name(f"{path.name}.bak{number}") for number in count(2))
