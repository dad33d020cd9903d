"""The command: what it says, where it says it, and how it ends."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.conftest import ROOT, TINY, Workshop
from workshop import cli
from workshop.errors import ContentError


def run(*arguments: str) -> Result:
    """The command as click runs it, with what it raises."""
    return CliRunner().invoke(cli.cli, arguments)


def ends(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The exit code of the command as a person runs it, in this process."""
    monkeypatch.setattr(sys, "argv", ["workshop", *arguments])
    return cli._run()


def process(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(TINY.parent.parent), "PYTHONIOENCODING": "utf-8"} | more
    command = [sys.executable, "-m", "workshop", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)


# --- results -------------------------------------------------------------------------------------------------


def test_a_plan_is_shown_as_a_table() -> None:
    result = run("plan", "--content", str(TINY))
    assert result.exit_code == 0
    assert "10:10  15   A1    Brew for two\n" in result.stdout
    assert "10:45             End\n" in result.stdout
    assert result.stdout.startswith("A short tea: 10:00 to 10:45, 45 minutes, 16 people\n")


def test_a_plan_says_why_it_is_so_when_asked() -> None:
    result = run("plan", "--content", str(TINY), "--why", "--minutes", "30")
    assert "\nWhy so:\n  Welcome: squeezed, 10 to 5 min. Shorter, so that more has room.\n" in result.stdout
    assert "Why so:" not in run("plan", "--content", str(TINY), "--minutes", "30").stdout


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["--department", "finance:12", "--people", "10"],
         "12 come from the departments, and 10 in all; type --people 12"),
        (["--department", "finance:12", "--department", "sales", "--people", "12"],
         "nobody is left for sales; count its people too, or type more than --people 12"),
    ],
)  # fmt: skip
def test_departments_and_people_that_do_not_agree_are_refused(typed: list[str], told: str) -> None:
    result = CliRunner().invoke(cli.cli, ["plan", "--content", str(ROOT), *typed])
    assert result.exit_code == 2
    assert told in " ".join(result.output.split())


def test_people_of_the_one_department_that_is_not_counted_are_all_the_others() -> None:
    result = CliRunner().invoke(
        cli.cli, ["plan", "--why", "--content", str(ROOT), "--department", "finance", "--department", "sales:10"]
    )
    assert "Finance 6" in result.output
    assert "Guest" not in result.output


def test_who_is_with_whom_is_said_where_departments_are_counted() -> None:
    counted = ["--department", "finance:2", "--department", "sales:2"]
    result = run("plan", "--content", str(ROOT), "--why", *counted)
    assert "\nWho is with whom:\n  A2 My customer map: " in result.stdout
    assert "Who is with whom" not in run("plan", "--content", str(ROOT), "--why").stdout
    slots = json.loads(run("plan", "--content", str(ROOT), "--json", *counted).stdout)["days"][0]["slots"]
    groups = next(slot["groups"] for slot in slots if slot["code"] == "A2")
    assert sorted(person for group in groups for person in group) == ["Finance 1", "Finance 2", "Sales 1", "Sales 2"]


def test_two_who_lead_are_named_beside_their_blocks() -> None:
    result = run("plan", "--content", str(TINY), "--facilitator", "Ana", "--facilitator", "Bo")
    assert "10:00  10         Welcome       Ana\n10:10  15   A1    Brew for two  Bo\n" in result.stdout


def test_the_days_of_a_plan_are_told_apart() -> None:
    two = ["--content", str(ROOT), "--days", "2", "--minutes", "300"]
    days = json.loads(run("plan", *two, "--json").stdout)["days"]
    assert [day["slots"][0]["clock"] for day in days] == ["09:00", "09:00"]
    assert [sum(slot["minutes"] for slot in day["slots"]) for day in days] == [150, 150]
    assert [line for line in run("plan", *two).stdout.splitlines() if line.startswith("Day")] == ["Day 1", "Day 2"]


def test_a_plan_is_said_as_json_with_nothing_beside_it() -> None:
    result = run("plan", "--content", str(TINY), "--json", "--start", "13:00")
    assert json.loads(result.stdout)["start"] == "13:00"
    assert result.stderr == ""


def test_which_content_is_used_is_said_first() -> None:
    assert run("plan", "--content", str(TINY)).stderr.startswith("Content: ")


@pytest.mark.parametrize("shelf", cli.SHELVES)
def test_every_shelf_can_be_listed(shelf: str) -> None:
    result = run("list", shelf, "--content", str(TINY), "--json")
    assert result.exit_code == 0
    assert isinstance(json.loads(result.stdout), list)


@pytest.mark.parametrize("command", ["", "build", "plan", "check", "list"])
def test_every_command_has_help(command: str) -> None:
    assert run(*filter(None, [command]), "--help").exit_code == 0


