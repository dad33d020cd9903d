"""The workbook to fill in on a screen: the same pages, with a field wherever there is a line, a cell or a box to tick.

The theme marks each place by a link, so that it stands in the tags just where it is read; the link becomes the field.
"""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element

from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from pikepdf import open as opened

MARK = "field:"
LETTERS = 11  # points of what is typed
MANY_LINES = 1 << 12


def to_fill_in(workbook: Element) -> Element:
    """The tree of a workbook whose places to write are marked."""
    tree = deepcopy(workbook)
    tree.set("fields", "yes")
    return tree


def fillable(pdf: bytes) -> bytes:
    """A PDF whose marked places are fields of a form, in the order in which they are read."""
    with opened(BytesIO(pdf)) as book:
        fonts = _fonts(book)
        owners = _owners(book)
        fields = [
            _field(book, mark, f"p{number}-{place}", fonts, owners)
            for number, page in enumerate(book.pages, start=1)
            for place, mark in enumerate(_marks(page.obj), start=1)
        ]
        form = Dictionary(Fields=Array(fields), DR=fonts, DA=_style(), NeedAppearances=True)
        book.Root.AcroForm = book.make_indirect(form)
        packed = BytesIO()
        book.save(packed, deterministic_id=True)
        return packed.getvalue()


def _marks(page: Object) -> list[Any]:
    """The links of a page that stand for fields."""
    page.Tabs = Name.S  # from field to field as the tags read
    links = [link for link in page.get("/Annots", Array()) if "/A" in link]
    return [link for link in links if str(link.A.get("/URI", "")).startswith(MARK)]


def _owners(book: Pdf) -> dict[int, Object]:
    """The element of the tags that each annotation belongs to, by the number that it carries."""
    found = dict[int, Object]()
    todo = [book.Root.StructTreeRoot.ParentTree]
    while todo:
        node = todo.pop()
        todo += list(node.get("/Kids", Array()))
        numbers = list(node.get("/Nums", Array()))
        found.update({int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)})
    return found


def _field(book: Pdf, mark: Any, name: str, fonts: Object, owners: dict[int, Object]) -> Object:
    kind, _, says = str(mark.A.URI).removeprefix(MARK).partition(":")
    for key in ("/A", "/Border", "/Contents"):
        if key in mark:
            del mark[key]
    left, bottom, right, top = (float(edge) for edge in mark.Rect)
    mark.Subtype, mark.T, mark.TU, mark.F = Name.Widget, String(name), String(says or name), 4
    box = Array([0, 0, round(right - left, 3), round(top - bottom, 3)])
    if kind == "tick":
        _tick(book, mark, box, fonts)
    else:
        mark.FT, mark.DA, mark.V = Name.Tx, _style(), String("")
        mark.AP = Dictionary(N=_drawn(book, b"/Tx BMC EMC", box, fonts))
        if kind == "text":
            mark.Ff = MANY_LINES
    owner = owners[int(mark.StructParent)]
    owner.S = Name.Form
    return mark  # type: ignore[no-any-return]


def _tick(book: Pdf, mark: Any, box: Array, fonts: Object) -> None:
    """A cross of two strokes, which needs no font."""
    width, height = (float(edge) for edge in list(box)[2:])
    low, wide, high = 0.22 * min(width, height), 0.78 * width, 0.78 * height
    cross = f"q 1.4 w {low:.2f} {low:.2f} m {wide:.2f} {high:.2f} l {low:.2f} {high:.2f} m {wide:.2f} {low:.2f} l S Q"
    mark.FT, mark.V, mark.AS = Name.Btn, Name.Off, Name.Off
    states = Dictionary(Yes=_drawn(book, cross.encode(), box, fonts), Off=_drawn(book, b"", box, fonts))
    mark.AP, mark.MK = Dictionary(N=states), Dictionary(CA=String("8"))


def _drawn(book: Pdf, content: bytes, box: Array, fonts: Object) -> Object:
    return book.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=fonts)


def _fonts(book: Pdf) -> Object:
    """The letters of what is typed: one that every reader of PDF brings along."""
    letters = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    return book.make_indirect(Dictionary(Font=Dictionary(Helv=book.make_indirect(letters))))


def _style() -> String:
    return String(f"/Helv {LETTERS} Tf 0 g")
