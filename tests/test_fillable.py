"""`--fillable`: the workbook to fill in on a screen, on the same pages, in the order in which it is read."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import DictionaryObject
from pypdfium2 import PdfDocument, PdfPage
from pypdfium2 import raw as pdfium

from builders.bindery.fillable import fillable, to_fill_in
from builders.brand.look import own_look
from builders.typeset import Printed, typeset
from builders.view import View
from tests.programs import needed
from workshop.kit import compose
from workshop.library import Library
from workshop.model import Session
from workshop.plan import plan

AGENDAS = ("half-day", "taster", "two-days")


@pytest.fixture(scope="module", params=AGENDAS)
def both(shipped: Library, request: pytest.FixtureRequest) -> tuple[Printed, Printed, bytes]:
    """The workbook in print, the same with its places marked, and the form."""
    view = View(plan(shipped, Session.model_validate({"agenda": request.param})))
    tree = compose(view, "standard", "none", documents=[view.named["workbook"]])["workbook"]
    printed, marked = (typeset(one, "workbook", own_look()) for one in (tree, to_fill_in(tree)))
    return printed, marked, fillable(marked.pdf)


def fields(pdf: bytes) -> dict[str, dict[str, object]]:
    return PdfReader(BytesIO(pdf)).get_fields() or {}


def test_its_pages_are_those_of_the_book(both: tuple[Printed, Printed, bytes]) -> None:
    printed, marked, form = both

    assert (marked.begins, marked.ends, marked.pages) == (printed.begins, printed.ends, printed.pages)
    assert len(PdfReader(BytesIO(form)).pages) == printed.pages


def test_it_keeps_to_pdf_ua_and_no_mark_is_left(both: tuple[Printed, Printed, bytes], tmp_path: Path) -> None:
    (tmp_path / "form.pdf").write_bytes(both[2])
    report = page.validate_pdf(str(tmp_path / "form.pdf"), profile="ua1")

    assert report.is_compliant, list(map(str, report.failures))
    assert b"field:" not in both[2]


def test_every_field_says_what_it_is_for_and_is_a_form_in_the_tags(both: tuple[Printed, Printed, bytes]) -> None:
    with pikepdf.open(BytesIO(both[2])) as book:
        tags = {int(key): value for key, value in _numbers(book.Root.StructTreeRoot.ParentTree)}
        widgets = [one for leaf in book.pages for one in leaf.obj.get("/Annots", []) if one.Subtype == "/Widget"]
        assert len(widgets) == len(book.Root.AcroForm.Fields) > 10
        assert [str(one.T) for one in widgets if not str(one.TU).strip()] == []
        assert {str(tags[int(one.StructParent)].S) for one in widgets} == {"/Form"}


def _numbers(node: pikepdf.Object) -> list[tuple[object, pikepdf.Object]]:
    own = list(node.get("/Nums", []))
    return [*zip(own[::2], own[1::2], strict=True), *(pair for kid in node.get("/Kids", []) for pair in _numbers(kid))]


def test_every_field_that_is_filled_shows_and_is_saved(both: tuple[Printed, Printed, bytes], tmp_path: Path) -> None:
    texts = {name: f"w{at}w" for at, (name, field) in enumerate(fields(both[2]).items()) if field["/FT"] == "/Tx"}
    ticks = [name for name, field in fields(both[2]).items() if field["/FT"] == "/Btn"]
    writer = PdfWriter(clone_from=BytesIO(both[2]))
    for leaf in writer.pages:
        writer.update_page_form_field_values(leaf, {**texts, **dict.fromkeys(ticks, "/Yes")}, auto_regenerate=False)
    writer.write(tmp_path / "filled.pdf")

    saved = fields((tmp_path / "filled.pdf").read_bytes())
    shown = subprocess.run(
        [needed("pdftotext"), tmp_path / "filled.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout
    assert {name: saved[name]["/V"] for name in texts} == texts
    assert {saved[name]["/V"] for name in ticks} == {"/Yes"}
    assert [text for text in texts.values() if text not in shown] == []


def test_a_tick_that_is_set_is_drawn(both: tuple[Printed, Printed, bytes]) -> None:
    with pikepdf.open(BytesIO(both[2])) as book:
        ticks = [one for one in book.Root.AcroForm.Fields if one.FT == "/Btn"]
        assert ticks
        assert all(b" l S" in one.AP.N.Yes.read_bytes() and one.AP.N.Off.read_bytes() == b"" for one in ticks)


def test_no_field_lies_over_another_or_over_the_edge(both: tuple[Printed, Printed, bytes]) -> None:
    for leaf in PdfReader(BytesIO(both[2])).pages:
        boxes = [tuple(map(float, one.get_object()["/Rect"])) for one in leaf.get("/Annots", [])]
        wide, high = float(leaf.mediabox.width), float(leaf.mediabox.height)
        assert all(0 <= left < right <= wide and 0 <= low < top <= high for left, low, right, top in boxes)
        overlaps = [(a, b) for at, a in enumerate(boxes) for b in boxes[at + 1 :] if _area(a, b) > 40]
        assert overlaps == []


def _area(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return max(0.0, wide) * max(0.0, high)


def test_the_same_workbook_gives_the_same_form(both: tuple[Printed, Printed, bytes]) -> None:
    assert fillable(both[1].pdf) == both[2]


def test_what_is_typed_and_ticked_in_a_browser_is_shown_and_saved(both: tuple[Printed, Printed, bytes]) -> None:
    """In PDFium, which is Chromium's reader without its window: each place clicked on, each line typed into by keys."""
    form = PdfDocument(both[2])
    form.init_forms()
    asked = {str(one["/T"]): "/Yes" for one in _places(both[2]) if one["/FT"] == "/Btn"}
    for leaf, sheet in zip(PdfReader(BytesIO(both[2])).pages, form, strict=True):
        for one in _widgets(leaf):
            _click(sheet, one)
            if one["/FT"] == "/Tx":
                asked[str(one["/T"])] = _type(sheet, f"{one['/T']} Ilse")
            pdfium.FORM_ForceToKillFocus(sheet.formenv)
    packed = BytesIO()
    form.save(packed)

    saved = fields(packed.getvalue())
    before, after = _drawn(both[2]), _drawn(packed.getvalue())
    assert {name: field.get("/V") for name, field in saved.items()} == asked
    assert [name for name in asked if before[name] == after[name]] == []


