"""How much a form offers: what people read in the agenda that is followed, or what was asked for instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from click import BadParameter
from click.testing import CliRunner
from openpyxl import load_workbook

from tests.conftest import ROOT
from workshop.cli import cli
from workshop.content import Content
from workshop.extent import Extent
from workshop.filled import blank, reading
from workshop.form import Form
from workshop.library import load
from workshop.model import Department, Entry
from workshop.spreadsheet import painted

SHIPPED = Content(ROOT, "a test")
DENIAL = "modules/m01-who-is-your-customer/blocks/denial"


def form(agenda: str | None = None, modules: tuple[str, ...] = (), script: bool = False) -> Form:
    return blank("finance", SHIPPED, extent=Extent(agenda, modules, script))


def of_content(form: Form) -> list[str]:
    """The refs of a form but for what is known of the department itself."""
    return [ref for ref in form.rows if ref.split("/")[0] not in Department.model_fields]


def test_without_a_word_it_is_what_people_read_in_the_half_day() -> None:
    made = form()

    assert made.extent == "what people read in half-day"
    assert [sheet.name for sheet in made.sheets] == ["Department", "Frame", "M01", "M04", "M07", "M12"]
    assert 300 < len(of_content(made)) < 400
    assert f"{DENIAL}/slides/ilse/text" in made.rows


def test_what_the_facilitator_says_stands_in_it_only_where_that_is_asked_for() -> None:
    cue = "modules/m04-golden-rule-then-ask/blocks/golden-then-ask/run/asked/say"

    assert cue not in form().rows
    assert cue in form(script=True).rows
    assert form(script=True).extent == "what people read, and what the facilitator says, in half-day"


def test_a_block_that_the_agenda_leaves_out_is_left_out() -> None:
    cure = "exercises/x18-cure-the-cause/"  # of a module of the half day, and done on the second of two days

    assert not any(ref.startswith(cure) for ref in form(script=True).rows)
    assert any(ref.startswith(cure) for ref in form("two-days").rows)


@pytest.mark.parametrize("agenda", ["taster", "full-day", "two-days"])
def test_another_agenda_brings_what_its_people_read(agenda: str) -> None:
    made = form(agenda)
    modules = {ref.split("/")[1] for ref in of_content(made) if ref.startswith("modules/")}

    assert made.extent == f"what people read in {agenda}"
    assert modules == {str(entry.block).partition("/")[0] for entry in _agenda(agenda) if "/" in str(entry.block)}


def _agenda(name: str) -> list[Entry]:
    return list(load(ROOT).agendas[name].slots.values())


def test_modules_come_with_all_their_blocks_and_without_the_frame() -> None:
    made = form(modules=("m05-how-we-talk-about-customers",))

    assert [sheet.name for sheet in made.sheets] == ["Department", "M05"]
    assert made.extent == "what people read in m05-how-we-talk-about-customers"


@pytest.mark.parametrize(
    ("agenda", "modules", "what"),
    [
        ("ful-day", (), "there is no agenda 'ful-day'; did you mean 'full-day'?"),
        (None, ("m05-how",), "there is no module 'm05-how'; known: "),
    ],
)
def test_what_nobody_knows_is_told(agenda: str | None, modules: tuple[str, ...], what: str) -> None:
    with pytest.raises(BadParameter) as told:
        form(agenda, modules)

    assert told.value.message.startswith(what.removesuffix("; known: "))


def test_what_was_written_already_stands_in_it_and_a_form_takes_back_nothing_that_it_does_not_hold(
    tmp_path: Path,
) -> None:
    own = tmp_path / "modules" / "departments" / "finance.yaml"
    own.parent.mkdir(parents=True)
    (tmp_path / "workshop.yaml").write_text("name: Acme\n")
    text = "changes:\n  modules:\n    m05-how-we-talk-about-customers:\n      promise: You hear it.\n"
    content, path = Content(tmp_path, "a test", ROOT), tmp_path / "finance.xlsx"
    path.write_bytes(painted(blank("finance", content, extent=Extent())))
    own.write_text(text)

    promise = "modules/m05-how-we-talk-about-customers/promise"
    assert blank("finance", content, extent=Extent()).rows[promise].yours == "You hear it."
    assert promise not in {cell.value for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row}
    assert reading(path, content).same


def test_a_department_that_nobody_knows_yet_gets_what_people_read_too(tmp_path: Path) -> None:
    (tmp_path / "workshop.yaml").write_text("name: Acme\n")
    made = blank("Customer care", Content(tmp_path, "a test", ROOT), new=True, extent=Extent())

    assert made.extent == "what people read in half-day"
    assert made.rows["trap"].needed


@pytest.mark.parametrize(
    ("options", "said"),
    [([], ": what people read in half-day, each"), (["--modules", "m12-keeping-it-alive"], "read in m12-"),
     (["--all"], " texts, each")],
)  # fmt: skip
def test_the_command_says_what_the_form_holds(tmp_path: Path, options: list[str], said: str) -> None:
    typed = ["form", "finance", *options, "--output", str(tmp_path / "f.xlsx"), "--content", str(ROOT)]
    done = CliRunner().invoke(cli, typed, catch_exceptions=False)
    start = [row[1] for row in load_workbook(tmp_path / "f.xlsx")["Start"].values]

    assert said in done.output
    assert ("Other texts:" in done.output) is (options != ["--all"])
    assert any("The kit has more texts." in str(line) for line in start) is (options != ["--all"])
