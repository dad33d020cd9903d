"""Whether anything is measured, and with names or without: the forms, what they ask for, and what is told of them."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

import pytest

from builders import DOCUMENTS, SETS
from builders.view import View
from workshop.kit import compose
from workshop.library import Library
from workshop.model import Session
from workshop.plan import Plan, plan
from workshop.teaching.grade import grade

MEASURES = [document.name for document in DOCUMENTS if document.measures and not document.exported]
CHOICES = ("none", "anonymous", "named")
HARDEST = 6.0
FILLED_IN = [one for one in DOCUMENTS if one.given and one.set != "room"]
READ = ("p", "tick", "prompt", "td", "li")


def timed(library: Library, measurement: str) -> Plan:
    return plan(library, Session.model_validate({"measurement": measurement, "mode": "hybrid"}))


@pytest.fixture(scope="module")
def papers(shipped: Library) -> Mapping[str, Mapping[str, Element]]:
    """The trees of all sets, by what is measured."""
    return {one: compose(View(timed(shipped, one), sets=frozenset(SETS)), "outline", "none") for one in CHOICES}


def test_nothing_that_measures_is_made_where_nothing_is_measured_and_it_says_why(
    shipped: Library, papers: Mapping[str, Mapping[str, Element]]
) -> None:
    absent = View(timed(shipped, "none"), sets=frozenset(SETS)).absent

    assert [name for name in MEASURES if name in papers["none"]] == []
    assert [name for name in MEASURES if name not in papers["anonymous"]] == []
    assert absent["hr/measure/level-1.pdf"] == "nothing is measured; for forms, type  --measurement anonymous"
    assert "hr/measure/tests-moodle.xml" in absent


@pytest.mark.parametrize("name", ["level-2-a", "level-2-b", "level-3"])
def test_forms_of_one_person_are_joined_by_their_own_code_or_by_a_name_that_was_agreed(
    papers: Mapping[str, Mapping[str, Element]], name: str
) -> None:
    anonymous, named = _said(papers["anonymous"][name]), _said(papers["named"][name])

    assert "My own code" in anonymous
    assert "Name" not in _facts(papers["anonymous"][name])
    assert "My own code" not in named
    assert "Name" in _facts(papers["named"][name])


def test_managers_rate_nobody_unless_that_was_agreed(papers: Mapping[str, Mapping[str, Element]]) -> None:
    assert "people in my team" not in _said(papers["anonymous"]["level-3"])
    assert "people in my team" in _said(papers["named"]["level-3"])


def test_the_data_sheet_tells_of_each_form_that_is_made(
    shipped: Library, papers: Mapping[str, Mapping[str, Element]]
) -> None:
    for measurement in ("none", "anonymous"):
        said = _said(papers[measurement]["data-sheet"])
        forms = [form for document in DOCUMENTS for form in document.uses if form in shipped.instruments
                 and document.name in papers[measurement] and document.given]  # fmt: skip
        assert [form for form in forms if str(shipped.instruments[form].title) not in said] == []
    assert "What people do" not in _said(papers["none"]["data-sheet"])


def test_no_key_stands_in_a_test(shipped: Library, papers: Mapping[str, Mapping[str, Element]]) -> None:
    for name in ("level-2-a", "level-2-b"):
        said = _said(papers["anonymous"][name])
        assert [text for text in shipped.instruments[name].kept_back if str(text) in said and len(text) > 12] == []
        keys = _said(papers["anonymous"]["test-keys"])
        whys = [item.case.why for _, item in shipped.instruments[name].items if item.case]
        assert [why for why in whys if str(why) not in keys] == []


@pytest.mark.parametrize(
    "document", [one for one in DOCUMENTS if one.given and one.set != "room"], ids=lambda one: one.name
)
def test_what_people_fill_in_can_be_read_after_six_years_of_school(
    papers: Mapping[str, Mapping[str, Element]], document: object
) -> None:
    tree = papers["anonymous"][document.name]  # type: ignore[attr-defined]
    lines = [
        " ".join("".join(one.itertext()).split())
        for one in tree.iter()
        if one.tag in ("p", "tick", "prompt", "td", "li")
    ]

    assert grade([line for line in lines if len(line.split()) > 2]) <= HARDEST


def _said(tree: Element) -> str:
    words = [*tree.itertext(), *(value for one in tree.iter() for value in one.attrib.values())]
    return " ".join(" ".join(words).split())


def _facts(tree: Element) -> list[str | None]:
    return [fact.get("name") for fact in tree.iter("fact")]
