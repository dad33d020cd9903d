"""The lines of a session with their minutes: as its agenda has them where they hold, else fitted to what is wished."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from workshop.agendas import agendas_for, minutes_of, settled, start_of
from workshop.book import Book
from workshop.candidates import Candidate, candidates
from workshop.errors import ContentError
from workshop.fitting import Line, Misfit, fitted
from workshop.lengths import USUAL
from workshop.library import Library
from workshop.model import Agenda, Entry, Session
from workshop.reasons import Reason, as_written, reasons
from workshop.text import Id
from workshop.ways import refused


@dataclass(frozen=True)
class Times:
    """The lines of a session, why they are as they are, and the session with what its agenda settles.

    `written` tells that they are the agenda's own.
    """

    session: Session
    lines: tuple[Line, ...]
    reasons: tuple[Reason, ...]
    written: bool


def times(library: Library, session: Session, printed: Book | None) -> Times:
    """The times by the first agenda that can be followed; raise ContentError with ways out if there is none."""
    known = agendas_for(library, session)
    misfits: list[Misfit] = []
    for name in known:
        try:
            return _by(library, session, name, printed)
        except Misfit as misfit:
            misfits.append(misfit)
        except ContentError:
            if not misfits:  # else another agenda is nearer, and what stands in its way is told
                raise
    works, own = partial(_works, library, printed), _own(library, known[0], printed)
    raise ContentError(refused(library, session, known[0], own, misfits[0], works))


def _by(library: Library, session: Session, name: str, printed: Book | None) -> Times:
    """The times by one agenda; raise Misfit if there is no timetable that keeps every rule."""
    agenda = library.agendas[name]
    chosen = settled(session, agenda).model_copy(update={"agenda": Id(name, session.agenda.where)})
    own = _own(library, name, printed)
    lines = tuple(_written(library, chosen, agenda)) if own == agenda else ()
    if lines:
        return Times(chosen, lines, as_written(lines), written=True)
    found = fitted(library, chosen, own)
    return Times(chosen, found.lines, reasons(library, chosen, own, found), written=False)


def _own(library: Library, name: str, printed: Book | None) -> Agenda:
    """The agenda, with what is printed of it."""
    agenda = library.agendas[name]
    return printed.agenda(library, agenda) if printed else agenda


def _works(library: Library, printed: Book | None, session: Session) -> bool:
    """Whether the session can be timed by one of its agendas."""
    if printed and any(printed.refused(session)):
        return False
    return any(_follows(library, session, name, printed) for name in agendas_for(library, session))


def _follows(library: Library, session: Session, name: str, printed: Book | None) -> bool:
    try:
        return bool(_by(library, session, name, printed))
    except (Misfit, ContentError):
        return False


def _written(library: Library, session: Session, agenda: Agenda) -> Iterator[Line]:
    """The lines of the agenda as they stand, if all of their minutes hold for this session; else none."""
    if not _holds(library, session, agenda):
        return
    own = {one.id: one for one in candidates(library, session, agenda, short=False)}
    if all(one.span.min <= agenda.slots[Id(id)].minutes <= one.span.max for id, one in own.items()):
        for id, entry in agenda.slots.items():
            yield Line(id, entry.kind, entry.minutes, agenda.day_of[id], _title(id, entry, own), own.get(id))


def _holds(library: Library, session: Session, agenda: Agenda) -> bool:
    """Whether nothing is asked for that would need other minutes than those that are written."""
    usual = library.facilitator is None or library.facilitator.debriefs == USUAL
    as_long = minutes_of(session, agenda) == agenda.minutes and session.days == agenda.days
    eaten = session.lunch == agenda.lunch and (agenda.lunch is None or start_of(session, agenda) == agenda.start)
    return usual and as_long and eaten and session.mode == agenda.mode and not session.fixed and not session.modules


def _title(id: str, entry: Entry, own: Mapping[str, Candidate]) -> str:
    return own[id].title if id in own else entry.kind.capitalize()
