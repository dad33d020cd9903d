"""Texts fit their boxes: measured with the widths of the font, shrunk within bounds, or told with the words to cut."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.brand.look import own_look
from builders.fit import Filled, ResolvedSlide, fit
from builders.layouts import LAYOUTS
from builders.letters import EM
from builders.letters.face import face
from builders.lines import CARE, break_lines, measure
from builders.slide import Deck, Note, Paragraph, Run, Section, Slide
from tests.specimen import specimen
from workshop.text import Place

LONG = "In spring Rosa came to see where her tea is packed and she brought cake for the whole of the night shift. "


def fitted(layout: str, title: str = "T", notes: Sequence[Note] = (), **slots: str) -> tuple[ResolvedSlide, list[str]]:
    """One slide and what is said of it; a slot's paragraphs are divided by bars."""
    texts = {
        slot.replace("_", "-"): tuple(Paragraph((Run(part),), at=Place("b.yaml", 9, 1)) for part in text.split("|"))
        for slot, text in slots.items()
    }
    slide = Slide("id", 4, layout, title, texts, 1, tuple(notes), Place("a.yaml", 2, 3))
    (resolved,), problems = fit(Deck("T", "en-GB", "", 3, (Section("S", (slide,)),)), own_look())
    return resolved, [str(problem) for problem in problems]


def box(resolved: ResolvedSlide, slot: str) -> Filled:
    return next(filled for filled in resolved.boxes if filled.box.slot == slot)


def lines(filled: Filled) -> list[str]:
    return [row.paragraph.text[row.start : row.end].strip() for row in filled.rows]


# --- lines --------------------------------------------------------------------------------------------------


def broken(text: str, room: float, bold: bool = False) -> list[str]:
    """The lines of a text where each holds so many figures (all figures are equally wide)."""
    found = break_lines(measure(Paragraph((Run(text),)), bold), room * face().widths(bold=bold)["0"])
    return [text[start:end].strip() for start, end in found.bounds]


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("00 00 00", 10, ["00 00 00"]),
        ("00 00 00", 5.1, ["00 00", "00"]),
        ("00 00 00", 4, ["00", "00", "00"]),
        ("00  00", 2.1, ["00", "00"]),
        ("a-a-a-a", 3.3, ["a-a-", "a-a"]),
        ("10-20 30", 5, ["10-20", "30"]),
        ("10\u00a020 30", 4.9, ["10\u00a020", "30"]),
        ("0000000 00", 3.1, ["000", "000", "0", "00"]),
        ("", 3, [""]),
    ],
)
def test_a_line_takes_as_many_words_as_it_holds(text: str, room: float, expected: list[str]) -> None:
    assert broken(text, room) == expected


def test_a_word_of_two_styles_is_not_parted() -> None:
    mixed = measure(Paragraph((Run("00 0"), Run("0", bold=True), Run("0 00"))))
    assert break_lines(mixed, 4 * face().widths()["0"]).starts == (0, 3, 7)


@given(st.text(alphabet="ab -\u2013é囲\t", max_size=60), st.floats(min_value=1, max_value=20))
def test_no_letter_is_lost_and_no_line_is_too_long(text: str, room: float) -> None:
    measured = measure(Paragraph((Run(text),)))
    limit = room * EM
    bounds = list(break_lines(measured, limit).bounds)
    assert "".join(text[start:end] for start, end in bounds) == text
    for start, end in bounds:
        shown = start + len(text[start:end].rstrip(" \t"))
        assert shown - start <= 1 or measured.reach[shown] - measured.reach[start] <= limit


# --- sizes --------------------------------------------------------------------------------------------------


def test_a_text_that_fits_keeps_its_size() -> None:
    slide, problems = fitted("story", text="Short.")
    assert (box(slide, "text").size, problems) == (LAYOUTS["story"].boxes[2].size, [])


