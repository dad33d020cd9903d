"""What a layer changes of the content below it: the same words at the same ids, only those that differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workshop.model.part import Part
from workshop.text import Id

Edits = dict[Id, Any]  # by the id of a file; checked once they are laid over what they change


class Changes(Part):
    """Changes by kind and by the id of the file that they change."""

    modules: Edits = {}
    blocks: Edits = {}
    exercises: Edits = {}
    agendas: Edits = {}
    guides: Edits = {}
    instruments: Edits = {}
    briefs: Edits = {}
    departments: Edits = {}

    @property
    def shelves(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        return ((kind, getattr(self, kind)) for kind in type(self).model_fields)
