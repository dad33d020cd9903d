"""Resolved slides become a .pptx: every text in a placeholder of the template, and the chain, and nothing else.

python-pptx opens the template, holds the parts and writes them. The slides themselves are made here, as
text, because its own way of adding them slows down with every slide and knows neither footers nor languages.
"""

from __future__ import annotations

import io
from functools import cache
from html import escape
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import NotesSlidePart, SlidePart
from pptx.presentation import Presentation as Show

from builders.box import indent
from builders.drawing import NAMESPACES, bullets, geometry, group, placeholder, run, tabs
from builders.fit import Filled, ResolvedSlide
from builders.layouts import CUES, NOTES_NUMBER
from builders.lines import Broken
from builders.slide import Deck, Note, Run
from builders.template import PATH

CHAIN = 100  # the shape number of the chain; placeholders count from 2
FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
ROOT = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
PLAIN = "<a:bodyPr/><a:lstStyle/>"
IMAGE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
    '</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
)


def paint(slides: tuple[ResolvedSlide, ...], deck: Deck) -> bytes:
    """The deck as a .pptx."""
    show = Presentation(io.BytesIO(_template()))
    layouts = {layout.name: layout.part for layout in show.slide_layouts}
    for resolved in slides:
        _add(show, layouts[resolved.layout.label], resolved, deck)
    _describe(show, deck)
    _divide(show, deck)
    packed = io.BytesIO()
    show.save(packed)
    return _timeless(packed)


@cache
def _template() -> bytes:
    return PATH.read_bytes()


def _add(show: Show, layout: Part, resolved: ResolvedSlide, deck: Deck) -> None:
    """Add one slide and its notes page."""
    number = resolved.slide.number
    slide = SlidePart(PackURI(f"/ppt/slides/slide{number}.xml"), CT.PML_SLIDE, show.part.package, None)
    notes = NotesSlidePart(PackURI(f"/ppt/notesSlides/notesSlide{number}.xml"), CT.PML_NOTES_SLIDE, show.part.package, None)
    slide.relate_to(layout, RT.SLIDE_LAYOUT)
    slide.relate_to(notes, RT.NOTES_SLIDE)
    notes.relate_to(show.notes_master.part, RT.NOTES_MASTER)
    notes.relate_to(slide, RT.SLIDE)
    slide._element = parse_xml(_slide(resolved, deck, slide))
    notes._element = parse_xml(_notes(resolved, deck.language, notes))
    show.slides._sldIdLst.add_sldId(show.part.relate_to(slide, RT.SLIDE))


def _slide(resolved: ResolvedSlide, deck: Deck, part: Part) -> str:
    boxes = "".join(_box(filled, n, deck.language, part) for n, filled in enumerate(resolved.boxes, start=2))
    return _sheet("sld", boxes + _chain(resolved, deck))


def _sheet(kind: str, shapes: str) -> str:
    tree = f"<p:cSld><p:spTree>{ROOT}{shapes}</p:spTree></p:cSld>"
    return f"<p:{kind} {NAMESPACES}>{tree}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:{kind}>"


def _chain(resolved: ResolvedSlide, deck: Deck) -> str:
    if not resolved.chain:
        return ""
    words = f"You are here: part {resolved.slide.part} of {deck.parts}" if resolved.slide.part else f"{deck.parts} parts, the last is the buyer"
    return group(resolved.chain, CHAIN, "Chain", words, deck.language)


def _box(filled: Filled, number: int, language: str, part: Part) -> str:
    """A placeholder with its text. All else comes from the layout, but for a size that had to shrink, and for
    what LibreOffice does not take from there: shapes and tab stops."""
    place = geometry(filled.box.shape, filled.box.w, filled.box.h) if filled.box.fill else ""
    if filled.box.kind == "sldNum":
        return placeholder(filled.box, number, "", PLAIN + _number(filled.text[0].paragraph.text, language))
    paragraphs = "".join(_paragraph(filled, broken, language, part) for broken in filled.text)
    return placeholder(filled.box, number, place, f"<a:bodyPr/>{_shrunk(filled)}{paragraphs}")


