"""Values that PowerPoint does not take: no numbers, colours by name, negative sizes, unknown words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builders.gate.breach import Breach, Rule
from builders.gate.names import A, P
from builders.gate.package import Package, Part

VALUE = Rule("known-values")
UNDEFINED = re.compile(rb'="(?:NaN|-?Infinity|undefined|rIdundefined|null|None)"')
HEX = re.compile("[0-9A-Fa-f]{6}")
LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
ANCHORS = frozenset("t ctr b just dist".split())
PLACEHOLDERS = frozenset(
    "title body ctrTitle subTitle dt sldNum ftr hdr obj chart tbl clipArt dgm media sldImg pic".split()
)
SCHEME = frozenset(
    "bg1 tx1 bg2 tx2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink phClr dk1 lt1 dk2 lt2".split()
)
SIZES, LEVELS = range(100, 400_001), range(9)


def of_values(package: Package) -> Iterator[Breach]:
    """Every value that would make PowerPoint repair the file."""
    for part in package.parts.values():
        if part.root is not None:
            yield from (part.breach(VALUE, what) for what in sorted(set(_of_part(part))))


def _of_part(part: Part) -> Iterator[str]:
    if found := UNDEFINED.search(part.content):
        yield f"an attribute is {found[0].decode()[1:]}"
    yield from _colours(part)
    yield from _frames(part)
    yield from _letters(part)
    for body in part.all(f"{A}bodyPr"):
        if body.get("anchor", "t") not in ANCHORS:
            yield f"a text is anchored at {body.get('anchor')!r}"
    for placeholder in part.all(f"{P}ph"):
        if placeholder.get("type", "obj") not in PLACEHOLDERS:
            yield f"there is no placeholder of the type {placeholder.get('type')!r}"
    for transition in part.all(f"{P}transition"):
        if not _whole(transition.get("advTm", "0")):
            yield f"a slide moves on after {transition.get('advTm')!r}"


def _colours(part: Part) -> Iterator[str]:
    for colour in {each.get("val", "") for each in part.all(f"{A}srgbClr")}:
        if not HEX.fullmatch(colour):
            yield f"{colour!r} is no colour; write six hexadecimal digits"
    for colour in {each.get("val") for each in part.all(f"{A}schemeClr")} - SCHEME:
        yield f"the theme has no colour {colour!r}"


def _frames(part: Part) -> Iterator[str]:
    sizes = [size for kind in ("ext", "chExt") for size in part.all(A + kind) if size.get("uri") is None]
    for wide, high in {(size.get("cx"), size.get("cy")) for size in sizes}:
        if not (_whole(wide) and _whole(high)):
            yield f"a shape is {wide} by {high}"
    places = [place for kind in ("off", "chOff") for place in part.all(A + kind)]
    for x, y in {(place.get("x", ""), place.get("y", "")) for place in places}:
        if not (_whole(x.removeprefix("-")) and _whole(y.removeprefix("-"))):
            yield f"a shape stands at {x}, {y}"


def _letters(part: Part) -> Iterator[str]:
    runs = [run for kind in ("rPr", "endParaRPr", "defRPr") for run in part.all(A + kind)]
    for size in {run.get("sz", "1800") for run in runs}:
        if not (_whole(size) and int(size) in SIZES):
            yield f"letters have the size {size}, in hundredths of a point"
    for language in {run.get("lang") for run in runs}:
        if language and not LANGUAGE.fullmatch(language):
            yield f"{language!r} is no language; write one such as en-GB"
    for level in {paragraph.get("lvl", "0") for paragraph in part.all(f"{A}pPr")}:
        if not (_whole(level) and int(level) in LEVELS):
            yield f"a paragraph has the level {level}"


def _whole(text: str | None) -> bool:
    """Whether a text is a number as XML writes whole ones."""
    return text is not None and text.isascii() and text.isdigit()
