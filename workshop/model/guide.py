"""A guide: what a facilitator reads before the day."""

from __future__ import annotations

from workshop.model.part import Card, Part
from workshop.text import Id, Line, Name, Prose


class Checklist(Part):
    title: Name
    items: dict[Id, Line]


class Guide(Part):
    """What a facilitator reads before the day: how to use the guide, the room, the checklists."""

    how_to_use: Prose
    handling: dict[Id, Card]
    room: Prose
    checklists: dict[Id, Checklist]
