"""YAML that remembers where everything was written, bounded against hostile input.

Every scalar stays text until a field's type decides what it is, so that `NO`, `12:30`, `010` and `1.10`
mean what people mean. libyaml gives events; our own stack builds the tree, because libyaml's own
composer crashes the process on deep nesting. Anchors, aliases, tags and duplicate keys are refused.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

import yaml

from workshop import parser
from workshop.errors import ContentError, Problem
from workshop.slips import explain
from workshop.text import Place, Text

MAX_BYTES = 1 << 20
MAX_DEPTH = 32
MAX_NODES = 50_000

MAX_TEXT = 5_000

SWALLOWED = "what follows # is a comment and is not printed; put quotes round the text, or two spaces before #"


class Mapping(dict[str, object]):
    """A YAML mapping: where it starts, and where each key was written."""

    def __init__(self, where: Place) -> None:
        super().__init__()
        self.where = where
        self.keys_at: dict[str, Place] = {}


class Sequence(list[object]):
    """A YAML sequence, and where it starts."""

    def __init__(self, where: Place) -> None:
        super().__init__()
        self.where = where


def read(path: Path, name: str, problems: list[Problem]) -> object:
    """Read one YAML file into Text, Mapping and Sequence; what is wrong is added to `problems`.

    `name` is how the file is called in messages. Returns None where nothing usable was found.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        problems.append(Problem(Place.whole(name), f"this file cannot be read: {why}"))
        return None
    node, found = parsed(data, name)
    problems.extend(found)
    return node


@lru_cache(maxsize=512)
def parsed(data: bytes, name: str) -> tuple[object, tuple[Problem, ...]]:
    """The tree of a file, and what is wrong in it. Nobody changes a tree, so the same bytes are parsed once."""
    problems: list[Problem] = []
    try:
        return parse(data, name, problems), tuple(problems)
    except ContentError as error:
        return None, (*problems, *error.problems)


def parse(data: bytes, name: str, problems: list[Problem]) -> object:
    """Build the tree of one document; raise ContentError where reading cannot go on."""
    text = decode(data, name)
    builder = _Builder(name, problems, text.split("\n"))
    try:
        for event in parser.events(text):
            builder.take(event)
    except yaml.YAMLError as error:
        raise ContentError([explain(error, name, text)]) from None
    return builder.root


def decode(data: bytes, name: str) -> str:
    """Turn bytes into text with one form of line end, or say what is in the way and how to save the file."""
    if len(data) > MAX_BYTES:
        raise ContentError([Problem(Place(name), "this file is larger than 1 MiB; split it")])
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or 0 in data[:2]:
        raise ContentError([Problem(Place(name), "this file is UTF-16; save it as UTF-8")])
    try:
        text = _lines(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        start = _lines(data[: error.start].decode("utf-8-sig"))
        what = f"this is not UTF-8 text{_windows(data[error.start])}; save the file as UTF-8"
        raise ContentError([Problem(_place(name, start), what)]) from None
    if found := UNPRINTABLE.search(text):
        what = f"the character U+{ord(found[0]):04X} cannot stand in YAML; delete it"
        raise ContentError([Problem(_place(name, text[: found.start()]), what)])
    return text


def _lines(text: str) -> str:
    """Text whose lines end as in an editor: the rarer line ends that YAML knows are spaces."""
    return re.sub("[\x85\u2028\u2029]", " ", re.sub("\r\n?", "\n", text))


def _windows(byte: int) -> str:
    """A guess at what the author typed, where an old editor saved it."""
    letter = bytes([byte]).decode("cp1252", "ignore")
    return (
        f" (in Windows-1252 it is {letter})"
        if letter.isalpha() or letter in "\u2018\u2019\u201c\u201d\u2013\u2026"
        else ""
    )


UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff")
UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)


