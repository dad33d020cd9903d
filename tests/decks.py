"""Decks to break on purpose: a good one with everything in it that a rule looks at, and ways to change its parts."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from functools import cache
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from builders.brand.look import own_look
from builders.fit import fit
from builders.paint import paint
from tests.specimen import specimen

Parts = dict[str, bytes]
Change = Callable[[Parts], object]
SLIDE = "ppt/slides/slide{}.xml"


@cache
def good() -> bytes:
    """A deck with a slide of every layout; on one stand a picture, a table and a chart, added by hand."""
    deck = specimen()
    show = Presentation(io.BytesIO(paint(fit(deck, own_look())[0], deck, own_look())))
    show.core_properties.title = "Who & why"
    slide = next(slide for slide in show.slides if slide.name == "close")
    _picture(slide.shapes)
    _table(slide.shapes)
    _chart(slide.shapes)
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()


def _picture(shapes) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "#0b6b63").save(drawn, "PNG")
    picture = shapes.add_picture(drawn, Pt(65), Pt(370), Pt(80), Pt(60))
    picture._element.nvPicPr.cNvPr.set("descr", "A teal door, half open")


def _table(shapes) -> None:
    frame = shapes.add_table(2, 2, Pt(200), Pt(370), Pt(200), Pt(60))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", "Two needs, and who has them")
    for at, text in enumerate(("Who", "Needs", "Mei", "One number")):
        run = frame.table.cell(at // 2, at % 2).text_frame.paragraphs[0].add_run()
        run.text = text
        run._r.get_or_add_rPr().set("lang", "en-GB")


def _chart(shapes) -> None:
    data = CategoryChartData()
    data.categories = ["Before", "After"]
    data.add_series("Answers", (3, 7))
    frame = shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Pt(420), Pt(370), Pt(200), Pt(60), data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", "Seven answers after, three before")


def parts(pptx: bytes) -> Parts:
    with ZipFile(io.BytesIO(pptx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(pptx: bytes, change: Change) -> bytes:
    """A deck whose parts somebody got at."""
    own = parts(pptx)
    change(own)
    return packed(own.items())


def packed(members: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive, packed in a hurry."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members:
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return out.getvalue()


def instead(name: str, old: str, new: str) -> Change:
    """Put `new` where the pattern `old` first stands in a part; a pattern that is not there is a slip of the test."""

    def change(own: Parts) -> None:
        text, count = re.subn(old, new, own[name].decode(), count=1, flags=re.DOTALL)
        assert count == 1, f"{name} has no {old}"
        own[name] = text.encode()

    return change


def on(layout: str) -> str:
    """The name of the slide that the specimen has of a layout."""
    ids = [slide.id for slide in specimen().slides]
    return SLIDE.format(ids.index(layout) + 1)
