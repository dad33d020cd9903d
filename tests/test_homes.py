"""No idea of the essays is lost: modules/README.md says where each one lives, and these tests hold it to that."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT
from workshop.library import Library
from workshop.model import Exercise, Module

README = (ROOT / "modules" / "README.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([^|]+?) \| ((?:00\d,? ?)+) \| ([^|]+?) \|$", README, re.MULTILINE)
HOMES = [(idea, home) for idea, _, homes in ROWS for home in re.findall(r"`([^`]+)`", homes)]
IDEAS = 31  # those that were found in the five essays


def test_each_idea_stands_in_the_table_once() -> None:
    assert len({idea for idea, _, _ in ROWS}) == len(ROWS) == IDEAS


def test_each_idea_has_a_home() -> None:
    assert {idea for idea, _, _ in ROWS} == {idea for idea, _ in HOMES}


@pytest.mark.parametrize("home", sorted({home for _, home in HOMES}))
def test_a_home_is_a_module_or_an_exercise_or_a_part_of_one(shipped: Library, home: str) -> None:
    id, _, part = home.partition("/")

    assert id in {*shipped.modules, *shipped.exercises}
    assert not part or part in _parts(_item(shipped, id))


@pytest.mark.parametrize(("idea", "essays", "homes"), ROWS, ids=[idea for idea, _, _ in ROWS])
def test_a_home_names_the_essays_that_its_idea_is_from(shipped: Library, idea: str, essays: str, homes: str) -> None:
    items = [_item(shipped, home.partition("/")[0]) for home in re.findall(r"`([^`]+)`", homes)]
    cited = {source.name for item in items for source in item.sources.values()}

    assert [essay for essay in essays.split(", ") if not any(essay in name for name in cited)] == []


def _item(library: Library, id: str) -> Module | Exercise:
    return {**library.modules, **library.exercises}[id]


def _parts(item: Module | Exercise) -> set[str]:
    """What may stand after the stroke: the blocks and job aids of a module, the cases and pages of an exercise."""
    if isinstance(item, Module):
        return {*item.blocks, *item.job_aids}
    return {*item.scenarios, *item.pages}
