"""On a company's own backgrounds our texts and drawings stand where they can be read, or are made so that they can."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from PIL import Image

from builders.box import Box
from builders.brand.backdrop import Backdrop
from builders.brand.clearing import cleared
from builders.brand.company import template_look
from builders.brand.inventory import Page, Placeholder
from builders.brand.legibility import readable
from builders.brand.look import own_look
from builders.brand.theme import Theme
from builders.brand.turning import turned, turned_image, turned_path
from builders.brand.typography import Typography
from builders.fit import fit
from builders.package import written
from builders.paint import paint
from builders.shapes import Shape
from tests.specimen import specimen
from tests.templates import fixtures

PALETTE = own_look().palette
BAND = Shape("rect", 0, 300, 960, 240, "#0b6b63")
BOX = Box("body", 60, 100, 800, 150, 24, 18)


def page(
    *shapes: Shape, fill: str = "#ffffff", others: tuple[str, ...] = (), feet: tuple[Placeholder, ...] = ()
) -> Page:
    """A layout of which only the background matters, and where its footers stand."""
    return Page("p", 1, "", "", feet, Theme({}, {}, "Arial", "Arial"), Backdrop(fill, shapes, {}, others), 960, 540)


# --- what lies behind ---------------------------------------------------------------------------------------


def test_a_see_through_circle_is_as_dark_as_what_is_behind_it_and_no_wider_than_it_is() -> None:
    behind = page(Shape("ellipse", 0, 0, 100, 100, "#ffffff", opacity=0.2), fill="#000032").backdrop
    assert (behind.at(50, 50), behind.at(3, 3)) == ("#33335b", "#000032")


def test_a_pattern_and_a_change_of_colour_count_with_each_of_their_colours() -> None:
    striped = Shape("rect", 0, 0, 100, 100, "#156fb4", others=("#009eda", "#3465a4"))
    assert page(striped).backdrop.colours(50, 50) == ("#156fb4", "#009eda", "#3465a4")
    assert page(fill="#7b004a", others=("#000032", "#f60063")).backdrop.colours(5, 5)[1:] == ("#000032", "#f60063")


# --- texts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("behind", "colour"),
    [(page(), "teal"), (page(fill="#0b6b63"), "white"), (page(fill="#f3b63f"), "ink")],
    ids=["on white", "on teal", "on gold"],
)
def test_a_text_keeps_its_colour_where_it_can_be_read_and_takes_another_where_it_cannot(
    behind: Page, colour: str
) -> None:
    assert readable(replace(BOX, colour="teal"), (), behind, PALETTE).colour == colour


def test_small_letters_that_no_colour_helps_enough_are_made_bold() -> None:
    footer = Box("page", 60, 500, 300, 24, 12, 12, "ftr", colour="rule")
    made = readable(footer, (), page(fill="#f60063"), PALETTE)
    assert (made.colour, made.bold, made.size, made.fill) == ("white", True, 14, None)


def test_a_text_on_two_colours_moves_to_the_clear_part() -> None:
    made = readable(BOX, (), page(Shape("rect", 0, 0, 200, 540, "#f3b63f"), fill="#1f2a37"), PALETTE)
    assert made.x > 200
    assert (made.x + made.w, made.colour, made.fill) == (pytest.approx(860), "white", None)


def test_a_text_on_patches_of_every_colour_stands_on_a_panel() -> None:
    patches = [Shape("rect", x * 60, 0, 60, 540, ("#ffffff", "#1f2a37")[x % 2]) for x in range(16)]
    made = readable(BOX, (), page(*patches), PALETTE)
    assert (made.colour, made.fill, made.x) == ("ink", "white", BOX.x)


# --- places -------------------------------------------------------------------------------------------------


def test_a_place_that_runs_into_a_band_ends_before_it() -> None:
    x, y, w, h = cleared(page(BAND), (60, 120, 840, 340))
    assert (x, y, w) == (60, 120, 840)
    assert 250 < y + h <= 300


def test_a_place_that_runs_into_a_footer_ends_above_it() -> None:
    look = Typography(12, False, "l", "Arial", "#000000", "none", 0, 0, 1, False)
    foot = Placeholder(2, "ftr", "Footer", 300, 490, 300, 30, (0, 0, 0, 0), "ctr", look)
    assert cleared(page(feet=(foot,)), (60, 120, 840, 400)) == (60, 120, 840, 364)


def test_a_place_on_patches_stays_as_it_is() -> None:
    patches = [Shape("rect", x * 60, 0, 60, 540, ("#ffffff", "#1f2a37")[x % 2]) for x in range(16)]
    assert cleared(page(*patches), (60, 120, 840, 340)) == (60, 120, 840, 340)


# --- the agenda ---------------------------------------------------------------------------------------------


def test_the_minutes_of_an_agenda_stand_at_the_right_in_libreoffice_too() -> None:
    look = template_look(written(fixtures()["16:9"]), "acme.pptx", {})
    deck = specimen()
    number = next(slide.number for slide in deck.slides if slide.layout == "agenda")
    with zipfile.ZipFile(io.BytesIO(paint(fit(deck, look)[0], deck, look))) as archive:
        xml = archive.read(f"ppt/slides/slide{number}.xml").decode()
    rows = re.findall('<a:pPr marL="0" indent="0">(.*?)</a:pPr>', xml)  # with a margin, it minds tabs only after a sign
    assert len(rows) == 3
    assert all('<a:buChar char="\u00a0"/>' in row and 'algn="r"' in row for row in rows)


# --- what is turned -----------------------------------------------------------------------------------------


def test_a_picture_that_is_turned_lies_as_it_is_shown() -> None:
    picture = Image.new("RGB", (2, 1), "#ffffff")
    picture.putpixel((0, 0), (31, 42, 55))
    packed = io.BytesIO()
    picture.save(packed, "png")
    with Image.open(io.BytesIO(turned_image(packed.getvalue(), 90))) as shown:
        assert (shown.size, shown.getpixel((0, 0))[:3]) == ((1, 2), (31, 42, 55))  # what was left is on top
    assert turned((300, -300, 194, 793), 90) == (0.5, -0.5, 793, 194)


def test_a_free_form_is_turned_round_its_middle() -> None:
    corner = (("m", 0.0, 0.0), ("l", 10.0, 0.0), ("l", 0.0, 10.0), ("z",))
    assert turned_path(corner, (0, 0, 10, 10), 90) == (("m", 10.0, 0.0), ("l", 10.0, 10.0), ("l", 0.0, 0.0), ("z",))
