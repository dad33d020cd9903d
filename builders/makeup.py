"""How a workbook is made up: as one folded sheet or as a book, with how many pages for notes."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.plan import Plan

SHEET = 4  # pages of a folded sheet
COVERS = 2  # the front and the back of a book
SHORT = 90  # the most minutes of a session that has one folded sheet
HALF_DAY = 16  # pages that a half day can carry
FULL = (HALF_DAY, 28)  # pages of a book that is as thick as a half day, or a whole one, can carry


@dataclass(frozen=True)
class Makeup:
    """The pages of a plan's workbook besides those with tasks."""

    plan: Plan

    @property
    def form(self) -> str:
        """`sheet`, several tasks on a page and no covers, or `book`."""
        return "sheet" if self.plan.minutes <= SHORT else "book"

    @property
    def contents(self) -> bool:
        """Whether the book is so thick that one has to look for a page."""
        return self.form == "book" and self._tasks + COVERS > HALF_DAY

    @property
    def notes(self) -> int:
        """Pages for notes, at least one, so that all make whole folded sheets; none if that would be a sheet too many.

        On a single sheet the notes are what the tasks leave of it. What is only sent as a file is not folded.
        """
        if self.form == "sheet":
            return 1
        if self.plan.session.mode == "virtual":
            return 1
        before = self._tasks + COVERS + self.contents
        return -before % SHEET or (0 if before in FULL else SHEET)

    @property
    def _tasks(self) -> int:
        return sum(len(slot.pages) for slot in self.plan.blocks)
