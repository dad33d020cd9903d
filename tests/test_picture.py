"""Slides drawn small: the same lines in the same places as on the slides, light, and welcome in an accessible PDF."""

from __future__ import annotations

import io
import json

import pytest
import typst
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from builders.brand.look import own_look
from builders.fit import fit
from builders.lines import between
from builders.picture import pictures
from builders.slide import Deck, Paragraph, Run, Section, Slide
from builders.typeset import THEMES, font_files
from tests.specimen import specimen
from workshop.kit import make
from workshop.library import Library
from workshop.model import Session
from workshop.plan import plan

HEAD = '#import "picture.typ": slide-picture, words-of\n#set document(title: "T")\n#set text(lang: "en")\n'


def drawn(layout: str, title: str = "T", part: int = 1, **slots: Paragraph) -> dict[str, list[dict[str, object]]]:
    """One slide as Typst gets it."""
    slide = Slide("a", 1, layout, title, {slot.replace("_", "-"): (text,) for slot, text in slots.items()}, part)
    slides, _ = fit(Deck("T", "en", "", 3, (Section("S", (slide,)),)), own_look())
    return json.loads(pictures(slides, own_look())["slides.json"])[0]


def said(line: dict[str, object]) -> str:
    return "".join(run["text"] for run in line["runs"])


def compiled(source: str, slides: dict[str, bytes], standards: tuple[str, ...] = ("ua-1",)) -> bytes:
    inputs = {"main.typ": (HEAD + source).encode(), "look.json": own_look().printed, **slides}
    return typst.compile(inputs, root=str(THEMES), font_paths=font_files(), pdf_standards=list(standards), timestamp=0)


def alternatives(pdf: bytes) -> list[str]:
    """What a screen reader says in the place of pictures."""
    reader = PdfReader(io.BytesIO(pdf))
    things = [reader.get_object(number) for number in range(1, int(reader.trailer["/Size"]))]
    return [str(thing["/Alt"]) for thing in things if isinstance(thing, DictionaryObject) and "/Alt" in thing]


@pytest.fixture(scope="module")
def slides() -> dict[str, bytes]:
    return pictures(fit(specimen(), own_look())[0], own_look())


def test_a_picture_has_the_lines_of_its_slide(slides: dict[str, bytes]) -> None:
    for resolved, picture in zip(fit(specimen(), own_look())[0], json.loads(slides["slides.json"]), strict=True):
        shown = [said(line) for line in picture["lines"]]
        for filled in resolved.boxes:
            for row in filled.rows:
                runs = between(row.paragraph.runs, row.start, row.end)
                assert all(part.strip(" ") in shown for part in "".join(run.text for run in runs).split("\t"))


def test_lines_stand_below_each_other_where_the_box_is_anchored() -> None:
    lines = drawn("question", "Who would notice first if you stayed at home tomorrow?")["lines"][:3]
    assert [(line["x"], line["y"]) for line in lines] == [(65, 216.28), (65, 288.28), (65, 360.28)]


def test_a_list_has_its_signs_in_clay() -> None:
    lines = drawn("activity", body=Paragraph((Run("Draw three people."),), "number"))["lines"]
    assert [(said(line), line["x"], line["runs"][0]["colour"]) for line in lines[1:3]] == [
        ("1", 324, "#b4451f"),
        ("Draw three people.", 356, "#1f2a37"),
    ]


def test_what_follows_a_tab_stands_at_the_right() -> None:
    lines = drawn("agenda", body=Paragraph((Run("Welcome\t10 min"),)))["lines"]
    assert [(said(line), line["align"]) for line in lines[1:3]] == [("Welcome", "l"), ("10 min", "r")]


def test_strong_words_are_big_where_the_box_says_so() -> None:
    (line,) = [line for line in drawn("activity", minutes=Paragraph((Run("20", bold=True), Run(" min"))))["lines"] if
               said(line) == "20 min"]  # fmt: skip
    assert [(run["text"], run["size"], run["bold"]) for run in line["runs"]] == [("20", 54, True), (" min", 24, False)]


def test_the_chain_is_drawn_as_far_as_the_day_has_come() -> None:
    dots = [shape["fill"] for shape in drawn("points", part=2)["shapes"] if shape["kind"] == "ellipse"]
    assert dots == ["#0b6b63", "#0b6b63", "#f3b63f"]


def test_a_picture_is_an_ornament_or_has_words_in_its_place(slides: dict[str, bytes]) -> None:
    count = len(json.loads(slides["slides.json"]))
    ornament = compiled(f"#for n in range({count}) [#slide-picture(n + 1, 40mm)]", slides)
    worded = compiled('#slide-picture(1, 40mm, alt: "Who is your customer?")', slides)
    assert (alternatives(ornament), alternatives(worded)) == ([], ["Who is your customer?"])


def test_a_picture_can_say_all_that_is_written_on_its_slide(slides: dict[str, bytes]) -> None:
    written = [said(line) for line in json.loads(slides["slides.json"])[1]["lines"]]
    (words,) = alternatives(compiled("#slide-picture(2, 40mm, alt: words-of(2))", slides))

    assert words == f"Slide 2: {' '.join(written)}"


def test_the_guide_says_of_every_picture_what_its_slide_says(shipped: Library) -> None:
    guide = make(plan(shipped, Session()), only=["guide"]).files["3-facilitator-guide.pdf"]
    shown = [words for words in alternatives(guide) if words.startswith("Slide ")]
    breaks = {"Slide 19", "Slide 42"}

    assert {f"Slide {number}" for number in range(1, 56)} - {words.partition(":")[0] for words in shown} == breaks
    assert "Slide 9: “My eyes are old. Your letters are tiny.” The note in blue ink, from Rosa." in "\n".join(shown)


def test_no_line_of_a_picture_is_broken_again(slides: dict[str, bytes]) -> None:
    count = len(json.loads(slides["slides.json"]))
    page = "#set page(width: 960pt, height: 540pt, margin: 0pt)\n"
    source = f"{page}#for n in range({count}) {{ slide-picture(n + 1, 960pt) }}"
    pages = PdfReader(io.BytesIO(compiled(source, slides, ()))).pages
    for picture, shown in zip(json.loads(slides["slides.json"]), pages, strict=True):
        found = shown.extract_text().replace("\n", " ")
        assert [said(line) for line in picture["lines"] if said(line).strip() not in found] == []


def test_the_same_slides_are_the_same_bytes(slides: dict[str, bytes]) -> None:
    assert pictures(fit(specimen(), own_look())[0], own_look()) == slides
