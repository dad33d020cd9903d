"""From YAML through templates to paper and slides, every letter stays what was typed."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

import pytest
from hypothesis import given
from pptx import Presentation
from pypdf import PdfReader

from builders import prose
from builders.compose import Composer
from tests.conftest import Workshop
from tests.letters import CODE, COVERED, texts
from workshop.kit import make
from workshop.model import Session
from workshop.plan import Plan, plan
from workshop.source import clean
from workshop.text import Line

SEED = 20261122
A_PAGE = 12  # texts on a workbook page


@given(texts.map(clean))
def test_a_name_comes_through_a_template_letter_by_letter(text: str) -> None:
    composer = Composer({})
    template = composer.environment.overlay(finalize=composer.show).from_string("<p a='{{ name }}'>{{ name }}</p>")
    element = ElementTree.fromstring(template.render(name=text))
    assert (element.text or "") == text
    assert element.get("a") == text


def random_texts(count: int) -> Iterator[str]:
    """Texts of a few words, each half letters and half code; the same ones each time."""
    rng = random.Random(SEED)
    for _ in range(count):
        pieces = [rng.choice(CODE) if rng.random() < 0.5 else "".join(rng.choices(COVERED, k=6)) for _ in range(4)]
        yield " ".join("".join(pieces).split()) or "x"


def shown(text: str) -> str:
    """The letters of a line as a reader sees them, without spaces, which a line break may swallow.

    The micro sign and the Greek letter mu are one shape in the fonts, so a PDF cannot tell them apart.
    """
    return "".join(prose.plain(Line(clean(text)), str).split()).replace("\u00b5", "\u03bc")


def on_pages(tiny: Workshop, typed: list[str]) -> Plan:
    """A plan whose workbook holds the texts, as ticks to tick."""
    pages = ""
    for first in range(0, len(typed), A_PAGE):
        ticks = {f"t{number}": text for number, text in enumerate(typed[first : first + A_PAGE])}
        pages += f"  p{first}:\n    title: P\n    items:\n      ticks:\n        ticks:\n"
        pages += "".join(f"          {id}: {json.dumps(text, ensure_ascii=False)}\n" for id, text in ticks.items())
    tiny.change("welcome", "next: Let us", pages + "next: Let us")
    return plan(tiny.read(), Session())


def on_paper(tiny: Workshop, count: int) -> None:
    typed = list(random_texts(count))
    pdf = make(on_pages(tiny, typed), thumbnails="none").files["4-participant-workbook.pdf"]
    read = "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)
    assert [text for text in typed if shown(text) not in read] == []


def test_a_hundred_texts_of_code_are_printed_as_letters(tiny: Workshop) -> None:
    on_paper(tiny, 100)


@pytest.mark.slow
def test_two_thousand_texts_of_code_are_printed_as_letters(tiny: Workshop) -> None:
    on_paper(tiny, 2_000)


def on_slides(tiny: Workshop, typed: list[str]) -> Plan:
    """A plan whose deck holds the texts, one on a slide."""
    slides = {f"s{number}": text for number, text in enumerate(typed)}
    written = "".join(
        f"  {id}: {{layout: statement, title: A, text: {json.dumps(text, ensure_ascii=False)}}}\n"
        for id, text in slides.items()
    )
    steps = "".join(f"  {id}: {{show: {id}}}\n" for id in slides)
    tiny.change("close", "slides:\n", "slides:\n" + written).change("close", "run:\n", "run:\n" + steps)
    return plan(tiny.read(), Session())


def test_a_hundred_texts_of_code_stand_on_slides_as_letters(tiny: Workshop) -> None:
    typed = list(random_texts(100))
    pptx = make(on_slides(tiny, typed), thumbnails="none").files["1-deck.pptx"]
    shapes = [shape for slide in Presentation(BytesIO(pptx)).slides for shape in slide.shapes if shape.has_text_frame]
    read = {"".join(shape.text_frame.text.split()).replace("\u00b5", "\u03bc") for shape in shapes}
    assert [text for text in typed if shown(text) not in read] == []
