"""`workshop status`: what an organisation has written over, and how that stands to a core that has moved on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click import BadParameter
from click.testing import CliRunner

from tests.conftest import TINY
from workshop import lock
from workshop.cli import cli
from workshop.content import Content
from workshop.errors import ContentError
from workshop.library import load
from workshop.model import Session
from workshop.status import accept, note, said, status
from workshop.text import Id

RECORD = """title: A department
customers: {guests: Guests who are thirsty}
trap: We only pour.
reframe: We pour for someone.
"""
PROMISE = "promise: You make tea that somebody wants."
M01 = "modules/m01-tea.yaml"


class Acme:
    """An organisation's folder over a core of its own, so that the core can change."""

    def __init__(self, root: Path) -> None:
        shutil.copytree(TINY, root / "core")
        self.core, self.root = root / "core", root / "acme"
        self.content = Content(self.root, "", self.core)
        self.write("workshop.yaml", "name: Acme\n")

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def upgrade(self, old: str, new: str, name: str = M01) -> None:
        path = self.core / name
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))

    def standings(self) -> list[tuple[str, str, str]]:
        return [(one.layer, one.ref, one.state) for one in status(self.content).standings]


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Acme:
    monkeypatch.chdir(tmp_path)
    return Acme(tmp_path)


def test_what_is_written_over_is_noted_once_and_then_as_it_was(acme: Acme) -> None:
    acme.write(M01, "promise: Ours.\n")
    assert acme.standings() == [("organisation", "modules/m01-tea/promise", "new")]
    note(acme.content)
    assert acme.standings() == [("organisation", "modules/m01-tea/promise", "unchanged")]


def test_a_newer_core_text_below_ones_own_is_shown_with_all_three(acme: Acme) -> None:
    acme.write(M01, "promise: Ours.\n")
    note(acme.content)
    acme.upgrade(PROMISE, "promise: A better one.")
    note(acme.content)  # looking again does not forget what the core said then
    (standing,) = status(acme.content).standings
    assert (standing.state, standing.then, standing.now, standing.yours) == (
        "newer", "You make tea that somebody wants.", "A better one.", "Ours.",
    )  # fmt: skip


def test_every_department_that_wrote_over_a_changed_text_is_named(acme: Acme) -> None:
    for name in ("bar", "dock", "shop"):
        own = "big_idea" if name == "shop" else "promise"
        acme.write(
            f"modules/departments/{name}.yaml", f"{RECORD}changes: {{modules: {{m01-tea: {{{own}: {name}}}}}}}\n"
        )
    note(acme.content)
    acme.upgrade(PROMISE, "promise: A better one.")
    assert [layer for layer, _, state in acme.standings() if state == "newer"] == ["department bar", "department dock"]


def test_what_the_core_no_longer_has_is_orphaned(acme: Acme) -> None:
    acme.write(M01, "blocks: {brew: {run: {wait: {do: Breathe.}}}}\n")
    note(acme.content)
    acme.upgrade("      wait: {do: Let it sink in.}\n", "")
    assert acme.standings() == [("organisation", "modules/m01-tea/blocks/brew/run/wait/do", "orphaned")]


def test_newer_texts_that_nobody_wrote_over_come_through_and_are_named(acme: Acme) -> None:
    acme.write(M01, "promise: Ours.\n")
    note(acme.content)
    acme.upgrade("audience: Everybody who makes tea.", "audience: Everybody.")
    assert status(acme.content).merged == ("modules/m01-tea/audience",)
    assert load(acme.content).modules["m01-tea"].audience == "Everybody."


def test_what_is_all_ones_own_is_not_mentioned(acme: Acme) -> None:
    acme.write("exercises/x90-ours.yaml", (TINY / "exercises" / "x01-brew.yaml").read_text())
    acme.write(M01, "key_messages: {warm: Warm the pot.}\n")
    assert acme.standings() == []


def test_a_part_that_is_removed_is_watched_as_a_whole(acme: Acme) -> None:
    acme.write(M01, "blocks: {brew: {run: {wait: null}}}\n")
    note(acme.content)
    acme.upgrade("Let it sink in.", "Let it sink in slowly.")
    assert acme.standings() == [("organisation", "modules/m01-tea/blocks/brew/run/wait", "newer")]


