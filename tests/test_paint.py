"""The finished .pptx: clean, in placeholders, the same each time, and opened alike by other programs."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.presentation import Presentation as Show
from pypdf import PdfReader

from builders.brand.look import own_look
from builders.fit import fit
from builders.gate import breaches
from builders.lines import between
from builders.paint import paint
from builders.slide import Deck, Note, Paragraph, Run, Section, Slide
from tests.programs import needed
from tests.specimen import specimen


def painted(deck: Deck) -> bytes:
    return paint(fit(deck, own_look())[0], deck, own_look())


def one(slide: Slide) -> bytes:
    """A deck of one slide."""
    return painted(Deck("T", "de-DE", "", 3, (Section("S", (slide,)),)))


def read(content: bytes) -> Show:
    return Presentation(io.BytesIO(content))


def xml(content: bytes, name: str = "ppt/slides/slide1.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


@pytest.fixture(scope="module")
def deck() -> Deck:
    return specimen()


@pytest.fixture(scope="module")
def content(deck: Deck) -> bytes:
    return painted(deck)


# --- clean --------------------------------------------------------------------------------------------------


def test_the_deck_of_every_layout_passes_the_audit(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(content)
    assert validate_pptx(path).errors == []


def test_the_deck_of_every_layout_breaks_no_rule_of_our_own(content: bytes) -> None:
    assert breaches(content) == ()


def test_an_empty_deck_is_clean_too(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(painted(Deck("T", "en-GB", "", 1, ())))
    assert validate_pptx(path).errors == []
    assert breaches(path.read_bytes()) == ()


# --- what stands where --------------------------------------------------------------------------------------


def test_every_text_stands_in_the_placeholder_of_its_slot(deck: Deck, content: bytes) -> None:
    for resolved, shown in zip(fit(deck, own_look())[0], read(content).slides, strict=True):
        slide = resolved.slide
        texts = {slot: "\n".join(paragraph.text for paragraph in text) for slot, text in slide.slots.items()}
        texts |= {"title": slide.title, "slide-number": str(slide.number)}
        found = {ph.placeholder_format.idx: ph.text_frame.text for ph in shown.placeholders if ph.has_text_frame}
        assert shown.slide_layout.name == resolved.layout.label
        assert found == {filled.box.idx: texts[filled.box.slot] for filled in resolved.boxes}
        assert all(shape.is_placeholder for shape in shown.shapes if shape.has_text_frame)


def test_the_slide_number_is_a_field() -> None:
    content = one(Slide("a", 1, "question", "Who?", {}))
    assert re.search(
        r'type="sldNum".*<a:fld [^>]*type="slidenum"><a:rPr lang="de-DE"/><a:t>1</a:t></a:fld>', xml(content)
    )


def test_what_is_not_filled_is_not_there() -> None:
    content = one(Slide("a", 1, "scenario", "T", {"text": (Paragraph((Run("Only this."),)),)}))
    assert [shape.name for shape in read(content).slides[0].placeholders] == ["Title", "Text", "Slide number"]


def test_the_chain_is_one_group_that_says_where_we_are() -> None:
    words = "You are here: part 2 of 3"
    shapes = read(one(Slide("a", 1, "question", "Who?", {}, 2, here=words))).slides[0].shapes
    (group,) = [shape for shape in shapes if shape.shape_type is not None and shape.shape_type.name == "GROUP"]
    assert group._element.nvGrpSpPr.cNvPr.get("descr") == words
    assert len(group.shapes) == 4


def test_a_text_that_had_to_shrink_says_its_size_and_others_take_the_layouts() -> None:
    text = (Paragraph((Run("A long story of a label that nobody could read at night. " * 8),)),)
    shrunk = xml(one(Slide("a", 1, "story", "T", {"text": text})))
    assert re.findall(r'<a:defRPr sz="(\d+)"/>', shrunk) == ["3200"]
    assert "sz=" not in xml(one(Slide("a", 1, "question", "Who?", {}))).replace('sz="quarter"', "")


def test_lists_are_real_lists_and_paragraphs_beside_them_are_none() -> None:
    text = (Paragraph((Run("Three things:"),)), Paragraph((Run("one"),), "bullet"), Paragraph((Run("two"),), "number"))
    paragraphs = xml(one(Slide("a", 1, "points", "T", {"body": text}))).split("<a:p>")
    assert ["<a:buNone/>" in p for p in paragraphs[2:5]] == [True, False, False]
    assert ["<a:buAutoNum" in p for p in paragraphs[2:5]] == [False, False, True]


@pytest.mark.parametrize(
    "text", ["_x000D_", "<b> & \"q\" 'a'", "Ünïcödé Ελλ Жук 囲 🙂", "a\u00a0b", "  ", "{{ 7 * 7 }}"]
)
def test_letters_come_out_as_they_went_in(text: str) -> None:
    slide = Slide("a", 1, "story", f"T{text}", {"text": (Paragraph((Run("x"), Run(text, bold=True))),)},
                  notes=(Note("say", "Say", (Run(text),)),))  # fmt: skip
    shown = read(one(slide)).slides[0]
    assert shown.shapes.title.text_frame.text == f"T{text}"
    assert shown.placeholders[14].text_frame.paragraphs[0].runs[1].text == text
    assert shown.notes_slide.notes_text_frame.text == f"Say\t{text}"


def test_links_lead_out_of_slides_and_notes() -> None:
    runs = (Run("see ", link=None), Run("here", link="https://a.b/?c=1&d=2"), Run("there", link="mailto:e@f.g"))
    slide = Slide("a", 1, "statement", "T", {"text": (Paragraph(runs),)}, notes=(Note("see", "See", runs),))
    shown = read(one(slide)).slides[0]
    for frame in (shown.placeholders[14].text_frame, shown.notes_slide.notes_text_frame):
        links = [run.hyperlink.address for run in frame.paragraphs[0].runs]
        assert links[-3:] == [None, "https://a.b/?c=1&d=2", "mailto:e@f.g"]


# --- notes --------------------------------------------------------------------------------------------------


def test_each_cue_is_a_paragraph_with_its_word_in_bold() -> None:
    notes = (Note("ask", "Ask", (Run("Who?"),)), Note("ask", "", (Run("And "), Run("why", bold=True), Run("?"))))
    page = read(one(Slide("a", 1, "question", "T", {}, notes=notes))).slides[0].notes_slide
    found = [[(run.text, bool(run.font.bold)) for run in p.runs] for p in page.notes_text_frame.paragraphs]
    assert found == [[("Ask\t", True), ("Who?", False)], [("\t", True), ("And ", False), ("why", True), ("?", False)]]


def test_a_notes_page_shows_its_slide_and_its_number(content: bytes) -> None:
    for shown in read(content).slides:
        kinds = [ph.placeholder_format.type.name for ph in shown.notes_slide.placeholders]
        assert kinds == ["SLIDE_IMAGE", "BODY", "SLIDE_NUMBER"]


# --- the whole ----------------------------------------------------------------------------------------------


def test_the_deck_says_what_it_is(content: bytes) -> None:
    properties = read(content).core_properties
    assert (properties.title, properties.author, properties.language) == ("Who & why", "Amina Okafor", "en-GB")
    assert (properties.created, properties.last_modified_by) == (None, "")


def test_sections_have_their_names_and_lasting_ids(content: bytes, deck: Deck) -> None:
    found = re.findall(r'<p14:section name="([^"]*)" id="(\{[0-9A-F-]{36}\})">', xml(content, "ppt/presentation.xml"))
    assert [name for name, _ in found] == [section.name for section in deck.sections]
    assert len({id for _, id in found}) == len(found)


def test_the_same_deck_is_the_same_bytes(deck: Deck, content: bytes) -> None:
    assert painted(deck) == content


def test_nothing_of_the_machine_or_the_hour_is_in_the_archive(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {(info.date_time, info.create_system) for info in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_a_deck_of_two_hundred_slides_is_clean(deck: Deck) -> None:
    slides = enumerate(deck.slides * 10, start=1)
    two_hundred = [replace(slide, number=n, title=f"{slide.title} {n}") for n, slide in slides][:200]
    assert breaches(painted(replace(deck, sections=(Section("All", tuple(two_hundred)),)))) == ()


# --- other programs -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def printed(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The deck as a PDF, made by LibreOffice."""
    office, folder = needed("soffice"), tmp_path_factory.mktemp("office")
    (folder / "deck.pptx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "deck.pptx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / "deck.pdf"


@pytest.mark.slow
def test_libreoffice_shows_a_page_for_each_slide(printed: Path, deck: Deck) -> None:
    assert len(PdfReader(printed).pages) == len(deck.slides)


@pytest.mark.slow
def test_libreoffice_breaks_lines_where_they_were_measured_to_break(printed: Path, deck: Deck) -> None:
    text = subprocess.run(
        [needed("pdftotext"), "-bbox-layout", str(printed), "-"], check=True, capture_output=True
    ).stdout
    pages = text.decode().split("<page ")[1:]
    for resolved, page in zip(fit(deck, own_look())[0], pages, strict=True):
        found = [re.findall(r"<word[^>]*>([^<]*)<", line) for line in page.split("<line ")[1:]]
        shown = " | ".join(" ".join(words) for words in found)
        for filled in resolved.boxes if resolved.layout.name != "agenda" else ():
            for row in filled.rows:
                line = "".join(run.text for run in between(row.paragraph.runs, row.start, row.end)).strip()
                assert line in shown


def test_a_diagram_is_one_group_on_the_slide_and_says_what_it_shows(content: bytes) -> None:
    slide = next(one for one in read(content).slides if one.slide_layout.name == "Chain 4")
    diagram, chain = [shape for shape in slide.shapes if shape.name in ("Diagram", "Chain")]
    assert (diagram.shape_type, len(diagram.shapes)) == (chain.shape_type, 4 * 2 + 3)
    assert diagram._element.nvGrpSpPr.cNvPr.get("descr").startswith(
        "People in a row, with an arrow from each to the next"
    )


def test_lamps_are_as_they_are_on_the_road_and_each_bears_its_number(content: bytes) -> None:
    slide = next(slide for slide in Presentation(io.BytesIO(content)).slides if slide.name == "lights-3")
    group = next(shape for shape in slide.shapes if shape.name == "Diagram")
    lamps = [shape for shape in group.shapes if shape.has_text_frame and shape.text_frame.text]
    assert [(lamp.text_frame.text, str(lamp.fill.fore_color.rgb)) for lamp in lamps] == [
        ("1", "4BB381"),
        ("2", "F3B63F"),
        ("3", "EE7B63"),
    ]
