"""The .docx behind a document: its pictures, links and lists, and the archive that it ends as."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import count
from zipfile import ZipFile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from builders.original import Original
from builders.package import zipped
from builders.word.node import Node, node
from builders.word.page import Page
from builders.word.picture import picture
from builders.word.styles import size_of
from builders.word.template import colours, template

NUMBERED, STEPS = 1, 2  # the kinds of lists that begin anew, by their numbers in the template


class Package:
    """Takes what a document needs beside its text, and gives each thing its number."""

    def __init__(self, page: Page, original: Original) -> None:
        self.docx = docx.Document(io.BytesIO(template(page, original)))
        self.size = size_of(original.tree.tag)
        self.colours = colours(original.look)
        self.ids = count(1)

    def link(self, href: str) -> str:
        """The relation by which the text leads to a page of the web."""
        return str(self.docx.part.relate_to(href, RT.HYPERLINK, is_external=True))

    def list(self, kind: int) -> int:
        """The number of a new list, which begins with 1."""
        numbering = self.docx.part.numbering_part.element
        number = 1 + sum(1 for _ in numbering.iterchildren("{*}num"))
        begins = node("lvlOverride", node("startOverride", val=1), ilvl=0)
        numbering.append(node("num", node("abstractNumId", val=kind), begins, numId=number))
        return number

    def picture(self, content: bytes, wide: float, says: str, frame: str = "") -> Node:
        """A run with a picture `wide` millimetres wide, in a `frame` of a colour if it has one."""
        relation, image = self.docx.part.get_or_add_image(io.BytesIO(content))
        high = wide * image.px_height / image.px_width
        return picture(relation, next(self.ids), (wide, high), says, frame)

    def saved(self, blocks: Sequence[Node]) -> bytes:
        """The whole document with these blocks as its text; the same each time."""
        body = self.docx.element.body
        for place, block in enumerate(blocks):
            body.insert(place, block)
        packed = io.BytesIO()
        self.docx.save(packed)
        with ZipFile(packed) as archive:
            return zipped((name, archive.read(name)) for name in archive.namelist())
