"""The paper of a Word document: its size and its margins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
MARGINS = {"run-sheet": (13.0, 11.0), "print-order": (18.0, 16.0), "guide": (17.0, 12.0)}
USUAL = (19.0, 17.0)


@dataclass(frozen=True, slots=True)
class Page:
    """Millimetres: the sheet, and what stays free at its sides and at its top and bottom; whether it has a cover."""

    width: float
    height: float
    side: float
    top: float
    cover: bool = False

    @property
    def room(self) -> float:
        """How wide the lines are."""
        return self.width - 2 * self.side


def page_of(document: str, attributes: Mapping[str, str], cover: bool) -> Page:
    """The page of a document of the kit."""
    return Page(*PAPERS[attributes.get("paper", "a4")], *MARGINS.get(document, USUAL), cover=cover)
