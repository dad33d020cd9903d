"""Finished documents once more, in other formats: for Word, to be changed, and for a phone, to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element

from builders.brand.look import Look
from builders.documents import Document
from builders.figures import Format, figures, pictured
from builders.fit import ResolvedSlide
from builders.original import Original
from builders.typeset import Printed


def editions(
    rows: Iterable[Document], trees: Mapping[str, Element], printed: Mapping[str, Printed],
    slides: Sequence[ResolvedSlide], look: Look,
) -> dict[str, bytes]:  # fmt: skip
    """The files of some rows by their names, each made from the tree that was printed."""
    made = {}
    for row in rows:
        write, format = _writer(row)
        tree = trees[row.of]
        pages = printed[row.of].begins if row.of in printed else {}
        made[row.name] = write(
            Original(row.of, tree, look, pages, figures(tree, look, format), pictured(tree, slides, look))
        )
    return made


def _writer(row: Document) -> tuple[Callable[[Original], bytes], Format]:
    """What writes a format, and what its drawings are; imported only where it is asked for."""
    if row.file.endswith(".docx"):
        from builders.word import word

        return word, "png"
    from builders.web import web

    return web, "svg"
