"""What an author writes on slides: which keys a slide takes follows from its layout."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from workshop.model.figures import Chart, Picture, Table
from workshop.model.part import Card, Part, refuse
from workshop.text import Id, Line, Name, Ref


class JobAid(Part):
    """A model worth keeping on the desk; `kind` says how it is drawn."""

    title: Name
    kind: Literal["steps", "list", "chain", "lights", "sheet"]
    lead: Line | None = None
    items: dict[Id, Card]


Layout = Literal[
    "title", "agenda", "section", "question", "statement", "story", "pair", "points", "model",
    "scenario", "activity", "debrief", "recall", "break", "plan", "close", "table", "chart", "picture", "quote",
    "big-number",
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
    "table": (frozenset({"title", "table"}), frozenset({"text"})),
    "chart": (frozenset({"title", "chart", "text"}), frozenset()),  # the text says where the numbers come from
    "picture": (frozenset({"title", "picture"}), frozenset({"text"})),
    "quote": (frozenset({"title", "text"}), frozenset()),  # the words, and whose they are
    "big-number": (frozenset({"title", "number", "text"}), frozenset()),  # the text says where it comes from
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
    number: Name | None = None
    table: Table | None = None
    chart: Chart | None = None
    picture: Picture | None = None

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
