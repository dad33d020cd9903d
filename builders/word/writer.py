"""What every element needs to be written: how others are shown, how much room there is, and the package behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any
from xml.etree.ElementTree import Element

from builders.original import Original
from builders.word.node import Node
from builders.word.package import Package
from builders.word.paragraph import PLAIN, Ink, link, paragraph, run
from builders.word.spans import INLINE, Content, content, spans

Show = Callable[[Element, "Writer"], list[Node]]


@dataclass(frozen=True)
class Writer:
    """Writes elements as blocks of Word, each by the function that `shows` has for it, into `room` millimetres.

    `beside` tells that a picture of a slide stands beside them, so that they are narrower; `text` is the style of
    their paragraphs.
    """

    original: Original
    shows: Mapping[str, Show]
    package: Package
    room: float
    beside: bool = False
    text: str = "Normal"

    def colour(self, name: str) -> str:
        return str(self.package.colours[name])

    def within(self, room: float, **changed: Any) -> Writer:
        """The same, with less room, and what else has `changed`."""
        return replace(self, room=room, **changed)

    def show(self, elements: Iterable[Element]) -> list[Node]:
        """The blocks of some elements, one after the other."""
        return [block for element in elements for block in self.shows[element.tag](element, self)]

    def flow(self, element: Element, style: str = "Normal", ink: Ink = PLAIN, *, keep: bool = False) -> list[Node]:
        """What stands in an element: its own letters as paragraphs, its paragraphs and lists as they are."""
        blocks: list[Node] = []
        for inline, parts in groupby(content(element), lambda part: isinstance(part, str) or part.tag in INLINE):
            if inline:
                runs = self.runs(list(parts), ink)
                blocks += [paragraph(style, runs, keep=keep)] if runs else []
            else:
                blocks += self.show(part for part in parts if isinstance(part, Element))
        return blocks

    def inside(self, element: Element, ink: Ink = PLAIN) -> list[Node]:
        """The runs of an element that holds one line."""
        return self.runs(content(element), ink)

    def runs(self, parts: Content, ink: Ink = PLAIN) -> list[Node]:
        """Runs and links, one after the other."""
        cut = Ink(italic=True, colour=self.colour("clay"))
        found = spans(parts, cut, ink)
        return [node for href, own in groupby(found, lambda span: span.href) for node in self._linked(href, list(own))]

    def _linked(self, href: str, own: Sequence[object]) -> Iterator[Node]:
        runs = [run(span.text, span.ink) for span in own]  # type: ignore[attr-defined]
        if href:
            yield link([_underlined(one) for one in runs], self.package.link(href))
        else:
            yield from runs


def _underlined(one: Node) -> Node:
    """A run in the style of links, whatever it looked like."""
    text = "".join(one.itertext())
    return run(text, Ink(style="Hyperlink"))


def parts(element: Element, *tags: str) -> list[Element]:
    """The children of an element that have one of these tags."""
    return [child for child in element if child.tag in tags]
