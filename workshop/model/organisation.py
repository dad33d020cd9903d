"""An organisation: its name, its own words, how far people may decide alone, and the core texts it has approved."""

from __future__ import annotations

from workshop.model.part import Part
from workshop.text import Id, Line, Name


class Term(Part):
    """A word that people use here, as one and as many."""

    one: Name
    many: Name


class Organisation(Part):
    """What is the same for all sessions of one organisation.

    `terms` are read as `{{ terms.internal_customer }}` and `{{ terms.internal_customer.many }}`; `limits` say what
    anybody may decide alone; `core` names the texts, such as `modules/m01-who-is-your-customer/big_idea`, that stay as
    they were when they were approved, whatever the core says later. `brand` is a folder or template, by its name here.
    """

    name: Name = Name("our company")
    terms: dict[Id, Term] = {}
    limits: dict[Id, Line] = {}
    core: list[Name] = []
    brand: Name | None = None
