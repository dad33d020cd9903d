"""A .pptx as parts, what type each is of, and which needs which; read within bounds, and written the same each time."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from posixpath import dirname, normpath, relpath
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

TYPES = "[Content_Types].xml"
CONTENT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}"
DEFAULTS = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part needs: `kind` is the last word of the relation's type, `target` another part or an address."""

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        return self.type.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Part:
    """A part on its way into a package, and what it needs."""

    name: str
    type: str
    content: bytes
    needs: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """Parts by their names, such as /ppt/presentation.xml; relations by the part that has them, the package's by ''."""

    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    relations: Mapping[str, tuple[Relation, ...]]

    @property
    def main(self) -> str:
        """The presentation itself."""
        return next(relation.target for relation in self.relations[""] if relation.kind == "officeDocument")

    def needs(self, part: str, kind: str) -> tuple[Relation, ...]:
        return tuple(relation for relation in self.relations.get(part, ()) if relation.kind == kind)

    def free_ids(self, part: str) -> Iterator[str]:
        """The ids that no relation of a part has yet."""
        taken = {relation.id for relation in self.relations.get(part, ())}
        return (id for n in count(1) if (id := f"rId{n}") not in taken)

    def with_parts(self, parts: Iterable[Part]) -> Package:
        """The same with more parts; one that is there already gives way."""
        new = {part.name: part for part in parts}
        contents = {name: part.content for name, part in new.items()}
        types = {name: part.type for name, part in new.items()}
        needs = {name: part.needs for name, part in new.items() if part.needs}
        return Package({**self.parts, **contents}, {**self.types, **types}, {**self.relations, **needs})

    def needing(self, part: str, *relations: Relation) -> Package:
        """The same, where a part needs more."""
        needs = (*self.relations.get(part, ()), *relations)
        return replace(self, relations={**self.relations, part: needs})

    def tree(self, part: str) -> etree._Element:
        return parsed(self.parts[part])


def parsed(xml: bytes) -> etree._Element:
    """XML without entities, networks or endless depth."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    return etree.fromstring(xml, parser)


def compact(xml: str) -> bytes:
    """XML without the indentation of its template."""
    return serialised(etree.fromstring(xml, etree.XMLParser(remove_blank_text=True)))


def serialised(tree: etree._Element) -> bytes:
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def read(content: bytes) -> Package:
    """The parts of an archive whose bounds were seen to."""
    with ZipFile(io.BytesIO(content)) as archive:
        members = {f"/{name}": archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    types = parsed(members.pop(f"/{TYPES}"))
    rels = {name: members.pop(name) for name in list(members) if name.endswith(".rels")}
    defaults = {
        str(each.get("Extension")).lower(): str(each.get("ContentType")) for each in types.iter(f"{CONTENT}Default")
    }
    own = {str(each.get("PartName")): str(each.get("ContentType")) for each in types.iter(f"{CONTENT}Override")}
    known = {name: own.get(name) or defaults.get(name.rpartition(".")[2].lower(), "") for name in members}
    relations = {_owner(name): tuple(_relations(_owner(name), xml)) for name, xml in rels.items()}
    return Package(members, known, relations)


def _owner(rels: str) -> str:
    """The part whose relations a file holds: of /ppt/_rels/presentation.xml.rels it is /ppt/presentation.xml."""
    folder, _, name = rels.removesuffix(".rels").rpartition("/_rels/")
    return f"{folder}/{name}" if name else ""


def _relations(owner: str, xml: bytes) -> Iterable[Relation]:
    for each in parsed(xml).iter(f"{RELATION}Relationship"):
        external, target = each.get("TargetMode") == "External", str(each.get("Target"))
        if not external:
            target = normpath(target if target.startswith("/") else f"{dirname(owner) or '/'}/{target}")
        yield Relation(
            str(each.get("Id")), str(each.get("Type")), f"/{target.lstrip('/')}" if not external else target, external
        )


def written(package: Package) -> bytes:
    """The archive: types first, then every part and its relations."""
    return zipped(_members(package))


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive with one date for every member, so that equal contents are equal bytes."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in members:
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system = ZIP_DEFLATED, 0
            archive.writestr(info, content)
    return packed.getvalue()


def _members(package: Package) -> Iterable[tuple[str, bytes]]:
    yield TYPES, _types(package)
    yield "_rels/.rels", _rels("", package.relations[""])
    for name, content in package.parts.items():
        yield name.removeprefix("/"), content
        if found := package.relations.get(name):
            folder, _, file = name.removeprefix("/").rpartition("/")
            yield f"{folder}/_rels/{file}.rels", _rels(name, found)


def _types(package: Package) -> bytes:
    """What type each part is of: XML part by part, all else by the ends of names, as PowerPoint has it."""
    defaults, own = dict(DEFAULTS), dict[str, str]()
    for name in package.parts:
        kind, extension = package.types[name], name.rpartition(".")[2].lower()
        if kind.endswith("xml") or defaults.setdefault(extension, kind) != kind:
            own[name] = kind
    root = etree.Element(f"{CONTENT}Types", nsmap={None: CONTENT[1:-1]})
    for extension, kind in defaults.items():
        etree.SubElement(root, f"{CONTENT}Default", Extension=extension, ContentType=kind)
    for name, kind in own.items():
        etree.SubElement(root, f"{CONTENT}Override", PartName=name, ContentType=kind)
    return serialised(root)


def _rels(owner: str, relations: Iterable[Relation]) -> bytes:
    root = etree.Element(f"{RELATION}Relationships", nsmap={None: RELATION[1:-1]})
    for each in relations:
        target = each.target if each.external else relpath(each.target, dirname(owner) or "/")
        found = etree.SubElement(root, f"{RELATION}Relationship", Id=each.id, Type=each.type, Target=target)
        if each.external:
            found.set("TargetMode", "External")
    return serialised(root)
