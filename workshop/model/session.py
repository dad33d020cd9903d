"""A session: one delivery of a workshop."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from workshop.clock import Clock
from workshop.model.exercise import Room
from workshop.model.part import Part
from workshop.text import Id, Name


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
