"""Tables, charts and pictures: native, in their boxes, with words for those who cannot see."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pptx import Presentation

from builders.brand.look import own_look
from builders.exhibits.workbook import workbook
from builders.fit import ResolvedSlide, fit
from builders.paint import paint
from builders.slide import Bar, Chart, Deck, Paragraph, Picture, Run, Section, Slide, Table
from tests.conftest import Workshop, told
from tests.specimen import png, specimen
from workshop.content import Content
from workshop.errors import Problem
from workshop.pictures import pictures
from workshop.text import Place

LONG = "a long text that goes on to the next line and then to one more line again"


def text(words: str) -> Paragraph:
    return Paragraph((Run(words),), at=Place("b.yaml", 9, 1))


def table(rows: int, words: str = "short") -> Table:
    return Table((text("Who"), text("What")), tuple((text(f"row {n}"), text(words)) for n in range(rows)))


def chart(kind: str = "bars", *bars: tuple[str, int]) -> Chart:
    return Chart(
        kind, "min", "What it shows.", tuple(Bar(text(name), value, n == 0) for n, (name, value) in enumerate(bars))
    )


def fitted(figure: Table | Chart | Picture) -> tuple[ResolvedSlide, list[str]]:
    """One slide with a figure, and what is said of it."""
    layout = type(figure).__name__.lower()
    slide = Slide("id", 4, layout, "T", {}, figure=figure, at=Place("a.yaml", 2, 3))
    (resolved,), problems = fit(Deck("T", "en-GB", "", 3, (Section("S", (slide,)),)), own_look())
    return resolved, [str(problem) for problem in problems]


def shown(figure: Table | Chart | Picture) -> object:
    """The one figure on its painted slide."""
    slide = Slide("id", 1, type(figure).__name__.lower(), "T", {}, figure=figure)
    deck = Deck("T", "de-DE", "", 3, (Section("S", (slide,)),))
    content = paint(fit(deck, own_look())[0], deck, own_look())
    return next(shape for shape in Presentation(io.BytesIO(content)).slides[0].shapes if shape.shape_id == 50)


# --- fit ----------------------------------------------------------------------------------------------------


def test_a_table_is_as_big_as_its_box_allows() -> None:
    small, large = fitted(table(2))[0].figure, fitted(table(6))[0].figure
    assert (small.rows[0][0].size, small.fits) == (30, True)
    assert (large.rows[0][0].size, large.fits) == (20, True)


def test_cells_stand_in_their_rows_and_columns() -> None:
    figure = fitted(table(3, LONG))[0].figure
    for row, high in zip(figure.rows, figure.heights, strict=True):
        for cell, wide in zip(row, figure.widths, strict=True):
            assert cell.height <= cell.box.h + 0.01 < high
            assert cell.box.w < wide
    assert round(sum(figure.widths), 3) == figure.box.w


def test_a_table_that_is_too_long_is_told_with_the_words_to_cut() -> None:
    assert fitted(table(6, f"{LONG} {LONG}"))[1] == [
        "b.yaml:9:1: the table of slide 4 “T” is too big: shorten it, such as “row 3 a long text that ...”"
    ]


def test_a_word_that_is_too_long_for_its_column_is_told() -> None:
    (problem,) = fitted(table(1, "Donaudampfschifffahrtsgesellschaft" * 3))[1]
    assert problem.startswith("b.yaml:9:1: the table of slide 4 “T” is too big: shorten it, such as “Donau")


@pytest.mark.parametrize("kind", ["bars", "columns"])
def test_bars_are_as_long_as_their_numbers_and_stand_apart(kind: str) -> None:
    figure = fitted(chart(kind, ("Ilse", 10), ("Rosa", 40)))[0].figure
    one, other = [shape for shape in figure.shapes if shape.kind == "rect"]
    long = [(bar.w if kind == "bars" else bar.h) for bar in (one, other)]
    assert round(long[1] / long[0], 3) == 4
    assert (one.fill, other.fill) == ("clay", "teal")
    assert (other.y > one.y + one.h) if kind == "bars" else (other.x > one.x + one.w)


def test_what_is_stressed_by_colour_is_bold_too() -> None:
    *_, one, other = fitted(chart("bars", ("Ilse", 10), ("Rosa", 40)))[0].figure.texts
    assert (one.box.bold, other.box.bold) == (True, False)


def test_a_name_that_has_no_room_is_told() -> None:
    assert fitted(chart("bars", (LONG, 1), ("Rosa", 2)))[1] == [
        "b.yaml:9:1: the chart of slide 4 “T” is too big: shorten it, such as “a long text that goes on ...”"
    ]
    assert len(fitted(chart("columns", ("x" * 60, 1), ("Rosa", 2)))[1]) == 1


def test_a_chart_of_nothing_is_drawn() -> None:
    assert fitted(chart("bars", ("Ilse", 0), ("Rosa", 0)))[1] == []


def test_a_picture_keeps_its_proportions_in_its_box() -> None:
    figure = fitted(Picture("Two people.", 400, 100, png(4, 1)))[0].figure
    assert round(figure.place.w / figure.place.h, 3) == 4
    assert round(figure.place.w, 3) == figure.box.w


# --- painted ------------------------------------------------------------------------------------------------


def test_a_table_is_a_real_one_in_its_placeholder_with_a_header_row() -> None:
    frame = shown(table(2))
    assert frame.is_placeholder
    assert (frame.table.first_row, frame.table.cell(0, 1).text_frame.text, len(frame.table.rows)) == (True, "What", 3)
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == "T"


def test_a_chart_is_a_real_one_with_its_numbers_in_a_workbook() -> None:
    frame = shown(chart("columns", ("Ilse", 10), ("Rosa", 40)))
    plot = frame.chart.plots[0]
    assert (list(plot.categories), list(plot.series[0].values)) == (["Ilse", "Rosa"], [10.0, 40.0])
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == "What it shows."
    assert frame.chart.part.chart_workbook.xlsx_part.blob == workbook(chart("bars", ("Ilse", 10), ("Rosa", 40)), "T")


def test_a_picture_says_what_it_shows_and_never_what_its_file_is_called() -> None:
    picture = shown(Picture("Two people lift a box.", 40, 10, png(4, 1)))
    assert picture.is_placeholder
    assert (picture._element.nvPicPr.cNvPr.get("descr"), picture.image.ext) == ("Two people lift a box.", "png")


def test_the_same_figures_are_the_same_bytes() -> None:
    one, other = specimen(), specimen()
    assert paint(fit(one, own_look())[0], one, own_look()) == paint(fit(other, own_look())[0], other, own_look())


# --- written ------------------------------------------------------------------------------------------------

SLIDE = """\
title: T
slides:
  s:
    layout: {layout}
    title: T
