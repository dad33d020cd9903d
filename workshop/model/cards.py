"""What is printed on cards to hand out."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from workshop.model.part import Part, refuse
from workshop.text import Id, Line, Name, Ref

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


Share = Literal["person", "group", "table", "room"]


class CardSet(Part):
    """The cards of an exercise: who gets a set of them, and when they are given out.

    `cases` says how many cases of the departments that come are added to each set.
    """

    per: Share
    hand_out: Line
    faces: Annotated[dict[Id, Face], Field(min_length=1, max_length=8)]
    cases: Annotated[int, Field(ge=0, le=4)] = 0
