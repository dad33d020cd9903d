"""The rows of a list as text, whatever parts its columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from typing import Any

from workshop.errors import ContentError, Problem
from workshop.text import Place

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "strokes"}
MAX_ROWS = 20_000
MAX_COLUMNS = 26
QUOTE = 'a quotation mark (") is opened here and never closed; close it, or delete it'


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands, and its cells as text; `broken` are cells that cannot be known, with the reason."""

    where: Place
    cells: tuple[str, ...]
    broken: tuple[tuple[int, str], ...] = ()

    @property
    def filled(self) -> bool:
        return any(self.cells) or bool(self.broken)


def of_csv(text: str, name: str, delimiter: str) -> Iterator[Row]:
    """The rows of a text; ContentError where a quotation mark swallows the rest."""
    line = 1
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    for found in _bounded(reader, name):
        yield Row(Place(name, line), tuple(_plain(cell) for cell in found[:MAX_COLUMNS]))
        line = reader.line_num + 1


def unclosed(text: str, name: str, delimiter: str) -> Problem | None:
    """The quotation mark that swallows the rest of a file, where there is one."""
    reader, line = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True), 1
    while True:
        try:
            next(reader)
        except StopIteration:
            return None
        except csv.Error as error:
            if "unexpected end" in str(error):
                return Problem(Place(name, line), QUOTE)
        line = reader.line_num + 1


def parted(text: str) -> tuple[str, str | None]:
    """A text without the line by which Excel names its delimiter, and that delimiter if there was one."""
    first, _, rest = text.partition("\n")
    bare = first.strip().strip('"')
    if bare.lower().startswith("sep=") and len(bare) == len("sep=") + 1:
        return f"\n{rest}", bare[-1]  # the lines keep their numbers
    if first.strip("\r").lower() == "sep=\t":
        return f"\n{rest}", "\t"
    return text, None


def _plain(cell: str) -> str:
    """A cell without the formula by which Excel keeps a number as text, ="00123"."""
    return cell[2:-1] if cell.startswith('="') and cell.endswith('"') else cell


def _bounded(reader: Any, name: str) -> Iterator[list[str]]:
    try:
        yield from islice(reader, MAX_ROWS)
    except csv.Error:
        what = 'this cell does not end; look for a quotation mark (") that is never closed'
        raise ContentError([Problem(Place(name, reader.line_num + 1), what)]) from None
