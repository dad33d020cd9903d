"""Everybody is in a group, no group is too small, and there is enough to bring."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Workshop
from workshop.groups import groups, said
from workshop.library import Library
from workshop.materials import Supply, supplies
from workshop.model import Session
from workshop.plan import plan

people = st.integers(1, 60)
sizes = st.integers(1, 12)


@given(people, sizes)
def test_everybody_is_in_one_group(count: int, size: int) -> None:
    assert sum(groups(count, size)) == count


@given(people, sizes)
def test_groups_differ_by_one_at_most(count: int, size: int) -> None:
    found = groups(count, size)
    assert max(found) - min(found) <= 1
    assert list(found) == sorted(found, reverse=True)


@given(people, sizes)
def test_a_group_has_as_many_as_asked_for_or_one_more_and_one_or_two_less_only_where_few_come(
    count: int, size: int
) -> None:
    sizes = groups(count, size)
    assert max(sizes) <= size + 1
    assert min(sizes) >= min(size, count) or len(sizes) == -(-count // size)


@pytest.mark.parametrize(
    ("people", "size", "told"),
    [(7, 4, (4, 3)), (9, 5, (5, 4)), (11, 6, (6, 5)), (14, 5, (5, 5, 4)), (16, 5, (6, 5, 5)), (7, 6, (7,))],
)
def test_few_people_make_a_group_more_before_one_is_too_large(people: int, size: int, told: tuple[int, ...]) -> None:
    assert groups(people, size) == told


def test_groups_are_said_in_words() -> None:
    assert groups(16, 3) == (4, 3, 3, 3, 3)
    assert said(groups(16, 3)) == "4 of 3 and 1 of 4"
    assert said(groups(16, 4)) == "4 of 4"
    assert said(groups(3, 4)) == "1 of 3"


def brought(library: Library, people: int) -> tuple[Supply, ...]:
    """What the exercises ask for; the sets of cards are counted in test_cards."""
    found = supplies(plan(library, Session(people=people)))
    return tuple(one for one in found if not one.cards)


def test_cups_are_counted_for_everybody_with_two_to_spare(library: Library) -> None:
    assert brought(library, 16) == (Supply("Cups", 18, "person", ("A1",)),)


def change(tiny: Workshop, material: str) -> Library:
    return tiny.change("x01-brew", "cups: {item: Cups, per: person, spare: 2}", material).read()


def test_groups_tables_and_the_room_share(tiny: Workshop) -> None:
    library = change(tiny, "a: {item: A, per: group}\n  b: {item: B, per: table, count: 2}\n  c: {item: C, per: room}")
    assert [(one.item, one.count) for one in brought(library, 16)] == [("A", 8), ("B", 6), ("C", 1)]


def twice(tiny: Workshop, used_up: str) -> Library:
    """The exercise done twice in a row, with ten minutes of break."""
    tiny.change("half-day", "  break:", "  again: {block: m01-tea/brew, minutes: 15}\n  break:")
    tiny.change("half-day", "minutes: 45", "minutes: 60")
    return change(tiny, f"cups: {{item: Cups, per: person, used_up: {used_up}}}")


def test_what_is_used_again_counts_once(tiny: Workshop) -> None:
    assert brought(twice(tiny, "no"), 16) == (Supply("Cups", 16, "person", ("A1", "A2")),)


def test_what_is_used_up_counts_every_time(tiny: Workshop) -> None:
    assert brought(twice(tiny, "yes"), 16) == (Supply("Cups", 32, "person", ("A1", "A2")),)
