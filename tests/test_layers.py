"""Layers: changes laid over what they change, by id, each mistake told at its own line with the line below."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, TINY
from tests.test_errors import slipped
from workshop import content, shelves, source, validation
from workshop.content import Content
from workshop.errors import ContentError, quoted
from workshop.layers import Layer, Overlay
from workshop.library import Library, load
from workshop.model import Session
from workshop.shape import known_keys
from workshop.text import Id

M01 = "modules/m01-tea.yaml"
WELCOME = "modules/blocks/welcome.yaml"


@pytest.fixture
def over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Over:
    monkeypatch.chdir(tmp_path)
    return Over(tmp_path)


class Over:
    """An organisation's folder over the tiny workshop."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "workshop.yaml").write_text("name: Acme\n")

    def write(self, name: str, text: str) -> Over:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return self

    def load(self, **session: object) -> Library:
        return load(Content(self.root, "", TINY), Session.model_validate(session))

    def problems(self, **session: object) -> list[str]:
        with pytest.raises(ContentError) as error:
            self.load(**session)
        core = TINY.as_posix()
        return [str(problem).replace(core, "CORE") for problem in error.value.problems]


# --- what merges, and how -----------------------------------------------------------------------------------------


def test_what_a_layer_says_replaces_the_core_and_the_rest_stays(over: Over) -> None:
    module = over.write(M01, "promise: A hotter cup.\n").load().modules["m01-tea"]
    assert (module.promise, module.title) == ("A hotter cup.", load(TINY).modules["m01-tea"].title)
    assert str(module.promise.where) == f"{M01}:1:10"


def test_null_removes_what_is_there(over: Over) -> None:
    before = load(TINY).modules["m01-tea"]
    first = next(iter(before.key_messages))
    after = over.write(M01, f"key_messages: {{{first}: null, new: Warm the pot.}}\n").load().modules["m01-tea"]
    assert list(after.key_messages) == [*list(before.key_messages)[1:], "new"]


def test_a_new_step_stands_where_it_says(over: Over) -> None:
    steps = list(load(TINY).blocks["welcome"].run)
    run = over.write(WELCOME, f"run:\n  smile: {{after: {steps[0]}, do: Smile.}}\n").load().blocks["welcome"].run
    assert list(run) == [steps[0], "smile", *steps[1:]]
    run = over.write(WELCOME, f"run:\n  smile: {{before: {steps[0]}, do: Smile.}}\n").load().blocks["welcome"].run
    assert list(run) == ["smile", *steps]


def test_order_puts_what_it_names_first(over: Over) -> None:
    messages = list(load(TINY).modules["m01-tea"].key_messages)
    over.write(M01, f"key_messages:\n  kettle: The kettle comes first.\n  order: [kettle, {messages[0]}]\n")
    assert list(over.load().modules["m01-tea"].key_messages) == ["kettle", *messages]


def test_a_layer_may_bring_files_of_its_own(over: Over) -> None:
    text = (TINY / "exercises" / "x01-brew.yaml").read_text()
    assert set(over.write("exercises/x90-ours.yaml", text).load().exercises) == {"x01-brew", "x90-ours"}


def test_layers_lie_in_order_core_organisation_department_facilitator_session(over: Over) -> None:
    over.write("modules/departments/bar.yaml", RECORD + "changes: {modules: {m01-tea: {promise: Department.}}}\n")
    over.write("ana.yaml", "name: Ana\nchanges: {modules: {m01-tea: {promise: Facilitator.}}}\n")
    over.write(M01, "promise: Organisation.\n")
    changes = {"modules": {Id("m01-tea"): _mapping("promise", "Session.")}}

    def promise(**session: object) -> str:
        return str(over.load(**session).modules["m01-tea"].promise)

    assert promise() == "Organisation."
    assert promise(departments=["bar"]) == "Department."
    assert promise(departments=["bar"], mine="ana.yaml") == "Facilitator."
    assert promise(departments=["bar"], mine="ana.yaml", changes=changes) == "Session."


def test_a_changed_core_sentence_reaches_every_department_that_did_not_change_it(tmp_path: Path) -> None:
    core = _copy(tmp_path / "core")
    for name, own in {"bar": "promise: Ours.", "dock": "big_idea: Ours."}.items():
        path = core / "modules" / "departments" / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(RECORD + f"changes: {{modules: {{m01-tea: {{{own}}}}}}}\n")
    path = core / M01
    path.write_text(path.read_text().replace(load(TINY).modules["m01-tea"].promise, "A newer promise."))
    promises = {name: load(core, Session.model_validate({"departments": [name]})).modules["m01-tea"].promise
                for name in ("bar", "dock")}  # fmt: skip
    assert promises == {"bar": "Ours.", "dock": "A newer promise."}


