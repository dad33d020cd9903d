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
    "an order of what is not there": (
        WELCOME, "run:\n  order: [dors]",
        "2:11: there is no 'dors' here to put in order; did you mean 'doors'?", f"{WELCOME}:10:3",
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", WRONG)
def test_a_mistake_is_told_at_the_line_of_the_layer_with_the_line_below(slip: str, over: Over) -> None:
    name, text, message, below = WRONG[slip]
    assert over.write(name, text + "\n").problems() == [f"{name}:{message} (this changes CORE/{below})"]


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
