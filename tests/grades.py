"""`python -m tests.grades`: how hard each module, department and form is to read, beside the most that it may be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tests.conftest import ROOT
from workshop.library import Library, load
from workshop.model import Block, Module
from workshop.teaching.grade import grade
from workshop.teaching.readers import seen
from workshop.text import Text

HARDEST = 6.0  # years of school, for what participants read
STANDING = 5.0  # where people read on their feet, between two tasks
ON_THEIR_FEET = ("front-line", "production", "warehouse")


class Row(NamedTuple):
    """What somebody reads, the years of school that it asks for, and the most that it may ask."""

    name: str
    grade: float
    most: float = HARDEST

    @property
    def plain(self) -> bool:
        return self.grade <= self.most


def rows(library: Library) -> Iterator[Row]:
    """A row for each module with its exercises, for each department with its own words, and for each form."""
    for name, module in library.modules.items():
        yield Row(name, grade(_with_exercises(module, library)))
    for name, department in library.departments.items():
        yield Row(name, grade(seen(department)), STANDING if name in ON_THEIR_FEET else HARDEST)
    for name, instrument in library.instruments.items():
        yield Row(name, grade(seen(instrument)))


def table(found: list[Row]) -> str:
    """The rows as people read them in a terminal."""
    lines = [f"{row.name:<34}{row.grade:>6.1f}{row.most:>6.0f}{'' if row.plain else '  too hard'}" for row in found]
    return "\n".join([f"{'':<34}{'grade':>6}{'most':>6}", *lines])


def _with_exercises(module: Module, library: Library) -> list[Text]:
    blocks: list[Block] = [*module.blocks.values()]
    exercises = [library.exercises[block.exercise] for block in blocks if block.exercise is not None]
    return [text for item in (module, *exercises) for text in seen(item)]


if __name__ == "__main__":
    print(table([*rows(load(ROOT))]))
