"""Who is with whom: right sizes, everyone once, departments spread or together, and stable."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from workshop.grouping import grouping, said
from workshop.groups import groups
from workshop.library import load
from workshop.model import Session
from workshop.plan import Plan, Slot, plan

SHIPPED = load(ROOT)
PLAN = plan(SHIPPED, Session())
NAMES = {"finance": "Finance", "sales": "Sales", "warehouse": "Warehouse"}
counts = st.fixed_dictionaries({name: st.integers(0, 15) for name in NAMES})
sizes = st.integers(2, 6)


def arranged(people: int, counted: dict[str, int], size: int, mix: str, seed: int = 1) -> tuple[tuple[str, ...], ...]:
    """The groups of an activity in groups of about `size`."""
    session = Session(people=people, departments={name: count or None for name, count in counted.items()}, seed=seed)
    return grouping(with_session(session), activity(size, mix))


def with_session(session: Session) -> Plan:
    return replace(PLAN, session=session)


def activity(size: int, mix: str, number: int = 0) -> Slot:
    slot = PLAN.activities[number]
    assert slot.exercise is not None
    people = slot.exercise.people.model_copy(update={"group": size, "mix": mix})
    return replace(slot, exercise=slot.exercise.model_copy(update={"people": people}))


def department(person: str) -> str:
    return person.rpartition(" ")[0]


@given(st.integers(4, 60), counts, sizes, st.sampled_from(["any", "same", "mixed"]))
def test_groups_have_the_sizes_that_are_printed(people: int, counted: dict[str, int], size: int, mix: str) -> None:
    assert [len(group) for group in arranged(people, counted, size, mix)] == list(groups(people, size))


@given(st.integers(4, 60), counts, sizes, st.sampled_from(["any", "same", "mixed"]))
def test_everyone_is_in_one_group(people: int, counted: dict[str, int], size: int, mix: str) -> None:
    everyone = [person for group in arranged(people, counted, size, mix) for person in group]
    assert len(everyone) == len(set(everyone)) == people


@given(st.integers(4, 60), counts, sizes)
def test_a_department_is_spread_as_evenly_as_can_be(people: int, counted: dict[str, int], size: int) -> None:
    made = arranged(people, counted, size, "mixed")
    for name in NAMES.values():
        there = [sum(department(person) == name for person in group) for group in made]
        assert max(there) <= -(-sum(there) // len(made))


def test_departments_that_fill_their_groups_stay_together() -> None:
    made = arranged(12, {"finance": 6, "sales": 3, "warehouse": 3}, 3, "same")
    assert [len({department(person) for person in group}) for group in made] == [1, 1, 1, 1]


def test_people_are_called_by_department_and_number() -> None:
    made = arranged(6, {"finance": 2, "sales": 3}, 3, "mixed")
    assert sorted(person for group in made for person in group) == [
        "Finance 1", "Finance 2", "Guest 1", "Sales 1", "Sales 2", "Sales 3",
    ]  # fmt: skip


def test_people_of_no_department_are_guests() -> None:
    made = arranged(4, {}, 2, "any")
    assert sorted(person for group in made for person in group) == ["Person 1", "Person 2", "Person 3", "Person 4"]


def test_groups_come_out_the_same_again_and_another_seed_deals_others() -> None:
    again = [arranged(24, {"finance": 10, "sales": 14}, 4, "any", seed=seed) for seed in (1, 1, 2)]
    assert again[0] == again[1] != again[2]


def test_a_change_elsewhere_in_the_plan_leaves_groups_as_they_are() -> None:
    shorter = plan(SHIPPED, Session(minutes=150))
    slots = [next(slot for slot in one.slots if slot.id == "five-steps") for one in (PLAN, shorter)]
    assert grouping(PLAN, slots[0]) == grouping(shorter, slots[1])


def test_two_activities_do_not_have_the_same_groups() -> None:
    made = [grouping(with_session(Session(people=24)), activity(4, "any", number)) for number in (0, 1)]
    assert made[0] != made[1]


def test_a_group_is_told_with_each_department_named_once() -> None:
    assert said(("Sales 6", "Warehouse 1", "Sales 3")) == "Sales 3, 6 + Warehouse 1"


def test_people_whom_nobody_counted_are_numbers_alone() -> None:
    assert said(("7", "Sales 3", "2")) == "2, 7 + Sales 3"
