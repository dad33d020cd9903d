"""What must hold between the parts of the content: references that lead somewhere, slides shown in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from workshop.errors import Problem
from workshop.instruments import instrument
from workshop.model import Agenda, Block, Exercise, Face, JobAid, Module, Pages, Part, Slides, Span, Step
from workshop.named import in_module, known
from workshop.text import Id, Name, Place, Ref

if TYPE_CHECKING:
    from workshop.library import Library

DAY = 480  # the most minutes that anything lasts


def broken(library: Library) -> Iterator[Problem]:
    """Every rule that the content breaks, each with its place."""
    for kind in RULES:
        for item in getattr(library, kind).values():
            yield from broken_in(kind, item, library)


def broken_in(kind: str, item: Part, library: Library) -> Iterator[Problem]:
    """Every rule that one item breaks, seen among all that `library` has."""
    if rule := RULES.get(kind):
        yield from rule(item, library)


def _exercise(exercise: Exercise, library: Library) -> Iterator[Problem]:
    yield from _span(exercise.time.whole, exercise.title.where)
    for ref in exercise.objectives:
        yield from in_module(ref, library, "objectives")
    steps = [*exercise.run.setup.values(), *exercise.run.do.values()]
    yield from _slides(exercise.slides, library, exercise.scenarios)
    yield from _pages(exercise.pages, library, exercise.scenarios)
    yield from _shown(
        {id: slide for id, slide in exercise.slides.items() if slide.layout != "debrief"}, steps, exercise.title
    )
    yield from _cards(exercise, library)
    for layout in ("activity", "debrief"):
        yield from _just_one(exercise, layout)
    if exercise.shorten.saves > exercise.time.whole.typ - exercise.time.whole.min:
        most = exercise.time.whole.typ - exercise.time.whole.min
        yield Problem(
            exercise.shorten.saves.where, f"shortening saves at most {most} minutes, the typical less the least"
        )


def _cards(exercise: Exercise, library: Library) -> Iterator[Problem]:
    """What a card shows must be there: a slide, a scenario, a job aid, or the ticks of a workbook page."""
    for face in exercise.cards.faces.values() if exercise.cards else ():
        if face.slide is not None:
            yield from known(face.slide, exercise.slides, "slide")
            yield from _titled(face, face.slide, exercise.slides)
        if face.scenario is not None:
            yield from known(face.scenario, exercise.scenarios, "scenario")
        if face.job_aid is not None:
            yield from in_module(face.job_aid, library, "job_aids")
        if face.ticks is not None:
            yield from known(face.ticks, dict(_ticks(exercise.pages)), "list of ticks")


def _titled(face: Face, id: Id, slides: Slides) -> Iterator[Problem]:
    if id in slides and not (face.title or slides[id].title):
        yield Problem(
            id.where, f"the slide '{id}' has no title of its own; give the card one, such as  title: Your turn"
        )


def _ticks(pages: Pages) -> Iterator[tuple[str, object]]:
    """The lists of ticks on some pages, by `page/item`."""
    for id, page in pages.items():
        yield from ((f"{id}/{name}", item) for name, item in page.items.items() if item.ticks)


def _just_one(exercise: Exercise, layout: str) -> Iterator[Problem]:
    ids = [id for id, slide in exercise.slides.items() if slide.layout == layout]
    if len(ids) != 1:
        what = f"an exercise has one slide with layout: {layout}; '{exercise.title}' has {len(ids)}"
        yield Problem(ids[-1].where if ids else exercise.title.where, what)
    if layout == "debrief" and ids and ids[0] != list(exercise.slides)[-1]:
        yield Problem(ids[0].where, "the debrief slide comes last; move it below the others")


def _module(module: Module, library: Library) -> Iterator[Problem]:
    for block in module.blocks.values():
        yield from _block(block, library)
    for check in module.checks.values():
        yield from known(check.objective, module.objectives, "objective")
    for aid in module.job_aids.values():
        yield from _drawable(aid)


def _drawable(aid: JobAid) -> Iterator[Problem]:
    """What is drawn stands side by side on a slide, so there is neither too little nor too much of it."""
    count = len(aid.items)
    most, said = (3, "3") if aid.kind == "lights" else (5, "3 to 5")
    if aid.kind == "list" and not count:
        yield Problem(aid.title.where, "a job aid needs items")
    if aid.kind != "list" and not 3 <= count <= most:
        what = f"a job aid of kind {aid.kind} has {said} items, not {count}; or say kind: list"
        yield Problem(aid.title.where, what)


def _block(block: Block, library: Library) -> Iterator[Problem]:
    yield from _slides(block.slides, library, {})
    yield from _pages(block.pages, library, {})
    yield from _shown(block.slides, block.run.values(), block.title or block.exercise or Name("this block"))
    if block.time is not None and block.title is not None:
        yield from _span(block.time, block.title.where)
    if block.short is not None:
        yield from _block_named(block.short, library)
    if block.exercise is None:
        return
    yield from known(block.exercise, library.exercises, "exercise", library.unread)
    if (exercise := library.exercises.get(block.exercise)) is not None:
        yield from _clash(block.slides, exercise.slides, "slide")
        yield from _clash(block.pages, exercise.pages, "page")


def _clash(own: Mapping[Id, object], others: Mapping[Id, object], noun: str) -> Iterator[Problem]:
    for id in own:
        if id in others:
            yield Problem(id.where, f"the exercise has a {noun} '{id}' too; give this one another name")


def _agenda(agenda: Agenda, library: Library) -> Iterator[Problem]:
    yield from known(agenda.guide, library.guides, "guide", library.unread)
    for entry in agenda.slots.values():
        if entry.block is not None:
            yield from _block_named(entry.block, library)
        if entry.recall is not None:
            yield from in_module(entry.recall, library, "recalls")


def _block_named(ref: Ref, library: Library) -> Iterator[Problem]:
    """A block is named as `module/block`, or alone if it belongs to none."""
    if "/" in ref:
        yield from in_module(ref, library, "blocks")
    else:
        yield from known(ref, library.blocks, "block", library.unread)


def _slides(slides: Slides, library: Library, scenarios: Mapping[Id, object]) -> Iterator[Problem]:
    for slide in slides.values():
        if slide.job_aid is not None:
            yield from in_module(slide.job_aid, library, "job_aids")
        if slide.scenario is not None:
            yield from known(slide.scenario, scenarios, "scenario")
        if slide.picture is not None:
            yield from known(slide.picture.file, library.pictures, "file in modules/pictures")


def _pages(pages: Pages, library: Library, scenarios: Mapping[Id, object]) -> Iterator[Problem]:
    for item in (item for page in pages.values() for item in page.items.values()):
        if item.job_aid is not None:
            yield from in_module(item.job_aid, library, "job_aids")
        if item.scenario is not None:
            yield from known(item.scenario, scenarios, "scenario")


def _shown(slides: Slides, steps: Iterable[Step], title: Name) -> Iterator[Problem]:
    """Every slide is shown once, in the order in which the slides stand."""
    shown = [step.show for step in steps if step.show is not None]
    for id in shown:
        yield from known(id, slides, "slide")
    for id in slides:
        if id not in shown:
            yield Problem(id.where, f"no step shows this slide; add a step such as  show-it: {{show: {id}}}")
    if sorted(shown) == sorted(slides) and shown != list(slides):
        late = next(mine for mine, other in zip(shown, slides, strict=True) if mine != other)
        yield Problem(
            late.where, f"'{title}' shows its slides in another order than they stand in; reorder one of the two"
        )
    if len(set(shown)) < len(shown):
        twice = next(id for number, id in enumerate(shown) if id in shown[:number])
        yield Problem(twice.where, f"the slide '{twice}' is shown twice; show it once, or add a second slide")


def _span(span: Span, where: Place) -> Iterator[Problem]:
    if not 0 < span.min <= span.typ <= span.max:
        yield Problem(where, "the time of this is three minutes that do not fall, such as [5, 8, 10]")
    elif span.max > DAY:
        yield Problem(where, f"this may last {span.max} minutes; a day has at most {DAY}")


RULES: dict[str, Callable[[Any, Library], Iterator[Problem]]] = {
    "exercises": _exercise,
    "modules": _module,
    "blocks": _block,
    "agendas": _agenda,
    "instruments": instrument,
}
