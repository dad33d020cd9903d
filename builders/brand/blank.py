"""A template without what was only a sample: no slides, sections, shows, comments, views, names of authors.

What PowerPoint forgives and other programs trip over is put right on the way: placeholders without an index of their
own, or with one that others have too, and masters that say how text looks only in their sample text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from builders.brand.look import own_look
from builders.brand.theme import A, P, R
from builders.drawing import draw
from builders.package import Package, Part, Relation, compact, parsed, serialised
from builders.template import CORE, KINDS, LANGUAGE

SAMPLES = ("slide", "commentAuthors", "authors", "viewProps", "handoutMaster")
WHOLE = ("officeDocument",)  # what the package itself keeps
DROPPED = ("custShowLst", "extLst", "modifyVerifier", "handoutMasterIdLst", "photoAlbum")
FIRST_ID = 5000  # of shapes that had none
OWN_INDEX = 40  # where indexes begin that we give; designers' own are smaller
VIEW = "/ppt/viewProps.xml"


def blank(package: Package) -> Package:
    """The same template, ready to be filled."""
    relations = {part: tuple(_kept(part, found)) for part, found in package.relations.items()}
    cut = replace(package, relations=relations)
    parts = {name: _plain(package, name) for name in _reached(cut)}
    parts |= {cut.main: _emptied(parsed(parts[cut.main]))}
    kept = {part: found for part, found in relations.items() if part in parts or not part}
    return _with_core(_with_view(Package(parts, {name: package.types[name] for name in parts}, kept)))


def masters(package: Package) -> tuple[str, ...]:
    """The slide masters in the order of the presentation."""
    by_id = {relation.id: relation.target for relation in package.relations[package.main]}
    ids = package.tree(package.main).iterfind(f"{P}sldMasterIdLst/{P}sldMasterId")
    return tuple(by_id[str(each.get(f"{R}id"))] for each in ids)


def layouts(package: Package, master: str) -> tuple[str, ...]:
    """The layouts of a master in its order."""
    by_id = {relation.id: relation.target for relation in package.relations[master]}
    ids = package.tree(master).iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId")
    return tuple(by_id[str(each.get(f"{R}id"))] for each in ids)


def _kept(part: str, relations: Iterable[Relation]) -> Iterator[Relation]:
    for relation in relations:
        if relation.kind in SAMPLES or (not part and relation.kind not in WHOLE):
            continue
        yield relation


def _reached(package: Package) -> tuple[str, ...]:
    """The parts that something still needs."""
    found, ahead = dict[str, None](), [""]
    while ahead:
        for relation in package.relations.get(ahead.pop(), ()):
            if not relation.external and relation.target in package.parts and relation.target not in found:
                found[relation.target] = None
                ahead.append(relation.target)
    return tuple(found)


def _plain(package: Package, name: str) -> bytes:
    """A part as it will be kept: masters and layouts put right, all others as they are."""
    kind = package.types[name]
    if not kind.endswith(("slideMaster+xml", "slideLayout+xml", "notesMaster+xml")):
        return package.parts[name]
    tree = package.tree(name)
    gone = {relation.id for relation in package.relations.get(name, ()) if relation.kind in SAMPLES}
    for link in [*tree.iter(f"{A}hlinkClick", f"{A}hlinkHover")]:
        if link.get(f"{R}id") in gone and (holder := link.getparent()) is not None:
            holder.remove(link)
    if kind.endswith("slideLayout+xml"):
        _index(tree)
    _mend(tree)
    if not _styled(package, name):
        for body in tree.iter(f"{P}txBody"):
            _promote(body)
    return serialised(tree)


def _mend(tree: etree._Element) -> None:
    """Give every shape an id of its own, and every background its list of effects, as PowerPoint wants them."""
    seen: set[str] = set()
    free = map(str, range(FIRST_ID, FIRST_ID + 10_000))
    for about in tree.iter(f"{P}cNvPr"):
        id = about.get("id", "0")
        if id in seen or not id.isdigit() or int(id) < 1:
            about.set("id", id := next(free))
        seen.add(id)
    for background in tree.iter(f"{P}bgPr"):
        if background.find(f"{A}effectLst") is None and background.find(f"{A}effectDag") is None:
            background.insert(1, etree.Element(f"{A}effectLst"))


def _index(layout: etree._Element) -> None:
    """Give each placeholder an index that no other has, as slides find their placeholders by it."""
    seen: set[str] = set()
    free = map(str, range(OWN_INDEX, OWN_INDEX + 1000))
    for placeholder in layout.iter(f"{P}ph"):
        index = placeholder.get("idx", "0")
        if index in seen or (index == "0" and placeholder.get("type") not in ("title", "ctrTitle")):
            index = next(each for each in free if each not in seen)
            placeholder.set("idx", index)
        seen.add(index)


def _styled(package: Package, name: str) -> bool:
    """Whether the styles of text stand where slides can take them from, as PowerPoint always writes them."""
    kind = package.types[name]
    if kind.endswith("notesMaster+xml"):
        return True
    master = name if kind.endswith("slideMaster+xml") else package.needs(name, "slideMaster")[0].target
    return package.tree(master).find(f"{P}txStyles") is not None


def _promote(body: etree._Element) -> None:
    """Make list styles of how the sample text of a placeholder looks."""
    style = body.find(f"{A}lstStyle")
    if style is None:
        style = etree.Element(f"{A}lstStyle")
        body.insert(1, style)
    for paragraph in body.iterfind(f"{A}p"):
        made = _style(paragraph)
        if style.find(made.tag) is None and len(made):
            style.append(made)
    style[:] = sorted(style, key=lambda each: str(each.tag))


def _style(paragraph: etree._Element) -> etree._Element:
    """A level of a list style like a paragraph of sample text."""
    properties = paragraph.find(f"{A}pPr")
    properties = etree.Element(f"{A}pPr") if properties is None else deepcopy(properties)
    level = int(properties.attrib.pop("lvl", 0)) + 1
    properties.tag = f"{A}lvl{level}pPr"
    run = next(paragraph.iter(f"{A}rPr", f"{A}endParaRPr"), None)
    if run is not None and properties.find(f"{A}defRPr") is None:
        letters = deepcopy(run)
        letters.tag = f"{A}defRPr"
        etree.strip_elements(letters, f"{A}highlight")  # a marker on words, and none of every text to come
        properties.append(letters)
    return properties


def _emptied(show: etree._Element) -> bytes:
    """The presentation without its slides, and without what lists them."""
    for name in DROPPED:
        for each in show.findall(f"{P}{name}"):
            show.remove(each)
    slides = show.find(f"{P}sldIdLst")
    if slides is None:
        slides = etree.Element(f"{P}sldIdLst")
        before = [
            each for name in ("notesMasterIdLst", "sldMasterIdLst") if (each := show.find(f"{P}{name}")) is not None
        ]
        before[0].addnext(slides)
    del slides[:]
    return serialised(show)


def _with_view(package: Package) -> Package:
    """With a view of its own, which PowerPoint misses where there is none."""
    view = f'<p:viewPr xmlns:p="{P[1:-1]}"/>'.encode()
    relation = Relation(next(package.free_ids(package.main)), KINDS["view"].relation, VIEW)
    return package.with_parts([Part(VIEW, KINDS["view"].content, view)]).needing(package.main, relation)


def _with_core(package: Package) -> Package:
    """With properties that name nobody and no time."""
    core = compact(draw("core.xml", own_look().palette, title="Workshop", author="", language=LANGUAGE))
    relation = Relation(next(package.free_ids("")), KINDS["core"].relation, CORE)
    return package.with_parts([Part(CORE, KINDS["core"].content, core)]).needing("", relation)