def _number(text: str, language: str) -> str:
    field = f'<a:fld id="{FIELD}" type="slidenum"><a:rPr lang="{language}"/><a:t>{text}</a:t></a:fld>'
    return f'<a:p>{field}<a:endParaRPr lang="{language}"/></a:p>'


def _shrunk(filled: Filled) -> str:
    """The size of the whole box, where it is not the usual one: what is typed later takes it too."""
    if filled.size == filled.box.size:
        return "<a:lstStyle/>"
    attributes, _ = bullets(filled.box.list, indent(filled.box.list, filled.size))
    return f'<a:lstStyle><a:lvl1pPr{attributes}><a:defRPr sz="{round(filled.size * 100)}"/></a:lvl1pPr></a:lstStyle>'


def _paragraph(filled: Filled, broken: Broken, language: str, part: Part) -> str:
    attributes, sign, kind = "", "", broken.paragraph.list
    if kind != filled.box.list:
        attributes, sign = bullets(kind, indent(kind, filled.size))
    style = f"<a:pPr{attributes}>{sign}{tabs(filled.box)}</a:pPr>"
    runs = "".join(_run(letters, filled, language, part) for letters in broken.paragraph.runs)
    return f'<a:p>{style}{runs}<a:endParaRPr lang="{language}"/></a:p>'


def _run(letters: Run, filled: Filled, language: str, part: Part) -> str:
    size = filled.strong if letters.bold and filled.box.strong else 0
    return run(letters, language, size, _link(letters, part))


def _link(letters: Run, part: Part) -> str:
    return part.relate_to(letters.link, RT.HYPERLINK, is_external=True) if letters.link else ""


def _notes(resolved: ResolvedSlide, language: str, part: Part) -> str:
    """The notes page: the slide, the cues, the page number."""
    cues = "".join(_cue(note, language, part) for note in resolved.slide.notes) or f'<a:p><a:endParaRPr lang="{language}"/></a:p>'
    number = PLAIN + _number(str(resolved.slide.number), language)
    body = placeholder(CUES, 3, "", f"<a:bodyPr/>{_shrunk(resolved.cues)}{cues}")
    return _sheet("notes", IMAGE + body + placeholder(NOTES_NUMBER, 4, "", number))


def _cue(note: Note, language: str, part: Part) -> str:
    word = run(Run(note.word, bold=True), language) if note.word else ""
    runs = "".join(run(letters, language, link=_link(letters, part)) for letters in (Run("\t"), *note.runs))
    return f'<a:p>{word}{runs}<a:endParaRPr lang="{language}"/></a:p>'


def _describe(show: Show, deck: Deck) -> None:
    properties = show.core_properties
    properties.title, properties.author, properties.language = deck.title, deck.author, deck.language


def _divide(show: Show, deck: Deck) -> None:
    """The sections of the deck; each slide stands in exactly one."""
    ids = iter(show.slides._sldIdLst)
    sections = "".join(
        f'<p14:section name="{escape(section.name)}" id="{{{str(uuid5(NAMESPACE_URL, f"{n}/{section.name}")).upper()}}}">'
        f'<p14:sldIdLst>{"".join(f"""<p14:sldId id="{next(ids).id}"/>""" for _ in section.slides)}</p14:sldIdLst></p14:section>'
        for n, section in enumerate(deck.sections)
    )
    namespace = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
    extension = f'<p:ext uri="{SECTIONS}"><p14:sectionLst {namespace}>{sections}</p14:sectionLst></p:ext>'
    show.element.append(parse_xml(f"<p:extLst {NAMESPACES}>{extension}</p:extLst>"))


def _timeless(packed: io.BytesIO) -> bytes:
    """The same archive with one date for every member, so that equal decks are equal bytes."""
    timeless = io.BytesIO()
    with ZipFile(packed) as source, ZipFile(timeless, "w") as archive:
        for member in source.namelist():
            info = ZipInfo(member, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system = ZIP_DEFLATED, 0
            archive.writestr(info, source.read(member))
    return timeless.getvalue()
