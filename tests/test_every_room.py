"""Every agenda for every department: the whole kit is made, and there is nothing to notice."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from workshop.kit import make
from workshop.library import Library, load
from workshop.model import Session
from workshop.plan import plan

AGENDAS = sorted(path.stem for path in (ROOT / "modules" / "agendas").glob("*.yaml"))
ONE_SHEET = ("taster", "team", "toolbox-talks")
DEPARTMENTS = sorted(path.stem for path in (ROOT / "modules" / "departments").glob("*.yaml"))


def test_there_are_nine_agendas_for_ten_departments() -> None:
    assert (len(AGENDAS), len(DEPARTMENTS)) == (9, 10)


@pytest.mark.slow
@pytest.mark.parametrize("department", DEPARTMENTS)
@pytest.mark.parametrize("agenda", AGENDAS)
def test_a_kit_is_made_without_a_warning(agenda: str, department: str) -> None:
    session = Session.model_validate({"agenda": agenda, "departments": [department]})
    kit = make(plan(load(ROOT, session), session))

    assert kit.plan.session.agenda == agenda
    assert kit.findings == ()


@pytest.mark.slow
@pytest.mark.parametrize("agenda", AGENDAS)
def test_a_kit_on_letter_is_made_without_a_warning(agenda: str, shipped: Library) -> None:
    session = Session.model_validate({"agenda": agenda, "paper": "letter"})
    kit = make(plan(shipped, session))

    assert kit.findings == ()
    assert kit.sizes["4-participant-workbook.pdf"] == "4 pages" or agenda not in ONE_SHEET