def clean(text: str) -> str:
    """Text that every writer can hold: one form of line end, composed letters, no control characters."""
    if text.isascii() and text.isprintable():
        return text
    lines = re.sub("\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)
    return unicodedata.normalize("NFC", UNWANTED.sub("", lines))


NOTHING = object()


def step(node: object, key: int | str) -> object:
    """What stands under a key or a number of `node`, or NOTHING."""
    if isinstance(node, Mapping):
        return node.get(str(key), NOTHING)
    if isinstance(node, Sequence) and isinstance(key, int) and key < len(node):
        return node[key]
    if isinstance(node, Sequence) and key in node:
        return node[node.index(key)]  # a list of names that stands for a mapping
    return NOTHING


def find(node: object, path: tuple[int | str, ...], key: bool = False) -> Place:
    """The place of what `path` leads to, or of its nearest written ancestor; with `key`, of the key itself."""
    place = getattr(node, "where", Place("(no file)"))
    for name in path:
        below = step(node, name)
        if below is NOTHING:
            return place
        place = node.keys_at[str(name)] if isinstance(node, Mapping) else getattr(below, "where", place)
        node = below
    return place if key else getattr(node, "where", place)


class _Builder:
    """Builds the tree from libyaml's events, never deeper or larger than allowed."""

    def __init__(self, name: str, problems: list[Problem], lines: list[str]) -> None:
        self.name = name
        self.lines = lines
        self.problems = problems
        self.root: object = None
        self.documents = 0
        self.nodes = 0
        self.stack: list[Mapping | Sequence] = []
        self.keys: list[Text | None] = []

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self.bound(event)
            self.add(self.scalar(event), self.place(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self.bound(event)
            self.open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
            self.keys.pop()
        elif isinstance(event, yaml.AliasEvent):
            self.stop(event, "text that starts with * needs quotes around it")
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.stop(event, "a file holds one document; delete this line, or move what follows to another file")

    def bound(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Refuse what makes YAML dangerous or hard to follow."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.stop(event, f"this file has more than {MAX_NODES} values; split it")
        if event.anchor is not None:
            self.stop(event, "text that starts with & needs quotes around it")
        if event.tag is not None:
            self.stop(event, "text that starts with ! needs quotes around it")
        if isinstance(event, yaml.ScalarEvent) and len(event.value) > MAX_TEXT:
            self.stop(event, f"this text has more than {MAX_TEXT} letters; split it")

    def open(self, event: yaml.CollectionStartEvent) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self.stop(event, f"this is nested more than {MAX_DEPTH} levels deep")
        if self.stack and isinstance(self.stack[-1], Mapping) and self.keys[-1] is None:
            self.stop(event, 'text that starts with { or [ needs quotes around it: "{{ ... }}"')
        where = self.place(event)
        node = Mapping(where) if isinstance(event, yaml.MappingStartEvent) else Sequence(where)
        self.add(node, where)
        self.stack.append(node)
        self.keys.append(None)

    def scalar(self, event: yaml.ScalarEvent) -> Text | None:
        if event.implicit[0] and event.value in ("", "~", "null", "Null", "NULL"):
            return None
        self.warn_of_comment(event)
        return self.cleaned(Text(event.value, self.place(event)))

    def warn_of_comment(self, event: yaml.ScalarEvent) -> None:
        """A # after a space ends a text without quotes; after words, with one space, it was hardly meant."""
        end = event.end_mark
        assert end is not None
        plain = event.implicit[0] and " " in event.value
        if plain and self.lines[end.line].startswith(" #", end.column):
            self.problems.append(Problem(Place(self.name, end.line + 1, end.column + 2), SWALLOWED, fatal=False))

    def add(self, node: object, where: Place) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if isinstance(parent, Sequence):
            parent.append(node)
        elif self.keys[-1] is None:
            self.keys[-1] = node if isinstance(node, Text) else Text("null", where)
        else:
            self.put(parent, self.keys[-1], node)
            self.keys[-1] = None

    def put(self, parent: Mapping, key: Text, node: object) -> None:
        if key in parent:
            first = parent.keys_at[key]
            self.problems.append(
                Problem(key.where, f"'{key}' stands here twice, first on line {first.line}; delete one")
            )
        parent[key] = node
        parent.keys_at[key] = key.where

    def cleaned(self, text: Text) -> Text:
        tidy = clean(text)
        if UNWANTED.search(text):
            what = "characters that cannot be printed were left out here; delete them"
            self.problems.append(Problem(text.where, what, fatal=False))
        return text if tidy == text else Text(tidy, text.where)

    def place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        assert mark is not None
        return Place(self.name, mark.line + 1, mark.column + 1)

    def stop(self, event: yaml.Event, what: str) -> None:
        raise ContentError([Problem(self.place(event), what)])


def _place(name: str, before: str) -> Place:
    """The place just after `before`, which is the start of a file."""
    return Place(name, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