def test_a_form_whose_places_are_locked_takes_no_typing(both: tuple[Printed, Printed, bytes]) -> None:
    with pikepdf.open(BytesIO(both[2])) as book:
        for one in book.Root.AcroForm.Fields:
            one.Ff = int(one.get("/Ff", 0)) | 1
        book.save(locked := BytesIO())
    form = PdfDocument(locked.getvalue())
    form.init_forms()
    place = next(one for one in _places(both[2]) if one["/FT"] == "/Tx")
    leaf = next(leaf for leaf in PdfReader(locked).pages if _widgets(leaf))
    sheet = form[leaf.page_number]

    _click(sheet, place)
    _type(sheet, "Ilse")
    form.save(packed := BytesIO())

    assert fields(packed.getvalue())[str(place["/T"])].get("/V") != "Ilse"


def _widgets(leaf: PageObject) -> list[DictionaryObject]:
    return [mark for one in leaf.get("/Annots", []) if (mark := one.get_object())["/Subtype"] == "/Widget"]


def _places(form: bytes) -> list[DictionaryObject]:
    return [one for leaf in PdfReader(BytesIO(form)).pages for one in _widgets(leaf)]


def _click(sheet: PdfPage, place: DictionaryObject) -> None:
    left, low, right, top = map(float, place["/Rect"])
    at = (sheet.formenv, sheet.raw, 0, (left + right) / 2, (low + top) / 2)
    pdfium.FORM_OnLButtonDown(*at)
    pdfium.FORM_OnLButtonUp(*at)


def _type(sheet: PdfPage, text: str) -> str:
    for letter in text:
        pdfium.FORM_OnChar(sheet.formenv, sheet.raw, ord(letter), 0)
    return text


def _drawn(form: bytes) -> dict[str, bytes]:
    """The picture of each place, by its name."""
    document = PdfDocument(form)
    document.init_forms()
    pictures = {}
    for leaf, sheet in zip(PdfReader(BytesIO(form)).pages, document, strict=True):
        picture, high = sheet.render(scale=1).to_pil(), float(leaf.mediabox.height)
        for one in _widgets(leaf):
            left, low, right, top = map(float, one["/Rect"])
            pictures[str(one["/T"])] = picture.crop((int(left), int(high - top), int(right), int(high - low))).tobytes()
    return pictures
