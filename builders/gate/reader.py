"""A second reader: python-pptx, which has no part in painting, must find in a deck what stands in its parts.

That a library opens a file proves little; that it finds every slide in its place, with all words and notes, proves
that the parts hang together as other programs follow them. Too slow to import for every build.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from zipfile import ZipFile

from pptx import Presentation

from builders.gate.names import A
from builders.gate.package import Part, read

Words = tuple[str, ...]


def read_again(pptx: bytes) -> Iterator[str]:
    """Where the two readings of a deck differ, slide after slide; raise Unreadable for what is none."""
    with ZipFile(io.BytesIO(pptx)) as archive:
        package = read(archive)
    ours = [(_written(slide), _written(package.one(slide, "notesSlide"))) for slide in package.slides]
    try:
        theirs = list(_pages(pptx))
    except Exception as error:  # whatever stops another program is the finding
        yield f"a second program, python-pptx, cannot read it: {error}"
        return
    for number, (here, there) in enumerate(zip_longest(ours, theirs), start=1):
        yield from _differences(number, here or ((), ()), there or ((), ()))


def _differences(number: int, ours: tuple[Words, Words], theirs: tuple[Words, Words]) -> Iterator[str]:
    for what, here, there in zip((f"slide {number}", f"the notes of slide {number}"), ours, theirs, strict=True):
        if here != there:
            first = next(pair for pair in zip_longest(here, there, fillvalue="nothing") if pair[0] != pair[1])
            yield f"{what}: a second program, python-pptx, reads “{first[1]}” where “{first[0]}” stands"


def _written(part: Part | None) -> Words:
    """All words of a part in the order in which they stand there."""
    runs = (
        ("".join(run.text or "" for run in paragraph.iter(f"{A}t")) for paragraph in part.all(f"{A}p")) if part else ()
    )
    return _words(runs)


def _words(texts: Iterable[str]) -> Words:
    return tuple(word for text in texts for word in text.split())


def _pages(pptx: bytes) -> Iterator[tuple[Words, Words]]:
    """The words and the notes of each slide, as python-pptx finds them."""
    for slide in Presentation(io.BytesIO(pptx)).slides:
        notes = slide.notes_slide.shapes if slide.has_notes_slide else ()
        yield _words(_texts(slide.shapes)), _words(_texts(notes))


def _texts(shapes: Iterable[object]) -> Iterator[str]:
    """What stands in shapes, in groups of them, and in the cells of tables."""
    for shape in shapes:
        if inner := getattr(shape, "shapes", None):
            yield from _texts(inner)
        elif getattr(shape, "has_table", False):
            yield from (cell.text_frame.text for row in shape.table.rows for cell in row.cells)  # type: ignore[attr-defined]
        elif getattr(shape, "has_text_frame", False):
            yield shape.text_frame.text  # type: ignore[attr-defined]
