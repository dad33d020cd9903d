"""What every written thing is: frozen, closed to unknown keys, and made of the same small pieces."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from workshop.text import Id, Line, Name

Count = Annotated[int, Field(ge=1, le=500)]
Lines = Annotated[int, Field(ge=1, le=24)]
Mode = Literal["in-person", "virtual", "hybrid"]
MOST_DAYS = 6


class Part(BaseModel):
    """Anything an author writes: frozen, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def only(part: Part, keys: Iterable[str]) -> str | None:
    """The one of some keys that is written in a part; None if there is none, or more than one."""
    written = [key for key in keys if getattr(part, key) is not None]
    return written[0] if len(written) == 1 else None


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


class Card(Part):
    """A name and the line that explains it: a step of a model, one side of a pair."""

    name: Name
    line: Line


class Source(Part):
    """What a piece rests on: an essay or a publication, and whether it lends an idea, a fact or evidence."""

    name: Name
    kind: Literal["idea", "fact", "evidence"]
    supports: Line


class Quiz(Part):
    """A question with some answers to choose from; `key` is the id of the right one, `why` says what makes it so."""

    ask: Line
    options: Annotated[dict[Id, Line], Field(min_length=2)]
    key: Id
    why: Line

    @model_validator(mode="after")
    def _has_its_key(self) -> Self:
        if self.key not in self.options:
            raise refuse("key", f"key is one of the options: {', '.join(self.options)}")
        return self
