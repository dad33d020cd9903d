"""Where objectives are taught, practised and tested."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tests.conftest import ROOT, Workshop
from workshop.cli import cli
from workshop.coverage import coverage
from workshop.library import load


def test_every_objective_is_taught_practised_tested_and_in_an_agenda() -> None:
    lacking = {one.id: one for one in coverage(load(ROOT)) if not (one.taught and one.practised and one.tested)}
    assert lacking == {}


def test_every_objective_is_told_with_what_covers_it(tiny: Workshop) -> None:
    (one, *_) = coverage(tiny.read())
    assert (one.taught, one.practised, one.agendas) == (("m01-tea/brew",), ("x01-brew",), ("half-day",))


def test_an_objective_that_nothing_tests_says_so(tiny: Workshop) -> None:
    library = tiny.read()
    untested = {id: module.model_copy(update={"checks": {}}) for id, module in library.modules.items()}
    object.__setattr__(library, "modules", untested)
    assert next(one.tested for one in coverage(library)) == ()


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_objectives_are_listed_for_people_and_for_programs(options: tuple[str, ...]) -> None:
    result = CliRunner().invoke(cli, ["list", "objectives", "--content", str(ROOT), *options])

    assert result.exit_code == 0
    assert "{{" not in result.output
    if options:
        first = json.loads(result.stdout)[0]
        assert first["id"] == "m01-who-is-your-customer/position"
        assert set(first) == {"id", "title", "taught", "practised", "tested", "agendas"}
    else:
        assert "taught 1, practised 1, tested 1" in result.output
