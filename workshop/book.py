"""A workbook that is printed: what stands on which of its pages, so that the session can be planned again against it.

Its pages, codes and part numbers stay as they are; all else is fitted to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, tostring

from workshop.clock import Minutes
from workshop.errors import Problem
from workshop.lengths import span_of
from workshop.library import Library
from workshop.model import Agenda, Block, Entry, Exercise, Pages, Session
from workshop.text import Id, Place, Ref, asked_at

COVER = "cover"  # what the mark of the front is called


@dataclass(frozen=True, slots=True)
class Chapter:
    """A block as it is printed: the slot it had, where it comes from, and what its pages and the chain call it."""

    id: str
    ref: str
    title: str
    code: str
    part: int
    day: int


@dataclass(frozen=True)
class Book:
    """A printed workbook, and the session that it was printed for, which lasted `minutes`.

    `places` are its pages by the ids of what begins there, `marks` tell what stood on each; `folder` is its kit.
    """

    folder: Path
    session: Session
    pdf: bytes
    paper: str
    copies: int
    count: int
    minutes: int
    chapters: tuple[Chapter, ...]
    places: Mapping[str, int]
    marks: Mapping[str, str]

    def kept(self) -> dict[str, Any]:
        """The book as a manifest holds it, beside the pages, the session and the file, which are there anyway."""
        facts = {name: getattr(self, name) for name in ("paper", "copies", "count", "minutes")}
        return {**facts, "chapters": [asdict(chapter) for chapter in self.chapters], "marks": dict(self.marks)}

    def pages_of(self, id: str) -> tuple[str, ...]:
        """The ids of the pages of a slot, in their order."""
        return tuple(sorted((page for page in self.places if page.startswith(f"{id}/")), key=self.places.__getitem__))

    def numbers_of(self, id: str) -> str:
        """The numbers of the pages of a slot, such as 6, or 8 to 10 with a dash between."""
        numbers = [self.places[page] for page in self.pages_of(id)]
        return f"{numbers[0]}–{numbers[-1]}" if numbers[0] != numbers[-1] else str(numbers[0])

    def known(self, library: Library) -> tuple[Chapter, ...]:
        """The chapters that the content still has."""
        return tuple(chapter for chapter in self.chapters if _has(library, chapter.ref))

    def agenda(self, library: Library, agenda: Agenda) -> Agenda:
        """The agenda with the blocks that are printed only; the very same if those are all it has."""
        known = self.known(library)
        own = [(chapter.id, chapter.ref) for chapter in known]
        if own == [(str(id), str(entry.block)) for id, entry in agenda.slots.items() if entry.block]:
            return agenda
        slots = {Id(chapter.id): _entry(library, agenda, chapter) for chapter in known}
        return agenda.model_copy(update={"slots": slots})

    def library(self, library: Library) -> Library:
        """The content without the pages that are not printed.

        The short form of a block has the page of the block itself, where that holds the same things to fill in; where
        none does, the block has no short form.
        """
        own = {chapter.ref: self._printed(library, chapter) for chapter in self.known(library)}
        exercises = {str(block.exercise): exercise for block, exercise in own.values() if exercise}
        blocks = {ref: block for ref, (block, _) in own.items()}
        for ref, (block, exercise) in own.items():
            if block.short is not None:
                blocks |= _shortened(library, ref, block, block.pages | (exercise.pages if exercise else {}))
        return _with_blocks(replace(library, exercises={**library.exercises, **exercises}), blocks)

    def refused(self, session: Session) -> Iterator[Problem]:
        """What a session wishes that no page is printed for."""
        if session.agenda != self.session.agenda:
            what = f"the workbook is printed for {self.session.agenda}; leave this out, or build without --printed"
            yield Problem(asked_at(session.agenda, "--agenda"), what)
        modules = {chapter.ref.rpartition("/")[0] for chapter in self.chapters}
        for module in (module for module in session.modules if module not in modules):
            what = f"{module} is not in the printed workbook; leave it out, or build without --printed and print anew"
            yield Problem(asked_at(module, "--modules"), what)

    def findings(self, library: Library, session: Session) -> Iterator[Problem]:
        """What of the content, and of the session, the printed pages do not have."""
        for chapter in self.chapters:
            if _has(library, chapter.ref):
                yield from self._unprinted(library, chapter)
            else:
                what = f"'{chapter.title}' is printed, but {chapter.ref} is gone from the content; it is for later now"
                yield Problem(Place.whole(chapter.ref), what, fatal=False)
        if session.paper != self.paper:
            what = f"the workbook is printed on {self.paper}, and stays so; the rest is made for {session.paper}"
            yield Problem(Place.whole("--paper"), what, fatal=False)

    def changed(self, workbook: Element, used: set[str]) -> Iterator[Problem]:
        """The cover and the `used` pages, if they would read differently today."""
        for page in _pages(workbook):
            id = page.get("id", COVER)
            if id in {COVER, *used} and self.marks.get(id) != _mark(page):
                yield self._told(page, id)

    def _told(self, page: Element, id: str) -> Problem:
        stays = "what is printed stands, so tell people"
        if id == COVER:
            what = f"the cover of the printed workbook reads differently; {stays}"
            return Problem(Place.whole("4-participant-workbook.pdf"), what, fatal=False)
        file, line, column = page.attrib["at"].rsplit(":", 2)
        title, number = page.attrib["title"], self.places[id]
        what = f"page {number} of the printed workbook, '{title}', reads differently; {stays}, or put the text back"
        return Problem(Place(file, int(line), int(column)), what, fatal=False)

    def _printed(self, library: Library, chapter: Chapter) -> tuple[Block, Exercise | None]:
        """The block and the exercise of a chapter, with the pages that are printed."""
        block = library.block(chapter.ref)
        exercise = library.exercises[block.exercise] if block.exercise else None
        own = block.model_copy(update={"pages": self._of(block.pages, chapter)})
        return own, exercise and exercise.model_copy(update={"pages": self._of(exercise.pages, chapter)})

    def _of(self, pages: Pages, chapter: Chapter) -> Pages:
        return {id: page for id, page in pages.items() if f"{chapter.id}/{id}" in self.places}

    def _unprinted(self, library: Library, chapter: Chapter) -> Iterator[Problem]:
        block = library.block(chapter.ref)
        pages = block.pages | (library.exercises[block.exercise].pages if block.exercise else {})
        for page in (page for id, page in pages.items() if f"{chapter.id}/{id}" not in self.places):
            what = f"'{page.title}' is not in the printed workbook; print it on a sheet of its own, or do without"
            yield Problem(page.title.where, what, fatal=False)


def marks(workbook: Element) -> dict[str, str]:
    """A mark of all that stands on the cover and on each page: another text, another mark."""
    return {page.get("id", COVER): _mark(page) for page in _pages(workbook)}


def _pages(workbook: Element) -> Iterator[Element]:
    return (page for page in workbook.iter() if page.tag in ("cover", "page"))


def _mark(page: Element) -> str:
    """The mark of a page; where its texts were written is not part of it."""
    bare = deepcopy(page)
    bare.tail = None
    for element in bare.iter():
        element.attrib.pop("at", None)
    return sha256(tostring(bare)).hexdigest()[:16]


def _has(library: Library, ref: str) -> bool:
    module, _, name = ref.rpartition("/")
    if not module:
        return name in library.blocks
    return module in library.modules and name in library.modules[module].blocks


def _entry(library: Library, agenda: Agenda, chapter: Chapter) -> Entry:
    """What the agenda says of a printed block; what it does not have takes its usual minutes."""
    if written := agenda.slots.get(Id(chapter.id)):
        return written.model_copy(update={"block": Ref(chapter.ref), "day": chapter.day})
    block = library.block(chapter.ref)
    span = span_of(block, library.exercises[block.exercise] if block.exercise else None)
    return Entry(block=Ref(chapter.ref), minutes=Minutes(span.typ), day=chapter.day)


def _shortened(library: Library, ref: str, block: Block, printed: Pages) -> dict[str, Block]:
    """The block, or its short form, as they can be done with the printed pages of the block."""
    short = library.block(str(block.short))
    pages = None if short.exercise else _standing_in(short.pages, printed)
    if pages is None:
        return {ref: block.model_copy(update={"short": None})}
    return {str(block.short): short.model_copy(update={"pages": pages})}


def _standing_in(pages: Pages, printed: Pages) -> Pages | None:
    """For each page the first printed one on which the same kinds of things can be done; None if one has none."""
    kinds = {id: {item.kind for item in page.items.values()} for id, page in printed.items()}
    found: Pages = {}
    for page in pages.values():
        needed = {item.kind for item in page.items.values()}
        id = next((id for id, own in kinds.items() if needed <= own), None)
        if id is None:
            return None
        found[id] = printed[id]
    return found


def _with_blocks(library: Library, blocks: Mapping[str, Block]) -> Library:
    """The library with other blocks, by what they are called in an agenda."""
    loose, modules = dict(library.blocks), dict(library.modules)
    for ref, block in blocks.items():
        module, _, name = ref.rpartition("/")
        if module:
            own = {**modules[module].blocks, Id(name): block}
            modules[module] = modules[module].model_copy(update={"blocks": own})
        else:
            loose[name] = block
    return replace(library, blocks=loose, modules=modules)
