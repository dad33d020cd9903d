"""What to ask for instead when a session cannot be: every way out has been tried and works."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workshop.agendas import minutes_of, settled
from workshop.candidates import KEPT
from workshop.clock import Clock
from workshop.days import most_of
from workshop.errors import Problem
from workshop.lengths import GRID, span_of
from workshop.library import Library
from workshop.model import MOST_DAYS, NO_LUNCH, Agenda, Entry, Fixed, Mode, Session
from workshop.text import NOWHERE, Id, Place

Fits = Callable[[Session], bool]
NEAR = 120  # minutes that lunch or a guest may be asked to come earlier or later
LEAST, PEOPLE = 30, 4  # of a session
ASKED = ("minutes", "modules", "days", "lunch", "fixed", "mode", "people")  # what a length may be wrong for


@dataclass(frozen=True)
class WayOut:
    """What to type, what it means, and the session that it makes."""

    option: str
    note: str
    session: Session

    def __str__(self) -> str:
        return f"{self.option} ({self.note})" if self.note else self.option


def refusal(library: Library, session: Session, name: str, agenda: Agenda, why: str, fits: Fits) -> Problem:
    """That the session does not work out by an agenda, at the place of what was asked, with every way out."""
    minutes, ways = minutes_of(session, agenda), ways_out(library, session, agenda, fits)
    others = [int(way.session.minutes or 0) for way in ways if way.option.startswith("--minutes")]
    fault = "do not work out"
    if others:
        fault = "are too few" if min(others) > minutes else "are too many" if max(others) < minutes else fault
    said = f"{minutes} minutes {fault} for {name}" + (f": {why}" if why else "")
    works = "; what works: " + "; or ".join(map(str, ways)) if ways else ""
    return Problem(_asked(session), said + works)


def _asked(session: Session) -> Place:
    """Where that was asked for which makes the session special: in its file, or on the command line."""
    asked = next((name for name in ASKED if name in session.model_fields_set), "mine" if session.mine else ASKED[0])
    where = getattr(getattr(session, asked), "where", NOWHERE)
    return Place.whole(f"--{asked}") if where == NOWHERE else where


def ways_out(library: Library, session: Session, agenda: Agenda, fits: Fits) -> tuple[WayOut, ...]:
    """All ways out that were found, of each kind the smallest change."""
    own = settled(session, agenda)
    return (
        *_minutes(session, minutes_of(session, agenda), most_of(own) * own.days, fits),
        *_modules(library, session, agenda, fits),
        *_first(_more_modules(library, session, agenda), fits),
        *_first(_days(session, own.days), fits),
        *_first(_mode(session, own.mode), fits),
        *_first(_lunches(session, own.lunch), fits),
        *(way for id in session.fixed for way in _first(_fixed(session, id), fits)),
        *_first(_fewer(library, session, agenda), fits),
    )


def _first(ways: Iterator[WayOut], fits: Fits) -> Iterator[WayOut]:
    """The first of the ways that works, if any does."""
    found = next((way for way in ways if fits(way.session)), None)
    if found is not None:
        yield found


def _minutes(session: Session, minutes: int, longest: int, fits: Fits) -> Iterator[WayOut]:
    """The next length that works, and the one before."""
    fewer = range(min(minutes - 1, longest) // GRID * GRID, LEAST - 1, -GRID)
    more = range((minutes // GRID + 1) * GRID, longest + 1, GRID)
    yield from _first((_lasting(session, length, "the most before that") for length in fewer), fits)
    yield from _first((_lasting(session, length, "the least after that") for length in more), fits)


def _lasting(session: Session, minutes: int, note: str) -> WayOut:
    return WayOut(f"--minutes {minutes}", note, _with(session, minutes=minutes))


def _modules(library: Library, session: Session, agenda: Agenda, fits: Fits) -> Iterator[WayOut]:
    """As many modules as possible, leaving out one after the other, the one that saves most minutes first."""
    saves = _savings(library, session, agenda)
    left: dict[str, int] = {}
    for module in sorted(saves, key=lambda module: -saves[module])[:-1]:
        left[module] = saves[module]
        kept = [Id(id) for id in saves if id not in left]
        way = _with(session, modules=kept)
        if fits(way):
            note = ", ".join(f"without {id}: {minutes} minutes less" for id, minutes in left.items())
            yield WayOut(f"--modules {','.join(kept)}", note, way)
            return


def _more_modules(library: Library, session: Session, agenda: Agenda) -> Iterator[WayOut]:
    """One module more, and so on, where there are too many minutes."""
    own = session.modules or [Id(module) for module in dict.fromkeys(map(_module, agenda.slots.values())) if module]
    added: list[Id] = []
    for module in (Id(id) for id in library.modules if id not in own):
        added.append(module)
        note = f"with {', '.join(added)}"
        yield WayOut(f"--modules {','.join([*own, *added])}", note, _with(session, modules=[*own, *added]))


def _module(entry: Entry) -> str:
    return str(entry.block or "").rpartition("/")[0]


def _savings(library: Library, session: Session, agenda: Agenda) -> dict[str, int]:
    """The least minutes that each module of the session takes, beside what is always kept."""
    refs = [str(entry.block) for entry in agenda.slots.values() if entry.block]
    refs += [f"{id}/{name}" for id in session.modules for name in library.modules[id].blocks]
    saves: dict[str, int] = {}
    for ref in dict.fromkeys(refs):
        block, module = library.block(ref), ref.rpartition("/")[0]
        if module and block.role not in KEPT and (not session.modules or module in session.modules):
            exercise = library.exercises[block.exercise] if block.exercise else None
            saves[module] = saves.get(module, 0) + span_of(block, exercise).min
    return saves


def _days(session: Session, fewer: int) -> Iterator[WayOut]:
    for days in range(fewer + 1, MOST_DAYS + 1):
        yield WayOut(f"--days {days}", "", _with(session, days=days))


def _mode(session: Session, mode: Mode) -> Iterator[WayOut]:
    if mode != "in-person":
        yield WayOut("--mode in-person", "", _with(session, mode="in-person"))


def _lunches(session: Session, lunch: Clock | None) -> Iterator[WayOut]:
    """Lunch at other times, the nearest first, and then none."""
    for other in _near(lunch) if lunch is not None else ():
        yield WayOut(f"--lunch {other}", "", _with(session, lunch=other))
    if lunch is not None:
        yield WayOut(f"--lunch {NO_LUNCH}", "", _with(session, lunch=None))


def _fixed(session: Session, id: Id) -> Iterator[WayOut]:
    """A fixed point at other times, the nearest first, and then none."""
    point = session.fixed[id]
    for at in _near(point.at):
        moved = point.model_copy(update={"at": at})
        yield WayOut(f"'{point.title}' at {at}", "", _with(session, fixed={**session.fixed, id: moved}))
    rest: dict[Id, Fixed] = {other: point for other, point in session.fixed.items() if other != id}
    yield WayOut(f"without '{point.title}'", "", _with(session, fixed=rest))


def _near(clock: Clock) -> Iterator[Clock]:
    for shift in range(GRID, NEAR + 1, GRID):
        for moved in (clock - shift, clock + shift):
            yield Clock(moved % (24 * 60))


def _fewer(library: Library, session: Session, agenda: Agenda) -> Iterator[WayOut]:
    """Fewer people, where groups tell each other what they found."""
    blocks = [library.block(entry.block) for entry in agenda.slots.values() if entry.block]
    if any(library.exercises[block.exercise].report for block in blocks if block.exercise):
        for people in range(session.people - 1, PEOPLE - 1, -1):
            yield WayOut(f"--people {people}", "", _with(session, people=people))


def _with(session: Session, **changes: object) -> Session:
    return session.model_copy(update=changes)
