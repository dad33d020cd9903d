"""What a template makes of our slides: a table to read, a map to edit, a deck to look at."""

from __future__ import annotations

from collections.abc import Iterator

from builders.brand.dressing import dressed
from builders.brand.look import Decision, Look
from builders.brand.specimen import specimen as filled
from builders.fit import fit
from builders.paint import paint
from workshop.errors import Problem
from workshop.table import table

__all__ = ["dressed", "mapped", "specimen", "told"]

APART = ("text", "title", "ctrTitle", "ftr", "sldNum")  # boxes that need no place in the map
HEAD = """# Which layout of {name} shows which kind of slide. Change a layout, its master (counted from 1), or the
# placeholder of a slot: its index, or its name in the Selection Pane. What you delete here is found by the rules again.
# Or rename things in PowerPoint: a layout kit:points, a placeholder kit:body.
template: {name}
roles:
"""


def told(look: Look) -> Iterator[str]:
    """The table of roles: which layout, by which rule, and what has no place."""
    rows = [("slide", "layout", "by", "because", "without a place")]
    rows += [(one.role, one.layout, one.rule, one.reason, ", ".join(one.missing)) for one in look.decisions]
    yield from table(rows)
    drawn = sum(one.rule == "composed" for one in look.decisions)
    yield ""
    yield f"{len(look.decisions)} kinds of slides: {len(look.decisions) - drawn} on layouts of their own, {drawn} drawn"


def specimen(look: Look) -> tuple[bytes, tuple[Problem, ...]]:
    """A deck of every kind of slide in a look, and what of it does not fit."""
    deck = filled(look)
    slides, problems = fit(deck, look)
    return paint(slides, deck, look), problems


def mapped(look: Look, name: str) -> str:
    """The map of a look as YAML; what is drawn stands in comments, to be given a layout."""
    return (
        HEAD.format(name=_quoted(name)) + "\n".join(line for one in look.decisions for line in _role(look, one)) + "\n"
    )


def _role(look: Look, decision: Decision) -> Iterator[str]:
    if decision.rule == "composed":
        yield f"  # {decision.role}: drawn on {_quoted(decision.name)}"
        return
    yield f"  {decision.role}: # {decision.reason}"
    yield f"    layout: {_quoted(decision.name)}"
    yield f"    master: {decision.master}"
    boxes = [
        box
        for box in look.layouts[decision.role].boxes
        if box.kind not in ("text", "title", "ctrTitle", "ftr", "sldNum")
    ]
    if boxes:
        yield "    slots:"
        yield from (f"      {box.slot}: {box.idx}" for box in boxes)


def _quoted(text: str) -> str:
    """A text between quotation marks, as YAML reads it back."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
