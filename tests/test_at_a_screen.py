"""Every exercise can be done where some or all sit at a screen, and nobody there is left alone."""

from __future__ import annotations

import pytest

from builders.facts import facts
from builders.view import View
from tests.conftest import ROOT
from workshop.kit import compose
from workshop.library import Library, load
from workshop.model import Block, Mode, Session
from workshop.plan import plan

EXERCISES = sorted(path.stem for path in (ROOT / "exercises").glob("*.yaml"))
MOST_WORDS = 45
SHIPPED = load(ROOT)
TALKS: dict[str, Block] = dict(SHIPPED.blocks) | {
    f"{module}/{name}": block
    for module, own in SHIPPED.modules.items()
    for name, block in own.blocks.items()
    if block.exercise is None
}
MODES = [("virtual-day", "virtual", "Online"), ("half-day", "hybrid", "Screens")]


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


@pytest.mark.parametrize("name", sorted(TALKS))
def test_a_block_without_an_exercise_says_so_too(name: str) -> None:
    for way in (TALKS[name].virtual, TALKS[name].hybrid):
        assert way is not None
        assert len(way.split()) <= MOST_WORDS


@pytest.mark.parametrize(("agenda", "mode", "word"), MODES)
def test_it_stands_first_on_the_cue_cards_of_every_block(agenda: str, mode: Mode, word: str) -> None:
    view = View(plan(SHIPPED, Session(agenda=agenda, mode=mode)))
    deck = compose(view, "standard", "none")["deck"]
    firsts = [
        [(note.attrib["kind"], note.attrib["word"]) for note in slide.iter("note")][1]
        for slide in deck.iter("slide")
        if any(note.attrib["kind"] == "way" for note in slide.iter("note"))
    ]

    assert firsts == [("way", word)] * len(view.plan.blocks)


def test_in_a_room_no_cue_card_speaks_of_screens() -> None:
    deck = compose(View(plan(SHIPPED, Session())), "standard", "none")["deck"]

    assert [note for note in deck.iter("note") if note.attrib["kind"] == "way"] == []


def test_every_cover_says_how_people_meet_where_it_is_not_in_a_room() -> None:
    assert facts(Session()) == ()
    assert facts(Session(mode="virtual")) == (("How", "All at screens"),)
    assert facts(Session(mode="hybrid")) == (("How", "Some in the room, some at screens"),)


def test_where_some_sit_at_screens_no_mixed_groups_are_read_out() -> None:
    asked = {"mode": "hybrid", "people": "12", "departments": {"finance": "6", "warehouse": "6"}}
    guide = compose(View(plan(SHIPPED, Session.model_validate(asked))), "standard", "none")["guide"]
    (groups,) = [part for part in guide.iter("opening") if part.attrib["id"] == "groups"]
    said = " ".join("".join(groups.itertext()).split())

    assert "Groups are all in the room or all at screens." in said
    assert "A2 My customer map in groups of 2, with different departments in each" in said
    assert "Warehouse 1" not in said


def test_what_is_only_sent_as_a_file_is_not_filled_up_with_pages_for_notes() -> None:
    assert View(plan(SHIPPED, Session(agenda="virtual-day", mode="virtual"))).makeup.notes == 1
