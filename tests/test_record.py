"""What programs are told: whole, and under names that stay."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from tests.conftest import ROOT, TINY
from workshop.cli import cli
from workshop.text import Place


def said(*typed: str, content: Path = TINY) -> Any:
    done = CliRunner().invoke(cli, [*typed, "--json", "--content", str(content)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_a_plan_tells_of_its_session_and_of_each_slot() -> None:
    told = said("plan", "--start", "13:00", "--people", "5", "--title", "Tea at one")

    assert {key: told[key] for key in ("title", "agenda", "mode", "people", "start", "end", "minutes")} == {
        "title": "Tea at one", "agenda": "half-day", "mode": "in-person", "people": 5, "start": "13:00",
        "end": "13:45", "minutes": 45,
    }  # fmt: skip
    assert told["days"][0]["slots"][1] == {
        "clock": "13:10", "end": "13:25", "minutes": 15, "elapsed": 25, "kind": "block", "id": "brew",
        "title": "Brew for two", "code": "A1", "block": "m01-tea/brew", "exercise": "x01-brew",
        "phases": {"setup": 3, "do": 5, "debrief": 7}, "recall": None, "lead": None,
        "groups": [["Person 2", "Person 1", "Person 4"], ["Person 3", "Person 5"]],
    }  # fmt: skip


def test_reasons_and_findings_of_a_plan_say_where_they_belong() -> None:
    told = said("plan", "--minutes", "120", "--people", "40", "--modules", "m07-making-it-right", content=ROOT)
    slots = {slot["id"] for day in told["days"] for slot in day["slots"]}

    assert {reason["slot"] for reason in told["reasons"]} - slots == {
        reason["slot"] for reason in told["reasons"] if reason["event"] == "left out"
    }
    assert "" not in {reason["slot"] for reason in told["reasons"]}
    assert all(finding["file"] == "--people" and finding["line"] is None for finding in told["findings"])
    assert told["findings"]


def test_an_explanation_tells_file_line_and_column() -> None:
    told = said("explain", "m01-tea/promise")

    assert told["ref"] == "modules/m01-tea/promise"
    assert [{**one, "file": Path(one["file"]).name} for one in told["sayings"]] == [
        {
            "layer": "core", "value": "You make tea that somebody wants.", "stands": True, "file": "m01-tea.yaml",
            "line": 4, "column": 10,
        }
    ]  # fmt: skip


def test_a_check_tells_its_findings(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text("title: Ask who is #1 here\n")
    done = CliRunner().invoke(cli, ["check", "--json", str(tmp_path / "s.yaml")], catch_exceptions=False)
    told = json.loads(done.stdout)

    assert told["files"] == 1
    assert [(one["line"], one["what"].partition(" is ")[0]) for one in told["findings"]] == [(1, "what follows #")]


def test_a_status_tells_then_now_and_yours(tmp_path: Path) -> None:
    (tmp_path / "workshop.yaml").write_text("name: Acme\n")
    (standing,) = said("status", content=tmp_path)["standings"]

    assert {key: standing[key] for key in ("layer", "ref", "state", "line", "column", "now", "yours")} == {
        "layer": "organisation", "ref": "organisation/name", "state": "new", "line": 1, "column": 7,
        "now": "our company", "yours": "Acme",
    }  # fmt: skip


def test_a_place_without_lines_has_none() -> None:
    from workshop.record import of_place

    assert of_place(Place.whole("--people")) == {"file": "--people", "line": None, "column": None}
