"""What belongs together: a slide and its layout, a layout and its master, a slide and its notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from builders.gate.breach import Breach, Rule
from builders.gate.names import P, R
from builders.gate.package import Package, Part

LAYOUT, MASTER, THEME = Rule("one-layout"), Rule("one-master"), Rule("one-theme")
NOTES = Rule("own-notes")


def of_bonds(package: Package) -> Iterator[Breach]:
    """Slides without a layout of their own, notes of two slides, and masters that do not know their layouts."""
    for slide in package.of("slide"):
        yield from _counted(slide, "slideLayout", LAYOUT)
        yield from _notes(slide, package)
    for layout in package.of("slideLayout"):
        yield from _counted(layout, "slideMaster", MASTER)
    for master in package.of("slideMaster", "notesMaster"):
        yield from _counted(master, "theme", THEME)
        yield from _known(master)
    yield from _shared(package)


def _counted(part: Part, kind: str, rule: Rule) -> Iterator[Breach]:
    if (count := len(part.targets(kind))) != 1:
        yield part.breach(rule, f"it has {count} parts of the kind {kind}, not one")


def _notes(slide: Part, package: Package) -> Iterator[Breach]:
    """A slide has notes once at most, and they lead back to it and to the notes master."""
    pages = slide.targets("notesSlide")
    if len(pages) > 1:
        yield slide.breach(NOTES, f"it has {len(pages)} pages of notes")
    for page in (package.parts[name] for name in pages if name in package.parts):
        if page.targets("slide") != [slide.name]:
            yield slide.breach(NOTES, f"its notes lead back to {page.targets('slide')}")
        if len(page.targets("notesMaster")) != 1:
            yield slide.breach(NOTES, "its notes have no master")


def _shared(package: Package) -> Iterator[Breach]:
    pages = Counter(name for slide in package.of("slide") for name in slide.targets("notesSlide"))
    for name, count in pages.items():
        if count > 1:
            yield package.show.breach(NOTES, f"{count} slides share {name}")


def _known(master: Part) -> Iterator[Breach]:
    """A master lists each of its layouts once, and no others."""
    listed = [each.get(f"{R}id") for each in master.all(f"{P}sldLayoutId")]
    related = [each.id for each in master.relations if each.kind == "slideLayout"]
    if sorted(listed) != sorted(related):
        yield master.breach(MASTER, f"{len(related)} layouts are there and {len(set(listed))} are listed")
