"""Documents for Word: opened with python-docx, openxml-audit and LibreOffice, and held against the PDF."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from docx.shared import Mm

from builders.brand.look import own_look
from builders.figures import figures
from builders.original import Original
from builders.word import word
from tests.conftest import all_formats
from tests.programs import needed
from tests.word import W14, Read, W, audited, faults, letters, words
from workshop.kit import Kit, make
from workshop.library import Library
from workshop.model import Session
from workshop.plan import plan

GUIDE, WORKBOOK, RUN_SHEET = "3-facilitator-guide", "4-participant-workbook", "2-run-sheet"
PAPER = '<paper title="A talk" lang="en-GB" paper="a4" about="Tea" stamp="workshop 1"{}>{}</paper>'


def written(inside: str, more: str = "") -> bytes:
    """A little document for Word."""
    return word(Original("talk", ElementTree.fromstring(PAPER.format(more, inside)), own_look()))


def read(inside: str) -> Read:
    return Read(written(inside))


@pytest.fixture(scope="session")
def words_of(once_more: Kit) -> dict[str, bytes]:
    return {name: content for name, content in once_more.files.items() if name.endswith(".docx")}


# --- an element at a time ----------------------------------------------------------------------------------


def test_a_paragraph_keeps_what_is_strong_and_has_single_spaces() -> None:
    body = read("<p> Say  <strong>one</strong> thing, <em>now</em> . </p>").docx.paragraphs[2]

    assert [(run.text, run.bold, run.italic) for run in body.runs] == [
        ("Say ", None, None), ("one", True, None), (" thing, ", None, None), ("now", None, True), (" .", None, None),
    ]  # fmt: skip


def test_lists_are_numbered_by_word_and_each_begins_with_one() -> None:
    made = read("<ol><li>a</li><li>b</li></ol><ol><li>c</li></ol><ul><li>d<ul><li>e</li></ul></li></ul>")
    numbers = {letters(one): one.pPr.numPr for one in made.paragraphs if one.pPr.numPr is not None}
    lists = {text: (number.numId.val, number.ilvl.val) for text, number in numbers.items()}

    assert lists == {"a": (2, 0), "b": (2, 0), "c": (3, 0), "d": (1, 0), "e": (1, 1)}
    assert list(made.docx.part.numbering_part.element.iter(f"{W}startOverride")) != []


def test_a_link_leads_to_its_page() -> None:
    made = read('<p>See <a href="https://example.org/a">this</a>.</p>')
    (link,) = made.body.iter(f"{W}hyperlink")

    assert made.docx.part.rels[link.rId].target_ref == "https://example.org/a"
    assert letters(link.getparent()) == "See this."


def test_the_first_row_of_a_table_comes_back_on_every_page_and_no_row_is_parted() -> None:
    (table,) = read("<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>").tables
    rows = list(table.iter(f"{W}tr"))

    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False]
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, True]


def test_lines_to_write_on_stay_together_below_their_prompt() -> None:
    made = read('<write lines="4"><prompt>Why?</prompt><starter>Because</starter></write>')
    (table,) = made.tables
    rows = list(table.iter(f"{W}tr"))
    kept = [row.find(f"{W}tc/{W}p/{W}pPr/{W}keepNext") is not None for row in rows]

    assert [letters(row.find(f"{W}tc/{W}p")) for row in rows] == ["Because", "", "", ""]
    assert all(row.find(f"{W}tc/{W}tcPr/{W}tcBorders/{W}bottom") is not None for row in rows)
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert kept == [True, True, True, False]
    assert made.docx.styles["Prompt"].paragraph_format.keep_with_next
    assert table.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val") == "4 lines to write on"


def test_a_box_can_be_ticked_with_a_click() -> None:
    made = read('<ticks label="Before"><tick>Chairs</tick><tick>Tea</tick></ticks>')
    boxes = list(made.body.iter(f"{W14}checkbox"))

    assert [box.find(f"{W14}checked").get(f"{W14}val") for box in boxes] == ["0", "0"]
    assert [box.getparent().find(f"{W}alias").get(f"{W}val") for box in boxes] == ["Chairs", "Tea"]


def test_a_sign_to_tick_in_a_form_is_a_box_named_for_its_column() -> None:
    heads, cells = "<th>I</th><th>yes</th><th>no</th>", "<td>ask</td><td>○</td><td>○</td>"
    made = read(f"<table><thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody></table>")

    assert [box.getparent().find(f"{W}alias").get(f"{W}val") for box in made.body.iter(f"{W14}checkbox")] == [
        "yes",
        "no",
    ]


def test_the_foot_of_each_page_counts_the_pages() -> None:
    footer = read("<p>a</p>").docx.sections[0].footer._element
    codes = [one.text.strip() for one in footer.iter(f"{W}instrText")]

    assert codes == ["PAGE", "NUMPAGES"]
    assert "Tea · workshop 1" in letters(footer.find(f"{W}p"))


def test_its_language_and_title_are_said() -> None:
    made = read("<p>a</p>").docx
    default = made.styles.element.find(f"{W}docDefaults").find(f".//{W}lang")

    assert (made.core_properties.title, made.core_properties.language) == ("Tea: A talk", "en-GB")
    assert default.get(f"{W}val") == "en-GB"


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("letter", (215.9, 279.4))])
def test_it_has_the_paper_of_the_session(paper: str, size: tuple[float, float]) -> None:
    tree = ElementTree.fromstring(PAPER.format("", "<p>a</p>"))
    tree.set("paper", paper)
    section = Read(word(Original("talk", tree, own_look()))).docx.sections[0]

    assert abs(section.page_width - Mm(size[0])) < Mm(0.05)
    assert abs(section.page_height - Mm(size[1])) < Mm(0.05)


# --- what would be found ------------------------------------------------------------------------------------


def _deeper(made: Read) -> None:
    made.paragraphs[3].pPr.pStyle.set(f"{W}val", "Heading3")


def _unknown(made: Read) -> None:
    made.paragraphs[3].pPr.pStyle.set(f"{W}val", "Nobody")


def _untitled(made: Read) -> None:
    made.docx.core_properties.title = ""


def _joined(made: Read) -> None:
    made.body.remove(made.tables[0].getnext())


def _emptied(made: Read) -> None:
    for cell in made.body.iter(f"{W}tc"):
        cell.remove(cell[-1])


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (_deeper, "a heading of level 3 after one of level 1"),
        (_unknown, "the style Nobody is not there"),
        (_untitled, "no title"),
        (_joined, "two tables run into each other"),
        (_emptied, "a cell without a paragraph at its end"),
    ],
)
def test_a_fault_would_be_found(spoil: Any, fault: str, tmp_path: Path) -> None:
    inside = '<p>a</p><h2>b</h2><write lines="1"/><write lines="1"/>'
    assert faults(written(inside)) == []

    made = read(inside)
    spoil(made)
    made.docx.save(str(tmp_path / "spoilt.docx"))

    assert fault in faults((tmp_path / "spoilt.docx").read_bytes())


def test_a_picture_without_words_would_be_found(tmp_path: Path) -> None:
    tree = ElementTree.fromstring(PAPER.format("", '<chain parts="3" part="1"/>'))
    content = word(Original("talk", tree, own_look(), figures=figures(tree, own_look(), "png")))
    made = Read(content)
    for mark in [one for one in made.body.iter() if "decorative" in str(one.tag)]:
        mark.getparent().remove(mark)
    made.docx.save(str(tmp_path / "spoilt.docx"))

    assert faults(content) == []
    assert faults((tmp_path / "spoilt.docx").read_bytes()) == ["a picture without words"]


# --- whole documents ----------------------------------------------------------------------------------------


def test_every_document_that_flows_is_there_for_word(words_of: dict[str, bytes]) -> None:
    assert {f"{name}.docx" for name in (GUIDE, WORKBOOK, RUN_SHEET, "6-print-order")} <= set(words_of)
    assert not [name for name in words_of if "cards" in name or "deck" in name]


def test_nothing_is_wrong_with_any(words_of: dict[str, bytes]) -> None:
    assert {name: found for name, content in words_of.items() if (found := faults(content))} == {}


@pytest.mark.slow
def test_openxml_audit_finds_nothing_in_any(words_of: dict[str, bytes], formats_folder: Path) -> None:
    assert {name: found for name in words_of if (found := audited(formats_folder / name))} == {}


@pytest.mark.slow
def test_openxml_audit_would_find_a_fault(tmp_path: Path) -> None:
    made = read("<p>a</p>")
    made.paragraphs[0].pPr.append(made.paragraphs[0].pPr.pStyle)  # behind what it has to stand before
    made.paragraphs[0].pPr.pStyle.tag = f"{W}nothing"
    made.docx.save(str(tmp_path / "a.docx"))

    assert audited(tmp_path / "a.docx") != []


def test_the_same_bytes_twice(library: Library) -> None:
    one, two = (make(plan(library, Session()), only=all_formats()).files for _ in range(2))

    assert [name for name in one if one[name] != two[name]] == []


def test_a_part_says_on_which_page_it_stands_in_print(once_more: Kit, words_of: dict[str, bytes]) -> None:
    made = Read(words_of[f"{WORKBOOK}.docx"])
    said = {
        letters(one).removeprefix("A2 "): letters(after)
        for one, after in zip(made.paragraphs, made.paragraphs[1:], strict=False)
        if "Heading1" in str(one.style) or one.style == "Heading1"
    }

    assert said["My customer map"] == f"Only for me · page {once_more.places['workbook:map/map']} in print"


def test_the_guide_has_a_heading_for_each_of_its_parts(words_of: dict[str, bytes]) -> None:
    headings = Read(words_of[f"{GUIDE}.docx"]).headings

    assert [text for level, text in headings if level == 1 and re.match(r"A\d", text)] == [
        "A1 “I don’t have customers”", "A2 My customer map", "A3 Best and worst", "A4 Golden, then ask",
        "A5 Make it right in five", "A6 Sorry that works", "A7 My 30-60-90",
    ]  # fmt: skip
    assert [text for level, text in headings if level == 2 and text.startswith("Debrief, 7 min")] != []


def test_the_guide_pictures_its_slides_beside_their_cues(library: Library) -> None:
    made = Read(make(plan(library, Session()), only=("guide", "guide.docx")).files[f"{GUIDE}.docx"])
    shown = [one for one in made.paragraphs if letters(one).startswith("Show Slide")]
    pictured = [one for table in made.tables for one in table.iterchildren(f"{W}tr") if _pictured(one)]

    assert len(pictured) == len(shown) > 0


def _pictured(row: Any) -> bool:
    """Whether the first cell of a row is a picture, and its second says what it shows."""
    cells = row.findall(f"{W}tc")
    return len(cells) == 2 and cells[0].find(f"{W}p/{W}r/{W}drawing") is not None and "Slide" in letters(cells[1][1])


# --- beside the PDF -----------------------------------------------------------------------------------------

SHORT = {"page", "in", "print", "guide"}  # of the marks that tell where a part stands in print


@pytest.mark.slow
@pytest.mark.parametrize("name", [GUIDE, WORKBOOK, RUN_SHEET])
def test_its_words_are_those_of_the_pdf(formats_folder: Path, words_of: dict[str, bytes], name: str) -> None:
    command = [needed("pdftotext"), "-raw", formats_folder / f"{name}.pdf", "-"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    pages = said.count("\f")
    here, there = Counter(words(Read(words_of[f"{name}.docx"]).text)), Counter(words(said))
    more = {word for word in here - there if not word.isdigit()}
    less = {word: count for word, count in (there - here).items() if not word.isdigit() and count % pages}

    assert more <= SHORT
    assert set(less) <= DRAWN[name]


DRAWN = {
    GUIDE: {"My", "notes", "the", "buyer", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "screen", "flip", "chart", "door",
            "a", "free", "wall", "guide", "facilitator", "Service", "is", "everyone", "s", "job"},
    WORKBOOK: {"the", "buyer", "me", "disagree", "agree", "Service", "is", "everyone", "s", "job"},
    RUN_SHEET: set(),
}  # fmt: skip
