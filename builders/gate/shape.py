"""A shape on a slide, layout or master: what it is, what it is called, where it stands, what is written in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from builders.gate.frame import Frame, Scale, framed
from builders.gate.names import DECORATIVE, FOOTERS, TITLES, A, P
from builders.gate.package import Element

KINDS = {f"{P}{kind}": kind for kind in ("sp", "pic", "graphicFrame", "grpSp", "cxnSp")}
RUNS = (f"{A}r", f"{A}fld")


class Key(NamedTuple):
    """By what a placeholder is found in the layout: its type, and its index."""

    kind: str
    idx: str

    @property
    def family(self) -> str:
        """The placeholder of the master that it takes after."""
        if self.kind in TITLES:
            return "title"
        return self.kind if self.kind in FOOTERS else "body"


class Run(NamedTuple):
    """Letters, and what they say of their own look."""

    text: str
    look: Element | None


class Paragraph(NamedTuple):
    """Runs, and what the paragraph says of itself."""

    runs: tuple[Run, ...]
    look: Element | None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, eq=False)
class Shape:
    """An element of a slide's tree with its parts at hand: those that it lacks are None."""

    kind: str
    element: Element
    about: Element | None  # its id, name and description
    key: Key | None
    look: Element | None  # its frame and fill
    style: Element | None
    body: Element | None  # its text
    scale: Scale

    @property
    def name(self) -> str:
        return "" if self.about is None else str(self.about.get("name", ""))

    @property
    def words(self) -> str:
        """What is read aloud in its place."""
        return "" if self.about is None else str(self.about.get("descr") or self.about.get("title") or "").strip()

    @cached_property
    def ornament(self) -> bool:
        """Whether it is marked as decorative, so that nobody reads it aloud."""
        marks = () if self.about is None or not len(self.about) else self.about.iter(DECORATIVE)
        return any(mark.get("val") in ("1", "true") for mark in marks)

    @property
    def hidden(self) -> bool:
        """Whether nobody sees it, as guides on masters are."""
        return self.about is not None and self.about.get("hidden") in ("1", "true")

    @cached_property
    def frame(self) -> Frame | None:
        """Where it says that it stands."""
        look = self.element if self.kind == "graphicFrame" else self.look
        own = None if look is None else next((one for one in look if one.tag in (f"{A}xfrm", f"{P}xfrm")), None)
        found = framed(own, "off", "ext")
        return self.scale.of(found) if found else None

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return () if self.body is None else tuple(paragraph_in(each) for each in self.body if each.tag == f"{A}p")

    @cached_property
    def written(self) -> bool:
        """Whether any letters stand in it, or in a group in what stands there."""
        return next(self.element.iter(f"{A}t"), None) is not None

    @cached_property
    def text(self) -> str:
        """All that is written in it, its paragraphs apart."""
        return " ".join(paragraph.text for paragraph in self.paragraphs).strip()

    @cached_property
    def inner(self) -> tuple[Shape, ...]:
        """What stands in a group."""
        if self.kind != "grpSp":
            return ()
        own = None if self.look is None else next((one for one in self.look if one.tag == f"{A}xfrm"), None)
        return tuple(shapes(self.element, self.scale.within(own)))


def shapes(tree: Element, scale: Scale = Scale()) -> Iterator[Shape]:  # noqa: B008 - frozen
    """The shapes in a tree or a group from back to front, which is how they are read; of alternatives, the first."""
    for child in tree:
        if child.tag in KINDS:
            yield _shape(child, scale)
        elif str(child.tag).endswith("}AlternateContent") and len(child):
            yield from shapes(child[0], scale)


def every(some: Iterable[Shape]) -> Iterator[Shape]:
    """Shapes that are shown, and those in their groups in the place of the groups."""
    for shape in some:
        if shape.hidden:
            continue
        if shape.kind == "grpSp":
            yield from every(shape.inner)
        else:
            yield shape


def _shape(element: Element, scale: Scale) -> Shape:
    parts = {child.tag: child for child in element}
    kind = KINDS[element.tag]
    named = parts.get(f"{P}nv{kind[0].upper()}{kind[1:]}Pr")
    own = {} if named is None else {child.tag: child for child in named}
    look = parts.get(f"{P}grpSpPr" if kind == "grpSp" else f"{P}spPr")
    key = _key(own.get(f"{P}nvPr"))
    return Shape(kind, element, own.get(f"{P}cNvPr"), key, look, parts.get(f"{P}style"), parts.get(f"{P}txBody"), scale)


def _key(properties: Element | None) -> Key | None:
    for child in () if properties is None else properties:
        if child.tag == f"{P}ph":
            return Key(child.get("type", "obj"), child.get("idx", "0"))
    return None


def paragraph_in(element: Element) -> Paragraph:
    """A paragraph, read."""
    runs = tuple(_run(child) for child in element if child.tag in RUNS)
    return Paragraph(runs, next((child for child in element if child.tag == f"{A}pPr"), None))


def _run(element: Element) -> Run:
    text, look = "", None
    for child in element:
        if child.tag == f"{A}t":
            text = child.text or ""
        elif child.tag == f"{A}rPr":
            look = child
    return Run(text, look)