def test_accepting_takes_the_core_as_it_is_today(acme: Acme) -> None:
    acme.write(M01, "promise: Ours.\n")
    note(acme.content)
    acme.upgrade(PROMISE, "promise: A better one.")
    accept(acme.content)
    assert acme.standings() == [("organisation", "modules/m01-tea/promise", "unchanged")]


def test_an_approved_text_stays_although_the_core_moves_on(acme: Acme) -> None:
    acme.write("workshop.yaml", "name: Acme\ncore: [modules/m01-tea/promise]\n")
    note(acme.content)
    acme.upgrade(PROMISE, "promise: A better one.")
    assert load(acme.content).modules["m01-tea"].promise == "You make tea that somebody wants."
    assert acme.standings() == [("approved", "modules/m01-tea/promise", "newer")]
    accept(acme.content)
    assert load(acme.content).modules["m01-tea"].promise == "You make tea that somebody wants."
    accept(acme.content, "modules/m01-tea/promise")
    assert load(acme.content).modules["m01-tea"].promise == "A better one."


def test_accepting_what_was_written_over_leaves_what_was_approved(acme: Acme) -> None:
    acme.write("workshop.yaml", "name: Acme\ncore: [modules/m01-tea/promise]\n")
    acme.write(M01, "audience: Us.\n")
    note(acme.content)
    acme.upgrade(PROMISE, "promise: A better one.")
    acme.upgrade("audience: Everybody who makes tea.", "audience: Everybody.")
    accept(acme.content)
    assert load(acme.content).modules["m01-tea"].promise == "You make tea that somebody wants."
    assert acme.standings() == [
        ("approved", "modules/m01-tea/promise", "newer"), ("organisation", "modules/m01-tea/audience", "unchanged"),
    ]  # fmt: skip
    assert said(status(acme.content))[-1].endswith("workshop status --accept modules/m01-tea/promise")


def test_one_text_is_accepted_by_its_name(acme: Acme) -> None:
    acme.write(M01, "promise: Ours.\naudience: Us.\n")
    note(acme.content)
    acme.upgrade(PROMISE, "promise: A better one.")
    acme.upgrade("audience: Everybody who makes tea.", "audience: Everybody.")
    accept(acme.content, "modules/m01-tea/audience")
    assert acme.standings() == [
        ("organisation", "modules/m01-tea/promise", "newer"), ("organisation", "modules/m01-tea/audience", "unchanged"),
    ]  # fmt: skip


def test_a_text_to_accept_that_nobody_wrote_over_is_told(acme: Acme) -> None:
    acme.write(M01, "promise: Ours.\n")
    with pytest.raises(BadParameter, match="nothing was written over 'modules/m01-tea/promis'; did you mean"):
        accept(acme.content, "modules/m01-tea/promis")


def test_a_text_that_is_approved_again_is_the_one_of_that_day(acme: Acme) -> None:
    pinned = "name: Acme\ncore: [modules/m01-tea/promise]\n"
    for text in (pinned, "name: Acme\n"):
        acme.write("workshop.yaml", text)
        note(acme.content)
    acme.upgrade(PROMISE, "promise: A better one.")
    acme.write("workshop.yaml", pinned)
    assert load(acme.content).modules["m01-tea"].promise == "A better one."


def test_a_text_that_is_written_over_again_hides_nothing(acme: Acme) -> None:
    acme.write(M01, "promise: Ours.\n")
    note(acme.content)
    (acme.root / M01).unlink()
    note(acme.content)
    acme.upgrade(PROMISE, "promise: A better one.")
    acme.write(M01, "promise: Ours again.\n")
    assert acme.standings() == [("organisation", "modules/m01-tea/promise", "new")]


def test_what_the_core_no_longer_has_stays_orphaned_after_a_look(acme: Acme) -> None:
    acme.write(M01, "blocks: {brew: {run: {wait: {do: Breathe.}}}}\n")
    note(acme.content)
    acme.upgrade("      wait: {do: Let it sink in.}\n", "")
    note(acme.content)
    assert acme.standings() == [("organisation", "modules/m01-tea/blocks/brew/run/wait/do", "orphaned")]


