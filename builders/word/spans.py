"""Letters in a row, as a reader sees them: one space where there are many, none at the ends of a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from builders.word.paragraph import PLAIN, Ink

INLINE = frozenset({"text", "strong", "em", "a", "ref", "br", "cut", "del", "ins"})
CAN_GO = "✂ "  # before what can be cut when it is late
SPACES = re.compile(" *(\n) *| +")


@dataclass(frozen=True, slots=True)
class Span:
    """Letters that look alike and lead to the same place, if anywhere."""

    text: str
    ink: Ink = PLAIN
    href: str = ""


Content = Sequence[str | Element]


def content(element: Element) -> list[str | Element]:
    """The letters and the elements in an element, in order."""
    parts: list[str | Element] = [element.text or ""]
    for child in element:
        parts += [child, child.tail or ""]
    return parts


def spans(parts: Content, cut: Ink, ink: Ink = PLAIN) -> list[Span]:
    """The letters of some text and inline elements; `cut` is how what can be cut looks."""
    return list(_trimmed(_raw(parts, cut, ink, "")))


def _raw(parts: Content, cut: Ink, ink: Ink, href: str) -> Iterator[Span]:
    for part in parts:
        if isinstance(part, str):
            yield Span(part, ink, href)
        elif part.tag == "br":
            yield Span("\n", ink, href)
        elif part.tag == "cut":
            yield Span(
                f" {CAN_GO}{''.join(part.itertext()).strip()} ".replace(" ", "\u00a0").replace("\u00a0", " ", 1), cut
            )
        else:
            yield from _raw(content(part), cut, _of(part, ink, cut), part.get("href", href))


def _of(element: Element, ink: Ink, cut: Ink) -> Ink:
    match element.tag:
        case "strong":
            return replace(ink, bold=True)
        case "em":
            return replace(ink, italic=True)
        case "ins":
            return replace(ink, lined=True)
        case "del":
            return replace(ink, struck=True, colour=cut.colour)
    return ink


def _trimmed(found: Iterable[Span]) -> Iterator[Span]:
    """Without spaces at the ends and after other spaces."""
    kept: list[Span] = []
    for span in found:
        text = SPACES.sub(lambda match: match[1] or " ", span.text)
        if not kept or kept[-1].text[-1] in " \n":
            text = text.lstrip(" ")
        if text:
            kept.append(replace(span, text=text))
    while kept and not kept[-1].text.strip(" \n"):
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" \n"))
    return iter(kept)
