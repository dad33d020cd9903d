"""Resolved slides become a .pptx: every text in a placeholder of the template, then the chain, and nothing else.

The parts of the template stay as they are; what is drawn here is put beside them, in time that grows with the slides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from itertools import chain, count, islice
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup

from builders.brand.look import Look
from builders.brand.palette import Palette
from builders.brand.theme import P
from builders.drawing import draw
from builders.exhibits.chart import SetChart
from builders.exhibits.picture import SetPicture
from builders.exhibits.workbook import workbook
from builders.fit import ResolvedSlide
from builders.package import Package, Part, Relation, compact, parsed, read, serialised, written
from builders.shapes import Shape, around
from builders.slide import Deck, Picture
from builders.template import CORE, KINDS, OFFICE

FIGURE = "figure"  # a link that leads to the chart or the picture of a slide
FIRST = 256  # the least id that a slide may have
FIRSTS = {"Chain": 100, "Diagram": 200, "Shape": 200}  # the least ids of what is drawn on a slide
TO_SLIDE = "slide:"  # a link that starts so leads to another slide, by its id


class Links:
    """Where the letters of a part lead: each target gets the next relation, after the two that all parts have."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}

    def __call__(self, target: str) -> str:
        return self.ids.setdefault(target, f"rId{len(self.ids) + 3}")


@dataclass(frozen=True, slots=True)
class Canvas:
    """What slides are painted on: the look, the master of the notes pages, and the parts of all slides by their ids.

    `drawn` draws what many slides show alike, each thing once.
    """

    look: Look
    deck: Deck
    notes: str
    slides: Mapping[str, str]
    drawn: Callable[..., Markup]


def paint(slides: Sequence[ResolvedSlide], deck: Deck, look: Look) -> bytes:
    """The deck as a .pptx."""
    template = read(look.template)
    notes = template.needs(template.main, "notesMaster")[0].target
    names = {each.slide.id: _name("slide", each.slide.number) for each in slides}
    canvas = Canvas(look, deck, notes, names, cache(_drawn))
    package = template.with_parts(chain.from_iterable(_parts(canvas, resolved) for resolved in slides))
    return written(_listed(package, canvas, [_name("slide", each.slide.number) for each in slides]))


def _name(kind: str, number: int) -> str:
    return f"/ppt/{kind}s/{kind}{number}.xml"


def _parts(canvas: Canvas, resolved: ResolvedSlide) -> Iterator[Part]:
    """One slide with what stands on it, and its notes page."""
    number, links, notes_links = resolved.slide.number, Links(), Links()
    slide, notes = _name("slide", number), _name("notesSlide", number)
    figures = tuple(_figure(canvas, resolved))
    sheet, page = compact(_slide(canvas, resolved, links)), compact(_notes(canvas, resolved, notes_links))
    needs = (_relation(1, "slideLayout", resolved.layout.part), _relation(2, "notesSlide", notes))
    yield Part(slide, KINDS["slide"].content, sheet, (*needs, *_leading(canvas, links, figures)))
    needs = (_relation(1, "notesMaster", canvas.notes), _relation(2, "slide", slide))
    yield Part(notes, KINDS["notes"].content, page, (*needs, *_leading(canvas, notes_links)))
    yield from figures


def _relation(number: int, kind: str, target: str) -> Relation:
    return Relation(f"rId{number}", f"{OFFICE}/{kind}", target)


def _leading(canvas: Canvas, links: Links, figures: Sequence[Part] = ()) -> Iterator[Relation]:
    """Where the links of a part lead: to its figure, to other slides, or out of the deck."""
    for target, id in links.ids.items():
        if target == FIGURE:
            kind = "image" if figures[0].type.startswith("image") else "chart"
            yield Relation(id, f"{OFFICE}/{kind}", figures[0].name)
        elif target.startswith(TO_SLIDE):
            yield Relation(id, KINDS["slide"].relation, canvas.slides[target.removeprefix(TO_SLIDE)])
        else:
            yield Relation(id, f"{OFFICE}/hyperlink", target, external=True)


