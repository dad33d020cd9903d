"""A list that is too long for its slide goes on to the next, and every number in every document knows it."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from builders.continued import continued
from builders.elements import breaches
from builders.references import slide_numbers
from builders.view import View
from tests.conftest import Workshop
from workshop.kit import make, rehearse
from workshop.library import Library
from workshop.model import Session
from workshop.plan import plan

LONG = "This point is so long that it takes two whole lines of the slide, and then some more words of the third."


def deck(library: Library, points: int, layout: str = "points", words: str = LONG) -> Element:
    """A deck of one list after a slide of its own."""
    items = "".join(f"<li>{n} {words}</li>" for n in range(1, points + 1))
    notes = "".join(f'<note kind="{kind}" word="W"><p>{kind}</p></note>' for kind in ("clock", "say", "do", "see"))
    slot = f'<slot name="body"><ul>{items}</ul></slot>'
    slide = f'<slide id="a/b" layout="{layout}" title="What we agree">{slot}<notes>{notes}</notes></slide>'
    root = ElementTree.fromstring(f'<deck title="T" lang="en-GB" parts="3"><section name="S">{slide}</section></deck>')
    continued(root, View(plan(library, Session())))
    return root


def said(root: Element) -> list[tuple[str, str, list[str], int]]:
    """Of each slide: its id, its title, its points by their numbers, and how many notes it has."""
    return [
        (
            slide.get("id", ""),
            slide.get("title", ""),
            [(item.text or "").split()[0] for item in slide.iter("li")],
            len(slide.findall("notes/note")),
        )
        for slide in root.iter("slide")
    ]


def test_a_list_that_fits_stays_on_its_slide(library: Library) -> None:
    assert said(deck(library, 3)) == [("a/b", "What we agree", ["1", "2", "3"], 4)]


def test_a_longer_one_goes_on_with_the_cues_on_the_first(library: Library) -> None:
    root = deck(library, 7)
    assert said(root) == [
        ("a/b", "What we agree (1 of 2)", ["1", "2", "3"], 4),
        ("a/b/2", "What we agree (2 of 2)", ["4", "5", "6", "7"], 2),
    ]
    assert list(breaches(root)) == []


def test_a_very_long_one_goes_on_twice(library: Library) -> None:
    assert [title for _, title, _, _ in said(deck(library, 12))] == [f"What we agree ({n} of 3)" for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("points", "layout", "words"), [(40, "points", LONG), (1, "points", LONG * 9), (9, "pair", LONG)]
)
def test_what_no_division_helps_is_left_to_be_told(library: Library, points: int, layout: str, words: str) -> None:
    assert len(said(deck(library, points, layout, words))) == 1


def test_all_documents_know_the_slides_as_they_are_then(tiny: Workshop) -> None:
    points = ", ".join(f"p{n}: {LONG.replace(',', '')}" for n in range(7))
    shown = f"  many: {{layout: points, title: What we agree, points: {{{points}}}}}"
    tiny.change("close", "slides:\n", f"slides:\n{shown}\n").change("close", "run:\n", "run:\n  many: {show: many}\n")
    planned = plan(tiny.read(), Session())

    kit = make(planned)  # raises OutOfStep where one document is wrong about another

    numbers = slide_numbers(kit.files["1-deck.pptx"])
    assert numbers["close/many/2"] == numbers["close/many"] + 1 == numbers["close/end"] - 1
    assert [str(problem) for problem in kit.findings if "too many" in str(problem)] == []
    assert {moment.slide for moment in rehearse(planned) if moment.title == "Thank you"} == {numbers["close/end"]}
