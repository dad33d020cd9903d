"""The presentation: its masters, its slides and their sections, in the order and with the ids that PowerPoint wants."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from builders.gate.breach import Breach, Rule
from builders.gate.names import P14, P, R
from builders.gate.package import Package, Part

IDS, MASTER_IDS, LISTED = Rule("slide-ids"), Rule("master-ids"), Rule("listed-slides")
SECTIONS, IN_ORDER, NOTES = Rule("sections"), Rule("sections-in-order", grave=False), Rule("notes-master")
GUID = re.compile(r"\{[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}")
SLIDE_IDS, HIGH_IDS = range(256, 1 << 31), range(1 << 31, 1 << 32)


def of_show(package: Package) -> Iterator[Breach]:
    """Whatever is wrong with the presentation as a whole."""
    show = package.show
    found = (*_ids(show), *_master_ids(package), *_listed(show), *_sections(show), *_notes(package))
    return (show.breach(*each) for each in found)


def _ids(show: Part) -> Iterator[tuple[Rule, str]]:
    ids = [each.get("id", "") for each in show.all(f"{P}sldId")]
    yield from ((IDS, f"{count} slides have the id {id}") for id, count in _repeated(ids))
    yield from ((IDS, f"a slide has the id {id or 'nothing'}") for id in ids if not _within(id, SLIDE_IDS))


def _master_ids(package: Package) -> Iterator[tuple[Rule, str]]:
    """Masters and layouts share one range of ids, across all masters."""
    masters = [each.get("id", "") for each in package.show.all(f"{P}sldMasterId")]
    layouts = [each.get("id", "") for one in package.of("slideMaster") for each in one.all(f"{P}sldLayoutId")]
    yield from (
        (MASTER_IDS, f"{count} masters or layouts have the id {id}") for id, count in _repeated(masters + layouts)
    )
    for id in (*masters, *layouts):
        if id and not _within(id, HIGH_IDS):
            yield MASTER_IDS, f"a master or layout has the id {id}"
    if not masters:
        yield MASTER_IDS, "there is no slide master"


def _listed(show: Part) -> Iterator[tuple[Rule, str]]:
    """Slides are listed once each, and only those."""
    listed = [each.get(f"{R}id", "") for each in show.all(f"{P}sldId")]
    slides = {each.id: each.target for each in show.relations if each.kind == "slide"}
    yield from ((LISTED, f"{slides.get(id, id)} is listed {count} times") for id, count in _repeated(listed))
    yield from ((LISTED, f"{slides[id]} is there and not listed") for id in slides.keys() - set(listed))
    yield from ((LISTED, f"slide {id} is listed and not there") for id in set(listed) - slides.keys())


def _sections(show: Part) -> Iterator[tuple[Rule, str]]:
    if not show.all(f"{P14}sectionLst"):
        return
    slides = [each.get("id", "") for each in show.all(f"{P}sldId")]
    held = [
        each.get("id", "") for each in show.all(f"{P14}sldId") if each.getparent().getparent().tag == f"{P14}section"
    ]
    if sorted(slides) != sorted(held):
        yield SECTIONS, "the sections do not hold each slide once"
    elif slides != held:
        yield IN_ORDER, "the sections hold the slides in another order than the show"
    guids = [each.get("id", "") for each in show.all(f"{P14}section")]
    yield from ((SECTIONS, f"{count} sections have the id {guid}") for guid, count in _repeated(guids))
    yield from ((SECTIONS, f"a section has the id {guid!r}") for guid in guids if not GUID.fullmatch(guid))


def _notes(package: Package) -> Iterator[tuple[Rule, str]]:
    """Notes need a master, which the presentation lists; PowerPoint prints no slide on a notes page without."""
    listed = [each.get(f"{R}id") for each in package.show.all(f"{P}notesMasterId")]
    related = [each.id for each in package.show.relations if each.kind == "notesMaster"]
    if listed != related:
        yield NOTES, f"{len(related)} notes masters are there and {len(listed)} are listed"
    if not related and any(package.of("notesSlide")):
        yield NOTES, "there are notes and no notes master"


def _repeated(ids: Iterable[str]) -> Iterator[tuple[str, int]]:
    return ((id, count) for id, count in Counter(ids).items() if count > 1)


def _within(id: str, ids: range) -> bool:
    return id.isascii() and id.isdigit() and int(id) in ids
