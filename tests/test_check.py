"""Checking files without building: loose ones by the kind that their keys show, content as a whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.conftest import ROOT, TINY, Workshop
from workshop.check import check_content, check_files
from workshop.content import Content, choose
from workshop.errors import ContentError
from workshop.kit import make
from workshop.model import Session
from workshop.plan import plan

Tree = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture(autouse=True)
def _without_lints(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tiny workshop is too small to teach; what a professional would object to is tested in test_teaching."""
    monkeypatch.setattr("workshop.check.advice_everywhere", lambda content, library: set())
    monkeypatch.setattr("workshop.check.advice_on", lambda kind, item, library: set())
    monkeypatch.setattr("workshop.check.thick", lambda agenda, pages: ())


def told(*paths: Path) -> list[str]:
    """What checking says of some files, each told by its name alone."""
    try:
        findings, _ = check_files(paths)
    except ContentError as error:
        return [
            f"{Path(one.where.file).name}:{one.where.line}:{one.where.column}: {one.what}" for one in error.problems
        ]
    return [finding.what for finding in findings]


@pytest.mark.parametrize("path", sorted(TINY.rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_file_of_the_tiny_workshop_passes_alone(path: Path) -> None:
    assert told(path) == []


def test_a_folder_is_checked_whole(tiny: Workshop) -> None:
    assert check_files((tiny.root,)) == ((), 6)


def test_a_file_named_twice_counts_once(tiny: Workshop) -> None:
    path = tiny.root / "modules" / "m01-tea.yaml"
    assert check_files((path, path)) == ((), 1)


def test_references_are_checked_among_the_content_around_the_file(tiny: Workshop) -> None:
    tiny.change("half-day", "block: welcome,", "block: welcom,")
    assert told(tiny.root / "modules" / "agendas" / "half-day.yaml") == [
        "half-day.yaml:9:20: there is no block 'welcom'; did you mean 'welcome'?"
    ]


def test_a_file_outside_all_content_is_checked_by_itself(tmp_path: Path) -> None:
    loose = Path(shutil.copy(TINY / "modules" / "agendas" / "half-day.yaml", tmp_path))
    loose.write_text(loose.read_text().replace("block: welcome,", "block: welcom,"))
    assert told(loose) == []


def test_what_refers_to_a_broken_neighbour_is_not_called_wrong(tiny: Workshop) -> None:
    tiny.change("m01-tea", "title:", "titel:")
    assert told(tiny.root / "modules" / "agendas" / "half-day.yaml") == []


def test_a_workshop_yaml_without_content_around_is_no_hindrance(tree: Tree) -> None:
    root = tree({"workshop.yaml": "", "s.yaml": "people: 12\n"})
    assert told(root / "s.yaml") == []


def test_a_session_is_checked(tree: Tree) -> None:
    root = tree({"s.yaml": "people: 3\ndate: tomorrow\n"})
    assert told(root / "s.yaml") == ["s.yaml:1:9: 'people' must be 4 or more, not '3'"]


def test_a_facilitator_is_checked(tree: Tree) -> None:
    root = tree({"ana.yaml": "name: Ana\ndebriefs: 120\n", "ben.yaml": "name: Ben\ndebriefs: 300\n"})
    what = "'debriefs': write per cent from 100, as usual, to 200, twice as long; a fifth longer is 120"
    assert told(root) == [f"ben.yaml:2:11: {what}"]


def test_the_file_of_an_organisation_is_checked_over_the_core(tree: Tree) -> None:
    root = tree({"workshop.yaml": "name: Acme\nterms: {buyer: {many: guests}}\n"})
    assert told(root / "workshop.yaml") == []
    (root / "workshop.yaml").write_text("name: Acme\ntermes: {}\n")
    (problem,) = told(root / "workshop.yaml")
    assert problem.startswith("workshop.yaml:2:1: unknown key 'termes'; did you mean 'terms'?")


def test_all_files_are_told_at_once(tree: Tree) -> None:
    root = tree({"a.yaml": "colour: red\n", "b.yaml": "", "c.yaml": "x: y: z\n", "d.yaml": "- a\n"})
    kinds = (
        "module, block, agenda, guide, instrument, brief, department, exercise, session, facilitator or organisation"
    )
    nothing = f"this looks like no {kinds}; check its keys"
    assert told(root) == [
        f"a.yaml:1:1: {nothing}",
        "b.yaml:1:1: this file is empty; delete it, or write keys and values into it",
        'c.yaml:1:5: this text has a colon and a space in it, so it needs quotes: "y: z"',
        f"d.yaml:1:1: {nothing}",
    ]


def test_a_warning_is_a_finding(tree: Tree) -> None:
    root = tree({"s.yaml": 'people: 12\nplace: "A\\x08"\n'})
    assert told(root / "s.yaml") == ["characters that cannot be printed were left out here; delete them"]


def test_the_content_is_checked_as_it_would_be_built() -> None:
    findings, count = check_content(Content(TINY, "a test"))
    assert (findings, count) == ((), 6)


def test_a_folder_whose_name_nobody_can_type_does_no_harm(tiny: Workshop) -> None:
    odd = tiny.root.rename(tiny.root.with_name("a\udcff\x01<b>&\u2028"))
    assert check_content(Content(odd, "a test"))[1] == 6
    (odd / "modules" / "m01-tea.yaml").write_text("titel: A\n")
    with pytest.raises(ContentError, match=r"a\?\?<b>&\?/modules/m01-tea.yaml:1:1: unknown key 'titel'"):
        check_content(Content(odd, "a test"))


# --- what a build would say ----------------------------------------------------------------------------------

TASK = "  ask: Ask how your neighbour takes it."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"Ask {{ organisation.nam }}."', "'{{ organisation.nam }}' is not known; did you mean 'organisation.name'?"),
        ('"Ask [me](ftp://x)."', "a link starts with https: or mailto:, not 'ftp://x'"),
        ("Ask \U0001fae8 now.", "no font of the kit has \U0001fae8 (U+1FAE8); write this another way"),
    ],
)  # fmt: skip
def test_what_would_stop_a_build_is_told_for_a_file_and_for_all(tiny: Workshop, text: str, said: str) -> None:
    tiny.change("x01-brew", TASK, f"  ask: {text}")

    assert [one.partition(" ")[2] for one in told(tiny.root / "exercises" / "x01-brew.yaml")] == [said]
    with pytest.raises(ContentError) as raised:
        check_content(Content(tiny.root, "a test"))
    assert [(problem.what, problem.where.column) for problem in raised.value.problems] == [(said, 8)]


