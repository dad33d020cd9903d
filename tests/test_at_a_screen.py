"""Every exercise can be done where some or all sit at a screen, and nobody there is left alone."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from workshop.library import Library

EXERCISES = sorted(path.stem for path in (ROOT / "exercises").glob("*.yaml"))
MOST_WORDS = 45


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_says_shortly_how_it_is_done_at_a_screen(shipped: Library, name: str) -> None:
    for way in (shipped.exercises[name].virtual, shipped.exercises[name].hybrid):
        assert way is not None
        assert len(way.how.split()) <= MOST_WORDS
        assert 20 <= way.slower <= 30


@pytest.mark.parametrize("name", EXERCISES)
def test_everyone_at_a_screen_has_a_named_buddy_in_the_room(shipped: Library, name: str) -> None:
    way = shipped.exercises[name].hybrid

    assert way is not None
    assert "named room buddy" in way.how


@pytest.mark.parametrize("name", EXERCISES)
def test_nothing_needs_a_walk_where_some_sit_at_a_screen(shipped: Library, name: str) -> None:
    way = shipped.exercises[name].hybrid

    assert way is not None
    assert not {"stand", "corner", "corridor", "floor", "wall"} & set(way.how.lower().replace(",", " ").split())
    assert way.how.count("walk") == way.how.count("Nobody walks")
