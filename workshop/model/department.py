"""A department: whom it serves, the trap it can fall into, and the way out."""

from __future__ import annotations

from typing import Literal

from workshop.model.changes import Changes
from workshop.model.organisation import Term
from workshop.model.part import Part
from workshop.text import Id, Line, Name


class Case(Part):
    """A true-to-life case of a department: as the one who serves or the one who is served; `ends` tells how it went."""

    title: Name
    text: Line
    ask: Line
    side: Literal["serves", "is-served"]
    ends: Literal["open", "well"] = "open"


class Instead(Part):
    """A phrase that closes a door, and one that opens it."""

    closed: Line
    open: Line


class Department(Part):
    """What is known of a department, as data, and what its own people read differently (`changes`).

    `short` is what it is called where there is little room.
    """

    title: Name
    short: Name | None = None
    customers: dict[Id, Line]
    suppliers: dict[Id, Line] = {}
    trap: Line
    reframe: Line
    scenarios: dict[Id, Case] = {}
    terms: dict[Id, Term] = {}
    phrases: dict[Id, Instead] = {}
    measures: dict[Id, Line] = {}
    changes: Changes | None = None
