"""What can be wrong with an author's files, and how it is said.

Three kinds of trouble, each with its own exit code:
- content (1): something in YAML is wrong or cannot be built. All problems at once, as `file:line:column: what`.
  A *finding* is a smaller thing, such as a text that is long: the kit is made all the same, unless --strict.
- usage (2): the command was typed wrongly; click says so.
- a bug (70): our fault, never shown as a traceback unless asked for.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby

from workshop.text import Place

MOST_SAID = 20  # problems of one file; who has more will look at these first


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
        self.problems = tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.where))
        super().__init__("\n".join(map(str, self.problems)))


def told(problems: Iterable[Problem]) -> str:
    """Problems as lines, those of a file together and not too many of them, and how many there are."""
    problems = list(problems)
    files = groupby(problems, key=lambda problem: problem.where.file)
    lines = [line for file, own in files for line in _of_file(file, list(own))]
    things = "1 thing" if len(problems) == 1 else f"{len(problems)} things"
    return "\n".join([*lines, "", f"{things} to mend."])


def _of_file(file: str, problems: list[Problem]) -> list[str]:
    rest = len(problems) - MOST_SAID
    more = [f"{file}: and {rest} more; mend these first"] if rest > 0 else []
    return [*map(str, problems[:MOST_SAID]), *more]


def quoted(word: str) -> str:
    """A word from a file as a message shows it: on one line, and not endless."""
    line = " ".join(word.split())
    return f"'{line}'" if len(line) <= 60 else f"'{line[:57]}...'"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint such as `; did you mean 'title'?`, or the list of what is known when it is short, or nothing."""
    names = sorted(known)
    if close := closest(word, names):
        return f"; did you mean {' or '.join(map(quoted, close))}?"
    return f"; known: {', '.join(names)}" if 0 < len(names) <= 12 else ""


def joined(what: str, more: str) -> str:
    """Two halves of a message; after a question the second begins a sentence."""
    return f"{what} {more[0].upper()}{more[1:]}" if what.endswith("?") else f"{what}; {more}"


def closest(word: str, names: Collection[str]) -> list[str]:
    """The names that are the fewest slips away from `word`, or begin with it, or else look most like it."""
    begun = [name for name in sorted(names) if name.startswith(f"{word}-")]
    return meant(word, names) or begun[:3] or difflib.get_close_matches(word[:80], names, n=1, cutoff=0.6)


def meant(word: str, names: Collection[str]) -> list[str]:
    """The names of which `word` can be a slip of the hand, those with the fewest slips."""
    bound = max(1, len(word) // 4) if len(word) > 1 else 0
    near = {name: slips(word.casefold(), name.casefold()) for name in names if abs(len(name) - len(word)) <= bound}
    fewest = min(near.values(), default=len(word))
    return [name for name, count in near.items() if count == fewest <= bound][:3]


def slips(one: str, other: str) -> int:
    """How many letters are missing, too many, wrong, or swapped with their neighbour."""
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        before, above, row = above, row, [i + 1]
        for j, its in enumerate(other):
            swapped = i and j and letter == other[j - 1] and one[i - 1] == its
            ways = (above[j + 1] + 1, row[j] + 1, above[j] + (letter != its))
            row.append(min(*ways, before[j - 1] + 1) if swapped else min(ways))
    return row[-1]
