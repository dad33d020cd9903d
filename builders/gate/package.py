"""A .pptx as its parts and their relations, read once for all rules.

The painter's own reading is another: it trusts what it reads, and a slip in it would hide what it wrote wrongly.
"""

from __future__ import annotations

import posixpath
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from builders.gate.breach import Breach, Rule
from builders.gate.names import SHOW, P, R

TYPES = "[Content_Types].xml"
OWN = {
    SHOW,
    "slide",
    "notesSlide",
    "chart",
    "package",
    "core-properties",
    "chartUserShapes",
}  # painted, not brought along
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
Element = Any  # lxml tells no types
Index = dict[str, list[Element]]


class Unreadable(Exception):
    """A file that is no presentation, or so damaged that nothing can be said of it."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One part needs another, or something `outside` the package."""

    id: str
    kind: str
    target: str
    outside: bool = False


@dataclass(frozen=True, eq=False)
class Part:
    """A member of the package: its tree, what it needs, and how it is reached: its `kind` is that of the relation.

    `root` is None where it is no XML, or broken; `number` is that of its slide.
    """

    name: str
    content: bytes
    root: Element | None
    relations: tuple[Relation, ...] = ()
    kind: str = ""
    number: int = 0

    @cached_property
    def index(self) -> Index:
        """All elements by their tags, in the order of the document."""
        index: Index = defaultdict(list)
        for element in () if self.root is None else self.root.iter(etree.Element):
            index[element.tag].append(element)
        return index

    def all(self, tag: str) -> Sequence[Element]:
        """The elements of a tag, in the order of the document."""
        return self.index.get(tag, ())

    def targets(self, kind: str) -> list[str]:
        """The names of the parts that this one needs as `kind`."""
        return [each.target for each in self.relations if each.kind == kind and not each.outside]

    @property
    def label(self) -> str:
        """What people call it."""
        if self.kind == "slideLayout" and (data := next(iter(self.all(f"{P}cSld")), None)) is not None:
            return f"layout “{data.get('name', '')}”"
        named = {"slide": f"slide {self.number}", "notesSlide": f"notes of slide {self.number}"}
        return named.get(self.kind, self.name) if self.number else self.name

    def breach(self, rule: Rule, what: str) -> Breach:
        return Breach(self.number, self.label, what, rule, self.kind in OWN)


@dataclass(frozen=True, eq=False)
class Package:
    """All parts by their names, and the presentation among them; `types` are the rows of the content types."""

    parts: Mapping[str, Part]
    show: Part
    types: Sequence[Element]

    @cached_property
    def slides(self) -> tuple[Part, ...]:
        """The slides in the order in which they are shown."""
        return tuple(sorted((part for part in self.of("slide") if part.number), key=lambda part: part.number))

    def of(self, *kinds: str) -> Iterator[Part]:
        return (part for part in self.parts.values() if part.kind in kinds)

    def one(self, part: Part, kind: str) -> Part | None:
        """The first part that `part` needs as `kind`."""
        return next((self.parts[name] for name in part.targets(kind) if name in self.parts), None)


def read(archive: ZipFile) -> Package:
    """The package in an archive; raise Unreadable if there is none."""
    try:
        contents = {one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()}
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Unreadable(str(error)) from None
    trees = {name: tree(content) for name, content in contents.items() if name.endswith((".xml", ".rels"))}
    relations = {name: tuple(_related(trees.get(_relations_of(name)), name)) for name in ("", *contents)}
    kinds = _kinds(relations)
    show, types = next((name for name, kind in kinds.items() if kind == SHOW), ""), trees.get(TYPES)
    if trees.get(show) is None or types is None:
        raise Unreadable("there is no presentation in it")
    numbers = _numbers(trees[show], relations, show)
    parts = {
        name: Part(name, content, trees.get(name), relations[name], kinds.get(name, ""), numbers.get(name, 0))
        for name, content in contents.items()
    }
    return Package(parts, parts[show], list(types))


def tree(content: bytes) -> Element | None:
    """The root of an XML document, or None if it is broken; nothing outside of it is ever fetched."""
    try:
        return etree.fromstring(content, PARSER)
    except etree.XMLSyntaxError:
        return None


def _relations_of(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels".removeprefix("/")


def _related(root: Element | None, name: str) -> Iterator[Relation]:
    """The relations of the part `name`, their targets as names of parts."""
    folder = posixpath.dirname(name)
    for row in () if root is None else root.iterfind("{*}Relationship"):
        target, kind = row.get("Target", ""), row.get("Type", "").rpartition("/")[2]
        if row.get("TargetMode") == "External":
            yield Relation(row.get("Id", ""), kind, target, outside=True)
        else:
            inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield Relation(row.get("Id", ""), kind, inside)


def _kinds(relations: Mapping[str, tuple[Relation, ...]]) -> dict[str, str]:
    """Every part that can be reached from the package as a whole, and by what kind of relation it first is."""
    kinds: dict[str, str] = {}
    waiting = [each for each in relations[""] if not each.outside]
    for each in waiting:  # which grows
        if each.target not in kinds and each.target in relations:
            kinds[each.target] = each.kind
            waiting += [one for one in relations[each.target] if not one.outside]
    return kinds


def _numbers(show: Element, relations: Mapping[str, tuple[Relation, ...]], name: str) -> dict[str, int]:
    """The number in the show of each slide, and of all that belongs to it alone."""
    targets = {each.id: each.target for each in relations[name]}
    listed = [targets.get(each.get(f"{R}id"), "") for each in show.iter(f"{P}sldId")]
    numbers = {slide: number for number, slide in enumerate(listed, start=1) if slide}
    for slide, number in tuple(numbers.items()):
        for each in relations.get(slide, ()):
            if each.kind in ("notesSlide", "chart") and not each.outside:
                numbers.setdefault(each.target, number)
    return numbers