def test_a_department_is_only_data_where_others_come_too(over: Over) -> None:
    over.write("modules/departments/bar.yaml", RECORD + "changes: {modules: {m01-tea: {promise: Department.}}}\n")
    over.write("modules/departments/dock.yaml", RECORD)
    both = {"departments": ["bar", "dock"]}
    assert over.load(**both).modules["m01-tea"].promise != "Department."
    assert over.load(**both, adapt_for=["bar"]).modules["m01-tea"].promise == "Department."


def test_an_organisation_changes_what_a_department_changes(over: Over) -> None:
    core = _copy(over.root / "core")
    path = core / "modules" / "departments" / "bar.yaml"
    path.parent.mkdir()
    path.write_text(RECORD + "changes: {modules: {m01-tea: {promise: The core for the bar., big_idea: Tea.}}}\n")
    ours = "{promise: Ours for the bar., key_messages: {ask: null, pour: Pour.}}"
    over.write("modules/departments/bar.yaml", f"changes: {{modules: {{m01-tea: {ours}}}}}\n")
    module = load(Content(over.root, "", core), Session.model_validate({"departments": ["bar"]})).modules["m01-tea"]
    assert (module.promise, module.big_idea, list(module.key_messages)) == ("Ours for the bar.", "Tea.", ["pour"])


def test_the_words_of_an_organisation_and_over_them_of_the_department(over: Over) -> None:
    over.write("workshop.yaml", "name: Acme\nterms: {buyer: {one: guest, many: guests}}\n")
    over.write("modules/departments/bar.yaml", RECORD + "terms: {buyer: {one: regular, many: regulars}}\n")
    assert over.load().organisation.terms[Id("buyer")].many == "guests"
    assert over.load(departments=["bar"]).organisation.terms[Id("buyer")].many == "regulars"


# --- mistakes -------------------------------------------------------------------------------------------------------

