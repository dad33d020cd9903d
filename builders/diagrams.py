"""The models of the modules as they are drawn on slides: each a group of shapes, with its texts beside or below."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, pairwise

from builders.box import Box
from builders.layout import FOOT, LEFT, SMALL, SPAN, TITLE, Layout
from builders.shapes import Colour, Shape

TOP, AREA = 130.0, 346.0  # where a diagram begins that fills the slide below its title, and how high it is
LAMPS: tuple[Colour, ...] = ("green", "amber", "red")
LAMP = 96.0  # how wide a lamp is
BESIDE, RIGHT = LEFT + LAMP + 60, LEFT + SPAN  # where the texts beside the lamps begin and end


def _columns(count: int) -> tuple[tuple[float, float], ...]:
    """Left edge and width of so many columns between the margins."""
    width = (SPAN - 20 * (count - 1)) / count
    return tuple((LEFT + n * (width + 20), width) for n in range(count))


def _cards(count: int) -> tuple[Box, ...]:
    """A name and a line in each column, under what is drawn there. Five columns are narrow: names take two lines."""
    high, size = (66, 26) if count == 5 else (36, 28)
    name = Box("name-1", 0, 272, 0, high, size, 20, bold=True, align="ctr", anchor="b", group="name")
    line = Box("line-1", 0, 280 + high, 0, 196 - high, 24, 20, align="ctr", group="line")
    return tuple(
        replace(box, slot=f"{box.group}-{n}", x=x, w=width)
        for n, (x, width) in enumerate(_columns(count), start=1)
        for box in (name, line)
    )


def _steps(count: int) -> Layout:
    """Numbered circles joined by a line, the last one gold."""
    centres = [x + width / 2 for x, width in _columns(count)]
    line = Shape("line", centres[0], 202, centres[-1] - centres[0], 0, line="teal", weight=3)
    circles = [
        Shape("ellipse", centre - 51, 151, 102, 102, "teal", "white", 6, str(n), 46, "white")
        for n, centre in enumerate(centres, start=1)
    ]
    circles[-1] = replace(circles[-1], fill="gold", colour="ink")
    says = "Numbered circles in a row, joined by a line"
    return Layout(f"steps-{count}", (TITLE, *_cards(count), *FOOT), chain=SMALL, drawn=(line, *circles), says=says)


def _chain(count: int) -> Layout:
    """People in a row with arrows between them, the last one gold: the buyer, who pays."""
    centres = [x + width / 2 for x, width in _columns(count)]
    *people, buyer = (_person(centre) for centre in centres)
    gold = tuple(replace(shape, fill="gold") for shape in buyer)
    arrows = [
        Shape("arrow", one + 52, 212, other - one - 104, 0, line="clay", weight=3.5) for one, other in pairwise(centres)
    ]
    shapes = (*chain.from_iterable(people), *gold, *arrows)
    says = "People in a row, with an arrow from each to the next; the last one is the buyer, in gold"
    return Layout(f"chain-{count}", (TITLE, *_cards(count), *FOOT), chain=SMALL, drawn=shapes, says=says)


def _person(centre: float) -> tuple[Shape, Shape]:
    """A head and shoulders."""
    return Shape("ellipse", centre - 22, 138, 44, 44, "teal"), Shape("shoulders", centre - 37, 188, 74, 62, "teal")


def _lights() -> Layout:
    """A traffic light with a number in each lamp, and beside each what it means; never the colour alone says it."""
    high = AREA / 3
    rows = tuple(TOP + high * n for n in range(3))
    lamps = tuple(
        Shape("ellipse", LEFT + 14, top + (high - LAMP) / 2, LAMP, LAMP, colour, text=str(n), size=46, colour="dark")
        for n, (top, colour) in enumerate(zip(rows, LAMPS, strict=True), start=1)
    )
    housing = Shape("round", LEFT, TOP, LAMP + 28, AREA, "dark", "rule", 1.5)
    says = "A traffic light with a number in each lamp: 1 is green, 2 is amber, 3 is red"
    texts = tuple(
        box
        for n, top in enumerate(rows, start=1)
        for box in (
            Box(f"name-{n}", BESIDE, top + 8, RIGHT - BESIDE, 44, 34, 22, bold=True, anchor="b", group="name"),
            Box(f"line-{n}", BESIDE, top + 54, RIGHT - BESIDE, 60, 28, 20, group="line"),
        )
    )
    drawn = (housing, *lamps, *(_rule(BESIDE, top) for top in rows[1:]))
    return Layout("lights-3", (TITLE, *texts, *FOOT), chain=SMALL, drawn=drawn, says=says)


def _sheet(count: int) -> Layout:
    """A sheet of paper on a pin, a row for each thing that stands on it."""
    first, high = TOP + 30, (AREA - 40) / count
    rows = tuple(first + high * n for n in range(count))
    texts = tuple(
        box
        for n, top in enumerate(rows, start=1)
        for box in (
            Box(f"name-{n}", LEFT + 32, top, 210, high, 28, 20, bold=True, colour="teal", anchor="ctr", group="name"),
            Box(f"line-{n}", LEFT + 262, top, SPAN - 294, high, 28, 20, anchor="ctr", group="line"),
        )
    )
    paper = Shape("sheet", LEFT, TOP + 12, SPAN, AREA - 12, "cream", "rule", 1)
    pin = Shape("ellipse", LEFT + SPAN / 2 - 13, TOP, 26, 26, "gold", "white", 3)
    drawn = (paper, *(_rule(LEFT + 32, top, air=32) for top in rows[1:]), pin)
    says = "A sheet of paper on a pin, with a row for each thing that stands on it"
    return Layout(f"sheet-{count}", (TITLE, *texts, *FOOT), chain=SMALL, drawn=drawn, says=says)


def _rule(x: float, y: float, air: float = 0) -> Shape:
    """A thin line from `x` to the right margin, or `air` short of it."""
    return Shape("line", x, y, RIGHT - x - air, 0, line="rule", weight=1)


DIAGRAMS = (
    *(_steps(count) for count in (3, 4, 5)),
    *(_chain(count) for count in (3, 4, 5)),
    _lights(),
    *(_sheet(count) for count in (3, 4, 5)),
)
