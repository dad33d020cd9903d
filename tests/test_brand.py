"""One brand for all: a folder or a template dresses the deck and what is printed; what cannot be read is changed."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pptx
import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from builders.brand.badge import badge
from builders.brand.colour import LEGIBLE, contrast, darkened
from builders.brand.dressing import dressed
from builders.brand.look import Look, own_look
from builders.fit import fit
from builders.gate import breaches
from builders.package import written
from builders.paint import paint
from builders.shapes import Shape
from tests.conftest import TINY
from tests.specimen import png, specimen
from tests.templates import dark, fixtures
from workshop.brand import read_brand
from workshop.cli import cli
from workshop.errors import Problem
from workshop.kit import make
from workshop.library import load
from workshop.model import Session
from workshop.plan import plan
from workshop.text import NOWHERE, Name

Tree = Callable[[Mapping[str, str | bytes]], Path]
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><circle r="9" fill="#803"/></svg>'
TEMPLATES = fixtures()
COLOURS = 'colours:\n  main: "#7a1fa2"\n  action: "#c62828"\n  highlight: "#ffb300"\n'


def read(folder: Path) -> tuple[object, list[str]]:
    problems: list[Problem] = []
    dress = read_brand(folder, NOWHERE, problems)
    return dress, [str(problem).replace(f"{folder.as_posix()}/", "") for problem in problems]


def looked(folder: Path) -> tuple[object, list[str]]:
    look, findings = dressed(read_brand(folder, NOWHERE, []))
    return look, [str(problem).replace(f"{folder.as_posix()}/", "") for problem in findings]


# --- reading ------------------------------------------------------------------------------------------------


def test_a_folder_brings_what_lies_in_it(tree: Tree) -> None:
    folder = tree({"brand.yaml": COLOURS, "logo.svg": LOGO, "template.pptx": written(TEMPLATES["16:9"])})
    dress, problems = read(folder)
    assert problems == []
    assert (dress.logo[0], dress.template[0].endswith("template.pptx")) == ("logo.svg", True)
    assert dress.brand.colours.hexes == {"main": "#7a1fa2", "action": "#c62828", "highlight": "#ffb300"}


@pytest.mark.parametrize(
    ("yaml", "what"),
    [
        ("colours:\n  main: #7a1fa2\n", "brand.yaml:2:3: 'main': a colour needs quotation marks, such as \"#0b6b63\""),
        ("colours:\n  main: purple\n", "brand.yaml:2:9: 'main': write a colour as # and six digits or letters"),
        ("template: acme.pptx\n", "brand.yaml:1:11: there is no acme.pptx beside this file; did you mean 'acne.pptx'?"),
        ("logo: acne.pptx\n", "brand.yaml:1:7: acne.pptx is none of .png, .jpg, .jpeg, .svg"),
        ("template: ../acne.pptx\n", "brand.yaml:1:11: there is no ../acne.pptx beside this file"),
        ("colour: {}\n", "brand.yaml:1:1: unknown key 'colour'; did you mean 'colours'?"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_brand_is_told_at_its_line(tree: Tree, yaml: str, what: str) -> None:
    _, problems = read(tree({"brand.yaml": yaml, "acne.pptx": b"PK"}))
    assert [problem[: len(what)] for problem in problems] == [what]


def test_a_folder_without_a_brand_says_what_to_put_there(tree: Tree) -> None:
    _, problems = read(tree({"readme.txt": "x"}))
    assert "no brand here; write a brand.yaml, or put a template.pptx or template.potx into the folder" in problems[0]


# --- colours ------------------------------------------------------------------------------------------------


def test_without_a_template_ours_takes_the_colours_and_fonts(tree: Tree) -> None:
    folder = tree({"brand.yaml": COLOURS + "fonts:\n  text: Calibri\n"})
    look, findings = looked(folder)
    shown = pptx.Presentation(io.BytesIO(look.template))
    assert findings == []
    assert (look.palette.hex("teal"), look.colours["teal"]) == ("#7a1fa2", "#7a1fa2")
    assert {box.font for layout in look.layouts.values() for box in layout.boxes} == {"Calibri"}
    assert len(shown.slide_layouts) == len(own_look().layouts)


def test_a_colour_that_cannot_be_read_is_made_darker_and_told(tree: Tree) -> None:
    look, (finding,) = looked(tree({"brand.yaml": 'colours:\n  main: "#8bc34a"\n'}))
    assert finding.startswith("brand.yaml:2:9: #8bc34a cannot be read well enough as main; it is printed darker, as #")
    assert min(contrast(look.colours["teal"], look.colours[behind]) for behind in ("white", "cream", "soft")) >= LEGIBLE


@pytest.mark.parametrize("hex", ["#ffffff", "#ffff00", "#000000", "#777777", "#ff00ff"])
def test_any_colour_can_be_made_to_be_read(hex: str) -> None:
    assert contrast(darkened(hex, "#ffffff"), "#ffffff") >= LEGIBLE
    assert contrast(darkened(hex, "#101010"), "#101010") >= LEGIBLE


@pytest.mark.parametrize("main", ["#ffd600", "#7a1fa2", "#111111", "#4caf50"])
def test_all_that_is_printed_in_a_brand_can_be_read(tree: Tree, main: str) -> None:
    look, _ = looked(tree({"brand.yaml": f'colours:\n  main: "{main}"\n  highlight: "#402060"\n'}))
    pairs = [
        ("teal", "white"),
        ("teal", "cream"),
        ("teal", "soft"),
        ("clay", "cream"),
        ("ink", "cream"),
        ("ink", "gold"),
    ]
    assert {pair: contrast(*(look.colours[word] for word in pair)) for pair in pairs if
            contrast(*(look.colours[word] for word in pair)) < LEGIBLE} == {}  # fmt: skip


# --- the logo -----------------------------------------------------------------------------------------------


def titled(look: Look) -> list[tuple[str, str]]:
    """The pictures on the title slide of a deck of every layout: their names and what they are said to show."""
    deck = specimen()
    content = paint(fit(deck, look)[0], deck, look)
    assert [str(breach) for breach in breaches(content)] == []
    slide = pptx.Presentation(io.BytesIO(content)).slides[0]
    return [(shape.name, shape._element.nvPicPr.cNvPr.get("descr")) for shape in slide.shapes if shape.shape_type == 13]


@pytest.mark.parametrize("logo", [("logo.svg", LOGO), ("logo.png", png(300, 120))], ids=["drawn", "of dots"])
def test_a_logo_stands_on_the_title_slide(tree: Tree, logo: tuple[str, bytes]) -> None:
    look, _ = looked(tree({"brand.yaml": COLOURS, logo[0]: logo[1]}))
    assert titled(look) == [("Picture", "The company’s logo")]
    placed = look.badge.place
    assert placed.w / placed.h == pytest.approx(look.badge.picture.wide / look.badge.picture.high, rel=0.01)


def test_in_a_template_it_stands_in_a_free_corner(tree: Tree) -> None:
    look, _ = looked(tree({"logo.svg": LOGO, "template.pptx": written(TEMPLATES["4:3"])}))
    assert titled(look) == [("Picture", "The company’s logo")]


def test_a_template_that_shows_a_picture_on_its_cover_keeps_it_alone(tree: Tree) -> None:
    look, _ = looked(tree({"logo.svg": LOGO, "template.pptx": written(TEMPLATES["4:3"])}))
    cover = replace(look.layouts["title"], shapes=(Shape("image", 600, 20, 90, 40, image="template-logo.png.svg"),))
    assert badge(LOGO, replace(look, layouts={**look.layouts, "title": cover})) is None


def test_on_a_dark_cover_there_is_no_logo(tree: Tree) -> None:
    look, _ = looked(tree({"logo.svg": LOGO, "template.pptx": written(dark())}))
    assert titled(look) == []


def test_a_logo_that_is_no_picture_is_left_out(tree: Tree) -> None:
    look, _ = looked(tree({"brand.yaml": COLOURS, "logo.png": b"no picture"}))
    assert titled(look) == []


# --- the kit ------------------------------------------------------------------------------------------------


def test_one_brand_dresses_the_deck_and_what_is_printed(tree: Tree) -> None:
    folder = tree({"brand.yaml": COLOURS, "logo.svg": LOGO, "template.pptx": written(dark())})
    session = Session(brand=Name(str(folder)))
    kit = make(plan(load(TINY, session), session))
    plain = make(plan(load(TINY), Session()))
    guide = next(name for name in kit.files if "guide" in name)
    shown = pptx.Presentation(io.BytesIO(kit.files["1-deck.pptx"]))
    assert shown.slide_layouts[0].name == "Title Slide"
    assert kit.files[guide] != plain.files[guide]
    assert len(PdfReader(io.BytesIO(kit.files[guide])).pages) == len(PdfReader(io.BytesIO(plain.files[guide])).pages)


def test_a_session_and_an_organisation_name_a_brand_where_they_lie(tree: Tree) -> None:
    root = tree({"acme/workshop.yaml": "brand: look\n", "acme/look/brand.yaml": COLOURS})
    from workshop.content import Content

    library = load(Content(root / "acme", "", TINY))
    assert library.brand.brand.colours.hexes["main"] == "#7a1fa2"


# --- the command --------------------------------------------------------------------------------------------


def test_template_check_prints_the_table_and_writes_a_map_and_a_specimen(tree: Tree) -> None:
    folder = tree({"acme.pptx": written(TEMPLATES["German, untyped"])})
    done = CliRunner().invoke(cli, ["template", "check", str(folder / "acme.pptx")])
    assert done.exit_code == 0, done.output
    assert "points" in done.output
    assert "its name is “Titel und Inhalt”" in done.output
    assert len(pptx.Presentation(folder / "acme-specimen.pptx").slides) == len(own_look().layouts)


def test_the_map_that_is_written_is_read_back_and_gives_the_same_look(tree: Tree) -> None:
    folder = tree({"acme.pptx": written(TEMPLATES["German, untyped"])})
    before, _ = looked(folder / "acme.pptx")
    CliRunner().invoke(cli, ["template", "check", str(folder / "acme.pptx")])
    after, findings = looked(folder / "acme.pptx")
    assert findings == []
    assert after.layouts == before.layouts
    assert {one.rule for one in after.decisions} == {"map", "composed"}


def test_a_map_that_was_edited_is_never_replaced(tree: Tree) -> None:
    folder = tree(
        {"acme.pptx": written(TEMPLATES["16:9"]), "template.yaml": "roles:\n  points: {layout: Section Header}\n"}
    )
    done = CliRunner().invoke(cli, ["template", "check", str(folder / "acme.pptx")])
    assert "is there and stays as it is" in done.output
    assert "Section Header" in (folder / "template.yaml").read_text(encoding="utf-8")


def test_a_map_that_names_what_nobody_has_is_told(tree: Tree) -> None:
    yaml = "roles:\n  points: {layout: Nowhere}\n  pionts: {layout: Title Only}\n"
    folder = tree({"acme.pptx": written(TEMPLATES["16:9"]), "template.yaml": yaml})
    _, findings = looked(folder / "acme.pptx")
    assert [finding.split(";")[0].rpartition("/")[2] for finding in findings] == [
        "template.yaml:2:20: the template has no layout “Nowhere”",
        "template.yaml:3:20: there is no role “pionts”",
    ]


def test_the_look_is_said_to_what_is_printed() -> None:
    assert json.loads(own_look().printed)["fonts"]["print"] == "Source Sans 3"
