"""How a kit looks: from a plan to a deck, a facilitator guide and a participant workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that comes out: what it is called, the file it goes to, and what it is for.

    A printed document has a theme of its name in `themes/`, and is laid out `after` those whose pages it names;
    `shows_slides` tells that it pictures the slides.
    """

    name: str
    file: str
    purpose: str
    after: tuple[str, ...] = ()
    shows_slides: bool = False

    @property
    def printed(self) -> bool:
        return self.file.endswith(".pdf")

    @property
    def web(self) -> bool:
        """A page for the browser, made when all others are finished."""
        return self.file.endswith(".html")


DOCUMENTS = (
    Document(
        "start",
        "0-START-HERE.html",
        "what is here, and what to do with it",
        ("deck", "run-sheet", "guide", "workbook", "cards", "print-order"),
    ),
    Document("deck", "1-deck.pptx", "slides to show, with a cue card under each", ("workbook", "guide")),
    Document("run-sheet", "2-run-sheet.pdf", "to run the day from, standing", ("workbook",)),
    Document("guide", "3-facilitator-guide.pdf", "to prepare from and hold", ("workbook",), shows_slides=True),
    Document("workbook", "4-participant-workbook.pdf", "one for each participant, to write in"),
    Document("cards", "5-cards.pdf", "cards to cut and hand out, as many sets as you need"),
    Document(
        "print-order",
        "6-print-order.pdf",
        "what to have printed, to read out at the counter",
        ("run-sheet", "guide", "workbook", "cards"),
    ),
)

BOOKLET = Document(
    "booklet", "4-participant-workbook-BOOKLET.pdf", "the workbook once more, its pages in order to fold", ("workbook",)
)


def needed(names: Iterable[str]) -> frozenset[str]:
    """The documents named, and those that must be finished before them; the deck always, whose slides most name."""
    wanted = frozenset({"deck", *names})
    more = wanted.union(*(document.after for document in (*DOCUMENTS, BOOKLET) if document.name in wanted))
    return wanted if more == wanted else needed(more)


def in_order() -> tuple[Document, ...]:
    """The documents as they are composed: the slides, which the guide pictures, then those most waited for."""
    waited_for = Counter(name for document in DOCUMENTS for name in document.after)
    return tuple(sorted(DOCUMENTS, key=lambda document: (document.printed, -waited_for[document.name])))
