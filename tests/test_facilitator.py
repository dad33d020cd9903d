"""A facilitator's own layer: begun with one command, checked where it lies, and seen on slides, cue cards and clock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from pptx import Presentation

from tests.test_new import ODD
from tests.test_schema import judge, seen
from workshop import source
from workshop.check import check_content, check_files
from workshop.cli import cli
from workshop.content import choose
from workshop.errors import ContentError
from workshop.kit import Kit, make
from workshop.library import load
from workshop.model import Session
from workshop.naming import called
from workshop.plan import plan
from workshop.shelves import FOLDERS


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(name: str) -> str:
    done = CliRunner().invoke(cli, ["new", "facilitator", name], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return Path(f"{called(name).id}.yaml").read_text(encoding="utf-8")


def without_marks(text: str) -> str:
    """The text with all its examples counted: each line from a key on without the # before it."""
    return re.sub(r"^# (?=(?:bio|opener|debriefs|changes):|  )", "", text, flags=re.MULTILINE)


def problems(*paths: Path) -> list[str]:
    with pytest.raises(ContentError) as told:
        check_files(paths)
    return [re.sub(r" \(this changes .*\)$", "", str(problem)) for problem in told.value.problems]


# --- how it begins -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Ana", *ODD])
def test_a_starter_is_right_as_it_stands_and_says_no_more_than_a_name(name: str) -> None:
    text = new(name)

    assert source.parse(text.encode(), "new", []) == {"name": called(name).title}
    assert check_files((Path(f"{called(name).id}.yaml"),)) == ((), 1)


def test_all_that_stands_behind_a_mark_is_right_too() -> None:
    text = without_marks(new("Ana"))
    Path("ana.yaml").write_text(text, encoding="utf-8")

    assert list(seen(text)) == ["name", "bio", "opener", "debriefs", "changes"]
    assert check_files((Path("ana.yaml"),)) == ((), 1)
    assert [error.message for error in judge("facilitator").iter_errors(seen(text))] == []


def test_what_to_type_next_is_said() -> None:
    done = CliRunner().invoke(cli, ["new", "facilitator", "Ana Souza"], catch_exceptions=False)

    assert done.output.splitlines()[-3:] == [
        "  edit ana-souza.yaml", "  workshop check ana-souza.yaml", "  workshop build --mine ana-souza.yaml",
    ]  # fmt: skip


# --- what it does --------------------------------------------------------------------------------------------


@pytest.fixture
def kit(here: Path) -> Kit:
    """The deck of a session of three hours with the layer of Ana, as it stands in the examples."""
    Path("ana.yaml").write_text(without_marks(new("Ana")), encoding="utf-8")
    session = Session.model_validate({"minutes": 180, "mine": "ana.yaml"})
    return make(plan(load(choose(None, here), session), session), only=("deck",))


def slides(kit: Kit) -> list[tuple[str, str]]:
    """The words and the notes of every slide."""
    deck = Presentation(BytesIO(kit.files["1-deck.pptx"]))
    return [
        (
            " | ".join(one.text_frame.text for one in slide.placeholders if one.has_text_frame),
            slide.notes_slide.notes_text_frame.text,
        )
        for slide in deck.slides
    ]


def test_the_own_slide_comes_second_with_the_first_words_on_its_cue_card(kit: Kit) -> None:
    words, notes = slides(kit)[1]

    assert "Ana" in words
    assert "I packed tea for nine years before I met anybody who drank it." in words
    assert "I once said that I have no customers. My boss stood behind me." in notes


def test_an_own_story_is_shown_where_it_was_put_and_told_on_its_cue_card(kit: Kit) -> None:
    shown = slides(kit)
    ilse = next(number for number, (words, _) in enumerate(shown) if "Ilse makes labels" in words)

    assert "My first week in the packing hall" in shown[ilse + 1][0]
    assert "I kept that note. It hangs beside my door." in shown[ilse + 1][1]


def test_longer_debriefs_are_planned_for_and_the_day_ends_on_time(here: Path) -> None:
    Path("ana.yaml").write_text("name: Ana\ndebriefs: 140\n")
    usual, longer = (
        plan(load(choose(None, here), session), session)
        for session in (Session(minutes=180), Session.model_validate({"minutes": 180, "mine": "ana.yaml"}))
    )
    talked = {one.id: one.phases.debrief for one in usual.activities if one.phases}

    assert (str(longer.end), longer.minutes) == ("12:00", 180)
    assert all(one.phases.debrief >= talked[one.id] for one in longer.activities if one.phases and one.id in talked)
    assert any(reason.event == "debrief" for reason in longer.reasons)


# --- where it is wrong ---------------------------------------------------------------------------------------

WRONG: Mapping[str, tuple[str, list[str]]] = {
    "per cent that are more": (
        "name: Ana\ndebriefs: 20%\n",
        [
            "f.yaml:2:11: 'debriefs': write per cent from 100, as usual, to 200, twice as long; a fifth longer is 120",
        ],
    ),
    "a slide that nobody knows": (
        "name: Ana\nchanges: {blocks: {welcome: {slides: {titel: {title: Hello}}}}}\n",
        ["f.yaml:2:39: there is no 'titel' here; did you mean 'title'? To add it, say where:  after: day"],
    ),
    "a key that nobody knows": (
        "name: Ana\nopner: Hello.\n",
        ["f.yaml:2:1: unknown key 'opner'; did you mean 'opener'?"],
    ),
}


@pytest.mark.parametrize("slip", WRONG)
def test_what_is_wrong_is_told_at_its_line_before_anything_is_built(slip: str) -> None:
    text, said = WRONG[slip]
    Path("f.yaml").write_text(text, encoding="utf-8")

    assert problems(Path("f.yaml")) == said


SESSIONS = {
    "a department that nobody knows": (
        "departments: {finnance: 3}\n",
        "s.yaml:1:15: there is no department 'finnance'; did you mean 'finance'?",
    ),
    "minutes that do not work out": ("minutes: 31\n", "s.yaml:1:10: 31 minutes are too few for taster; what works: "),
    "a change of what is not there": (
        "changes: {modules: {m01-who-is-your-customer: {promis: Hello}}}\n",
        "s.yaml:1:48: unknown key 'promis'; did you mean 'promise'?",
    ),
    "a layer that is not there": ("mine: nobody.yaml\n", "nobody.yaml: this file cannot be read: "),
}


@pytest.mark.parametrize("slip", SESSIONS)
def test_a_session_that_cannot_be_built_is_told_by_check(slip: str) -> None:
    text, said = SESSIONS[slip]
    Path("s.yaml").write_text(text, encoding="utf-8")
    (told,) = problems(Path("s.yaml"))

    assert told.startswith(said)


@pytest.mark.slow
def test_the_sessions_of_an_organisation_are_checked_with_all_else(here: Path) -> None:
    (here / "workshop.yaml").write_text("name: Acme\n")
    (here / "sessions").mkdir()
    (here / "sessions" / "spring.yaml").write_text("people: 12\n")
    found, count = check_content(choose(None, here))
    (here / "sessions" / "autumn.yaml").write_text("departments: {finnance: 3}\n")

    assert (found, count) == ((), check_content_count(here) + 1)
    with pytest.raises(ContentError, match=r"sessions/autumn.yaml:1:15: there is no department 'finnance'"):
        check_content(choose(None, here))


def check_content_count(here: Path) -> int:
    """The files of the content itself."""
    library = load(choose(None, here))
    return sum(len(getattr(library, kind)) for kind in FOLDERS)
