"""`--fillable`: the workbook to fill in on a screen, on the same pages, in the order in which it is read."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest
from PIL import Image
from playwright.sync_api import Page, sync_playwright
from pypdf import PdfReader, PdfWriter

from builders.brand.look import own_look
from builders.fillable import fillable, to_fill_in
from builders.typeset import Printed, typeset
from builders.view import View
from tests.programs import needed
from workshop.kit import compose
from workshop.library import Library
from workshop.model import Session
from workshop.plan import Plan, plan

PAGE = 3  # the first with a line, boxes to tick and a box to write in
PIXELS, SCROLLBAR, ABOVE = 96 / 72, 12, 6  # how the reader of a browser lays a page out at 100 per cent
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


@pytest.mark.slow
def test_what_is_typed_and_ticked_in_a_browser_shows(shipped: Library, tmp_path: Path) -> None:
    """Chromium's own reader: typing into a line and ticking a box change what stands there, and nothing else."""
    form = _form(plan(shipped, Session()))
    path = tmp_path / "form.pdf"
    path.write_bytes(form)
    leaf = PdfReader(path).pages[PAGE - 1]
    boxes = {one.get_object()["/TU"]: list(map(float, one.get_object()["/Rect"])) for one in leaf["/Annots"]}
    high, wide = float(leaf.mediabox.height), float(leaf.mediabox.width)
    with sync_playwright() as play:
        flags = ["--headless=new", "--no-sandbox", "--disable-gpu"]
        chromium = play.chromium.launch(executable_path=needed("chromium"), headless=False, args=flags)
        view = chromium.new_page(viewport={"width": 1000, "height": 1300})
        view.goto(f"file://{path}#page={PAGE}&zoom=100&toolbar=0")
        left = (1000 - SCROLLBAR - wide * PIXELS) / 2

        def clip(name: str) -> dict[str, float]:
            x, low, right, top = boxes[name]
            at = {"x": left + x * PIXELS, "y": ABOVE + (high - top) * PIXELS}
            return {**at, "width": (right - x) * PIXELS, "height": (top - low) * PIXELS}

        def click(name: str) -> None:
            box = clip(name)
            view.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

        names = ["My dot did that because", "moved", "stayed", "One reason"]
        _until(
            lambda: _marked(view.screenshot(clip=clip("One reason"))), view
        )  # its lines: nothing else tells when the reader has drawn a page
        before = {name: view.screenshot(clip=clip(name)) for name in names}
        click("My dot did that because")
        view.keyboard.type("Ilse has three")
        click("moved")
        view.mouse.click(left + 20, ABOVE + 20)

        def changed() -> list[str]:
            return [name for name in names if view.screenshot(clip=clip(name)) != before[name]]

        _until(lambda: changed() == names[:2], view)
        seen = changed()
        chromium.close()

    assert seen == names[:2]


def _marked(picture: bytes) -> bool:
    """Whether anything is drawn on it."""
    darkest, lightest = Image.open(BytesIO(picture)).convert("L").getextrema()
    return darkest != lightest


def _until(true: Callable[[], bool], view: Page) -> None:
    """Look again, until it is so or it is clear that it will never be."""
    for _ in range(60):
        if true():
            return
        view.wait_for_timeout(500)


def _form(timed: Plan) -> bytes:
    view = View(timed)
    tree = compose(view, "standard", "none", documents=[view.named["workbook"]])["workbook"]
    return fillable(typeset(to_fill_in(tree), "workbook", own_look()).pdf)
