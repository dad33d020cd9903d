"""The slides of a plan in order, each with what the facilitator does while it stands.

Deck and guide are both made from these scenes, so that a cue card and a guide page cannot differ.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from builders.pace import paced
from workshop.model import Facilitator, JobAid, Page, Recall, Scenario, SlideText, Step
from workshop.plan import Plan, Slot
from workshop.text import Id

Role = Literal["", "next", "recall", "break", "again", "more", "lunch", "fixed", "day", "night", "debrief"]
BREAKS: tuple[Role, ...] = ("break", "again", "more")  # the first of a day, the second, and all that follow
INTRODUCTION = "facilitator"  # the slide on which a facilitator is introduced


@dataclass(frozen=True)
class Scene:
    """One slide, its place in the day, and the steps taken while it is shown.

    `id` is unique in the kit; `page` is the id of the workbook page that goes with it, or empty; `part` is how
    far along the chain of the day it stands; `last` tells that it ends its slot; `role` tells which words
    templates put before the title, if any. `work` are the steps after those that set up: people do what they came for.
    Titles that come again are told apart: by their day, and on one day by the `time` they come, counting from 1.
    """

    id: str
    layout: str
    title: str
    slot: Slot
    slide: SlideText | None = None
    setup: tuple[Step, ...] = ()
    work: tuple[Step, ...] = ()
    job_aid: JobAid | None = None
    scenario: Scenario | None = None
    recall: Recall | None = None
    page: str = ""
    part: int = 0
    last: bool = False
    role: Role = ""
    on_day: int = 0
    time: int = 1

    @property
    def steps(self) -> tuple[Step, ...]:
        return (*self.setup, *self.work)


def scenes(plan: Plan) -> tuple[Scene, ...]:
    """All scenes of the plan, numbered by their place in it: the first is slide 1."""
    found: list[Scene] = []
    begun: set[str] = set()
    part = 0
    for before, slot in zip((None, *plan.slots[:-1]), plan.slots, strict=True):
        part = slot.part or part
        own = [*_dealt([*_scenes_of(plan, slot, begun, before)], slot, plan), *_night(plan, slot)]
        begun.add(slot.module_id)
        if own:
            *others, final = [replace(scene, part=part) for scene in own]
            found += [*others, replace(final, last=True)]
    return tuple(_told_apart(found))


def _told_apart(scenes: list[Scene]) -> Iterator[Scene]:
    """Tell scenes of one title apart; no two slides may be called the same, or nobody finds the way by their titles."""
    days: dict[tuple[Role, str], Counter[int]] = defaultdict(Counter)
    for scene in scenes:
        before = days[scene.role, "" if scene.role == "night" else scene.title]
        day = scene.slot.day
        before[day] += 1
        yield replace(scene, on_day=day if min(before) != day else 0, time=before[day])


def _scenes_of(plan: Plan, slot: Slot, begun: set[str], before: Slot | None) -> Iterator[Scene]:
    overnight = before is not None and before.day != slot.day
    if overnight:
        yield Scene(f"{slot.id}/day", "agenda", str(slot.day), slot, role="day")
    if slot.kind in ("break", "lunch", "fixed"):
        yield _pause(plan, slot)
    if slot.block is None:
        return
    if before is not None and before.kind in ("break", "lunch") and not overnight:
        yield Scene(f"{slot.id}/here", "agenda", slot.title, slot, role="next")
    if slot.recall is not None:
        yield Scene(f"{slot.id}/recall", "recall", slot.code or slot.title, slot, recall=slot.recall, role="recall")
    if slot.module is not None and slot.module_id not in begun:
        yield Scene(f"{slot.id}/section", "section", str(slot.module.title), slot)
    yield from _written(plan, slot)


def _pause(plan: Plan, slot: Slot) -> Scene:
    """The slide of a break, of lunch, or of something at a set time, for which another takes the floor."""
    if slot.kind == "fixed":
        return Scene(f"{slot.id}/fixed", "statement", slot.title, slot, role="fixed")
    if slot.kind == "lunch":
        return Scene(f"{slot.id}/break", "break", slot.title, slot, role="lunch")
    earlier = plan.slots[: plan.slots.index(slot)]
    breaks = sum(other.kind == "break" and other.day == slot.day for other in earlier)
    return Scene(f"{slot.id}/break", "break", str(slot.minutes), slot, role=BREAKS[min(breaks, 2)])


def _night(plan: Plan, slot: Slot) -> Iterator[Scene]:
    """The slide that ends a day which is not the last."""
    day = plan.days[slot.day - 1]
    if slot == day[-1] and slot.day < len(plan.days):
        yield Scene(f"{slot.id}/night", "break", slot.title, slot, role="night")


def _written(plan: Plan, slot: Slot) -> Iterator[Scene]:
    """The slides that authors wrote: those of the block, then those of its exercise, the debrief last."""
    assert slot.block is not None
    for number, (id, slide) in enumerate(slot.block.slides.items()):
        yield _scene(plan, slot, id, slide)
        if number == 0 and slot.id == plan.slots[0].id:
            yield from _introduction(plan.library.facilitator, slot)
    if slot.exercise is not None:
        yield from (_scene(plan, slot, id, slide) for id, slide in slot.exercise.slides.items())


def _introduction(facilitator: Facilitator | None, slot: Slot) -> Iterator[Scene]:
    """The slide of a facilitator who has one, with what they say while it stands, right after the first of the day."""
    if facilitator is not None and facilitator.bio is not None:
        slide = SlideText(layout="statement", title=facilitator.name, text=facilitator.bio)
        steps = (Step(say=facilitator.opener),) if facilitator.opener else ()
        yield Scene(f"{slot.id}/{INTRODUCTION}", "statement", str(facilitator.name), slot, slide, steps)


def _setup(slot: Slot) -> tuple[Step, ...]:
    """What the facilitator does in a slot before people work; all of it where there is no exercise."""
    own = tuple(slot.block.run.values()) if slot.block else ()
    if slot.exercise is None:
        return paced(own, slot.minutes, slot.block.time.typ) if slot.block and slot.block.time else own
    cards = slot.exercise.cards
    dealt = (Step(hand_out=cards.hand_out),) if cards else ()
    steps = (*own, *slot.exercise.run.setup.values(), *dealt)
    return paced(steps, slot.phases.setup, slot.exercise.time.setup.typ) if slot.phases else steps


def _work(plan: Plan, slot: Slot) -> tuple[Step, ...]:
    """What the facilitator does while people work, in the minutes that they have for it."""
    if slot.block is None or slot.block.exercise is None or slot.exercise is None or slot.phases is None:
        return ()
    written = plan.library.exercises[slot.block.exercise].time.do.typ  # the minutes that the author thought of
    return paced(slot.exercise.run.do.values(), slot.phases.do, min(written, slot.phases.do))


def _dealt(scenes: list[Scene], slot: Slot, plan: Plan) -> Iterator[Scene]:
    """Give each step to the slide that stands while it is done: the one shown last, or else the first."""
    if not scenes:
        return
    own: dict[str, dict[str, list[Step]]] = {scene.id: {"setup": [], "work": []} for scene in scenes}
    made = [scene for scene in scenes if scene.slide is None]
    standing = (made or scenes)[-1 if made else 0].id
    for phase, step in (*(("setup", one) for one in _setup(slot)), *(("work", one) for one in _work(plan, slot))):
        if step.show is None:
            own[standing][phase].append(step)
        else:
            standing = next(scene.id for scene in scenes if scene.id.endswith(f"/{step.show}") and scene.slide)
    for scene in scenes:
        setup, work = own[scene.id].values()
        yield replace(scene, setup=(*scene.setup, *setup), work=tuple(work))


def _scene(plan: Plan, slot: Slot, id: Id, slide: SlideText) -> Scene:
    scenario = slot.exercise.scenarios[slide.scenario] if slot.exercise and slide.scenario else None
    job_aid = plan.library.job_aid(slide.job_aid) if slide.job_aid else None
    scene = Scene(f"{slot.id}/{id}", slide.layout, "", slot, slide, job_aid=job_aid, scenario=scenario)
    written = _written_title(scene)
    role: Role = "debrief" if slide.layout == "debrief" and not written else ""
    return replace(scene, title=written or _own_title(plan, scene), page=_page(scene), role=role)


def _written_title(scene: Scene) -> str:
    """The title that authors gave a slide, or what is shown on it; empty if there is none."""
    if scene.slide and scene.slide.title:
        return str(scene.slide.title)
    if scene.job_aid:
        return str(scene.job_aid.title)
    if scene.scenario:
        return str(scene.scenario.title)
    return ""


def _own_title(plan: Plan, scene: Scene) -> str:
    return plan.title if scene.layout == "title" else scene.slot.title


def _page(scene: Scene) -> str:
    """The id of the workbook page that a slide belongs to, if there is one."""
    pages = scene.slot.pages
    if scene.layout in ("activity", "debrief"):
        pages = scene.slot.exercise.pages if scene.slot.exercise else {}
        return _first(scene.slot, pages)
    if scene.job_aid is not None and scene.slide is not None:
        return _first(
            scene.slot, {id: page for id, page in pages.items() if _holds(page, "job_aid", scene.slide.job_aid)}
        )
    if scene.layout == "plan":
        return _first(scene.slot, {id: page for id, page in pages.items() if _holds(page, "when_then", "blank")})
    return ""


def _holds(page: Page, kind: str, value: object) -> bool:
    return any(getattr(item, kind) == value for item in page.items.values())


def _first(slot: Slot, pages: dict[Id, Page]) -> str:
    return next((f"{slot.id}/{id}" for id in pages), "")
