"""JSON Schema for editors: it says of a file what the validator says, for what ships and for files with slips."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from tests.conftest import ROOT, TINY
from workshop import cli, parser, source
from workshop.errors import Problem
from workshop.layers import Layer, Overlay
from workshop.schema import KINDS, NAMES, schema
from workshop.shelves import FOLDERS
from workshop.shelves import read as read_shelves
from workshop.text import Place, Text
from workshop.validation import validate

# What a schema cannot say, so that only the validator tells it:
# - minutes and numbers of people do not fall: [8, 5, 10], or min above max (it compares values with each other);
# - the key of a check is one of its options (the same);
# - how large a number in quotation marks is, such as "999", and that 10 is no text where it is written 1e1;
# - letters are counted before spaces and line ends in a row become one;
# - what a layer comes to once it lies over the rest: two cues, an entry that is not there (see the last test);
# - everything between files: references, slides that no step shows.
# It is stricter in one point: three minutes are a list, though min, typ and max would be read too.

Tree = dict[str, Any]


@cache
def judge(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name))


class Editor(parser.Loader):
    """YAML as editors read it (version 1.2): NO and 12:30 are texts, 010 is ten."""


Editor.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
):
    letters = [*first.replace("\0", ""), *([""] if tag == "null" else [])]
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), letters)
Editor.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))
Editor.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))


def seen(text: str) -> Any:
    """What an editor makes of a file."""
    return yaml.load(text, Editor)  # noqa: S506 - a safe loader


def node(value: Any) -> Any:
    """What our reader makes of what an editor sees: texts all the way down."""
    if isinstance(value, dict):
        mapping = source.Mapping(Place("f"))
        mapping.update({key: node(one) for key, one in value.items()})
        mapping.keys_at.update(dict.fromkeys(value, Place("f")))
        return mapping
    if isinstance(value, list):
        sequence = source.Sequence(Place("f"))
        sequence.extend(map(node, value))
        return sequence
    return value if value is None else Text(str(value).lower() if isinstance(value, bool) else str(value))


def accepted(kind: str, value: Any) -> bool:
    """What the validator says of one file by itself."""
    problems: list[Problem] = []
    return validate(KINDS[kind], node(value), "f", problems) is not None and not problems


def shipped() -> Iterator[tuple[str, str, Tree]]:
    for root in (ROOT, TINY):
        for shelf, (folder, _) in FOLDERS.items():
            for path in sorted((root / folder).glob("*.yaml")):
                yield shelf.removesuffix("s"), path.name, seen(path.read_text(encoding="utf-8"))
    core = ROOT / "modules" / "organisation" / "core.yaml"
    yield "organisation", core.name, seen(core.read_text(encoding="utf-8"))
    yield "session", "session", seen(SESSION)
    yield "facilitator", "facilitator", seen("name: Ana\nbio: Leads.\nopener: Hello.\ndebriefs: 130\n")


SESSION = """
title: Care
date: 2 March
start: 13:00
minutes: 180
days: 1
lunch: 12:30
modules: [m01-who-is-your-customer]
fixed: {guest: {title: A guest, at: "11:00", minutes: 20}}
departments: {finance: 12, sales: }
adapt_for: [finance]
mode: hybrid
paper: letter
facilitators: [Ana, Ben]
leads: {map: Ana}
room: small
seed: 3
"""
FILES = list(shipped())


def test_the_schemas_are_schemas() -> None:
    for name in NAMES:
        Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize(("kind", "name", "tree"), FILES, ids=[name for _, name, _ in FILES])
def test_every_shipped_file_fits_its_schema(kind: str, name: str, tree: Tree) -> None:
    assert [error.message for error in judge(kind).iter_errors(tree)] == []


# --- the same verdict ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "change", "right"),
    [
        ("session", "people: 16", True),
        ("session", 'people: "16"', True),
        ("session", "people: 016", True),
        ("session", "people: 16.5", False),
        ("session", "people: sixteen", False),
        ("session", "people: 3", False),
        ("session", "people:", False),
        ("session", "title: 2027", True),
        ("session", "title: NO", True),
        ("session", "title: true", True),
        ("session", "title: ''", False),
        ("session", "title:", True),
        ("session", "title: [a, b]", False),
        ("session", "start: 9:30", True),
        ("session", 'start: "09:30"', True),
        ("session", "start: 9", False),
        ("session", "start: 25:00", False),
        ("session", "agenda: half-day", True),
        ("session", "agenda: 4", True),
        ("session", "agenda: Half Day", False),
        ("session", "departments: [finance, sales]", True),
        ("session", "departments: {finance: 12, sales: }", True),
        ("session", "departments: {finance: many}", False),
        ("session", "departments: finance", False),
        ("session", "room: opne", False),
        ("session", "fixed: {a: {title: A guest, at: 11:00, minutes: 481}}", False),
        ("organisation", "core: modules/m01/promise", False),
        ("organisation", "limits: {refund: 50}", True),
    ],
)
def test_what_people_type_is_judged_alike(kind: str, change: str, right: bool) -> None:
    problems: list[Problem] = []
    read = validate(KINDS[kind], source.parse(change.encode(), "f", problems), "f", problems) is not None

    assert (judge(kind).is_valid(seen(change)), read) == (right, right)


BLOCK = {"role": "teach", "priority": "must"}
CHOICES = [
    ("block", {**BLOCK, "exercise": "x"}, True),
    ("block", {**BLOCK, "exercise": "x", "time": [1, 2, 3]}, False),
    ("block", {**BLOCK, "exercise": "x", "time": None}, True),
    ("block", {**BLOCK, "title": "A"}, False),
    ("block", {**BLOCK, "title": "A", "time": [1, 2, 3]}, True),
    ("block", {**BLOCK, "title": "A", "time": ["1", 2, 3]}, True),
    ("block", {**BLOCK, "title": "A", "time": [1, 2]}, False),
    ("block", {**BLOCK, "exercise": "x", "run": {"a": {"say": "A"}}}, True),
    ("block", {**BLOCK, "exercise": "x", "run": {"a": {"say": "A", "do": "B"}}}, False),
    ("block", {**BLOCK, "exercise": "x", "run": {"a": {"say": "A", "do": None}}}, True),
    ("block", {**BLOCK, "exercise": "x", "run": {"a": {"minutes": 3}}}, False),
    ("block", {**BLOCK, "exercise": "x", "run": {"a": {"say": "A", "likely": "B"}}}, False),
    ("block", {**BLOCK, "exercise": "x", "run": {"a": {"ask": "A", "likely": "B"}}}, True),
    ("block", {**BLOCK, "exercise": "x", "slides": {"a": {"layout": "question", "title": "A"}}}, True),
    ("block", {**BLOCK, "exercise": "x", "slides": {"a": {"layout": "question"}}}, False),
    ("block", {**BLOCK, "exercise": "x", "slides": {"a": {"layout": "question", "title": "A", "text": "B"}}}, False),
    ("block", {**BLOCK, "exercise": "x", "slides": {"a": {"title": "A"}}}, False),
    ("block", {**BLOCK, "exercise": "x", "pages": {"a": {"title": "A", "items": {"b": {"write": "C"}}}}}, False),
    ("block", {**BLOCK, "exercise": "x", "pages": {"a": {"title": "A", "items": {"b": {"label": "C"}}}}}, False),
]


@pytest.mark.parametrize(("kind", "tree", "right"), CHOICES)
def test_rules_that_span_keys_are_judged_alike(kind: str, tree: Tree, right: bool) -> None:
    assert (judge(kind).is_valid(tree), accepted(kind, tree)) == (right, right)


@cache
def one(kind: str) -> Tree:
    """A shipped file of a kind."""
    return next(tree for each, _, tree in FILES if each == kind and (kind != "exercise" or "cards" in tree))


@pytest.mark.parametrize(
    ("entry", "right"),
    [
        ({"block": "welcome", "minutes": 5}, True),
        ({"minutes": 5}, False),
        ({"kind": "break", "minutes": 5}, True),
        ({"kind": "break", "block": "welcome", "minutes": 5}, False),
        ({"kind": "block", "minutes": 5}, False),
        ({"kind": "block", "block": "welcome", "minutes": 5}, True),
        ({"block": None, "minutes": 5}, False),
    ],
)
def test_an_entry_of_an_agenda_is_judged_alike(entry: Tree, right: bool) -> None:
    agenda = {**one("agenda"), "slots": {"one": entry}}

    assert (judge("agenda").is_valid(agenda), accepted("agenda", agenda)) == (right, right)


@pytest.mark.parametrize(
    ("face", "right"),
    [
        ({"title": "A", "text": "B"}, True),
        ({"title": "A"}, False),
        ({"text": "B"}, False),
        ({"slide": "a"}, True),
        ({"scenario": "a", "text": "B"}, True),
        ({"scenario": "a", "slide": "a"}, False),
        ({"ticks": "a/b"}, False),
        ({"ticks": "a/b", "title": "A"}, True),
        ({"ticks": "a/b", "title": "A", "job_aid": "c/d"}, False),
    ],
)
def test_a_card_is_judged_alike(face: Tree, right: bool) -> None:
    exercise = {**one("exercise"), "cards": {"per": "table", "hand_out": "All.", "faces": {"a": face}}}

    assert (judge("exercise").is_valid(exercise), accepted("exercise", exercise)) == (right, right)


@pytest.mark.parametrize(
    ("time", "right"),
    [
        ({"setup": [1, 1, 1], "do": [1, 2, 3], "debrief": [5, 5, 5]}, True),
        ({"setup": [0, 1, 1], "do": [1, 2, 3], "debrief": [5, 5, 5]}, False),
        ({"setup": [1, 1, 1], "do": [1, 2], "debrief": [5, 5, 5]}, False),
        ({"setup": [1, 1, 1], "do": [1, 2, 3, 4], "debrief": [5, 5, 5]}, False),
        ({"setup": [1, 1, 1], "do": [1, 2, 3], "debrief": [4, 5, 5]}, False),
        ({"setup": [1, 1, 1], "do": [1, 2, "few"], "debrief": [5, 5, 5]}, False),
        ({"setup": [1, 1, 1], "do": [1, 2, 3]}, False),
    ],
)
def test_the_times_of_an_exercise_are_judged_alike(time: Tree, right: bool) -> None:
    exercise = {**one("exercise"), "time": time}

    assert (judge("exercise").is_valid(exercise), accepted("exercise", exercise)) == (right, right)


# --- slips, by the thousand ----------------------------------------------------------------------------------

WRONG = [None, [], {}, "", "word", "two words", 0, -1, 5, 7.5, 100000, True, ["a"], {"a": "b"}, "15", [5, 8, 10]]
KEYS = ["tilte", "say", "do", "ask", "time", "title", "text", "exercise", "block", "kind", "scenario", "job_aid", "who"]


@cache
def kin() -> dict[str, list[str]]:
    """For each key, those that stand beside it somewhere."""
    found: dict[str, set[str]] = {}
    for _, _, tree in FILES:
        for beside in (at(tree, path) for path in places(tree)):
            for key in beside if isinstance(beside, dict) else ():
                found.setdefault(key, set()).update(beside)
    return {key: sorted(beside) for key, beside in found.items()}


def places(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a file; what stands under `changes` has a test of its own."""
    yield path
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, below in steps:
        if step != "changes":
            yield from places(below, (*path, step))


