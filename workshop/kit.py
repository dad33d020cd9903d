"""From a plan to a finished kit: the line that everything goes along, readable from top to bottom.

    plan -> compose three trees -> typeset the workbook -> fit the slides -> typeset the guide
         -> paint the deck -> see that all agree -> write the page that leads to them

References go one way: workbook pages, then slide numbers, then guide pages, then cue cards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from builders import DOCUMENTS, printing_order
from builders.compose import Composer
from builders.coverage import uncovered
from builders.deck import decide
from builders.fit import ResolvedSlide, fit
from builders.picture import pictures
from builders.references import OutOfStep, fill, mismatches, slide_numbers
from builders.rehearsal import Moment, rehearsal
from builders.start import start
from builders.typeset import Printed, cover, typeset
from builders.view import DETAIL, SMALLEST_ON_CARD, View
from workshop import __version__, output
from workshop.errors import ContentError, Problem
from workshop.model import Session
from workshop.plan import Plan
from workshop.printing import Job, counted
from workshop.text import Place

Tell = Callable[[str], None]
DEVICES = re.compile("con|prn|aux|nul|(com|lpt)[0-9]")  # no folder can have these names on Windows


def silent(stage: str) -> None:
    """Tell nobody which stage a build has reached."""


@dataclass(frozen=True, slots=True)
class Kit:
    """Everything made for one session: files and their sizes by name, and what was noticed on the way.

    `places` tells the slide or page of each part that documents refer to.
    """

    plan: Plan
    files: Mapping[str, bytes]
    sizes: Mapping[str, str]
    findings: tuple[Problem, ...]
    places: Mapping[str, int]


def make(plan: Plan, detail: str = "standard", thumbnails: str = "small", tell: Tell = silent) -> Kit:
    """Make every document of a plan; raise ContentError for what cannot be printed, OutOfStep for a bug of ours.

    `detail` is how much the guide says (outline, standard, full), `thumbnails` how it pictures slides (none,
    small, facing); `tell` is called with the name of each stage.
    """
    view = View(plan)
    tell("compose")
    trees = compose(view, detail, thumbnails)
    tell("typeset")
    with ThreadPoolExecutor(max_workers=1) as beside:
        painter = beside.submit(import_module, "builders.paint")  # slow to import; Typst meanwhile needs no Python
        printed = typeset_all(trees, view.numbers, view.jobs)
        tell("paint")
        deck = decide(trees["deck"])
        slides, overflows = fit(deck)
        pictured = beside.submit(covers, trees, slides)
        pptx = painter.result().paint(slides, deck)
    sheets = counted(view.jobs, {name: one.pages for name, one in printed.items()})
    finished = places(printed) | places_of_slides(pptx) | sheets
    agree(trees, finished)
    noticed = {
        *plan.library.findings,
        *plan.findings,
        *overflows,
        *split_pages(trees["workbook"], printed["workbook"]),
        *(full_cards(trees["cards"]) if "cards" in trees else ()),
    }
    findings = tuple(sorted(noticed))
    files = {"deck": pptx, **{name: one.pdf for name, one in printed.items()}}
    sizes = {"deck": f"{len(slides)} slides", **{name: f"{one.pages} pages" for name, one in printed.items()}}
    files["start"] = start(view, names(plan.session), sizes, pictured.result(), findings)
    sizes["start"] = "open this first"
    return Kit(
        plan,
        {document.file: files[document.name] for document in view.documents},
        {document.file: sizes[document.name] for document in view.documents},
        findings,
        finished,
    )


def rehearse(plan: Plan) -> tuple[Moment, ...]:
    """The day read through with the clock, from the very cues that stand on the cue cards."""
    view = View(plan)
    return rehearsal(view, compose(view, "standard", "none")["deck"])


def typeset_all(
    trees: Mapping[str, Element], slide_numbers: Mapping[str, int], printing: Sequence[Job]
) -> dict[str, Printed]:
    """Lay out the printed documents, each after those it names, and fill in all references in all trees."""
    printed: dict[str, Printed] = {}
    fill(trees, {f"deck:{id}": number for id, number in slide_numbers.items()})
    for document in (document for document in printing_order() if document.name in trees):
        extra = {"slides.json": pictures(fit(decide(trees["deck"]))[0])} if document.shows_slides else {}
        printed[document.name] = typeset(trees[document.name], document.name, extra)
        fill(trees, places(printed) | counted(printing, {name: one.pages for name, one in printed.items()}))
    return printed


def covers(trees: Mapping[str, Element], slides: Sequence[ResolvedSlide]) -> dict[str, bytes]:
    """The covers of the deck and of the printed documents that have one, as SVG pictures."""
    covered = [name for name, tree in trees.items() if tree.find("cover") is not None]
    first = {"slides.json": pictures(slides[:1])}
    return {
        "deck": cover(trees["deck"], "deck-cover", first),
        **{name: cover(trees[name], name, first) for name in covered},
    }


def compose(view: View, detail: str, thumbnails: str) -> dict[str, Element]:
    """The element trees of all documents; raise ContentError for unknown names and letters that no font has."""
    composer = Composer(names(view.plan.session))
    values = {"plan": view.plan, "view": view, "detail": DETAIL[detail], "thumbnails": thumbnails}
    trees = {
        document.name: composer.compose(f"{document.name}.xml", **values)
        for document in view.documents
        if not document.web
    }
    problems = [*composer.problems, *(problem for tree in trees.values() for problem in uncovered(tree))]
    if problems:
        raise ContentError(problems)
    return trees


def agree(trees: Mapping[str, Element], finished: Mapping[str, int]) -> None:
    """See that every number one document says of another is borne out by the finished files."""
    wrong = [line for name, tree in trees.items() for line in mismatches(name, tree, finished)]
    if wrong:
        raise OutOfStep(f"{len(wrong)} references disagree, such as: {wrong[0]}")


def save(kit: Kit, only: Collection[str], folder: Path | None) -> tuple[output.Written, ...]:
    """Write the documents named in `only` into the folder of the session, or the next one that is not another's."""
    named = [document.file for document in DOCUMENTS if document.name in only]
    wanted = {file: kit.files[file] for file in named if file in kit.files}
    facts = {**about(kit.plan), "places": dict(sorted(kit.places.items()))}
    free = output.free_folder(folder or Path("output") / folder_name(kit.plan), facts["whose"])
    return output.write(free, wanted, facts)


