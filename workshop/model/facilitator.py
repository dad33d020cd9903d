"""A facilitator: who leads, and the layer of their own that travels with them from client to client."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, field_validator

from workshop.model.changes import Changes
from workshop.model.part import Part, refuse
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

    @field_validator("debriefs", mode="before")
    @classmethod
    def _in_per_cent(cls, value: object) -> object:
        """What people may write instead, such as 20%, is answered with what to write."""
        if not re.fullmatch(r"1\d\d|200", str(value)):
            raise refuse("debriefs", "write per cent from 100, as usual, to 200, twice as long; a fifth longer is 120")
        return value