def at(tree: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def slipped(tree: Tree, chance: random.Random) -> tuple[str, Tree]:
    """A copy of a file with one slip in it, and what kind of slip that is."""
    tree = deepcopy(tree)
    path = chance.choice([path for path in places(tree) if path])
    above, last = at(tree, path[:-1]), path[-1]
    ways: list[Callable[[], str]] = [_drop(above, last), _wrong(above, last, chance), _as_text(above, last)]
    if isinstance(above, dict):
        ways += [_more(above, chance), _renamed(above, last, chance)]
    return chance.choice(ways)(), tree


def _drop(above: Any, last: Any) -> Callable[[], str]:
    return lambda: (above.pop(last), "missing")[1]


def _wrong(above: Any, last: Any, chance: random.Random) -> Callable[[], str]:
    return lambda: (above.__setitem__(last, deepcopy(chance.choice(WRONG))), "wrong")[1]


def _as_text(above: Any, last: Any) -> Callable[[], str]:
    return lambda: (above.__setitem__(last, str(above[last]).lower()[:50]), "as text")[1]


def _more(above: Tree, chance: random.Random) -> Callable[[], str]:
    known = kin().get(chance.choice([*above]), KEYS) if above else KEYS
    key, value = chance.choice(chance.choice([KEYS, known])), chance.choice([chance.choice(WRONG), "word"])
    return lambda: (above.setdefault(key, deepcopy(value)), "more")[1]


def _renamed(above: Tree, last: str, chance: random.Random) -> Callable[[], str]:
    return lambda: (above.__setitem__(chance.choice([*KEYS, last.upper()]), above.pop(last)), "renamed")[1]


def beyond(tree: Any) -> bool:
    """Whether a file breaks one of the few rules that no schema can say."""
    if isinstance(tree, str):
        return tree.isdigit()
    if isinstance(tree, list):
        return any(map(beyond, tree))
    if not isinstance(tree, dict):
        return False
    spans = [tree.get(key) for key in ("setup", "do", "debrief")]
    falling = any(_numbers(span) != sorted(_numbers(span)) for span in spans if isinstance(span, list))
    crowd = _numbers([tree.get("min"), tree.get("max")])
    lost_key = any(
        name in tree and isinstance(tree.get(among), dict) and str(tree[name]) not in tree[among]
        for name, among in (("key", "options"), ("stress", "points"))
    )
    rest = _days_amiss(tree.get("slots")) or any(map(beyond, tree.values()))
    return falling or crowd != sorted(crowd) or lost_key or rest


def _days_amiss(slots: Any) -> bool:
    """Whether the days of an agenda do not count up from 1."""
    entries = slots.values() if isinstance(slots, dict) else ()
    days = [1, *_numbers([entry.get("day") for entry in entries if isinstance(entry, dict)])]
    return any(later - day not in (0, 1) for day, later in pairwise(days))


def _numbers(values: list[Any]) -> list[int]:
    return [int(value) for value in values if re.fullmatch(r"-?\d+", str(value))]


def verdicts(count: int) -> Iterator[tuple[str, str, Tree, bool, bool]]:
    chance = random.Random(20270302)
    for number in range(count):
        kind, name, tree = FILES[number % len(FILES)]
        slip, tree = slipped(tree, chance)
        yield f"{name}: {slip}", kind, tree, judge(kind).is_valid(tree), accepted(kind, tree)


def disagreeing(count: int) -> tuple[list[str], Counter[bool]]:
    told: list[str] = []
    verdict: Counter[bool] = Counter()
    for what, kind, tree, by_schema, by_us in verdicts(count):
        verdict[by_us] += 1
        if by_schema != by_us and not (by_schema and beyond(tree)):
            told.append(f"{what}: {by_schema} {by_us} {_why(kind, tree)}")
    return told, verdict


def _why(kind: str, tree: Tree) -> str:
    problems: list[Problem] = []
    validate(KINDS[kind], node(tree), "f", problems)
    return str([*problems, *(error.message[:200] for error in judge(kind).iter_errors(tree))])


def test_schema_and_validator_agree_on_hundreds_of_slips() -> None:
    told, verdict = disagreeing(300)

    assert told == []
    assert min(verdict.values()) > 50


@pytest.mark.slow
def test_schema_and_validator_agree_on_thousands_of_slips() -> None:
    told, verdict = disagreeing(3000)

    assert told == []
    assert min(verdict.values()) > 500


# --- layers --------------------------------------------------------------------------------------------------


CORE = Layer("core", read_shelves(ROOT, []))


def layers() -> Iterator[tuple[str, str, Tree]]:
    """All that the departments change of other files: the kind, the id and the changes."""
    for _, _, tree in FILES:
        for shelf, changes in tree.get("changes", {}).items():
            yield from ((shelf, id, change) for id, change in changes.items())


def lies_well(shelf: str, id: str, change: Tree) -> bool:
    """Whether a layer can be laid over the core, and what comes of it holds."""
    problems: list[Problem] = []
    laid = Overlay(problems).stack(CORE.shelves, [Layer("session", {shelf: {id: node(change)}})])
    return validate(FOLDERS[shelf][1], laid[shelf][id], "f", problems) is not None and not problems


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({"title": "Mine"}, True),
        ({"title": None}, True),
        ({"tilte": "Mine"}, False),
        ({"blocks": {"map": None}}, True),
        ({"blocks": {"map": {"run": {"order": ["a", "b"]}}}}, True),
        ({"blocks": {"map": {"run": {"order": "a"}}}}, False),
        ({"blocks": {"map": {"run": {"mine": {"after": "map", "say": "Look."}}}}}, True),
        ({"blocks": {"map": {"run": {"mine": {"behind": "map", "say": "Look."}}}}}, False),
        ({"blocks": {"map": {"run": {"map": {"minutes": 5}}}}}, True),
        ({"blocks": {"map": {"run": {"map": {"minutes": 500}}}}}, False),
        ({"blocks": {"map": {"priority": "must"}}}, True),
        ({"blocks": {"map": {"priority": "perhaps"}}}, False),
        ({"key_messages": ["one"]}, False),
        ({"after": "m01"}, False),
    ],
)
def test_a_layer_may_say_little_but_nothing_unknown(change: Tree, right: bool) -> None:
    session = {"changes": {"modules": {"m01-who-is-your-customer": change}}}

    assert (judge("module-layer").is_valid(change), judge("session").is_valid(session)) == (right, right)


