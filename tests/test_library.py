"""From files to a library: what is wrong in a file is told in an author's words, at its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.conftest import TINY, Workshop, told
from workshop.errors import ContentError
from workshop.library import Library, load
from workshop.model import Session, SlideText
from workshop.session import load_session
from workshop.shelves import FOLDERS
from workshop.source import parse
from workshop.validation import kind_of

Tree = Callable[[Mapping[str, str | bytes]], Path]

TYPES = "discussion, sort, map, case, skill-practice, simulation, game, self-assessment, reflection, plan"
LAYOUTS = (
    "title, agenda, section, question, statement, story, pair, points, model, scenario, activity, debrief, "
    "recall, break, plan, close, table, chart, picture, quote, big-number"
)
THREE = "needs three whole numbers, such as [5, 8, 10]"

# What is written in an exercise, what is written instead, and what is said of it.
IN_AN_EXERCISE = {
    "an unknown key beside a missing one": (
        "one_line:", "oneline:", ["2:1: unknown key 'oneline'; did you mean 'one_line'?"],
    ),
    "a known key that nearly fits twice": ("max: 60", "mx: 60", ["9:18: unknown key 'mx'; did you mean 'max'?"]),
    "an unknown key beside the one that is meant, which is wrong too": (
        "max: 60", "max: 600, maxx: 60",
        ["9:23: 'max' must be 500 or less, not '600'", "9:28: unknown key 'maxx'; did you mean 'max'?"],
    ),
    "a missing key": ("room: A kettle in reach.\n", "", ["1:1: 'room' is missing; add  room: ..."]),
    "a missing key below another": ("debrief: [5, 6, 8]", "", ["8:1: 'debrief' is missing; add  debrief: [5, 8, 10]"]),
    "a list for a text": ("title: Brew for two", "title: [a]", ["1:8: 'title' must be text, not a list"]),
    "keys for a text": ("title: Brew for two", "title: {a: b}", ["1:8: 'title' must be text, not keys and values"]),
    "a comment for a text": (
        "title: Brew for two", "title: #1 brew",
        ["1:1: 'title' is empty; write it after the colon (what starts with # needs quotes)"],
    ),
    "spaces for a text": ("title: Brew for two", "title: ' '", [
        "1:8: 'title' is empty; write its text after the colon"]),
    "a title that fits nowhere": ("title: Brew for two", f"title: {'x' * 201}", [
        "1:8: 'title': at most 200 letters fit here, not 201; shorten it"]),
    "a word that is no choice": (
        "type: skill-practice", "type: skill-practise",
        [f"4:7: 'skill-practise' is not one of {TYPES}; did you mean 'skill-practice'?"],
    ),
    "no choice": ("type: skill-practice", "type:", [f"4:1: 'type' is empty; write one of {TYPES}"]),
    "a list for a choice": ("type: skill-practice", "type: [map]", [f"4:7: 'type' must be one of {TYPES}, not a list"]),
    "a text for a list": ("stage: [open]", "stage: open", ["7:8: 'stage' must be a list, such as [open]"]),
    "a word that is no choice, in a list": (
        "stage: [open]", "stage: [opn]", ["7:9: 'opn' is not one of open, early, mid, late; did you mean 'open'?"],
    ),
    "one number for three": ("setup: [2, 3, 4]", "setup: 3", [f"8:15: 'setup' {THREE}"]),
    "two numbers for three": ("setup: [2, 3, 4]", "setup: [2, 3]", [f"8:8: 'setup' {THREE}"]),
    "four numbers for three": ("setup: [2, 3, 4]", "setup: [2, 3, 4, 5]", [f"8:15: 'setup' {THREE}"]),
    "a word among three numbers": ("setup: [2, 3, 4]", "setup: [2, x, 4]", [f"8:19: 'setup' {THREE}"]),
    "keys for three numbers": ("setup: [2, 3, 4]", "setup: {min: 2, typ: 3}", [f"8:8: 'setup' {THREE}"]),
    "a word for a number": ("min: 4", "min: four", ["9:15: 'min' must be a whole number, such as 15, not 'four'"]),
    "a fraction": ("min: 4", "min: 4.5", ["9:15: 'min' must be a whole number, such as 15, not '4.5'"]),
    "a number too small": ("min: 4", "min: 0", ["9:15: 'min' must be 1 or more, not '0'"]),
    "a number too large": ("max: 60", "max: 600", ["9:23: 'max' must be 500 or less, not '600'"]),
    "no number": ("min: 4", "min: ~", [
        "9:10: 'min' is empty; write it after the colon (what starts with # needs quotes)"]),
    "a number with its unit": ("minutes: 4}", "minutes: 4 min}", [
        "36:49: 'minutes' must be a whole number, such as 15, not '4 min'"]),
    "too many minutes": ("minutes: 4}", "minutes: 999}", ["36:49: 'minutes': minutes go from 1 to 480"]),
    "a word for true or false": (
        "spare: 2", "used_up: maybe", ["22:44: 'used_up' must be true or false, not 'maybe'"]),
    "a name with spaces": (
        "  ask: Ask how", "  Ask him: Ask how",
        ["19:3: 'Ask him': use small letters, digits and hyphens, such as ask-him"],
    ),
    "a list for named entries": (
        "  ask: Ask how your neighbour takes it.\n  pour: Pour it.", "  - Ask him\n  - Pour it",
        ["19:3: 'task' is a list; give each entry a short name of its own instead of the dash, such as  first: ..."],
    ),
    "no entries": ("  ask: Ask how your neighbour takes it.\n  pour: Pour it.", "  {}", [
        "19:3: 'task' needs at least 1 of these, not 0"]),
    "too many entries": (
        "  ask: Ask how your neighbour takes it.\n  pour: Pour it.", "  {a: a, b: b, c: c, d: d, e: e}",
        ["19:3: 'task' takes at most 4 of these"],
    ),
    "a text for keys": (
        "task: {layout: activity}", "task: activity",
        ["29:9: 'task' needs keys and values, not 'activity'; it takes " + ", ".join(SlideText.model_fields)],
    ),
    "a layout that is none": (
        "{layout: debrief}", "{layout: debreif}",
        [f"30:21: 'debreif' is not one of {LAYOUTS}; did you mean 'debrief'?"],
    ),
    "a key that a layout does not take": (
        "{layout: debrief}", "{layout: debrief, text: x}",
        ["30:12: 'debrief': a slide with layout debrief takes no text"],
    ),
    "a text with a comma in braces": (
        "{say: Nobody likes cold tea.}", "{say: Nobody, really nobody.}",
        ["34:28: 'really nobody.' is no key; text with a comma in it needs quotes inside { }"],
    ),
    "lines that are not said": (
        "{write: Who drinks it?, lines: 3}", "{write: Who drinks it?}",
        ["55:12: 'who': say how many lines to write on, such as lines: 3"],
    ),
    "rows that are neither a number nor labels": (
        "{write: Who drinks it?, lines: 3}", "{table: {columns: {a: b}, rows: some}}",
        ["55:44: 'rows' must be a whole number, such as 15, not 'some'"],
    ),
    "a row label that is no text": (
        "{write: Who drinks it?, lines: 3}", "{table: {columns: {a: b}, rows: {a: [b]}}}",
        ["55:48: 'a' must be text, not a list"],
    ),
    "three slips at once": (
        "energy: low\nexposure: {level: 1", "enrgy: low\nexposure: {level: 4",
        ["5:1: unknown key 'enrgy'; did you mean 'energy'?", "6:19: 'level' must be 3 or less, not '4'"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", IN_AN_EXERCISE)
def test_a_slip_in_an_exercise_is_told_with_its_cure(slip: str, either_parser: str) -> None:
    old, new, messages = IN_AN_EXERCISE[slip]
    text = (TINY / "exercises" / "x01-brew.yaml").read_text()
    assert old in text
    assert told(text.replace(old, new, 1), "exercises") == messages


IN_OTHER_FILES = {
    "a clock time that is none": ("agendas", "half-day", '"10:00"', "25:00", [
        "5:8: 'start': write a time of day such as 09:00 or 13:30"]),
    "a kind that is none": ("agendas", "half-day", "kind: break,", "kind: brake,", [
        "11:17: 'brake' is not one of block, break, lunch, buffer; did you mean 'break'?"]),
    "an entry that is neither block nor break": ("agendas", "half-day", "kind: break, ", "", [
        "11:10: 'break': name a block, or say kind: break, kind: lunch or kind: buffer"]),
    "a block without its time": ("blocks", "close", "time: [5, 10, 15]\n", "", [
        "1:1: a block needs an exercise, or a title and a time such as [5, 10, 15]"]),
    "a key that is no option": ("modules", "m01-tea", "key: a", "key: c", [
        "27:8: 'one': key is one of the options: a, b"]),
}  # fmt: skip


@pytest.mark.parametrize("slip", IN_OTHER_FILES)
def test_a_slip_in_another_file_is_told_with_its_cure(slip: str) -> None:
    kind, name, old, new, messages = IN_OTHER_FILES[slip]
    text = (TINY / FOLDERS[kind][0] / f"{name}.yaml").read_text()
    assert old in text
    assert told(text.replace(old, new, 1), kind) == messages


@pytest.mark.parametrize("written", ["10:00", '"10:00"', "10.00"])
def test_a_clock_time_needs_no_quotes(tiny: Workshop, written: str) -> None:
    library = tiny.change("half-day", 'start: "10:00"', f"start: {written}").read()
    assert str(library.agendas["half-day"].start) == "10:00"


def test_a_number_with_a_leading_nought_is_what_it_looks_like(tiny: Workshop) -> None:
    assert tiny.change("half-day", "minutes: 45", "minutes: 045").read().agendas["half-day"].minutes == 45


def test_no_is_a_word(tiny: Workshop) -> None:
    assert (
        tiny.change("x01-brew", "likely: Most.", "likely: NO").read().exercises["x01-brew"].run.do["ask-one"].likely
        == "NO"
    )


# --- whole folders -------------------------------------------------------------------------------------------


def test_all_problems_of_all_files_come_at_once(tiny: Workshop) -> None:
    tiny.change("half-day", "guide: in-person", "guide: in-persn")
    tiny.change("m01-tea", "title: Tea for others", "titel: Tea for others")
    tiny.change("x01-brew", "title: Brew for two", "title: Brew: for two")
    assert tiny.problems() == [
        'exercises/x01-brew.yaml:1:12: this text has a colon and a space in it, so it needs quotes: "Brew: for two"',
        "modules/agendas/half-day.yaml:7:8: there is no guide 'in-persn'; did you mean 'in-person'?",
        "modules/m01-tea.yaml:1:1: unknown key 'titel'; did you mean 'title'?",
    ]


def test_what_refers_to_a_broken_file_is_not_called_wrong(tiny: Workshop) -> None:
    tiny.change("m01-tea", "status: ready", "status: raedy")
    assert tiny.problems() == ["modules/m01-tea.yaml:3:9: 'raedy' is not one of draft, ready; did you mean 'ready'?"]


def test_an_empty_file_is_told(tiny: Workshop) -> None:
    (tiny.root / "modules" / "m02.yaml").write_text("# nothing yet\n")
    assert tiny.problems() == ["modules/m02.yaml:1:1: this file is empty; delete it, or write keys and values into it"]


def test_a_file_with_the_other_ending_is_noted(tiny: Workshop) -> None:
    (tiny.root / "modules" / "m02.yml").write_text("title: A\n")
    (finding,) = tiny.read().findings
    assert str(finding).endswith("modules/m02.yml:1:1: this file is not read; rename it m02.yaml")


def test_a_list_of_keys_is_told(tiny: Workshop) -> None:
    (tiny.root / "modules" / "m02.yaml").write_text("- title: A\n- status: ready\n")
    assert tiny.problems() == ["modules/m02.yaml:1:1: a file holds keys and values, such as title: My title"]


def test_a_folder_without_content_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no modules/ and exercises/ here; name a folder that has them"):
        load(tmp_path)


def test_what_was_left_out_of_a_text_is_noted(tiny: Workshop) -> None:
    library = tiny.change("x01-brew", "title: Brew for two", 'title: "Brew for two\\x08"').read()
    assert library.exercises["x01-brew"].title == "Brew for two"
    assert [finding.what for finding in library.findings] == [
        "characters that cannot be printed were left out here; delete them"
    ]


def test_the_tiny_workshop_is_whole(library: Library) -> None:
    assert library.findings == ()
    assert library.block("m01-tea/brew").exercise == "x01-brew"
    assert library.objective("m01-tea/ask").verb == "ask"


def test_every_text_knows_its_place(library: Library) -> None:
    title, minutes = library.exercises["x01-brew"].title, library.agendas["half-day"].slots["brew"].minutes
    assert str(title.where).endswith("x01-brew.yaml:1:8")
    assert str(minutes.where).endswith("half-day.yaml:10:40")


# --- sessions and loose files --------------------------------------------------------------------------------


def test_a_session_is_read(tree: Tree) -> None:
    root = tree({"s.yaml": "title: Berlin\npeople: 022\nstart: 13:00\ndate: 2026-11-30\n"})
    session, _ = load_session(root / "s.yaml")
    assert (session.title, session.people, str(session.start), session.date) == ("Berlin", 22, "13:00", "2026-11-30")


def test_a_session_tells_all_that_is_wrong(tree: Tree) -> None:
    root = tree({"s.yaml": 'people: 3\npapr: a4\nplace: "x\\x08"\n'})
    with pytest.raises(ContentError) as caught:
        load_session(root / "s.yaml")
    assert [str(problem).partition("s.yaml:")[2] for problem in caught.value.problems] == [
        "1:9: 'people' must be 4 or more, not '3'",
        "2:1: unknown key 'papr'; did you mean 'paper'?",
        "3:8: characters that cannot be printed were left out here; delete them",
    ]


@pytest.mark.parametrize("kind", FOLDERS)
def test_the_kind_of_a_loose_file_is_told_by_its_keys(kind: str) -> None:
    for path in (TINY / FOLDERS[kind][0]).glob("*.yaml"):
        assert kind_of(parse(path.read_bytes(), "f", [])) == kind


def test_a_session_is_told_by_its_keys() -> None:
    assert kind_of(parse(b"people: 12\npaper: letter\n", "f", [])) == "sessions"
    assert kind_of(parse(b"date: today\ntitle: A\n", "f", [])) == "sessions"
    assert set(Session.model_fields) >= {"people", "paper", "date"}


@pytest.mark.parametrize("text", [b"", b"hello", b"- a", b"colour: red"])
def test_what_is_nothing_has_no_kind(text: bytes) -> None:
    assert kind_of(parse(text, "f", [])) is None
