"""Content types: every part has one, of its own kind, and no part has one that is not there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from builders.gate.breach import Breach, Rule
from builders.gate.names import SHOW
from builders.gate.package import TYPES, Package, Part

TYPED, PHANTOM, KIND = Rule("typed-parts"), Rule("no-phantom-types"), Rule("right-types")
FORMAT = "application/vnd.openxmlformats-officedocument."
# What a part must be when it is needed as a slide, a layout ...; the show itself has several types.
KINDS = {
    "slide": "presentationml.slide+xml",
    "slideLayout": "presentationml.slideLayout+xml",
    "slideMaster": "presentationml.slideMaster+xml",
    "notesSlide": "presentationml.notesSlide+xml",
    "notesMaster": "presentationml.notesMaster+xml",
    "theme": "theme+xml",
    "chart": "drawingml.chart+xml",
    "tableStyles": "presentationml.tableStyles+xml",
    "presProps": "presentationml.presProps+xml",
    "viewProps": "presentationml.viewProps+xml",
}


def of_types(package: Package) -> Iterator[Breach]:
    """Parts without a type or of a wrong one, and types without a part."""
    own = [row.get("PartName", "").removeprefix("/") for row in package.types if row.get("PartName")]
    types = {row.get("PartName", "").removeprefix("/"): row.get("ContentType", "") for row in package.types}
    endings = {row.get("Extension", "").lower(): row.get("ContentType", "") for row in package.types}
    for part in package.parts.values():
        if part.name != TYPES:
            yield from _of_part(part, types.get(part.name), endings.get(part.name.rpartition(".")[2].lower()))
    table = package.parts[TYPES]
    for name, count in Counter(own).items():
        if count > 1:
            yield table.breach(TYPED, f"{name} has {count} content types")
        if name not in package.parts:
            yield table.breach(PHANTOM, f"{name} has a content type and is not there")


def _of_part(part: Part, own: str | None, by_ending: str | None) -> Iterator[Breach]:
    if own is None and (by_ending is None or part.name.endswith(".xml")):
        yield part.breach(TYPED, f"{part.name} has no content type of its own")
    wanted = KINDS.get(part.kind)
    if own is not None and wanted and own != FORMAT + wanted:
        yield part.breach(KIND, f"{part.name} is needed as {part.kind} and says it is {own}")
    if own is not None and part.kind == SHOW and "presentationml" not in own and "powerpoint" not in own:
        yield part.breach(KIND, f"{part.name} is the presentation and says it is {own}")
