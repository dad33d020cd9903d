"""A form goes out and comes back: what was filled in becomes the file of a department; every slip names its cell."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click import BadParameter
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.conftest import ROOT
from tests.programs import needed
from workshop import source
from workshop.cells import read
from workshop.cli import cli
from workshop.content import Content
from workshop.emitter import written
from workshop.errors import ContentError, Problem, meant
from workshop.filled import COMMENT, blank, has_comments, reading
from workshop.form import ADDED, Form, Row
from workshop.library import load
from workshop.lock import LOCK
from workshop.model import Part
from workshop.passages import KINDS, UNREAD
from workshop.spreadsheet import kept, painted
from workshop.text import Id

LEFT = "modules/m01-who-is-your-customer/blocks/map/slides/two-answers/left/name"
IDEA = "modules/m01-who-is-your-customer/big_idea"
TITLE = "modules/m01-who-is-your-customer/title"


@cache
def empty_form() -> bytes:
    """The form of finance before anybody filled it in, with two of its sheets, which is quicker."""
    whole = blank("finance", Content(ROOT, "a test"))
    return painted(replace(whole, sheets=tuple(sheet for sheet in whole.sheets if sheet.name in ("Department", "M01"))))


class Office:
    """The folder of an organisation, and a form of one department that goes back and forth."""

    def __init__(self, root: Path) -> None:
        self.content = Content(root, "a test", ROOT)
        self.path = root / "finance.xlsx"
        self.file = root / "modules/departments/finance.yaml"
        (root / "workshop.yaml").write_text("name: Acme Tea\n", encoding="utf-8")
        self.path.write_bytes(empty_form())

    def form(self) -> Form:
        return blank("finance", self.content)

    def fill(self, texts: Mapping[str, Any]) -> Office:
        """Write into the cells of some refs, as somebody does in Excel."""
        book = load_workbook(self.path)
        cells = {page.cell(row, 5).value: page.cell(row, 3) for page in book for row in range(3, page.max_row + 1)}
        for ref, value in texts.items():
            cells[ref].value = value
        book.save(self.path)
        return self

    def cell(self, ref: str) -> str:
        """What the cell to write in is called, such as `M01!C14`."""
        book = load_workbook(self.path, read_only=True)
        rows = ((page.title, number, row) for page in book for number, row in enumerate(page.values, 1))
        return next(f"{title}!C{number}" for title, number, row in rows if len(row) > 4 and row[4] == ref)

    def change(self, edit: Callable[[Workbook], object]) -> Office:
        book = load_workbook(self.path)
        edit(book)
        book.save(self.path)
        return self

    def read(self) -> list[str]:
        """Read the form and keep what it says; the lines that are told."""
        found = reading(self.path, self.content)
        return list(found.told(found.save(), dry_run=False))

    def problems(self) -> list[str]:
        """All that is wrong, without the folder."""
        with pytest.raises(ContentError) as told:
            reading(self.path, self.content)
        return [str(problem).replace(f"{self.path.parent.as_posix()}/", "") for problem in told.value.problems]

    @property
    def yaml(self) -> str:
        return self.file.read_text(encoding="utf-8").removeprefix(f"# {COMMENT}\n")

    def yours(self) -> dict[str, str]:
        return {row.ref: row.yours for row in self.form().rows.values() if row.yours}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


# --- there and back -----------------------------------------------------------------------------------------


def test_what_is_filled_in_becomes_the_file_of_the_department(office: Office) -> None:
    office.fill({"title": "Accounts", "customers/first": "Payroll: hours by noon", LEFT: "  Everyone’s\njob "}).read()

    assert office.yaml == (
        "title: Accounts\n"
        "customers:\n"
        '  first: "Payroll: hours by noon"\n'
        "changes:\n"
        "  modules:\n"
        "    m01-who-is-your-customer:\n"
        "      blocks:\n"
        "        map:\n"
        "          slides:\n"
        "            two-answers:\n"
        "              left:\n"
        "                name: Everyone’s job\n"
    )


def test_a_new_form_shows_what_the_last_one_said(office: Office) -> None:
    said = {
        "title": "Accounts",
        "measures/second": "No queries at noon",
        LEFT: "=Everyone",
        IDEA: "One.\n\n- two\n- three",
    }
    office.change(lambda book: _type(book, office.cell(LEFT), "=Everyone"))
    office.fill({ref: text for ref, text in said.items() if ref != LEFT}).read()

    assert office.yours() == said


def test_a_form_that_comes_back_empty_changes_nothing(office: Office) -> None:
    assert office.read() == ["Nothing is different from what it was; nothing was written."]
    assert not office.file.exists()


def test_reading_a_form_twice_is_as_good_as_once(office: Office) -> None:
    office.fill({"customers/first": "Payroll clerks", "phrases/first/closed": "“No.”", "phrases/first/open": "“Yes.”"})
    office.read()
    once = office.yaml

    assert office.read() == ["Nothing is different from what it was; nothing was written."]
    assert office.yaml == once


def test_the_core_s_own_text_is_no_change(office: Office) -> None:
    core = office.form().rows[IDEA].core

    assert office.fill({IDEA: f"  {core} "}).read() == ["Nothing is different from what it was; nothing was written."]


def test_an_emptied_cell_goes_back_to_the_core(office: Office) -> None:
    office.fill({"title": "Accounts", LEFT: "Everyone"}).read()
    told = office.fill({LEFT: None}).read()

    assert office.yaml == "title: Accounts\n"
    assert told[1].endswith(
        "finance.yaml: 0 of your texts are new or changed, 1 taken back. Next, type:  workshop check"
    )


def test_a_colleague_s_copy_that_lacks_texts_takes_them_back_and_keeps_the_old_file(office: Office) -> None:
    copy = office.path.read_bytes()
    office.fill({"title": "Accounts", LEFT: "Everyone"}).read()
    before = office.file.read_bytes()
    office.path.write_bytes(copy)

    told = office.fill({LEFT: "Everybody"}).read()

    assert told[0].endswith("finance.yaml.bak: the old file, because texts are taken back")
    assert told[1].endswith("1 of your texts are new or changed, 1 taken back. Next, type:  workshop check")
    assert office.file.with_name("finance.yaml.bak").read_bytes() == before


def test_a_sheet_without_the_names_of_its_rows_is_refused(office: Office) -> None:
    office.fill({LEFT: "Everyone"}).change(lambda book: book["M01"].delete_cols(5))

    what = "the hidden column with the names of the rows is gone; make a new form, and copy the texts there"
    assert office.problems() == [f"finance.xlsx: M01!C2: {what}"]


def test_a_file_of_which_nothing_is_left_keeps_the_name_of_the_department(office: Office) -> None:
    office.fill({LEFT: "Everyone"}).read()
    office.fill({LEFT: None}).read()

    assert office.yaml == "title: Finance\n"
    load(office.content)


def test_new_cases_stand_one_after_the_other_behind_those_of_the_core(office: Office) -> None:
    for number in ("first", "second"):
        parts = {"title": f"The {number} case", "text": "Mei waits.", "ask": "What now?", "side": "serves"}
        office.fill({f"scenarios/{number}/{part}": text for part, text in parts.items()})
    office.read()

    assert list(load(office.content).departments["finance"].scenarios)[-2:] == ["first", "second"]


def test_a_word_of_the_organisation_is_taken_over_where_only_its_plural_is_one_s_own(office: Office) -> None:
    (office.path.parent / "workshop.yaml").write_text("terms: {buyer: {one: buyer, many: buyers}}\n", encoding="utf-8")
    office.path.write_bytes(painted(office.form()))
    office.fill({"terms/buyer/many": "payers"}).read()

    term = load(office.content).departments["finance"].terms[Id("buyer")]
    assert (term.one, term.many) == ("buyer", "payers")
    assert office.yours() == {"terms/buyer/many": "payers"}


def test_a_new_case_can_be_taken_away_again(office: Office) -> None:
    parts = {"title": "Late", "text": "Mei waits.", "ask": "What now?", "side": "serves"}
    office.fill({f"scenarios/first/{part}": text for part, text in parts.items()} | {"title": "Accounts"}).read()
    office.fill({f"scenarios/first/{part}": None for part in parts}).read()

    assert office.yaml == "title: Accounts\n"


def test_what_the_form_does_not_show_stays_in_the_file(office: Office) -> None:
    own = "changes:\n  modules:\n    m01-who-is-your-customer:\n      behaviours:\n        name-time: ~\n"
    office.file.parent.mkdir(parents=True)
    office.file.write_text(own, encoding="utf-8")
    office.fill({"title": "Accounts"}).read()

    assert office.yaml == f"title: Accounts\n{own}"


def test_rows_may_be_hidden_sorted_and_moved(office: Office) -> None:
    def shuffle(book: Workbook) -> None:
        page = book["M01"]
        page.insert_rows(3, 2)
        page.row_dimensions[9].hidden = True
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=3)]
        for row, values in zip(page.iter_rows(min_row=3), reversed(rows), strict=True):
            for cell, value in zip(row, values, strict=True):
                if type(cell).__name__ == "Cell":
                    cell.value = value

    office.change(lambda book: [book["M01"].unmerge_cells(str(one)) for one in list(book["M01"].merged_cells.ranges)])
    office.fill({LEFT: "Everyone"}).change(shuffle).read()

    assert office.yours() == {LEFT: "Everyone"}


def test_a_department_of_one_s_own_starts_from_an_empty_form(office: Office) -> None:
    office.path = office.path.with_name("tasting.xlsx")
    office.path.write_bytes(painted(blank("tasting", office.content, new=True)))
    record = {"title": "Tasting", "trap": "We taste for ourselves.", "reframe": "Taste for Rosa."}
    office.fill({**record, "customers/first": "Buyers, who ask what is in the bag"}).read()

    assert load(office.content).departments["tasting"].title == "Tasting"


def test_a_department_may_be_named_as_people_call_it(office: Office) -> None:
    made = blank("Customer care", office.content, new=True)

    assert (made.department, made.title) == ("customer-care", "Customer care")
    assert blank("Human resources", office.content).department == "hr"


def test_a_name_that_no_file_can_have_is_told_before_a_form_is_made(office: Office) -> None:
    with pytest.raises(BadParameter, match="a name has no / or"):
        blank("../evil", office.content, new=True)


def test_the_short_name_of_a_department_can_be_filled_in(office: Office) -> None:
    office.fill({"short": "Fin"}).read()

    assert load(office.content).departments["finance"].short == "Fin"


def test_telling_what_a_form_comes_to_writes_nothing(office: Office) -> None:
    found = reading(office.fill({"title": "Accounts"}).path, office.content)
    list(found.told(None, dry_run=False))

    assert not office.file.exists()


@pytest.mark.parametrize(("options", "noted"), [([], True), (["--dry-run"], False)])
def test_what_the_core_says_is_noted_when_a_form_is_kept(office: Office, options: list[str], noted: bool) -> None:
    office.fill({"title": "Accounts"})
    folder = office.path.parent
    CliRunner().invoke(cli, ["read", str(office.path), "--content", str(folder), *options], catch_exceptions=False)

    assert (folder / LOCK).exists() is noted


def test_a_form_that_is_filled_in_is_kept_and_new_ones_stand_beside_it(tmp_path: Path) -> None:
    names = [kept(data, tmp_path / "finance.xlsx").name for data in (b"filled", b"one", b"two", b"one")]

    assert names == ["finance.xlsx", "finance (new).xlsx", "finance (new 2).xlsx", "finance (new).xlsx"]


def test_a_department_that_nobody_knows_is_told_before_a_form_is_made(office: Office) -> None:
    with pytest.raises(ContentError, match=r"finnance: .*add  --new; did you mean 'finance'\?"):
        blank("finnance", office.content)


def test_a_form_needs_a_folder_of_an_organisation_to_come_back_to(office: Office) -> None:
    office.content = Content(ROOT, "a test")

    assert office.problems() == [
        (
            "finance.xlsx: no workshop.yaml is here; make a folder for your organisation with  "
            "workshop new organisation acme  and type this again in it"
        )
    ]


def test_a_trial_run_writes_nothing(office: Office) -> None:
    office.fill({"title": "Accounts"})
    told = list(reading(office.path, office.content).told(None, dry_run=True))

    assert "1 of your texts are new or changed, 0 taken back. Nothing was written" in told[0]
    assert not office.file.exists()


def test_comments_are_kept_beside_the_new_file(office: Office) -> None:
    office.file.parent.mkdir(parents=True)
    office.file.write_text("# ours\ntitle: Money\n", encoding="utf-8")
    told = office.fill({"title": "Accounts"}).read()

    assert office.file.with_name("finance.yaml.bak").read_text(encoding="utf-8") == "# ours\ntitle: Money\n"
    assert told[0].endswith("finance.yaml.bak: the old file, because the new one cannot keep the comments in it")


def test_an_old_file_without_comments_is_not_kept(office: Office) -> None:
    office.fill({"title": "Accounts"}).read()
    office.fill({"title": "Money"}).read()

    assert [path.name for path in office.file.parent.iterdir()] == ["finance.yaml"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b #c\n", True),
        ("# c\na: b\n", True),
        ("a: b#c\n", False),
        ('a: "b #c"\n', False),
        ("a: |-\n  b\n  # c\n", False),
    ],
)
def test_a_comment_is_what_the_file_does_not_need(text: str, expected: bool) -> None:
    assert has_comments(text.encode()) is expected


def test_a_core_text_that_has_changed_since_is_told_and_the_text_is_kept(office: Office) -> None:
    office.fill({TITLE: "Whom do we serve?"})
    office.change(lambda book: _type(book, office.cell(TITLE).replace("C", "B"), "Who are your customers?"))
    told = office.read()

    assert told[0].endswith(
        "M01!C4: the core text of this row has changed since this form was made; see whether yours still fits"
    )
    assert office.yours() == {TITLE: "Whom do we serve?"}


# --- what can be filled in, and how it is written -----------------------------------------------------------

LETTERS = st.characters(blacklist_categories=["Cs", "Cc", "Cn"], blacklist_characters="{}[]<>&\ufeff\u2028\u2029")
TEXTS = st.text(LETTERS | st.sampled_from("\n\t #:-'\"=+@|>*%`!?,"), min_size=1, max_size=300)


@settings(max_examples=500)
@given(TEXTS)
def test_any_text_reads_back_from_the_file_as_it_was(text: str) -> None:
    text = source.clean(text)
    tree = {"title": text, "customers": {"a": {"b": text}}, "null": text}
    problems: list[Problem] = []

    assert source.parse(written(tree, COMMENT), "f", problems) == tree
    assert problems == []


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("shared"))


@pytest.fixture(scope="module")
def rows(shared: Office) -> Mapping[str, Row]:
    """The rows of a form that have a core text."""
    there = {cell.ref for cell in read(empty_form(), "f").rows}
    return {ref: row for ref, row in shared.form().rows.items() if row.core and not row.choices and ref in there}


LATIN = st.characters(categories=["L", "Nd", "Zs"], max_codepoint=0x24F) | st.sampled_from("“”’,.?!;:#-='\"+@ ")
PLAIN = st.text(LATIN, min_size=1, max_size=60)


@pytest.mark.slow
@settings(max_examples=20)  # each fills up to forty cells of a form with some two thousand
@given(data=st.data())
def test_whatever_is_filled_in_stands_in_the_next_form(
    shared: Office, rows: Mapping[str, Row], data: st.DataObject
) -> None:
    texts = data.draw(st.dictionaries(st.sampled_from(sorted(rows)), PLAIN, min_size=10, max_size=40))
    shaped = {ref: rows[ref].kind.shape(source.clean(text)) for ref, text in texts.items()}
    shared.file.unlink(missing_ok=True)
    shared.path.write_bytes(_with(empty_form(), texts))
    shared.read()

    assert shared.yours() == {ref: text for ref, text in shaped.items() if text and text != rows[ref].core}


def _with(book: bytes, texts: Mapping[str, str]) -> bytes:
    """A workbook with text in some cells, as text even where it begins with =."""
    pages = load_workbook(io.BytesIO(book))
    for page in pages:
        for row in range(3, page.max_row + 1):
            if (ref := page.cell(row, 5).value) in texts:
                page.cell(row, 3).value = source.clean(texts[ref])
                page.cell(row, 3).data_type = "s"
    whole = io.BytesIO()
    pages.save(whole)
    return whole.getvalue()


def test_every_text_of_the_modules_stands_in_the_form_once(office: Office) -> None:
    library = load(office.content)
    texts = [
        f"{kind}/{id}/{keys}"
        for kind in ("modules", "blocks", "exercises")
        for id, item in getattr(library, kind).items()
        for keys in _texts(item)
    ]
    refs = [row.ref for sheet in office.form().sheets for group in sheet.groups for row in group.rows]

    assert sorted(texts) == sorted(ref for ref in refs if ref.split("/")[0] in ("modules", "blocks", "exercises"))


def _texts(value: object, keys: str = "") -> Iterator[str]:
    if type(value) in KINDS:
        yield keys
    entries = {name: getattr(value, name) for name in type(value).model_fields} if isinstance(value, Part) else value
    for key, one in entries.items() if isinstance(entries, dict) else ():
        if key not in UNREAD:
            yield from _texts(one, f"{keys}/{key}".strip("/"))


def test_slides_stand_in_the_form_where_they_are_shown(office: Office) -> None:
    rows = [row.where for row in office.form().rows.values() if "/m01-who-is-your-customer/blocks/map/" in row.ref]

    assert rows[:6] == [
        "Purpose", "Slide: Two right answers, title", "Slide: Two right answers, left side, name",
        "Slide: Two right answers, left side, text", "Slide: Two right answers, right side, name",
        "Slide: Two right answers, right side, text",
    ]  # fmt: skip


def test_the_names_of_new_entries_are_never_slips_of_each_other() -> None:
    assert [name for name in ADDED if meant(name, [other for other in ADDED if other != name])] == []


def test_the_same_form_has_the_same_bytes(office: Office) -> None:
    assert painted(office.form()) == painted(office.form())


def test_only_the_cells_to_write_in_are_open(office: Office) -> None:
    pages = load_workbook(office.path).worksheets
    open_cells = {cell.column_letter for page in pages for row in page for cell in row if not cell.protection.locked}

    assert open_cells == {"C"}
    assert all(page.protection.sheet and not page.protection.password for page in pages)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "_x0041_", "_x000D_"])
def test_text_that_looks_like_a_formula_is_written_as_text(office: Office, text: str) -> None:
    office.file.parent.mkdir(parents=True)
    office.file.write_text(f'title: "{text}"\n', encoding="utf-8")
    data = painted(office.form())

    assert load_workbook(io.BytesIO(data))["Department"]["C4"].data_type == "s"
    assert [cell.yours for cell in read(data, "f").rows if cell.yours] == [text]


# --- slips, each at its cell --------------------------------------------------------------------------------

MANY = "x" * 201
# What is typed, and what is told after the name of the file. {ref} is the cell of that ref.
SLIPS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "a name too long": ({LEFT: MANY}, [f"{{{LEFT}}}: 'name': at most 200 letters fit here, not 201; shorten it"]),
    "a line too long": ({"trap": "x" * 2001}, ["{trap}: 'trap': at most 2000 letters fit here, not 2001; shorten it"]),
    "prose too long": ({IDEA: "x " * 2600}, [f"{{{IDEA}}}: at most 5000 letters fit here, not 5199; shorten it"]),
    "a formula": ({LEFT: "=A1"}, [
        f"{{{LEFT}}}: this is a formula; type the text itself, with an apostrophe (') before the ="]),
    "a formula that leads out": ({LEFT: "=[other.xlsx]Sheet1!A1"}, [
        f"{{{LEFT}}}: this is a formula; type the text itself, with an apostrophe (') before the ="]),
    "an error of Excel's": ({LEFT: "#N/A"}, [f"{{{LEFT}}}: this is an error of Excel's (#N/A); type the text again"]),
    "a date": ({"title": date(2027, 5, 2)}, [
        "{title}: Excel took this for a date; type an apostrophe (') before it, so that it stays as typed"]),
    "a choice with a slip": ({"scenarios/kind-no/side": "servs"}, [
        "{scenarios/kind-no/side}: 'servs' is not one of serves, is-served; did you mean 'serves'? (this changes "]),
    "half a case": ({"scenarios/first/title": "Late", "scenarios/first/side": "serves"}, [
        ("{scenarios/first/text}: this is empty, and it is needed; write 'Case 6: what happened', "
        "or empty the rows around it that belong to it"),
        ("{scenarios/first/ask}: this is empty, and it is needed; write 'Case 6: the question to the group', "
        "or empty the rows around it that belong to it")]),
    "half a phrase": ({"phrases/first/open": "“Yes.”"}, [
        ("{phrases/first/closed}: this is empty, and it is needed; write 'Phrase 5: what closes the door', "
        "or empty the rows around it that belong to it")]),
    "an unknown name in brackets": ({IDEA: "We at {{ organisation.nme }}"}, [
        f"{{{IDEA}}}: '{{{{ organisation.nme }}}}' is not known; did you mean 'organisation.name'?"]),
    "a short name too long": ({"short": MANY}, [
        "{short}: 'short': at most 200 letters fit here, not 201; shorten it"]),
    "a customer too long": ({"customers/first": "x" * 2001}, [
        "{customers/first}: 'first': at most 2000 letters fit here, not 2001; shorten it"]),
    "a word too long": ({"terms/buyer/one": MANY}, [
        "{terms/buyer/one}: 'one': at most 200 letters fit here, not 201; shorten it"]),
    "a text that nobody could read": ({IDEA: "x " * 9000}, [
        f"{{{IDEA}}}: at most 5000 letters fit here, not 17999; shorten it"]),
    "a date with a time": ({LEFT: datetime(2027, 5, 2, 10)}, [
        f"{{{LEFT}}}: Excel took this for a date; type an apostrophe (') before it, so that it stays as typed"]),
    "a truth of Excel's that is a formula": ({LEFT: "=TRUE()"}, [
        f"{{{LEFT}}}: this is a formula; type the text itself, with an apostrophe (') before the ="]),
    "an end that no case has": ({"scenarios/kind-no/ends": "good"}, [
        "{scenarios/kind-no/ends}: 'good' is not one of open, well"]),
    "a case of which only the end is told": ({"scenarios/first/ends": "well"}, [
        f"{{scenarios/first/{part}}}: this is empty, and it is needed; write 'Case 6: {words}', or empty the"
        for part, words in (("title", "title"), ("text", "what happened"), ("ask", "the question to the group"),
                            ("side", "do we serve, or are we served?"))]),
    "an unknown word in brackets": ({IDEA: "Our {{ terms.buyr }} waits."}, [
        f"{{{IDEA}}}: '{{{{ terms.buyr }}}}' is not known; did you mean 'terms.buyer'?"]),
    "a link to a program": ({IDEA: "See [this](javascript:alert(1))."}, [
        f"{{{IDEA}}}: a link starts with https: or mailto:, not 'javascript:alert(1)'"]),
    "a link that is not safe": ({IDEA: "See [this](http://a.example)."}, [
        f"{{{IDEA}}}: a link starts with https: or mailto:, not 'http://a.example'"]),
    "a letter that no font has": ({LEFT: "Every\U00013000one"}, [
        f"{{{LEFT}}}: no font of the kit has \U00013000 (U+13000); write this another way"]),
    "two slips at once, in two sheets": ({"trap": "x" * 2001, LEFT: MANY}, [
        "{trap}: 'trap': at most 2000 letters fit here, not 2001; shorten it",
        f"{{{LEFT}}}: 'name': at most 200 letters fit here, not 201; shorten it"]),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_at_its_cell_and_nothing_is_written(office: Office, slip: str) -> None:
    typed, expected = SLIPS[slip]
    told = office.fill(typed).problems()

    for line, words in zip(told, expected, strict=True):
        ref, _, what = words.removeprefix("{").partition("}: ")
        assert line.startswith(f"finance.xlsx: {office.cell(ref)}: {what}")
    assert not office.file.exists()


def test_a_bracket_that_is_not_closed_is_noticed_at_its_cell(office: Office) -> None:
    (noticed, _) = office.fill({IDEA: "We at {{ organisation.name"}).read()

    assert f"finance.xlsx: {office.cell(IDEA)}: these brackets hold no name" in noticed


def test_text_in_a_row_that_is_not_of_the_form_is_told(office: Office) -> None:
    office.change(lambda book: _type(book, "M01!C900", "Mine"))

    assert office.problems() == [
        "finance.xlsx: M01!C900: this row is not part of the form; move the text to the row that it is for"
    ]


def test_a_row_that_is_not_known_any_more_is_told(office: Office) -> None:
    cell = office.cell(LEFT)
    office.fill({LEFT: "Everyone"}).change(lambda book: _type(book, cell.replace("C", "E"), "modules/m01-gone/title"))

    assert office.problems() == [
        (
            f"finance.xlsx: {cell}: this row is not known any more; the core has changed since this form was made "
            "('modules/m01-gone/title'); make a new one with  workshop form finance  and copy the text there"
        )
    ]


def test_a_row_that_stands_twice_with_different_texts_is_told(office: Office) -> None:
    first, second = office.cell(TITLE), office.cell(LEFT)
    office.fill({TITLE: "One", LEFT: "Two"}).change(lambda book: _type(book, second.replace("C", "E"), TITLE))

    assert office.problems() == [
        (
            f"finance.xlsx: {second}: this row stands here twice with different texts, first at finance.xlsx: {first}; "
            "empty one"
        )
    ]


def test_a_new_department_needs_its_name_trap_way_out_and_a_customer(office: Office) -> None:
    office.path.write_bytes(painted(blank("tasting", office.content, new=True)))

    assert [problem.split(": ")[1] for problem in office.problems()] == [
        office.cell("title"), office.cell("trap"), office.cell("reframe"), office.cell("customers/first"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "style", "shown"),
    [(12, "General", "12"), (1.5, "General", "1.5"), (0.5, "0%", "50%"), (3, "0.00", "3.00"),
     (2.5, "0", "3"), (0.125, "0.00", "0.13"), (0.125, "0%", "13%"), (1.005, "0.00", "1.01"), (-0.4, "0", "0"),
     (1234, "#,##0", "1,234"), (time(9, 30), "h:mm", "9:30"), (True, "General", "TRUE"), ("007", "@", "007")],
)  # fmt: skip
def test_numbers_and_times_are_read_as_they_are_shown(office: Office, value: Any, style: str, shown: str) -> None:
    def edit(book: Workbook) -> None:
        book["Department"]["C4"].value = value
        book["Department"]["C4"].number_format = style

    office.change(edit).read()

    assert office.yours() == {"title": shown}


# --- files that are no form ---------------------------------------------------------------------------------


def _zip(parts: Mapping[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return whole.getvalue()


def _other_book() -> bytes:
    whole = io.BytesIO()
    Workbook().save(whole)
    return whole.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NO_FORMS = {
    "nothing": (b"", "this is no Excel workbook, whatever its name says"),
    "a renamed .csv": (b"Where;Core text;Your text\n", "this is no Excel workbook, whatever its name says"),
    "an old .xls": (OLE + bytes(600), "this is an old .xls; open it in Excel and save it as an Excel workbook"),
    "a locked file": (OLE + "EncryptedPackage".encode("utf-16-le"), "this is locked with a password"),
    "a document": (_zip({"word/document.xml": b"<a/>"}), "this is no Excel workbook (.xlsx)"),
    "a torn file": (_zip({"xl/workbook.xml": b"<a/>"})[:-30], "this workbook is damaged"),
    "a workbook in name only": (_zip({"xl/workbook.xml": b"<a/>"}), "this workbook is damaged"),
    "a zip bomb": (_zip({"xl/workbook.xml": bytes(51 << 20)}), "this unpacks to more than 50 MiB"),
    "too many parts": (_zip({f"xl/{n}/workbook.xml": b"" for n in range(1001)}), "this unpacks to more than 50 MiB"),
    "entities": (_zip({"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "this holds things that no"),
    "a file too large": (b"PK" + bytes(10 << 20), "this is larger than 10 MiB"),
    "another workbook": (_other_book(), "this is no form of ours; make one with  workshop form"),
}


@pytest.mark.parametrize("kind", NO_FORMS)
def test_a_file_that_is_no_form_is_refused_with_what_to_do(kind: str) -> None:
    data, what = NO_FORMS[kind]
    with pytest.raises(ContentError) as told:
        read(data, "finance.xlsx")

    assert str(told.value).startswith(f"finance.xlsx: {what}")
    assert "\n" not in str(told.value)


def test_a_merge_over_the_whole_sheet_does_no_harm(office: Office) -> None:
    data = office.fill({"title": "Accounts"}).path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    merged = b'<mergeCell ref="A1:XFD1048576"/>'
    parts = {name: part.replace(b"</mergeCells>", merged + b"</mergeCells>") for name, part in parts.items()}
    office.path.write_bytes(_zip(parts))

    assert any(merged in part for part in parts.values())
    assert [cell.yours for cell in read(office.path.read_bytes(), "f").rows if cell.yours] == ["Accounts"]


@pytest.mark.slow
def test_libreoffice_opens_a_form_and_gives_it_back_the_same(office: Office, tmp_path: Path) -> None:
    soffice = needed("soffice")
    said = {"title": "=Accounts", "trap": "“Später”, é, 山", IDEA: "One.\n\n- two\n- three", LEFT: "@all"}
    office.path.write_bytes(_with(office.path.read_bytes(), said))
    before = read(office.path.read_bytes(), "f")
    profile, out = f"-env:UserInstallation=file://{tmp_path}/lo", tmp_path / "out"
    for kind in ("xlsx:Calc MS Excel 2007 XML", "pdf"):
        command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(out), str(office.path)]
        subprocess.run(command, capture_output=True, check=True, timeout=180)
    after = read((out / "finance.xlsx").read_bytes(), "f")

    assert [(cell.ref, cell.core, cell.yours) for cell in after.rows] == [
        (cell.ref, cell.core, cell.yours) for cell in before.rows
    ]
    assert {cell.ref: cell.yours for cell in after.rows if cell.yours} == said
    assert (out / "finance.pdf").read_bytes().startswith(b"%PDF")


def _type(book: Workbook, cell: str, text: str) -> None:
    """Type a text into a cell such as `M01!C14`."""
    sheet, _, place = cell.partition("!")
    book[sheet][place].value = text
    book[sheet][place].data_type = "s"
