"""What a facilitator does: steps with one cue each, and questions with the answers to be ready for."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from workshop.clock import Minutes
from workshop.model.part import Part, only, refuse
from workshop.text import Id, Line


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
        if only(self, CUES) is None:
            raise refuse("one_cue", f"a step has exactly one of {', '.join(CUES)}")
        if not self.ask and any((self.likely, self.good, self.awkward, self.reply)):
            raise refuse("answers", "likely, good, awkward and reply belong to an ask")
        return self

    @property
    def cue(self) -> str:
        return only(self, CUES) or ""

    @property
    def text(self) -> Line | Id:
        text: Line | Id = getattr(self, self.cue)
        return text


Steps = dict[Id, Step]
