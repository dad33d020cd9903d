"""The printed documents, laid out side by side: each as soon as those whose pages it names are finished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from xml.etree.ElementTree import Element

from builders import Document, printing_waves
from builders.deck import decide
from builders.fit import ResolvedSlide, fit
from builders.picture import pictures
from builders.references import fill
from builders.typeset import Printed, cover, font_files, typeset
from workshop.printing import Job, counted


def press(trees: Mapping[str, Element], slides: Mapping[str, int], jobs: Sequence[Job]) -> dict[str, Printed]:
    """Lay out all printed documents, and fill in the references of all trees.

    `slides` are the numbers of the slides by their ids, `jobs` what is printed how often. Typst lets go of the
    interpreter, so that the documents of a wave are laid out on as many processors as there are.
    """
    printed: dict[str, Printed] = {}
    font_files()  # opened once, before two documents ask for them at the same time
    fill(trees, {f"deck:{id}": number for id, number in slides.items()})
    with ThreadPoolExecutor() as presses:
        for wave in printing_waves():
            ready = [document for document in wave if document.name in trees]
            done = presses.map(lambda document: _print(trees, document), ready)
            printed |= {document.name: one for document, one in zip(ready, done, strict=True)}
            fill(trees, places(printed) | counted(jobs, {name: one.pages for name, one in printed.items()}))
    return printed


def places(printed: Mapping[str, Printed]) -> dict[str, int]:
    """The page on which each part of each printed document begins."""
    return {f"{name}:{id}": page for name, one in printed.items() for id, page in one.begins.items()}


def covers(trees: Mapping[str, Element], slides: Sequence[ResolvedSlide]) -> dict[str, bytes]:
    """The covers of the deck and of the printed documents that have one, as SVG pictures."""
    covered = {name: tree for name, tree in trees.items() if tree.find("cover") is not None}
    first = {"slides.json": pictures(slides[:1])}
    deck = cover(trees["deck"], "deck-cover", first)
    return {"deck": deck, **{name: cover(tree, name, first) for name, tree in covered.items()}}


def _print(trees: Mapping[str, Element], document: Document) -> Printed:
    extra = {"slides.json": pictures(fit(decide(trees["deck"]))[0])} if document.shows_slides else {}
    return typeset(trees[document.name], document.name, extra)
