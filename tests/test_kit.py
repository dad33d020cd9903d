"""The finished half-day kit, opened with other people's readers."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Literal

import page
import pytest
from openxml_audit import validate_pptx
from pptx import Presentation
from pypdf import PdfReader

from builders import DOCUMENTS
from tests.programs import needed
from workshop.kit import make
from workshop.library import Library
from workshop.model import Session
from workshop.plan import plan

PDFS = tuple(document.file for document in DOCUMENTS if document.printed and document.set == "room")


def test_the_deck_has_thirty_to_sixty_slides(folder: Path) -> None:
    assert 30 <= len(Presentation(str(folder / "1-deck.pptx")).slides) <= 60


def test_the_deck_is_clean_for_the_open_xml_rules(folder: Path) -> None:
    result = validate_pptx(str(folder / "1-deck.pptx"))

    assert [str(error) for error in result.errors] == []


def test_slide_titles_are_unique(folder: Path) -> None:
    titles = [slide.shapes.title.text for slide in Presentation(str(folder / "1-deck.pptx")).slides]

    assert sorted(titles) == sorted(set(titles))


def test_the_first_slide_after_the_title_holds_only_the_question(folder: Path) -> None:
    slide = Presentation(str(folder / "1-deck.pptx")).slides[1]
    texts = [shape.text for shape in slide.placeholders if shape.placeholder_format.type != 13]

    assert texts == ["Who would notice first if you stayed at home tomorrow?"]


def test_text_stands_in_placeholders_only_and_none_is_empty(folder: Path) -> None:
    for slide in Presentation(str(folder / "1-deck.pptx")).slides:
        for shape in slide.shapes:
            assert shape.is_placeholder or not shape.has_text_frame or not shape.text_frame.text, (
                slide.name,
                shape.name,
            )
            assert not shape.is_placeholder or not shape.has_text_frame or shape.text_frame.text.strip(), (
                slide.name,
                shape.name,
            )


def test_every_slide_of_the_show_has_a_cue_card_with_a_clock_and_a_page(folder: Path) -> None:
    for slide in list(Presentation(str(folder / "1-deck.pptx")).slides)[:-1]:
        notes = slide.notes_slide.notes_text_frame.text

        assert notes[:5].replace(":", "").isdigit(), slide.name
        assert "Guide page" in notes, slide.name


def test_the_last_slide_is_hidden_and_leads_to_every_activity(folder: Path) -> None:
    slides = list(Presentation(str(folder / "1-deck.pptx")).slides)
    runs = [run for shape in slides[-1].placeholders for text in shape.text_frame.paragraphs for run in text.runs]
    links = [run.hyperlink._hlinkClick for run in runs]
    led_to = [slides[-1].part.related_part(link.rId).slide.shapes.title.text for link in links if link is not None]

    assert slides[-1]._element.get("show") == "0"
    assert led_to == [
        "“I don’t have customers”", "My customer map", "Best and worst", "Golden, then ask",
        "Make it right in five", "Sorry that works", "My 30-60-90",
    ]  # fmt: skip


@pytest.mark.parametrize("name", PDFS)
def test_the_printed_documents_keep_to_pdf_ua(folder: Path, name: str) -> None:
    report = page.validate_pdf(str(folder / name), profile="ua1")

    assert report.is_compliant, [str(failure) for failure in report.failures]


@pytest.mark.parametrize(("name", "most"), [("3-facilitator-guide.pdf", 28), ("4-participant-workbook.pdf", 16)])
def test_the_printed_documents_keep_their_page_budget(folder: Path, name: str, most: int) -> None:
    assert len(PdfReader(folder / name).pages) <= most


def test_the_workbook_makes_whole_folded_sheets(folder: Path) -> None:
    assert len(PdfReader(folder / "4-participant-workbook.pdf").pages) % 4 == 0


@pytest.mark.parametrize("name", PDFS)
def test_all_fonts_are_embedded(folder: Path, name: str) -> None:
    for leaf in PdfReader(folder / name).pages:
        for font in leaf["/Resources"]["/Font"].get_object().values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.get_object()), font


def test_no_date_is_printed_when_none_is_given(folder: Path) -> None:
    for name in PDFS:
        reader = PdfReader(folder / name)
        assert "/CreationDate" not in (reader.metadata or {})
        assert "2026" not in "".join(leaf.extract_text() for leaf in reader.pages)


@pytest.mark.slow
def test_libreoffice_opens_the_deck_with_every_slide(folder: Path, tmp_path: Path) -> None:
    command = [needed("soffice"), "--headless", "--convert-to", "pdf", "--outdir", tmp_path, folder / "1-deck.pptx"]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    slides = Presentation(str(folder / "1-deck.pptx")).slides
    leaves = PdfReader(tmp_path / "1-deck.pdf").pages
    shown = [slide for slide in slides if slide._element.get("show") != "0"]

    assert len(leaves) == len(shown)
    for slide, leaf in zip(shown, leaves, strict=True):
        assert _letters(slide.shapes.title.text) in _letters(leaf.extract_text()), slide.name


@pytest.mark.slow
@pytest.mark.parametrize("name", PDFS)
def test_poppler_reads_the_printed_documents(folder: Path, name: str) -> None:
    text = subprocess.run([needed("pdftotext"), folder / name, "-"], check=True, capture_output=True, text=True).stdout

    assert "Service is everyone’s job" in text


def _letters(text: str) -> str:
    """Letters and digits only: readers differ in the spaces and line ends they find."""
    return "".join(letter for letter in text if letter.isalnum())


@pytest.mark.parametrize("thumbnails", ["small", "facing"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_exercise_has_two_facing_pages_in_the_guide(
    shipped: Library, paper: Literal["a4", "letter"], thumbnails: str
) -> None:
    guide = make(plan(shipped, Session(paper=paper)), "full", thumbnails).files["3-facilitator-guide.pdf"]
    texts = [leaf.extract_text() for leaf in PdfReader(BytesIO(guide)).pages]
    starts = [number for number, text in enumerate(texts, start=1) if re.match(r"A\d ", text) and "debrief" in text]

    assert [number % 2 for number in starts] == [0] * 7
    assert [later - number for number, later in pairwise(starts)] == [2] * 6


def test_no_letter_of_an_exercise_is_smaller_than_nine_and_a_half_points(shipped: Library) -> None:
    guide = make(plan(shipped, Session(paper="letter")), "full", "none").files["3-facilitator-guide.pdf"]
    sizes: set[float] = set()

    def note(text: str, current: list[float], matrix: list[float], font: object, size: float) -> None:
        if text.strip():
            sizes.add(round(size * abs(matrix[3]) * abs(current[3]), 2))

    for leaf in list(PdfReader(BytesIO(guide)).pages)[8:]:
        leaf.extract_text(visitor_text=note)

    assert sorted(size for size in sizes if size < 9.5) == [8.5]  # the question mark drawn in the sign of Ask


def test_the_full_guide_names_essays_by_their_titles(shipped: Library) -> None:
    guide = make(plan(shipped, Session()), "full").files["3-facilitator-guide.pdf"]
    text = " ".join(leaf.extract_text() for leaf in PdfReader(BytesIO(guide)).pages)

    assert "“Who is your customer?”" in text.split("Where this comes from")[1]
    assert not re.search(r"Essay \d", text)


def test_a_demonstration_stands_where_it_is_played(folder: Path) -> None:
    texts = [leaf.extract_text() for leaf in PdfReader(folder / "3-facilitator-guide.pdf").pages]
    page = next(text for text in texts if "Let them laugh at the first map" in text)
    order = ("Let them laugh at the first map", "Demonstration, 90 seconds", "Real names, please")

    assert [page.index(words) for words in order] == sorted(page.index(words) for words in order)


def test_a_room_with_fixed_seats_is_not_drawn_with_tables(shipped: Library) -> None:
    guide = make(plan(shipped, Session(room="fixed"))).files["3-facilitator-guide.pdf"]
    room = next(
        text for leaf in PdfReader(BytesIO(guide)).pages if (text := leaf.extract_text()).startswith("The room")
    )

    assert "The seats stand in rows" in room
    assert "A2 My customer map Pairs are neighbours in a row." in " ".join(room.split())
    assert "flip chart" not in room
