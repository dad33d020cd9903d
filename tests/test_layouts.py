"""The layouts: every slide an author may ask for has one, and nothing on it collides, is cut off or is hard to read."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation

from builders import template
from builders.box import Box
from builders.brand.look import TEMPLATE, own_look
from builders.layout import HIGH, SMALL, TITLE, WIDE, Layout
from builders.layouts import ALL, LARGE, LAYOUTS
from builders.shapes import Chain, Shape, around
from workshop.model import WRITTEN

LOOK = own_look().colours
every_layout = pytest.mark.parametrize("layout", ALL, ids=lambda layout: layout.name)


def test_every_layout_that_an_author_may_name_is_there() -> None:
    drawn = {f"{kind}-{count}" for kind in ("steps", "chain", "sheet") for count in (3, 4, 5)}
    assert set(LAYOUTS) == (set(WRITTEN) - {"model"}) | drawn | {"lights-3"}


# --- places -------------------------------------------------------------------------------------------------


def apart(one: Box | Shape, other: Box | Shape) -> bool:
    beside = one.x + one.w <= other.x or other.x + other.w <= one.x
    return beside or one.y + one.h <= other.y or other.y + other.h <= one.y


def collisions(layout: Layout) -> list[tuple[str, str]]:
    """The boxes that touch each other or the chain, or leave the slide."""
    chain = Box("page", *_corners(around(layout.chain.shapes(3, 16))), 1, 1) if layout.chain else None
    boxes = [*(replace(box) for box in layout.boxes), *([chain] if chain else [])]
    pairs = [(one.slot, other.slot) for n, one in enumerate(boxes) for other in boxes[:n] if not apart(one, other)]
    slide = [
        (box.slot, "edge") for box in boxes if box.x < 0 or box.y < 0 or box.x + box.w > WIDE or box.y + box.h > HIGH
    ]
    return pairs + slide


def _corners(shape: Shape) -> tuple[float, float, float, float]:
    return shape.x, shape.y, shape.w, shape.h


@every_layout
def test_boxes_and_chain_keep_apart_and_on_the_slide(layout: Layout) -> None:
    assert collisions(layout) == []


def test_a_box_on_another_or_over_the_edge_would_be_noticed() -> None:
    low = replace(TITLE, slot="body", y=500)
    assert collisions(Layout("wrong", (TITLE, replace(TITLE, slot="text"), low), chain=SMALL)) == [
        ("text", "title"),
        ("page", "body"),
        ("body", "edge"),
    ]


@every_layout
def test_a_title_comes_first_and_no_two_boxes_share_an_index(layout: Layout) -> None:
    assert layout.boxes[0].kind in ("title", "ctrTitle")
    assert len({box.idx for box in layout.boxes}) == len(layout.boxes)


@every_layout
def test_letters_are_big(layout: Layout) -> None:
    small = {"session", "label", "page", "slide-number", "code", "minutes", "grouping", "bring"}
    for box in layout.boxes:
        least = 28 if box.kind in ("title", "ctrTitle") else 14 if box.slot in small else 20
        assert least <= box.floor <= box.size, box.slot


# --- colours ------------------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    parts = [int(LOOK[colour][n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def behind(box: Box, layout: Layout) -> str:
    """The colour on which the text of a box stands."""
    x, y = box.x + box.w / 2, box.y + box.h / 2
    under = [s.fill for s in layout.shapes if s.fill and s.x <= x <= s.x + s.w and s.y <= y <= s.y + s.h]
    return box.fill or (under[-1] if under else layout.fill)


@every_layout
def test_all_text_stands_out_from_what_is_behind_it(layout: Layout) -> None:
    texts = [(box.slot, box.colour, behind(box, layout)) for box in layout.boxes]
    chain = layout.chain.shapes(3, 9, "the buyer") if layout.chain else ()
    texts += [(shape.text, shape.colour, shape.fill) for shape in (*layout.shapes, *chain) if shape.text]
    assert {slot: contrast(*pair) for slot, *pair in texts if contrast(*pair) < 4.5} == {}


def test_gold_letters_on_white_would_not_stand_out() -> None:
    assert contrast("gold", "white") < 4.5 < contrast("ink", "gold")


# --- the chain ----------------------------------------------------------------------------------------------


def test_the_chain_has_a_dot_for_each_part_filled_as_far_as_the_day_has_come() -> None:
    line, *dots = SMALL.shapes(3, 5)
    assert line.kind == "line"
    assert [dot.fill for dot in dots] == ["teal", "teal", "teal", "white", "gold"]
    assert max(dots[:-1], key=lambda dot: dot.w) is dots[2]


def test_a_long_chain_is_as_wide_as_a_short_one_may_be() -> None:
    assert around(SMALL.shapes(0, 30)).w == pytest.approx(SMALL.w)
    assert around(SMALL.shapes(0, 4)).w < SMALL.w


def test_the_buyer_is_named_on_a_large_chain_only() -> None:
    assert [LARGE.shapes(0, 3, "the buyer")[-1].text, SMALL.shapes(0, 3, "the buyer")[-1].text] == ["the buyer", ""]


def test_a_chain_of_one_part_is_the_buyer() -> None:
    assert [dot.fill for dot in Chain(0, 0, 100, 10, 10, 20).shapes(1, 1)[1:]] == ["gold"]


# --- the template -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made() -> bytes:
    return template.template(own_look().palette, own_look().fonts)


def test_the_template_in_the_repository_is_the_one_that_the_layouts_make(made: bytes) -> None:
    assert made == TEMPLATE.read_bytes(), "run: python -m builders.template"


def test_the_template_is_clean_and_has_no_slides(made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "template.pptx"
    path.write_bytes(made)
    assert validate_pptx(path).errors == []
    assert len(Presentation(io.BytesIO(made)).slides) == 0


def test_every_layout_is_a_layout_in_powerpoint_with_the_same_placeholders(made: bytes) -> None:
    for layout, shown in zip(ALL, Presentation(io.BytesIO(made)).slide_layouts, strict=True):
        found = {(ph.placeholder_format.idx, round(ph.left.pt, 1), round(ph.width.pt, 1)) for ph in shown.placeholders}
        assert shown.name == layout.label
        assert found == {(box.idx, round(box.x, 1), round(box.w, 1)) for box in layout.boxes}


def test_every_placeholder_of_the_template_says_what_belongs_in_it(made: bytes) -> None:
    for layout in Presentation(io.BytesIO(made)).slide_layouts:
        assert all(placeholder.text_frame.text for placeholder in layout.placeholders)


def test_nobody_else_left_a_name_or_a_date_in_the_template(made: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "Canny" not in core
    assert "dcterms" not in core


def test_the_list_of_notes_masters_comes_right_after_that_of_masters(made: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert "</p:sldMasterIdLst><p:notesMasterIdLst>" in archive.read("ppt/presentation.xml").decode()
