"""Texts set by LibreOffice, many at a time: how many lines each takes there."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.util import Pt

from tests.programs import needed

WIDE, HIGH, APART = 760, 600, 20  # points that each text has, and from the next
COLUMNS, ROWS = 5, 6  # texts on a page
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="[\d.-]+" yMax="([\d.-]+)"')
PACKAGES = ("fontpkg_arimo", "fontpkg_noto_sans_arabic")


@dataclass(frozen=True)
class Setting:
    """A text in a box of a width, in a font at a size."""

    text: str
    font: str
    size: float
    width: float
    bold: bool = False
    right_to_left: bool = False


def lines(settings: Sequence[Setting], folder: Path) -> list[int]:
    """How many lines each text takes."""
    _deck(settings).save(str(folder / "texts.pptx"))
    fonts = folder / "fonts.conf"
    fonts.write_text(f"<fontconfig>{''.join(f'<dir>{each}</dir>' for each in _fonts())}</fontconfig>")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    arguments = [
        needed("soffice"),
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
        folder / "texts.pptx",
    ]
    environment = {"FONTCONFIG_FILE": str(fonts), "HOME": str(folder), "PATH": "/usr/bin:/bin"}
    subprocess.run(arguments, check=True, capture_output=True, timeout=300, env=environment)
    command = [needed("pdftotext"), "-bbox", folder / "texts.pdf", "-"]
    return _counted(subprocess.run(command, check=True, capture_output=True, text=True).stdout, settings)


def _fonts() -> list[str]:
    found = [spec.origin for package in PACKAGES if (spec := find_spec(package))]
    return ["/usr/share/fonts", *(str(Path(origin).parent / "files") for origin in found if origin)]


def _deck(settings: Sequence[Setting]) -> Any:
    show = Presentation()
    show.slide_width, show.slide_height = Pt(WIDE * COLUMNS), Pt(HIGH * ROWS)
    rest = iter(settings)
    while page := list(islice(rest, COLUMNS * ROWS)):
        slide = show.slides.add_slide(show.slide_layouts[6])
        for n, setting in enumerate(page):
            _box(slide, setting, WIDE * (n % COLUMNS) + APART, HIGH * (n // COLUMNS) + APART)
    return show


def _box(slide: Any, setting: Setting, x: float, y: float) -> None:
    frame = slide.shapes.add_textbox(Pt(x), Pt(y), Pt(setting.width), Pt(HIGH)).text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = True
    paragraph = frame.paragraphs[0]
    run = paragraph.add_run()
    run.text, run.font.size, run.font.bold = setting.text, Pt(setting.size), setting.bold
    letters = next(run._r.iter(f"{DRAWING}rPr"))
    letters.set("kern", "1200")
    for script in ("latin", "ea", "cs"):
        letters.append(letters.makeelement(f"{DRAWING}{script}", {"typeface": setting.font}))
    if setting.right_to_left:
        paragraph._p.get_or_add_pPr().set("rtl", "1")


def _counted(boxes: str, settings: Sequence[Setting]) -> list[int]:
    """Lines of each text, from where its words stand on the pages."""
    found = []
    for page in boxes.split("<page ")[1:]:
        middles: list[list[float]] = [[] for _ in range(COLUMNS * ROWS)]
        for x, top, bottom in WORD.findall(page):
            middle = (float(top) + float(bottom)) / 2
            middles[int(float(x) // WIDE) + COLUMNS * int(middle // HIGH)].append(middle)
        found += middles
    return [_lines(each, setting.size) for each, setting in zip(found, settings, strict=False)]


def _lines(middles: list[float], size: float) -> int:
    """How many lines words make: one that stands less than half a letter below another is on its line."""
    return sum(after - before > size / 2 for before, after in pairwise([-size, *sorted(middles)]))
