"""Suggestions: a slip of one letter is recognised, and nothing silly is suggested."""

from __future__ import annotations

import random
import string
from collections.abc import Iterator

import pytest

from workshop import model
from workshop.errors import ContentError, Problem, closest, did_you_mean, quoted, slips
from workshop.text import Place

MODELS = [one for one in vars(model).values() if isinstance(one, type) and issubclass(one, model.Part)]
SEED = 20261122


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("title", "title", 0), ("titel", "title", 1), ("tile", "title", 1), ("tittle", "title", 1), ("tutle", "title", 1),
     ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3)],
)  # fmt: skip
def test_slips_are_counted_as_a_person_would(one: str, other: str, count: int) -> None:
    assert slips(one, other) == count


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("titel", "; did you mean 'title'?"),
        ("TITLE", "; did you mean 'title'?"),
        ("mx", "; did you mean 'max' or 'mix'?"),
        ("objective", "; did you mean 'objectives'?"),
        ("hand-out", "; did you mean 'hand_out'?"),
        ("zzz", "; known: hand_out, max, min, mix, objectives, title"),
    ],
)
def test_the_nearest_names_are_suggested(word: str, hint: str) -> None:
    assert did_you_mean(word, ["title", "max", "mix", "min", "objectives", "hand_out"]) == hint


def test_nothing_is_suggested_where_nothing_is_near_and_much_is_known() -> None:
    assert did_you_mean("zzz", [f"name-{number}" for number in range(13)]) == ""


def test_a_long_word_is_shown_short_and_on_one_line() -> None:
    assert quoted("a\nb") == "'a b'"
    assert quoted("x" * 100) == f"'{'x' * 57}...'"


def test_a_hostile_word_is_compared_quickly() -> None:
    assert closest("x" * 1_000_000, ["title", "y" * 64]) == []


def slipped(rng: random.Random, name: str) -> str:
    """The name with one letter missing, doubled, wrong or swapped with the next."""
    at = rng.randrange(len(name))
    return rng.choice([
        name[:at] + name[at + 1 :],
        name[:at] + name[at] + name[at:],
        name[:at] + rng.choice(string.ascii_lowercase) + name[at + 1 :],
        name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
    ])  # fmt: skip


def one_letter_slips(count: int) -> Iterator[tuple[str, str, list[str]]]:
    """Slips of keys, each with the name that was meant and all the names that are known there."""
    rng = random.Random(SEED)
    while count:
        known = list(rng.choice(MODELS).model_fields)
        name = rng.choice(known) if known else ""
        if len(name) > 2 and (typed := slipped(rng, name)) not in known:
            count -= 1
            yield typed, name, known


def test_two_hundred_one_letter_slips_of_keys_are_all_recognised() -> None:
    wrong = [(typed, name, closest(typed, known)) for typed, name, known in one_letter_slips(200)
             if name not in closest(typed, known)]  # fmt: skip
    assert wrong == []


def test_nearly_all_of_them_have_a_single_suggestion() -> None:
    """Only names such as min, max and mix are so alike that one letter leads to two of them: both are named then."""
    single = [closest(typed, known) == [name] for typed, name, known in one_letter_slips(200)]
    assert sum(single) >= 190


def test_problems_come_in_the_order_of_the_file_and_once_each() -> None:
    second, first = Problem(Place("a", 2, 1), "two"), Problem(Place("a", 1, 9), "one")
    error = ContentError([second, first, second])
    assert error.problems == (first, second)
    assert str(error) == "a:1:9: one\na:2:1: two"
