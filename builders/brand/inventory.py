"""What a template has: every layout of every master, and its placeholders as slides will inherit them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from builders.brand.backdrop import Backdrop, backdrop
from builders.brand.blank import layouts, masters
from builders.brand.theme import A, P, Theme, theme_of
from builders.brand.typography import Typography, typography
from builders.package import Package

Anchor = Literal["t", "ctr", "b"]
POINT = 12700
FEET = ("dt", "ftr", "sldNum", "hdr")
TITLES = ("title", "ctrTitle")
STYLES = {
    "title": "titleStyle",
    "ctrTitle": "titleStyle",
    "dt": "otherStyle",
    "ftr": "otherStyle",
    "sldNum": "otherStyle",
}
INSETS = (("lIns", 7.2), ("tIns", 3.6), ("rIns", 7.2), ("bIns", 3.6))


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A place for something; `unfit` says why text of ours cannot stand in it, if so."""

    index: int
    kind: str
    name: str
    x: float
    y: float
    w: float
    h: float
    insets: tuple[float, float, float, float]
    anchor: Anchor
    text: Typography
    unfit: str = ""

    @property
    def area(self) -> float:
        return self.w * self.h

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.w / 2, self.y + self.h / 2


@dataclass(frozen=True, slots=True)
class Page:
    """A layout of a template; `master` counts from 1, `kind` is PowerPoint's own word for it, if it has one."""

    part: str
    master: int
    name: str
    kind: str
    placeholders: tuple[Placeholder, ...]
    theme: Theme
    backdrop: Backdrop
    wide: float
    high: float

    @property
    def title(self) -> Placeholder | None:
        return next((each for each in self.placeholders if each.kind in TITLES), None)

    @property
    def bodies(self) -> tuple[Placeholder, ...]:
        """Where content may stand, from the top left on."""
        found = [each for each in self.placeholders if each.kind not in (*TITLES, *FEET) and not each.unfit]
        return tuple(sorted(found, key=lambda each: (round(each.y / 20), each.x)))

    @property
    def low(self) -> bool:
        """Whether the title stands so low that there is no room below it."""
        return self.title is not None and self.title.y + self.title.h > self.high / 2

    def foot(self, kind: str) -> Placeholder | None:
        return next((each for each in self.placeholders if each.kind == kind and not each.unfit), None)


def inventory(package: Package) -> tuple[Page, ...]:
    """The layouts of all masters, in their order."""
    size = package.tree(package.main).find(f"{P}sldSz")
    wide, high = (float(size.get(side, default)) / POINT if size is not None else default / POINT
                  for side, default in (("cx", 12192000), ("cy", 6858000)))  # fmt: skip
    found = []
    for number, master in enumerate(masters(package), start=1):
        theme, own = theme_of(package, master), package.tree(master)
        found += [_page(package, part, number, own, theme, (wide, high)) for part in layouts(package, master)]
    return tuple(found)


def _page(
    package: Package, part: str, master: int, own: etree._Element, theme: Theme, size: tuple[float, float]
) -> Page:
    tree = package.tree(part)
    theme = theme.mapped(tree.find(f"{P}clrMapOvr/{A}overrideClrMapping"))
    placeholders = tuple(_placeholders(tree, own, theme, size))
    data = tree.find(f"{P}cSld")
    name = str(data.get("name", "")) if data is not None else ""
    behind = backdrop(package, part, theme, size)
    return Page(part, master, name, str(tree.get("type") or ""), placeholders, theme, behind, *size)


def _placeholders(
    tree: etree._Element, master: etree._Element, theme: Theme, size: tuple[float, float]
) -> Iterator[Placeholder]:
    above = dict(reversed([(_kind(shape), shape) for shape in _shapes(master)]))
    for shape in _shapes(tree):
        kind = _kind(shape)
        like = above.get(kind, above.get("title" if kind in TITLES else "body"))
        chain = [shape, like] if like is not None and (kind not in FEET or kind in above) else [shape]
        place = next((found for each in chain if (found := _frame(each))), None)
        if place is None:
            continue
        body = _body(chain)
        levels = [*_levels(chain), *_master_levels(master, kind)]
        yield Placeholder(
            index=int(shape.find(f".//{P}ph").get("idx", 0)),
            kind=kind,
            name=str(shape.find(f".//{P}cNvPr").get("name") or ""),
            **dict(zip(("x", "y", "w", "h"), place, strict=True)),
            insets=_insets(body),
            anchor=_anchor(body),
            text=typography(levels, theme),
            unfit=_unfit(place, body, size),
        )


def _shapes(tree: etree._Element) -> Iterator[etree._Element]:
    """What bears a placeholder, hidden ones left out."""
    for shape in tree.iter(f"{P}sp", f"{P}pic"):
        if shape.find(f"./*/{P}nvPr/{P}ph") is not None and shape.find("./*/" + f"{P}cNvPr").get("hidden") not in (
            "1",
            "true",
        ):
            yield shape


def _kind(shape: etree._Element) -> str:
    return str(shape.find(f".//{P}ph").get("type") or "obj")


def _frame(shape: etree._Element) -> tuple[float, ...] | None:
    frame = shape.find(f"{P}spPr/{A}xfrm")
    if frame is None or (start := frame.find(f"{A}off")) is None or (size := frame.find(f"{A}ext")) is None:
        return None
    return tuple(int(each.get(key)) / POINT for each, key in ((start, "x"), (start, "y"), (size, "cx"), (size, "cy")))


def _body(chain: list[etree._Element]) -> Mapping[str, str]:
    """How text is set in a placeholder, its own words over those of its master."""
    found = [each for shape in reversed(chain) if (each := shape.find(f"{P}txBody/{A}bodyPr")) is not None]
    return {str(key): str(value) for each in found for key, value in each.attrib.items()}


def _insets(body: Mapping[str, str]) -> tuple[float, float, float, float]:
    left, top, right, bottom = (float(body[key]) / POINT if key in body else plain for key, plain in INSETS)
    return left, top, right, bottom


def _anchor(body: Mapping[str, str]) -> Anchor:
    anchor = body.get("anchor")
    return "ctr" if anchor == "ctr" else "b" if anchor == "b" else "t"


def _levels(chain: list[etree._Element]) -> Iterator[etree._Element]:
    for shape in chain:
        yield from shape.iterfind(f"{P}txBody/{A}lstStyle/{A}lvl1pPr")


def _master_levels(master: etree._Element, kind: str) -> Iterator[etree._Element]:
    yield from master.iterfind(f"{P}txStyles/{P}{STYLES.get(kind, 'bodyStyle')}/{A}lvl1pPr")


def _unfit(place: tuple[float, ...], body: Mapping[str, str], size: tuple[float, float]) -> str:
    """Why no text of ours can stand in a place."""
    x, y, w, h = place
    if body.get("vert", "horz") != "horz":
        return "its text runs from top to bottom"
    inside = max(min(x + w, size[0]) - max(x, 0), 0) * max(min(y + h, size[1]) - max(y, 0), 0)
    if inside < 0.9 * w * h or w <= 0 or h <= 0:
        return "it lies off the slide"
    return ""
