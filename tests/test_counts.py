"""What the finished files say of how many, for every number of people, held against sums made here.

The sums begin at the exercises as they are written, and know nothing of how the kit counts. Only what states a
number is typeset; the guide is a stand-in of so many pages.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any
from unittest.mock import patch

import pytest

from builders.brand.look import own_look
from builders.compose import Composer
from builders.press import places
from builders.references import fill
from builders.typeset import Printed, typeset
from builders.view import DETAIL, View
from tests.conftest import ROOT
from tests.programs import needed
from workshop.cards import PLAIN, CardStyle, sheets
from workshop.library import load
from workshop.model import Exercise, Session
from workshop.plan import plan
from workshop.printing import counted
from workshop.text import Id

LIBRARY = load(ROOT)
EVERYBODY = range(4, 61)
STYLES = (CardStyle(8), CardStyle(backs=True), CardStyle(8, backs=True))
TYPESET = ("workbook", "run-sheet", "cards", "print-order")  # in the order in which they name one another
GUIDE = 25  # pages of the stand-in; odd, so that a sheet is half empty
FACE = re.compile(r"(A\d) set (\d+) of (\d+)\s+card (\d+) of (\d+)")
ROW = re.compile(r"\d-([a-z-]+)\.pdf (\d+) (\d+) (both|one) (\d+) (\d+)")
Said = dict[str, Any]  # what is counted, and how many


# --- sums, from the exercises as they are written -----------------------------------------------------------------


@dataclass(frozen=True)
class Fact:
    """What an exercise asks for: groups of how many, cards for whom, and workbooks to spare."""

    code: str
    title: str
    group: int
    per: str
    cards: int
    spare: int


@cache
def facts() -> tuple[Fact, ...]:
    """The activities of the half day, in order."""
    refs = [slot.block for slot in LIBRARY.agendas["half-day"].slots.values() if slot.block]
    played = [LIBRARY.block(ref).exercise for ref in refs]
    ids = [id for id in played if id]
    return tuple(_fact(f"A{number}", LIBRARY.exercises[id]) for number, id in enumerate(ids, start=1))


def _fact(code: str, exercise: Exercise) -> Fact:
    per, faces = (exercise.cards.per, exercise.cards.faces) if exercise.cards else ("nobody", {})
    spare = exercise.materials[Id("workbook")].spare
    return Fact(code, str(exercise.title), exercise.people.group, per, len(faces), spare)


def counted_off(people: int, size: int) -> list[int]:
    """People count off, one, two, three, and go to the group of their number: nobody is left over.

    There are as many groups as are full, or one more where any would have two too many.
    """
    full = max(1, people // size)
    groups = [0] * (full + 1 if -(-people // full) > size + 1 else full)
    for person in range(people):
        groups[person % len(groups)] += 1
    return groups


def sets(fact: Fact, people: int) -> int:
    return {"group": len(counted_off(people, fact.group)), "table": len(counted_off(people, 5)), "nobody": 0}[fact.per]


def expected(people: int, style: CardStyle, workbook: int) -> Said:
    """All numbers that the finished files should say; only how many pages a workbook has is not known here."""
    with_cards = [fact for fact in facts() if fact.cards]
    faces = [
        (fact.code, set, sets(fact, people), card, fact.cards)
        for fact in with_cards
        for set in range(1, sets(fact, people) + 1)
        for card in range(1, fact.cards + 1)
    ]
    cut, sides = -(-len(faces) // style.up), 2 if style.backs else 1
    pages = cut * sides + len(with_cards) * sides - (sides - 1)  # the back of the last table sheet is no page
    copies, leading = people + facts()[0].spare, 1 if people <= 24 else 2
    each = {"workbook": -(-workbook // 2), "guide": -(-GUIDE // 2), "cards": cut + len(with_cards)}
    plain = copies * each["workbook"] + leading * (each["guide"] + 1)
    times = [sets(fact, people) for fact in with_cards]
    return {
        "faces": sorted(faces),
        "pages of cards": pages,
        "table sheets": {fact.code: sets(fact, people) for fact in with_cards},
        "orders": {
            "participant-workbook": (copies, workbook, "both", each["workbook"], copies * each["workbook"]),
            "facilitator-guide": (leading, GUIDE, "both", each["guide"], leading * each["guide"]),
            "run-sheet": (leading, 2, "both", 1, leading),
            "cards": (1, pages, "both" if style.backs else "one", each["cards"], each["cards"]),
        },
        "paper": (plain, each["cards"]),
        "sides": copies * workbook + leading * (GUIDE + 2) + pages,
        "workbooks": (people, copies - people),
        "to cut": cut,
        "instead of cutting": [(time, cut * sides + 1 + number * sides) for number, time in enumerate(times)],
        "sets": {fact.title: (sets(fact, people), fact.cards) for fact in with_cards},
        "groups": groups_in_words(people),
        "sets needed": {fact.code: sets(fact, people) for fact in with_cards},
        "in hand": [f"{time} {'set' if time == 1 else 'sets'} of cards" for time in times],
    }


def groups_in_words(people: int) -> str:
    """For each size of group, from pairs on: such as `4 of 3 and 1 of 4 report 5 min`; pairs have nothing to report."""
    told = []
    for size in sorted({fact.group for fact in facts() if fact.group > 1}):
        groups = counted_off(people, size)
        told.append(" and ".join(f"{count} of {each}" for each, count in sorted(Counter(groups).items())))
        told += [f"report {len(groups)} min"] if size > 2 else []
    return " ".join(told)


# --- the finished files -------------------------------------------------------------------------------------------


def lay_out(people: int, style: CardStyle = PLAIN) -> dict[str, Printed]:
    """The documents that state numbers, each with those of the documents before it."""
    view = View(plan(LIBRARY, Session(people=people)), style)
    values = {"plan": view.plan, "view": view, "detail": DETAIL["standard"], "thumbnails": "none"}
    printed = {"guide": Printed(b"", {}, {}, GUIDE)}
    for name in TYPESET:
        tree = Composer({}).compose(f"{name}.xml", **values)
        pages = counted(view.jobs, {name: one.pages for name, one in printed.items()})
        fill(tree, {f"deck:{id}": number for id, number in view.numbers.items()} | places(printed) | pages)
        printed[name] = typeset(tree, name, own_look())
    return printed


def leaves(printed: Printed) -> list[str]:
    """The text of each page of a finished file, as poppler reads it."""
    command = [needed("pdftotext"), "-raw", "-", "-"]
    text = subprocess.run(command, input=printed.pdf, check=True, capture_output=True).stdout.decode()
    return [" ".join(leaf.split()) for leaf in text.split("\f")[:-1]]


def said(printed: dict[str, Printed], people: int) -> Said:
    """All numbers that the finished files say."""
    cards, order = leaves(printed["cards"]), " ".join(leaves(printed["print-order"]))
    front, back = leaves(printed["run-sheet"])
    row = re.findall(rf" {people} (\d+ of [^:]+) ((?:A\d: \d+(?:, )?)+)", back.partition("Sets of cards")[2])[0]
    whole = re.findall(r"(A\d) \D+Table sheet: .*?Print this page (once|\d+ times)", " ".join(cards))
    return {
        "faces": sorted((code, *map(int, rest)) for code, *rest in FACE.findall(" ".join(cards))),
        "pages of cards": len(cards),
        "table sheets": {code: 1 if times == "once" else int(times.split()[0]) for code, times in whole},
        "orders": {name: (int(a), int(b), s, int(c), int(d)) for name, a, b, s, c, d in ROW.findall(order)},
        "paper": _numbers(r"In all that is (\d+) sheets of plain paper and (\d+) of card", order),
        "sides": _numbers(r"if the shop counts them: (\d+)\.", order)[0],
        "workbooks": _numbers(r"Workbooks: (\d+) people and (\d+) to spare", order),
        "to cut": _numbers(r"Please cut the first (\d+) ", order)[0],
        "instead of cutting": [(int(a), int(b)) for a, b in re.findall(r"(\d+) × page (\d+)", order)],
        "sets": {
            fact.title: _numbers(rf"{fact.title} \((\d+) sets? of (\d+)\)", order) for fact in facts() if fact.cards
        },
        "groups": row[0],
        "sets needed": {code: int(count) for code, count in re.findall(r"(A\d): (\d+)", row[1])},
        "in hand": re.findall(r"\d+ sets? of cards", front),
    }


def _numbers(pattern: str, text: str) -> tuple[int, ...]:
    found = re.search(pattern, text)
    assert found, f"{pattern} is nowhere"
    return tuple(map(int, found.groups()))


# --- the two held against each other ------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("people", EVERYBODY)
def test_the_finished_files_say_the_right_numbers_for_every_number_of_people(people: int) -> None:
    printed = lay_out(people)

    assert said(printed, people) == expected(people, PLAIN, len(leaves(printed["workbook"])))


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("people", [4, 11, 23, 60])
def test_so_they_do_with_eight_cards_on_a_sheet_and_with_backs(people: int, style: CardStyle) -> None:
    printed = lay_out(people, style)

    assert said(printed, people) == expected(people, style, len(leaves(printed["workbook"])))


def test_the_numbers_for_eleven_people() -> None:
    """The sums themselves, done by hand: 2 tables, 3 threes, 5 pairs, so 10 + 18 + 20 cards on 12 sheets."""
    known = expected(11, PLAIN, 16)

    assert known["sets needed"] == {"A4": 2, "A5": 3, "A6": 5}
    assert known["groups"] == "4 of 2 and 1 of 3 1 of 3 and 2 of 4 report 3 min 1 of 5 and 1 of 6 report 2 min"
    assert (len(known["faces"]), known["to cut"], known["pages of cards"]) == (48, 12, 15)
    assert known["workbooks"] == (11, 2)
    assert known["paper"] == (13 * 8 + 13 + 1, 15)
    assert known["sides"] == 13 * 16 + 25 + 2 + 15


@pytest.mark.parametrize(
    ("fault", "wrong", "seen"),
    [
        ("workshop.cards.shares", lambda per, people, group: 2, {"faces", "table sheets", "sets", "to cut"}),
        ("workshop.turnout.groups", lambda people, size: (people,), {"groups"}),
        ("workshop.printing.workbooks", lambda plan: 16, {"orders", "paper", "sides", "workbooks"}),
        ("workshop.printing.facilitators", lambda people: 3, {"orders", "paper", "sides"}),
        ("builders.view.sheets", lambda plan, style: sheets(plan, style)[:-1], {"faces", "to cut", "orders"}),
    ],
    ids=["sets", "groups", "workbooks", "facilitators", "sheets"],
)
def test_a_wrong_count_is_seen(fault: str, wrong: Callable[..., Any], seen: set[str]) -> None:
    with patch(fault, wrong):
        printed = lay_out(11)
        told = said(printed, 11)
    right = expected(11, PLAIN, len(leaves(printed["workbook"])))

    assert seen <= {name for name, number in told.items() if number != right[name]}
