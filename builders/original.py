"""A finished document as other formats are made from it: its tree, its pages in print, and what is drawn in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from builders.brand.look import Look
from builders.figures import Figure


@dataclass(frozen=True, slots=True)
class Original:
    """A document of the kit, filled in, with the page in print on which each part begins, where it is printed.

    `look` is how it is dressed, `figures` are its drawings by the elements that ask for them, `slides` pictures of
    slides by their numbers.
    """

    name: str
    tree: Element
    look: Look
    pages: Mapping[str, int] = field(default_factory=dict)
    figures: Mapping[Element, Figure] = field(default_factory=dict)
    slides: Mapping[int, bytes] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What the document is called where it stands by itself."""
        about, title = self.tree.get("about"), self.tree.attrib["title"]
        return f"{about}: {title}" if about and about != title else title

    @property
    def foot(self) -> str:
        """What stands at the foot of its pages."""
        return "  ·  ".join(filter(None, (self.tree.get("about", self.title), self.tree.get("stamp"))))

    @property
    def language(self) -> str:
        return self.tree.attrib["lang"]
