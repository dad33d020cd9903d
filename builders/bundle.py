"""What a kit is made of: which documents of which sets, and which of them are printed how often."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from builders.documents import BOOKLET, DOCUMENTS, EXTRAS, ROOM, Document, in_sets
from builders.scenes import Scene, scenes
from builders.takeaways import Takeaways
from workshop import __version__
from workshop.cards import PLAIN, CardStyle, Pack, packs
from workshop.edition import stamp
from workshop.plan import Plan
from workshop.printing import AS_IS, Job, Profile, jobs, unprinted


@dataclass(frozen=True)
class Bundle:
    """The documents of a plan, in the `sets` that are wanted, and how they are to look.

    `again` names what is made of the workbook once more, such as the booklet; `profile` is how all is printed.
    """

    plan: Plan
    card_style: CardStyle = PLAIN
    again: frozenset[str] = frozenset()
    sets: frozenset[str] = frozenset({ROOM})
    profile: Profile = AS_IS

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        return scenes(self.plan)

    @cached_property
    def takeaways(self) -> Takeaways:
        return Takeaways(self.plan, self.scenes)

    @property
    def in_room(self) -> bool:
        """Whether anybody at all sits in a room."""
        return self.plan.session.mode != "virtual"

    @cached_property
    def packs(self) -> tuple[Pack, ...]:
        return packs(self.plan)

    @cached_property
    def jobs(self) -> tuple[Job, ...]:
        """What of these documents goes to the printer; where all sit at a screen, nothing does."""
        own = jobs(self.plan, self.card_style, self.files)
        given = self.takeaways.jobs if self.in_room else ()
        return tuple(self.profile.of(job) for job in (*own, *given) if job.document in self.files)

    @property
    def unprinted(self) -> int:
        """The workbooks that are still to be printed."""
        return unprinted(self.plan)

    @property
    def documents(self) -> tuple[Document, ...]:
        """What is made for this plan, of the sets that are wanted; no cards, for example, where no exercise has any."""
        named = in_sets(self.sets)
        return tuple(document for document in DOCUMENTS if document.name in named and self.has(document))

    def has(self, document: Document) -> bool:
        """Whether there is such a document in this plan."""
        known = {*self.plan.library.instruments, *self.plan.library.briefs}
        agreed = self.measured or not document.measures
        there = not document.needs or bool(getattr(self, document.needs))
        return agreed and there and known.issuperset(document.uses)

    @property
    def measured(self) -> bool:
        """Whether forms are made that measure anything."""
        return self.plan.session.measurement != "none"

    @property
    def extras(self) -> tuple[Document, ...]:
        """What is made from a finished document, when asked for."""
        return tuple(extra for extra in EXTRAS if extra.name in self.again)

    @property
    def booklet(self) -> bool:
        return BOOKLET.name in self.again

    @property
    def files(self) -> dict[str, str]:
        """The name of each document's file, and of the booklet if there is one."""
        return {document.name: document.file for document in (*self.documents, *self.extras)}

    @property
    def named(self) -> dict[str, Document]:
        return {document.name: document for document in (*self.documents, *self.extras)}

    @cached_property
    def stamp(self) -> str:
        """What tells one making of a kit from another, at the foot of its papers."""
        return f"workshop {__version__}, {stamp(self.plan)}"

    @property
    def credit(self) -> str:
        return f"Made with {self.stamp}. Content CC BY 4.0, free to copy and adapt with credit."
