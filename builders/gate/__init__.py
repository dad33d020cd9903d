"""The gate: a finished .pptx is held against rules, whoever made it. Nothing leaves the line that does not pass.

    archive    the zip              relations  what needs what        titles        contrast  on what lies behind
    types      content types        bonds      slide, layout, notes   alternatives  sizes     of letters
    show       ids and sections     sequence   order of elements      languages     reading   order
    shapes     ids, texts, frames   values     numbers and colours    links         tables    header rows

The rules of the painter are what makes PowerPoint open a file without repairing it, as far as anybody knows; the
others let everybody in the room take part. `audit` asks the schema and `reader` a second program, slowly.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile

from builders.gate.alternatives import of_alternatives
from builders.gate.archive import BLOWN, of_archive
from builders.gate.bonds import of_bonds
from builders.gate.breach import Breach
from builders.gate.contrast import of_contrast
from builders.gate.languages import of_languages
from builders.gate.links import of_links
from builders.gate.package import Package, Unreadable, read
from builders.gate.reading import of_reading
from builders.gate.relations import of_relations
from builders.gate.sequence import of_sequence
from builders.gate.shapes import of_placeholders, of_shapes
from builders.gate.sheet import sheets
from builders.gate.show import of_show
from builders.gate.sizes import of_sizes
from builders.gate.tables import of_tables
from builders.gate.titles import of_titles
from builders.gate.types import of_types
from builders.gate.values import of_values

__all__ = ["Breach", "Unreadable", "breaches"]
SOUND = (of_types, of_relations, of_show, of_bonds, of_sequence, of_values, of_shapes, of_tables, of_languages)

SEEN = (of_placeholders, of_alternatives, of_links, of_reading, of_sizes, of_contrast)


def breaches(pptx: bytes) -> tuple[Breach, ...]:
    """All that is wrong with a deck, slide after slide; raise Unreadable for what is none."""
    try:
        with ZipFile(io.BytesIO(pptx)) as archive:
            found = list(of_archive(archive.infolist()))
            if any(one.rule is BLOWN for one in found):
                return tuple(found)
            package = read(archive)
    except BadZipFile as error:
        raise Unreadable(str(error)) from None
    return tuple(sorted({*found, *_of_package(package)}))


def _of_package(package: Package) -> Iterator[Breach]:
    for rule in SOUND:
        yield from rule(package)
    slides = list(sheets(package))
    yield from of_titles(package, slides)
    for look in SEEN:
        yield from look(slides)
