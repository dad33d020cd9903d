"""Our own PowerPoint template, made from the layouts: `python -m builders.template` writes it.

One master, a layout for each entry of `layouts.ALL`, a notes master, no slides; the same bytes each time.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from builders import layouts
from builders.brand.look import TEMPLATE, Fonts, own_look
from builders.brand.palette import Palette
from builders.drawing import draw

LANGUAGE = "en-GB"
# The colours of the look in the twelve places of a theme.
SCHEME = {
    "dk1": "ink", "lt1": "white", "dk2": "teal", "lt2": "cream", "accent1": "teal", "accent2": "clay",
    "accent3": "gold", "accent4": "soft", "accent5": "rule", "accent6": "ink", "hlink": "clay", "folHlink": "teal",
}  # fmt: skip


class Kind(NamedTuple):
    """What a part of a package is: by its content, and by its relation to the part that needs it."""

    content: str
    relation: str


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPE = "application/vnd.openxmlformats"
KINDS = {
    "presentation": Kind(f"{TYPE}-officedocument.presentationml.presentation.main+xml", f"{OFFICE}/officeDocument"),
    "master": Kind(f"{TYPE}-officedocument.presentationml.slideMaster+xml", f"{OFFICE}/slideMaster"),
    "layout": Kind(f"{TYPE}-officedocument.presentationml.slideLayout+xml", f"{OFFICE}/slideLayout"),
    "notes-master": Kind(f"{TYPE}-officedocument.presentationml.notesMaster+xml", f"{OFFICE}/notesMaster"),
    "properties": Kind(f"{TYPE}-officedocument.presentationml.presProps+xml", f"{OFFICE}/presProps"),
    "view": Kind(f"{TYPE}-officedocument.presentationml.viewProps+xml", f"{OFFICE}/viewProps"),
    "tables": Kind(f"{TYPE}-officedocument.presentationml.tableStyles+xml", f"{OFFICE}/tableStyles"),
    "theme": Kind(f"{TYPE}-officedocument.theme+xml", f"{OFFICE}/theme"),
    "core": Kind(f"{TYPE}-package.core-properties+xml", f"{PACKAGE}/metadata/core-properties"),
}
MASTER = "/ppt/slideMasters/slideMaster1.xml"
NOTES = "/ppt/notesMasters/notesMaster1.xml"
THEME, NOTES_THEME = "/ppt/theme/theme1.xml", "/ppt/theme/theme2.xml"
SETTINGS = {"/ppt/presProps.xml": "properties", "/ppt/viewProps.xml": "view", "/ppt/tableStyles.xml": "tables"}
OWN = {f"/ppt/slideLayouts/slideLayout{n}.xml": layout for n, layout in enumerate(layouts.ALL, start=1)}


Draw = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the package, drawn by the template of its kind; it knows what it needs as rId1, rId2, ..."""

    name: str
    kind: str
    xml: str
    needs: tuple[str, ...] = ()


def template(palette: Palette, fonts: Fonts) -> bytes:
    """The template as a .pptx, in these colours and fonts."""

    def drawn(name: str, **values: object) -> str:
        return draw(name, palette, **values)

    parts = {part.name: part for part in _parts(drawn, palette, fonts)}
    return zipped((name.removeprefix("/"), compact(xml)) for name, xml in _members(parts, drawn))


def _parts(draw: Draw, palette: Palette, fonts: Fonts) -> Iterator[Part]:
    theme = draw("theme.xml", scheme=SCHEME, colours=palette.hexes, fonts=fonts)
    needs = (MASTER, NOTES, THEME, *SETTINGS)
    yield Part("/ppt/presentation.xml", "presentation", draw("presentation.xml", page=layouts), needs)
    yield Part(MASTER, "master", draw("master.xml", page=layouts, language=LANGUAGE), (*OWN, THEME))
    for name, layout in OWN.items():
        yield Part(name, "layout", draw("layout.xml", layout=layout, language=LANGUAGE), (MASTER,))
    notes = draw("notes-master.xml", page=layouts, language=LANGUAGE, font=fonts.text)
    yield Part(NOTES, "notes-master", notes, (NOTES_THEME,))
    yield Part(THEME, "theme", theme)
    yield Part(NOTES_THEME, "theme", theme)
    for name, kind in SETTINGS.items():
        yield Part(name, kind, draw(f"{kind}.xml"))
    yield Part("/docProps/core.xml", "core", draw("core.xml", language=LANGUAGE))


def _members(parts: dict[str, Part], draw: Draw) -> Iterator[tuple[str, str]]:
    """The parts, what type each is of, and which need which; the package itself needs the first and the last."""
    yield "/[Content_Types].xml", draw("types.xml", parts=parts.values(), kinds=KINDS)
    first, *_, last = parts.values()
    yield "/_rels/.rels", draw("relations.xml", parts=(first, last), kinds=KINDS)
    for part in parts.values():
        yield part.name, part.xml
        if part.needs:
            folder, _, name = part.name.rpartition("/")
            yield f"{folder}/_rels/{name}.rels", draw("relations.xml", parts=map(parts.get, part.needs), kinds=KINDS)


def compact(xml: str | bytes) -> bytes:
    """XML without the indentation of its template."""
    tree = etree.fromstring(xml, etree.XMLParser(remove_blank_text=True))
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive with one date for every member, so that equal contents are equal bytes."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in members:
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system = ZIP_DEFLATED, 0
            archive.writestr(info, content)
    return packed.getvalue()


if __name__ == "__main__":
    TEMPLATE.write_bytes(template(own_look().palette, own_look().fonts))
