"""Every slide has a title of its own, read first: that is how people who cannot see the slides find their way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from builders.gate.breach import Breach, Rule
from builders.gate.names import P14
from builders.gate.package import Package
from builders.gate.sheet import Sheet

TITLE, FIRST = Rule("titles"), Rule("title-first")
UNIQUE, SECTION = Rule("unique-titles", "author"), Rule("named-sections", "author", grave=False)
DEFAULT = ("default section", "untitled section", "")


def of_titles(package: Package, sheets: Iterable[Sheet]) -> Iterator[Breach]:
    """Slides without a title, or with that of another slide, or with something in front of it."""
    bearers: dict[str, list[Sheet]] = defaultdict(list)
    for sheet in sheets:
        if sheet.title is None or not sheet.title.text:
            yield sheet.slide.breach(TITLE, "it has no title; choose a layout that has one, and write it")
            continue
        bearers[" ".join(sheet.title.text.casefold().split())].append(sheet)
        if next(shape for shape in sheet.shapes if not shape.ornament) is not sheet.title:
            yield sheet.slide.breach(FIRST, "its title is not read first; move it to the bottom of the Selection Pane")
    for same in bearers.values():
        yield from (one.slide.breach(UNIQUE, _twice(one, same[0])) for one in same[1:])
    yield from _sections(package)


def _twice(one: Sheet, other: Sheet) -> str:
    title = one.title.text if one.title else ""
    return f"its title “{title}” is that of slide {other.slide.number} too; make them differ"


def _sections(package: Package) -> Iterator[Breach]:
    names = [each.get("name", "").strip() for each in package.show.all(f"{P14}section")]
    for name in names:
        if name.lower() in DEFAULT:
            yield package.show.breach(SECTION, f"a section is called “{name}”; say what it holds")
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield package.show.breach(SECTION, f"{names.count(name)} sections are called “{name}”; make them differ")