# A file of the layer, what it says, what is told of it, and where the core says what it changes.
WRONG = {
    "an unknown key": (M01, "promis: Hot.", "1:1: unknown key 'promis'; did you mean 'promise'?", f"{M01}:1:1"),
    "a value of the wrong kind": (
        M01, "promise: [a, b]", "1:10: 'promise' must be text, not a list", f"{M01}:4:10",
    ),
    "something to remove that is not there": (
        M01, "key_messages: {nothing: null}", "1:16: there is no 'nothing' here to remove; known: ask", f"{M01}:8:15",
    ),
    "a new step that does not say where it stands": (
        WELCOME, "run:\n  dors: {do: Smile.}",
        "2:3: there is no 'dors' here; did you mean 'doors'? To add it, say where:  after: plan", f"{WELCOME}:10:3",
    ),
    "a step beside one that is not there": (
        WELCOME, "run:\n  smile: {do: Smile., after: dors}",
        "2:30: there is no 'dors' to stand after; did you mean 'doors'?", f"{WELCOME}:10:3",
    ),
    "a step both after and before": (
        WELCOME, "run:\n  smile: {do: Smile., after: ask, before: wait}",
        "2:35: this says after already; delete one of them", "",
    ),
    "an order of nothing": (
        WELCOME, "run:\n  order: null",
        "2:3: 'order' must be a list of what is here, such as [one, two]", f"{WELCOME}:10:3",
    ),
    "an order of what is not there": (
        WELCOME, "run:\n  order: [dors]",
        "2:11: there is no 'dors' here to put in order; did you mean 'doors'?", f"{WELCOME}:10:3",
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", WRONG)
def test_a_mistake_is_told_at_the_line_of_the_layer_with_the_line_below(slip: str, over: Over) -> None:
    name, text, message, below = WRONG[slip]
    beneath = f" (this changes CORE/{below})" if below else ""
    assert over.write(name, text + "\n").problems() == [f"{name}:{message}{beneath}"]


def test_a_file_that_changes_nothing_known_is_most_likely_misnamed(over: Over) -> None:
    (problem,) = over.write("modules/m01-teas.yaml", "promise: Hot.\n").problems()
    assert problem.startswith(
        "modules/m01-teas.yaml:1:1: there is no module 'm01-teas' to change; did you mean 'm01-tea'? "
        "One of your own also needs title, version, "
    )


def test_what_a_layer_removes_and_the_core_needs_is_told_where_it_is_removed(over: Over) -> None:
    assert over.write(WELCOME, "slides: {title: null}\n").problems() == [
        f"{WELCOME}:1:10: there is no slide 'title'; known: day, first; it is needed at CORE/{WELCOME}:10:17"
    ]


def test_two_departments_that_disagree_are_refused_with_both_places(over: Over) -> None:
    for name in ("bar", "dock"):
        text = f"{RECORD}changes:\n  modules:\n    m01-tea: {{promise: {name}}}\n"
        over.write(f"modules/departments/{name}.yaml", text)
    (problem,) = over.problems(departments=["bar", "dock"], adapt_for=["bar", "dock"])
    assert problem == (
        "modules/departments/dock.yaml:7:24: department bar and department dock change this to different things; "
        "see modules/departments/bar.yaml:7:24; adapt for one of them, or let them agree"
    )


RECORD = """title: A department
customers: {guests: Guests who are thirsty}
trap: We only pour.
reframe: We pour for someone.
"""


def _mapping(key: str, value: str) -> dict[str, object]:
    node = source.parse(f"{key}: {value}\n".encode(), "session.yaml", [])
    assert isinstance(node, source.Mapping)
    return node


def _copy(root: Path) -> Path:
    shutil.copytree(TINY, root)
    return root


# --- departments that come together ---------------------------------------------------------------------------------


def both(over: Over, bar: str, dock: str, where: str = "changes") -> dict[str, object]:
    """Two departments that say something each, and the session that is adapted for both."""
    for name, own in {"bar": bar, "dock": dock}.items():
        over.write(f"modules/departments/{name}.yaml", f"{RECORD}{where}: {own}\n")
    return {"departments": ["bar", "dock"], "adapt_for": ["bar", "dock"]}


def block(text: str) -> str:
    return f"{{blocks: {{welcome: {text}}}}}"


@pytest.mark.parametrize("adapt_for", [["bar", "dock"], ["dock", "bar"]])
@pytest.mark.parametrize(
    ("bar", "dock"),
    [("{next: null}", "{next: Now the dock.}"), ("{run: {wait: null}}", "{run: {wait: {do: Wave.}}}")],
)
def test_two_departments_of_which_one_removes_what_the_other_changes_are_refused(
    bar: str, dock: str, adapt_for: list[str], over: Over
) -> None:
    session = both(over, block(bar), block(dock)) | {"adapt_for": adapt_for}
    assert any("change this to different things" in problem for problem in over.problems(**session))


def test_two_departments_that_remove_the_same_agree(over: Over) -> None:
    session = both(over, block("{next: null}"), block("{next: null}"))
    assert over.load(**session).blocks["welcome"].next is None


def test_two_departments_with_different_words_for_the_same_are_refused(over: Over) -> None:
    session = both(over, "{buyer: {one: guest, many: guests}}", "{buyer: {one: driver, many: drivers}}", "terms")
    assert over.problems(**session) == [
        f"modules/departments/dock.yaml:5:{its}: department bar and department dock change this to different "
        f"things; see modules/departments/bar.yaml:5:{mine}; adapt for one of them, or let them agree"
        for mine, its in ((22, 22), (35, 36))
    ]


def test_an_organisation_can_let_two_departments_of_the_core_agree(over: Over) -> None:
    core = _copy(over.root / "core")
    for name in ("bar", "dock"):
        path = core / "modules" / "departments" / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(RECORD + f"changes: {{modules: {{m01-tea: {{promise: The core for the {name}.}}}}}}\n")
        over.write(f"modules/departments/{name}.yaml", "changes: {modules: {m01-tea: {promise: Ours.}}}\n")
    session = Session.model_validate({"departments": ["bar", "dock"], "adapt_for": ["bar", "dock"]})
    assert load(Content(over.root, "", core), session).modules["m01-tea"].promise == "Ours."


def test_two_departments_may_add_the_same_step(over: Over) -> None:
    step = block("{run: {smile: {after: doors, do: Smile.}}}")
    run = over.load(**both(over, step, step)).blocks["welcome"].run
    assert list(run) == ["doors", "smile", "ask", "wait", "plan"]


def test_a_step_that_is_there_moves_to_where_a_layer_says(over: Over) -> None:
    run = over.write(WELCOME, "run:\n  wait: {after: plan, do: Count to ten.}\n").load().blocks["welcome"].run
    assert list(run) == ["doors", "ask", "plan", "wait"]
    assert run[Id("wait")].do == "Count to ten."


# --- what is removed ------------------------------------------------------------------------------------------------


def test_a_whole_file_that_a_department_removes_is_missed_where_it_is_removed(over: Over) -> None:
    over.write("modules/departments/bar.yaml", f"{RECORD}changes:\n  exercises:\n    x01-brew: null\n")
    assert over.problems(departments=["bar"]) == [
        f"modules/departments/bar.yaml:7:5: there is no exercise 'x01-brew'; it is needed at CORE/{M01}:15:15"
    ]


def test_a_whole_file_to_remove_that_is_not_there_is_told(over: Over) -> None:
    over.write("modules/departments/bar.yaml", f"{RECORD}changes: {{exercises: {{x01-brw: null}}}}\n")
    assert over.problems(departments=["bar"]) == [
        "modules/departments/bar.yaml:5:23: there is no exercise 'x01-brw' to remove; did you mean 'x01-brew'?"
    ]


def test_what_misses_a_removed_part_is_told_there_although_it_does_not_name_it(over: Over) -> None:
    over.write(M01, "promise: Ours.\nblocks: {brew: {next: null, run: null}}\n")
    assert over.problems() == [
        f"{M01}:2:29: no step shows this slide; add a step such as  show-it: {{show: {slide}}}; "
        f"it is needed at CORE/{M01}:{line}:7"
        for slide, line in (("story", 17), ("steps", 18))
    ]


def test_a_removal_is_not_blamed_for_a_mistake_of_the_same_name_elsewhere(over: Over) -> None:
    over.write(M01, "blocks: {brew: {run: {wait: null}}}\n")
    over.write(WELCOME, "run:\n  wait: {say: Hello.}\n")
    (problem,) = over.problems()
    assert problem.startswith(f"{WELCOME}:2:9: 'wait': a step has exactly one of ")


def test_a_word_that_texts_say_cannot_be_removed(over: Over) -> None:
    core = _copy(over.root / "core")
    path = core / "modules" / "organisation" / "core.yaml"
    path.parent.mkdir()
    path.write_text("terms: {buyer: {one: buyer, many: buyers}}\n")
    over.write("workshop.yaml", "terms: {buyer: null}\n")
    with pytest.raises(ContentError) as error:
        load(Content(over.root, "", core))
    assert [str(problem) for problem in error.value.problems] == [
        "workshop.yaml:1:9: texts say the word 'buyer'; write your own for it, such as  buyer: {one: ..., many: ...}"
    ]


@pytest.mark.parametrize(
    ("name", "text", "folder", "noun"),
    [
        ("departments/finance.yaml", "trap: We only count.\n", "modules/departments", "department"),
        ("modules/ours/m01-tea.yaml", "promise: Ours.\n", "modules", "module"),
    ],
)
def test_content_where_nobody_reads_it_is_a_finding(name: str, text: str, folder: str, noun: str, over: Over) -> None:
    over.write(name, text).write("sessions/spring.yaml", "people: 12\n").write("ana.yaml", "name: Ana\n")
    assert [str(finding) for finding in over.load().findings] == [
        f"{name}: this file is not read; move it to {folder}/, if it is a {noun}"
    ]


def test_the_layer_lies_over_the_core_that_everyone_starts_from(over: Over) -> None:
    assert content.choose(None, over.root).core == content.core().root


# --- slips ----------------------------------------------------------------------------------------------------------


def known_paths(node: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every way to a key of some written content."""
    for key, value in node.items() if isinstance(node, dict) else ():
        yield (*path, key)
        yield from known_paths(value, (*path, key))


def test_two_hundred_one_letter_slips_of_known_names_each_meet_the_right_suggestion() -> None:
    rng = random.Random(20261123)
    shipped = shelves.read(ROOT, [])
    known = [(kind, id, path) for kind, shelf in shipped.items() for id, node in shelf.items()
             for path in known_paths(node) if len(path[-1]) > 2]  # fmt: skip
    missed = [one for one in rng.sample(known, 200) if not _suggested(rng, shipped, *one)]
    assert missed == []


def _suggested(rng: random.Random, shipped: shelves.Shelves, kind: str, id: str, path: tuple[str, ...]) -> bool:
    """Whether a layer that slips in the last key is told the right one, by the overlay or on validation."""
    base = shipped[kind][id]
    siblings = set(_inside(base, path[:-1])) | set(known_keys(shelves.FOLDERS[kind][1], path[:-1]))
    slip = next(word for word in iter(lambda: slipped(rng, path[-1]), "") if word not in siblings)
    overlay = Overlay()
    laid = overlay.stack(shipped, [Layer("ours", {kind: {id: _nested((*path[:-1], slip))}})])[kind][id]
    validation.validate(shelves.FOLDERS[kind][1], laid, "ours.yaml", overlay.problems)
    return any(quoted(slip) in problem.what and quoted(path[-1]) in problem.what for problem in overlay.problems)


def _inside(node: object, path: tuple[str, ...]) -> dict[str, object]:
    for key in path:
        node = source.step(node, key)
    assert isinstance(node, dict)
    return node


def _nested(path: tuple[str, ...]) -> object:
    text = "".join(f"{'  ' * depth}{key}:\n" for depth, key in enumerate(path))
    return source.parse(text.encode(), "ours.yaml", [])
