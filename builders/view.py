"""What templates may ask of a plan. Everything is decided here; a template only lays it out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from markupsafe import Markup

from builders import BOOKLET, DOCUMENTS, Document
from builders.scenes import Scene, scenes
from workshop import __version__
from workshop.cards import PLAIN, CardStyle, Dealt, Pack, packs, sheets
from workshop.cuts import LATE, Checkpoint, Cut, checkpoints, cuts_of
from workshop.groups import TABLE, groups, said
from workshop.materials import Supply, supplies
from workshop.model import LACKS, Grid, Guide, Lack, Question
from workshop.plan import Plan, Slot
from workshop.printing import Job, jobs
from workshop.text import Line, Place, Ref
from workshop.turnout import Turnout, turnouts

JUMP = "jump"  # the id of the slide from which every activity can be reached
ESSAY = re.compile(r"Essay \d+, ")
SHEET = 4  # pages of a folded sheet
# Letters that a card holds in type of so many points, by how many cards are on a sheet.
CARD_TYPE = {4: ((110, 24), (150, 22), (190, 20), (260, 18), (340, 15)), 8: ((140, 14), (200, 13), (260, 12))}
LINE_ON_CARD = {4: 12, 8: 20}  # letters that a line of its own takes beyond them: a small card is low
SMALLEST_ON_CARD = 11
DETAIL = {"outline": 1, "standard": 2, "full": 3}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the agenda as participants see it: whole modules, and the parts of the chain they cover."""

    title: str
    minutes: int
    parts: tuple[int, ...]


