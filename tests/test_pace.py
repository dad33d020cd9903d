"""The minutes of scripted steps fit the minutes that a plan has for them."""

from __future__ import annotations

import pytest

from builders.pace import paced
from builders.view import View
from tests.conftest import ROOT
from workshop.clock import Minutes
from workshop.kit import compose
from workshop.library import load
from workshop.model import Session, Step
from workshop.plan import Plan, plan

SHIPPED = load(ROOT)


def planned(**asked: object) -> Plan:
    return plan(SHIPPED, Session.model_validate(asked))


def steps(*minutes: int) -> list[Step]:
    """A step for each number; one of 0 has no minutes."""
    return [Step.model_validate({"do": "Wait.", **({"minutes": Minutes(one)} if one else {})}) for one in minutes]


def told(given: tuple[Step, ...]) -> list[int]:
    return [step.minutes or 0 for step in given]


def test_with_the_usual_minutes_steps_stay_as_they_were_written() -> None:
    assert told(paced(steps(4, 0, 6), 10, usual=10)) == [4, 0, 6]


def test_with_more_minutes_steps_keep_their_proportions() -> None:
    assert told(paced(steps(1, 0, 3), 8, usual=4)) == [2, 0, 6]


def test_with_fewer_minutes_each_step_has_at_least_one() -> None:
    assert told(paced(steps(1, 1, 8), 5, usual=10)) == [1, 1, 3]


def test_where_there_are_more_steps_than_minutes_the_shortest_are_done_in_passing() -> None:
    assert told(paced(steps(2, 1, 2, 1), 3, usual=6)) == [1, 1, 1, 0]


def test_what_was_not_scripted_stays_free() -> None:
    assert told(paced(steps(2, 4), 5, usual=10)) == [1, 2]


@pytest.mark.parametrize(
    "asked",
    [{}, {"minutes": "150", "people": "24"}, {"agenda": "taster"}, {"agenda": "toolbox-talks"}, {"mode": "hybrid"}],
    ids=["usual", "squeezed", "taster", "talks", "hybrid"],
)
def test_the_work_of_every_activity_adds_up(asked: dict[str, str]) -> None:
    view = View(planned(**asked))

    for slot in view.plan.activities:
        assert slot.phases is not None
        worked = [step.minutes or 0 for scene in view.scenes_of(slot) for step in scene.work]
        assert sum(worked) == slot.phases.do, slot.id


def test_no_block_has_more_scripted_than_it_lasts() -> None:
    view = View(planned(minutes="150", people="24"))

    for slot, scenes in view.chapters:
        assert sum(step.minutes or 0 for scene in scenes for step in scene.setup) <= slot.minutes, slot.id


def test_the_guide_and_the_cue_cards_tell_the_same_minutes() -> None:
    trees = compose(View(planned(minutes="150")), "standard", "none")
    notes = ["".join(note.itertext()).strip() for note in trees["deck"].iter("note")]
    guide = [" ".join("".join(line.itertext()).split()) for cue in trees["guide"].iter("cue") for line in cue.iter("p")]
    timed = [note for note in notes if note.endswith(" min)")]

    assert len(timed) > 25
    assert [note for note in timed if " ".join(note.split()) not in guide] == []
