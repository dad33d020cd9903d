"""What those who come find on the table and take home, besides the workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, repeat

from builders.coverage import missing
from builders.scenes import Scene
from workshop.dates import worded
from workshop.errors import Problem
from workshop.materials import SPARE
from workshop.model import FollowUp, JobAid, Page
from workshop.plan import Plan, Slot
from workshop.printing import Job
from workshop.roster import Person
from workshop.text import Line, Ref

POCKET = 4  # cards on a sheet
ON_A_CARD = 10  # lines of a model that a card in a pocket can hold
ON_A_POSTER = 5  # and a poster that is read from three metres
WALK_INS = 4  # lines for those who come unannounced
HOUR = 60


@dataclass(frozen=True, slots=True)
class Poster:
    """One idea for a wall: a sentence, or a model to follow."""

    sentence: Line | None = None
    job_aid: JobAid | None = None


@dataclass(frozen=True)
class Takeaways:
    """Certificates, name tents, lists and cards for the people of a plan, with their names if there is a roster."""

    plan: Plan
    scenes: tuple[Scene, ...]

    @property
    def date(self) -> str:
        """The date in words; nothing where it is written by hand."""
        return worded(self.plan.session.date or "")

    @property
    def named(self) -> tuple[Person, ...]:
        """Those whose names are known; without a roster, one whose name is written by hand, to be copied."""
        return self._known or (Person(),)

    @property
    def attendance(self) -> tuple[Person, ...]:
        """A line for everyone who comes, by name or empty, and some for those who come unannounced."""
        known = self._known
        return (*known, *repeat(Person(), max(0, self.plan.session.people - len(known)) + WALK_INS))

    @cached_property
    def _known(self) -> tuple[Person, ...]:
        """The people of the roster; who has a name that cannot be printed gets a line to write it on."""
        people = self.plan.roster.people if self.plan.roster else ()
        return tuple(_printable(person) for person in people)

    @property
    def unprintable(self) -> Iterator[Problem]:
        """A finding for each name that no font of the kit has, at its row."""
        for person in self.plan.roster.people if self.plan.roster else ():
            if lacking := missing(f"{person.name} {person.department}"):
                what = f"no font of the kit has {lacking}; a line is printed, to write the name on"
                yield Problem(person.where, what, fatal=False)

    @property
    def time(self) -> str:
        """How long it was, breaks included, as a certificate says it."""
        hours, minutes = divmod(self.plan.minutes, HOUR)
        return " ".join(filter(None, (_counted(hours, "hour"), _counted(minutes, "minute"))))

    @cached_property
    def job_aids(self) -> tuple[JobAid, ...]:
        """The models that people meet on slides, pages and cards, in that order, each once."""
        shown = (scene.job_aid for scene in self.scenes if scene.job_aid)
        written = (self.plan.library.job_aid(ref) for ref in self._refs)
        return tuple({aid.title: aid for aid in chain(shown, written)}.values())

    @property
    def _refs(self) -> Iterator[Ref]:
        """What pages and cards name as their models."""
        for slot in self.plan.blocks:
            yield from (item.job_aid for page in slot.pages.values() for item in page.items.values() if item.job_aid)
            cards = slot.exercise.cards if slot.exercise else None
            yield from (face.job_aid for face in (cards.faces.values() if cards else ()) if face.job_aid)

    @cached_property
    def pocket(self) -> tuple[tuple[JobAid | None, ...], ...]:
        """The sheets of pocket cards; one, and all that would stay empty, is for one's own promise, and is none."""
        cards = [*(aid for aid in self.job_aids if len(aid.items) <= ON_A_CARD), None]
        dealt = [card for card in cards for _ in range(self._times)]
        dealt += [None] * (-len(dealt) % POCKET)
        return tuple(tuple(dealt[at : at + POCKET]) for at in range(0, len(dealt), POCKET))

    @property
    def _times(self) -> int:
        """How often the same card stands on a sheet."""
        cards = 1 + sum(len(aid.items) <= ON_A_CARD for aid in self.job_aids)
        return POCKET // cards if cards in (1, 2) else 1

    @property
    def posters(self) -> tuple[Poster, ...]:
        """The first thing that each module says, and the models that can be followed from a wall."""
        sentences = (Poster(sentence=next(iter(module.key_messages.values()))) for module in self.plan.modules)
        models = (Poster(job_aid=aid) for aid in self.job_aids if len(aid.items) <= ON_A_POSTER)
        return (*sentences, *models)

    @property
    def notices(self) -> tuple[FollowUp, ...]:
        """A question and something to do, for each day on which the modules come back."""
        found = (one for module in self.plan.modules for one in module.follow_up.values())
        return tuple(sorted(found, key=lambda one: int(one.day)))

    @property
    def worksheets(self) -> tuple[tuple[Slot, str, Page], ...]:
        """The workbook pages that belong to an activity."""
        return tuple((slot, str(id), page) for slot in self.plan.activities for id, page in slot.pages.items())

    @property
    def jobs(self) -> tuple[Job, ...]:
        """What is printed of it: once where the file has a sheet for each person, else as often as people come."""
        people = self.plan.session.people
        each = 1 if self._known else people
        return (
            Job("name-tents", each, both_sides=False, stock="card", colour=False, binding="folded"),
            Job("sign-in", 1, both_sides=False, stock="plain", colour=False, binding="loose"),
            Job("pocket-cards", -(-(people + SPARE) // self._times), both_sides=False, stock="card", colour=True,
                binding="cut-four"),
            Job("promise", people + SPARE, both_sides=False, stock="plain", colour=False, binding="loose"),
            Job("posters", 1, both_sides=False, stock="large", colour=True, binding="loose"),
            Job("noticeboard", 1, both_sides=False, stock="card", colour=True, binding="cut-two"),
            Job("certificates", each, both_sides=False, stock="card", colour=True, binding="loose"),
        )  # fmt: skip


def _printable(person: Person) -> Person:
    name, department = ("" if missing(text) else text for text in (person.name, person.department))
    return replace(person, name=name, department=department)


def _counted(number: int, noun: str) -> str:
    return "" if not number else f"{number} {noun}" if number == 1 else f"{number} {noun}s"
