"""A facilitator: who leads, and the layer of their own that travels with them from client to client."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from workshop.model.changes import Changes
from workshop.model.part import Part
from workshop.text import Line, Name


class Facilitator(Part):
    """One facilitator's own file: a slide with their `bio`, what they say then (`opener`), and their own stories.

    `debriefs` says how long theirs last, as a percentage of what is usual.
    """

    name: Name
    bio: Line | None = None
    opener: Line | None = None
    debriefs: Annotated[int, Field(ge=100, le=200)] = 100
    changes: Changes | None = None
