"""A finished kit, looked at again after people have had it in their hands."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image
from pptx import Presentation
from pptx.slide import Slide
from pptx.util import Pt

from tests.decks import changed, instead
from workshop.cli import cli
from workshop.clock import Clock
from workshop.errors import ContentError
from workshop.kit import Kit, make, save
from workshop.library import Library
from workshop.model import Session
from workshop.plan import plan
from workshop.verify import moves, verify

ALL = ("deck", "guide", "workbook")


@pytest.fixture
def saved(kit: Kit, tmp_path: Path) -> Path:
    save(kit, ALL, tmp_path / "kit")
    return tmp_path / "kit"


def test_an_untouched_kit_is_as_it_was_made(saved: Path) -> None:
    states, problems = verify(saved)

    assert set(states.values()) == {"as made"}
    assert problems == ()


def test_a_file_that_is_gone_is_missed(saved: Path) -> None:
    (saved / "4-participant-workbook.pdf").unlink()

    states, problems = verify(saved)

    assert states["4-participant-workbook.pdf"] == "missing"
    assert [problem.what for problem in problems] == ["this file was made and is gone; build the kit again"]


def test_a_word_changed_on_a_slide_is_an_edit_and_no_problem(saved: Path) -> None:
    _edit(saved / "1-deck.pptx", lambda deck: setattr(deck.slides[1].shapes.title, "text", "Who would miss you?"))

    states, problems = verify(saved)

    assert states["1-deck.pptx"] == "edited"
    assert [problem for problem in problems if problem.fatal] == []


def test_a_slide_moved_to_the_front_is_told_with_all_that_moved_with_it(saved: Path) -> None:
    _edit(saved / "1-deck.pptx", lambda deck: deck.slides._sldIdLst.insert(0, deck.slides._sldIdLst[2]))

    _, problems = verify(saved)

    assert [str(problem).removeprefix(f"{saved.as_posix()}/") for problem in problems if problem.fatal] == [
        "1-deck.pptx: slides 2 to 3 moved down by 1: the guide says 1 to 2; move them back, or mark it in the guide",
        "1-deck.pptx: slide 1 moved up by 2: the guide says 3; move it back, or mark it in the guide",
    ]


def test_slides_that_moved_together_are_one_run() -> None:
    then = {f"s{number}": number for number in range(1, 56)}
    without_ten = [id for id in then if id != "s10"]
    now = {id: number for number, id in enumerate(without_ten, start=1)}

    assert list(moves(then, now)) == [
        "slide 10 is gone: the guide still names it; put it back, or mark it in the guide",
        "slides 10 to 54 moved up by 1: the guide says 11 to 55; move them back, or mark it in the guide",
    ]


def test_several_slides_that_are_gone_are_one_run_each() -> None:
    assert list(moves({"a": 1, "b": 2, "c": 3, "d": 4}, {"c": 3})) == [
        "slides 1 to 2 are gone: the guide still names them; put them back, or mark it in the guide",
        "slide 4 is gone: the guide still names it; put it back, or mark it in the guide",
    ]


def test_slides_that_stand_where_they_stood_are_not_told() -> None:
    assert list(moves({"a": 1, "b": 2}, {"a": 1, "b": 2})) == []


def test_the_command_tells_the_runs_in_the_order_of_the_slides(saved: Path) -> None:
    _edit(saved / "1-deck.pptx", lambda deck: deck.slides._sldIdLst.insert(11, deck.slides._sldIdLst[1]))

    raised = CliRunner().invoke(cli, ["verify", str(saved)]).exception

    assert isinstance(raised, ContentError)
    assert [problem.what.partition(":")[0] for problem in raised.problems] == [
        "slide 11 moved down by 9",
        "slides 2 to 10 moved up by 1",
    ]


def test_a_deck_that_is_no_deck_is_told(saved: Path) -> None:
    (saved / "1-deck.pptx").write_bytes(b"not a deck")

    assert [problem.what for problem in verify(saved)[1]] == [
        "this is no PowerPoint file any more; build the kit again"
    ]


def test_a_picture_that_somebody_added_without_words_is_told(saved: Path) -> None:
    _edit(saved / "1-deck.pptx", lambda deck: _add_picture(deck.slides[6]))

    shown = CliRunner().invoke(cli, ["verify", str(saved)])

    assert isinstance(shown.exception, ContentError)
    assert [problem.what.partition("; ")[0] for problem in shown.exception.problems] == [
        "slide 7: the picture “Picture 110” is described as “image.png”, which tells nothing"
    ]


def test_small_letters_that_somebody_typed_are_worth_a_look_and_no_problem(saved: Path) -> None:
    _edit(saved / "1-deck.pptx", lambda deck: _shrink(deck.slides[1], 14))

    shown = CliRunner().invoke(cli, ["verify", str(saved)])

    assert shown.exit_code == 0
    assert "has letters of 14 points; make them 18 or more, and say less" in shown.output


def test_a_deck_can_be_looked_at_by_itself(saved: Path) -> None:
    _edit(
        saved / "1-deck.pptx",
        lambda deck: setattr(deck.slides[1].shapes.title, "text", deck.slides[2].shapes.title.text),
    )
    alone = saved.parent / "somewhere else.pptx"
    (saved / "1-deck.pptx").rename(alone)

    states, problems = verify(alone)

    assert set(states.values()) == {"a deck by itself"}
    assert [problem.what.partition(" “")[0] for problem in problems if problem.fatal] == ["slide 3: its title"]


def test_a_deck_is_held_against_the_schema(saved: Path) -> None:
    broken = changed(
        (saved / "1-deck.pptx").read_bytes(), instead("ppt/slides/slide2.xml", "<a:bodyPr", '<a:bodyPr wrap="no"')
    )
    (saved / "1-deck.pptx").write_bytes(broken)

    (problem,) = [problem for problem in verify(saved)[1] if "wrap" in problem.what]
    assert not problem.fatal  # PowerPoint writes what the schema does not know, too


def test_where_nobody_knows_the_schema_it_is_said_how_to_ask(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openxml_audit", None)

    shown = CliRunner().invoke(cli, ["verify", str(saved)])

    assert shown.exit_code == 0
    assert "type  pip install 'workshop-kit[audit]'" in shown.output


def test_a_folder_without_a_kit_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="there is no kit here"):
        verify(tmp_path)


def test_the_command_shows_the_state_of_each_file(saved: Path) -> None:
    shown = CliRunner().invoke(cli, ["verify", str(saved)])

    assert shown.exit_code == 0
    assert "1-deck.pptx" in shown.output
    assert "as made" in shown.output


def _add_picture(slide: Slide) -> None:
    drawn = BytesIO()
    Image.new("RGB", (40, 30)).save(drawn, "PNG")
    slide.shapes.add_picture(drawn, 0, 0)


def _shrink(slide: Slide, points: float) -> None:
    slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size = Pt(points)


def _edit(path: Path, change: Callable[[object], object]) -> None:
    """Open a deck as PowerPoint would, change it, and save it."""
    copy = path.with_suffix(".old")
    shutil.copy(path, copy)
    deck = Presentation(str(copy))
    change(deck)
    deck.save(str(path))


def test_one_document_made_anew_takes_along_those_that_would_disagree(shipped: Library, saved: Path) -> None:
    later = make(plan(shipped, Session(start=Clock(13 * 60))))

    written = save(later, ("guide",), saved)

    assert {one.path.name for one in written} == {
        "3-facilitator-guide.pdf",
        "1-deck.pptx",
    }  # the workbook tells no time
