"""From a plan to a finished kit: the line that everything goes along, readable from top to bottom.

    plan -> compose the element trees -> press what is printed -> fit and paint the deck
         -> see that all agree -> make the page that leads to them

References go one way: workbook pages, then slide numbers, then guide pages, then cue cards and print order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from builders import DOCUMENTS
from builders.compose import Composer
from builders.coverage import uncovered
from builders.crowded import crowded
from builders.deck import decide
from builders.fit import fit
from builders.press import covers, places, press
from builders.references import OutOfStep, mismatches, slide_numbers
from builders.rehearsal import Moment, rehearsal
from builders.start import start
from builders.typeset import Printed
from builders.view import DETAIL, View
from workshop import __version__, output
from workshop.cards import PLAIN, CardStyle
from workshop.errors import ContentError, Problem
from workshop.model import Session
from workshop.plan import Plan
from workshop.printing import counted

Tell = Callable[[str], None]
WORKBOOK = "4-participant-workbook.pdf"
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


def make(
    plan: Plan, detail: str = "standard", thumbnails: str = "small", tell: Tell = silent, cards: CardStyle = PLAIN,
    session_file: str = "",
) -> Kit:  # fmt: skip
    """Make every document of a plan; raise ContentError for what cannot be printed, OutOfStep for a bug of ours.

    `detail` is how much the guide says (outline, standard, full), `thumbnails` how it pictures slides (none,
    small, facing), `cards` how many cards are on a sheet and whether they have backs, `session_file` the file that
    was named, for the commands to try next; `tell` is called with the name of each stage.
    """
    view = View(plan, cards)
    tell("compose")
    trees = compose(view, detail, thumbnails)
    tell("typeset")
    with ThreadPoolExecutor(max_workers=1) as beside:
        painter = beside.submit(import_module, "builders.paint")  # slow to import; Typst meanwhile needs no Python
        printed = press(trees, view.numbers, view.jobs)
        tell("paint")
        deck = decide(trees["deck"])
        slides, overflows = fit(deck)
        pictured = beside.submit(covers, trees, slides)
        pptx = painter.result().paint(slides, deck)
    finished = places(printed) | places_of_slides(pptx) | counted(view.jobs, pages_of(printed))
    agree(trees, finished)
    findings = tuple(sorted({*plan.library.findings, *plan.findings, *overflows, *crowded(trees, printed)}))
    sizes = {"deck": f"{len(slides)} slides", **{name: f"{pages} pages" for name, pages in pages_of(printed).items()}}
    page = start(view, names(plan.session), sizes, pictured.result(), findings, session_file)
    files = {"start": page, "deck": pptx, **{name: one.pdf for name, one in printed.items()}}
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


def with_booklet(kit: Kit) -> Kit:
    """The kit with its workbook once more, imposed for folding; the plain one stays in reading order."""
    from builders.booklet import impose  # pikepdf, which nothing else needs

    name = f"{Path(WORKBOOK).stem}-BOOKLET.pdf"
    files = {**kit.files, name: impose(kit.files[WORKBOOK])}
    return replace(kit, files=files, sizes={**kit.sizes, name: "to print two-sided and fold"})


def save(kit: Kit, only: Collection[str], folder: Path | None) -> tuple[output.Written, ...]:
    """Write the documents named in `only` into the folder of the session, or the next one that is not another's.

    Documents that are in the folder already and would now disagree are made anew with them.
    """
    named = [document.file for document in DOCUMENTS if document.name in only]
    extra = [file for file in kit.files if file not in {document.file for document in DOCUMENTS}]
    facts = {**about(kit.plan), "places": dict(sorted(kit.places.items()))}
    free = output.free_folder(folder or Path("output") / folder_name(kit.plan), facts["whose"])
    wanted = {*named, *extra, *output.outdated(free, kit.files)}
    return output.write(free, {file: content for file, content in kit.files.items() if file in wanted}, facts)


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


def places_of_slides(pptx: bytes) -> dict[str, int]:
    return {f"deck:{id}": number for id, number in slide_numbers(pptx).items()}


def pages_of(printed: Mapping[str, Printed]) -> dict[str, int]:
    return {name: one.pages for name, one in printed.items()}
