"""What can be wrong with a finished deck: a rule, and where it is broken."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that must hold of a deck, and whose it is to keep.

    Only a bug of the painter breaks a rule of the painter. Those of the author are about words, those of the look
    about colours and sizes, which a company's template may bring along. One that is not grave is worth a look.
    """

    name: str
    whose: Literal["painter", "author", "look"] = "painter"
    grave: bool = True


@dataclass(frozen=True, order=True, slots=True)
class Breach:
    """A rule that is broken, on a slide (`number` counts from 1) or in the part of the package that `where` names.

    `ours` is false for what a template brought along.
    """

    number: int
    where: str
    what: str
    rule: Rule = field(compare=False)
    ours: bool = field(default=True, compare=False)

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"
