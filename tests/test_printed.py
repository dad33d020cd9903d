"""`--printed`: the workbook is at the copy shop, and the session is planned again against its pages."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from click.testing import CliRunner, Result
from pptx import Presentation
from pypdf import PdfReader

from builders.references import fill, mismatches
from builders.view import View
from tests.conftest import ROOT, TINY, Workshop
from workshop import output
from workshop.book import Book
from workshop.cli import cli
from workshop.clock import Clock
from workshop.comparison import since_kit
from workshop.content import Content
from workshop.diff import Diff
from workshop.errors import ContentError
from workshop.kit import NAMES, Kit, compose, make, save
from workshop.library import Library
from workshop.model import Session
from workshop.plan import Plan, Slot, plan
from workshop.printed import WORKBOOK, book, over
from workshop.verify import verify

EVA = {"guest": {"title": "Eva", "at": "13:00", "minutes": 20}}
CHOSEN = ["m07-making-it-right", "m03-attitudes-in-the-mirror"]
MONDAY = {
    "half day": Session(people=20),
    "short": Session(people=20, minutes=90),
    "lunch and a guest": Session.model_validate({"people": 20, "minutes": 300, "lunch": "11:30", "fixed": EVA}),
    "chosen modules": Session.model_validate({"minutes": 120, "modules": CHOSEN}),
}
NAMING = ("deck", "guide", "run-sheet")  # the documents that name pages of the workbook


def kit_in(folder: Path, library: Library, session: Session) -> Path:
    """A kit as it was built on Monday, in a folder of its own."""
    save(make(plan(library, session), "outline", "none"), NAMES, folder)
    return folder


@pytest.fixture(scope="module")
def mondays(shipped: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("monday")
    return {name: kit_in(folder / name, shipped, session) for name, session in MONDAY.items()}


@pytest.fixture(scope="module")
def printed(mondays: dict[str, Path]) -> Book:
    """The workbook of the half day for 20, as it was printed."""
    return book(mondays["half day"])


@pytest.fixture
def tea(tmp_path: Path, library: Library) -> Path:
    """The kit of the tiny workshop, in a folder that a test may spoil."""
    return kit_in(tmp_path / "kit", library, Session())


def again(library: Library, printed: Book, **typed: object) -> Plan:
    """The session of a printed workbook, planned again with what is typed."""
    return plan(library, over(printed, None, {}).model_copy(update=typed), printed)


def made_again(library: Library, printed: Book, **typed: object) -> Kit:
    return make(again(library, printed, **typed), "outline", "none")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [*map(str, arguments)])


@cache
def leaves_of(pdf: bytes) -> list[str]:
    """The letters of each page, with single spaces between them."""
    return [" ".join(leaf.extract_text().split()) for leaf in PdfReader(BytesIO(pdf)).pages]


def told(kit: Kit, file: str) -> str:
    return " ".join(leaves_of(kit.files[file]))


# --- a hundred plans, none of which the workbook contradicts -------------------------------------------------


def wishes(seed: int) -> dict[str, object]:
    dice = random.Random(seed)
    mode = dice.choice(["in-person", "in-person", "virtual", "hybrid"])
    usual = {"lunch": None, "fixed": {}} if dice.random() < 0.7 else {}
    return {"minutes": dice.randrange(30, 301, 5), "people": dice.randint(4, 60), "mode": mode, **usual}


def some_plan(library: Library, printed: Book, seed: int) -> Plan:
    """The first plan that there is from a seed on."""
    for attempt in range(seed, seed + 100_000, 1_000):
        with suppress(ContentError):  # where so many minutes cannot be
            return again(library, printed, **wishes(attempt))
    raise AssertionError("no attempt can be planned")


def filled(timed: Plan, places: Mapping[str, int]) -> dict[str, Element]:
    """The trees of the documents that name pages, with the pages that the workbook is said to have."""
    trees = compose(View(timed), "standard", "none")
    for name in NAMING:
        fill(trees[name], {f"workbook:{id}": page for id, page in places.items()})
    return {name: trees[name] for name in NAMING}


def misled(timed: Plan, trees: Mapping[str, Element], leaves: list[str]) -> Iterator[str]:
    """Every page that a document names and that is not there, or is another: without its title, or its code."""
    titles = {f"workbook:{slot.id}/{id}": page.title for slot in timed.blocks for id, page in slot.pages.items()}
    codes = {slot.id: slot.code for slot in timed.blocks}
    for name, tree in trees.items():
        for reference in (one for one in tree.iter("ref") if one.attrib["to"] in titles and one.text):
            to, number = reference.attrib["to"], int(reference.text.strip("–"))
            leaf = leaves[number - 1] if 0 < number <= len(leaves) else ""
            title, code = titles[to], codes[to.removeprefix("workbook:").partition("/")[0]]
            if not has(leaf, code, str(title)):
                yield f"the {name} says {number} for {to}, {code} '{title}'"


def has(leaf: str, code: str, title: str) -> bool:
    """Whether a page has a task under this code and title; how privately it is done stands after them."""
    heading = rf"(?<!\w){code} ?{re.escape(title)} (?:Only for me|My (?:group|table) sees it|I hand it in)"
    return re.search(heading, leaf) is not None


@pytest.mark.parametrize("seed", range(100))
def test_all_pages_that_a_new_plan_names_are_printed_and_are_the_right_ones(
    shipped: Library, mondays: dict[str, Path], seed: int
) -> None:
    name = list(MONDAY)[seed % len(MONDAY)]
    was, old = plan(shipped, MONDAY[name]), book(mondays[name])
    timed = some_plan(shipped, old, seed)
    trees = filled(timed, old.places)

    named = {one.attrib["to"] for tree in trees.values() for one in tree.iter("ref")}
    assert {to for to in named if to.startswith("workbook:")} <= {f"workbook:{id}" for id in old.places}
    assert list(misled(timed, trees, leaves_of(old.pdf))) == []
    assert {(one.id, one.part) for one in timed.blocks} <= {(one.id, one.part) for one in was.blocks}
    assert {(one.id, one.code) for one in timed.blocks} <= {(one.id, one.code) for one in was.blocks}
    assert [one.id for one in timed.blocks] == [one.id for one in was.blocks if one.id in {s.id for s in timed.slots}]
    assert timed.minutes == timed.session.minutes


@pytest.mark.parametrize("way", [-1, 1])
def test_a_shift_of_one_page_is_caught(shipped: Library, printed: Book, way: int) -> None:
    timed = again(shipped, printed, minutes=150, people=23)
    trees = filled(timed, {id: page + way for id, page in printed.places.items()})
    finished = {f"workbook:{id}": page for id, page in printed.places.items()}
    faults = list(misled(timed, trees, leaves_of(printed.pdf)))
    disagreed = [
        line for name, tree in trees.items() for line in mismatches(name, tree, finished) if "workbook:" in line
    ]

    assert len({fault.partition(" for ")[2] for fault in faults}) == 12  # all but the second of three pages of A5
    assert len(disagreed) == len(faults)  # and the kit would not have been written


FINISHED = [
    ("half day", {"minutes": 150, "people": 23}),
    ("half day", {"minutes": 85, "people": 60, "paper": "letter"}),
    ("half day", {"minutes": 180, "people": 12, "mode": "virtual"}),
    ("short", {"minutes": 120, "people": 31, "mode": "hybrid"}),
    ("short", {"minutes": 100, "people": 4}),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "typed"), FINISHED, ids=str)
def test_finished_files_name_the_pages_that_are_printed(
    shipped: Library, mondays: dict[str, Path], name: str, typed: dict[str, Any]
) -> None:
    old = book(mondays[name])
    timed = again(shipped, old, **typed)
    kit = make(timed)
    leaves, sheet, guide = leaves_of(old.pdf), told(kit, "2-run-sheet.pdf"), told(kit, "3-facilitator-guide.pdf")

    view = View(timed)
    assert kit.files[WORKBOOK] == old.pdf
    for slot in timed.blocks:
        slides = _span([view.numbers[scene.id] for scene in view.scenes_of(slot)])
        pages = _span([_leaf(leaves, str(page.title), slot.code) for page in slot.pages.values()])
        head = " ".join(f"{slot.clock} {slot.minutes} {slot.code} {slot.title}".split())
        row = rf"{re.escape(head)} (?:.*? )?{slides} {pages}(?![\d–])"
        assert re.search(row, sheet), row
        assert re.search(row, guide), row
    for number, title, code in _noted(kit, timed):
        assert number == _leaf(leaves, title, code), (title, code)


def _span(numbers: list[int]) -> str:
    """Numbers as they stand in a table."""
    return "–".join(str(number) for number in dict.fromkeys((*numbers[:1], *numbers[-1:])))


def _leaf(leaves: list[str], title: str, code: str) -> int:
    """The page of the printed workbook that begins a task of this title."""
    return next(number for number, leaf in enumerate(leaves, start=1) if has(leaf, code, title))


def _noted(kit: Kit, timed: Plan) -> Iterator[tuple[int, str, str]]:
    """The pages that the notes of the deck name, each with its title and code."""
    pages = {scene.id: scene for scene in View(timed).scenes}
    for slide in Presentation(BytesIO(kit.files["1-deck.pptx"])).slides:
        if found := re.search(r"Workbook page (\d+)", slide.notes_slide.notes_text_frame.text):
            slot = pages[slide.name].slot
            id = pages[slide.name].page.partition("/")[2]
            yield int(found[1]), next(str(page.title) for own, page in slot.pages.items() if own == id), slot.code


# --- what stays as it is printed -----------------------------------------------------------------------------


def test_codes_have_gaps_and_the_chain_keeps_its_length(shipped: Library, printed: Book) -> None:
    timed = again(shipped, printed, minutes=90)

    assert [slot.code for slot in timed.activities] == ["A1", "A2", "A4", "A5", "A6"]
    assert [slot.part for slot in timed.blocks] == [1, 2, 3, 5, 6, 7, 8, 9]
    assert timed.parts == 9
    assert compose(View(timed), "outline", "none")["deck"].attrib["parts"] == "9"


def test_what_is_left_out_is_for_later_with_its_pages(shipped: Library, printed: Book) -> None:
    kit = made_again(shipped, printed, minutes=85)
    line = "Who likes it does this at home: A3 Best and worst (page 6), A6 Sorry that works (page 11)."

    assert [(one.code, printed.numbers_of(one.id)) for one in kit.plan.later] == [("A3", "6"), ("A6", "11")]
    assert line in told(kit, "3-facilitator-guide.pdf")
    assert line in kit.files["0-START-HERE.html"].decode()
    assert "for later" not in Presentation(BytesIO(kit.files["1-deck.pptx"])).slides[-2].notes_slide.name.lower()


def test_where_all_is_done_nothing_is_for_later(shipped: Library, printed: Book) -> None:
    assert again(shipped, printed).later == ()
    assert [_row(slot) for slot in again(shipped, printed).slots] == [
        _row(slot) for slot in plan(shipped, Session(people=20)).slots
    ]


def _row(slot: Slot) -> tuple[object, ...]:
    return slot.id, slot.clock, slot.minutes, slot.title, slot.code, slot.part


def test_a_short_form_has_the_page_that_is_printed(shipped: Library, printed: Book) -> None:
    slot = next(slot for slot in again(shipped, printed, minutes=90).slots if slot.id == "plan")

    assert (slot.title, slot.code, slot.minutes) == ("My when and then", "A7", 5)
    assert [str(page.title) for page in slot.pages.values()] == ["My plan"]


def test_a_short_form_that_finds_no_page_does_not_come(shipped: Library, printed: Book) -> None:
    without = replace(printed, places={id: page for id, page in printed.places.items() if not id.startswith("plan/")})
    slot = next(slot for slot in again(shipped, without, minutes=120 - 5).slots if slot.id == "plan")

    assert (slot.title, slot.pages) == ("My 30-60-90", {})


def test_a_short_form_that_is_printed_stays(shipped: Library, mondays: dict[str, Path]) -> None:
    slot = next(slot for slot in again(shipped, book(mondays["short"]), minutes=180).slots if slot.id == "plan")

    assert (slot.title, slot.code) == ("My when and then", "")


def test_leaders_take_turns_whatever_parts_are_left(shipped: Library, printed: Book) -> None:
    timed = again(shipped, printed, minutes=90, facilitators=["Ana", "Ben"])

    assert [slot.lead for slot in timed.blocks] == ["Ana", "Ben"] * 4


def test_lunch_and_a_guest_of_the_first_session_are_told_at_their_line_and_can_be_dropped(
    shipped: Library, mondays: dict[str, Path]
) -> None:
    kit = mondays["lunch and a guest"]
    lines = (kit / "kit.json").read_text(encoding="utf-8").splitlines()
    with pytest.raises(ContentError) as error:
        again(shipped, book(kit), minutes=120, start=Clock.read("13:30"))
    problems = error.value.problems

    assert [problem.what.partition(";")[0] for problem in problems] == [
        "lunch does not lie within day 1, 13:30 to 15:30", "'Eva' does not lie within day 1, 13:30 to 15:30",
    ]  # fmt: skip
    assert problems[-1].what.endswith("; what works: --fixed no --lunch no")
    for problem, written in zip(problems, ['"11:30"', '"Eva"'], strict=True):
        assert written in lines[problem.where.line - 1]
    done = run("plan", "--printed", kit, "--minutes", 120, "--start", "13:30", "--fixed", "no", "--lunch", "no",
               "--content", ROOT)  # fmt: skip
    assert done.exit_code == 0, done.output
    assert "Eva" not in done.stdout
    assert "Lunch" not in done.stdout


# --- how many copies -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("people", "said", "copies"),
    [
        (20, "22 workbooks are printed already. That is enough for 20 people.", 0),
        (21, "22 workbooks are printed already. 1 more is needed, just like them.", 1),
        (23, "22 workbooks are printed already. 3 more are needed, just like them.", 3),
        (12, "22 workbooks are printed already. That is enough for 12 people.", 0),
    ],
)
def test_only_the_workbooks_that_are_lacking_are_printed(
    shipped: Library, printed: Book, people: int, said: str, copies: int
) -> None:
    kit = made_again(shipped, printed, people=people)
    ordered = [job.copies for job in View(kit.plan).jobs if job.document == "workbook"]

    assert ordered == ([copies] if copies else [])
    assert said in told(kit, "6-print-order.pdf")
    assert said in kit.files["0-START-HERE.html"].decode()
    assert ("The same workbook as before:" in told(kit, "6-print-order.pdf")) == bool(copies)


def test_a_workbook_that_went_out_as_a_file_is_printed_for_all(shipped: Library, tmp_path: Path) -> None:
    sent = book(kit_in(tmp_path / "kit", shipped, Session(people=20, mode="virtual", minutes=180)))
    kit = made_again(shipped, sent, mode="in-person")

    assert sent.copies == 0
    assert [job.copies for job in View(kit.plan).jobs if job.document == "workbook"] == [22]
    assert "printed already" not in told(kit, "6-print-order.pdf")


# --- the session ---------------------------------------------------------------------------------------------


def test_what_is_written_now_lies_over_the_session_that_was_printed(printed: Book) -> None:
    written = Session.model_validate({"minutes": "150", "place": "Blue room"})
    session = over(printed, written, {})

    assert (session.people, session.minutes, session.place) == (20, 150, "Blue room")
    assert "paper" not in session.model_fields_set  # nobody asked for it, so no message names it


def test_departments_that_are_counted_anew_bring_their_own_number(mondays: dict[str, Path]) -> None:
    counted = run("plan", "--printed", mondays["half day"], "--department", "finance:12", "--department", "sales:5",
                  "--content", ROOT)  # fmt: skip
    named = run("plan", "--printed", mondays["half day"], "--department", "finance", "--content", ROOT)

    assert "17 people" in counted.stdout
    assert "20 people" in named.stdout


def test_a_module_that_is_not_printed_is_refused_with_what_to_do(shipped: Library, printed: Book) -> None:
    chapters = tuple(one for one in printed.chapters if not one.ref.startswith("m07"))
    wished = [module for module in shipped.modules if module.startswith(("m01", "m07"))]
    with pytest.raises(ContentError) as error:
        again(shipped, replace(printed, chapters=chapters), modules=wished)

    assert str(error.value) == (
        "--modules: m07-making-it-right is not in the printed workbook; leave it out, or build without --printed and"
        " print anew"
    )


def test_another_agenda_is_refused(shipped: Library, printed: Book) -> None:
    other = replace(shipped, agendas={**shipped.agendas, "morning": shipped.agendas["half-day"]})
    with pytest.raises(ContentError, match="--agenda: the workbook is printed for half-day; leave this out"):
        again(other, printed, agenda="morning")


def test_fewer_modules_may_be_wished(shipped: Library, printed: Book) -> None:
    timed = again(shipped, printed, modules=["m01-who-is-your-customer"], minutes=60)

    assert [slot.code for slot in timed.activities] == ["A1", "A2"]


def test_what_does_not_fit_names_only_ways_that_keep_to_the_workbook(shipped: Library, printed: Book) -> None:
    chapters = tuple(one for one in printed.chapters if not one.ref.startswith("m07"))
    with pytest.raises(ContentError, match="40 minutes are too few") as error:
        again(shipped, replace(printed, chapters=chapters), minutes=40)

    assert str(error.value) == (
        "--minutes: 40 minutes are too few for half-day; what works: --minutes 55 (the least after that);"
        " or --modules m04-golden-rule-then-ask (without m01-who-is-your-customer: 25 minutes less)"
    )


# --- what has changed since ----------------------------------------------------------------------------------


def test_nothing_is_noticed_where_nothing_has_changed(shipped: Library, printed: Book) -> None:
    before = {finding.what for finding in make(plan(shipped, Session(people=23)), "outline", "none").findings}

    assert {finding.what for finding in made_again(shipped, printed, people=23).findings} <= before
    assert made_again(shipped, printed, minutes=85).findings == ()


def test_a_page_that_reads_differently_today_is_named(tiny: Workshop, tmp_path: Path) -> None:
    old = book(kit_in(tmp_path / "kit", tiny.read(), Session()))
    tiny.change("x01-brew", "title: Brew for two", "title: Brew for two friends")
    unchanged = made_again(tiny.read(), old)
    page = next(iter(unchanged.plan.activities[0].pages.values()))
    tiny.change("x01-brew", f"title: {page.title}", "title: Another page")
    changed = made_again(tiny.read(), old)

    assert unchanged.findings == ()  # the title of the exercise stands on no page
    assert [finding.what for finding in changed.findings] == [
        (
            f"page {old.places[old.pages_of('brew')[0]]} of the printed workbook, 'Another page', reads differently;"
            " what is printed stands, so tell people, or put the text back"
        )
    ]
    assert changed.files[WORKBOOK] == old.pdf


def test_a_cover_that_reads_differently_today_is_told(library: Library, tea: Path) -> None:
    assert [finding.what for finding in made_again(library, book(tea), title="Tea at noon").findings] == [
        "the cover of the printed workbook reads differently; what is printed stands, so tell people"
    ]


def test_other_paper_is_for_the_other_documents(library: Library, tea: Path) -> None:
    assert [str(finding) for finding in made_again(library, book(tea), paper="letter").findings] == [
        "--paper: the workbook is printed on a4, and stays so; the rest is made for letter"
    ]


def test_a_page_that_is_not_printed_is_named_and_no_document_refers_to_it(shipped: Library, printed: Book) -> None:
    places = {id: page for id, page in printed.places.items() if id != "map/needs"}
    kit = made_again(shipped, replace(printed, places=places))

    assert [finding.what for finding in kit.findings if "not in the printed" in finding.what] == [
        "'What do they need?' is not in the printed workbook; print it on a sheet of its own, or do without"
    ]
    assert "workbook:map/needs" not in kit.places


def test_a_block_that_is_gone_is_for_later(shipped: Library, printed: Book) -> None:
    gone = replace(printed, chapters=tuple(
        replace(one, ref="m99-gone/map") if one.id == "map" else one for one in printed.chapters
    ))  # fmt: skip
    timed = again(shipped, gone, minutes=150)

    assert [one.id for one in timed.later] == ["map"]
    assert any("m99-gone/map is gone from the content" in finding.what for finding in timed.findings)


# --- the folder ----------------------------------------------------------------------------------------------


def test_the_kit_stays_where_it_is_and_can_be_planned_a_third_time(tea: Path) -> None:
    pdf, stamp = (tea / WORKBOOK).read_bytes(), (tea / WORKBOOK).stat().st_mtime_ns
    second = run("build", "--printed", tea, "--minutes", 60, "--people", 30, "--content", TINY)
    third = run("build", "--printed", tea, "--minutes", 30, "--content", TINY)
    kit = json.loads((tea / "kit.json").read_text(encoding="utf-8"))

    assert (second.exit_code, third.exit_code) == (0, 0), second.output + third.output
    assert "30 people" in third.stdout  # of the second plan
    assert "(as before)" in third.stdout
    assert (kit["session"]["minutes"], kit["workbook"]["copies"]) == (30, book(tea).copies)
    assert ((tea / WORKBOOK).read_bytes(), (tea / WORKBOOK).stat().st_mtime_ns) == (pdf, stamp)
    assert verify(tea)[1] == ()


def test_a_new_folder_gets_the_workbook_too(tea: Path, tmp_path: Path) -> None:
    done = run("build", "--printed", tea, "--people", 12, "--output", tmp_path / "new", "--content", TINY)

    assert done.exit_code == 0, done.output
    assert (tmp_path / "new" / WORKBOOK).read_bytes() == (tea / WORKBOOK).read_bytes()
    assert book(tmp_path / "new").chapters == book(tea).chapters
    assert json.loads((tea / "kit.json").read_text(encoding="utf-8"))["session"]["people"] == 16


def test_a_usual_build_puts_no_new_workbook_over_the_printed_one(tea: Path) -> None:
    run("build", "--printed", tea, "--people", 12, "--content", TINY)
    usual = run("build", "--output", tea, "--content", TINY)

    assert f"{tea.name}-2/{WORKBOOK}" in usual.stdout.replace("\\", "/")


def test_what_was_edited_is_kept(tea: Path) -> None:
    (tea / "3-facilitator-guide.pdf").write_bytes(b"with my notes")
    run("build", "--printed", tea, "--people", 12, "--content", TINY)

    assert (tea / "3-facilitator-guide.pdf").read_bytes() == b"with my notes"
    assert (tea / "3-facilitator-guide (new).pdf").exists()


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda kit: (kit / WORKBOOK).unlink(), "the workbook is gone from here; put the file back that went"),
        (lambda kit: (kit / WORKBOOK).write_bytes(b"mine"), "this was changed after it was made, so nobody knows its"),
        (lambda kit: (kit / "kit.json").unlink(), "there is no kit here; name a folder that holds a kit.json"),
        (lambda kit: spoilt(kit, "workbook", None), "build it once more as you built it then"),
        (lambda kit: spoilt(kit, "workbook", {}), "somebody has changed what stands below workbook"),
        (lambda kit: spoilt(kit, "places", {"workbook:a": "x"}), "somebody has changed what stands below workbook"),
        (lambda kit: spoilt(kit, "files", {}), "no workbook was made here; name the folder of the kit that went"),
        (lambda kit: spoilt(kit, "session", {"peeple": 1}), "this tells of no kit any more; build the kit again"),
    ],
)
def test_a_kit_whose_pages_nobody_knows_is_told(tea: Path, spoil: Callable[[Path], object], what: str) -> None:
    spoil(tea)
    with pytest.raises(ContentError, match=re.escape(what)):
        book(tea)


def spoilt(folder: Path, key: str, value: object) -> None:
    """Write something else, or nothing, into the manifest of a kit."""
    kit = {**output.manifest(folder), key: value}
    (folder / "kit.json").write_text(json.dumps({key: value for key, value in kit.items() if value is not None}))


def test_an_edited_workbook_that_is_printed_is_a_problem(tea: Path, tmp_path: Path) -> None:
    run("build", "--printed", tea, "--people", 12, "--content", TINY, "--output", tmp_path / "again")
    for folder in (tea, tmp_path / "again"):
        (folder / WORKBOOK).write_bytes(b"mine")

    assert verify(tea)[1] == ()  # it may be edited as long as it is not printed
    assert [problem.what for problem in verify(tmp_path / "again")[1]] == [
        "this is printed as it was made, and nobody can edit paper; put the file back that went to the shop"
    ]


def test_a_kit_that_was_planned_again_reads_as_it_did(tea: Path, tmp_path: Path) -> None:
    shutil.copytree(tea, tmp_path / "again")
    run("build", "--printed", tmp_path / "again", "--minutes", 30, "--content", TINY)

    assert since_kit(tmp_path / "again", Content(TINY, "")).diff == Diff(())


# --- the command ---------------------------------------------------------------------------------------------


def test_a_plan_says_what_is_for_later(mondays: dict[str, Path]) -> None:
    shown = run("plan", "--printed", mondays["half day"], "--minutes", 90, "--content", ROOT).stdout

    assert "\n09:30  15   A4    Golden, then ask\n" in shown
    assert "\nIn the workbook, for later: A3 Best and worst (page 6)" in shown


def test_the_rehearsal_keeps_to_the_printed_codes(mondays: dict[str, Path]) -> None:
    shown = run("rehearse", "--printed", mondays["half day"], "--minutes", 90, "--content", ROOT).stdout

    assert "== A4 Golden, then ask, 15 min" in shown
    assert "== A3" not in shown


def test_what_to_try_next_keeps_to_the_workbook(tea: Path) -> None:
    shown = run("build", "--printed", tea, "--people", 12, "--content", TINY).stdout
    page = (tea / "0-START-HERE.html").read_text(encoding="utf-8")

    assert f"workbook build --printed {tea} ".replace("workbook build", "workshop build") in shown
    assert "--paper" not in shown
    assert "--printed" in page
    assert "--only</span> workbook" not in page
