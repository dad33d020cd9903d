"""What to bring, counted for the people who come."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.groups import groups
from workshop.model import Material
from workshop.plan import Plan, Slot

TABLE = 5  # people at a table


@dataclass(frozen=True, slots=True)
class Supply:
    """A thing to bring: how many in all, how it is shared out, and the activities that need it."""

    item: str
    count: int
    per: str
    codes: tuple[str, ...]


def supplies(plan: Plan) -> tuple[Supply, ...]:
    """All materials of the plan. What is used again counts once, what is used up counts every time."""
    found: dict[str, Supply] = {}
    for slot in plan.activities:
        assert slot.exercise is not None
        for material in slot.exercise.materials.values():
            needed = _needed(material, plan.session.people, slot)
            found[material.item] = _joined(found.get(material.item), material, needed, slot.code)
    return tuple(sorted(found.values(), key=lambda supply: (supply.per != "person", supply.item)))


def _needed(material: Material, people: int, slot: Slot) -> int:
    assert slot.exercise is not None
    shares = {
        "person": people,
        "group": len(groups(people, slot.exercise.people.group)),
        "table": len(groups(people, TABLE)),
        "room": 1,
    }
    return shares[material.per] * material.count + material.spare


def _joined(known: Supply | None, material: Material, needed: int, code: str) -> Supply:
    if known is None:
        return Supply(material.item, needed, material.per, (code,))
    count = known.count + needed if material.used_up else max(known.count, needed)
    return Supply(known.item, count, known.per, (*known.codes, code))
