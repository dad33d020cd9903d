"""A module: one idea, and the blocks that bring it to a room."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from workshop.model.pages import Pages
from workshop.model.part import Count, Part, Quiz, Source, Span, refuse
from workshop.model.slides import JobAid, Slides
from workshop.model.steps import Steps
from workshop.text import Id, Line, Name, Prose, Ref


class Objective(Part):
    """A thing people can do afterwards, in a form that can be seen and tested."""

    verb: Name
    performance: Line
    condition: Line
    criterion: Line
    level: Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]
    i_can: Line


class Check(Quiz):
    """A question that tests an objective of its module."""

    objective: Id


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
    without one, `time` gives its own minutes, and `virtual` and `hybrid` say what is otherwise where all or some
    sit at a screen. `short` is the block that stands for this one below 120 minutes.
    """

    title: Name | None = None
    purpose: Line | None = None
    role: Role
    priority: Priority
    exercise: Ref | None = None
    time: Span | None = None
    short: Ref | None = None
    virtual: Line | None = None
    hybrid: Line | None = None
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
        if self.exercise is not None and (self.virtual or self.hybrid):
            raise refuse("block", "how it is done at a screen stands in the exercise, under virtual and hybrid")
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
