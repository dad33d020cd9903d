"""What ships is tested like code: the words people read, the times, and what makes an exercise safe."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.view import View
from tests.conftest import ROOT
from workshop import source
from workshop.library import Library
from workshop.model import Exercise, Session
from workshop.plan import plan
from workshop.teaching import advice
from workshop.text import Text

EXERCISES = sorted(path.stem for path in (ROOT / "exercises").glob("*.yaml"))
WORDS_OF_A_CASE = {"x11-overheard": 9}  # a sentence overheard, with the place where it fell: more would explain it
FILES = sorted([*(ROOT / "modules").rglob("*.yaml"), *(ROOT / "exercises").glob("*.yaml")])


def test_a_professional_finds_nothing_to_object_to(shipped: Library) -> None:
    assert [str(finding) for finding in advice(shipped)] == []


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_is_complete(shipped: Library, name: str) -> None:
    exercise = shipped.exercises[name]

    assert exercise.demonstration is not None
    assert len(exercise.watch_for) >= 3
    assert exercise.materials


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_tells_three_cases_of_people_at_work(shipped: Library, name: str) -> None:
    """Cases, cards and told slides, each with enough words to see a person, a place or a moment."""
    told = [case for case in cases(shipped.exercises[name]) if len(case.split()) >= WORDS_OF_A_CASE.get(name, 12)]

    assert len(told) >= 3


def cases(exercise: Exercise) -> list[str]:
    """The words of each case, whatever it stands on."""
    faces = exercise.cards.faces.values() if exercise.cards else ()
    cards = [(face.title, face.who, face.text, face.ask) for face in faces if not face.scenario]
    lent = [(case.title, case.text, case.ask) for case in exercise.scenarios.values()]
    slides = [(slide.title, slide.text) for slide in exercise.slides.values() if slide.text]
    return [" ".join(filter(None, words)) for words in (*cards, *lent, *slides)]


@pytest.mark.parametrize("name", ["x02-my-customer-map", "x08-best-and-worst", "x30-my-30-60-90"])
def test_a_case_on_no_slide_page_or_card_is_lent_from_the_guide(shipped: Library, name: str) -> None:
    assert len(shipped.exercises[name].lent) == 3


def test_a_case_on_a_slide_is_not_lent_once_more(shipped: Library) -> None:
    assert list(shipped.exercises["x07-swap-seats"].scenarios) == ["tomasz", "priya", "night", "upstairs"]
    assert list(shipped.exercises["x07-swap-seats"].lent) == ["night", "upstairs"]


@pytest.mark.parametrize("name", EXERCISES)
def test_nobody_reads_aloud_or_writes_in_public(shipped: Library, name: str) -> None:
    exposure = shipped.exercises[name].exposure

    assert (exposure.reads_aloud, exposure.writes_in_public) == ("nobody", "nobody")


def test_every_chain_ends_at_the_buyer(shipped: Library) -> None:
    chains = [aid for module in shipped.modules.values() for aid in module.job_aids.values() if aid.kind == "chain"]

    assert chains
    assert all("buyer" in list(chain.items.values())[-1].name for chain in chains)


def test_recovery_is_never_promised_to_win_people_over(shipped: Library) -> None:
    words = " ".join(_texts(ROOT / "exercises" / "x16-make-it-right-in-five.yaml"))

    assert "repair trust" in words
    assert "loyal" not in words


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_quotation_marks_are_typographic(path: Path) -> None:
    straight = [text for text in _texts(path) if re.search(r"[\"']", text)]

    assert straight == []


def test_no_eight_words_stand_in_two_files() -> None:
    files = [path for path in FILES if "departments" not in path.parts]
    assert shared({path.stem: runs(path) for path in files}) == {}


def test_no_eight_words_stand_in_two_departments_but_those_of_the_core_that_they_change() -> None:
    core = {run for path in FILES if "departments" not in path.parts for run in runs(path)}
    departments = [path for path in FILES if "departments" in path.parts]
    assert shared({path.stem: runs(path) - core for path in departments}) == {}


def runs(path: Path) -> set[str]:
    """Every eight words in a row in the texts of a file; the name of a thing in another file is no text."""
    texts = (re.findall(r"[\w’]+", text.lower()) for text in _texts(path) if " " in text)
    return {" ".join(words[start : start + 8]) for words in texts for start in range(len(words) - 7)}


def shared(files: dict[str, set[str]]) -> dict[str, set[str]]:
    """The runs that stand in more than one file, each with those files."""
    seen: dict[str, set[str]] = defaultdict(set)
    for name, own in files.items():
        for run in own:
            seen[run].add(name)
    return {run: names for run, names in seen.items() if len(names) > 1}


def test_eight_words_in_two_files_are_seen() -> None:
    assert shared({"one": {"a b c d e f g h", "x"}, "two": {"a b c d e f g h"}}) == {"a b c d e f g h": {"one", "two"}}


def test_materials_cover_everyone(shipped: Library) -> None:
    supplies = {supply.item: supply.count for supply in View(plan(shipped, Session(people=23))).supplies}

    assert supplies["Workbook"] == 25


def _texts(path: Path) -> Iterator[str]:
    """All the text values of a YAML file."""
    yield from _leaves(source.read(path, path.name, []))


def _leaves(node: object) -> Iterator[str]:
    if isinstance(node, Text):
        yield str(node)
    elif isinstance(node, dict):
        yield from (leaf for value in node.values() for leaf in _leaves(value))
    elif isinstance(node, list):
        yield from (leaf for value in node for leaf in _leaves(value))
