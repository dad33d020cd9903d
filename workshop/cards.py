"""The cards of a plan: a set for everyone who gets one, dealt onto sheets that are cut straight through.

Sheets are dealt as printers do: cut the whole stack down the middle and across, lay the piles on one another
from left to right and top to bottom, and all cards lie in order, set after set.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from workshop.groups import shares
from workshop.model import CardSet, Exercise, Face, Page, Scenario, SlideText
from workshop.text import Id, Line, Name

if TYPE_CHECKING:
    from workshop.plan import Plan, Slot

ACROSS = 2  # cards beside each other on a sheet


@dataclass(frozen=True, slots=True)
class CardStyle:
    """How cards are printed: how many on a sheet, 4 or 8, and whether each has a back that tells its set."""

    up: int = 4
    backs: bool = False

    @property
    def rows(self) -> int:
        return self.up // ACROSS


PLAIN = CardStyle()


@dataclass(frozen=True, slots=True)
class Pack:
    """The cards that one activity needs: a set of them, and how many of such sets."""

    slot: Slot
    exercise: Exercise
    cards: CardSet
    sets: int

    @property
    def size(self) -> int:
        """How many cards are in a set."""
        return len(self.cards.faces)

    @property
    def one_set(self) -> tuple[Dealt, ...]:
        return tuple(self._set(1))

    @property
    def all_sets(self) -> tuple[Dealt, ...]:
        return tuple(card for set in range(1, self.sets + 1) for card in self._set(set))

    def _set(self, set: int) -> Iterator[Dealt]:
        for number, (id, face) in enumerate(self.cards.faces.items(), start=1):
            yield Dealt(self, set, number, id, face)


@dataclass(frozen=True, slots=True)
class Dealt:
    """One card to print: which of its set it is, and which set; both count from 1. What it names is found here."""

    pack: Pack
    set: int
    number: int
    id: Id
    face: Face

    @property
    def scenario(self) -> Scenario | None:
        return self.pack.exercise.scenarios[self.face.scenario] if self.face.scenario else None

    @property
    def slide(self) -> SlideText | None:
        return self.pack.exercise.slides[self.face.slide] if self.face.slide else None

    @property
    def title(self) -> Name:
        """The card's own title, or that of the slide or scenario it shows."""
        sources = (self.face, self.slide, self.scenario)
        return next((source.title for source in sources if source and source.title), Name(self.id))

    @property
    def page(self) -> Page | None:
        """The workbook page whose ticks stand on the card."""
        return self.pack.exercise.pages[Id(self.face.ticks.partition("/")[0])] if self.face.ticks else None

    @property
    def ticks(self) -> tuple[Line, ...]:
        if self.face.ticks is None or self.page is None:
            return ()
        return tuple((self.page.items[Id(self.face.ticks.partition("/")[2])].ticks or {}).values())


def packs(plan: Plan) -> tuple[Pack, ...]:
    """The cards of all activities that have some, for the people who come."""
    found = ((slot, slot.exercise) for slot in plan.activities if slot.exercise)
    return tuple(
        Pack(
            slot,
            exercise,
            _set_of(exercise.cards, plan),
            shares(exercise.cards.per, plan.session.people, exercise.people.group),
        )
        for slot, exercise in found
        if exercise.cards
    )


def _set_of(cards: CardSet, plan: Plan) -> CardSet:
    """A set, with cases of the departments that come: one of each department in turn, as long as there are any."""
    present = {id: plan.library.departments[id] for id in plan.session.departments if id in plan.library.departments}
    own = [
        [(Id(f"{id}-{name}", name.where), Face(title=case.title, who=department.title, text=case.text, ask=case.ask))
         for name, case in department.scenarios.items() if case.ends == "open"]
        for id, department in present.items()
    ]  # fmt: skip
    faces = islice((face for turn in zip_longest(*own) for face in turn if face), cards.cases)
    return cards.model_copy(update={"faces": {**cards.faces, **dict(faces)}})


def sheets(plan: Plan, style: CardStyle = PLAIN) -> tuple[tuple[Dealt, ...], ...]:
    """The cards of each sheet, in the order in which they are read; on the last sheets one may be missing."""
    cards = [card for pack in packs(plan) for card in pack.all_sets]
    count = -(-len(cards) // style.up)
    return tuple(tuple(cards[number::count]) for number in range(count))
