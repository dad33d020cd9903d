"""Suggestions: a slip of one letter is recognised, and nothing silly is suggested."""

from __future__ import annotations

import random
import string
from collections.abc import Iterator
from typing import Literal, get_args, get_origin

import pytest

from tests.conftest import ROOT
from workshop import model
from workshop.errors import ContentError, Problem, closest, did_you_mean, quoted, slips
from workshop.library import load
from workshop.shelves import FOLDERS
from workshop.text import Place

MODELS = [one for one in vars(model).values() if isinstance(one, type) and issubclass(one, model.Part)]
REAL = load(ROOT)
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


def names_known_together() -> list[list[str]]:
    """Every list of names of which an author writes one: keys of a part, words of a choice, ids of a shelf."""
    fields = [field for one in MODELS for field in one.model_fields.values()]
    choices = [
        list(map(str, get_args(field.annotation))) for field in fields if get_origin(field.annotation) is Literal
    ]
    shelves = [list(getattr(REAL, kind)) for kind in FOLDERS]
    within = [
        list(getattr(one, part)) for one in REAL.modules.values() for part in ("objectives", "blocks", "job_aids")
    ]
    return [names for names in ([list(one.model_fields) for one in MODELS] + choices + shelves + within) if names]


def one_letter_slips(count: int) -> Iterator[tuple[str, str, list[str]]]:
    """Slips of one letter, each with the name that was meant and all the names that are known there."""
    rng, lists = random.Random(SEED), names_known_together()
    while count:
        known = rng.choice(lists)
        name = rng.choice(known)
        if len(name) > 2 and (typed := slipped(rng, name)) not in known:
            count -= 1
            yield typed, name, known


def test_two_hundred_slips_of_one_letter_are_all_recognised() -> None:
    slips_made = list(one_letter_slips(200))
    assert [(typed, name) for typed, name, known in slips_made if name not in closest(typed, known)] == []


def test_nearly_all_of_them_have_a_single_suggestion() -> None:
    """Names such as min, max and mix are so alike that one letter leads to two of them: both are named then."""
    several = [typed for typed, name, known in one_letter_slips(200) if closest(typed, known) != [name]]
    assert len(several) <= 5


def test_problems_come_in_the_order_of_the_file_and_once_each() -> None:
    second, first = Problem(Place("a", 2, 1), "two"), Problem(Place("a", 1, 9), "one")
    error = ContentError([second, first, second])
    assert error.problems == (first, second)
    assert str(error) == "a:1:9: one\na:2:1: two"