@pytest.mark.parametrize("text", ["Ask **how they take it.", "Ask how** they take it.", "Ask ** how ** they take it."])
def test_bold_that_is_not_closed_is_a_finding_of_check_and_build(tiny: Workshop, text: str) -> None:
    tiny.change("x01-brew", TASK, f"  ask: {text}")
    said = r"this ** has no partner; write it before and after the words, as in **now**, or \*\* for two stars"

    assert said in told(tiny.root / "exercises" / "x01-brew.yaml")
    assert said in [finding.what for finding in check_content(Content(tiny.root, "a test"))[0]]
    assert said in [finding.what for finding in make(plan(tiny.read(), Session())).findings]


@pytest.mark.parametrize("text", ["Ask **how** they take it.", r"Ask \*\*how they take it.", "Ask * how."])
def test_stars_that_are_meant_are_no_finding(tiny: Workshop, text: str) -> None:
    tiny.change("x01-brew", TASK, f"  ask: {text}")

    assert [one for one in told(tiny.root / "exercises" / "x01-brew.yaml") if "this **" in one] == []


@pytest.mark.parametrize("text", ['"Ask {{ organisation.name."', '"Ask organisation.name }} too."', '"Ask {{ }} too."'])
def test_brackets_that_hold_no_name_are_a_finding_of_check_and_build(tiny: Workshop, text: str) -> None:
    tiny.change("x01-brew", TASK, f"  ask: {text}")
    said = "these brackets hold no name; write one such as {{ organisation.name }}, or other brackets"

    assert said in told(tiny.root / "exercises" / "x01-brew.yaml")
    assert said in [finding.what for finding in make(plan(tiny.read(), Session())).findings]


def test_a_text_that_no_document_shows_is_checked_too(tiny: Workshop) -> None:
    tiny.change("x01-brew", "supports: That tea goes cold.", 'supports: "That {{ tea }} goes cold."')

    (said,) = told(tiny.root / "exercises" / "x01-brew.yaml")
    assert "'{{ tea }}' is not known" in said


def test_words_behind_a_comment_are_a_finding(tiny: Workshop) -> None:
    tiny.change("x01-brew", TASK, "  ask: Ask who is #1 at home.")

    assert "what follows # is a comment and is not printed" in " ".join(told(tiny.root / "exercises" / "x01-brew.yaml"))


# --- exercises that nobody runs ------------------------------------------------------------------------------


IDLE = "no block runs this exercise; delete the file, or write  exercise: x01-brew - Copy  in a block"


def test_a_stray_copy_of_an_exercise_is_a_finding(tiny: Workshop) -> None:
    brew = tiny.root / "exercises" / "x01-brew.yaml"
    copy = Path(shutil.copy(brew, brew.with_stem("x01-brew - Copy")))

    findings, _ = check_content(Content(tiny.root, "a test"))

    assert [str(one).rpartition("/")[2] for one in findings if "no block runs" in one.what] == [f"{copy.name}: {IDLE}"]
    assert IDLE in told(copy)
    assert "no block runs" not in " ".join(told(brew))


def test_an_exercise_outside_all_content_is_not_called_idle(tmp_path: Path) -> None:
    loose = Path(shutil.copy(TINY / "exercises" / "x01-brew.yaml", tmp_path))

    assert "no block runs" not in " ".join(told(loose))


# --- which content -------------------------------------------------------------------------------------------


def test_the_content_that_was_named_is_used(tmp_path: Path) -> None:
    assert choose(tmp_path, TINY) == Content(tmp_path, "--content")


def test_the_content_above_is_found(tree: Tree) -> None:
    root = tree({"modules/a.yaml": "", "exercises/b.yaml": "", "deep/er/c.yaml": ""})
    assert choose(None, root / "deep" / "er") == Content(root, "it has modules/ and exercises/")


def test_a_workshop_yaml_marks_a_folder(tree: Tree) -> None:
    root = tree({"workshop.yaml": "", "deep/c.yaml": ""})
    assert choose(None, root / "deep") == Content(root, "it has a workshop.yaml", ROOT)


def test_the_checkout_is_used_where_nothing_is_found(tmp_path: Path) -> None:
    assert choose(None, tmp_path).reason == "the checkout that workshop runs from"
