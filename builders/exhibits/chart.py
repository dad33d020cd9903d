"""A chart in its box: bars with their names and numbers beside them, and where each of them stands.

The plot is given to PowerPoint where it is decided here, so that the picture of a slide shows the same bars.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from builders.box import Box
from builders.exhibits.place import Place
from builders.filled import STEP, Filled, Member, fill, measured
from builders.letters import EM
from builders.shapes import Shape
from builders.slide import Bar, Chart, Paragraph, Run

GAP = 60  # between bars, in percent of a bar
APART = 12.0  # names and numbers from the bars
WIDEST = 84.0  # a band, of a bar that lies
NAMES = 0.45  # of the width, at most, for the names of bars that lie
MOST_LINES = 2  # of a name under a column


@dataclass(frozen=True, slots=True)
class SetChart:
    """A chart with its plot; `texts` are the names and numbers, name after name and then number after number."""

    box: Box
    chart: Chart
    title: str
    size: float
    plot: Place
    texts: tuple[Filled, ...]
    fits: bool
    gap: int = GAP
    kind: str = "chart"

    @property
    def shows(self) -> str:
        return self.chart.shows

    @property
    def inside(self) -> Place:
        """The plot in parts of the box."""
        box, plot = self.box, self.plot
        parts = ((plot.x - box.x) / box.w, (plot.y - box.y) / box.h, plot.w / box.w, plot.h / box.h)
        return Place(*(round(part, 5) for part in parts))

    @property
    def most(self) -> int:
        return most(self.chart)

    @property
    def format(self) -> str:
        """How numbers are written, as Excel says it; a number and its unit are never parted."""
        return f'#,##0"\u00a0{self.chart.unit}"' if self.chart.unit else "#,##0"

    @property
    def shapes(self) -> Iterator[Shape]:
        """The bars, and the line on which they stand."""
        plot, lying = self.plot, self.chart.kind == "bars"
        for bar, (x, y, w, h) in zip(self.chart.bars, bars(self.chart, plot), strict=True):
            yield Shape("rect", x, y, w, h, fill="clay" if bar.stressed else "teal")
        wide, high = (0.0, plot.h) if lying else (plot.w, 0.0)
        yield Shape("line", plot.x, plot.y if lying else plot.y + plot.h, wide, high, line="rule", weight=1)

    @property
    def beyond(self) -> tuple[Paragraph, ...]:
        """The longest name."""
        return (max((bar.name for bar in self.chart.bars), key=lambda name: len(name.text)),)


def set_chart(chart: Chart, box: Box, title: str, folder: Path | None) -> SetChart:
    """The chart at the biggest size of its letters at which all names have room, or at the floor of its box."""
    look = Box(box.slot, 0, 0, 0, 0, box.size, box.floor, anchor="ctr", font=box.font)
    names = [measured(look, [bar.name], folder) for bar in chart.bars]
    numbers = [measured(replace(look, bold=bar.stressed), [_number(bar, chart)], folder) for bar in chart.bars]
    settle = _lying if chart.kind == "bars" else _standing
    size = box.size
    while True:
        done = settle(SetChart(box, chart, title, size, Place(0, 0, 0, 0), (), fits=False), names, numbers)
        if done.fits or size <= box.floor:
            return done
        size = max(size - STEP, box.floor)


def most(chart: Chart) -> int:
    """The end of the axis."""
    return max((*(bar.value for bar in chart.bars), 1))


def bars(chart: Chart, plot: Place) -> Iterator[Place]:
    """Where the bars stand: lying from the left, or standing from below, each in a band of its own."""
    lying = chart.kind == "bars"
    band = (plot.h if lying else plot.w) / len(chart.bars)
    thick = band / (1 + GAP / 100)
    for n, bar in enumerate(chart.bars):
        long = (plot.w if lying else plot.h) * bar.value / most(chart)
        start = band * n + (band - thick) / 2
        if lying:
            yield Place(plot.x, plot.y + start, long, thick)
        else:
            yield Place(plot.x + start, plot.y + plot.h - long, thick, long)


def _number(bar: Bar, chart: Chart) -> Paragraph:
    return Paragraph((Run(f"{bar.value:,} {chart.unit}".rstrip()),))


def _reach(members: list[Member], size: float) -> float:
    return max(member.texts[0].reach[-1] for member in members) * size / EM + 1


def _lying(empty: SetChart, names: list[Member], numbers: list[Member]) -> SetChart:
    """Names at the left of their bars, numbers at the end of each."""
    box, size = empty.box, empty.size
    left, right = _reach(names, size) + APART, _reach(numbers, size) + APART
    high = min(box.h, WIDEST * len(names))
    plot = Place(box.x + left, box.y + (box.h - high) / 2, box.w - left - right, high)
    band, texts = plot.h / len(names), []
    for n, name in enumerate(names):
        at = replace(name.box, x=box.x, y=plot.y + band * n, w=left - APART, h=band, align="r")
        texts.append(fill(name._replace(box=at), size, at.w))
    for number, (x, y, w, h) in zip(numbers, bars(empty.chart, plot), strict=True):
        at = replace(number.box, x=x + w + APART / 2, y=y, w=right, h=h)
        texts.append(fill(number._replace(box=at), size, at.w))
    return replace(empty, plot=plot, texts=tuple(texts), fits=left <= box.w * NAMES)


def _standing(empty: SetChart, names: list[Member], numbers: list[Member]) -> SetChart:
    """Names under their columns, numbers on top of each."""
    box, size = empty.box, empty.size
    band = box.w / len(names)
    under = [fill(name, size, band - APART) for name in names]
    above, below = size * numbers[0].pitch + APART / 2, max(name.height for name in under) + APART
    plot, texts = Place(box.x, box.y + above, box.w, box.h - above - below), []
    for n, name in enumerate(under):
        at = replace(name.box, x=box.x + band * n + APART / 2, y=plot.y + plot.h + APART / 2, w=band - APART, h=below)
        texts.append(replace(name, box=replace(at, align="ctr", anchor="t")))
    for n, (number, (_, y, _, _)) in enumerate(zip(numbers, bars(empty.chart, plot), strict=True)):
        at = replace(number.box, x=box.x + band * n, y=y - above, w=band, h=above, align="ctr", anchor="ctr")
        texts.append(fill(number._replace(box=at), size, at.w))
    fits = all(name.whole and name.lines <= MOST_LINES for name in under)
    return replace(empty, plot=plot, texts=tuple(texts), fits=fits)
