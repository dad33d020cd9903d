"""How a kit looks: from a plan to a deck, a facilitator guide and a participant workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter


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
    Document("start", "0-START-HERE.html", "what is here, and what to do with it"),
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


def printing_waves() -> Iterator[tuple[Document, ...]]:
    """The printed documents in waves: those of a wave name pages of earlier waves only."""
    printed = {document.name: document for document in DOCUMENTS if document.printed}
    sorter = TopologicalSorter({name: document.after for name, document in printed.items()})
    sorter.prepare()
    while sorter.is_active():
        ready = sorter.get_ready()
        yield tuple(printed[name] for name in ready)
        sorter.done(*ready)
