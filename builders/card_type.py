"""The type in which cards are set."""

from __future__ import annotations

from markupsafe import Markup

# Letters that a card holds in type of so many points, by how many cards are on a sheet.
CARD_TYPE = {4: ((110, 24), (150, 22), (190, 20), (260, 18), (340, 15)), 8: ((140, 14), (200, 13), (260, 12))}
LINE_ON_CARD = {4: 12, 8: 20}  # letters that a line of its own takes beyond them: a small card is low
SMALLEST_ON_CARD = 11


def type_of(inside: Markup, up: int) -> int:
    """The size of the letters on a card, of which so many are on a sheet: big, and smaller where there are many."""
    lines = inside.count("<tick>") + inside.count("<card ")
    letters = len(inside.striptags()) + lines * LINE_ON_CARD[up]
    return next((size for most, size in CARD_TYPE[up] if letters <= most), SMALLEST_ON_CARD)