def _figure(canvas: Canvas, resolved: ResolvedSlide) -> Iterator[Part]:
    """The part in which the figure of a slide lies, if it has one of its own, and what that needs."""
    figure = resolved.figure
    if isinstance(figure, SetChart):
        yield from _chart(canvas, figure, resolved.slide.number)
    elif isinstance(figure, SetPicture):
        yield _picture(figure.picture)


def _picture(picture: Picture) -> Part:
    """A picture, named for its content: one that is shown twice is one part."""
    name = f"/ppt/media/picture-{sha256(picture.content).hexdigest()[:16]}.{picture.format}"
    return Part(name, f"image/{picture.format}", picture.content)


def _chart(canvas: Canvas, chart: SetChart, number: int) -> Iterator[Part]:
    """The chart of a slide, with the workbook in which its numbers are edited."""
    values = {"it": chart, "chart": chart.chart, "language": canvas.deck.language}
    xml = compact(draw("chart.xml", canvas.look.palette, **values))
    sheet = f"/ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx"
    yield Part(_name("chart", number), KINDS["chart"].content, xml, (_relation(1, "package", sheet),))
    yield Part(sheet, KINDS["sheet"].content, workbook(chart.chart, chart.title))


def _slide(canvas: Canvas, resolved: ResolvedSlide, link: Links) -> str:
    layout, language = resolved.layout, canvas.deck.language
    palette = canvas.look.palette_of(layout)
    return draw(
        "slide.xml",
        palette,
        name=resolved.slide.id,
        language=language,
        number=resolved.slide.number,
        hidden=resolved.slide.hidden,
        boxes=resolved.boxes,
        shapes=canvas.drawn(palette, language, "Diagram" if layout.says else "Shape", layout.says, layout.drawn),
        chain=canvas.drawn(palette, language, "Chain", resolved.slide.here, resolved.chain),
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


def _drawn(palette: Palette, language: str, name: str, says: str, shapes: tuple[Shape, ...]) -> Markup:
    """Shapes as one group that says what it shows, or loose, with ids of their own."""
    if not shapes:
        return Markup()
    values = {"name": name, "first": FIRSTS[name], "says": says, "shapes": shapes, "bounds": around(shapes)}
    return Markup(draw("drawn.xml", palette, language=language, **values))


def _listed(package: Package, canvas: Canvas, slides: Sequence[str]) -> Package:
    """The presentation with its slides in their order, and in sections; each slide stands in exactly one."""
    palette, main, deck = canvas.look.palette, package.main, canvas.deck
    ids = zip(package.free_ids(main), slides, strict=False)
    needs = [Relation(id, KINDS["slide"].relation, slide) for id, slide in ids]
    show = package.tree(main)
    listed = draw("slides.xml", palette, slides=[(n, each.id) for n, each in enumerate(needs, start=FIRST)])
    show.replace(show.find(f"{P}sldIdLst"), parsed(compact(listed)))
    if deck.sections:
        show.append(parsed(compact(draw("sections.xml", palette, sections=_sections(deck)))))
    core = compact(draw("core.xml", palette, title=deck.title, author=deck.author, language=deck.language))
    filled = replace(package, parts={**package.parts, main: serialised(show), CORE: core})
    return filled.needing(main, *needs)


def _sections(deck: Deck) -> list[tuple[str, str, list[int]]]:
    """The names of the sections, their ids, and those of their slides."""
    ids = count(FIRST)
    return [
        (section.name, _guid(f"{n}/{section.name}"), list(islice(ids, len(section.slides))))
        for n, section in enumerate(deck.sections)
    ]


def _guid(name: str) -> str:
    """The same id for the same name, as PowerPoint writes ids."""
    return f"{{{uuid5(NAMESPACE_URL, name)}}}".upper()
