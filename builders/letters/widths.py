"""The widths of the letters of one style of a font, and what stands in for letters that it lacks."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

from builders.letters import EM

MARGIN = 1.1  # what another font shows in place of a letter may be this much wider than the one measured
Other = Callable[[], Mapping[str, int]]


class Widths(dict[str, int]):
    """The width of each character in units of the em.

    A letter that the font lacks is shown in another, so it is measured in the `others`, read only then, with a margin.
    One that none of them has counts as wide.
    """

    def __init__(self, own: Mapping[str, int], others: tuple[Other, ...] = ()) -> None:
        super().__init__(own)
        self.others = others

    def __missing__(self, character: str) -> int:
        self[character] = width = self._borrowed(character)
        return width

    def _borrowed(self, character: str) -> int:
        for other in self.others:
            if character in (widths := other()):
                return round(widths[character] * MARGIN)
        return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else EM

    def wider(self, factor: float) -> Widths:
        """The same letters, each so much wider."""
        return Widths({character: round(width * factor) for character, width in self.items()}, self.others)

    @property
    def capitals(self) -> Widths:
        """Each letter as wide as its capital, or the capitals that it becomes."""
        wide = {letter: sum(map(self.__getitem__, letter.upper())) for letter in list(self)}
        return Widths(wide, self.others)
