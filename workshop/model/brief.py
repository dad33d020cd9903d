"""A brief: a page to read and act on, for somebody who is not in the room or who helps there."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from workshop.model.instrument import Section, texts
from workshop.model.part import Part, Source
from workshop.text import Id, Line, Name, Text


class Brief(Part):
    """A page to read and act on: what it is for, who reads it, and its sections, which are those of a form.

    What `audience` says decides into whose hands it may come: one for facilitators is kept from participants.
    """

    title: Name
    purpose: Line
    audience: Literal["participants", "managers", "leaders", "hr", "facilitators"]
    sections: Annotated[dict[Id, Section], Field(min_length=1)]
    sources: dict[Id, Source] = {}

    @property
    def shown(self) -> tuple[Text, ...]:
        """Every text that its readers see."""
        return tuple(texts(self, without=("sources",)))

    @property
    def kept_back(self) -> tuple[Text, ...]:
        """Every text that only those who lead may see."""
        return tuple(texts(self.sections)) if self.audience == "facilitators" else ()