def test_a_longer_text_is_set_smaller_and_fits() -> None:
    slide, problems = fitted("story", text=LONG * 4)
    assert 28 <= box(slide, "text").size < 36
    assert box(slide, "text").fits
    assert problems == []


def test_boxes_that_belong_together_shrink_together() -> None:
    slide, _ = fitted("pair", left_name="One", left_line=LONG * 2, right_name="Two", right_line="Short.")
    assert box(slide, "left-line").size == box(slide, "right-line").size < 30
    assert box(slide, "left-name").size == box(slide, "right-name").size == 34


def test_a_text_that_does_not_fit_even_so_is_told_with_the_words_to_cut() -> None:
    slide, problems = fitted("statement", "Too much of it", text=LONG * 3)
    assert box(slide, "text").size == 24
    (problem,) = problems
    assert problem.startswith("b.yaml:9:1: slide 4 “Too much of it” has 13 words too many for its text: ")
    assert problem.endswith("cut as many, such as “is packed and she brought cake ...”")


def test_a_title_that_does_not_fit_is_told_at_the_slide() -> None:
    _, problems = fitted("points", "Who is the customer of a customer " * 4)
    assert [problem.split(" “")[0] for problem in problems] == ["a.yaml:2:3: slide 4"]
    assert "words too many for its title" in problems[0]


def test_a_word_that_is_too_long_is_told() -> None:
    _, problems = fitted("steps-5", name_1="Donaudampfschifffahrtsgesellschaft")
    assert problems == ["b.yaml:9:1: a word is too long for slide 4 “T”: use a shorter one, or a hyphen"]


def test_notes_must_fit_one_page() -> None:
    note = Note("say", "Say", (Run(LONG),))
    _, short = fitted("question", notes=[note] * 12)
    _, long = fitted("question", notes=[note] * 40)
    assert short == []
    assert long == [
        "a.yaml:2:3: the notes of slide 4 “T” are 45 lines too long for one page: shorten them, or add a slide"
    ]


def test_an_empty_deck_fits() -> None:
    assert fit(Deck("T", "en", "", 1, ()), own_look()) == ((), ())


# --- looks --------------------------------------------------------------------------------------------------


def test_no_word_stands_alone_on_the_last_line() -> None:
    slide, _ = fitted("question", "Who would notice first if you stayed at home tomorrow?")
    assert lines(box(slide, "title")) == ["Who would notice", "first if you stayed", "at home tomorrow?"]
    assert box(slide, "title").width < box(slide, "title").box.inner


def test_lines_break_alike_where_letters_are_measured_a_little_differently() -> None:
    for resolved in fit(specimen(), own_look())[0]:
        for filled in resolved.boxes:
            for broken_text in filled.text if filled.width < filled.box.inner else ():
                measured = measure(broken_text.paragraph, filled.box.bold, filled.box.strength)
                room = (filled.width - filled.box.indent(broken_text.paragraph.list, filled.size)) * EM / filled.size
                for difference in (0.995, 1, 1.005):
                    assert break_lines(measured, room * CARE * difference).starts == broken_text.starts


def test_where_strong_words_are_big_and_there_are_none_all_are() -> None:
    plain, _ = fitted("activity", code="A2", minutes="10 min")
    assert [run.bold for run in box(plain, "code").text[0].paragraph.runs] == [True]
    assert (box(plain, "code").size, box(plain, "code").strong) == (20, 72)


def test_what_follows_a_tab_has_room_beside_the_name() -> None:
    slide, _ = fitted(
        "agenda", body="A very long name of a module that will not stand on one line\t35 min|Short\t5 min"
    )
    assert len(lines(box(slide, "body"))) == 3


def test_all_of_the_specimen_fits() -> None:
    slides, problems = fit(specimen(), own_look())
    assert problems == ()
    assert {resolved.layout.name for resolved in slides} == set(LAYOUTS)


def test_deciding_and_fitting_need_no_powerpoint() -> None:
    code = (
        "import sys, builders.deck, builders.fit, builders.picture; sys.exit(bool({'pptx', 'lxml'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
