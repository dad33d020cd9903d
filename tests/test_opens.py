"""The decks of all nine agendas, opened: nothing to repair, and LibreOffice shows what the pictures show."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import typst
from PIL import Image

from builders.brand.look import own_look
from builders.gate import breaches
from builders.gate.audit import audited
from builders.picture import pictures
from builders.typeset import THEMES, font_files
from tests.likeness import difference, grey
from tests.programs import needed
from tests.shipped import AGENDAS, Shipped, shipped_deck

DOTS = 36  # to the inch: slides 480 dots wide
ALL_OVER, SOMEWHERE = 1.2, 18.0  # grey levels by which two pictures of one slide may differ
FIGURE = 1.7  # more of it for charts and tables, in which every program sets labels and rows in its own way
Slide = dict[str, Any]
HALF_DAY = shipped_deck("half-day")


@dataclass(frozen=True)
class Opened:
    """A deck as LibreOffice shows it: the words of each page, and a picture of it."""

    deck: Shipped
    words: list[list[str]]
    pages: list[Image.Image]


@pytest.fixture(scope="module", params=AGENDAS)
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    deck, folder = shipped_deck(request.param), tmp_path_factory.mktemp(request.param)
    pdf = _pdf(deck.pptx, folder)
    text = _run("pdftotext", "-layout", str(pdf), "-").decode()
    _run("pdftoppm", "-r", str(DOTS), "-png", str(pdf), str(folder / "page"))
    pages = [grey(path.read_bytes()) for path in sorted(folder.glob("page-*.png"))]
    return Opened(deck, [sorted(page.split()) for page in text.split("\f")[:-1]], pages)


def _pdf(pptx: bytes, folder: Path) -> Path:
    (folder / "deck.pptx").write_bytes(pptx)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "deck.pptx"))
    return folder / "deck.pdf"


def _run(program: str, *arguments: str) -> bytes:
    return subprocess.run([needed(program), *arguments], check=True, capture_output=True, timeout=300).stdout


def drawn(deck: Shipped) -> list[Slide]:
    """The slides that are shown, as Typst gets them."""
    slides: list[Slide] = json.loads(pictures(deck.shown, own_look())["slides.json"])
    return slides


def _letters(line: dict[str, Any]) -> str:
    return "".join(run["text"] for run in line["runs"])


def thumbnails(slides: Sequence[Slide], deck: Shipped) -> list[Image.Image]:
    page = "#set page(width: 960pt, height: 540pt, margin: 0pt)\n"
    every = f"#for n in range({len(slides)}) {{ slide-picture(n + 1, 960pt) }}"
    inputs: Any = {
        **pictures(deck.shown, own_look()),
        "main.typ": f'#import "picture.typ": slide-picture\n{page}{every}'.encode(),
        "slides.json": json.dumps(slides).encode(),
        "look.json": own_look().printed,
    }
    made = typst.compile(inputs, root=str(THEMES), font_paths=font_files(), format="png", ppi=DOTS)
    return [grey(one) for one in (made if isinstance(made, list) else [made])]


def unlike(one: Sequence[Image.Image], other: Sequence[Image.Image], leeway: Sequence[float]) -> list[int]:
    """The numbers of the pictures that differ by more than two programs may, times the leeway of each."""
    apart = [difference(*pair) for pair in zip(one, other, strict=True)]
    bounds = [(ALL_OVER * each, SOMEWHERE * each) for each in leeway]
    return [
        at for at, (own, most) in enumerate(zip(apart, bounds, strict=True), 1) if own[0] > most[0] or own[1] > most[1]
    ]


# --- nothing to repair --------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("agenda", AGENDAS)
def test_there_is_nothing_to_notice_in_a_shipped_deck(agenda: str) -> None:
    assert breaches(shipped_deck(agenda).pptx) == ()


@pytest.mark.slow
@pytest.mark.parametrize("agenda", AGENDAS)
def test_a_shipped_deck_keeps_to_the_schema(agenda: str) -> None:
    assert audited(shipped_deck(agenda).pptx) == ()


# --- shown as it was decided --------------------------------------------------------------------------------


@pytest.mark.slow
def test_libreoffice_has_a_page_for_each_slide_that_is_shown(opened: Opened) -> None:
    assert len(opened.pages) == len(opened.words) == len(opened.deck.shown)


@pytest.mark.slow
def test_libreoffice_shows_the_words_of_each_slide_and_no_others(opened: Opened) -> None:
    shown = [
        [*map(_letters, slide["lines"]), *(shape["text"] for shape in slide["shapes"])] for slide in drawn(opened.deck)
    ]

    assert opened.words == [sorted(" ".join(texts).split()) for texts in shown]


@pytest.mark.slow
def test_each_thumbnail_is_like_the_slide_that_libreoffice_shows(opened: Opened) -> None:
    leeway = [FIGURE if each.figure else 1.0 for each in opened.deck.shown]

    assert unlike(opened.pages, thumbnails(drawn(opened.deck), opened.deck), leeway) == []


# --- the likeness itself, with pictures that are not alike ---------------------------------------------------


def _without_the_end_of_the_title(slide: Slide) -> None:
    title = slide["lines"][0]["runs"][0]
    title["text"] = title["text"].rpartition(" ")[0]


def _moved_by_eight_points(slide: Slide) -> None:
    for line in slide["lines"]:
        line["y"] += 8


def _pale(slide: Slide) -> None:
    for run in (run for line in slide["lines"] for run in line["runs"]):
        run["colour"] = "#a8b0ba"


@pytest.fixture(scope="module")
def few() -> list[Slide]:
    """A statement, a question and a list of the half day: slides with a title of several words."""
    shown = zip(HALF_DAY.shown, drawn(HALF_DAY), strict=True)
    by_layout = {resolved.slide.layout: slide for resolved, slide in shown}
    return [by_layout[layout] for layout in ("statement", "question", "points")]


@pytest.mark.parametrize(
    "spoil", [_without_the_end_of_the_title, _moved_by_eight_points, _pale], ids=lambda one: one.__name__
)
def test_a_picture_that_is_not_like_its_slide_is_noticed(few: list[Slide], spoil: Any) -> None:
    spoilt = deepcopy(few)
    for slide in spoilt:
        spoil(slide)

    assert unlike(thumbnails(few, HALF_DAY), thumbnails(spoilt, HALF_DAY), [1.0] * 3) == [1, 2, 3]


def test_a_picture_of_another_slide_is_noticed(few: list[Slide]) -> None:
    own = thumbnails(few, HALF_DAY)

    assert [unlike([one], [other], [FIGURE]) for one, other in pairwise(own)] == [[1], [1]]
    assert unlike(own, own, [0.0] * 3) == []
