"""Our own PowerPoint template, made from the layouts: `python -m builders.template` writes it.

One master, a layout for each entry of `layouts.ALL`, a notes master, no slides; the same bytes each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from builders import layouts
from builders.brand.look import TEMPLATE, Fonts, own_look
from builders.brand.palette import Palette
from builders.drawing import draw
from builders.package import Package, Relation, compact, written

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
    "slide": Kind(f"{TYPE}-officedocument.presentationml.slide+xml", f"{OFFICE}/slide"),
    "notes": Kind(f"{TYPE}-officedocument.presentationml.notesSlide+xml", f"{OFFICE}/notesSlide"),
    "chart": Kind(f"{TYPE}-officedocument.drawingml.chart+xml", f"{OFFICE}/chart"),
    "sheet": Kind(f"{TYPE}-officedocument.spreadsheetml.sheet", f"{OFFICE}/package"),
    "core": Kind(f"{TYPE}-package.core-properties+xml", f"{PACKAGE}/metadata/core-properties"),
}
PRESENTATION = "/ppt/presentation.xml"
MASTER = "/ppt/slideMasters/slideMaster1.xml"
NOTES = "/ppt/notesMasters/notesMaster1.xml"
CORE = "/docProps/core.xml"
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

    parts = list(_parts(drawn, palette, fonts))
    kinds = {part.name: KINDS[part.kind] for part in parts}
    needs = {part.name: part.needs for part in parts} | {"": (PRESENTATION, CORE)}
    relations = {
        name: tuple(Relation(f"rId{n}", kinds[need].relation, need) for n, need in enumerate(found, start=1))
        for name, found in needs.items()
    }
    contents = {part.name: compact(part.xml) for part in parts}
    return written(Package(contents, {name: kind.content for name, kind in kinds.items()}, relations))


def _parts(draw: Draw, palette: Palette, fonts: Fonts) -> Iterator[Part]:
    theme = draw("theme.xml", scheme=SCHEME, colours=palette.hexes, fonts=fonts)
    needs = (MASTER, NOTES, THEME, *SETTINGS)
    yield Part(PRESENTATION, "presentation", draw("presentation.xml", page=layouts), needs)
    yield Part(MASTER, "master", draw("master.xml", page=layouts, language=LANGUAGE), (*OWN, THEME))
    for name, layout in OWN.items():
        yield Part(name, "layout", draw("layout.xml", layout=layout, language=LANGUAGE), (MASTER,))
    notes = draw("notes-master.xml", page=layouts, language=LANGUAGE, font=fonts.text)
    yield Part(NOTES, "notes-master", notes, (NOTES_THEME,))
    yield Part(THEME, "theme", theme)
    yield Part(NOTES_THEME, "theme", theme)
    for name, kind in SETTINGS.items():
        yield Part(name, kind, draw(f"{kind}.xml"))
    yield Part(CORE, "core", draw("core.xml", title="Workshop", author="", language=LANGUAGE))


if __name__ == "__main__":
    TEMPLATE.write_bytes(template(own_look().palette, own_look().fonts))