def test_an_approved_text_stays_although_the_core_has_removed_it(acme: Acme) -> None:
    acme.write("workshop.yaml", "name: Acme\ncore: [modules/m01-tea/blocks/brew/next]\n")
    note(acme.content)
    acme.upgrade("    next: Now you know how they like it.\n", "")
    assert load(acme.content).modules["m01-tea"].blocks[Id("brew")].next == "Now you know how they like it."


@pytest.mark.parametrize(
    ("ref", "gone", "what"),
    [
        ("modules/m01-tea/blocks/brew/run/wait/do", "      wait: {do: Let it sink in.}\n",
         ("the core has removed the part around this text; it was 'Let it sink in.'; delete this line, or say it in a "
          "part of your own")),
        ("exercises/x01-brew/objectives", "",
         "'exercises/x01-brew/objectives' is a list, and only a single text can be kept; delete this line"),
    ],
)  # fmt: skip
def test_an_approved_text_that_cannot_stand_is_told_at_its_place(acme: Acme, ref: str, gone: str, what: str) -> None:
    acme.write("workshop.yaml", f"core:\n  - {ref}\n")
    note(acme.content)
    acme.upgrade(gone, "")
    with pytest.raises(ContentError) as error:
        load(acme.content)
    assert [str(one) for one in error.value.problems] == [f"acme/workshop.yaml:2:5: {what}"]


# --- the organisation's words -----------------------------------------------------------------------------------

WORDS = "modules/organisation/core.yaml"


@pytest.fixture
def worded(acme: Acme) -> Acme:
    """A core with a word, and the organisation's and its bar's own for it."""
    path = acme.core / WORDS
    path.parent.mkdir()
    path.write_text("terms: {buyer: {one: buyer, many: buyers}}\n")
    acme.write("workshop.yaml", "terms: {buyer: {many: guests}}\n")
    acme.write("modules/departments/bar.yaml", f"{RECORD}terms: {{buyer: {{one: regular, many: regulars}}}}\n")
    note(acme.content)
    return acme


def test_a_newer_word_of_the_core_below_ones_own_is_shown(worded: Acme) -> None:
    worded.upgrade("many: buyers", "many: patrons", WORDS)
    assert worded.standings() == [
        ("department bar", "organisation/terms/buyer/many", "newer"),
        ("organisation", "organisation/terms/buyer/many", "newer"),
        ("department bar", "organisation/terms/buyer/one", "unchanged"),
    ]


# --- the command ----------------------------------------------------------------------------------------------------


