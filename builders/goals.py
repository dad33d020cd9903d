"""What participants will be able to do: the objectives that a plan practises."""

from __future__ import annotations

from workshop.plan import Plan, Slot
from workshop.text import Line, Ref

MOST = 16  # goals that stand on a page beside the welcome


def practised(plan: Plan) -> tuple[Ref, ...]:
    """The objectives of all exercises, in order, each once."""
    return _of(plan.activities)


def goals(plan: Plan) -> tuple[Line, ...]:
    """What to read on the first page: all of them; where they are more than it holds, those that are never left out."""
    refs = practised(plan)
    if len(refs) > MOST:
        refs = _of(tuple(slot for slot in plan.activities if slot.block and slot.block.priority == "must"))
    return tuple(plan.library.objective(ref).i_can for ref in refs)


def _of(slots: tuple[Slot, ...]) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(ref for slot in slots if slot.exercise for ref in slot.exercise.objectives))
