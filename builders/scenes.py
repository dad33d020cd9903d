"""The slides of a plan in order, each with what the facilitator does while it stands.

Deck and guide are both made from these scenes, so that a cue card and a guide page cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from workshop.model import JobAid, Page, Recall, Scenario, SlideText, Step
from workshop.plan import Plan, Slot
from workshop.text import Id


@dataclass(frozen=True)
class Scene:
    """One slide, its place in the day, and the steps taken while it is shown.

    `id` is unique in the kit; `page` is the id of the workbook page that goes with it, or empty; `part`
    is how far along the chain of the day it stands; `last` tells that it ends its slot.
    """

    id: str
    layout: str
    title: str
    slot: Slot
    slide: SlideText | None = None
    steps: tuple[Step, ...] = ()
    job_aid: JobAid | None = None
    scenario: Scenario | None = None
    recall: Recall | None = None
    page: str = ""
    part: int = 0
    last: bool = False


def scenes(plan: Plan) -> tuple[Scene, ...]:
    """All scenes of the plan, numbered by their place in it: the first is slide 1."""
    found: list[Scene] = []
    begun: set[str] = set()
    part, after_break = 0, False
    for slot in plan.slots:
        part = slot.part or part
        made = [replace(scene, part=part) for scene in _scenes_of(plan, slot, begun, after_break)]
        begun.add(slot.module_id)
        after_break = slot.kind == "break"
        if made:
            found += [*made[:-1], replace(made[-1], last=True)]
    return tuple(found)


def _scenes_of(plan: Plan, slot: Slot, begun: set[str], after_break: bool) -> Iterator[Scene]:
    if slot.kind == "break":
        yield Scene(f"{slot.id}/break", "break", f"{slot.minutes} minutes", slot)
    if slot.block is None:
        return
    if after_break:
        yield Scene(f"{slot.id}/here", "agenda", f"Next: {slot.title}", slot)
    if slot.recall is not None:
        yield Scene(f"{slot.id}/recall", "recall", f"From memory, before {slot.code or slot.title}", slot, recall=slot.recall)
    if slot.module is not None and slot.module_id not in begun:
        yield Scene(f"{slot.id}/section", "section", str(slot.module.title), slot)
    yield from _lead(plan, slot)


def _lead(plan: Plan, slot: Slot) -> Iterator[Scene]:
    """The block's own slides, then those of its exercise; steps without a slide go to the next one."""
    assert slot.block is not None
    waiting, shown = _shown(plan, slot, slot.block.slides, slot.block.run.values())
    yield from shown
    if slot.exercise is None:
        return
    exercise = slot.exercise
    steps = [*waiting, *exercise.run.setup.values(), *exercise.run.do.values()]
    _, shown = _shown(plan, slot, exercise.slides, steps)
    yield from shown
    for id, slide in exercise.slides.items():
        if slide.layout == "debrief":
            yield _scene(plan, slot, id, slide, ())


def _shown(
    plan: Plan, slot: Slot, slides: dict[Id, SlideText], steps: Iterable[Step]
) -> tuple[list[Step], list[Scene]]:
    """Deal the steps out to the slides they show; also return the steps that come before any slide."""
    waiting: list[Step] = []
    dealt: list[tuple[Id, list[Step]]] = []
    for step in steps:
        if step.show is not None:
            dealt.append((step.show, waiting))
            waiting = []
        elif dealt:
            dealt[-1][1].append(step)
        else:
            waiting.append(step)
    return waiting, [_scene(plan, slot, id, slides[id], tuple(own)) for id, own in dealt]


def _scene(plan: Plan, slot: Slot, id: Id, slide: SlideText, steps: tuple[Step, ...]) -> Scene:
    scenario = slot.exercise.scenarios[slide.scenario] if slot.exercise and slide.scenario else None
    job_aid = plan.library.job_aid(slide.job_aid) if slide.job_aid else None
    scene = Scene(f"{slot.id}/{id}", slide.layout, "", slot, slide, steps, job_aid, scenario)
    return replace(scene, title=_title(plan, scene), page=_page(scene))


def _title(plan: Plan, scene: Scene) -> str:
    if scene.slide and scene.slide.title:
        return str(scene.slide.title)
    if scene.job_aid:
        return str(scene.job_aid.title)
    if scene.scenario:
        return str(scene.scenario.title)
    titles = {"title": plan.title, "debrief": f"Debrief: {scene.slot.title}"}
    return titles.get(scene.layout, scene.slot.title)


def _page(scene: Scene) -> str:
    """The id of the workbook page that a slide belongs to, if there is one."""
    pages = scene.slot.pages
    if scene.layout in ("activity", "debrief"):
        pages = scene.slot.exercise.pages if scene.slot.exercise else {}
        return _first(scene.slot, pages)
    if scene.job_aid is not None and scene.slide is not None:
        return _first(scene.slot, {id: page for id, page in pages.items() if _holds(page, "job_aid", scene.slide.job_aid)})
    if scene.layout == "plan":
        return _first(scene.slot, {id: page for id, page in pages.items() if _holds(page, "when_then", "blank")})
    return ""


def _holds(page: Page, kind: str, value: object) -> bool:
    return any(getattr(item, kind) == value for item in page.items.values())


def _first(slot: Slot, pages: dict[Id, Page]) -> str:
    return next((f"{slot.id}/{id}" for id in pages), "")
