"""What one finished document says of another is true: slides, pages, clocks and codes, read back from the files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from builders import press
from builders.naming import names
from builders.press import places
from builders.prose import plain
from builders.references import OutOfStep
from workshop.kit import make
from workshop.library import Library
from workshop.model import Session
from workshop.plan import plan


@dataclass(frozen=True)
class Slide:
    """A slide as it stands in the finished deck."""

    number: int
    title: str
    section: str
    text: str
    notes: str


@pytest.fixture(scope="module")
def slides(folder: Path) -> list[Slide]:
    deck = Presentation(str(folder / "1-deck.pptx"))
    sections = dict(_sections(deck))
    return [
        Slide(
            number,
            slide.shapes.title.text,
            sections[slide.slide_id],
            "\n".join(shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame),
            slide.notes_slide.notes_text_frame.text,
        )
        for number, slide in enumerate(deck.slides, start=1)
    ]


@pytest.fixture(scope="module")
def guide(folder: Path) -> list[str]:
    """The text of each page of the guide, spaces made even; page 1 is at 1."""
    return ["", *(_even(leaf.extract_text()) for leaf in PdfReader(folder / "3-facilitator-guide.pdf").pages)]


@pytest.fixture(scope="module")
def workbook(folder: Path) -> list[str]:
    return ["", *(_even(leaf.extract_text()) for leaf in PdfReader(folder / "4-participant-workbook.pdf").pages)]


def test_the_guide_names_every_slide_by_its_number_and_title(slides: list[Slide], guide: list[str]) -> None:
    whole = " ".join(guide)
    named = [slide for slide in slides if f"Slide {slide.number} {_even(slide.title)}" in whole]
    others = [slide for slide in slides if slide.section.startswith(("Break", "To jump"))]

    assert [slide.title for slide in slides if slide not in named and slide not in others] == []
    assert len(named) > 40


def test_the_guide_names_no_other_slide(slides: list[Slide], guide: list[str]) -> None:
    said = {int(number) for number in re.findall(r"Show Slide (\d+)", " ".join(guide))}

    assert said == {slide.number for slide in slides if not slide.section.startswith(("Break", "To jump"))}


def test_the_guide_tells_the_number_of_the_hidden_slide(slides: list[Slide], guide: list[str]) -> None:
    (jump,) = [slide.number for slide in slides if slide.section.startswith("To jump")]

    assert f"Lost? Type {jump} and Enter" in " ".join(guide)


def test_each_spread_says_which_slides_and_pages_are_its_own(
    slides: list[Slide], guide: list[str], workbook: list[str]
) -> None:
    for code, text in _spreads(guide):
        own = [slide.number for slide in slides if slide.section.startswith(f"{code} ")]
        pages = [number for number, page in enumerate(workbook) if page.startswith(code)]

        assert _range(text, "slide") == (own[0], own[-1]), code
        assert _range(text, "page") == (pages[0], pages[-1]), code


def test_the_agenda_at_a_glance_agrees_with_slides_and_pages(slides: list[Slide], guide: list[str]) -> None:
    agenda = next(page for page in guide if "Agenda at a glance" in page)
    for code, text in _spreads(guide):
        first, last = _range(text, "slide")
        clock = re.search(r"\d\d:\d\d", text)
        row = re.search(rf"(\d\d:\d\d) \d+ {code} (.+?) {first}(?:–{last})? ", agenda)

        assert row is not None, code
        assert clock is not None
        assert row[1] == clock[0], code


def test_a_cue_card_has_the_clock_of_its_spread_and_names_its_page(slides: list[Slide], guide: list[str]) -> None:
    for slide in slides[:-1]:
        clock = slide.notes[:5]
        page = guide[int(_after("Guide page", slide.notes))]

        assert clock in page, (slide.title, clock)


def test_a_slide_sends_people_to_the_page_with_its_code(slides: list[Slide], workbook: list[str]) -> None:
    sent = [slide for slide in slides if "Workbook page" in slide.text]
    for slide in sent:
        page = int(_after("Workbook page", slide.text))
        code = slide.section.split()[0]

        assert workbook[page].startswith(code), (slide.title, page)
        assert _after("Workbook page", slide.notes) == str(page)
    assert len(sent) >= 14


def test_every_page_of_the_workbook_carries_its_own_number(workbook: list[str]) -> None:
    inside = list(enumerate(workbook))[2:-1]

    assert [number for number, page in inside if not re.search(rf"(^|\D){number}(\D|$)", page)] == []


def test_a_task_reads_the_same_on_slide_and_page(slides: list[Slide], workbook: list[str], shipped: Library) -> None:
    filled = names(plan(shipped, Session())).__getitem__
    for exercise in (slot.exercise for slot in plan(shipped, Session()).activities if slot.exercise):
        slide = next(slide for slide in slides if slide.title == exercise.title)
        shown = [page for page in exercise.pages.values() if page.task == "shown"]
        for task in (plain(task, filled) for task in exercise.task.values()):
            assert _even(task) in _even(slide.text)
            assert not shown or any(_even(task) in page for page in workbook), task


def test_a_planted_mismatch_stops_the_build(shipped: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "places", lambda printed: places(printed) | {"workbook:map/map": 99})

    with pytest.raises(OutOfStep, match="says 99 for workbook:map/map, which is at 4"):
        make(plan(shipped, Session()))


def _sections(deck: object) -> Iterator[tuple[int, str]]:
    """The name of the section that each slide is in, by the slide's id."""
    tag = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
    for section in deck.part._element.iter(f"{tag}section"):  # type: ignore[attr-defined]
        for slide in section.iter(f"{tag}sldId"):
            yield int(slide.get("id")), section.get("name")


def _spreads(guide: list[str]) -> Iterator[tuple[str, str]]:
    """The code of each activity, and the first page of its spread."""
    found = [(match[1], text) for text in guide if (match := re.match(r"(A\d) ", text)) and "debrief" in text]
    assert len(found) == 7
    yield from found


def _range(text: str, word: str) -> tuple[int, int]:
    match = re.search(rf"{word}s? (\d+)(?:–(\d+))?", text)
    assert match is not None, word
    return int(match[1]), int(match[2] or match[1])


def _after(words: str, text: str) -> str:
    match = re.search(rf"{words}\s+(\d+)", text)
    assert match is not None, (words, text)
    return match[1]


def _even(text: str) -> str:
    return " ".join(text.split())
