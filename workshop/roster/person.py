"""Those who come, as a roster names them; what tells them apart stays on this machine."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from workshop.errors import Problem
from workshop.text import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Person:
    """One who comes; a person without a name is a line to write one on."""

    name: str = ""
    department: str = ""
    where: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of a roster in its order, what was assumed in reading it, and the rows that could not be read."""

    people: tuple[Person, ...] = ()
    assumed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __str__(self) -> str:
        """What a person who typed its name should know of it, without any names."""
        return "; ".join((f"{len(self.people)} people", *self.assumed))

    @property
    def departments(self) -> dict[str, int]:
        """How many come from each department that is named, in the order in which they are first named."""
        return dict(Counter(person.department for person in self.people if person.department))
