"""What is made for Word, opened by LibreOffice: headings, page fields and words, and every table as it was."""

from __future__ import annotations

import subprocess
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pypdf import PdfReader

from tests.programs import needed
from tests.word import Read, W, words
from workshop.kit import Kit

GUIDE, WORKBOOK, RUN_SHEET = "3-facilitator-guide", "4-participant-workbook", "2-run-sheet"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
Shape = tuple[int, int]


def opened(papers: list[Path], kind: str, folder: Path) -> None:
    """Have LibreOffice open the papers and write them as something else."""
    command = [needed("soffice"), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", kind, "--outdir", folder, *papers]
    subprocess.run(command, check=True, capture_output=True, timeout=600)


def shapes(made: Read) -> list[Shape]:
    """The rows and columns of every table, those within others too, in the order in which they begin."""
    return [(len(one.findall(f"{W}tr")), len(one.findall(f"{W}tblGrid/{W}gridCol"))) for one in made.tables]


def kept(content: bytes) -> list[Shape]:
    """The same of what LibreOffice wrote."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        body = etree.fromstring(package.read("content.xml"))
    return [(len(_rows(one)), _columns(one)) for one in body.iter(f"{TABLE}table")]


def _rows(table: Any) -> list[Any]:
    heads = [row for head in table.findall(f"{TABLE}table-header-rows") for row in head.findall(f"{TABLE}table-row")]
    return [*heads, *table.findall(f"{TABLE}table-row")]


def _columns(table: Any) -> int:
    return max(sum(int(cell.get(f"{TABLE}number-columns-repeated", "1")) for cell in row) for row in _rows(table))


@pytest.mark.slow
def test_headings_page_fields_and_words_survive(formats_folder: Path, tmp_path: Path) -> None:
    papers = [formats_folder / f"{name}.docx" for name in (GUIDE, WORKBOOK, RUN_SHEET)]
    opened(papers, 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}', tmp_path)

    for paper in papers:
        made, shown = Read(paper.read_bytes()), PdfReader(tmp_path / f"{paper.stem}.pdf")
        texts = [" ".join(leaf.extract_text().split()) for leaf in shown.pages]
        assert _outline(shown.outline) == [text for _, text in made.headings if "\n" not in text], paper.stem
        assert f"{len(texts)} / {len(texts)}" in texts[-1], paper.stem
        found = Counter(words(" ".join(texts)))
        assert {word for word in Counter(words(made.text)) - found if not word.isdigit()} == set(), paper.stem


@pytest.mark.slow
def test_every_table_of_every_document_keeps_its_rows_and_columns(
    once_more: Kit, formats_folder: Path, tmp_path: Path
) -> None:
    papers = [formats_folder / name for name in once_more.files if name.endswith(".docx")]
    opened(papers, "odt", tmp_path)
    made = {paper.stem: shapes(Read(paper.read_bytes())) for paper in papers}

    assert made["2-run-sheet"][0] == (14, 9)
    assert {name: kept((tmp_path / f"{name}.odt").read_bytes()) for name in made} == made


@pytest.mark.slow
def test_a_row_or_a_column_that_is_lost_would_be_seen(formats_folder: Path, tmp_path: Path) -> None:
    paper = formats_folder / f"{RUN_SHEET}.docx"
    (rows, columns), *others = shapes(Read(paper.read_bytes()))
    spoilt = Read(paper.read_bytes())
    spoilt.tables[0].remove(spoilt.tables[0].findall(f"{W}tr")[-1])
    for row in spoilt.tables[0].findall(f"{W}tr"):
        row.remove(row.findall(f"{W}tc")[-1])
    spoilt.docx.save(str(tmp_path / "spoilt.docx"))
    opened([tmp_path / "spoilt.docx"], "odt", tmp_path)

    assert kept((tmp_path / "spoilt.odt").read_bytes()) == [(rows - 1, columns - 1), *others]


def _outline(entries: Any) -> list[str]:
    """The titles of an outline, with those below them."""
    found: list[str] = []
    for entry in entries:
        found += _outline(entry) if isinstance(entry, list) else [" ".join(str(entry.title).split())]
    return found