@pytest.fixture
def typed(acme: Acme, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """The command as it is typed in the folder of Acme, over a core that can change."""
    monkeypatch.setattr("workshop.content.core", lambda: Content(acme.core, "a test"))
    monkeypatch.setattr("workshop.check.advice_everywhere", lambda content, library: set())

    def run(*arguments: str) -> str:
        done = CliRunner().invoke(cli, [*arguments, "--content", str(acme.root)], catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.output

    return run


def test_status_tells_what_is_new_and_then_notes_it(acme: Acme, typed: Callable[..., str]) -> None:
    acme.write(M01, "promise: Ours.\n")
    assert "   1 new since the last look\n" in typed("status")
    assert "   1 as the core was when you wrote it\n" in typed("status")


@pytest.mark.parametrize("command", [["check"], ["diff", "--department", "bar"], ["build", "--only", "print-order"]])
def test_what_was_written_over_before_an_upgrade_is_known_after_it(
    command: list[str], acme: Acme, typed: Callable[..., str], tmp_path: Path
) -> None:
    acme.write("modules/departments/bar.yaml", RECORD)
    acme.write(M01, "promise: Ours.\n")
    output = [] if command == ["check"] else ["--output", str(tmp_path / "made")]
    typed(*command, *output)
    acme.upgrade(PROMISE, "promise: A better one.")
    assert "organisation hides a newer text of the core: modules/m01-tea/promise\n" in typed("status")


@pytest.fixture
def sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in which nothing can be written, such as one that is shared to be read."""

    def refuse(folder: Path, kept: object) -> None:
        raise PermissionError(13, "Permission denied", str(folder / lock.LOCK))

    monkeypatch.setattr(lock, "write", refuse)


WHY = "workshop.lock: this cannot be written (Permission denied), so nothing is noted; ask who owns the folder\n"


@pytest.mark.usefixtures("sealed")
def test_a_status_that_cannot_be_noted_is_told_all_the_same(acme: Acme, typed: Callable[..., str]) -> None:
    acme.write(M01, "promise: Ours.\n")
    told = typed("status")
    assert "   1 new since the last look\n" in told
    assert told.endswith(WHY)


@pytest.mark.usefixtures("sealed")
def test_a_folder_that_cannot_be_written_can_be_built_from(
    acme: Acme, typed: Callable[..., str], tmp_path: Path
) -> None:
    acme.write(M01, "promise: Ours.\n")
    typed("build", "--only", "print-order", "--output", str(tmp_path / "made"))
    assert (tmp_path / "made" / "6-print-order.pdf").is_file()


@pytest.mark.usefixtures("sealed")
def test_what_cannot_be_accepted_is_told_as_a_problem(acme: Acme) -> None:
    acme.write(M01, "promise: Ours.\n")
    with pytest.raises(ContentError) as error:
        accept(acme.content)
    assert [str(one) for one in error.value.problems] == [f"acme/{WHY.strip()}"]


@pytest.mark.parametrize("command", [["plan"], ["rehearse"], ["build", "--dry-run"]])
def test_what_writes_nothing_writes_no_lock(command: list[str], acme: Acme, typed: Callable[..., str]) -> None:
    acme.write(M01, "promise: Ours.\n")
    before = sorted(acme.root.rglob("*"))
    typed(*command)
    assert sorted(acme.root.rglob("*")) == before


def test_an_approved_text_that_does_not_exist_is_told_at_its_place(acme: Acme) -> None:
    acme.write("workshop.yaml", "name: Acme\ncore: [modules/m01-tea/promis]\n")
    with pytest.raises(ContentError) as error:
        load(acme.content)
    assert [str(one) for one in error.value.problems] == [
        "acme/workshop.yaml:2:8: the core has no text 'modules/m01-tea/promis'; did you mean 'modules/m01-tea/promise'?"
    ]


def test_a_newer_text_of_the_cores_own_department_is_told_too(acme: Acme) -> None:
    path = acme.core / "modules" / "departments" / "bar.yaml"
    path.parent.mkdir()
    path.write_text(f"{RECORD}changes: {{modules: {{m01-tea: {{promise: Core for the bar.}}}}}}\n")
    acme.write("modules/departments/bar.yaml", "changes: {modules: {m01-tea: {promise: Ours for the bar.}}}\n")
    note(acme.content)
    acme.upgrade("Core for the bar.", "Newer for the bar.", "modules/departments/bar.yaml")
    (standing,) = status(acme.content).standings
    assert (standing.layer, standing.state, standing.now) == ("department bar", "newer", "Newer for the bar.")
    session = Session.model_validate({"departments": ["bar"]})
    assert load(acme.content, session).modules["m01-tea"].promise == "Ours for the bar."


def test_a_spoilt_lock_is_told_and_kept(acme: Acme) -> None:
    acme.write(lock.LOCK, "{")
    with pytest.raises(ContentError, match=r"acme/workshop\.lock:1:1: this is no lock any more"):
        note(acme.content)
    assert (acme.root / lock.LOCK).read_text() == "{"


def test_where_nothing_lies_over_a_core_no_lock_is_written(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "tiny")
    note(Content(tmp_path / "tiny", ""))
    assert not (tmp_path / "tiny" / lock.LOCK).exists()


def test_it_reads_from_what_asks_for_a_decision_to_what_does_not(acme: Acme) -> None:
    acme.write(M01, "promise: Ours.\n")
    note(acme.content)
    acme.upgrade(PROMISE, "promise: A better one.")
    assert said(status(acme.content)) == [
        "acme/modules/m01-tea.yaml:1:10: organisation hides a newer text of the core: modules/m01-tea/promise",
        "  then  You make tea that somebody wants.",
        "  now   A better one.",
        "  yours Ours.",
        "   1 hides a newer text of the core",
        "   0 changes what the core does not have any more",
        "   0 new since the last look",
        "   0 as the core was when you wrote it",
        "   0 newer in the core, and come through",
        "",
        "Change your text, or delete it to read the core's. When all is as you want it:  workshop status --accept",
    ]
