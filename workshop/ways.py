"""What to ask for instead when a session cannot be: every way out has been tried and works."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from workshop.again import quoted
from workshop.agendas import MIDNIGHT, is_midday, minutes_of, settled, start_of
from workshop.candidates import KEPT
from workshop.clock import Clock
from workshop.days import misplaced, most_of
from workshop.errors import Problem
from workshop.fitting import Misfit
from workshop.lengths import GRID, span_of
from workshop.library import Library
from workshop.model import MOST_DAYS, NO_FIXED, NO_LUNCH, Agenda, Entry, Fixed, Mode, Session
from workshop.text import Id, Place, asked_at

Fits = Callable[[Session], bool]
NEAR = 480  # minutes that lunch or a guest may be asked to come earlier or later
MOST_TRIED = 24  # times of day that are tried
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


def refused(
    library: Library, session: Session, name: str, agenda: Agenda, misfit: Misfit, fits: Fits
) -> tuple[Problem, ...]:
    """That the session does not work out by an agenda, at the place of what was asked, and at last every way out."""
    ways = ways_out(library, session, agenda, fits)
    works = "; what works: " + "; or ".join(map(str, ways)) if ways else ""
    problems = misfit.problems or [_unfit(session, name, minutes_of(session, agenda), str(misfit), ways)]
    *others, last = sorted(problems, key=lambda problem: problem.where)
    return (*others, replace(last, what=last.what + works))


def _unfit(session: Session, name: str, minutes: int, why: str, ways: Iterable[WayOut]) -> Problem:
    """That so many minutes are too few or too many, as far as the ways out tell."""
    others = [int(way.session.minutes or 0) for way in ways if way.option.startswith("--minutes")]
    fault = "do not work out"
    if others:
        fault = "are too few" if min(others) > minutes else "are too many" if max(others) < minutes else fault
    return Problem(_asked(session), f"{minutes} minutes {fault} for {name}" + (f": {why}" if why else ""))


def _asked(session: Session) -> Place:
    """Where that was asked for which makes the session special: in its file, or on the command line."""
    asked = next((name for name in ASKED if name in session.model_fields_set), "mine" if session.mine else ASKED[0])
    return asked_at(getattr(session, asked), f"--{asked}")


def ways_out(library: Library, session: Session, agenda: Agenda, fits: Fits) -> tuple[WayOut, ...]:
    """All ways out that were found, of each kind the smallest change; where there is none, several changes at once."""
    return tuple(_single(library, session, agenda, fits)) or tuple(_together(library, session, agenda, fits))


def _single(library: Library, session: Session, agenda: Agenda, fits: Fits) -> Iterator[WayOut]:
    own = settled(session, agenda)
    yield from (
        *_minutes(session, minutes_of(session, agenda), most_of(own) * own.days, fits),
        *_modules(library, session, agenda, fits),
        *_first(_more_modules(library, session, agenda), fits),
        *_first(_days(session, own.days), fits),
        *_first(_mode(session, own.mode), fits),
        *_first(_placed(_lunches(own, agenda), agenda), fits),
        *_first(_no_lunch(session, own.lunch), fits),
        *(way for id in session.fixed for way in _first(_fixed(session, id, agenda), fits)),
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


def _days(session: Session, own: int) -> Iterator[WayOut]:
    """More days, or else fewer, the nearest first."""
    for days in (*range(own + 1, MOST_DAYS + 1), *range(own - 1, 0, -1)):
        yield WayOut(f"--days {days}", "", _with(session, days=days))


def _mode(session: Session, mode: Mode) -> Iterator[WayOut]:
    if mode != "in-person":
        yield WayOut("--mode in-person", "", _with(session, mode="in-person"))


def _lunches(session: Session, agenda: Agenda) -> Iterator[WayOut]:
    """Lunch at other times at which people have worked and will work again, the nearest first."""
    near = _near(session.lunch) if session.lunch is not None else ()
    for other in (other for other in near if is_midday(session, agenda, other)):
        yield WayOut(f"--lunch {other}", "", _with(session, lunch=other))


def _no_lunch(session: Session, lunch: Clock | None) -> Iterator[WayOut]:
    if lunch is not None:
        yield WayOut(f"--lunch {NO_LUNCH}", "", _with(session, lunch=None))


def _fixed(session: Session, id: Id, agenda: Agenda) -> Iterator[WayOut]:
    """A fixed point at other times, the nearest first, but not before the welcome; and then none."""
    point = session.fixed[id]
    others = (at for at in _near(point.at) if at != start_of(session, agenda) or point.day > 1)
    moved = ({**session.fixed, id: point.model_copy(update={"at": at})} for at in others)
    yield from _placed((_fixed_at(session, points) for points in moved), agenda)
    yield _fixed_at(session, {other: point for other, point in session.fixed.items() if other != id})


def _fixed_at(session: Session, points: dict[Id, Fixed]) -> WayOut:
    """The session with these points, each of which has to be typed."""
    typed = " ".join(f"--fixed {quoted(str(point))}" for point in points.values())
    return WayOut(typed or f"--fixed {NO_FIXED}", "", _with(session, fixed=points))


def _placed(ways: Iterator[WayOut], agenda: Agenda) -> Iterator[WayOut]:
    """The first of the ways by which all set times lie within the days; more of them would take too long to try."""
    return islice((way for way in ways if not any(_misplaced(way.session, agenda))), MOST_TRIED)


def _misplaced(session: Session, agenda: Agenda) -> Iterator[Problem]:
    return misplaced(settled(session, agenda), start_of(session, agenda), minutes_of(session, agenda))


def _together(library: Library, session: Session, agenda: Agenda, fits: Fits) -> Iterator[WayOut]:
    """One wish after the other given up, until the session works, or works with other minutes."""
    given_up: list[str] = []
    minutes = minutes_of(session, agenda)
    for option, changes in _wishes(library, session, agenda):
        given_up, session = [*given_up, option], _with(session, **changes)
        own = settled(session, agenda)
        if not fits(session) and (session.fixed or own.lunch is not None):
            continue  # what has a set time goes before the minutes do
        most = most_of(own) * own.days
        as_it_is = [WayOut("", "", session)] if fits(session) else [*_minutes(session, minutes, most, fits)]
        for way in sorted(as_it_is, key=lambda way: abs(minutes_of(way.session, agenda) - minutes))[:1]:
            yield WayOut(" ".join([*given_up, way.option]).strip(), "", way.session)
            return


def _wishes(library: Library, session: Session, agenda: Agenda) -> Iterator[tuple[str, dict[str, object]]]:
    """What can be given up, and what that changes in the session."""
    own, saves = settled(session, agenda), _savings(library, session, agenda)
    if session.fixed:
        yield f"--fixed {NO_FIXED}", {"fixed": {}}
    if own.lunch is not None:
        yield f"--lunch {NO_LUNCH}", {"lunch": None}
    if len(session.modules) > 1:
        least = min(session.modules, key=lambda module: saves.get(module, 0))
        yield f"--modules {least}", {"modules": [least]}
    if own.mode != "in-person":
        yield "--mode in-person", {"mode": "in-person"}
    if own.days > 1:
        yield "--days 1", {"days": 1}


def _near(clock: Clock) -> Iterator[Clock]:
    """Other times on the grid, the nearest first."""
    before = (clock - 1) // GRID * GRID
    after = (clock // GRID + 1) * GRID
    for shift in range(0, NEAR, GRID):
        for moved in (before - shift, after + shift):
            yield Clock(moved % MIDNIGHT)


def _fewer(library: Library, session: Session, agenda: Agenda) -> Iterator[WayOut]:
    """Fewer people, where groups tell each other what they found."""
    blocks = [library.block(entry.block) for entry in agenda.slots.values() if entry.block]
    if any(library.exercises[block.exercise].report for block in blocks if block.exercise):
        for people in range(session.people - 1, PEOPLE - 1, -1):
            yield WayOut(f"--people {people}", "", _with(session, people=people))


def _with(session: Session, **changes: object) -> Session:
    return session.model_copy(update=changes)
