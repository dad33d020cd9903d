"""Documents for a phone: one page each that stands by itself, is read by anybody, and says what the PDF says."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from builders.brand.look import own_look
from builders.original import Original
from builders.web import web
from tests.web import barriers, faults, read
from tests.word import Read, words
from workshop.kit import Kit

GUIDE, WORKBOOK, RUN_SHEET = "3-facilitator-guide.html", "4-participant-workbook.html", "2-run-sheet.html"
PAPER = '<paper title="A talk" lang="en-GB" paper="a4" about="Tea" stamp="workshop 1">{}</paper>'
SHORT = ["no <nav>"]  # a short document needs no list of its parts


def shown(inside: str) -> str:
    """A little document as the inside of its page's text."""
    page = web(Original("talk", ElementTree.fromstring(PAPER.format(inside)), own_look())).decode()
    return page.partition('<main id="text">')[2].partition("</main>")[0]


@pytest.fixture(scope="session")
def pages(once_more: Kit) -> dict[str, str]:
    found = {name: content.decode() for name, content in once_more.files.items() if name.endswith(".html")}
    return {name: page for name, page in found.items() if not name.startswith("0-")}


# --- an element at a time ----------------------------------------------------------------------------------


def test_text_is_letters_and_never_code() -> None:
    assert shown("<p>&lt;b&gt; <strong>A &amp; B</strong></p>") == "<p>&lt;b&gt; <strong>A &amp; B</strong></p>"


def test_lines_to_write_on_are_only_seen() -> None:
    made = shown('<write lines="4"><prompt>Why?</prompt><starter>Because</starter></write>')

    assert made == (
        '<div class="write"><p class="prompt">Why?</p><p class="starter">Because</p>'
        '<div class="lines" aria-hidden="true"><i></i><i></i><i></i></div></div>'
    )


def test_a_table_says_what_its_columns_are() -> None:
    made = shown(
        "<table><thead><tr><th>A</th><th></th></tr></thead><tbody><tr><td>b</td><td>c</td></tr></tbody></table>"
    )

    assert '<th scope="col">A</th><td></td>' in made


def test_each_cell_of_a_wide_table_carries_the_name_of_its_column() -> None:
    heads, cells = "".join(f"<th>{n}</th>" for n in "ABCDE"), "".join(f"<td>{n}</td>" for n in "vwxyz")
    made = shown(f"<table><thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody></table>")

    assert '<table class="wide" role="table">' in made
    assert '<td role="cell" data-label="C" class="short">x</td>' in made


def test_a_sign_to_tick_is_drawn_and_not_read_out() -> None:
    heads, cells = "<th>I</th><th>yes</th><th>no</th>", "<td>ask</td><td>○</td><td>○</td>"
    made = shown(f"<table><thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody></table>")

    assert "○" not in made
    assert made.count('<span class="box" aria-hidden="true"></span>') == 2


def test_a_fact_that_nobody_knows_yet_has_a_line() -> None:
    made = shown(
        '<facts><fact name="Day">Monday</fact><fact name="Place"><strong>Hall</strong></fact><fact name="Who"/></facts>'
    )

    assert made.count('class="blank"') == 1
    assert "<strong>Monday</strong>" in made


# --- whole documents ---------------------------------------------------------------------------------------


def test_nothing_is_wrong_with_any(pages: dict[str, str]) -> None:
    found = {name: [one for one in faults(page, []) if one not in SHORT] for name, page in pages.items()}

    assert {name: what for name, what in found.items() if what} == {}
    assert {GUIDE, WORKBOOK, RUN_SHEET} <= set(pages)


def test_guide_and_workbook_begin_with_links_to_their_parts(pages: dict[str, str]) -> None:
    assert [name for name in (GUIDE, WORKBOOK) if not read(pages[name]).named("nav")] == []


@pytest.mark.parametrize("name", [GUIDE, WORKBOOK, RUN_SHEET])
def test_its_words_are_those_of_the_document_for_word(once_more: Kit, pages: dict[str, str], name: str) -> None:
    (body,) = read(pages[name].replace("<", " <")).named("body")
    here, there = set(words(body.text.upper())), set(words(_for_word(once_more, name).text.upper()))

    assert there - here == set()
    assert here - there <= {"SKIP", "TO", "THE", "TEXT"}


def _for_word(kit: Kit, name: str) -> Read:
    return Read(kit.files[name.replace(".html", ".docx")])


def test_a_part_says_on_which_page_it_stands_in_print(once_more: Kit, pages: dict[str, str]) -> None:
    assert f"My customer map Only for me · page {once_more.places['workbook:map/map']} in print" in " ".join(
        one.text for one in read(pages[WORKBOOK]).named("h2", "p")
    )


# --- in a browser ------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_and_nothing_sticks_out(browser, formats_folder: Path, width: int, scheme: str) -> None:
    found = {name: barriers(browser, formats_folder / name, width, scheme) for name in (GUIDE, WORKBOOK, RUN_SHEET)}

    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.slow
def test_axe_finds_nothing_in_any_other_on_a_phone(browser, pages: dict[str, str], formats_folder: Path) -> None:
    others = [name for name in pages if name not in (GUIDE, WORKBOOK, RUN_SHEET)]
    schemes = {name: ("light", "dark")[number % 2] for number, name in enumerate(others)}
    found = {name: barriers(browser, formats_folder / name, 320, scheme) for name, scheme in schemes.items()}

    assert {name: what for name, what in found.items() if what} == {}