def folder_name(plan: Plan) -> str:
    """The agenda's name; a session with a date or a title of its own gets a folder of its own."""
    session = plan.session
    own = " ".join(filter(None, (session.date, session.title)))
    name = re.sub(r"[^\w-]+", "-", own.lower())[:60].strip("-_") or str(session.agenda)
    return f"{name}-kit" if DEVICES.fullmatch(name) else name


def about(plan: Plan) -> dict[str, Any]:
    """What the manifest says of a kit; `whose` tells its session from every other."""
    session = plan.session.model_dump(mode="json", exclude_none=True)
    whose = {key: str(session[key]) for key in ("agenda", "title", "date", "organisation") if key in session}
    return {"workshop": __version__, "whose": whose, "session": session}


def names(session: Session) -> dict[str, str]:
    """What names in texts, such as `{{ organisation.name }}`, stand for."""
    return {
        "organisation.name": str(session.organisation or "our company"),
        "facilitator.name": str(session.facilitator or "your facilitator"),
    }


def places(printed: Mapping[str, Printed]) -> dict[str, int]:
    """The page on which each part of each printed document begins."""
    return {f"{name}:{id}": page for name, one in printed.items() for id, page in one.begins.items()}


def places_of_slides(pptx: bytes) -> dict[str, int]:
    return {f"deck:{id}": number for id, number in slide_numbers(pptx).items()}


def split_pages(tree: Element, printed: Printed) -> Iterator[Problem]:
    """A finding for every task of the workbook that runs over its page."""
    for page in tree.iter("page"):
        id = page.attrib["id"]
        if printed.ends[id] != printed.begins[id]:
            what = f"the workbook page '{page.attrib['title']}' needs more than one page; fewer words or lines"
            yield Problem(_place(page.attrib["at"]), what, fatal=False)


def full_cards(tree: Element) -> Iterator[Problem]:
    """A finding for every card whose words had to be made small."""
    for face in tree.iter("face"):
        if int(face.attrib["size"]) <= SMALLEST_ON_CARD:
            what = f"the card '{face.attrib['title']}' is full; at most 45 words read well on a card"
            yield Problem(_place(face.attrib["at"]), what, fatal=False)


def _place(at: str) -> Place:
    file, line, column = at.rsplit(":", 2)
    return Place(file, int(line), int(column))
