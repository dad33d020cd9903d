"""What the documents around the day may ask: forms, letters, dates, and who sees what."""

from __future__ import annotations

from functools import cached_property

from builders.bundle import Bundle
from builders.documents import DOCUMENTS, Document
from builders.forms.cues import RoomCue, room_cues
from builders.forms.data import Sheet, data, signed
from builders.forms.items import Run, runs
from builders.forms.letters import Letter, letters
from workshop import dates
from workshop.model import Brief, Instrument, Section, Voice
from workshop.quiz import Exam, exams
from workshop.text import Line

RATING = "manager"  # the voice that speaks of others
# Why something is not made, and what to type for it.
LACKING = {
    "measured": "nothing is measured; for forms, type  --measurement anonymous",
    "dated": "no date that is sure; write one, such as  --date 2026-05-12",
    "remote": "nobody sits at a screen; if somebody does, type  --mode virtual  or  --mode hybrid",
}


class Around(Bundle):
    """The same plan, as managers, HR and whoever helps see it."""

    def runs(self, form: Instrument | Brief, section: Section) -> tuple[Run, ...]:
        return runs(form, section, self.plan)

    @cached_property
    def letters(self) -> tuple[Letter, ...]:
        return letters(self.plan)

    @property
    def data(self) -> tuple[Sheet, ...]:
        return data(self.plan)

    @cached_property
    def exams(self) -> tuple[Exam, ...]:
        return exams(self.plan.library)

    @cached_property
    def cues(self) -> tuple[RoomCue, ...]:
        return room_cues(self.plan)

    @property
    def behaviours(self) -> tuple[Line, ...]:
        """What may be seen at work afterwards: one thing of each module first, then what else there is."""
        lists = [list(module.behaviours.values()) for module in self.plan.modules]
        longest = max(map(len, lists), default=0)
        return tuple(own[row] for row in range(longest) for own in lists if row < len(own))

    @property
    def most_people(self) -> int:
        """The people that every exercise of the plan has room for."""
        return min((slot.exercise.people.max for slot in self.plan.activities if slot.exercise), default=60)

    def on(self, day: int) -> str:
        """The date so many days from the session, in words; nothing where the session has none."""
        found = dates.counted(self.plan, day)
        return dates.said(found) if found else ""

    def signed(self, form: Instrument) -> bool:
        return signed(form, self.plan)

    def coded(self, form: Instrument) -> bool:
        return form.privacy.own_code and not self.signed(form)

    def voices(self, form: Instrument) -> tuple[Voice, ...]:
        """Those who answer a form; managers do not rate people, unless that was agreed."""
        named = self.plan.session.measurement == "named"
        return tuple(voice for id, voice in form.voices.items() if named or str(id) != RATING)

    def chairs(self, form: Instrument) -> tuple[Voice, ...]:
        """The chairs from which one person looks; nothing where each voice is another person's."""
        return () if RATING in form.voices else tuple(form.voices.values())

    @property
    def absent(self) -> dict[str, str]:
        """The files of the sets that are not made this time, each with what to type for it."""
        wanted = [document for document in DOCUMENTS if document.set in self.sets and not self.has(document)]
        return {document.file: why for document in wanted if (why := self._why(document))}

    def _why(self, document: Document) -> str:
        """Why a document is not made, where somebody can change it."""
        if document.measures and not self.measured:
            return LACKING["measured"]
        return LACKING.get(document.needs, "") if document.needs and not getattr(self, document.needs) else ""

    def file_of(self, name: str) -> str:
        """The file of a document, whether it is made this time or not."""
        return next(document.file for document in DOCUMENTS if document.name == name)

    @property
    def dated(self) -> bool:
        """Whether the session has a date that is sure."""
        return dates.first(self.plan) is not None

    @property
    def asked(self) -> bool:
        """Whether there is anything to count."""
        return bool(self.plan.library.instruments)
