"""The printed documents, laid out side by side: each as soon as those whose pages it names are finished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, Future
from xml.etree.ElementTree import Element

from builders import Document
from builders.brand.look import Look
from builders.deck import decide
from builders.fit import ResolvedSlide, fit
from builders.picture import pictures
from builders.references import fill
from builders.typeset import Printed, cover, font_files, typeset
from workshop.pictures import Image
from workshop.printing import Job, counted


class Press:
    """Takes documents in the order of `in_order`, each when it is composed, and lays them out meanwhile.

    `slides` are the numbers of the slides by their ids, `jobs` what is printed how often, `look` how all is dressed.
    Typst lets go of the interpreter, so that Python goes on. A document waits only for those taken before it, so there
    is always one to do. What is `ready` was printed long ago, and is not laid out.
    """

    def __init__(
        self,
        presses: Executor,
        slides: Mapping[str, int],
        jobs: Sequence[Job],
        ready: Mapping[str, Printed],
        look: Look,
        images: Mapping[str, Image],
    ) -> None:
        font_files(look.fonts.folder)  # opened once, before two documents ask for them at the same time
        self.presses, self.jobs, self.look, self.images = presses, jobs, look, images
        self.slides = {f"deck:{id}": number for id, number in slides.items()}
        self.trees: dict[str, Element] = {}
        self.printing: dict[str, Future[Printed]] = {name: _done(one) for name, one in ready.items()}

    def take(self, document: Document, tree: Element) -> None:
        """Lay out a document beside the caller; one that is not printed is kept for those that picture it."""
        self.trees[document.name] = tree
        if document.name == "deck":  # as its slides are now, with those that go on from another
            self.slides = {f"deck:{slide.get('id')}": n for n, slide in enumerate(tree.iter("slide"), start=1)}
        if document.printed and document.name not in self.printing:
            before = tuple(self.printing) if document.gathers else document.after
            self.printing[document.name] = self.presses.submit(self._print, document, before)

    def fill(self, name: str, after: Sequence[str]) -> Element:
        """The tree of a document with the numbers of the slides and of finished documents; wait for these."""
        printed = {name: self.printing[name].result() for name in after if name in self.printing}
        pages = counted(self.jobs, {name: one.pages for name, one in printed.items()})
        fill(self.trees[name], self.slides | places(printed) | pages)
        return self.trees[name]

    def places(self, name: str) -> dict[str, int]:
        """The page on which each part of a printed document begins; wait for it."""
        return places({name: self.printing[name].result()})

    def finished(self) -> dict[str, Printed]:
        """All printed documents; wait for them."""
        return {name: one.result() for name, one in self.printing.items()}

    def _print(self, document: Document, before: Sequence[str]) -> Printed:
        tree = self.fill(document.name, before)
        return typeset(tree, tree.tag, self.look, self._pictures(document) if document.shows_slides else {})

    def _pictures(self, document: Document) -> dict[str, bytes]:
        slides, _ = fit(decide(self.fill("deck", document.after), self.images), self.look)
        return pictures(slides, self.look)


def _done(printed: Printed) -> Future[Printed]:
    future: Future[Printed] = Future()
    future.set_result(printed)
    return future


def places(printed: Mapping[str, Printed]) -> dict[str, int]:
    """The page on which each part of each printed document begins."""
    return {f"{name}:{id}": page for name, one in printed.items() for id, page in one.begins.items()}


def covers(trees: Mapping[str, Element], slides: Sequence[ResolvedSlide], look: Look) -> dict[str, bytes]:
    """The covers of the deck and of the printed documents that have one, as SVG pictures."""
    covered = {name: tree for name, tree in trees.items() if tree.find("cover") is not None}
    first = pictures(slides[:1], look)
    deck = cover(trees["deck"], "deck-cover", look, first)
    return {"deck": deck, **{name: cover(tree, name, look, first) for name, tree in covered.items()}}
