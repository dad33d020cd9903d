"""What every element needs to be shown on a page: how others are shown, and which headings stand above it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from builders.original import Original
from builders.web.tag import Piece, tag

Show = Callable[[Element, "Writer"], list[Element]]
INLINE = ("text", "ref", "cut", "strong", "em", "del", "ins", "br", "a")
MOST = 4  # the deepest heading


@dataclass(frozen=True)
class Writer:
    """Shows elements as HTML, each by the function that `shows` has for it; `level` is that of the next headings."""

    original: Original
    shows: Mapping[str, Show]
    level: int = 2

    def below(self) -> Writer:
        """The same, under one more heading."""
        return replace(self, level=min(self.level + 1, MOST))

    def show(self, elements: Iterable[Element]) -> list[Element]:
        return [made for element in elements for made in self.shows[element.tag](element, self)]

    def heading(self, *inside: Piece | Iterable[Piece], **attributes: object) -> Element:
        return tag(f"h{self.level}", *inside, **attributes)

    def inside(self, element: Element) -> list[Piece]:
        """The letters, marks, paragraphs and lists in an element."""
        pieces: list[Piece] = [element.text]
        for child in element:
            pieces += self._inline(child) if child.tag in INLINE else self.show([child])
            pieces.append(child.tail)
        return pieces

    def _inline(self, child: Element) -> list[Piece]:
        if child.tag in ("text", "ref"):
            return self.inside(child)
        if child.tag == "cut":
            return [tag("span", "✂\u00a0", self.inside(child), class_="cut"), " "]
        return [tag(child.tag, self.inside(child), href=child.get("href"))]


def picture(content: bytes, kind: str, says: str, **attributes: object) -> Element:
    """A picture inside the page; without words it is an ornament."""
    src = f"data:image/{kind};base64,{b64encode(content).decode()}"
    made = tag("img", src=src, role=None if says else "none", **attributes)
    made.set("alt", says)
    return made


def parts(element: Element, *tags: str) -> list[Element]:
    """The children of an element that have one of these tags."""
    return [child for child in element if child.tag in tags]
