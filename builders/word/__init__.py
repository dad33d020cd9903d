"""Documents that flow, as Word documents that people change: real headings, lists, tables and fields, in the brand."""

from __future__ import annotations

from builders.original import Original
from builders.word import cues, documents, prose, writing
from builders.word.package import Package
from builders.word.page import page_of
from builders.word.table import parted
from builders.word.writer import Show, Writer

SHOWN: dict[str, Show] = {**prose.SHOWN, **writing.SHOWN, **cues.SHOWN, **documents.SHOWN}


def word(original: Original) -> bytes:
    """A document as .docx; the same bytes each time."""
    tree = original.tree
    page = page_of(tree.tag, tree.attrib, cover=tree.find("cover") is not None and tree.get("form") != "sheet")
    package = Package(page, original)
    writer = Writer(original, SHOWN, package, page.room)
    return package.saved(parted(writer.show([tree])))
