"""What becomes of breaches: a bug of ours stops the build; what authors wrote or a template brought along is told."""

from __future__ import annotations

from collections.abc import Iterator

from builders.brand.look import Look, own_look
from builders.gate import breaches
from builders.gate.breach import Breach
from builders.slide import Deck
from workshop.errors import Problem
from workshop.text import NOWHERE, Place

DECK = "1-deck.pptx"


class Unclean(Exception):
    """Our own painting broke a rule; nothing is written."""


def verdict(pptx: bytes, deck: Deck, look: Look) -> Iterator[Problem]:
    """A finding for each breach, where the slide was written if it was its author's; raise Unclean for ours."""
    found, own = breaches(pptx), look.template == own_look().template
    if bugs := [breach for breach in found if _is_ours(breach, own)]:
        raise Unclean(f"the deck breaks {len(bugs)} rules, such as {bugs[0].rule.name}: {bugs[0]}")
    for breach in found:
        yield Problem(_place(breach, deck), str(breach), fatal=False)


def _is_ours(breach: Breach, own: bool) -> bool:
    """Whether we broke a rule: anywhere in our own template, and on the slides of any."""
    return breach.rule.whose == "painter" and (own or (breach.ours and breach.number > 0))


def _place(breach: Breach, deck: Deck) -> Place:
    if breach.rule.whose == "author" and 0 < breach.number <= len(deck.slides):
        at = deck.slides[breach.number - 1].at
        return at if at != NOWHERE else Place.whole(DECK)
    return Place.whole(DECK)
