"""What participants read differently, as a Word document: for a department to change, to tick and to sign."""

from __future__ import annotations

from builders.brand.look import Look
from builders.compose import Composer
from builders.original import Original
from builders.word import word
from workshop.diff import GENERATOR, Diff


def approval(diff: Diff, workshop: str, department: str, file: str, paper: str, look: Look) -> bytes:
    """The document for a department, in whose `file` its changes stand; without one, for what changed since a kit."""
    values = {"diff": diff, "workshop": workshop, "department": department, "file": file, "paper": paper}
    tree = Composer({}).compose("diff.xml", by=GENERATOR, **values)
    return word(Original("diff", tree, look))