@dataclass(frozen=True)
class View:
    """A plan and its slides, as templates see them."""

    plan: Plan
    card_style: CardStyle = PLAIN
    booklet: bool = False

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        return scenes(self.plan)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each slide by the id of its scene; the last one, hidden, jumps to the activities."""
        return {id: number for number, id in enumerate([*(scene.id for scene in self.scenes), JUMP], start=1)}

    @cached_property
    def chapters(self) -> tuple[tuple[Slot, tuple[Scene, ...]], ...]:
        """The scenes of each slot together."""
        return tuple((own[0].slot, own) for own in (tuple(run) for _, run in groupby(self.scenes, lambda s: s.slot.id)))

    def scenes_of(self, slot: Slot) -> tuple[Scene, ...]:
        return next((own for other, own in self.chapters if other.id == slot.id), ())

    @property
    def guide(self) -> Guide:
        return self.plan.library.guides[self.plan.agenda.guide]

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What is known of this session, for covers; what was not given is left out."""
        session = self.plan.session
        known = (
            ("For", session.organisation),
            ("Date", session.date),
            ("With", " and ".join(session.facilitators)),
            ("Place", session.place),
        )
        return tuple((name, str(value)) for name, value in known if value)

    @cached_property
    def objective_refs(self) -> tuple[Ref, ...]:
        """The objectives that the plan practises, in order, each once."""
        refs = (ref for slot in self.plan.activities if slot.exercise for ref in slot.exercise.objectives)
        return tuple(dict.fromkeys(refs))

    @cached_property
    def _sources(self) -> tuple[str, ...]:
        exercises = (slot.exercise for slot in self.plan.activities if slot.exercise)
        names = (str(source.name) for exercise in exercises for source in exercise.sources.values())
        return tuple(dict.fromkeys(names))

    @property
    def essays(self) -> tuple[str, ...]:
        """The titles of the essays that exercises rest on, without the numbers that only their author knows."""
        return tuple(ESSAY.sub("", name) for name in self._sources if ESSAY.match(name))

    @property
    def readings(self) -> tuple[str, ...]:
        """All else that exercises rest on."""
        return tuple(name for name in self._sources if not ESSAY.match(name))

    @property
    def goals(self) -> tuple[Line, ...]:
        return tuple(self.plan.library.objective(ref).i_can for ref in self.objective_refs)

    @property
    def module_ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(slot.module_id for slot in self.plan.slots if slot.module_id))

    @cached_property
    def agenda_rows(self) -> tuple[Row, ...]:
        rows: list[Row] = []
        for slot in self.plan.blocks:
            title = str(slot.module.title) if slot.module else slot.title
            if rows and rows[-1].title == title:
                rows[-1] = replace(
                    rows[-1], minutes=rows[-1].minutes + slot.minutes, parts=(*rows[-1].parts, slot.part)
                )
            else:
                rows.append(Row(title, slot.minutes, (slot.part,)))
        return tuple(rows)

    @property
    def supplies(self) -> tuple[Supply, ...]:
        return supplies(self.plan)

    @property
    def tables(self) -> tuple[int, ...]:
        return groups(self.plan.session.people, TABLE)

    @property
    def late(self) -> tuple[int, ...]:
        """The minutes late that the run sheet is ready for."""
        return LATE

    @cached_property
    def checkpoints(self) -> tuple[Checkpoint, ...]:
        return checkpoints(self.plan, self.late)

    @property
    def turnouts(self) -> tuple[Turnout, ...]:
        return turnouts(self.plan)

    def cuts_of(self, slot: Slot) -> tuple[Cut, ...]:
        return cuts_of(slot)

    @property
    def kept(self) -> tuple[Slot, ...]:
        """The blocks that are never cut."""
        return tuple(slot for slot in self.plan.blocks if slot.block and slot.block.role == "transfer")

    def said(self, sizes: tuple[int, ...]) -> str:
        return said(sizes)

    def in_hand(self, slot: Slot) -> tuple[str, ...]:
        """What the facilitator takes in hand for a slot: what is handed out, and what the tables or the room share."""
        cards = [
            f"{pack.sets} {'set' if pack.sets == 1 else 'sets'} of cards"
            for pack in self.packs
            if pack.slot.id == slot.id
        ]
        steps = (step for scene in self.scenes_of(slot) for step in scene.steps if step.hand_out)
        given = cards or [re.split("[.;:]", str(step.hand_out))[0] for step in steps]
        materials = slot.exercise.materials.values() if slot.exercise else ()
        shared = (str(material.item) for material in materials if material.per != "person")
        return tuple(dict.fromkeys((*given, *shared)))

    @cached_property
    def packs(self) -> tuple[Pack, ...]:
        return packs(self.plan)

    @property
    def sheets(self) -> tuple[tuple[Dealt, ...], ...]:
        return sheets(self.plan, self.card_style)

    def type_of(self, inside: Markup) -> int:
        """The size of the letters on a card: big, and smaller where there are many of them."""
        up = self.card_style.up
        lines = inside.count("<tick>") + inside.count("<card ")
        letters = len(inside.striptags()) + lines * LINE_ON_CARD[up]
        return next((size for most, size in CARD_TYPE[up] if letters <= most), SMALLEST_ON_CARD)

    @cached_property
    def jobs(self) -> tuple[Job, ...]:
        return jobs(self.plan, self.card_style)

    @property
    def documents(self) -> tuple[Document, ...]:
        """What is made for this plan; there are no cards where no exercise has any."""
        return tuple(document for document in DOCUMENTS if document.name != "cards" or self.packs)

    @property
    def extras(self) -> tuple[Document, ...]:
        """What is made from a finished document, when asked for."""
        return (BOOKLET,) if self.booklet else ()

    @property
    def files(self) -> dict[str, str]:
        """The name of each document's file, and of the booklet if there is one."""
        return {document.name: document.file for document in (*self.documents, *self.extras)}

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """What the room of this session does not have."""
        return LACKS[self.plan.session.room]

    @property
    def credit(self) -> str:
        return f"Made with workshop {__version__}. Content CC BY 4.0, free to copy and adapt with credit."

    @property
    def notes_pages(self) -> int:
        """Pages for notes, at least one, so that cover, tasks, notes and back make whole folded sheets."""
        tasks = sum(len(slot.pages) for slot in self.plan.blocks)
        return SHEET - (tasks + 2) % SHEET

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
        return f"{slot.code} {slot.title} ({slot.minutes} min)".strip()

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

    def following(self, slot: Slot) -> str:
        """What comes after a slot, for the line that leads over."""
        after = self.plan.slots[self.plan.slots.index(slot) + 1 :]
        if not after:
            return ""
        return f"{after[0].clock} {after[0].title}" + (f", {after[0].minutes} min" if after[0].kind != "block" else "")
