"""What becomes of breaches: a bug of ours stops the build; what authors wrote or a template brought along is told."""

from __future__ import annotations

from collections.abc import Iterator

from builders.gate import breaches
from builders.gate.breach import Breach
from builders.slide import Deck
from workshop.errors import Problem
from workshop.text import NOWHERE, Place

DECK = "1-deck.pptx"


class Unclean(Exception):
    """Our own painting broke a rule; nothing is written."""


def verdict(pptx: bytes, deck: Deck) -> Iterator[Problem]:
    """A finding for each breach, where the slide was written if it was its author's; raise Unclean for ours."""
    found = breaches(pptx)
    if bugs := [breach for breach in found if breach.ours and breach.rule.whose == "painter"]:
        raise Unclean(f"the deck breaks {len(bugs)} rules, such as {bugs[0].rule.name}: {bugs[0]}")
    for breach in found:
        yield Problem(_place(breach, deck), str(breach), fatal=False)


def _place(breach: Breach, deck: Deck) -> Place:
    if breach.rule.whose == "author" and breach.number:
        at = deck.slides[breach.number - 1].at
        return at if at != NOWHERE else Place.whole(DECK)
    return Place.whole(DECK)
