"""From a plan to a finished kit: the line that everything goes along, readable from top to bottom.

    plan -> compose the element trees -> press what is printed -> fit and paint the deck
         -> see that all agree -> make the page that leads to them

References go one way: workbook pages, then slide numbers, then guide pages, then cue cards and print order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from importlib import import_module
from itertools import chain
from pathlib import Path
from xml.etree.ElementTree import Element

from builders import DOCUMENTS, EXTRAS, Document, in_order, in_sets, needed, once_more, sets_of
from builders.bindery import for_print
from builders.bound import bound, ready, reprinted
from builders.brand.dressing import dressed
from builders.brand.look import Look
from builders.compose import Composer
from builders.continued import continued
from builders.coverage import uncovered
from builders.crowded import crowded
from builders.deck import decide
from builders.diff import page as diff_page
from builders.exports.made import exports, size
from builders.fit import ResolvedSlide, fit
from builders.leaks.leaking import leaks, searching
from builders.leaks.search import Search
from builders.naming import known, names
from builders.press import Press, covers, places
from builders.references import OutOfStep, mismatches, slide_numbers
from builders.rehearsal import Moment, rehearsal
from builders.start import start
from builders.typeset import Printed
from builders.view import DETAIL, View
from workshop import output
from workshop.book import Book
from workshop.cards import PLAIN, CardStyle
from workshop.diff import Diff
from workshop.dress import Dress
from workshop.edition import made_from
from workshop.errors import ContentError, Problem
from workshop.folder import about, folder_of
from workshop.model import Organisation, Session
from workshop.plan import Plan
from workshop.printed import FACTS, PRINTED
from workshop.printing import AS_IS, Profile, counted
from workshop.reading import READ, Reading, reading
from workshop.text import Line, Prose, Text
from workshop.wanted import every

Tell = Callable[[str], None]
Take = Callable[[Document, Element], None]
NAMES = in_sets(("room",))
PRESSES = 2  # the guide takes as long as all others together


def silent(stage: str) -> None:
    """Tell nobody which stage a build has reached."""


def kept(document: Document, tree: Element) -> None:
    """Do nothing with a document but compose it."""


@dataclass(frozen=True, slots=True)
class Kit:
    """Everything made for one session: files and their sizes by name, and what was noticed on the way.

    `places` tells the slide or page of each part that documents refer to, `reads` what participants read there, and
    `book` what it takes to plan again once the workbook is printed. `absent` are files that this session has no use
    for, and what to type for them; `held` says why a file that would show too much is not there.
    """

    plan: Plan
    files: Mapping[str, bytes]
    sizes: Mapping[str, str]
    findings: tuple[Problem, ...]
    places: Mapping[str, int]
    reads: Reading
    book: Book
    absent: Mapping[str, str] = field(default_factory=dict)
    held: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Pressed:
    """What is laid out, not yet held against each other: trees, prints, deck, exports, and what knows the secrets."""

    trees: dict[str, Element]
    printed: dict[str, Printed]
    slides: Sequence[ResolvedSlide]
    found: Sequence[Problem]
    pptx: bytes
    exported: dict[str, bytes]
    covers: dict[str, bytes]
    search: Search


def make(
    plan: Plan, detail: str = "standard", thumbnails: str = "small", tell: Tell = silent, cards: CardStyle = PLAIN,
    typed: str = "", only: Collection[str] = NAMES, look: Look | None = None, profile: Profile = AS_IS,
) -> Kit:  # fmt: skip
    """Make the documents of a plan; raise ContentError for what cannot be printed, OutOfStep or Unclean for our bugs.

    `detail` is how much the guide says (outline, standard, full), `thumbnails` how it pictures slides (none, small,
    facing), `cards` how many are on a sheet and whether they have backs, `typed` what was typed of the session, for
    the commands to try next; `tell` is called with the name of each stage. `only` names the documents wanted; those
    that they are made from are made too. `look` is how all is dressed, if not as the brand says, `profile` how printed.
    """
    view, wanted = View(plan, cards, frozenset(only), sets_of(only), profile), needed(only)
    documents = tuple(one for one in (*DOCUMENTS, *view.extras) if one.name in wanted and view.has(one))
    more = once_more(documents, only)
    look, changed = (look, ()) if look else dressed(plan.library.brand)
    noticed = [*changed]
    made = _pressed(view, detail, thumbnails, noticed, documents, look, tell)
    trees, printed, slides = made.trees, made.printed, made.slides
    finished = places(printed) | places_of_slides(made.pptx) | counted(view.jobs, pages_of(printed))
    agree(trees, finished)
    files = {"deck": made.pptx, **{name: one.pdf for name, one in printed.items()}, **made.exported}
    held = leaks(made.search, documents, trees, files)
    noticed += [*view.takeaways.unprintable, *made.found, *crowded(trees, printed)]
    noticed += [*reprinted(plan, trees["workbook"]), *chain(*held.values())]
    findings = tuple(sorted({*plan.library.findings, *plan.findings, *noticed}))
    documents, more = _shown(documents, held), _shown(more, held)
    again, pages = for_print(view, trees, printed, look)
    files |= again
    sizes = _sizes(documents, len(slides), pages_of(printed) | pages)
    if more:
        tell("formats")
        files |= _once_more(more, trees, printed, slides, look)
    if "start" in wanted:
        files["start"] = start(view, names(plan), sizes, made.covers, findings, typed, more)
    return Kit(
        plan,
        {document.file: files[document.name] for document in (*documents, *more)},
        {document.file: sizes.get(document.name, document.format) for document in (*documents, *more)},
        findings,
        finished,
        _read(view, trees, wanted),
        bound(view, trees["workbook"], printed["workbook"]),
        view.absent,
        tuple(chain(*held.values())),
    )


def _pressed(
    view: View, detail: str, thumbnails: str, noticed: list[Problem], documents: Collection[Document], look: Look,
    tell: Tell,
) -> Pressed:  # fmt: skip
    """Compose all trees, lay out what is printed beside them, and meanwhile fit and paint the deck."""
    dressed = look.in_grey if view.profile.mono else look
    tell("compose")
    with ThreadPoolExecutor(PRESSES) as beside:
        press = Press(beside, view.numbers, view.jobs, ready(view.plan), dressed, view.plan.library.pictures)
        trees = compose(view, detail, thumbnails, noticed, documents, press.take, look)
        tell("typeset")
        painter, gate = map(import_module, ("builders.paint", "builders.gate.verdict"))  # slow; Typst needs no Python
        search = searching(view.plan, Composer(names(view.plan)).plain)
        exported = exports(view, documents, names(view.plan), press.places("workbook"))
        deck = decide(press.fill("deck", ("workbook", "guide")), press.images)
        tell("paint")
        slides, overflows = fit(deck, look)
        pictured = beside.submit(covers, trees, slides, look)
        pptx = painter.paint(slides, deck, look)
        found = (*overflows, *gate.verdict(pptx, deck, look))
        return Pressed(trees, press.finished(), slides, found, pptx, exported, pictured.result(), search)


def reads(plan: Plan) -> Reading:
    """What participants read in a plan, without laying anything out."""
    view = View(plan)
    documents = [document for document in view.documents if document.name in READ]
    return _read(view, compose(view, "standard", "none", documents=documents), READ)


def page(diff: Diff, workshop: str, department: str, file: str) -> bytes:
    """The page that shows what participants read differently."""
    return diff_page(diff, workshop, department, file)


def approval(diff: Diff, workshop: str, department: str, file: str, paper: str, brand: Dress | None = None) -> bytes:
    """The same for Word, with boxes to tick and a place to sign."""
    from builders.approval import approval as for_word  # with python-docx, which nothing else needs

    return for_word(diff, workshop, department, file, paper, dressed(brand)[0])


def _read(view: View, trees: Mapping[str, Element], documents: Collection[str]) -> Reading:
    parts = {slot.id: slot.title for slot in view.plan.slots} | {one.id: one.title for one in view.plan.later}
    sets = {pack.slot.id: [card.id for card in pack.one_set] for pack in view.packs}
    return reading(trees, parts, sets, documents)


def rehearse(plan: Plan) -> tuple[Moment, ...]:
    """The day read through with the clock, from the very cues that stand on the cue cards."""
    view = View(plan)
    return rehearsal(view, compose(view, "standard", "none")["deck"], names(plan))


def compose(
    view: View, detail: str, thumbnails: str, noticed: list[Problem] | None = None,
    documents: Collection[Document] | None = None, take: Take = kept, look: Look | None = None,
) -> dict[str, Element]:  # fmt: skip
    """The element trees of the documents; raise ContentError for unknown names and letters that no font has.

    Smaller things, such as a mark that is never closed, are added to `noticed`. Each tree is given to `take` as soon
    as it is composed; all are composed unless `documents` are named.
    """
    wanted = view.documents if documents is None else documents
    composer = Composer(names(view.plan))
    values = {"detail": DETAIL[detail], "thumbnails": thumbnails}
    trees = {}
    for document in [document for document in in_order() if document in wanted and not document.web]:
        own = replace(view, plan=view.plan.as_printed) if document.name == "workbook" else view
        composer.names = names(own.plan)
        trees[document.name] = composer.compose(document.template, plan=own.plan, view=own, document=document, **values)
        view = continued(trees[document.name], view, look)
        take(document, trees[document.name])
    problems = [*composer.problems, *(problem for tree in trees.values() for problem in uncovered(tree))]
    if fatal := [problem for problem in problems if problem.fatal]:
        raise ContentError(fatal)
    if noticed is not None:
        noticed.extend(problems)
    return trees


def misread(texts: Iterable[Text], organisation: Organisation) -> Iterator[Problem]:
    """What a build would say of texts by themselves: unknown names, links and marks, letters that no font has."""
    composer = Composer(known(Session(), organisation))
    for text in texts:
        yield from uncovered(Element("p", {"at": str(text.where), "text": text}))
        if isinstance(text, Line | Prose):
            composer.elements(text)
    yield from composer.problems


def agree(trees: Mapping[str, Element], finished: Mapping[str, int]) -> None:
    """See that every number one document says of another is borne out by the finished files."""
    wrong = [line for name, tree in trees.items() for line in mismatches(name, tree, finished)]
    if wrong:
        raise OutOfStep(f"{len(wrong)} references disagree, such as: {wrong[0]}")


def _shown(documents: Collection[Document], held: Collection[str]) -> tuple[Document, ...]:
    """The documents without those that are held back, and without what is made from these."""
    made_of = {one.name: "workbook" if one in EXTRAS else one.of for one in documents}
    return tuple(one for one in documents if one.name not in held and made_of[one.name] not in held)


def _sizes(documents: Iterable[Document], slides: int, pages: Mapping[str, int]) -> dict[str, str]:
    """How large each document is, by its name: slides, pages, or what opens it."""
    known = {name: _pages(count) for name, count in pages.items()}
    known |= {"deck": f"{slides} slides", "start": "open this first", "booklet": f"{pages.get('booklet', 0)} sides"}
    return {one.name: size(one) if one.exported else known[one.name] for one in documents}


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def _once_more(
    rows: Sequence[Document], trees: Mapping[str, Element], printed: Mapping[str, Printed],
    slides: Sequence[ResolvedSlide], look: Look,
) -> dict[str, bytes]:  # fmt: skip
    from builders.editions import editions  # with python-docx, which nothing else needs

    return editions(rows, trees, printed, slides, look)


def facts(kit: Kit) -> dict[str, object]:
    """What the manifest says of a kit besides its files."""
    found = {"places": dict(sorted(kit.places.items())), "reads": kit.reads.kept()}
    book = {**kit.book.kept(), PRINTED: kit.plan.printed is not None}
    return {**about(kit.plan), **made_from(kit.plan), **found, FACTS: book}


def save(kit: Kit, only: Collection[str], folder: Path | None) -> tuple[output.Written, ...]:
    """Write the documents named in `only` into the folder of the session.

    Documents that are in the folder already and would now disagree are made anew with them.
    """
    named = [document.file for document in every() if document.name in only]
    free = folder_of(kit.plan, folder)
    wanted = {*named, *output.outdated(free, kit.files)}
    return output.write(free, {file: content for file, content in kit.files.items() if file in wanted}, facts(kit))


def places_of_slides(pptx: bytes) -> dict[str, int]:
    return {f"deck:{id}": number for id, number in slide_numbers(pptx).items()}


def pages_of(printed: Mapping[str, Printed]) -> dict[str, int]:
    return {name: one.pages for name, one in printed.items()}
