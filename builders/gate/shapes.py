"""Shapes: each has an id of its own, texts have paragraphs, backgrounds are whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from builders.gate.breach import Breach, Rule
from builders.gate.names import A, P
from builders.gate.package import Element, Package, Part
from builders.gate.shape import Shape
from builders.gate.sheet import Sheet

IDS, TEXT, BACK = Rule("shape-ids"), Rule("texts-have-paragraphs"), Rule("whole-backgrounds")
ANIMATED, EMPTY = Rule("known-targets"), Rule("no-empty-placeholders")
SHEETS = ("slide", "slideLayout", "slideMaster", "notesSlide", "notesMaster", "handoutMaster")
WORDLESS = {"pic", "chart", "tbl", "dgm", "media", "clipArt", "sldImg"}  # placeholders for things, not for letters
FILLS = {f"{A}{kind}Fill" for kind in ("no", "solid", "grad", "blip", "patt", "grp")}
EFFECTS = {f"{A}effectLst", f"{A}effectDag"}


def of_shapes(package: Package) -> Iterator[Breach]:
    """What PowerPoint repairs in the shapes of slides, layouts, masters and notes."""
    for part in package.of(*SHEETS):
        found = (*_ids(part), *_texts(part), *_backgrounds(part), *_targets(part))
        yield from (part.breach(*each) for each in found)


def of_placeholders(sheets: Iterable[Sheet]) -> Iterator[Breach]:
    """Placeholders that lack a text, or show nothing but a prompt."""
    for sheet in sheets:
        for shape in sheet.shapes:
            if shape.kind == "sp" and shape.key:
                yield from (sheet.slide.breach(*found) for found in _placeholder(shape))


def _ids(part: Part) -> Iterator[tuple[Rule, str]]:
    ids = [each.get("id", "") for each in part.all(f"{P}cNvPr")]
    yield from ((IDS, f"{count} shapes have the id {id}") for id, count in Counter(ids).items() if count > 1)
    yield from (
        (IDS, f"a shape has the id {id!r}") for id in ids if not (id.isascii() and id.isdigit() and int(id) > 0)
    )


def _texts(part: Part) -> Iterator[tuple[Rule, str]]:
    for body in (*part.all(f"{P}txBody"), *part.all(f"{A}txBody")):
        found = {child.tag for child in body}
        if f"{A}p" not in found:
            yield TEXT, "a text has no paragraph"
        if f"{A}bodyPr" not in found:
            yield TEXT, "a text has no body properties"


def _backgrounds(part: Part) -> Iterator[tuple[Rule, str]]:
    for back in part.all(f"{P}bgPr"):
        kinds = {child.tag for child in back}
        if not FILLS & kinds:
            yield BACK, "a background has no fill"
        if not EFFECTS & kinds:
            yield BACK, "a background has no list of effects"


def _targets(part: Part) -> Iterator[tuple[Rule, str]]:
    """What is animated is there."""
    targets: Iterable[Element] = part.all(f"{P}spTgt")
    ids = {each.get("id") for each in part.all(f"{P}cNvPr")} if targets else set()
    for target in targets:
        if target.get("spid") not in ids:
            yield ANIMATED, f"shape {target.get('spid')} is animated and is not there"


def _placeholder(shape: Shape) -> Iterator[tuple[Rule, str]]:
    if shape.body is None and shape.key and shape.key.kind not in WORDLESS:
        yield TEXT, f"the placeholder of the type {shape.key.kind} has no text body"
    elif not shape.text and (shape.look is None or shape.look.find(f"{A}blipFill") is None):
        yield EMPTY, f"“{shape.name}” is empty, and shows its prompt while people edit; fill it or delete it"
