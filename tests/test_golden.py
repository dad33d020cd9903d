"""The tiny workshop's documents, word for word, as they were last looked at and found good.

`python -m pytest --update-golden` writes them anew; the difference is then there to be read before it is committed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pptx import Presentation
from pypdf import PdfReader

from builders.view import View
from workshop.kit import Kit, compose, make
from workshop.library import Library
from workshop.model import Session
from workshop.plan import plan

GOLDEN = Path(__file__).parent / "golden"
PRINTED = (
    "2-run-sheet.pdf", "3-facilitator-guide.pdf", "4-participant-workbook.pdf", "5-cards.pdf", "6-print-order.pdf",
)  # fmt: skip
Compare = Callable[[str, str], None]


@pytest.fixture
def same_as_golden(request: pytest.FixtureRequest) -> Compare:
    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="module")
def tiny_kit(library: Library) -> Kit:
    return make(plan(library, Session()))


@pytest.mark.parametrize("name", ["deck", "run-sheet", "guide", "workbook", "cards", "print-order"])
def test_the_tree_of_a_document_is_as_it_was(library: Library, name: str, same_as_golden: Compare) -> None:
    tree = compose(View(plan(library, Session())), "full", "small")[name]
    for element in tree.iter():
        if "at" in element.attrib:  # where the test stands on this machine is no part of the document
            element.set("at", element.attrib["at"].rpartition("tiny/")[2])
    ElementTree.indent(tree)

    same_as_golden(f"{name}.xml", ElementTree.tostring(tree, encoding="unicode") + "\n")


def test_the_slides_are_as_they_were(tiny_kit: Kit, same_as_golden: Compare) -> None:
    same_as_golden("1-deck.txt", "\n".join(_slides(tiny_kit.files["1-deck.pptx"])) + "\n")


@pytest.mark.parametrize("name", PRINTED)
def test_the_pages_are_as_they_were(tiny_kit: Kit, name: str, same_as_golden: Compare) -> None:
    leaves = PdfReader(BytesIO(tiny_kit.files[name])).pages
    text = "\n".join(f"--- page {number}\n{leaf.extract_text()}" for number, leaf in enumerate(leaves, start=1))

    same_as_golden(name.replace(".pdf", ".txt"), text + "\n")


def _slides(pptx: bytes) -> Iterator[str]:
    """Each slide of a deck: its number and layout, what stands in each placeholder, and its notes."""
    for number, slide in enumerate(Presentation(BytesIO(pptx)).slides, start=1):
        yield f"--- slide {number}: {slide.slide_layout.name}"
        yield from (f"[{shape.name}] {shape.text_frame.text}" for shape in slide.placeholders)
        yield from (f"    {line}" for line in slide.notes_slide.notes_text_frame.text.splitlines())
