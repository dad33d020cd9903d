"""A company's template: whatever it looks like, every kind of slide finds a place in it, and no text leaves its box."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pptx
import pytest
from openxml_audit import validate_pptx

from builders import DOCUMENTS
from builders.brand.company import template_look
from builders.brand.look import Look, own_look
from builders.brand.opening import OLE
from builders.brand.palette import SIGNALS
from builders.deck import decide
from builders.fit import fit
from builders.gate import breaches
from builders.package import written
from builders.paint import paint
from builders.references import fill
from builders.slide import Deck, Section
from builders.view import View
from tests.programs import needed
from tests.specimen import specimen
from tests.templates import fixtures
from workshop.errors import ContentError
from workshop.kit import compose
from workshop.library import Library
from workshop.model import Session
from workshop.model.brand import RoleMap
from workshop.plan import plan
from workshop.text import Id, Name

TEMPLATES = fixtures()
IMPRESS = Path("/usr/lib/libreoffice/share/template/common/presnt")
IMPRESSED = [pytest.param(path, id=path.stem) for path in sorted(IMPRESS.glob("*.otp"))]
DECK_ALONE = [one for one in DOCUMENTS if one.name == "deck"]
PAGE = 7  # stands in the place of every page of a workbook or guide
every_template = pytest.mark.parametrize("name", TEMPLATES)


@cache
def look_of(name: str) -> Look:
    return template_look(written(TEMPLATES[name]), "acme.pptx", {})


def rules(look: Look) -> dict[str, str]:
    return {decision.role: decision.rule for decision in look.decisions}


def painted(deck: Deck, look: Look) -> bytes:
    return paint(fit(deck, look)[0], deck, look)


@pytest.fixture(scope="module")
def half_day(shipped: Library) -> Deck:
    """The deck of the half day, its numbers not filled in."""
    return decide(compose(View(plan(shipped, Session())), "standard", "none")["deck"])


# --- every template -----------------------------------------------------------------------------------------


@every_template
def test_a_deck_of_every_kind_of_slide_is_clean_in_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    content = painted(specimen(), look_of(name))
    path.write_bytes(content)
    assert [str(breach) for breach in breaches(content)] == []
    assert [str(error) for error in validate_pptx(path).errors] == []


@every_template
def test_the_half_day_fits_in_it_and_opens_again(name: str, half_day: Deck) -> None:
    look = look_of(name)
    slides, problems = fit(half_day, look)
    shown = pptx.Presentation(io.BytesIO(paint(slides, half_day, look))).slides
    assert [problem.what for problem in problems] == []
    assert [slide.shapes.title.text_frame.text for slide in shown] == [slide.title for slide in half_day.slides]


@every_template
def test_no_text_in_it_is_hard_to_read(name: str) -> None:
    from builders.brand.colour import VISIBLE, contrast

    look = look_of(name)
    for layout in look.layouts.values():
        for box in layout.boxes:
            under = [shape.fill for shape in layout.drawn if shape.fill and inside(box, shape)]
            behind = look.palette_of(layout).hex(box.fill or (under[-1] if under else layout.fill))
            assert contrast(look.palette_of(layout).hex(box.colour), behind) >= VISIBLE, (layout.name, box.slot)


def inside(box, shape) -> bool:
    return shape.x <= box.x + box.w / 2 <= shape.x + shape.w and shape.y <= box.y + box.h / 2 <= shape.y + shape.h


@every_template
def test_nothing_stands_over_the_edge_of_a_slide(name: str) -> None:
    look = look_of(name)
    for layout in look.layouts.values():
        for box in layout.boxes:
            assert -1 < box.x < look.wide + 1 - box.w, (layout.name, box.slot)
            assert -1 < box.y < look.high + 1 - box.h, (layout.name, box.slot)


def test_every_decision_says_why() -> None:
    for decision in look_of("16:9").decisions:
        assert decision.layout
        assert decision.reason


@pytest.mark.slow
@pytest.mark.parametrize("path", IMPRESSED)
def test_the_templates_of_libreoffice_take_the_half_day(path: Path, shipped: Library, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [needed("soffice"), profile, "--headless", "--convert-to", "pptx", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    converted = (tmp_path / path.stem).with_suffix(".pptx")
    look = template_look(converted.read_bytes(), converted.name, {})
    tree = compose(View(plan(shipped, Session())), "standard", "none", documents=DECK_ALONE, look=look)["deck"]
    fill(tree, {each.attrib["to"]: PAGE for each in tree.iter("ref")})
    deck = decide(tree)
    slides, problems = fit(deck, look)
    converted.write_bytes(paint(slides, deck, look))
    assert [problem.what for problem in problems] == []
    assert [str(one) for one in breaches(converted.read_bytes()) if one.rule.name == "contrast"] == []
    assert [str(error) for error in validate_pptx(converted).errors] == []


# --- which layout shows what --------------------------------------------------------------------------------


def test_powerpoints_own_word_for_a_layout_comes_before_its_name() -> None:
    found = rules(look_of("renamed"))
    assert {role: found[role] for role in ("title", "section", "points", "pair")} == dict.fromkeys(
        ("title", "section", "points", "pair"), "type"
    )


@pytest.mark.parametrize("language", ["German", "Spanish", "French"])
def test_names_are_known_in_other_languages(language: str) -> None:
    found = rules(look_of(f"{language}, untyped"))
    assert [found[role] for role in ("title", "section", "points", "agenda")] == ["name"] * 4


def test_without_types_and_names_the_placeholders_tell() -> None:
    found = rules(look_of("untyped and renamed"))
    assert [found[role] for role in ("title", "points", "pair")] == ["signature"] * 3


def test_a_name_in_the_selection_pane_comes_before_all_rules() -> None:
    look = look_of("names in the Selection Pane")
    (story,) = [decision for decision in look.decisions if decision.role == "story"]
    assert (story.layout, story.rule, story.missing) == ("kit:story", "pane", ("label",))


def test_the_map_comes_before_everything() -> None:
    wish = RoleMap(layout=Name("Section Header"), slots={Id("body"): Name("1")})
    look = template_look(written(TEMPLATES["16:9"]), "acme.pptx", {"points": wish})
    (points,) = [decision for decision in look.decisions if decision.role == "points"]
    assert (points.layout, points.rule) == ("Section Header", "map")


def test_of_two_masters_one_is_used_throughout() -> None:
    look = look_of("two masters")
    assert {decision.master for decision in look.decisions} == {1}


def test_where_there_is_no_layout_the_slide_is_drawn_in_theme_colours_but_for_lamps() -> None:
    content = painted(specimen(), look_of("title only"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        slides = [archive.read(name).decode() for name in archive.namelist() if name.startswith("ppt/slides/slide")]
    own = {found for slide in slides for found in re.findall('srgbClr val="([0-9A-F]{6})"', slide)}
    assert own == {hex[1:].upper() for hex in SIGNALS.values()}
    assert any('<a:schemeClr val="accent1"' in slide for slide in slides)


def test_footers_and_numbers_stand_only_where_the_layout_has_them() -> None:
    slots = {box.slot for layout in look_of("no footers").layouts.values() for box in layout.boxes}
    assert not {"page", "slide-number"} & slots
    assert "page" in {box.slot for box in look_of("16:9").layouts["points"].boxes}


def test_a_table_stands_on_its_slide_where_nothing_stands_beside_it() -> None:
    deck, look = specimen(), look_of("no footers")
    slide = next(slide for slide in deck.slides if slide.layout == "table")
    alone = replace(slide, number=1, slots={})
    content = painted(replace(deck, sections=(Section("One", (alone,)),)), look)
    (shown,) = pptx.Presentation(io.BytesIO(content)).slides
    assert [shape.has_table for shape in shown.shapes if shape.shape_type != 6] == [False, True]


def test_placeholders_without_an_index_get_one_that_slides_find() -> None:
    shown = pptx.Presentation(io.BytesIO(painted(specimen(), look_of("no idx"))))
    for slide in shown.slides:
        known = {each.placeholder_format.idx for each in slide.slide_layout.placeholders}
        used = [each.placeholder_format.idx for each in slide.placeholders]
        assert set(used) <= known
        assert max(Counter(used).values()) == 1


# --- what is left of the template ---------------------------------------------------------------------------


def test_sample_slides_sections_and_names_of_authors_are_gone() -> None:
    content = painted(specimen(), look_of("sample slides and a notes master"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        text = b"".join(archive.read(name) for name in names)
    assert len(names) == len(set(names))
    assert sum(name.startswith("ppt/slides/slide") for name in names) == len(specimen().slides)
    assert sum(name.startswith("ppt/notesMasters/notesMaster") for name in names) == 1
    assert b"Sample" not in text
    assert b"Canny" not in text


def test_the_notes_master_is_listed_right_after_the_masters() -> None:
    with zipfile.ZipFile(io.BytesIO(look_of("16:9").template)) as archive:
        assert "</p:sldMasterIdLst><p:notesMasterIdLst>" in archive.read("ppt/presentation.xml").decode()


def test_the_same_template_gives_the_same_bytes() -> None:
    one, other = (painted(specimen(), template_look(written(TEMPLATES["dark"]), "acme.pptx", {})) for _ in range(2))
    assert one == other


# --- what is refused ----------------------------------------------------------------------------------------


def refused(content: bytes) -> str:
    with pytest.raises(ContentError) as caught:
        template_look(content, "acme.pptx", {})
    (problem,) = caught.value.problems
    return str(problem)


def archive(members: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return made.getvalue()


def office_with(old: bytes, new: bytes, more: Mapping[str, bytes] = {}) -> bytes:
    """The template of Office, with other words in its list of types, and some parts more."""
    with zipfile.ZipFile(io.BytesIO(written(TEMPLATES["16:9"]))) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(old, new)
    return archive({**members, **more})


MAIN = b"presentationml.presentation.main+xml"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (OLE + b"PowerPoint Document".ljust(600), "a file of PowerPoint 97"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (OLE + "DRMEncryptedDataSpace".encode("utf-16-le"), "protected by a sensitivity label"),
        (b"%PDF-1.7", "this is a PDF"),
        (b"hello", "no PowerPoint file"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (archive({"mimetype": b"application/vnd.oasis.opendocument.presentation"}), "though it is an archive"),
        (office_with(MAIN, b"presentation.macroEnabled.main+xml"), "macros"),
        (office_with(MAIN, b"document.main+xml"), "no presentation"),
        (office_with(b"/>", b"/>", {"docMetadata/LabelInfo.xml": b"<l/>"}), "carries a sensitivity label"),
        (archive({"[Content_Types].xml": b"<Types/>", "bomb": b"0" * (40 << 20)}), "unpacks to far more"),
        (archive({"[Content_Types].xml": b"<Types/>", "../up": b"x"}), "lead out of it"),
    ],
    ids="old locked labelled PDF text cut-off Impress macros Word label bomb way-out".split(),
)  # fmt: skip
def test_what_cannot_be_used_is_refused_with_how_to_make_a_copy_that_can(content: bytes, what: str) -> None:
    message = refused(content)
    assert message.startswith("acme.pptx:1:1: ")
    assert what in message
    assert any(way in message for way in ("choose File, ", "ask for", "under Home, ", "under File, "))


def test_a_potx_is_as_good_as_a_pptx() -> None:
    content = office_with(MAIN, b"presentationml.template.main+xml")
    assert rules(template_look(content, "acme.potx", {})) == rules(look_of("16:9"))


def test_our_own_look_takes_no_template() -> None:
    assert own_look().decisions == ()
