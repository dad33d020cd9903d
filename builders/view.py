"""What templates may ask of a plan. Everything is decided here; a template only lays it out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from markupsafe import Markup

from builders.after import After
from builders.around import Around
from builders.card_type import type_of
from builders.changes import Changes
from builders.company import Company
from builders.day import MOST_ROWS, Day, days
from builders.facts import facts
from builders.goals import goals, practised
from builders.late import Late
from builders.length import length
from builders.makeup import Makeup
from builders.scenes import Scene
from builders.sides import Sides
from builders.sources import Sources
from workshop.cards import Dealt, Pack, sheets
from workshop.groups import TABLE, groups, said
from workshop.lengths import way_of
from workshop.materials import Supply, supplies
from workshop.model import LACKS, Grid, Guide, Lack, Question
from workshop.plan import Slot
from workshop.text import Line, Place, Ref

JUMP = "jump"  # the id of the first slide from which every activity can be reached
MOST_MESSAGES = 30  # lines that a facilitator keeps in mind for two days
DETAIL = {"outline": 1, "standard": 2, "full": 3}


@dataclass(frozen=True)
class View(Around):
    """A plan and its slides, as templates see them; `slides` are their ids, where lists go on from one to the next."""

    slides: tuple[str, ...] = ()

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each slide by the id of its scene; the last ones, hidden, jump to the activities."""
        ids = self.slides or (*(scene.id for scene in self.scenes), *self.jumps)
        return {id: number for number, id in enumerate(ids, start=1)}

    @cached_property
    def jumps(self) -> dict[str, tuple[Slot, ...]]:
        """The hidden slides from which every activity can be reached, each with as many as it holds."""
        found = self.plan.activities
        lots = range(0, max(len(found), 1), MOST_ROWS)
        return {JUMP if not at else f"{JUMP}-{at // MOST_ROWS + 1}": found[at : at + MOST_ROWS] for at in lots}

    @cached_property
    def chapters(self) -> tuple[tuple[Slot, tuple[Scene, ...]], ...]:
        """The scenes of each slot together."""
        return tuple((own[0].slot, own) for own in (tuple(run) for _, run in groupby(self.scenes, lambda s: s.slot.id)))

    def scenes_of(self, slot: Slot) -> tuple[Scene, ...]:
        return next((own for other, own in self.chapters if other.id == slot.id), ())

    @property
    def guide(self) -> Guide:
        """What to read before the day: the guide for those at screens where there are some, else the agenda's own."""
        guides, mode = self.plan.library.guides, self.plan.session.mode
        return guides[mode] if self.remote and mode in guides else guides[self.plan.agenda.guide]

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        return facts(self.plan.session)

    @property
    def objective_refs(self) -> tuple[Ref, ...]:
        return practised(self.plan)

    @property
    def key_messages(self) -> tuple[str, ...]:
        """What is worth repeating: all messages, or two of each module where that is too much."""
        own = [list(module.key_messages.values()) for module in self.plan.modules]
        most = None if sum(map(len, own)) <= MOST_MESSAGES else 2
        return tuple(line for lines in own for line in lines[:most])

    @property
    def goals(self) -> tuple[Line, ...]:
        return goals(self.plan)

    @property
    def module_ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(slot.module_id for slot in self.plan.slots if slot.module_id))

    @property
    def length(self) -> str:
        return length(self.plan)

    @cached_property
    def after(self) -> After:
        return After(self.plan)

    @cached_property
    def changes(self) -> Changes:
        return Changes(self.plan)

    @cached_property
    def sources(self) -> Sources:
        return Sources(self.plan)

    @cached_property
    def company(self) -> Company:
        return Company(self.plan)

    @cached_property
    def makeup(self) -> Makeup:
        return Makeup(self.plan.as_printed)

    @cached_property
    def days(self) -> tuple[Day, ...]:
        return days(self.plan)

    @property
    def hours(self) -> tuple[tuple[Day, Day], ...]:
        """The first and the last of the days in a row that begin and end at the same time."""
        alike = (list(own) for _, own in groupby(self.days, key=lambda day: (day.start, day.end)))
        return tuple((own[0], own[-1]) for own in alike)

    def by_then(self, slot: Slot) -> int:
        """The minutes of its day that are over when a slot ends."""
        return slot.elapsed - sum(day.minutes for day in self.days[: slot.day - 1])

    def day_of(self, slot: Slot) -> Day:
        return self.days[slot.day - 1]

    @property
    def shared(self) -> bool:
        """Whether two or more lead, so that it has to be said who leads what."""
        return any(slot.lead for slot in self.plan.slots)

    @property
    def remote(self) -> bool:
        """Whether some or all sit at a screen."""
        return self.plan.session.mode != "in-person"

    @property
    def online(self) -> bool:
        """Whether all sit at a screen."""
        return self.plan.session.mode == "virtual"

    def way_of(self, slot: Slot) -> Line | None:
        """How the exercise or the block of a slot is done where some or all sit at a screen."""
        session = self.plan.session
        if slot.exercise is not None:
            return way.how if (way := way_of(slot.exercise, session)) else None
        ways = {"virtual": slot.block.virtual, "hybrid": slot.block.hybrid} if slot.block else {}
        return ways.get(session.mode)

    def opens(self, scene: Scene) -> bool:
        """Whether a slide is the first of those that stand for what its block does."""
        return scene in [other for other in self.scenes_of(scene.slot) if other.slide is not None][:1]

    @property
    def buffered(self) -> bool:
        return any(slot.kind == "buffer" for slot in self.plan.slots)

    @property
    def supplies(self) -> tuple[Supply, ...]:
        return supplies(self.plan)

    @property
    def tables(self) -> tuple[int, ...]:
        return groups(self.plan.session.people, TABLE)

    @cached_property
    def late(self) -> Late:
        return Late(self.plan)

    @cached_property
    def sides(self) -> Sides:
        return Sides(self.plan)

    def said(self, sizes: tuple[int, ...]) -> str:
        return said(sizes)

    def in_hand(self, slot: Slot) -> tuple[str, ...]:
        """What the facilitator takes in hand for a slot: what is handed out, and what the tables or the room share.

        At a screen nothing is shared that can be taken in the hand.
        """
        cards = [self._cards(pack) for pack in self.packs if pack.slot.id == slot.id]
        steps = (step for scene in self.scenes_of(slot) for step in scene.steps if step.hand_out)
        given = cards or [re.split("[.;:]", str(step.hand_out))[0] for step in steps]
        materials = slot.exercise.materials.values() if slot.exercise and not self.online else ()
        shared = (str(material.item) for material in materials if material.per != "person")
        return tuple(dict.fromkeys((*given, *shared)))

    def _cards(self, pack: Pack) -> str:
        if self.online:
            return "cards, into the chat"
        return f"{pack.sets} {'set' if pack.sets == 1 else 'sets'} of cards"

    @property
    def sheets(self) -> tuple[tuple[Dealt, ...], ...]:
        return sheets(self.plan, self.card_style)

    def type_of(self, inside: Markup) -> int:
        return type_of(inside, self.card_style.up)

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """What the room of this session does not have; where all sit at a screen there is no room."""
        return () if self.online else LACKS[self.plan.session.room]

    def groups_of(self, slot: Slot) -> str:
        assert slot.exercise is not None
        size = slot.exercise.people.group
        return said(groups(self.plan.session.people, size)) if size > 1 else "alone"

    def questions(self, slot: Slot) -> tuple[Question, ...]:
        return tuple(question for _, question in self.debrief_of(slot))

    def debrief_of(self, slot: Slot) -> tuple[tuple[str, Question], ...]:
        assert slot.exercise is not None
        debrief = slot.exercise.debrief
        return tuple((name, getattr(debrief, name)) for name in ("happened", "noticed", "so_what", "now_what"))

    def section_name(self, slot: Slot) -> str:
        """What a slot's slides are called in PowerPoint's list; those of one name say when they come."""
        name = f"{slot.code} {slot.title} ({slot.minutes} min)".strip()
        if (
            sum(
                (other.title, other.code, other.minutes) == (slot.title, slot.code, slot.minutes)
                for other in self.plan.slots
            )
            == 1
        ):
            return name
        day = f"{self.plan.called(slot.day)}, " if len(self.plan.days) > 1 else ""
        return f"{name.removesuffix(')')}, {day}{slot.clock})"

    def layout_of(self, scene: Scene) -> str:
        """The layout that draws a scene; a model is drawn by its kind and the number of its cards."""
        if scene.job_aid is None:
            return scene.layout
        kind = scene.job_aid.kind
        return "points" if kind == "list" else f"{kind}-{len(scene.job_aid.items)}"

    def written_at(self, slot: Slot) -> Place:
        """Where the exercise of a slot, or its block, has its title."""
        assert slot.block is not None
        title = slot.exercise.title if slot.exercise else slot.block.title
        return title.where if title else Place("(no file)")

    def place_of(self, scene: Scene) -> Place:
        slide = scene.slide
        texts: Iterable[object] = (slide.title, slide.text, slide.job_aid, slide.scenario) if slide else ()
        title = (
            scene.slot.exercise.title if scene.slot.exercise else scene.slot.block.title if scene.slot.block else None
        )
        return next((text.where for text in (*texts, title) if text is not None), Place("(no file)"))  # type: ignore[attr-defined]

    def task_of(self, slot: Slot) -> Scene:
        """The slide of a slot that shows the task."""
        return next(scene for scene in self.scenes_of(slot) if scene.layout == "activity")

    def stays_up(self, scene: Scene) -> bool:
        """Whether people work with this slide before them: a task that no other slide follows until the debrief."""
        own = self.scenes_of(scene.slot)
        after = own[own.index(scene) + 1 :]
        return scene.layout == "activity" and all(later.layout == "debrief" for later in after)

    def guide_of(self, scene: Scene) -> str:
        """The part of the guide that a slide belongs to."""
        return scene.slot.id if scene.slot.block else "agenda"

    def rows(self, grid: Grid) -> tuple[str, ...]:
        """The labels of a table to write in; empty where the rows have none."""
        return ("",) * grid.rows if isinstance(grid.rows, int) else tuple(map(str, grid.rows.values()))
