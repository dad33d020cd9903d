"""`workshop explain`: each layer's value with its file and line, and whose word stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click import BadParameter

from tests.conftest import TINY
from workshop.content import Content
from workshop.explain import Explanation, explain, said
from workshop.model import Session

DEPARTMENT = """title: A department
customers: {guests: Guests who are thirsty}
trap: We only pour.
reframe: We pour for someone.
changes: {modules: {m01-tea: {promise: The bar pours for you.}}}
"""


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    monkeypatch.chdir(tmp_path)
    files = {
        "workshop.yaml": "name: Acme\n",
        "modules/m01-tea.yaml": "promise: Acme pours for you.\nblocks: {brew: {run: {wait: null}}}\n",
        "modules/departments/bar.yaml": DEPARTMENT,
        "ana.yaml": "name: Ana\nchanges: {modules: {m01-tea: {promise: Ana pours for you.}}}\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return Content(tmp_path, "", TINY)


def told(content: Content, ref: str, **session: object) -> list[tuple[str, str | None, bool]]:
    sayings = _explained(content, ref, **session).sayings
    return [(saying.layer, saying.value, saying.stands) for saying in sayings]


def _explained(content: Content, ref: str, **session: object) -> Explanation:
    return explain(content, ref, Session.model_validate(session))


def test_each_layer_says_its_own_and_the_highest_stands(acme: Content) -> None:
    assert told(acme, "m01-tea/promise", departments=["bar"], mine="ana.yaml") == [
        ("core", "You make tea that somebody wants.", False),
        ("organisation", "Acme pours for you.", False),
        ("department bar", "The bar pours for you.", False),
        ("facilitator", "Ana pours for you.", True),
    ]


def test_what_departments_would_change_is_told_beside_it(acme: Content) -> None:
    explanation = _explained(acme, "m01-tea/promise")
    assert [saying.layer for saying in explanation.sayings] == ["core", "organisation"]
    assert [(saying.layer, str(saying.where)) for saying in explanation.elsewhere] == [
        ("department bar", "modules/departments/bar.yaml:5:40")
    ]


def test_what_a_layer_removes_is_told(acme: Content) -> None:
    assert told(acme, "m01-tea/blocks/brew/run/wait") == [("core", "do", False), ("organisation", None, True)]


def test_what_stands_in_a_part_that_a_layer_removes_is_removed(acme: Content) -> None:
    assert told(acme, "m01-tea/blocks/brew/run/wait/do") == [
        ("core", "Let it sink in.", False), ("organisation", None, True),
    ]  # fmt: skip


def test_a_word_is_told_from_the_organisation_and_its_departments(acme: Content) -> None:
    (acme.root / "workshop.yaml").write_text("terms: {buyer: {one: guest, many: guests}}\n")
    path = acme.root / "modules" / "departments" / "bar.yaml"
    path.write_text(DEPARTMENT + "terms: {buyer: {one: regular, many: regulars}}\n")
    ref = "organisation/terms/buyer/many"
    assert told(acme, ref, departments=["bar"]) == [
        ("organisation", "guests", False),
        ("department bar", "regulars", True),
    ]
    assert told(acme, ref) == [("organisation", "guests", True)]
    assert [saying.value for saying in _explained(acme, ref).elsewhere] == ["regulars"]


@pytest.mark.parametrize("ref", ["m01-tea/promise", "modules/m01-tea/promise", "/modules/m01-tea/promise/"])
def test_the_kind_may_be_left_out(acme: Content, ref: str) -> None:
    assert _explained(acme, ref).ref == "modules/m01-tea/promise"


def test_keys_between_may_be_left_out_where_only_one_thing_is_meant(acme: Content) -> None:
    assert _explained(acme, "m01-tea/brew/tell").ref == "modules/m01-tea/blocks/brew/run/tell"


@pytest.mark.parametrize(
    ("ref", "what"),
    [
        ("m01-te/promise", "there is no 'm01-te'; did you mean 'm01-tea'?"),
        ("m01-tea/promis", "there is no 'promis' in m01-tea; did you mean 'promise'?"),
        ("promise", "there is no 'promise'; write where it stands, such as  m01-tea/promise"),
        ("tell/show", "there is no 'tell'; write where it stands, such as  m01-tea/blocks/brew/run/tell/show"),
    ],
)
def test_what_is_not_there_is_told_with_what_may_be_meant(acme: Content, ref: str, what: str) -> None:
    with pytest.raises(BadParameter, match=re.escape(what)):
        _explained(acme, ref)


def test_the_nearest_is_meant_although_others_of_that_name_lie_deeper(acme: Content) -> None:
    assert _explained(acme, "m01-tea/title").ref == "modules/m01-tea/title"


def test_what_can_be_two_things_is_asked_back(acme: Content) -> None:
    with pytest.raises(BadParameter, match="m01-tea/blocks/brew/run/tell/show or m01-tea/blocks/brew/run/model/show"):
        _explained(acme, "m01-tea/show")


def test_a_department_that_is_not_there_is_told(acme: Content) -> None:
    with pytest.raises(BadParameter, match="there is no department 'bra'; did you mean 'bar'"):
        _explained(acme, "m01-tea/promise", departments=["bra"])


def test_it_reads_as_a_list_from_the_core_up(acme: Content) -> None:
    lines = "\n".join(said(_explained(acme, "m01-tea/promise"))).replace(TINY.as_posix(), "CORE")
    assert (
        lines
        == """modules/m01-tea/promise
  core                 CORE/modules/m01-tea.yaml:4:10
      You make tea that somebody wants.
> organisation         modules/m01-tea.yaml:1:10
      Acme pours for you.

Only where a session is adapted for them:
  department bar       modules/departments/bar.yaml:5:40
      The bar pours for you."""
    )
