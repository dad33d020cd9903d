"""A .pptx as parts, what type each is of, and which needs which; read within bounds, and written the same each time."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from posixpath import dirname, normpath
from zipfile import ZipFile

from lxml import etree

from builders.template import zipped

TYPES = "[Content_Types].xml"
CONTENT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}"


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

    def tree(self, part: str) -> etree._Element:
        return parsed(self.parts[part])


def parsed(xml: bytes) -> etree._Element:
    """XML without entities, networks or endless depth."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    return etree.fromstring(xml, parser)


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


def _members(package: Package) -> Iterable[tuple[str, bytes]]:
    yield TYPES, _types(package)
    yield "_rels/.rels", _rels(package.relations[""])
    for name, content in package.parts.items():
        yield name.removeprefix("/"), content
        if found := package.relations.get(name):
            folder, _, file = name.removeprefix("/").rpartition("/")
            yield f"{folder}/_rels/{file}.rels", _rels(found)


def _types(package: Package) -> bytes:
    root = etree.Element(f"{CONTENT}Types", nsmap={None: CONTENT[1:-1]})
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(root, f"{CONTENT}Default", Extension=extension, ContentType=kind)
    for name in package.parts:
        etree.SubElement(root, f"{CONTENT}Override", PartName=name, ContentType=package.types[name])
    return serialised(root)


def _rels(relations: Iterable[Relation]) -> bytes:
    root = etree.Element(f"{RELATION}Relationships", nsmap={None: RELATION[1:-1]})
    for each in relations:
        found = etree.SubElement(root, f"{RELATION}Relationship", Id=each.id, Type=each.type, Target=each.target)
        if each.external:
            found.set("TargetMode", "External")
    return serialised(root)
