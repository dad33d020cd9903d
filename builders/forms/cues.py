"""What whoever minds the rooms does in each slot: rooms to open, a line to paste, the page that people turn to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workshop.groups import groups, said
from workshop.plan import Plan, Slot
from workshop.text import Line


@dataclass(frozen=True, slots=True)
class RoomCue:
    """A slot; its rooms in words; the number of the lines to paste, 0 for none; the id of its first page."""

    slot: Slot
    rooms: str
    paste: int
    lines: tuple[Line, ...]
    page: str


def room_cues(plan: Plan) -> tuple[RoomCue, ...]:
    return tuple(_cues(plan))


def _cues(plan: Plan) -> Iterator[RoomCue]:
    pasted = 0
    for slot in plan.slots:
        lines = tuple(slot.exercise.task.values()) if slot.exercise else ()
        pasted += bool(lines)
        page = next((f"{slot.id}/{id}" for id in slot.pages), "")
        yield RoomCue(slot, _rooms(plan, slot), pasted if lines else 0, lines, page)


def _rooms(plan: Plan, slot: Slot) -> str:
    size = slot.exercise.people.group if slot.exercise else 1
    return said(groups(plan.session.people, size)) if size > 1 else ""
