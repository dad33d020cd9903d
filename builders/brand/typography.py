"""How text looks in a placeholder: what it says itself, what its master's says, and the styles of the master."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, cast

from lxml import etree

from builders.brand.theme import A, Theme

Align = Literal["l", "ctr", "r"]
LINE = 1.2  # of the size of a font, where a distance is in points
PLAIN = 18.0  # points, where nobody says a size


@dataclass(frozen=True, slots=True)
class Typography:
    """The first level of a text: letters, lines, and the sign in front of it."""

    size: float
    bold: bool
    align: Align
    font: str
    colour: str
    list: Literal["none", "bullet", "number"]
    step: float  # how far its lines stand in
    gap: float
    leading: float
    capitals: bool


def typography(levels: Iterable[etree._Element], theme: Theme) -> Typography:
    """What the first of `levels` says that says anything, for each of the properties."""
    chain = list(levels)
    letters = [each for level in chain if (each := level.find(f"{A}defRPr")) is not None]
    size = float(_first(letters, "sz") or PLAIN * 100) / 100
    sign = next((kind for level in chain if (kind := _sign(level))), "none")
    latin = next((each.get("typeface") for run in letters if (each := run.find(f"{A}latin")) is not None), "+mn-lt")
    colour = next((hex for run in letters if (hex := theme.hex(run.find(f"{A}solidFill")))), theme.at("tx1"))
    return Typography(
        size=size,
        bold=_first(letters, "b") in ("1", "true"),
        align=cast("Align", {"ctr": "ctr", "r": "r"}.get(_first(chain, "algn") or "l", "l")),
        font=theme.font(latin or "+mn-lt"),
        colour=colour,
        list=cast('Literal["none", "bullet", "number"]', sign),
        step=float(_first(chain, "marL") or 0) / 12700,
        gap=_distance(chain, "spcBef", size) + _distance(chain, "spcAft", size),
        leading=_leading(chain, size),
        capitals=_first(letters, "cap") == "all",
    )


def _first(elements: Iterable[etree._Element], key: str) -> str | None:
    return next((str(value) for each in elements if (value := each.get(key)) is not None), None)


def _sign(level: etree._Element) -> str | None:
    names = {etree.QName(each).localname for each in level}
    if "buNone" in names:
        return "none"
    if "buAutoNum" in names:
        return "number"
    return "bullet" if {"buChar", "buBlip"} & names else None


def _spacing(chain: Iterable[etree._Element], name: str) -> etree._Element | None:
    found = (each for level in chain if (each := level.find(f"{A}{name}")) is not None and len(each))
    return next((each[0] for each in found), None)


def _distance(chain: Iterable[etree._Element], name: str, size: float) -> float:
    spacing = _spacing(chain, name)
    if spacing is None:
        return 0
    value = _number(spacing)
    return value * size * LINE / 100 if spacing.tag == f"{A}spcPct" else value


def _leading(chain: Iterable[etree._Element], size: float) -> float:
    spacing = _spacing(chain, "lnSpc")
    if spacing is None:
        return 1
    value = _number(spacing)
    return value / 100 if spacing.tag == f"{A}spcPct" else max(value / (size * LINE), 0.5)


def _number(spacing: etree._Element) -> float:
    """Percent or points; both are written in small parts of them."""
    text = str(spacing.get("val") or 0)
    if text.endswith("%"):
        return float(text[:-1])
    return float(text) / (1000 if spacing.tag == f"{A}spcPct" else 100)
