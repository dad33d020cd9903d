"""What can be wrong with an author's files, and how it is said.

Three kinds of trouble, each with its own exit code:
- content (1): something in YAML is wrong or cannot be built. All problems at once, as `file:line:column: what`.
  A *finding* is a smaller thing, such as a text that is long: the kit is made all the same, unless --strict.
- usage (2): the command was typed wrongly; click says so.
- a bug (70): our fault, never shown as a traceback unless asked for.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from workshop.text import Place


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that is wrong, where it was written, and what to type instead.

    A finding (`fatal` is False) is told, and the kit is made all the same.
    """

    where: Place
    what: str
    fatal: bool = True

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class ContentError(Exception):
    """The author's files cannot be built; `problems` holds every one that was found, in order of place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint such as `; did you mean 'title'?`, or the list of what is known when it is short, or nothing."""
    names = sorted(known)
    if close := difflib.get_close_matches(word, names, n=1, cutoff=0.6):
        return f"; did you mean '{close[0]}'?"
    return f"; known: {', '.join(names)}" if 0 < len(names) <= 12 else ""