# --- what goes wrong -----------------------------------------------------------------------------------------


def test_wrong_content_ends_with_1_and_all_problems_on_stderr(
    tiny: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tiny.change("m01-tea", "title:", "titel:").change("half-day", "block: welcome,", "block: welcom,")
    monkeypatch.chdir(tiny.root)
    assert ends(monkeypatch, "plan") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[1:3] == [
        "modules/agendas/half-day.yaml:9:20: there is no block 'welcom'; did you mean 'welcome'?",
        "modules/m01-tea.yaml:1:1: unknown key 'titel'; did you mean 'title'?",
    ]
    assert "2 things to mend" in said.err


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["--minutes", "3h"], "'3h' is no whole number; write minutes such as 180 for three hours"),
        (["--minutes", "-5"], "minutes go from 30 to 2400, not -5"),
        (["--people", "x"], "'x' is no whole number; write people such as 16"),
        (["--seed", "-1"], "seeds go from 0 on, not -1"),
        (["--mode", "online"], "'online' is not one of in-person, virtual, hybrid; did you mean 'virtual'?"),
        (["--mode", "hybird"], "'hybird' is not one of in-person, virtual, hybrid; did you mean 'hybrid'?"),
        (["--paper", "A3"], "'A3' is not one of a4, letter; did you mean 'a4'?"),
        (["--modules", "m01"], "there is no module 'm01'; did you mean 'm01-who-is-your-customer'?"),
        (["--department", "finance:12", "--department", "finance:3"], "finance is named twice; say it once"),
        (["--fixed", "a guest"], '"11:00 20 A guest", or "2 11:00 20 A guest" for day 2'),
    ],
)
def test_an_option_that_is_typed_wrongly_says_what_to_type(typed: list[str], told: str) -> None:
    result = run("plan", "--content", str(ROOT), *typed)
    assert result.exit_code == 2
    assert told in result.stderr


