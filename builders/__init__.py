"""How a kit looks: from a plan to a deck, a facilitator guide and a participant workbook."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that comes out: what it is called, the file it goes to, what it is for, and which others it names."""

    name: str
    file: str
    purpose: str
    after: tuple[str, ...] = ()


DOCUMENTS = (
    Document("deck", "1-deck.pptx", "slides to show, with a cue card under each", after=("workbook", "guide")),
    Document("guide", "3-facilitator-guide.pdf", "to prepare from and to hold in the hand", after=("workbook", "deck")),
    Document("workbook", "4-participant-workbook.pdf", "one for each participant, to write in"),
)
