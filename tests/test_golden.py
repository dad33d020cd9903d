"""The tiny workshop's documents, word for word, as they were last looked at and found good.

`python -m pytest --update-golden` writes them anew; the difference is then there to be read before it is committed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pptx import Presentation
from pypdf import PdfReader

from builders.view import View
from workshop.clock import Minutes
from workshop.kit import Kit, compose, make
from workshop.library import Library
from workshop.model import Entry, Session
from workshop.plan import Plan, plan

GOLDEN = Path(__file__).parent / "golden"
PRINTED = (
    "2-run-sheet.pdf", "3-facilitator-guide.pdf", "4-participant-workbook.pdf", "5-cards.pdf", "6-print-order.pdf",
)  # fmt: skip
# The tiny workshop with tea made four times, which is enough for two days.
LONGER = {
    "welcome": {"block": "welcome", "minutes": "10"},
    "brew": {"block": "m01-tea/brew", "minutes": "15"},
    "brew-2": {"block": "m01-tea/brew", "minutes": "15"},
    "brew-3": {"block": "m01-tea/brew", "minutes": "15"},
    "break": {"kind": "break", "minutes": "15"},
    "brew-4": {"block": "m01-tea/brew", "minutes": "15"},
    "close": {"block": "close", "minutes": "10", "recall": "m01-tea/first"},
}
TWO_DAYS = {
    "minutes": "180",
    "days": "2",
    "lunch": "10:30",
    "facilitators": ["Ana", "Ben"],
    "fixed": {"guest": {"title": "A guest", "at": "11:15", "minutes": "10", "day": "2"}},
}
Compare = Callable[[str, str], None]


@pytest.fixture
def same_as_golden(request: pytest.FixtureRequest) -> Compare:
    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="module")
def tiny_kit(library: Library) -> Kit:
    return make(plan(library, Session()))


@pytest.mark.parametrize("name", ["deck", "run-sheet", "guide", "workbook", "cards", "print-order"])
def test_the_tree_of_a_document_is_as_it_was(library: Library, name: str, same_as_golden: Compare) -> None:
    same_as_golden(f"{name}.xml", _tree(plan(library, Session()), name))


@pytest.mark.parametrize("name", ["deck", "run-sheet", "guide", "workbook", "print-order"])
def test_the_tree_of_two_days_with_lunch_a_guest_and_two_leaders_is_as_it_was(
    library: Library, name: str, same_as_golden: Compare
) -> None:
    same_as_golden(f"two-days/{name}.xml", _tree(plan(_longer(library), Session.model_validate(TWO_DAYS)), name))


def test_the_slides_are_as_they_were(tiny_kit: Kit, same_as_golden: Compare) -> None:
    same_as_golden("1-deck.txt", "\n".join(_slides(tiny_kit.files["1-deck.pptx"])) + "\n")


@pytest.mark.parametrize("name", PRINTED)
def test_the_pages_are_as_they_were(tiny_kit: Kit, name: str, same_as_golden: Compare) -> None:
    leaves = PdfReader(BytesIO(tiny_kit.files[name])).pages
    text = "\n".join(f"--- page {number}\n{leaf.extract_text()}" for number, leaf in enumerate(leaves, start=1))

    same_as_golden(name.replace(".pdf", ".txt"), text + "\n")


def _longer(library: Library) -> Library:
    slots = {name: Entry.model_validate(entry) for name, entry in LONGER.items()}
    minutes = Minutes(sum(entry.minutes for entry in slots.values()))
    agenda = library.agendas["half-day"].model_copy(update={"slots": slots, "minutes": minutes})
    return replace(library, agendas={"half-day": agenda})


def _tree(timed: Plan, name: str) -> str:
    tree = compose(View(timed), "full", "small")[name]
    for element in tree.iter():
        if "at" in element.attrib:  # where the test stands on this machine is no part of the document
            element.set("at", element.attrib["at"].rpartition("tiny/")[2])
    ElementTree.indent(tree)
    return ElementTree.tostring(tree, encoding="unicode") + "\n"


def _slides(pptx: bytes) -> Iterator[str]:
    """Each slide of a deck: its number and layout, what stands in each placeholder, and its notes."""
    for number, slide in enumerate(Presentation(BytesIO(pptx)).slides, start=1):
        yield f"--- slide {number}: {slide.slide_layout.name}"
        yield from (f"[{shape.name}] {shape.text_frame.text}" for shape in slide.placeholders)
        yield from (f"    {line}" for line in slide.notes_slide.notes_text_frame.text.splitlines())
