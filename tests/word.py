"""A .docx as a strict reader sees it: its paragraphs and tables, and every way in which it is not as it should be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import docx
from openxml_audit import OpenXmlValidator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


class Read:
    """A Word document that has been opened."""

    def __init__(self, content: bytes) -> None:
        self.docx = docx.Document(BytesIO(content))
        self.body = self.docx.element.body

    @property
    def paragraphs(self) -> list[Any]:
        return list(self.body.iter(f"{W}p"))

    @property
    def tables(self) -> list[Any]:
        return list(self.body.iter(f"{W}tbl"))

    @property
    def headings(self) -> list[tuple[int, str]]:
        """The level and the letters of every heading, in order."""
        levels = {style.style_id: _level(style) for style in self.docx.styles if style.type == 1}
        found = [(levels.get(_style(one)), letters(one)) for one in self.paragraphs]
        return [(level, text) for level, text in found if level is not None]

    @property
    def text(self) -> str:
        return " ".join(letters(one) for one in self.paragraphs)


def letters(paragraph: Any) -> str:
    """What is read in a paragraph; a box to tick and a tab are spaces."""
    pieces = []
    for one in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        boxed = next(one.iterancestors(f"{W}sdt"), None) is not None
        pieces.append((one.text or "") if one.tag == f"{W}t" and not boxed else " ")
    return " ".join("".join(pieces).split())


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def audited(path: Any) -> list[str]:
    """What openxml-audit finds."""
    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


def faults(content: bytes) -> list[str]:
    """Everything that would keep somebody from reading or changing a document."""
    read = Read(content)
    return [*_document(read), *_headings(read), *_pictures(read), *_tables(read)]


def _document(read: Read) -> Iterator[str]:
    properties = read.docx.core_properties
    if not properties.title:
        yield "no title"
    if not properties.language:
        yield "no language"
    known = {style.style_id for style in read.docx.styles}
    yield from (f"the style {_style(one)} is not there" for one in read.paragraphs if _style(one) not in known)
    ids = [one.get("id") for one in read.body.iter(f"{WP}docPr")]
    if len(ids) != len(set(ids)):
        yield "two pictures have the same id"
    marks = {one.get(f"{W}name") for one in read.body.iter(f"{W}bookmarkStart")}
    for link in read.body.iter(f"{W}hyperlink"):
        if link.get(f"{W}anchor") and link.get(f"{W}anchor") not in marks:
            yield f"{link.get(f'{W}anchor')} leads nowhere"


def _headings(read: Read) -> Iterator[str]:
    levels = [level for level, _ in read.headings]
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"a heading of level {after} after one of level {before}"
    yield from ("an empty heading" for _, text in read.headings if not text)


def _pictures(read: Read) -> Iterator[str]:
    for one in read.body.iter(f"{WP}docPr"):
        if not one.get("descr") and not any("decorative" in child.tag for child in one.iter()):
            yield "a picture without words"


def _tables(read: Read) -> Iterator[str]:
    for table in read.tables:
        follows = table.getnext()
        if follows is not None and follows.tag == f"{W}tbl":
            yield "two tables run into each other"
        ends = [cell[-1].tag for cell in table.iter(f"{W}tc")]
        yield from ("a cell without a paragraph at its end" for end in ends if end != f"{W}p")
        looks = table.find(f"{W}tblPr/{W}tblLook")
        if looks.get(f"{W}firstRow") == "1" and table.find(f"{W}tr/{W}trPr/{W}tblHeader") is None:
            yield "a row of headings that does not come back"


def _style(paragraph: Any) -> str:
    return str(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))


def _level(style: Any) -> int | None:
    while style is not None:
        outline = style.element.find(f"{W}pPr/{W}outlineLvl")
        if outline is not None:
            return int(outline.get(f"{W}val")) + 1
        style = style.base_style
    return None
