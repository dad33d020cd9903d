"""`workshop.lock`: the core's texts as they were when somebody wrote over them, so that a newer core is noticed.

It lies beside workshop.yaml. For each text that a layer changes it holds what was said below it then; for each file
that a layer changes, a short mark of all its texts, to tell which of them have come through since.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from workshop import __version__, output, source
from workshop.content import shown
from workshop.errors import ContentError, Problem
from workshop.shelves import Shelves
from workshop.text import Place, Text

LOCK = "workshop.lock"


@dataclass(frozen=True, slots=True)
class Lock:
    """What the core said, by layer and reference, and a mark of every text of the files concerned, by reference."""

    core: str
    texts: Mapping[str, str]
    marks: Mapping[str, str]


def read(folder: Path) -> Lock:
    """The lock of an organisation's folder, empty if there is none; ContentError if somebody has spoilt it."""
    path = folder / LOCK
    with suppress(FileNotFoundError):
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            return Lock(str(found["core"]), dict(found["texts"]), dict(found["marks"]))
        except (ValueError, KeyError, TypeError, RecursionError):
            what = "this is no lock any more; take it from your last backup, or delete it and run  workshop status"
            raise ContentError([Problem(Place(shown(path)), what)]) from None
    return Lock(__version__, {}, {})


def write(folder: Path, lock: Lock) -> None:
    """Keep a lock, whole or not at all."""
    parts = {"core": lock.core, "texts": dict(sorted(lock.texts.items())), "marks": dict(sorted(lock.marks.items()))}
    output.replace(folder / LOCK, (json.dumps(parts, indent=1, ensure_ascii=False) + "\n").encode())


def leaves(shelves: Shelves) -> Iterator[tuple[str, Text]]:
    """Every text with its reference, such as `modules/m01-who-is-your-customer/promise`; a removal is an empty one."""
    for kind, shelf in shelves.items():
        for id, node in shelf.items():
            yield from _leaves(f"{kind}/{id}", node)


def mark(text: str) -> str:
    """A short mark by which a text is told from another."""
    return sha256(text.encode()).hexdigest()[:12]


def _leaves(ref: str, node: object) -> Iterator[tuple[str, Text]]:
    if isinstance(node, source.Mapping):
        for key, value in node.items():
            below = Text("", node.keys_at[key]) if value is None else value
            yield from _leaves(f"{ref}/{key}", below)
    elif isinstance(node, source.Sequence):
        yield ref, Text(", ".join(map(str, node)), node.where)
    elif isinstance(node, Text):
        yield ref, node