@pytest.mark.parametrize(("shelf", "id", "change"), list(layers())[::5])
def test_the_changes_of_the_departments_fit(shelf: str, id: str, change: Tree) -> None:
    assert [error.message for error in judge(f"{shelf.removesuffix('s')}-layer").iter_errors(change)] == []


def test_what_a_schema_refuses_in_a_layer_is_refused_once_it_is_laid() -> None:
    chance, known = random.Random(20270303), list(layers())
    refused = Counter[bool]()
    for number in range(400):
        shelf, id, change = known[number * 7 % len(known)]
        slip, slipped_change = slipped(change, chance)
        if not lies_well(shelf, id, slipped_change):
            refused[judge(f"{shelf.removesuffix('s')}-layer").is_valid(slipped_change)] += 1
        else:
            assert judge(f"{shelf.removesuffix('s')}-layer").is_valid(slipped_change), (slip, slipped_change)

    assert refused[False] > refused[True]  # most slips show while they are typed


# --- the command ---------------------------------------------------------------------------------------------


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli.cli, ["schema", *arguments])
    return result.exit_code, result.output


def test_a_schema_is_shown_as_json() -> None:
    code, shown = run("module")

    assert code == 0
    assert json.loads(shown) == schema("module")


def test_a_key_has_help_in_the_words_of_the_model() -> None:
    properties = schema("facilitator")["$defs"]["Facilitator"]["properties"]

    assert properties["debriefs"] == {
        "$ref": "#/$defs/int",
        "minimum": 100,
        "maximum": 200,
        "description": "`debriefs` says how long theirs last, as a percentage of what is usual.",
        "default": 100,
    }


