"""The instruments that ship, and their model: what is refused, that all leads somewhere, and that no key is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from tests.conftest import ROOT, Workshop, told
from workshop.check import check_content
from workshop.cli import cli
from workshop.content import Content
from workshop.library import Library, load
from workshop.model import FORM_ITEMS, Instrument
from workshop.schema import schema
from workshop.teaching import advice_on
from workshop.teaching.grade import grade
from workshop.teaching.readers import seen
from workshop.text import Id

ALL = sorted(path.stem for path in (ROOT / "modules" / "instruments").glob("*.yaml"))
TESTS = ("level-2-a", "level-2-b")
FOLLOWED_UP = [2, 7, 14, 30, 60, 90]

each = pytest.mark.parametrize("name", ALL)
both = pytest.mark.parametrize("name", TESTS)

FORM = """\
title: Tea
purpose: The team fills it in on Fridays.
audience: participants
minutes: 3
privacy: {seen_by: The team., kept: A week., deleted: By all.}
scales:
  often: {points: {never: never, always: always}}
sections:
  one:
    title: One
    scale: often
    items:
      warm: {rate: The tea is warm}
      asked: {choose: {ask: Who asked?, among: departments, many: true}}
      case:
        case:
          objective: m01-tea/ask
          ask: Kofi wants tea. What first?
          options: {pour: Pour, ask: Ask}
          key: ask
          why: Only Kofi knows how he takes it.
      sort:
        order: {objective: m01-tea/ask, ask: Sort., options: {c: Drink, a: Ask, b: Pour}, key: [a, b, c], why: So.}
