"""What becomes of what the gate says of a kit's deck: our bugs stop it, all else is told where it was written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders.brand.look import Look, own_look
from builders.gate.verdict import Unclean, verdict
from tests.decks import changed, good, instead, on
from tests.specimen import specimen
from tests.test_gate import BROKEN

DECK = specimen()
THEIRS = replace(own_look(), template=b"a company's")


def told(pptx: bytes, look: Look) -> list[str]:
    return [str(problem) for problem in verdict(pptx, DECK, look)]


def test_a_good_deck_has_nothing_to_tell() -> None:
    assert told(good(), own_look()) == []


@pytest.mark.parametrize("look", [own_look(), THEIRS], ids=["ours", "a company's"])
def test_a_slide_that_we_painted_wrongly_stops_the_build(look: Look) -> None:
    broken = changed(good(), BROKEN["two shapes with one id"][0])

    with pytest.raises(Unclean, match="the deck breaks 1 rules, such as shape-ids: slide 2: 2 shapes have the id 2"):
        told(broken, look)


def test_a_layout_that_a_company_brought_along_is_told_and_one_of_ours_stops_the_build() -> None:
    broken = changed(good(), BROKEN["a background without effects"][0])

    assert told(broken, THEIRS) == ["1-deck.pptx: layout “Question”: a background has no list of effects"]
    with pytest.raises(Unclean):
        told(broken, own_look())


def test_a_title_that_an_author_wrote_twice_is_told_at_its_line() -> None:
    twice = changed(good(), instead(on("statement"), "Tomasz packs tea. No label, no packing.", "Two right answers"))

    assert told(twice, own_look()) == [
        "modules/a.yaml:7:5: slide 7: its title “Two right answers” is that of slide 5 too; make them differ"
    ]
