"""Free forms of a template as paths of lines and curves, in points on the slide."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from builders.brand.theme import A

Step = tuple[str | float, ...]
Place = tuple[float, float, float, float]
LETTERS = {f"{A}moveTo": "m", f"{A}lnTo": "l", f"{A}cubicBezTo": "c", f"{A}quadBezTo": "q", f"{A}close": "z"}
MOST = 2000  # steps of a path that is worth drawing small


def outline(form: etree._Element | None, place: Place) -> tuple[Step, ...]:
    """The steps of a free form; nothing of one that is drawn by rule, or with arcs, or endlessly."""
    if form is None:
        return ()
    try:
        steps = tuple(step for path in form.iterfind(f"{A}pathLst/{A}path") for step in _steps(path, place))
    except (KeyError, ValueError, ZeroDivisionError):
        return ()
    return steps if 1 < len(steps) <= MOST else ()


def _steps(path: etree._Element, place: Place) -> Iterator[Step]:
    x, y, w, h = place
    wide, high = w / float(path.get("w") or 1), h / float(path.get("h") or 1)
    for each in path:
        points = [
            (x + float(str(pt.get("x"))) * wide, y + float(str(pt.get("y"))) * high) for pt in each.iterfind(f"{A}pt")
        ]
        yield LETTERS[str(each.tag)], *(round(part, 1) for point in points for part in point)


def inside(path: tuple[Step, ...], x: float, y: float) -> bool:
    """Whether a point lies in a path, its curves taken as straight."""
    crossings, corners = 0, list[tuple[float, float]]()
    for step in (*path, ("m", 0, 0)):
        if step[0] == "m":
            crossings += _crossings(corners, x, y)
            corners = []
        if len(step) > 1:
            corners.append((float(step[-2]), float(step[-1])))
    return bool(crossings % 2)


def _crossings(corners: list[tuple[float, float]], x: float, y: float) -> int:
    sides = pairwise([*corners, *corners[:1]])
    return sum(
        (one[1] > y) != (other[1] > y) and x < (other[0] - one[0]) * (y - one[1]) / (other[1] - one[1]) + one[0]
        for one, other in sides
    )
