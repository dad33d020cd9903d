"""A list that is too long for its slide goes on to the next, and every number in every document knows it."""

from __future__ import annotations

import json
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from pptx import Presentation

from builders.brand.look import own_look
from builders.continued import continued
from builders.deck import decide
from builders.elements import breaches
from builders.fit import fit
from builders.paint import paint
from builders.picture import pictures
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


def deck_of(library: Library, layout: str, slots: str, notes: str = "") -> Element:
    """A deck of one slide."""
    cues = notes or '<note kind="clock" word="09:00"><p>5</p></note><note kind="see" word="See"><p>Guide</p></note>'
    slide = f'<slide id="a/b" layout="{layout}" title="Who needs it">{slots}<notes>{cues}</notes></slide>'
    root = ElementTree.fromstring(f'<deck title="T" lang="en-GB" parts="3"><section name="S">{slide}</section></deck>')
    continued(root, View(plan(library, Session())))
    assert list(breaches(root)) == []
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


def test_a_long_table_goes_on_under_the_same_head(library: Library) -> None:
    rows = "".join(f"<tr><td>Department {n}</td><td>{LONG}</td></tr>" for n in range(1, 8))
    head = "<thead><tr><th>Who</th><th>Needs</th></tr></thead>"
    root = deck_of(library, "table", f'<slot name="table"><table>{head}<tbody>{rows}</tbody></table></slot>')
    shown = [
        (slide.get("title"), ["".join(cell.itertext())[:12] for cell in slide.iter("tr")])
        for slide in root.iter("slide")
    ]
    assert shown == [
        ("Who needs it (1 of 3)", ["WhoNeeds", "Department 1", "Department 2"]),
        ("Who needs it (2 of 3)", ["WhoNeeds", "Department 3", "Department 4"]),
        ("Who needs it (3 of 3)", ["WhoNeeds", "Department 5", "Department 6", "Department 7"]),
    ]


def test_a_long_task_goes_on_with_its_card_and_its_numbers(library: Library) -> None:
    lines = "".join(f"<li>{n} {LONG}</li>" for n in range(1, 7))
    root = deck_of(library, "activity", f'<slot name="code"><p>A1</p></slot><slot name="body"><ol>{lines}</ol></slot>')
    numbers = [[(p.start, p.text[0]) for p in slide.slots["body"]] for slide in decide(root).slides]
    assert numbers == [[(1, "1"), (1, "2"), (1, "3")], [(4, "4"), (4, "5"), (4, "6")]]
    assert [slide.slots["code"][0].text for slide in decide(root).slides] == ["A1", "A1"]


def test_a_task_that_goes_on_counts_on_in_powerpoint_and_in_its_picture(library: Library) -> None:
    task = "".join(f"<li>{n} {LONG}</li>" for n in range(1, 7))
    made = decide(deck_of(library, "activity", f'<slot name="body"><ol>{task}</ol></slot>'))
    slides, problems = fit(made, own_look())
    second = Presentation(BytesIO(paint(slides, made, own_look()))).slides[1]
    starts = {each.get("startAt") for each in second.element.iter() if each.tag.endswith("}buAutoNum")}
    lines = json.loads(pictures(slides, own_look())["slides.json"])[1]["lines"]
    signs = [line["runs"][0]["text"] for line in lines if line["align"] == "l"]
    assert (starts, problems) == ({"4"}, ())
    assert [sign for sign in signs if sign in "123456"] == ["4", "5", "6"]


def test_cues_that_are_too_long_for_a_notes_page_go_on_under_the_same_slide(library: Library) -> None:
    cues = "".join(f'<note kind="say" word="Say"><p>{n} {LONG * 6}</p></note>' for n in range(1, 8))
    first, last = '<note kind="clock" word="09:00"><p>5</p></note>', '<note kind="see" word="See"><p>Guide</p></note>'
    root = deck_of(library, "points", '<slot name="body"><ul><li>One</li></ul></slot>', first + cues + last)
    shown = [
        (slide.get("id"), slide.get("title"), [(note.findtext("p") or "")[:1] for note in slide.iter("note")])
        for slide in root.iter("slide")
    ]
    assert shown == [
        ("a/b", "Who needs it", ["5", "1", "2", "3", "G"]),
        ("a/b/notes-2", "Who needs it (continued)", ["5", "4", "5", "6", "7", "G"]),
    ]
    assert fit(decide(root), own_look())[1] == ()


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


def test_a_slide_whose_cues_go_on_is_one_moment_of_the_day_and_read_once(tiny: Workshop) -> None:
    steps = "".join(f"  s{n}: {{say: {LONG.replace(',', '') * 6}}}\n" for n in range(8))
    tiny.change("close", "  end: {show: end}\n", f"  end: {{show: end}}\n{steps}")
    planned = plan(tiny.read(), Session())
    kit = make(planned)
    numbers = slide_numbers(kit.files["1-deck.pptx"])
    assert numbers["close/end/notes-2"] == numbers["close/end"] + 1
    (moment,) = [moment for moment in rehearse(planned) if moment.title == "Thank you"]
    assert sum(cue.text.startswith("This point") for cue in moment.cues) == 8
    assert [problem.what for problem in kit.findings if "notes of slide" in problem.what] == []
