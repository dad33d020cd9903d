"""Ten thousand broken files: each is read, or told with a place inside it; never a traceback."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT, TINY, Workshop
from workshop import parser
from workshop.errors import ContentError, Problem
from workshop.kit import make
from workshop.library import load
from workshop.model import Session
from workshop.plan import plan
from workshop.rules import broken_in
from workshop.shelves import FOLDERS
from workshop.source import parse
from workshop.text import Id
from workshop.validation import KINDS, kind_of, validate

SEED = 20261122
SAMPLES = sorted({*TINY.rglob("*.yaml"), *(ROOT / "modules").rglob("*.yaml"), *(ROOT / "exercises").glob("*.yaml")})
SESSION = b"agenda: half-day\ntitle: Berlin\ndate: 30 Nov\nstart: 13:00\npeople: 22\npaper: letter\nplace: 2\n"
ODD = [
    *["", "~", "[]", "{}", "[a, b]", "{a: b}", "-1", "0", "1.5", "99999999999999999999", "NO", "a: b", "# x", "- a"],
    *[
        "'",
        '"',
        "{{ x }}",
        "@",
        "*a",
        "&a b",
        "!!int 3",
        "|",
        ">",
        "\\",
        "\t",
        "\u201cx\u201d",
        "\U0001f600",
        "é" * 300,
    ],
]


# --- ways to break a file ------------------------------------------------------------------------------------


def some_bytes(rng: random.Random, data: bytes) -> bytes:
    """Change, delete or add a few bytes anywhere."""
    broken = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(broken) + 1)
        broken[at : at + rng.randint(0, 3)] = rng.randbytes(rng.randint(0, 3))
    return bytes(broken)


def cut(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data))]


def on_a_line(change: Callable[[random.Random, list[bytes], int], None]) -> Callable[[random.Random, bytes], bytes]:
    """A way to break a file that looks at one of its lines."""

    def breaks(rng: random.Random, data: bytes) -> bytes:
        lines = data.split(b"\n")
        change(rng, lines, rng.randrange(len(lines)))
        return b"\n".join(lines)

    return breaks


def delete(rng: random.Random, lines: list[bytes], at: int) -> None:
    del lines[at : at + rng.randint(1, 3)]


def double(rng: random.Random, lines: list[bytes], at: int) -> None:
    lines.insert(rng.randrange(len(lines)), lines[at])


def swap(rng: random.Random, lines: list[bytes], at: int) -> None:
    other = rng.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def indent(rng: random.Random, lines: list[bytes], at: int) -> None:
    lines[at] = rng.choice([b" ", b"  ", b"    ", b"\t"]) + lines[at]


def outdent(rng: random.Random, lines: list[bytes], at: int) -> None:
    lines[at] = lines[at].removeprefix(b" " * rng.randint(1, 4))


def rename(rng: random.Random, lines: list[bytes], at: int) -> None:
    key, colon, value = lines[at].partition(b":")
    where = rng.randrange(len(key) + 1)
    lines[at] = key[:where] + rng.choice([b"x", b"", b" ", b"_", b"-"]) + key[where + 1 :] + colon + value


def retype(rng: random.Random, lines: list[bytes], at: int) -> None:
    """Put something odd in the place of a value."""
    key, colon, _ = lines[at].partition(b":")
    lines[at] = key + colon + b" " + rng.choice(ODD).encode()


def retype_within(rng: random.Random, lines: list[bytes], at: int) -> None:
    """Put something odd in the place of a value in braces."""
    parts = lines[at].split(b", ")
    which = rng.randrange(len(parts))
    key, colon, _ = parts[which].rpartition(b": ")
    parts[which] = key + colon + rng.choice(ODD).encode()
    lines[at] = b", ".join(parts)


WAYS: list[Callable[[random.Random, bytes], bytes]] = [
    some_bytes,
    cut,
    *map(on_a_line, (delete, double, swap, indent, outdent, rename, retype, retype_within)),
]


def mutants(count: int) -> Iterator[tuple[Path, bytes]]:
    """Broken copies of real files, the same ones each time."""
    rng = random.Random(SEED)
    samples = [(Path("session.yaml"), SESSION), *((path, path.read_bytes()) for path in SAMPLES)]
    for _ in range(count):
        path, data = rng.choice(samples)
        for _ in range(rng.choice([1, 1, 1, 2, 5])):
            data = rng.choice(WAYS)(rng, data or b"\n")
        yield path, data


# --- what must hold ------------------------------------------------------------------------------------------


def all_problems(path: Path, data: bytes) -> list[Problem]:
    """Everything that reading, validating and the rules say of one file."""
    problems: list[Problem] = []
    kind = next((kind for kind, (folder, _) in FOLDERS.items() if path.parent.as_posix().endswith(folder)), "sessions")
    try:
        node = parse(data, "f", problems)
        assert kind_of(node) in (*KINDS, None)
        item = validate(FOLDERS[kind][1] if kind in FOLDERS else Session, node, "f", problems)
        if item is not None:
            problems.extend(broken_in(kind, item, LIBRARY))
    except ContentError as error:
        problems.extend(error.problems)
    return problems


LIBRARY = load(TINY)


def lines_of(data: bytes) -> int:
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1


def misplaced(data: bytes, problems: list[Problem]) -> list[str]:
    """Problems without a real place, or with words that only a programmer knows."""
    return [
        str(problem)
        for problem in problems
        if problem.where.file != "f"
        or not 1 <= problem.where.line <= lines_of(data) + 1
        or problem.where.column < 1
        or "\n" in problem.what
        or len(problem.what) > 500
        or any(word in re.sub(r"'[^']*'", "''", problem.what) for word in JARGON)  # an author may say None, we may not
    ]


JARGON = ("Input should", "function-", "dict[", "None", "NoneType", "Traceback", "object at", "this is not YAML")


def survive(count: int) -> None:
    print(f"seed {SEED}, {count} files from {len(SAMPLES)}")
    for number, (path, data) in enumerate(mutants(count)):
        problems = all_problems(path, data)
        assert misplaced(data, problems) == [], f"mutant {number} of {path.name}: {data!r}"


def test_a_few_hundred_broken_files_are_told_with_a_place() -> None:
    survive(500)


@pytest.mark.slow
def test_ten_thousand_broken_files_are_told_with_a_place() -> None:
    survive(10_000)


@pytest.mark.slow
def test_a_thousand_broken_files_are_told_without_libyaml_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "Loader", parser.Fallback)
    survive(1_000)


def test_both_parsers_agree_on_what_can_be_read() -> None:
    disagreed = [data for _, data in mutants(300) if tree(data, yaml.CSafeLoader) != tree(data, parser.Fallback)]
    assert disagreed == []


def tree(data: bytes, loader: type) -> object:
    """What is read, or nothing where reading fails."""
    before, parser.Loader = parser.Loader, loader
    try:
        return parse(data, "f", [])
    except ContentError:
        return None
    finally:
        parser.Loader = before


@pytest.mark.slow
def test_what_is_accepted_can_be_built(tiny: Workshop) -> None:
    """Whatever a broken workshop still says, it is made, or it is told; nothing fails in between."""
    rng, samples = random.Random(SEED), sorted(tiny.root.rglob("*.yaml"))
    for _ in range(150):
        path = rng.choice(samples)
        data = path.read_bytes()
        path.write_bytes(rng.choice(WAYS)(rng, data))
        with suppress(ContentError):
            make(plan(tiny.read(), Session()))
        path.write_bytes(data)


def test_an_agenda_that_passes_the_rules_can_be_planned() -> None:
    """What `check` accepts never fails later with anything but a message."""
    for path, data in mutants(2_000):
        if path.parent.name == "agendas" and path.is_relative_to(TINY):
            plan_it(data)


def plan_it(data: bytes) -> None:
    problems: list[Problem] = []
    with suppress(ContentError):
        agenda = validate(FOLDERS["agendas"][1], parse(data, "f", problems), "f", problems)
        if agenda is not None and not list(broken_in("agendas", agenda, LIBRARY)):
            library = replace(LIBRARY, agendas={"half-day": agenda})
            plan(library, Session(agenda=Id("half-day")))
