"""How wide letters are, in which font, and where lines break: held against what LibreOffice sets."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from builders.letters import EM
from builders.letters import __main__ as maker
from builders.letters.arabic import shaped
from builders.letters.breaks import breaks
from builders.letters.face import face
from builders.letters.tables import NAMES, path
from builders.lines import break_lines, measure
from builders.slide import Paragraph, Run
from tests.programs import needed_font
from tests.random_texts import settings
from tests.renderer import Setting, lines

TEXTS = 1000


def test_letters_are_as_wide_as_in_arial() -> None:
    assert [face().widths()[letter] for letter in "Ai é"] == [1366, 455, 569, 1139]
    assert [face().widths(bold=True)[letter] for letter in "Ai"] == [1479, 569]
    assert face().widths(italic=True)["A"] == 1366


def test_letters_of_calibri_are_as_wide_as_in_carlito_in_each_of_its_styles() -> None:
    calibri = face("Calibri")
    assert [calibri.widths(bold=bold, italic=italic)["g"] for italic in (False, True) for bold in (False, True)] == [
        964, 971, 964, 1081,
    ]  # fmt: skip


@pytest.mark.parametrize("letter", "ЖΩőẞ€\u2013“אش")
def test_the_table_knows_letters_of_many_languages(letter: str) -> None:
    assert 0 < face().widths()[letter] != EM


def test_a_letter_that_a_font_lacks_is_measured_in_another_and_a_tenth_wider() -> None:
    assert face("Cambria").widths()["Ж"] == round(face().widths()["Ж"] * 1.1)


@pytest.mark.parametrize(("letter", "width"), [("囲", EM), ("\U0001f600", EM), ("\u200d", 0), ("\u05b8", 0)])
def test_a_letter_that_nobody_knows_counts_as_wide_and_a_mark_as_nothing(letter: str, width: int) -> None:
    assert face().widths()[letter] == width


@pytest.mark.parametrize("name", NAMES)
def test_the_tables_in_the_repository_are_those_that_the_fonts_give(name: str) -> None:
    if not (files := maker.files(name)):
        pytest.skip(f"{name} is not on this machine")
    assert path(name).read_text(encoding="utf-8") == maker.written(files), "run: python -m builders.letters"


# --- where measures come from -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Arial", "Arial is measured by the table of Arimo, which is as wide"),
        ("times new roman", "times new roman is measured by the table of Liberation Serif, which is as wide"),
        (
            "Frutiger Nova",
            "Frutiger Nova is not on this machine: its letters are taken to be a tenth wider than Arial’s",
        ),
    ],
)
def test_where_the_measures_of_a_font_come_from_is_said(name: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builders.letters.files.system_folders", tuple)
    assert face(name).said == said


def test_the_fonts_of_a_brand_come_first() -> None:
    folder = maker.files("Arimo")["regular"].parent
    found = face("Arimo", folder)
    assert (found.source, found.widths(bold=True)["A"]) == ("brand", 1479)


def test_a_font_of_this_machine_is_measured_in_its_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "Strange.ttf").write_bytes(b"no font at all")
    (tmp_path / "Strange-Bold.ttf").write_bytes(maker.files("Arimo")["bold"].read_bytes())
    monkeypatch.setattr("builders.letters.files.system_folders", lambda: (tmp_path,))
    monkeypatch.setattr("builders.letters.face.TWINS", {})
    found = face.__wrapped__("Arimo")
    assert (found.source, found.widths()["A"]) == ("installed", 1366)


def test_an_estimate_is_wider_than_arial() -> None:
    guessed = face("Frutiger Nova Two")
    assert (guessed.source, guessed.widths()["A"], guessed.pitch) == ("estimate", round(1366 * 1.1), 1.3)


# --- scripts ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("باب", "ﺑﺎﺏ"),  # beh joins on, alef does not
        ("سلام", "ﺳﻠ\u200dﻡ".replace("ﻠ", "ﻼ")),  # lam and alef are one
        ("بَب", "ﺑَﺐ"),  # a mark parts nothing
        ("plain", "plain"),
        ("ل", "ﻝ"),
    ],
)
def test_arabic_letters_stand_in_their_forms(text: str, forms: str) -> None:
    assert shaped(text) == forms


def parted(text: str) -> list[str]:
    """The stretches between which a line may break."""
    edges = [0, *(resume for _, resume in breaks(text, len(text))), len(text)]
    return [text[start:end] for start, end in pairwise(edges) if end > start]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two words", ["two ", "words"]),
        ("in-depth 10-20", ["in-", "depth ", "10-20"]),
        ("我们好", ["我", "们", "好"]),
        ("他说：「好。」", ["他", "说：", "「好。」"]),
        ("用Excel吧", ["用", "Excel", "吧"]),
        ("コーヒー", ["コー", "ヒー"]),
        ("한국어 말", ["한국어 ", "말"]),
        ("a\u00a0b", ["a\u00a0b"]),
    ],
)
def test_a_line_may_break_where_the_script_allows(text: str, expected: list[str]) -> None:
    assert parted(text) == expected


def ours(setting: Setting) -> int:
    """How many lines we count for a text."""
    measured = measure(Paragraph((Run(setting.text, bold=setting.bold),)), font=face(setting.font))
    return len(break_lines(measured, setting.width * EM / setting.size).starts)


@pytest.mark.slow
def test_never_fewer_lines_than_libreoffice_sets_and_nearly_always_as_many(tmp_path: Path) -> None:
    for family in ("Carlito", "Caladea", "Liberation Sans", "Liberation Serif", "WenQuanYi Micro Hei"):
        needed_font(family)
    texts = list(settings(TEXTS, seed=2026))
    found = [(ours(setting), set_, setting) for setting, set_ in zip(texts, lines(texts, tmp_path), strict=True)]

    assert [setting for counted, set_, setting in found if counted < set_] == []
    assert sum(counted == set_ for counted, set_, _ in found) >= 0.95 * TEXTS