@pytest.mark.parametrize(
    ("typed", "tried"),
    [
        ([], "--people 18"),
        (["--managers", "--people", "22", "--paper", "letter"], "--managers --paper letter --cards 8 --people 24"),
        (["--title", 'Say "hi" for $5'], '--title "Say \\"hi\\" for \\$5" --cards 8 --people 18'),
        (["--fixed", "10:30 5 Eva", "--fixed", "1 10:40 5 Bo"],
         '--fixed "10:30 5 Eva" --fixed "1 10:40 5 Bo" --cards 8 --people 18'),
        (["--people", "60"], "--cards 8 --people 58"),
        (["--lunch", "no", "--fixed", "no"], "--lunch no --fixed no --cards 8 --people 18"),
    ],
)  # fmt: skip
def test_what_to_try_next_is_another_kit_and_keeps_all_that_was_typed(
    typed: list[str], tried: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    more = ["--cards", "8"] if typed else []
    said = run("build", "--content", str(TINY), "--only", "run-sheet", "--agenda", "half-day", *typed, *more).stdout
    (line,) = (line for line in said.splitlines() if line.startswith("Then try:"))
    command = line.removeprefix("Then try:").strip()
    assert command.replace(f" --content {TINY}", "") == f"workshop build --agenda half-day {tried}".strip()
    assert run(*shlex.split(command)[1:], "--dry-run", "--only", "run-sheet").exit_code == 0


@pytest.mark.parametrize("option", ["--department", "--departments"])
def test_departments_may_have_commas_between_them(option: str) -> None:
    said = run("plan", "--content", str(ROOT), option, "finance:12, sales:10").stdout
    assert "22 people" in said


def test_a_choice_may_be_typed_in_capitals() -> None:
    assert run("plan", "--content", str(TINY), "--paper", "A4", "--mode", "In-Person").exit_code == 0


def test_a_guest_may_come_on_another_day() -> None:
    said = run("plan", "--content", str(ROOT), "--days", "2", "--fixed", "2 11:00 20 A guest").stdout
    assert "\n11:00  20         A guest\n" in said.partition("Day 2")[2]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("departments: finance, sales\n",
         ":1:14: 'departments': write  departments: [finance, sales], or a line such as  finance: 12  for each"),
        ("people: 8\ndepartments: [sales, Finance]\n",
         ":2:22: 'Finance': use small letters, digits and hyphens, such as finance"),
    ],
)  # fmt: skip
def test_departments_that_are_written_wrongly_are_told_at_the_word(written: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text(written)
    with pytest.raises(ContentError) as error:
        CliRunner().invoke(cli.cli, ["plan", str(tmp_path / "s.yaml")], catch_exceptions=False)
    assert str(error.value).endswith(told)


@pytest.mark.parametrize(
    "arguments",
    [
        ["plann"],
        ["plan", "--people", "three"],
        ["plan", "--people", "3"],
        ["plan", "--start", "25:00"],
        ["plan", "--paper", "a5"],
        ["plan", "--content", "nowhere"],
        ["plan", "nowhere.yaml"],
        ["plan", "--agenda", "half-dya"],
        ["build", "--only", "deck,gide"],
        ["check", "nowhere.yaml"],
        ["list", "modlues"],
    ],
    ids=" ".join,
)
def test_what_is_typed_wrongly_ends_with_2(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ends(monkeypatch, *arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Error: " in said.err


def test_an_unknown_agenda_is_recognised(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert ends(monkeypatch, "plan", "--content", str(TINY), "--agenda", "half-dya") == 2
    assert "there is no agenda 'half-dya'; did you mean 'half-day'?" in capsys.readouterr().err


def test_an_unknown_agenda_in_a_session_is_told_at_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "s.yaml").write_text("agenda: half-dya\n")
    assert ends(monkeypatch, "plan", str(tmp_path / "s.yaml"), "--content", str(TINY)) == 1
    assert "s.yaml:1:9: there is no agenda 'half-dya'; did you mean 'half-day'?" in capsys.readouterr().err


def raising(error: BaseException) -> object:
    def stand_in(*args: object) -> None:
        raise error

    return stand_in


@pytest.mark.parametrize(("error", "code"), [(RuntimeError("oh"), 70), (KeyboardInterrupt(), 130), (MemoryError(), 70)])
def test_a_fault_of_ours_ends_with_70_and_an_interruption_with_130(
    error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("WORKSHOP_DEBUG", raising=False)
    monkeypatch.setattr("workshop.library.load", raising(error))
    assert ends(monkeypatch, "list", "modules") == code
    assert "Traceback" not in capsys.readouterr().err


def test_a_finding_is_told_and_strict_makes_it_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "s.yaml").write_text('people: 12\nplace: "A\\x08"\n')
    assert ends(monkeypatch, "check", str(tmp_path / "s.yaml")) == 0
    assert "s.yaml:2:8: characters that cannot be printed were left out here; delete them" in capsys.readouterr().out
    assert ends(monkeypatch, "check", "--strict", str(tmp_path / "s.yaml")) == 1


def test_letters_that_the_console_lacks_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text("ключ: 1\npeople: 12\n", encoding="utf-8")
    ended = process("check", str(tmp_path / "s.yaml"), PYTHONIOENCODING="cp1252")
    assert ended.returncode == 1
    assert "unknown key '????'" in ended.stderr


# --- as a process --------------------------------------------------------------------------------------------


def test_the_command_runs_as_a_module(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("title: A: B\n")
    ended = process("check", str(tmp_path / "x.yaml"), NO_COLOR="1")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.splitlines()[0] == (
        f'{tmp_path.as_posix()}/x.yaml:1:9: this text has a colon and a space in it, so it needs quotes: "A: B"'
    )


def test_a_result_has_no_colour_codes() -> None:
    ended = process("list", "exercises", "--content", str(TINY), NO_COLOR="1")
    assert (ended.returncode, ended.stdout) == (0, "x01-brew  Brew for two\n")
    assert "\x1b" not in ended.stdout + ended.stderr


# --- what is written -----------------------------------------------------------------------------------------


@pytest.mark.slow
def test_two_sessions_never_share_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("Tea House", "Coffee House"):
        (tmp_path / f"{name}.yaml").write_text(f"organisation: {name}\n")
        session, folder = str(tmp_path / f"{name}.yaml"), str(tmp_path / "kit")
        assert (
            ends(monkeypatch, "build", session, "--content", str(TINY), "--output", folder, "--only", "workbook") == 0
        )
    assert sorted(path.name for path in tmp_path.glob("kit*")) == ["kit", "kit-2"]


@pytest.mark.slow
def test_a_locked_file_ends_with_1_and_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "4-participant-workbook.pdf").mkdir()
    assert ends(monkeypatch, "build", "--content", str(TINY), "--output", str(tmp_path)) == 1
    assert "4-participant-workbook.pdf: this cannot be written (Is a directory)" in capsys.readouterr().err
    assert (tmp_path / "1-deck.pptx").stat().st_size > 10_000


def test_an_output_folder_that_is_a_file_ends_with_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kit").write_text("mine")
    assert ends(monkeypatch, "build", "--content", str(TINY), "--output", str(tmp_path / "kit")) == 2
    assert (tmp_path / "kit").read_text() == "mine"
    assert "is a file" in capsys.readouterr().err


def test_content_errors_reach_whoever_calls_the_command_as_a_function() -> None:
    assert isinstance(run("plan", "--content", str(TINY.parent)).exception, ContentError)
