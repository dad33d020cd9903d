"""Pages rearranged for folding: printed two to a side, stacked and folded once, they read in order."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, new
from pikepdf import open as opened

SHEET = 4  # pages of a folded sheet


def impose(pdf: bytes) -> bytes:
    """A saddle-stitch booklet of a PDF: landscape sheets of two pages a side, to be turned on the short edge.

    The tags for screen readers are lost on the way, so this is a print variant and nothing else.
    """
    source, booklet = opened(BytesIO(pdf)), new()
    pages = [booklet.copy_foreign(page.as_form_xobject()) for page in source.pages]
    width, height = (float(size) for size in source.pages[0].mediabox[2:4])
    for left, right in sides(len(pages)):
        booklet.pages.append(_side(booklet, pages, (left, right), width, height))
    packed = BytesIO()
    booklet.save(packed, deterministic_id=True)
    return packed.getvalue()


def sides(pages: int) -> Iterator[tuple[int, int]]:
    """Which two pages, counted from 0, stand on each side of each sheet, left and right.

    >>> list(sides(4))
    [(3, 0), (1, 2)]
    """
    whole = -(-pages // SHEET) * SHEET
    for sheet in range(whole // SHEET):
        yield whole - 1 - 2 * sheet, 2 * sheet
        yield 2 * sheet + 1, whole - 2 - 2 * sheet


def _side(booklet: Pdf, pages: list[Object], pair: tuple[int, int], width: float, height: float) -> Page:
    shown = [(f"/P{place}", pages[number], place * width) for place, number in enumerate(pair) if number < len(pages)]
    drawn = "\n".join(f"q 1 0 0 1 {x:.3f} 0 cm {name} Do Q" for name, _, x in shown)
    side = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, 2 * width, height]),
        Resources=Dictionary(XObject=Dictionary({name: page for name, page, _ in shown})),
        Contents=booklet.make_stream(drawn.encode()),
    )
    return Page(booklet.make_indirect(side))
