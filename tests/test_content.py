"""What ships is tested like code: the words people read, the times, and what makes an exercise safe."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from builders.view import View
from tests.conftest import ROOT
from tests.reading import grade
from workshop import source
from workshop.library import Library
from workshop.model import Exercise, Item, Page, Pages, Session, Slides
from workshop.plan import plan
from workshop.text import Text

EXERCISES = sorted(path.stem for path in (ROOT / "exercises").glob("*.yaml"))
MODULES = sorted(path.stem for path in (ROOT / "modules").glob("*.yaml"))
FILES = sorted([*(ROOT / "modules").rglob("*.yaml"), *(ROOT / "exercises").glob("*.yaml")])
HARDEST = 6.0  # reading grade of what participants read
MOST_WORDS = 60  # on a page of the workbook


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_is_plain_to_read(shipped: Library, name: str) -> None:
    found = grade(_read_by_participants(shipped.exercises[name]))
    print(f"{name}: reading grade {found:.1f}")

    assert found <= HARDEST


@pytest.mark.parametrize("name", MODULES)
def test_a_module_is_plain_to_read(shipped: Library, name: str) -> None:
    module = shipped.modules[name]
    goals = [objective.i_can for objective in module.objectives.values()]
    aids = [card.line for aid in module.job_aids.values() for card in aid.items.values()]
    slides = [text for block in module.blocks.values() for text in _on_slides(block.slides)]
    found = grade([module.promise, module.big_idea, *module.key_messages.values(), *goals, *aids, *slides])
    print(f"{name}: reading grade {found:.1f}")

    assert found <= HARDEST


def test_a_hard_text_is_found_to_be_hard() -> None:
    hard = "Organisational stakeholders must operationalise interdepartmental accountability methodologies."

    assert grade([hard]) > HARDEST
    assert grade(["Ask one person what they need."]) < HARDEST


def test_a_page_has_at_most_sixty_words(shipped: Library) -> None:
    counts = {f"{owner}/{id}": len(" ".join(_on_page(page, task)).split()) for owner, id, page, task in _pages(shipped)}

    assert {name: count for name, count in counts.items() if count > MOST_WORDS} == {}


def test_every_page_that_is_written_on_says_who_will_see_it(shipped: Library) -> None:
    written_on = [(id, page) for _, id, page, _ in _pages(shipped) if any(map(_is_written_on, page.items.values()))]
    silent = [id for id, page in written_on if page.privacy is None]

    assert silent == []


def test_a_page_of_the_workbook_tells_no_minutes_and_no_clock(shipped: Library) -> None:
    for owner, id, page, task in _pages(shipped):
        assert not re.search(r"\b\d+ ?min|\d\d:\d\d|minutes?\b", " ".join(_on_page(page, task))), (owner, id)


@pytest.mark.parametrize("name", EXERCISES)
def test_a_debrief_takes_its_share(shipped: Library, name: str) -> None:
    times = shipped.exercises[name].time
    shares = [debrief / whole for debrief, whole in zip(times.debrief, times.whole, strict=True)]

    assert min(shares) >= 0.3


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_is_complete(shipped: Library, name: str) -> None:
    exercise = shipped.exercises[name]
    questions = [getattr(exercise.debrief, step) for step in ("happened", "noticed", "so_what", "now_what")]

    assert exercise.demonstration is not None
    assert all(question.good and question.awkward and question.reply for question in questions)
    assert len(exercise.watch_for) >= 3
    assert exercise.materials
    assert exercise.sources
    assert any(step.demonstrate for step in [*exercise.run.setup.values(), *exercise.run.do.values()])


@pytest.mark.parametrize("name", EXERCISES)
def test_nobody_reads_aloud_or_writes_in_public(shipped: Library, name: str) -> None:
    exposure = shipped.exercises[name].exposure

    assert (exposure.reads_aloud, exposure.writes_in_public) == ("nobody", "nobody")


def test_what_opens_a_day_asks_for_no_courage(shipped: Library) -> None:
    for agenda in shipped.agendas.values():
        blocks = [shipped.block(entry.block) for entry in agenda.slots.values() if entry.block]
        first = next(block.exercise for block in blocks if block.exercise)
        assert shipped.exercises[first].exposure.level == 1


def test_every_objective_is_practised_and_tested(shipped: Library) -> None:
    practised = {ref for exercise in shipped.exercises.values() for ref in exercise.objectives}
    for id, module in shipped.modules.items():
        tested = {check.objective for check in module.checks.values()}
        assert set(module.objectives) <= tested, id
        assert {f"{id}/{name}" for name in module.objectives} <= practised, id


def test_objectives_name_something_that_can_be_seen(shipped: Library) -> None:
    banned = {"understand", "know", "appreciate", "learn"}
    verbs = {objective.verb.lower() for module in shipped.modules.values() for objective in module.objectives.values()}

    assert verbs & banned == set()


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
    seen: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for path in FILES:
        for text in _texts(path):
            words = re.findall(r"[\w’]+", text.lower())
            for start in range(len(words) - 7):
                seen[tuple(words[start : start + 8])].add(path.stem)

    assert {" ".join(run): files for run, files in seen.items() if len(files) > 1} == {}


def test_the_half_day_practises_more_than_it_talks(shipped: Library) -> None:
    timed = plan(shipped, Session())
    working = timed.minutes - sum(slot.minutes for slot in timed.slots if slot.kind == "break")
    practised = sum(slot.phases.do + slot.phases.debrief for slot in timed.activities if slot.phases)

    assert practised / working >= 0.6


def test_the_half_day_asks_for_a_recall_after_each_break(shipped: Library) -> None:
    slots = plan(shipped, Session()).slots
    after = [later for slot, later in pairwise(slots) if slot.kind == "break"]

    assert len(after) == 2
    assert all(slot.recall for slot in after)


def test_materials_cover_everyone(shipped: Library) -> None:
    supplies = {supply.item: supply.count for supply in View(plan(shipped, Session(people=23))).supplies}

    assert supplies["Workbook"] == 25


def _pages(library: Library) -> Iterator[tuple[str, str, Page, list[str]]]:
    """Every page of the workbook with its owner, its id, and the task that is printed on it."""
    for name, exercise in library.exercises.items():
        for id, page in exercise.pages.items():
            yield name, id, page, list(exercise.task.values()) if page.task == "shown" else []
    owners: dict[str, Pages] = {name: block.pages for name, block in library.blocks.items()}
    for name, pages in owners.items():
        for id, page in pages.items():
            yield name, id, page, []


def _on_page(page: Page, task: list[str]) -> list[str]:
    return [page.title, *task, *(text for item in page.items.values() for text in _on_item(item))]


def _on_item(item: Item) -> Iterator[str]:
    yield from (text for text in (item.text, item.write, item.starter, item.label) if text)
    yield from (item.ticks or {}).values()
    if item.table:
        yield from item.table.columns.values()


def _is_written_on(item: Item) -> bool:
    return bool(item.write or item.ticks or item.draw or item.table or item.when_then)


def _on_slides(slides: Slides) -> Iterator[str]:
    for slide in slides.values():
        yield from (text for text in (slide.title, slide.text) if text)
        yield from (card.line for card in (slide.left, slide.right) if card)
        yield from (slide.points or {}).values()


def _read_by_participants(exercise: Exercise) -> list[str]:
    pages = [text for page in exercise.pages.values() for text in _on_page(page, [])]
    cases = [text for case in exercise.scenarios.values() for text in (case.text, case.ask) if text]
    return [*exercise.task.values(), exercise.leave_with, *cases, *_on_slides(exercise.slides), *pages]


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
