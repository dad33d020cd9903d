"""What to bring, counted for the people who come."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.cards import packs
from workshop.groups import shares
from workshop.model import Material
from workshop.plan import Plan, Slot
from workshop.text import Id

WORKBOOK = "workbook"  # the id of the material that is the workbook itself
SPARE = 2  # workbooks to have over, where no exercise says how many


@dataclass(frozen=True, slots=True)
class Supply:
    """A thing to bring: how many in all, how it is shared out, and the activities that need it.

    Sets of cards are called by the activity they are for.
    """

    item: str
    count: int
    per: str
    codes: tuple[str, ...]
    cards: bool = False


def supplies(plan: Plan) -> tuple[Supply, ...]:
    """All materials of the plan. What is used again counts once, what is used up counts every time."""
    found: dict[str, Supply] = {}
    for slot in plan.activities:
        assert slot.exercise is not None
        for material in slot.exercise.materials.values():
            needed = _needed(material, plan.session.people, slot)
            found[material.item] = _joined(found.get(material.item), material, needed, slot.code)
    cards = (Supply(pack.slot.title, pack.sets, pack.cards.per, (pack.slot.code,), True) for pack in packs(plan))
    return (*sorted(found.values(), key=lambda supply: (supply.per != "person", supply.item)), *cards)


def workbooks(plan: Plan) -> int:
    """How many workbooks to print: as many as the exercises ask for, or one for each person and some over."""
    asked = [
        _needed(slot.exercise.materials[Id(WORKBOOK)], plan.session.people, slot)
        for slot in plan.activities
        if slot.exercise and WORKBOOK in slot.exercise.materials
    ]
    return max(asked, default=plan.session.people + SPARE)


def _needed(material: Material, people: int, slot: Slot) -> int:
    assert slot.exercise is not None
    return shares(material.per, people, slot.exercise.people.group) * material.count + material.spare


def _joined(known: Supply | None, material: Material, needed: int, code: str) -> Supply:
    if known is None:
        return Supply(material.item, needed, material.per, (code,))
    count = known.count + needed if material.used_up else max(known.count, needed)
    return Supply(known.item, count, known.per, (*known.codes, code))
