"""A list of people, as a spreadsheet writes it in any country, becomes a roster; unreadable rows are told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from workshop.content import shown
from workshop.errors import ContentError, Problem
from workshop.roster.columns import Columns, columns, key
from workshop.roster.letters import letters
from workshop.roster.person import Person, Roster
from workshop.roster.rows import DELIMITERS, Row, of_csv, parted, unclosed
from workshop.source import clean
from workshop.text import Place

MAX_BYTES = 20 << 20
LONGEST = 80  # letters of a name
FORMULA = ("=", "+", "-", "@")
WAYS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")  # marks that turn a line round
TITLES = frozenset("jr sr ii iii md phd mba msc ba bsc dr drphil rn cpa esq".split())  # no first names
TURNED = "“Last, First” turned round"
NOBODY = "nobody is named here; write a head such as Name above the names, and a name in each row"


def read(path: Path, encoding: str | None = None) -> Roster:
    """The people of a list; ContentError if it is none. A row that cannot be read is a finding at its place."""
    name, data = shown(path), _bytes(path)
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")) or path.suffix.lower() in (".xlsx", ".xlsm", ".xls"):
        sheet = import_module("workshop.roster.sheet")
        return _people(sheet.of_workbook(data, name), name, ["an Excel workbook"])
    text, said = letters(data, name, encoding)
    text, delimiter = parted(text)
    delimiter = delimiter or _delimiter(text, name)
    if problem := unclosed(text, name, delimiter):
        raise ContentError([problem])
    rows = list(of_csv(text, name, delimiter))
    alone = max((len(row.cells) for row in rows), default=0) < 2
    between = [] if alone else [f"columns parted by {DELIMITERS.get(delimiter, delimiter)}"]
    return _people(rows, name, [*between, said])


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            what = "this is larger than 20 MiB, so it is no list of people; save the names alone"
            raise ContentError([Problem(Place.whole(shown(path)), what)])
        return path.read_bytes()
    except OSError as error:
        raise ContentError([Problem(Place.whole(shown(path)), f"this cannot be read ({error.strerror})")]) from None


def _delimiter(text: str, name: str) -> str:
    """What parts the columns: with which the heads say most, and after that, with which most rows have as many."""

    def worth(delimiter: str) -> tuple[int, int, int]:
        rows = [row.cells for row in of_csv("\n".join(text.splitlines()[:60]), name, delimiter)]
        found = columns(rows)
        lengths = [len(cells) for cells in rows if any(cells)]
        usual = max(lengths, key=lengths.count, default=1)
        return (len(found.used) if found.row is not None else 0), lengths.count(usual) * (usual > 1), usual

    return max(DELIMITERS, key=worth)


def _people(rows: Sequence[Row], name: str, said: Sequence[str]) -> Roster:
    filled = [row for row in rows if row.filled]
    found = columns([row.cells for row in filled])
    below = filled if found.row is None else filled[found.row + 1 :]
    people, problems = list[Person](), list[Problem]()
    for row in below:
        try:
            people.append(_person(row, found))
        except ValueError as error:
            problems.append(Problem(row.where, str(error), fatal=False))
    if not people:
        raise ContentError([Problem(Place.whole(name), NOBODY), *problems])
    turned = [TURNED] if any(_turned(name) for row in below for name in found.halves(row.cells)) else []
    return Roster(tuple(people), (*_told(found), *turned, *said), (*problems, *_twice(people)))


def _person(row: Row, found: Columns) -> Person:
    for at, why in row.broken:
        if at in found.used:
            raise ValueError(f"this row was left out: {why}")
    cells = [_tidy(cell) for cell in row.cells]
    if any(cell.startswith(FORMULA) for cell in found.halves(cells)):
        raise ValueError("this row was left out: a formula stands where a name should be; type the name itself")
    name, department = found.name([_turned(cell) or cell for cell in cells]), found.department_in(cells)
    if not name:
        raise ValueError("this row has no name, so it was left out; write one, or delete the row")
    if not any(letter.isalpha() for letter in name):
        raise ValueError("this row was left out: its name has no letter; type the name itself")
    if len(name) > LONGEST:
        raise ValueError(f"this row was left out: its name has {len(name)} letters; write at most {LONGEST}")
    return Person(name, "" if department.startswith(FORMULA) else department[:LONGEST], row.where)


def _tidy(cell: str) -> str:
    """A cell as people read it: on one line, without marks that only steer how it is shown; a dash says nothing."""
    line = " ".join(WAYS.sub("", clean(cell.replace("\ufffd", ""))).split())
    bare = unicodedata.normalize("NFC", line[1:] if re.match("'[=+@'-]", line) else line)
    return "" if re.fullmatch(r"[-–—./]+", bare) else bare


def _turned(name: str) -> str:
    """A name that is written as in a register, `Silva, Ana`, as it is said; empty for any other."""
    match = re.fullmatch(r"\s*([^,]+?)\s*,\s*([^,]+?)\s*", name)
    return f"{match[2]} {match[1]}" if match and key(match[2]) not in TITLES else ""


def _told(found: Columns) -> Iterator[str]:
    if found.row is None:
        yield "no heads found, so names are taken from the first column, departments from the second"
        return
    yield f"names from {' and '.join(head.strip() for head in found.halves(found.heads))}"
    yield (
        f"departments from {found.heads[found.department].strip()}"
        if found.department is not None
        else "no departments"
    )
    if unused := [head.strip() for at, head in enumerate(found.heads) if head.strip() and at not in found.used]:
        yield f"not used: {', '.join(unused)}"


def _twice(people: Sequence[Person]) -> Iterator[Problem]:
    """Names that stand in the list more than once; both are kept, as two people may have one name."""
    seen = dict[tuple[str, str], Person]()
    for person in people:
        same = (person.name.casefold(), person.department.casefold())
        if same in seen:
            what = f"the same name and department as in row {seen[same].where.line}; delete one if it is one person"
            yield Problem(person.where, what, fatal=False)
        seen.setdefault(same, person)
