"""The departments that ship are tested like code: fair to both sides, plain to read, and whole when a kit is theirs."""

from __future__ import annotations

import pytest

from builders.naming import names
from tests.conftest import ROOT
from workshop.kit import make
from workshop.library import Library, load
from workshop.model import Session
from workshop.plan import plan
from workshop.stack import adapted
from workshop.teaching import advice, advice_on
from workshop.teaching.grade import grade
from workshop.teaching.readers import seen, stories
from workshop.text import Id, Line

ALL = sorted(path.stem for path in (ROOT / "modules" / "departments").glob("*.yaml"))
HARDEST = {"warehouse": 5.0, "front-line": 5.0, "production": 5.0}  # reading grade; elsewhere 6
MOST_WORDS = 45  # of a case, as on a card
OPEN = ("What ", "Which ", "Who ", "Whom ", "How ")


def for_department(name: str) -> Session:
    return Session.model_validate({"departments": [name]})


@pytest.fixture(scope="module", params=ALL)
def theirs(request: pytest.FixtureRequest) -> tuple[str, Library]:
    """A department, and the library as its own people read it."""
    return request.param, load(ROOT, for_department(request.param))


def test_ten_departments_ship() -> None:
    assert len(ALL) == 10


@pytest.mark.parametrize("name", ALL)
def test_a_department_has_customers_suppliers_a_trap_and_a_way_out(shipped: Library, name: str) -> None:
    department = shipped.departments[name]

    assert 3 <= len(department.customers) <= 4
    assert 2 <= len(department.suppliers) <= 3
    assert department.trap != department.reframe


@pytest.mark.parametrize("name", ALL)
def test_a_department_is_plain_to_read(shipped: Library, name: str) -> None:
    found = grade(seen(shipped.departments[name]))

    assert found <= HARDEST.get(name, 6.0), f"reading grade {found:.1f}"


@pytest.mark.parametrize("name", ALL)
def test_a_professional_has_nothing_against_a_department(shipped: Library, name: str) -> None:
    """No company's name, no blame for a department, no office speech, no figure of speech that does not travel."""
    assert advice_on("departments", shipped.departments[name], shipped) == set()


@pytest.mark.parametrize("slip", ["Finance people are slow.", "Amazon rang at nine.", "We leverage our synergies."])
def test_a_case_that_blames_or_names_a_firm_or_puffs_itself_up_is_found(shipped: Library, slip: str) -> None:
    department = shipped.departments["finance"]
    case = next(iter(department.scenarios.values())).model_copy(update={"text": Line(slip)})
    slipped = department.model_copy(update={"scenarios": {**department.scenarios, Id("slip"): case}})

    assert advice_on("departments", slipped, shipped) != set()


@pytest.mark.parametrize("name", ALL)
def test_no_trap_and_no_way_out_names_a_department(shipped: Library, name: str) -> None:
    department = shipped.departments[name]
    titles = [title for each in shipped.departments.values() for title in (each.title, each.title.split()[0])]

    assert [title for title in titles if title in department.trap or title in department.reframe] == []


@pytest.mark.parametrize("name", ALL)
def test_the_cases_tell_both_sides_and_one_ends_well(shipped: Library, name: str) -> None:
    cases = shipped.departments[name].scenarios.values()
    sides = [case.side for case in cases]

    assert sides.count("serves") >= 2
    assert sides.count("is-served") >= 2
    assert len(sides) >= 5
    assert [case.ends for case in cases].count("well") >= 1


@pytest.mark.parametrize("name", ALL)
def test_a_case_fits_a_card_and_ends_in_an_open_question(shipped: Library, name: str) -> None:
    for id, case in shipped.departments[name].scenarios.items():
        assert len(case.text.split()) <= MOST_WORDS, id
        assert case.ask.startswith(OPEN), id
        assert case.ask.endswith("?"), id


@pytest.mark.parametrize("name", ALL)
def test_a_department_has_phrases_to_swap_and_things_to_count(shipped: Library, name: str) -> None:
    department = shipped.departments[name]

    assert 3 <= len(department.phrases) <= 4
    assert all(instead.closed != instead.open for instead in department.phrases.values())
    assert 2 <= len(department.measures) <= 3


@pytest.mark.parametrize("name", ALL)
def test_a_department_changes_what_its_people_read(shipped: Library, name: str) -> None:
    changed = _read(load(ROOT, for_department(name))) - _read(shipped)

    assert len(changed) >= 20
    assert grade(changed) <= HARDEST.get(name, 6.0)


@pytest.mark.parametrize(
    ("exercise", "fewest"), [("x03-follow-the-paycheck", 3), ("x14-warm-handoff-drill", 1), ("x19-green-amber-red", 2)]
)
def test_a_department_has_its_own_cases_in_what_a_full_day_adds(
    theirs: tuple[str, Library], shipped: Library, exercise: str, fewest: int
) -> None:
    own, core = (set(stories(library.exercises[exercise])) for library in (theirs[1], shipped))

    assert len(own - core) >= fewest


def test_ilse_makes_labels_in_the_core_alone(theirs: tuple[str, Library], shipped: Library) -> None:
    """She has the job of whoever reads: bills in finance, calls at the front line, and nowhere both."""
    assert len(_labels(shipped)) >= 3
    assert _labels(theirs[1]) == []


def _labels(library: Library) -> list[str]:
    items = (*library.modules.values(), *library.blocks.values(), *library.exercises.values())
    told = [str(text) for item in items for text in stories(item)]
    return [text for text in told if "Ilse" in text and "label" in text]


def test_a_kit_for_a_department_says_the_department_s_own_word(theirs: tuple[str, Library]) -> None:
    name, library = theirs
    said = names(plan(library, for_department(name)))
    own = library.departments[name].terms

    assert own
    assert {id: said[f"terms.{id.replace('-', '_')}"] for id in own} == {id: term.one for id, term in own.items()}


def test_the_chain_of_a_department_ends_at_the_buyer(theirs: tuple[str, Library]) -> None:
    chain = theirs[1].job_aid("m01-who-is-your-customer/ilses-chain")

    assert "buyer" in list(chain.items.values())[-1].name


def test_a_professional_has_nothing_against_what_a_department_changes(theirs: tuple[str, Library]) -> None:
    assert [str(finding) for finding in advice(theirs[1])] == []


@pytest.mark.slow
def test_a_kit_for_a_department_is_made_on_letter_and_nothing_is_found(theirs: tuple[str, Library]) -> None:
    """Letter is shorter than A4, on which tests/test_every_room.py makes every agenda."""
    name, library = theirs
    session = Session.model_validate({"departments": [name], "paper": "letter"})

    assert [str(finding) for finding in make(plan(library, session)).findings] == []


def test_a_session_of_two_departments_reads_the_core(shipped: Library) -> None:
    session = Session.model_validate({"departments": ["finance", "sales"]})

    assert adapted(session) == []
    assert _read(load(ROOT, session)) == _read(shipped)


def _read(library: Library) -> set[str]:
    """Every text of the modules, blocks and exercises that participants read."""
    shelves = (library.modules, library.blocks, library.exercises)
    return {str(text) for shelf in shelves for item in shelf.values() for text in seen(item)}
