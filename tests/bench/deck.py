"""How long decks take: fitted and painted by us, and the same slides made by pandoc where it is on the path."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from builders.brand.look import own_look
from builders.fit import fit
from builders.paint import paint
from builders.slide import Deck, Section, Slide
from tests.bench.watch import Seconds, typical, watched
from tests.specimen import specimen

SIZES = (60, 240, 960)
FIGURES = ("table", "chart", "picture")  # pandoc would be given other slides


def seconds(runs: int) -> dict[str, object]:
    """The median seconds of each step for each number of slides, how they grow, and pandoc's for the least.

    In each round all sizes take their turn, so that their ratio says something on a busy machine too.
    """
    decks = {count: _deck(count) for count in SIZES}
    rounds = [{count: _steps(deck) for count, deck in decks.items()} for _ in range(runs + 1)][1:]
    figures: dict[str, object] = {
        str(count): {step: typical(one[count][step] for one in rounds) for step in ("fit", "paint")} for count in SIZES
    }
    figures["960 to 240"] = median(_whole(one[960]) / _whole(one[240]) for one in rounds)
    if shutil.which("pandoc"):
        figures["pandoc 60"] = _pandoc(_deck(60), runs)
    return figures


def _deck(count: int) -> Deck:
    """So many slides of all layouts, as in a kit: one table, chart and picture in each sixty."""
    words = [slide for slide in specimen().slides if slide.layout not in FIGURES]
    figures = [slide for slide in specimen().slides if slide.layout in FIGURES]
    rest = islice(cycle([*figures, *islice(cycle(words), 60 - len(figures))]), count)
    slides = tuple(replace(slide, id=f"s{n}", number=n) for n, slide in enumerate(rest, start=1))
    return Deck("Bench", "en-GB", "", 9, (Section("All", slides),))


def _steps(deck: Deck) -> dict[str, Seconds]:
    look = own_look()
    slides, _ = fit(deck, look)
    return {"fit": watched(lambda: fit(deck, look)), "paint": watched(lambda: paint(slides, deck, look))}


def _whole(steps: dict[str, Seconds]) -> float:
    return sum(step.processor for step in steps.values())


def _pandoc(deck: Deck, runs: int) -> dict[str, float]:
    """The seconds of a whole run of pandoc with the same titles, texts and notes."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "deck.md"
        source.write_text("\n\n".join(map(_markdown, deck.slides)), encoding="utf-8")
        command = ["pandoc", str(source), "-o", str(Path(folder) / "deck.pptx"), "--slide-level=1"]
        return typical(_run(command) for _ in range(runs))


def _run(command: list[str]) -> Seconds:
    return watched(lambda: subprocess.run(command, check=True, capture_output=True))


def _markdown(slide: Slide) -> str:
    texts = [f"- {paragraph.text}" for text in slide.slots.values() for paragraph in text]
    notes = "\n\n".join(f"{note.word} {note.text}" for note in slide.notes)
    return "\n".join([f"# {slide.title}", "", *texts, "", "::: notes", notes, ":::"])
