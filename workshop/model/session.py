"""A session: one delivery of a workshop."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, WrapValidator, field_validator

from workshop.clock import Clock, Minutes
from workshop.model.changes import Changes
from workshop.model.exercise import Room
from workshop.model.part import MOST_DAYS, Count, Mode, Part, refuse
from workshop.text import Id, Name, Number

Measurement = Literal["none", "anonymous", "named"]
Paper = Literal["a4", "letter"]

NO_LUNCH = NO_FIXED = "no"


class Fixed(Part):
    """Something that happens at a set time, such as a guest at 11:00."""

    title: Name
    at: Clock
    minutes: Minutes
    day: Annotated[int, Field(ge=1, le=MOST_DAYS)] = 1

    def __str__(self) -> str:
        """As it is typed."""
        day = f"{self.day} " if self.day > 1 else ""
        return f"{day}{self.at} {self.minutes} {self.title}"


class Session(Part):
    """One delivery of a workshop. A date that is not given is not printed.

    `minutes` are those of all `days` together, breaks and lunch included; without them the agenda's own hold. So do
    its days, its mode and its lunch, where the session names none; `lunch: no` takes it away, as does `fixed: no`.
    `departments` are those of the people who come, with how many of each where that is known; `adapt_for` names
    those whose own wording everyone reads; `managers` tells that people's
    own managers are in the room. `measurement` tells whether there are forms that measure, and whether people put their
    names on them. `mine` is the file of a facilitator's own layer, `brand` a company's folder or template.
    """

    agenda: Id = Id("half-day")
    title: Name | None = None
    date: Name | None = None
    start: Clock | None = None
    minutes: Annotated[int, Field(ge=30, le=2400), WrapValidator(Number.accept)] | None = None
    days: Annotated[int, Field(ge=1, le=MOST_DAYS)] = 1
    lunch: Clock | None = None
    modules: list[Id] = []
    fixed: dict[Id, Fixed] = {}
    people: Annotated[int, Field(ge=4, le=60), WrapValidator(Number.accept)] = 16
    departments: dict[Id, Count | None] = {}
    adapt_for: list[Id] = []
    managers: bool = False
    measurement: Measurement = "anonymous"
    mode: Mode = "in-person"
    paper: Paper = "a4"
    language: Literal["en"] = "en"
    organisation: Name | None = None
    facilitators: list[Name] = []
    leads: dict[Id, Name] = {}
    mine: Name | None = None
    brand: Name | None = None
    place: Name | None = None
    room: Room = "open"
    seed: Annotated[int, Field(ge=0)] = 1
    changes: Changes | None = None

    @field_validator("lunch", mode="before")
    @classmethod
    def _none_at_all(cls, written: object) -> object:
        """No lunch, where the agenda has one."""
        return None if str(written) == NO_LUNCH else written

    @field_validator("fixed", mode="before")
    @classmethod
    def _nothing_fixed(cls, written: object) -> object:
        """Nothing at a set time, where a printed kit had something."""
        return {} if str(written) == NO_FIXED else written

    @field_validator("departments", mode="before")
    @classmethod
    def _names_alone(cls, written: object) -> Any:
        """A list of departments is as good as a mapping, where nobody knows the numbers yet."""
        if isinstance(written, str):
            all_of_them = ", ".join(name.strip() for name in written.split(",") if name.strip())
            raise refuse(
                "departments", f"write  departments: [{all_of_them}], or a line such as  finance: 12  for each"
            )
        names = isinstance(written, list) and all(isinstance(one, str) for one in written)
        return dict.fromkeys(written) if names else written  # type: ignore[call-overload]
