"""All slides on one sheet, as they will be shown, before a kit is made."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image
from pypdf import PdfReader

from builders.brand.look import own_look
from builders.contact import contact
from builders.fit import fit
from tests.conftest import TINY
from tests.specimen import specimen
from workshop import cli


@pytest.fixture(scope="module")
def sheet() -> dict[str, bytes]:
    deck = specimen()
    return contact(deck, fit(deck, own_look())[0], own_look())


def test_every_slide_stands_on_the_sheet_with_its_number_and_title(sheet: dict[str, bytes]) -> None:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(sheet["preview.pdf"])).pages)
    for slide in specimen().slides:
        assert f"{slide.number} {slide.title}".replace(" ", "") in "".join(text.split())


def test_the_picture_has_all_rows_of_four_slides(sheet: dict[str, bytes]) -> None:
    rows = -(-len(specimen().slides) // 4)
    wide, high = Image.open(io.BytesIO(sheet["preview.png"])).size
    assert wide < 1300
    assert 130 < high * 842 / wide / rows < 170


def test_the_same_slides_are_the_same_sheet(sheet: dict[str, bytes]) -> None:
    deck = specimen()
    assert contact(deck, fit(deck, own_look())[0], own_look()) == sheet


def test_the_sheet_is_written_where_the_kit_goes(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli.cli, ["preview", "--content", str(TINY), "--output", str(tmp_path / "tea")])
    assert (done.exit_code, sorted(path.name for path in (tmp_path / "tea").iterdir())) == (
        0,
        ["preview.pdf", "preview.png"],
    )
    assert done.stdout.splitlines() == [(tmp_path / "tea" / name).as_posix() for name in ("preview.pdf", "preview.png")]


def test_the_sheet_wears_a_brand(tmp_path: Path) -> None:
    (tmp_path / "brand.yaml").write_text('colours:\n  main: "#7a1fa2"\n', encoding="utf-8")
    asked = ["preview", "--content", str(TINY), "--output", str(tmp_path / "tea"), "--brand", str(tmp_path)]
    assert CliRunner().invoke(cli.cli, asked).exit_code == 0
    with Image.open(tmp_path / "tea" / "preview.png") as sheet:
        colours = {colour: count for count, colour in sheet.convert("RGB").getcolors(1 << 24) or []}
    assert colours[(0x7A, 0x1F, 0xA2)] > 1000
