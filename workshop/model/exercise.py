"""An exercise: what people do, what the facilitator does, and how to talk about it afterwards."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from workshop.clock import Minutes
from workshop.model.cards import CardSet, Share
from workshop.model.pages import Pages, Privacy
from workshop.model.part import Count, Part, Source, Span, refuse
from workshop.model.slides import Slides
from workshop.model.steps import Question, Steps
from workshop.text import Id, Line, Name, Prose, Ref


class Times(Part):
    """Minutes of an exercise, each as [min, typical, max]; set-up includes the way into it."""

    setup: Span
    do: Span
    debrief: Span

    @property
    def whole(self) -> Span:
        return self.setup + self.do + self.debrief

    @model_validator(mode="after")
    def _ascends(self) -> Self:
        for span in (self.setup, self.do, self.debrief):
            if not 0 < span.min <= span.typ <= span.max:
                raise refuse("span", "write three minutes that do not fall, such as [5, 8, 10]")
        if self.debrief.min < 5:
            raise refuse("debrief_floor", "a debrief needs at least 5 minutes")
        return self


class People(Part):
    """How many may take part, in what groups, and what to do with the rest."""

    min: Count
    max: Count
    group: Count
    mix: Literal["any", "same", "mixed"] = "any"
    remainder: Line

    @model_validator(mode="after")
    def _ascends(self) -> Self:
        if self.min > self.max:
            raise refuse("people", f"min is at most max; write min: {self.max} and max: {self.min}")
        return self


class Exposure(Part):
    """What an exercise asks people to show of themselves; level 1 is safe, 3 needs trust built first."""

    level: Annotated[int, Field(ge=1, le=3)]
    reads_aloud: Literal["nobody", "volunteers"]
    writes_in_public: Literal["nobody", "volunteers"]
    manager_sees: Line


class Material(Part):
    """A thing to bring, how many and for whom, how many to have over, and whether it is used up."""

    item: Name
    per: Share
    count: Count = 1
    spare: Annotated[int, Field(ge=0, le=50)] = 0
    used_up: bool = False


class Demonstration(Part):
    """Ninety seconds, played before the practice: first badly, then well."""

    scene: Line
    badly: Prose
    well: Prose
    ask: Line


class Trap(Part):
    """Something that may go wrong in the room, and what to say to it."""

    see: Line
    reply: Line


class Shorten(Part):
    change: Line
    saves: Minutes


class Extend(Part):
    change: Line
    adds: Minutes


class Debrief(Part):
    """Four questions from what happened to what now; never the part to cut first."""

    happened: Question
    noticed: Question
    so_what: Question
    now_what: Question


class Scenario(Part):
    """A small true-to-life case, with people who have names."""

    title: Name
    text: Line
    ask: Line | None = None


class Run(Part):
    """What the facilitator does before and while people work."""

    setup: Steps
    do: Steps


class Way(Part):
    """How an exercise is done where some or all sit at a screen; `slower` is how many percent longer that takes."""

    how: Line
    slower: Annotated[int, Field(ge=0, le=100)] = 20


Lack = Literal["floor", "loose-seats", "wall"]


Room = Literal["small", "fixed", "open"]


# What a kind of room lacks, so that each exercise can say how it is done all the same.
LACKS: dict[Room, tuple[Lack, ...]] = {"open": (), "small": ("floor", "wall"), "fixed": ("loose-seats", "floor")}


class Exercise(Part):
    """An activity: what people do, what the facilitator does, and how to talk about it afterwards.

    `report` are the minutes in which each group tells all others; they come on top of the debrief.
    """

    title: Name
    one_line: Line
    objectives: list[Ref]
    type: Literal[
        "discussion", "sort", "map", "case", "skill-practice", "simulation", "game",
        "self-assessment", "reflection", "plan",
    ]  # fmt: skip
    energy: Literal["low", "mid", "high"]
    exposure: Exposure
    stage: list[Literal["open", "early", "mid", "late"]]
    time: Times
    people: People
    report: Minutes | None = None
    grouping: Line
    bring: Line
    leave_with: Line
    privacy: Privacy
    manager_present: Literal["ok", "brief-first", "avoid"]
    room: Line
    without: dict[Lack, Line]
    virtual: Way | None = None
    hybrid: Way | None = None
    access: Line
    task: Annotated[dict[Id, Line], Field(min_length=1, max_length=4)]
    materials: dict[Id, Material]
    prep: dict[Id, Line] = {}
    demonstration: Demonstration | None = None
    scenarios: dict[Id, Scenario] = {}
    cards: CardSet | None = None
    slides: Slides
    run: Run
    debrief: Debrief
    link_to_work: Line
    watch_for: dict[Id, Trap]
    shorten: Shorten
    extend: Extend
    if_it_flops: Line
    pages: Pages
    sources: dict[Id, Source]

    @property
    def lent(self) -> dict[Id, Scenario]:
        """The cases on no slide, page or card: the guide has them, for a group that is stuck."""
        items = [*self.slides.values(), *(item for page in self.pages.values() for item in page.items.values())]
        faces = self.cards.faces.values() if self.cards else ()
        placed = {each.scenario for each in (*items, *faces)}
        return {id: case for id, case in self.scenarios.items() if id not in placed}
