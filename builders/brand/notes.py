"""The notes page of a template: its own where it has one, or else ours, which prints the cues on one sheet."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from builders import layouts as page
from builders.box import Box
from builders.brand.look import Fonts, NotesPage
from builders.brand.palette import Palette
from builders.brand.theme import P, R
from builders.drawing import draw
from builders.package import Package, Part, Relation, compact, serialised
from builders.template import KINDS, LANGUAGE, SCHEME

NOTES, THEME = "/ppt/notesMasters/notesMasterWorkshop.xml", "/ppt/theme/themeNotesWorkshop.xml"


def with_notes(package: Package, palette: Palette, fonts: Fonts) -> tuple[Package, NotesPage]:
    """The template with a notes master that PowerPoint prints well, and where the cues stand on it.

    A company's own is replaced too: its pages have a small box for notes, in which no cue card fits.
    """
    font = fonts.text
    theme = draw("theme.xml", palette, scheme=SCHEME, colours=palette.hexes, fonts=fonts)
    master = draw("notes-master.xml", palette, page=page, language=LANGUAGE, font=font)
    package = _without(package)
    relation = Relation(next(package.free_ids(package.main)), KINDS["notes-master"].relation, NOTES)
    needs = (Relation("rId1", KINDS["theme"].relation, THEME),)
    parts = [
        Part(NOTES, KINDS["notes-master"].content, compact(master), needs),
        Part(THEME, KINDS["theme"].content, compact(theme)),
        Part(package.main, KINDS["presentation"].content, _listed(package, relation.id)),
    ]
    package = package.with_parts(parts).needing(package.main, relation)
    return package, NotesPage(_in(page.CUES, font), _in(page.NOTES_NUMBER, font))


def _in(box: Box, font: str) -> Box:
    return replace(box, font=font)


def _without(package: Package) -> Package:
    """The template without its own notes master and the theme of that."""
    gone = {relation.target for relation in package.needs(package.main, "notesMaster")}
    gone |= {each.target for part in gone for each in package.relations.get(part, ())}
    used = {each.target for part, found in package.relations.items() if part not in gone for each in found}
    gone -= {part for part in used if part not in {one.target for one in package.needs(package.main, "notesMaster")}}
    main = tuple(each for each in package.relations[package.main] if each.kind != "notesMaster")
    relations = {part: found for part, found in package.relations.items() if part not in gone} | {package.main: main}
    return Package({name: part for name, part in package.parts.items() if name not in gone}, package.types, relations)


def _listed(package: Package, id: str) -> bytes:
    """The presentation with its list of notes masters right after that of masters, and pages of our size."""
    show = package.tree(package.main)
    for old in show.findall(f"{P}notesMasterIdLst"):
        show.remove(old)
    listed = etree.Element(f"{P}notesMasterIdLst")
    etree.SubElement(listed, f"{P}notesMasterId").set(f"{R}id", id)
    masters = show.find(f"{P}sldMasterIdLst")
    if masters is not None:
        masters.addnext(listed)
    if (size := show.find(f"{P}notesSz")) is not None:
        size.set("cx", str(round(page.NOTES_WIDE * 12700)))
        size.set("cy", str(round(page.NOTES_HIGH * 12700)))
    return serialised(show)