def test_the_choices_of_a_key_are_offered() -> None:
    assert schema("session")["$defs"]["Session"]["properties"]["mode"]["enum"] == ["in-person", "virtual", "hybrid"]


def test_all_schemas_are_written_where_one_says(tmp_path: Path) -> None:
    code, said = run("--output", str(tmp_path / "schema"))

    assert code == 0
    assert {path.stem for path in (tmp_path / "schema").iterdir()} == set(NAMES)
    assert len(said.splitlines()) == len(NAMES)


def test_one_schema_is_written_alone(tmp_path: Path) -> None:
    run("session", "--output", str(tmp_path))

    assert [path.name for path in tmp_path.iterdir()] == ["session.json"]


def test_without_a_kind_all_kinds_are_told() -> None:
    code, said = run()

    assert (code, said.splitlines()[0], "session" in said) == (0, "module", True)


def test_a_kind_that_is_unknown_is_told() -> None:
    code, said = run("modul")

    assert code == 2
    assert "there is no kind 'modul'; did you mean 'module'?" in said


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ({"colours": {"main": "#0b6b63", "panel": "F7F2E8"}, "logo": "logo.svg", "fonts": {"text": "Calibri"}}, True),
        ({}, True),
        ({"colours": {"main": "teal"}}, False),
        ({"colours": {"main": None}}, False),
        ({"colour": {}}, False),
    ],
)
def test_a_brand_is_judged_alike(written: Tree, right: bool) -> None:
    assert judge("brand").is_valid(written) == right


def test_a_map_of_a_template_has_a_schema_too() -> None:
    roles = {"points": {"layout": "Titel und Inhalt", "master": 1, "slots": {"body": "13"}}}
    assert judge("template").is_valid({"roles": roles})
    assert not judge("template").is_valid({"roles": {"points": {"master": 0}}})