"""


@pytest.mark.parametrize(
    ("layout", "written", "expected"),
    [
        ("table", "    text: Only words", ["4:5: 's': a slide with layout table needs table"]),
        (
            "table",
            "    table:\n      columns: {who: Who, what: What}\n      rows:\n        a: {who: Ilse}",
            ["7:7: 'table': row a needs what"],
        ),
        (
            "table",
            "    table:\n      columns: {who: Who, what: What}\n      rows:\n        a: {who: A, what: B, when: C}",
            ["7:7: 'table': row a has when, which is no column of this table"],
        ),
        (
            "chart",
            "    text: x\n    chart: {shows: y, stress: c, points: {a: {name: A, value: 1}, b: {name: B, value: 2}}}",
            ["7:12: 'chart': stress is one of the points: a, b"],
        ),
        ("picture", "    picture: {file: a.png}", ["6:5: 'shows' is missing; add  shows: ..."]),
        ("quote", "", ["4:5: 's': a slide with layout quote needs text"]),
    ],
)
def test_what_a_figure_lacks_is_told_at_its_place(layout: str, written: str, expected: list[str]) -> None:
    problems = told(SLIDE.format(layout=layout) + written, "blocks")
    assert [problem for problem in problems if not problem.startswith("1:1")] == expected


def test_a_picture_that_is_not_there_is_told(tiny: Workshop) -> None:
    (tiny.root / "modules" / "pictures").mkdir()
    (tiny.root / "modules" / "pictures" / "bay.png").write_bytes(png(20, 10))
    shown = "  bay: {layout: picture, title: T, picture: {file: bau.png, shows: The bay}}"
    tiny.change("close", "slides:\n", f"slides:\n{shown}\n").change("close", "run:\n", "run:\n  bay: {show: bay}\n")
    assert tiny.problems() == [
        "modules/blocks/close.yaml:6:52: there is no file in modules/pictures 'bau.png'; did you mean 'bay.png'?"
    ]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.png", png(20, 10), []),
        ("a.png", b"no picture", ["a.png: this is no PNG picture of at most 8000 dots a side; save it as one"]),
        ("a.jpg", png(20, 10), ["a.jpg: this is no JPEG picture of at most 8000 dots a side; save it as one"]),
        ("a.png", png(8001, 1), ["a.png: this is no PNG picture of at most 8000 dots a side; save it as one"]),
        ("a.png", png(200, 100)[:99], ["a.png: this is no PNG picture of at most 8000 dots a side; save it as one"]),
        ("a.png", bytes(8 * 1024 * 1024 + 1), ["a.png: this picture has more than 8 MB; save it smaller"]),
        ("a.gif", b"not looked at", []),
    ],
)
def test_a_picture_is_met_at_the_edge(tmp_path: Path, name: str, content: bytes, expected: list[str]) -> None:
    folder = tmp_path / "modules" / "pictures"
    folder.mkdir(parents=True)
    (folder / name).write_bytes(content)
    problems: list[Problem] = []
    pictures(Content(tmp_path, "a test"), problems)
    assert [str(problem).rpartition("/")[2].replace("pictures/", "") for problem in problems] == expected
