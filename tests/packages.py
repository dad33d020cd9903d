"""What must hold of a .pptx beyond its schema. PowerPoint repairs files that break this; validators do not mind."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Package:
    """A .pptx as its parts and their relations."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names}
        self.trees = {name: etree.fromstring(part) for name, part in self.parts.items()}
        self.relations = {name: self._relations(name) for name in self.parts if not name.endswith(".rels")}

    def _relations(self, name: str) -> list[tuple[str, str, str]]:
        """The id, kind and target of everything a part needs within the package."""
        folder, _, file = name.rpartition("/")
        return self.related(f"{folder}/_rels/{file}.rels", folder)

    def related(self, member: str, folder: str) -> list[tuple[str, str, str]]:
        rows = [row for row in self.trees.get(member, ()) if row.get("TargetMode") != "External"]
        return [
            (
                row.get("Id"),
                row.get("Type").rsplit("/", 1)[1],
                posixpath.normpath(posixpath.join(folder, row.get("Target"))),
            )
            for row in rows
        ]

    def of(self, kind: str) -> dict[str, etree._Element]:
        """The parts of a folder such as `slides`."""
        return {name: tree for name, tree in self.trees.items() if re.fullmatch(rf"ppt/{kind}/\w+\.xml", name)}


def breaches(content: bytes) -> list[str]:
    """Everything that is wrong with a .pptx; nothing for a good one."""
    package = Package(content)
    return [*_members(package), *_references(package), *_presentation(package), *_slides(package), *_texts(package)]


def _members(package: Package) -> Iterator[str]:
    if package.names[0] != "[Content_Types].xml":
        yield "the content types do not come first"
    yield from (f"{name} is there twice" for name, count in Counter(package.names).items() if count > 1)
    types = [row.get("PartName")[1:] for row in package.trees["[Content_Types].xml"] if row.get("PartName")]
    parts = {name for name in package.relations if name != "[Content_Types].xml"}
    yield from (f"{name} has no content type of its own" for name in sorted(parts - set(types)))
    yield from (f"{name} has a content type and is not there" for name in sorted(set(types) - parts))


def _references(package: Package) -> Iterator[str]:
    reached, waiting = set(), [target for *_, target in package.related("_rels/.rels", "")]
    while waiting:
        part = waiting.pop()
        if part not in package.relations:
            yield f"{part} is needed and is not there"
        elif part not in reached:
            reached.add(part)
            waiting += [target for *_, target in package.relations[part]]
    orphans = set(package.relations) - reached - {"[Content_Types].xml"}
    yield from (f"{name} is needed by nothing" for name in sorted(orphans))


def _presentation(package: Package) -> Iterator[str]:
    tree = package.trees["ppt/presentation.xml"]
    order = [child.tag.removeprefix(P) for child in tree][:3]
    if order != ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst"]:
        yield f"the presentation begins with {', '.join(order)}"
    slides = [slide.get("id") for slide in tree.iter(f"{P}sldId")]
    in_sections = [slide.get("id") for slide in tree.iter(f"{P14}sldId")]
    if slides != in_sections:
        yield "the sections do not hold each slide once and in order"
    listed = {slide.get(f"{R}id") for slide in tree.iter(f"{P}sldId")}
    related = {id for id, kind, _ in package.relations["ppt/presentation.xml"] if kind == "slide"}
    if listed != related:
        yield "a slide is related but not listed, or listed but not related"
    masters = [each.get("id") for each in tree.iter(f"{P}sldMasterId")]
    layouts = [
        each.get("id") for master in package.of("slideMasters").values() for each in master.iter(f"{P}sldLayoutId")
    ]
    if len(set(masters + layouts)) < len(masters + layouts):
        yield "two masters or layouts share an id"


def _slides(package: Package) -> Iterator[str]:
    for name, tree in package.of("slides").items():
        kinds = Counter(kind for _, kind, _ in package.relations[name])
        if (kinds["slideLayout"], kinds["notesSlide"]) != (1, 1):
            yield f"{name} has {kinds['slideLayout']} layouts and {kinds['notesSlide']} notes"
        for notes in (target for _, kind, target in package.relations[name] if kind == "notesSlide"):
            if [target for _, kind, target in package.relations[notes] if kind == "slide"] != [name]:
                yield f"{notes} belongs to another slide"
        yield from (f"{name}: {what}" for what in _shapes(tree))


def _shapes(tree: etree._Element) -> Iterator[str]:
    ids = Counter(each.get("id") for each in tree.iter(f"{P}cNvPr"))
    yield from (f"two shapes have the id {id}" for id, count in ids.items() if count > 1)
    shapes = [shape for shape in tree.find(f"{P}cSld/{P}spTree") if shape.tag in (f"{P}sp", f"{P}grpSp", f"{P}pic")]
    placeholders = [shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") for shape in shapes if shape.tag == f"{P}sp"]
    if any(placeholder is None for placeholder in placeholders):
        yield "text stands outside a placeholder"
    elif not placeholders or placeholders[0].get("type") not in ("title", "ctrTitle"):
        yield "the title does not come first"
    yield from (
        "a placeholder is empty" for shape in shapes if shape.tag == f"{P}sp" and not "".join(shape.itertext()).strip()
    )
    for group in tree.iter(f"{P}grpSp"):
        if not group.find(f"{P}nvGrpSpPr/{P}cNvPr").get("descr"):
            yield "a group has no description"


def _texts(package: Package) -> Iterator[str]:
    for name, tree in {**package.of("slides"), **package.of("notesSlides")}.items():
        runs = [run for kind in ("rPr", "endParaRPr") for run in tree.iter(f"{A}{kind}")]
        if not all(LANGUAGE.fullmatch(run.get("lang", "")) for run in runs):
            yield f"{name} has text in no language"
        if any(run.find(f"{A}rPr") is None for run in tree.iter(f"{A}r", f"{A}fld")):
            yield f"{name} has text in no language"
        if any(next(body.iter(f"{A}p"), None) is None for body in tree.iter(f"{P}txBody")):
            yield f"{name} has text without a paragraph"
