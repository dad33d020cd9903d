"""Resolved slides become a .pptx: every text in a placeholder of the template, then the chain, and nothing else.

python-pptx opens the template, holds the parts and writes them. The slides themselves are drawn here, because
its own way of adding them grows slower with every slide and knows neither footers nor languages.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZipFile

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import NotesSlidePart, SlidePart
from pptx.presentation import Presentation as Show

from builders.brand.look import Look
from builders.drawing import draw
from builders.exhibits.chart import SetChart
from builders.exhibits.picture import SetPicture
from builders.exhibits.workbook import workbook
from builders.fit import ResolvedSlide
from builders.shapes import around
from builders.slide import Deck
from builders.template import compact, zipped

FIGURE = "figure"  # a link that leads to the chart or the picture of a slide
FIRST = 256  # the least id that a slide may have
TO_SLIDE = "slide:"  # a link that starts so leads to an earlier slide, by its id


class Links:
    """Where the letters of a part lead: each target gets the next relationship, after the two that all parts have."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}

    def __call__(self, target: str) -> str:
        return self.ids.setdefault(target, f"rId{len(self.ids) + 3}")


@dataclass(frozen=True, slots=True)
class Canvas:
    """What slides are painted on: the opened template, its layouts by file, the slides so far by id."""

    show: Show
    look: Look
    deck: Deck
    layouts: dict[str, Part]
    slides: dict[str, Part]


def paint(slides: Sequence[ResolvedSlide], deck: Deck, look: Look) -> bytes:
    """The deck as a .pptx."""
    show = Presentation(io.BytesIO(look.template))
    layouts = chain.from_iterable(master.slide_layouts for master in show.slide_masters)
    canvas = Canvas(show, look, deck, {str(layout.part.partname): layout.part for layout in layouts}, {})
    relations = [_add(canvas, resolved) for resolved in slides]
    _list(canvas, relations)
    properties = show.core_properties
    properties.title, properties.author, properties.language = deck.title, deck.author, deck.language
    return _saved(show)


def _add(canvas: Canvas, resolved: ResolvedSlide) -> str:
    """Add one slide and its notes page; return the relation by which the presentation knows the slide."""
    show, package, n = canvas.show, canvas.show.part.package, resolved.slide.number
    links, notes_links, layout = Links(), Links(), canvas.layouts[resolved.layout.part]
    sheet, page = parse_xml(_slide(canvas, resolved, links)), parse_xml(_notes(canvas, resolved, notes_links))
    slide = SlidePart(PackURI(f"/ppt/slides/slide{n}.xml"), CT.PML_SLIDE, package, sheet)
    notes = NotesSlidePart(PackURI(f"/ppt/notesSlides/notesSlide{n}.xml"), CT.PML_NOTES_SLIDE, package, page)
    _relate(slide, links, {RT.SLIDE_LAYOUT: layout, RT.NOTES_SLIDE: notes}, canvas.slides | _figure(canvas, resolved))
    _relate(notes, notes_links, {RT.NOTES_MASTER: show.notes_master.part, RT.SLIDE: slide}, canvas.slides)
    canvas.slides[resolved.slide.id] = slide
    return show.part.relate_to(slide, RT.SLIDE)


def _figure(canvas: Canvas, resolved: ResolvedSlide) -> dict[str, Part]:
    """The part in which the figure of a slide lies, if it has one of its own."""
    figure = resolved.figure
    if isinstance(figure, SetChart):
        return {FIGURE: _chart(canvas, figure, resolved.slide.number)}
    if isinstance(figure, SetPicture):
        return {FIGURE: canvas.show.part.package.get_or_add_image_part(io.BytesIO(figure.picture.content))}
    return {}


def _chart(canvas: Canvas, chart: SetChart, n: int) -> Part:
    """The chart of slide `n`, with the workbook in which its numbers are edited."""
    package, values = canvas.show.part.package, {"it": chart, "chart": chart.chart, "language": canvas.deck.language}
    xml = draw("chart.xml", canvas.look.palette, **values).encode()
    part = Part(PackURI(f"/ppt/charts/chart{n}.xml"), CT.DML_CHART, package, compact(xml))
    name = PackURI(f"/ppt/embeddings/Microsoft_Excel_Sheet{n}.xlsx")
    part.relate_to(Part(name, CT.SML_SHEET, package, workbook(chart.chart, chart.title)), RT.PACKAGE)
    return part


def _relate(part: Part, links: Links, needs: dict[str, Part], slides: dict[str, Part]) -> None:
    for kind, other in needs.items():
        part.relate_to(other, kind)
    for target in links.ids:
        if target == FIGURE:
            part.relate_to(slides[FIGURE], RT.CHART if slides[FIGURE].content_type == CT.DML_CHART else RT.IMAGE)
        elif target.startswith(TO_SLIDE):
            part.relate_to(slides[target.removeprefix(TO_SLIDE)], RT.SLIDE)
        else:
            part.relate_to(target, RT.HYPERLINK, is_external=True)


def _slide(canvas: Canvas, resolved: ResolvedSlide, link: Links) -> str:
    return draw(
        "slide.xml",
        canvas.look.palette_of(resolved.layout),
        name=resolved.slide.id,
        language=canvas.deck.language,
        number=resolved.slide.number,
        hidden=resolved.slide.hidden,
        boxes=resolved.boxes,
        shapes=resolved.layout.drawn,
        says=resolved.layout.says,
        limits=around(resolved.layout.drawn) if resolved.layout.says else None,
        chain=resolved.chain,
        bounds=around(resolved.chain) if resolved.chain else None,
        here=resolved.slide.here,
        figure=resolved.figure,
        link=link,
    )


def _notes(canvas: Canvas, resolved: ResolvedSlide, link: Links) -> str:
    return draw(
        "notes.xml",
        canvas.look.palette,
        language=canvas.deck.language,
        number=resolved.slide.number,
        page=canvas.look.notes,
        cues=resolved.cues,
        notes=resolved.slide.notes,
        link=link,
    )


def _list(canvas: Canvas, relations: Sequence[str]) -> None:
    """List the slides in their order, and in sections; each slide stands in exactly one."""
    show, palette = canvas.show, canvas.look.palette
    slides = list(enumerate(relations, start=FIRST))
    show.element.replace(show.element.sldIdLst, parse_xml(draw("slides.xml", palette, slides=slides)))
    ids = iter(slides)
    sections = [
        (section.name, _guid(f"{n}/{section.name}"), [id for id, _ in islice(ids, len(section.slides))])
        for n, section in enumerate(canvas.deck.sections)
    ]
    if sections:
        show.element.append(parse_xml(draw("sections.xml", palette, sections=sections)))


def _guid(name: str) -> str:
    """The same id for the same name, as PowerPoint writes ids."""
    return f"{{{uuid5(NAMESPACE_URL, name)}}}".upper()


def _saved(show: Show) -> bytes:
    """The finished archive, made again without the time of day."""
    packed = io.BytesIO()
    show.save(packed)
    with ZipFile(packed) as archive:
        return zipped((name, archive.read(name)) for name in archive.namelist())
