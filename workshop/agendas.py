"""Which agenda a session follows, and what that agenda settles where the session says nothing."""

from __future__ import annotations

from collections.abc import Mapping

from workshop.clock import Clock
from workshop.library import Library
from workshop.model import Agenda, Session

SETTLED = ("days", "mode", "lunch")  # what an agenda says of a session that does not say it
SINGLE = "day"  # agendas of other sittings come in only by name
AROUND_LUNCH = 60  # the least minutes of a day before lunch, and after it
LUNCH, LONG_LUNCH, LONG_DAY = 45, 60, 450  # lunch, and lunch on a day of more minutes than this
MIDNIGHT = 24 * 60


def agendas_for(library: Library, session: Session) -> tuple[str, ...]:
    """The agendas to try, the best first: the one that is named, else those nearest in length, else the usual one.

    Where only days are wished, it is the shortest agenda that has as many.
    """
    asked = session.model_fields_set
    known = _open_to(library, session)
    if "agenda" not in asked and session.minutes is not None:
        return tuple(sorted(known, key=lambda name: _far(known[name], session)))
    if "agenda" not in asked and "days" in asked:
        known = {name: agenda for name, agenda in known.items() if agenda.days == session.days}
        return tuple(sorted(known, key=lambda name: known[name].minutes))[:1] or (str(session.agenda),)
    return (str(session.agenda),)


def minutes_of(session: Session, agenda: Agenda) -> int:
    """How long the session is in all."""
    return int(agenda.minutes) if session.minutes is None else int(session.minutes)


def start_of(session: Session, agenda: Agenda) -> Clock:
    """When each of its days begins."""
    return agenda.start if session.start is None else session.start


def settled(session: Session, agenda: Agenda) -> Session:
    """The session with the days, the mode and the lunch of its agenda, where it names none itself."""
    asked = session.model_fields_set
    whole = session.model_copy(update={name: getattr(agenda, name) for name in ("days", "mode") if name not in asked})
    return whole if "lunch" in asked else whole.model_copy(update={"lunch": _lunch(whole, agenda)})


def lunch_minutes(day: int) -> int:
    """How long lunch is on a day of so many minutes."""
    return LONG_LUNCH if day > LONG_DAY else LUNCH


def _open_to(library: Library, session: Session) -> Mapping[str, Agenda]:
    """The agendas that are written for such a session, or if there are none, all."""
    known = library.agendas
    return {name: agenda for name, agenda in known.items() if _suits(agenda, session)} or known


def _suits(agenda: Agenda, session: Session) -> bool:
    coming, leaders = set(session.departments), set(agenda.departments)
    for_them = not leaders or (bool(coming) and coming <= leaders)
    return (
        agenda.sitting == SINGLE
        and for_them
        and agenda.mode in (session.mode, "in-person")
        and _by_day(agenda, session)
    )


def _by_day(agenda: Agenda, session: Session) -> bool:
    """Whether an agenda goes over a night that nobody has asked for; how many days there are is for people to say."""
    return agenda.days == 1 or "days" in session.model_fields_set


def _far(agenda: Agenda, session: Session) -> tuple[object, ...]:
    """How far an agenda is from what is wished: first its length; of two, the longer and more special one is nearer."""
    special = bool(agenda.departments) or agenda.mode == session.mode != "in-person"
    apart = abs(agenda.minutes - int(session.minutes or 0))
    return apart, -agenda.minutes, agenda.days != session.days, not special


def _lunch(session: Session, agenda: Agenda) -> Clock | None:
    """The agenda's own lunch, if the day of the session reaches far enough round it."""
    if agenda.lunch is None:
        return None
    return agenda.lunch if is_midday(session, agenda, agenda.lunch) else None


def is_midday(session: Session, agenda: Agenda, lunch: Clock) -> bool:
    """Whether there is work enough in a day before such a lunch, and after it."""
    day = minutes_of(session, agenda) // session.days
    before = (lunch - start_of(session, agenda)) % MIDNIGHT
    return min(before, day - before - lunch_minutes(day)) >= AROUND_LUNCH