"""


@pytest.fixture
def form(tiny: Workshop) -> Callable[..., list[str]]:
    """What is wrong with FORM in the tiny workshop, once `new` stands in the place of `old`."""

    def problems(old: str = "", new: str = "") -> list[str]:
        folder = tiny.root / "modules" / "instruments"
        folder.mkdir(exist_ok=True)
        (folder / "tea.yaml").write_bytes(FORM.replace(old, new, 1).encode())
        return tiny.problems()

    return problems


def test_a_form_with_a_scale_a_choice_a_case_and_an_order_is_accepted(form: Callable[..., list[str]]) -> None:
    assert form() == []


REFUSED = {
    "two things in one item": (
        "{rate: The tea is warm}", "{rate: The tea is warm, observe: It steams}",
        f"13:13: 'warm': an item of a form has exactly one of {', '.join(FORM_ITEMS)}",
    ),
    "a question with no room": (
        "{rate: The tea is warm}", "{write: How was it?}",
        "13:13: 'warm': say how many lines to write on, such as lines: 3",
    ),
    "an answer to no question": (
        "{rate: The tea is warm}", "{do: Pour it., answer: Milk.}",
        "13:13: 'warm': an answer or hints need a question; add  ask: ...",
    ),
    "a choice of nothing": (
        "among: departments, ", "",
        "14:23: 'choose': a choice has options, or says  among: departments",
    ),
    "a key that is no option": ("key: ask", "key: drink", "17:11: 'case': key is one of the options: pour, ask"),
    "a scale of one word": (
        "{never: never, always: always}", "{never: never}",
        "7:19: 'points' needs at least 2 of these, not 1",
    ),
    "a group of nobody": (
        "{seen_by", "{smallest_group: 0, seen_by",
        "5:27: 'smallest_group' must be 1 or more, not '0'",
    ),
    "no word on who sees it": ("{seen_by: The team., ", "{", "5:1: 'seen_by' is missing; add  seen_by: ..."),
    "a day that is far away": (
        "title: One\n", "title: One\n    day: 1000\n", "11:10: 'day' must be 365 or less, not '1000'",
    ),
    "no items": (FORM[FORM.index("      warm") :], "", "12:5: 'items' is empty; its keys go below it, indented"),
}  # fmt: skip


@pytest.mark.parametrize("slip", REFUSED)
def test_a_slip_in_a_form_is_told_with_line_column_and_cure(slip: str) -> None:
    old, new, what = REFUSED[slip]

    assert old in FORM
    assert told(FORM.replace(old, new, 1), "instruments") == [what]


BROKEN = {
    "a scale that is not there": (
        "scale: often", "scale: oftn", "11:12: there is no scale 'oftn'; did you mean 'often'?",
    ),
    "a rating on no scale": (
        "    scale: often\n", "",
        "12:20: nothing says on which scale this is rated; add  scale: ...  to the section",
    ),
    "an objective that is not there": (
        "objective: m01-tea/ask", "objective: m01-tea/aks",
        "17:22: module 'm01-tea' has no objective 'aks'; did you mean 'ask'?",
    ),
    "an order that leaves one out": (
        "[a, b, c]", "[a, b]", "23:97: key has each option once, in the right order: c, a, b",
    ),
    "a check that is not there": (
        "{rate: The tea is warm}", "{check: m01-tea/wram}", "13:21: module 'm01-tea' has no check 'wram'; known: one",
    ),
    "a list of an exercise that is not there": (
        "{rate: The tea is warm}", "{each_of: x02-brew/a/b}",
        "13:23: there is no exercise 'x02-brew'; did you mean 'x01-brew'?",
    ),
    "a page that has no list": (
        "{rate: The tea is warm}", "{each_of: x01-brew/who/who}",
        "13:23: exercise 'x01-brew' has no list 'who/who'; known: cup/ticks",
    ),
    "a reference that is no list": (
        "{rate: The tea is warm}", "{each_of: x01-brew}",
        "13:23: 'x01-brew' is no list; write  exercise/page/item  or  module/job-aid",
    ),
    "a hint at no module": (
        "{rate: The tea is warm}", "{ask: How?, hints: {a: {hear: Cold, modules: [m01-tee]}}}",
        "13:59: there is no module 'm01-tee'; did you mean 'm01-tea'?",
    ),
    "a section for what comes later": (
        "title: One\n", "title: One\n    per: asked\n",
        "11:10: there is no choice of many in a section before this one, 'asked'",
    ),
    "a form that is parallel to none": (
        "minutes: 3\n", "minutes: 3\nparallel: coffee\n", "5:11: there is no instrument 'coffee'; known: tea",
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", BROKEN)
def test_a_name_that_leads_nowhere_is_told_at_its_place(form: Callable[..., list[str]], slip: str) -> None:
    old, new, what = BROKEN[slip]

    assert old in FORM
    assert form(old, new) == [f"modules/instruments/tea.yaml:{what}"]


ITEMS = [
    ({"write": "How?", "lines": 3}, True),
    ({"write": "How?"}, False),
    ({"ask": "How?", "answer": "Hot."}, True),
    ({"do": "Pour.", "answer": "Hot."}, False),
    ({"do": "Pour.", "say": "Here."}, False),
    ({"lines": 3}, False),
    ({"choose": {"ask": "Which?", "among": "departments"}}, True),
    ({"choose": {"ask": "Which?", "options": {"a": "A", "b": "B"}}}, True),
    ({"choose": {"ask": "Which?", "options": {"a": "A"}}}, False),
    ({"choose": {"ask": "Which?"}}, False),
    ({"choose": {"ask": "Which?", "among": "departments", "options": {"a": "A", "b": "B"}}}, False),
]


@pytest.mark.parametrize(("item", "right"), ITEMS, ids=[str(item) for item, _ in ITEMS])
def test_an_editor_marks_what_the_model_refuses(item: dict[str, object], right: bool) -> None:
    parts = schema("instrument")["$defs"]
    judge = Draft202012Validator({**parts["FormItem"], "$defs": parts})
    text = FORM.replace("{rate: The tea is warm}", json.dumps(item))

    assert (judge.is_valid(item), told(text, "instruments") == []) == (right, right)


def test_an_item_whose_name_stands_in_another_section_is_told(form: Callable[..., list[str]]) -> None:
    two = "  two: {title: Two, items: {warm: {observe: It steams}}}\n"

    assert form("sections:\n", f"sections:\n{two}") == [
        "modules/instruments/tea.yaml:14:7: another section has an item 'warm' too; give this one another name"
    ]


def test_forms_that_test_different_things_are_not_parallel(tiny: Workshop, form: Callable[..., list[str]]) -> None:
    form()
    path = tiny.root / "modules" / "instruments" / "tea-b.yaml"
    path.write_bytes(FORM.replace("minutes: 3\n", "minutes: 3\nparallel: tea\n").split("      sort:")[0].encode())

    assert tiny.problems() == [
        "modules/instruments/tea-b.yaml:1:8: this form tests 1 times, and 'tea' 2 times; let them agree"
    ]


def test_an_organisation_changes_one_line_of_a_form_by_its_id(tmp_path: Path) -> None:
    over = tmp_path / "modules" / "instruments"
    over.mkdir(parents=True)
    (over / "level-1.yaml").write_bytes(b"sections: {day: {items: {change: {write: One wish?}}}}")
    form = load(Content(tmp_path, "", ROOT)).instruments["level-1"]

    assert form.sections[Id("day")].items[Id("change")].write == "One wish?"
    assert len(list(form.items)) == 7


# --- what ships ------------------------------------------------------------------------------------------------


def test_the_instruments_that_a_workshop_needs_ship() -> None:
    assert ALL == [
        "customer-presence", "follow-ups", "invitation", "leader-questions", "level-1", "level-2-a", "level-2-b",
        "level-3", "level-4", "manager-talks", "mystery-shop-card", "needs-questions", "pre-work", "service-promise",
        "service-pulse", "would-you-buy",
    ]  # fmt: skip


@each
def test_a_professional_has_nothing_against_an_instrument(shipped: Library, name: str) -> None:
    assert advice_on("instruments", shipped.instruments[name], shipped) == set()


@each
def test_an_instrument_is_plain_to_read(shipped: Library, name: str) -> None:
    assert grade(seen(shipped.instruments[name])) <= 6.0


@each
def test_each_line_that_stands_elsewhere_is_found(shipped: Library, name: str) -> None:
    refs = [item.each_of for _, item in shipped.instruments[name].items if item.each_of]

    assert all(shipped.lines(ref) for ref in refs)


@each
def test_who_has_an_instrument_in_hand_sees_no_key(shipped: Library, name: str) -> None:
    form = shipped.instruments[name]
    shown = {_words(text) for text in form.shown}

    assert [text for text in form.kept_back if any(_words(text) in line for line in shown)] == []


@both
def test_the_view_of_participants_leaves_out_keys_and_rubrics(shipped: Library, name: str) -> None:
    form = shipped.instruments[name]
    tests = [item.test for _, item in form.items if item.test]

    assert len(form.kept_back) == len(tests) + 2  # a why for each, and of the rubric three lines
    assert len(tests) == 10


@both
def test_the_right_answers_stand_in_all_places_and_are_not_the_longest(shipped: Library, name: str) -> None:
    cases = [item.case for _, item in shipped.instruments[name].items if item.case]
    places = {list(case.options).index(case.key) for case in cases}
    longest = [case for case in cases if len(case.options[case.key]) == max(map(len, case.options.values()))]

    assert places == {0, 1, 2}
    assert len(longest) <= len(cases) / 2


def test_the_two_test_forms_test_the_same_item_by_item_and_share_no_case(shipped: Library) -> None:
    first, second = (shipped.instruments[name] for name in TESTS)

    assert [(id, item.kind, shipped.tested(item)) for id, item in first.items] == [
        (id, item.kind, shipped.tested(item)) for id, item in second.items
    ]
    assert (first.parallel, second.parallel) == ("level-2-b", "level-2-a")
    assert _asked(first) & _asked(second) == set()


@both
def test_a_test_asks_nothing_that_was_asked_in_the_room(shipped: Library, name: str) -> None:
    checks = {check.ask for module in shipped.modules.values() for check in module.checks.values()}

    assert _asked(shipped.instruments[name]) & checks == set()


def test_managers_and_those_who_came_are_asked_the_same_five_things_three_times(shipped: Library) -> None:
    form = shipped.instruments["level-3"]
    rated = [item.rate for _, item in form.items if item.rate]

    assert list(form.voices) == ["self", "manager"]
    assert len(rated) == 5
    assert list(form.days.values()) == [0, 30, 90]


def test_managers_are_asked_about_a_team_and_never_about_a_person(shipped: Library) -> None:
    assert "people in my team" in shipped.instruments["level-3"].voices[Id("manager")].stem


def test_the_survey_asks_only_about_departments_that_somebody_dealt_with(shipped: Library) -> None:
    form = shipped.instruments["service-pulse"]
    first, *others = form.sections.values()

    assert first.items[Id("dealt")].choose is not None
    assert {section.per for section in others} == {"dealt"}
    assert form.privacy.smallest_group == 5


def test_after_the_day_come_six_reminders_and_a_shift_talk_for_each(shipped: Library) -> None:
    sections = shipped.instruments["follow-ups"].sections.values()

    assert [section.day for section in sections if section.way == "message"] == FOLLOWED_UP
    assert [section.day for section in sections if section.way == "talk"] == FOLLOWED_UP


def test_each_module_is_the_cure_for_something_that_hr_may_hear(shipped: Library) -> None:
    items = [item for _, item in shipped.instruments["needs-questions"].items]
    named = {module for item in items for hint in (item.hints or {}).values() for module in hint.modules}

    assert named == set(shipped.modules)


def test_no_indicator_promises_a_return_in_money(shipped: Library) -> None:
    texts = " ".join(shipped.instruments["level-4"].shown).lower()

    assert not re.search(r"\broi\b|return on|pays for itself|saves? money", texts)


# --- what a professional would object to -----------------------------------------------------------------------


def _objections(tiny: Workshop, form: Callable[..., list[str]], old: str, new: str) -> list[str]:
    assert form(old, new) == []
    found, _ = check_content(Content(tiny.root, ""))
    return [one.what for one in found if "instruments/tea" in one.where.file]


LINTED = {
    "a group so small that people are known": (
        "{seen_by", "{smallest_group: 3, seen_by",
        "among 3 people it can be guessed who said what; write 5 or more",
    ),
    "voices without names, and no least number": (
        "scales:", "voices: {self: {title: You, stem: I}}\nscales:",
        "this is answered without names, and three answers have faces; add  smallest_group: 5",
    ),
    "a case with two options": (
        "title: Tea", "title: Tea", "2 options are easy to guess; write 3 or more",
    ),
    "a reminder that begins with advice": (
        "sections:\n",
        "sections:\n  b: {title: B, way: message, items: {x: {do: Pour.}, y: {ask: How?, answer: Hot.}}}\n",
        "a reminder begins with the question, before it tells anything; move it up",
    ),
    "a key that stands on the form": (
        "title: One\n", "title: One\n    text: Only Kofi knows how he takes it.\n",
        "this gives a good answer away; take it off, and let people find it",
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", LINTED)
def test_what_a_professional_would_object_to_is_told(tiny: Workshop, form: Callable[..., list[str]], slip: str) -> None:
    old, new, what = LINTED[slip]

    assert what in _objections(tiny, form, old, new)


def test_the_command_lists_the_instruments() -> None:
    listed = CliRunner().invoke(cli, ["list", "instruments"]).output

    assert "level-3            What people do\n" in listed


def _asked(form: Instrument) -> set[str]:
    return {str(item.test.ask) for _, item in form.items if item.test}


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
