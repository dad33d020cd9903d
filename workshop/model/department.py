"""A department: whom it serves, the trap it can fall into, and the way out."""

from __future__ import annotations

from workshop.model.part import Part
from workshop.text import Id, Line, Name


class Department(Part):
    """What is known of a department: whom it serves, the trap it can fall into, and the way out."""

    title: Name
    customers: dict[Id, Line]
    trap: Line
    reframe: Line
