"""What is done to finished PDFs for the way they are printed: room for holes, whole sheets for each copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.etree.ElementTree import Element

from pikepdf import Array, Dictionary, Name, Page, Pdf
from pikepdf import open as opened

from builders.typeset import Printed
from workshop.printing import Job, Profile

HOLES = 20 / 25.4 * 72  # points at the edge that is bound: a hole is 12 mm from it, and 6 mm wide
SMALLER = 0.95  # so much of their size keep pages whose own margins are narrower
NARROW = frozenset({"guide", "run-sheet", "print-order", "sign-in", "paper"})  # outermost elements with such margins


def finished(
    profile: Profile, printed: Mapping[str, Printed], trees: Mapping[str, Element], jobs: Sequence[Job]
) -> dict[str, bytes]:
    """The PDFs that are printed in another way than usual, by the names of their documents."""
    if not (profile.hole_punch or profile.duplex):
        return {}
    orders = {job.document: job for job in jobs}
    return {name: _finished(profile, one.pdf, trees[name], orders.get(name)) for name, one in printed.items()}


def _finished(profile: Profile, pdf: bytes, tree: Element, job: Job | None) -> bytes:
    both = job is not None and job.both_sides
    with opened(BytesIO(pdf)) as book:
        if profile.hole_punch and tree.tag in NARROW:
            _make_room(book, both, covered=tree.find("cover") is not None)
        if profile.duplex:
            _whole_sheets(book, both)
        packed = BytesIO()
        book.save(packed, deterministic_id=True)
        return packed.getvalue()


def _make_room(book: Pdf, both: bool, covered: bool) -> None:
    """Every page a little smaller, and away from the edge that is bound: the left one, on a back the right one."""
    for number, page in enumerate(book.pages, start=1):
        if number > 1 or not covered:  # a cover has its own margins, and colour to its edges
            _shrink(page, at_left=number % 2 == 1 or not both)


def _shrink(page: Page, at_left: bool) -> None:
    width, height = (float(size) for size in list(page.mediabox)[2:])
    right, up = (width if at_left else 0.0) * (1 - SMALLER), height * (1 - SMALLER) / 2
    page.contents_add(f"q {SMALLER} 0 0 {SMALLER} {right:.3f} {up:.3f} cm\n".encode(), prepend=True)
    page.contents_add(b"\nQ")
    for mark in page.obj.get("/Annots", Array()):
        moved = [float(edge) * SMALLER + (right, up)[at % 2] for at, edge in enumerate(mark.Rect)]
        mark.Rect = Array([round(edge, 3) for edge in moved])


def _whole_sheets(book: Pdf, both: bool) -> None:
    """Tell the printer how to turn the sheets; what ends on a front gets an empty back, where no copy then begins."""
    preferences = book.Root.get("/ViewerPreferences", Dictionary())
    preferences.Duplex = Name.DuplexFlipLongEdge if both else Name.Simplex
    book.Root.ViewerPreferences = preferences
    if both and len(book.pages) % 2:
        empty = Dictionary(Type=Name.Page, MediaBox=book.pages[-1].mediabox, Resources=Dictionary(), Tabs=Name.S)
        book.pages.append(Page(book.make_indirect(empty)))
