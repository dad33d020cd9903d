"""Where people write: every prompt has its lines below it, and every box is whole, on every paper and in every way."""

from __future__ import annotations

from io import BytesIO
from xml.etree.ElementTree import Element, fromstring

import pikepdf
import pytest
import typst

from builders import SETS, in_sets
from builders.view import View
from tests.places import asked, found, parted
from tests.ways import WAYS
from workshop.kit import compose, make
from workshop.library import Library
from workshop.model import Session
from workshop.plan import plan
from workshop.printing import Profile

EVERY = (*in_sets(SETS), "booklet")
PROMPT = fromstring('<paper><write lines="4"><prompt>What did you see?</prompt></write></paper>')
# A page too low for what is on it, with four lines that may be parted, or a box that may.
LOW = """
#set page(width: 120mm, height: 60mm, margin: 10mm, footer: [The footer])
#let lines = range(4).map(_ => { v(8mm); line(length: 100%) })
"""
LINES = LOW + '#v(8mm) #stack("What did you see?", ..lines)'
BOX = LOW + "Draw. #block(width: 100%, stroke: 1pt, stack(..range(8).map(_ => block(height: 7mm)))) The end"


def pieces(library: Library, session: Session, profile: Profile) -> tuple[dict[str, Element], dict[str, bytes]]:
    """The documents to write on, as trees and as they are printed."""
    day = plan(library, session)
    kit = make(day, thumbnails="none", only=EVERY, profile=profile)
    view = View(day, sets=frozenset(SETS), profile=profile)
    printed = [document for document in view.named.values() if document.printed and document.file in kit.files]
    trees = compose(view, "standard", "none", documents=printed)
    writable = {view.named[name].file: tree for name, tree in trees.items() if tree.find(".//write") is not None}
    return writable, {file: kit.files[file] for file in (*writable, "4-participant-workbook-BOOKLET.pdf")}


def drawn(pdf: pikepdf.Pdf) -> list[bytes]:
    """What is painted on each page, and in each picture of a page."""
    own = [leaf.Contents.read_bytes() for leaf in pdf.pages if "/Contents" in leaf]
    return own + [one.read_bytes() for leaf in pdf.pages for one in leaf.Resources.get("/XObject", {}).values()]


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("people", "paper"), [(4, "letter"), (60, "a4")])
def test_no_place_to_write_is_parted(shipped: Library, people: int, way: str, paper: str) -> None:
    session = Session.model_validate({"people": people, "paper": paper})
    trees, files = pieces(shipped, session, WAYS[way])

    assert {"4-participant-workbook.pdf", "participants/handouts.pdf", "hr/measure/level-1.pdf"} <= set(trees)
    assert {file: parted(tree, files[file]) for file, tree in trees.items() if parted(tree, files[file])} == {}
    book, folded = (pikepdf.open(BytesIO(files[f"4-participant-workbook{name}.pdf"])) for name in ("", "-BOOKLET"))
    assert set(drawn(book)) <= set(drawn(folded))


def test_what_is_asked_for_is_what_is_measured() -> None:
    whole = typst.compile(LINES.replace("60mm", "120mm").encode())

    assert asked(PROMPT) == found(whole)[:1] == [("whatdidyousee", 4)]
    assert parted(PROMPT, whole) == []


def test_lines_on_the_next_page_are_found() -> None:
    assert parted(PROMPT, typst.compile(LINES.encode())) == ["whatdidyousee"]


def test_a_box_that_goes_on_over_a_page_is_found() -> None:
    nothing = fromstring("<paper/>")

    assert parted(nothing, typst.compile(BOX.encode())) == ["a box on page 1"]
    assert parted(nothing, typst.compile(BOX.replace("60mm", "120mm").encode())) == []
