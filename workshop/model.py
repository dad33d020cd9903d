"""The words of a workshop, as its authors write them in YAML. All values are frozen.

    Session        one delivery: date, start, people, paper
      Agenda       what happens, in order, and for how long
        Entry      a block, a break or a buffer, and its minutes
    Module         one idea, its objectives and behaviours
      Block        a step of it: teach, or run an exercise; must, should or could
    Exercise       an activity: task, steps, debrief, materials, times (min, typical, max)
    Guide          what a facilitator reads before the day
    Department     what is known of a department: internal customers, trap and reframe

All that somebody may want to change is a mapping keyed by id, never a list by position, so that
a layer can name it. Times are whole minutes. The id of a file is its name.
"""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from workshop.clock import Clock, Minutes
from workshop.text import Id, Line, Name, Prose, Ref

Count = Annotated[int, Field(ge=1, le=500)]
Lines = Annotated[int, Field(ge=1, le=24)]


class Part(BaseModel):
    """Anything an author writes: frozen, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def refuse(kind: str, what: str) -> PydanticCustomError:
    """The error for a rule that spans several keys; `what` says what to type."""
    return PydanticCustomError(kind, "{what}", {"what": what})


class Span(NamedTuple):
    """The least, usual and most minutes for something."""

    min: int
    typ: int
    max: int

    def __add__(self, other: object) -> Span:
        assert isinstance(other, Span)
        return Span(self.min + other.min, self.typ + other.typ, self.max + other.max)


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


class Question(Part):
    """A question to the room, with the answers to be ready for."""

    ask: Line
    likely: Line | None = None
    good: Line | None = None
    awkward: Line | None = None
    reply: Line | None = None
    listen: Line | None = None


CUES = ("show", "say", "do", "ask", "listen", "hand_out", "time", "demonstrate")


class Step(Part):
    """One thing for the facilitator to do: exactly one of the cues, in the order of the day."""

    show: Id | None = None
    say: Line | None = None
    do: Line | None = None
    ask: Line | None = None
    listen: Line | None = None
    hand_out: Line | None = None
    time: Line | None = None
    demonstrate: Line | None = None
    likely: Line | None = None
    good: Line | None = None
    awkward: Line | None = None
    reply: Line | None = None
    minutes: Minutes | None = None

    @model_validator(mode="after")
    def _has_one_cue(self) -> Self:
        if sum(getattr(self, cue) is not None for cue in CUES) != 1:
            raise refuse("one_cue", f"a step has exactly one of {', '.join(CUES)}")
        if not self.ask and any((self.likely, self.good, self.awkward, self.reply)):
            raise refuse("answers", "likely, good, awkward and reply belong to an ask")
        return self

    @property
    def cue(self) -> str:
        return next(cue for cue in CUES if getattr(self, cue) is not None)

    @property
    def text(self) -> Line | Id:
        text: Line | Id = getattr(self, self.cue)
        return text


Steps = dict[Id, Step]


class Card(Part):
    """A name and the line that explains it: a step of a model, one side of a pair."""

    name: Name
    line: Line


class JobAid(Part):
    """A model worth keeping on the desk; `kind` says how it is drawn."""

    title: Name
    kind: Literal["steps", "list", "chain"]
    lead: Line | None = None
    items: dict[Id, Card]


Layout = Literal[
    "title", "agenda", "section", "question", "statement", "story", "pair", "points", "model",
    "scenario", "activity", "debrief", "recall", "break", "plan", "close",
]  # fmt: skip

# What an author writes on a slide of each layout: (must, may). The rest the kit fills in.
WRITTEN: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "title": (frozenset(), frozenset()),
    "agenda": (frozenset({"title"}), frozenset()),
    "section": (frozenset(), frozenset()),
    "question": (frozenset({"title"}), frozenset()),
    "statement": (frozenset({"title"}), frozenset({"text"})),
    "story": (frozenset({"title", "text"}), frozenset()),
    "pair": (frozenset({"title", "left", "right"}), frozenset()),
    "points": (frozenset({"title", "points"}), frozenset()),
    "model": (frozenset({"job_aid"}), frozenset()),
    "scenario": (frozenset({"scenario"}), frozenset({"text"})),
    "activity": (frozenset(), frozenset()),
    "debrief": (frozenset(), frozenset({"title"})),
    "recall": (frozenset(), frozenset()),
    "break": (frozenset(), frozenset()),
    "plan": (frozenset({"title"}), frozenset({"text"})),
    "close": (frozenset({"title", "text"}), frozenset()),
}


class SlideText(Part):
    """What an author writes on a slide; which keys it takes follows from its layout."""

    layout: Layout
    title: Name | None = None
    text: Line | None = None
    points: dict[Id, Line] | None = None
    left: Card | None = None
    right: Card | None = None
    job_aid: Ref | None = None
    scenario: Id | None = None

    @model_validator(mode="after")
    def _fits_its_layout(self) -> Self:
        must, may = WRITTEN[self.layout]
        written = {key for key in self.model_fields_set if key != "layout" and getattr(self, key) is not None}
        if missing := sorted(must - written):
            raise refuse("slide", f"a slide with layout {self.layout} needs {' and '.join(missing)}")
        if surplus := sorted(written - must - may):
            raise refuse("slide", f"a slide with layout {self.layout} takes no {' or '.join(surplus)}")
        return self


Slides = dict[Id, SlideText]

ITEMS = ("text", "write", "ticks", "draw", "table", "job_aid", "scenario", "when_then", "objectives", "chain")


class Grid(Part):
    """A table to write in: its columns, and either row labels or a number of empty rows."""

    columns: dict[Id, Name]
    rows: dict[Id, Name] | Count


class Item(Part):
    """One thing on a workbook page: exactly one of ITEMS, in reading order."""

    text: Prose | None = None
    write: Line | None = None
    lines: Lines | None = None
    starter: Line | None = None
    ticks: dict[Id, Line] | None = None
    label: Line | None = None
    draw: Literal["customer-map", "agree-line", "clock-face"] | None = None
    table: Grid | None = None
    job_aid: Ref | None = None
    scenario: Id | None = None
    when_then: Literal["blank"] | None = None
    objectives: Literal["all"] | None = None
    chain: Literal["day"] | None = None

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        if sum(getattr(self, kind) is not None for kind in ITEMS) != 1:
            raise refuse("one_item", f"an item of a page has exactly one of {', '.join(ITEMS)}")
        if self.write and not self.lines:
            raise refuse("lines", "say how many lines to write on, such as lines: 3")
        return self

    @property
    def kind(self) -> str:
        return next(kind for kind in ITEMS if getattr(self, kind) is not None)


Privacy = Literal["mine", "table", "collected"]


class Page(Part):
    """A page of the workbook, or less: one task, at most 60 words, and who will see what is written."""

    title: Name
    privacy: Privacy | None = None
    task: Literal["shown", "elsewhere"] = "elsewhere"
    items: dict[Id, Item]


Pages = dict[Id, Page]


class Source(Part):
    """What a piece rests on: an essay or a publication, and whether it lends an idea, a fact or evidence."""

    name: Name
    kind: Literal["idea", "fact", "evidence"]
    supports: Line


class Objective(Part):
    """A thing people can do afterwards, in a form that can be seen and tested."""

    verb: Name
    performance: Line
    condition: Line
    criterion: Line
    level: Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]
    i_can: Line


class Check(Part):
    """A question that tests an objective; `key` is the id of the right option."""

    objective: Id
    ask: Line
    options: dict[Id, Line]
    key: Id
    why: Line

    @model_validator(mode="after")
    def _has_its_key(self) -> Self:
        if self.key not in self.options:
            raise refuse("key", f"key is one of the options: {', '.join(self.options)}")
        return self


class Recall(Part):
    """A question that brings back what was learnt earlier, and its answer."""

    ask: Line
    answer: Line


class FollowUp(Part):
    """What reaches a participant some days after: first a question, then one nudge."""

    day: Count
    recall: Line
    nudge: Line


Role = Literal["hook", "objectives", "recall", "teach", "guide", "practise", "feedback", "check", "transfer"]
Priority = Literal["must", "should", "could"]


class Block(Part):
    """A step of a module, or of the frame round all modules: it teaches, or it runs an exercise.

    With an exercise, its slides and steps lead into the exercise and count in its set-up minutes;
    without one, `time` gives its own minutes.
    """

    title: Name | None = None
    purpose: Line | None = None
    role: Role
    priority: Priority
    exercise: Ref | None = None
    time: Span | None = None
    slides: Slides = {}
    run: Steps = {}
    pages: Pages = {}
    next: Line | None = None

    @model_validator(mode="after")
    def _teaches_or_runs(self) -> Self:
        if self.exercise is None and (self.time is None or self.title is None):
            raise refuse("block", "a block needs an exercise, or a title and a time such as [5, 10, 15]")
        if self.exercise is not None and self.time is not None:
            raise refuse("block", "a block with an exercise takes its time from the exercise")
        return self


class Module(Part):
    """One idea of a workshop: what people can do after it, and the blocks that get them there."""

    title: Name
    version: Name
    status: Literal["draft", "ready"]
    promise: Line
    big_idea: Prose
    objectives: dict[Id, Objective]
    key_messages: dict[Id, Line]
    behaviours: dict[Id, Line]
    audience: Line
    blocks: dict[Id, Block]
    recalls: dict[Id, Recall] = {}
    checks: dict[Id, Check]
    job_aids: dict[Id, JobAid] = {}
    follow_up: dict[Id, FollowUp]
    glossary: dict[Id, Line] = {}
    sources: dict[Id, Source]


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


Share = Literal["person", "group", "table", "room"]


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


BODIES = ("text", "slide", "scenario", "ticks", "job_aid")


class Face(Part):
    """What is printed on a card to hand out; most of it is named, so that it stands in one place.

    `slide` and `scenario` are those of the exercise, `ticks` is an item of a workbook page such as `observer/ticks`;
    `ask` stands in the place of the question that a scenario brings.
    """

    title: Name | None = None
    who: Name | None = None
    text: Line | None = None
    slide: Id | None = None
    scenario: Id | None = None
    ticks: Ref | None = None
    job_aid: Ref | None = None
    ask: Line | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        named = [key for key in BODIES[1:] if getattr(self, key) is not None]
        if len(named) > 1:
            raise refuse("face", f"a card has at most one of {', '.join(BODIES[1:])}")
        if not named and self.text is None:
            raise refuse("face", f"a card needs one of {', '.join(BODIES)}")
        if self.title is None and self.slide is None and self.scenario is None:
            raise refuse("face", "a card needs a title, unless it names a slide or a scenario")
        return self


class CardSet(Part):
    """The cards of an exercise: who gets a set of them, and when they are given out."""

    per: Share
    hand_out: Line
    faces: Annotated[dict[Id, Face], Field(min_length=1, max_length=8)]


class Run(Part):
    """What the facilitator does before and while people work."""

    setup: Steps
    do: Steps


Lack = Literal["floor", "loose-seats", "wall"]
Room = Literal["small", "fixed", "open"]

# What a kind of room lacks, so that each exercise can say how it is done all the same.
LACKS: dict[Room, tuple[Lack, ...]] = {"open": (), "small": ("floor", "wall"), "fixed": ("loose-seats", "floor")}


class Exercise(Part):
    """An activity: what people do, what the facilitator does, and how to talk about it afterwards."""

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
    grouping: Line
    bring: Line
    leave_with: Line
    privacy: Privacy
    manager_present: Literal["ok", "brief-first", "avoid"]
    room: Line
    without: dict[Lack, Line]
    virtual: Line
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


class Entry(Part):
    """A line of an agenda: a block, a break or a buffer, and its minutes."""

    block: Ref | None = None
    kind: Literal["block", "break", "buffer"] = "block"
    minutes: Minutes
    recall: Ref | None = None

    @model_validator(mode="after")
    def _names_its_block(self) -> Self:
        if (self.kind == "block") != (self.block is not None):
            raise refuse("entry", "name a block, or say kind: break or kind: buffer")
        return self


class Agenda(Part):
    """What happens, in order, and for how long. The minutes include breaks and buffer."""

    title: Name
    subtitle: Name
    purpose: Prose
    audience: Line
    start: Clock
    minutes: Minutes
    guide: Id
    slots: dict[Id, Entry]


class Checklist(Part):
    title: Name
    items: dict[Id, Line]


class Guide(Part):
    """What a facilitator reads before the day: how to use the guide, the room, the checklists."""

    how_to_use: Prose
    handling: dict[Id, Card]
    room: Prose
    checklists: dict[Id, Checklist]


class Department(Part):
    """What is known of a department: whom it serves, the trap it can fall into, and the way out."""

    title: Name
    customers: dict[Id, Line]
    trap: Line
    reframe: Line


class Session(Part):
    """One delivery of a workshop. A date that is not given is not printed."""

    agenda: Id = Id("half-day")
    title: Name | None = None
    date: Name | None = None
    start: Clock | None = None
    people: Annotated[int, Field(ge=4, le=60)] = 16
    paper: Literal["a4", "letter"] = "a4"
    organisation: Name | None = None
    facilitator: Name | None = None
    place: Name | None = None
    room: Room = "open"
