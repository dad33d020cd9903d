"""An agenda fitted to a session: its blocks in order, as many and as long as the minutes, days and people allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workshop.agendas import minutes_of, start_of
from workshop.candidates import SHORT, Candidate, candidates, impossible
from workshop.days import misplaced, most_of, parts, shares
from workshop.errors import ContentError, Problem
from workshop.lengths import possible
from workshop.library import Library
from workshop.measure import Part, Piece
from workshop.model import Agenda, Session
from workshop.timetable import timetable


class Misfit(Exception):
    """A wish that cannot be met: there is no timetable that keeps every rule, or `problems` say what is in the way."""

    def __init__(self, why: str = "", problems: Iterable[Problem] = ()) -> None:
        super().__init__(why)
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Line:
    """A line of a plan before it has a clock time: a block, a break, a buffer, lunch or a fixed point."""

    id: str
    kind: str
    minutes: int
    day: int
    title: str
    candidate: Candidate | None = None


@dataclass(frozen=True)
class Fitted:
    """The lines of the best timetable, all that might have come in, and the stretches of the days."""

    lines: tuple[Line, ...]
    candidates: tuple[Candidate, ...]
    parts: tuple[Part, ...]


def fitted(library: Library, session: Session, agenda: Agenda) -> Fitted:
    """The best timetable; raise Misfit if there is none, and ContentError for what can never be."""
    minutes, start = minutes_of(session, agenda), start_of(session, agenda)
    if problems := list(misplaced(session, start, minutes)):
        raise Misfit(problems=problems)
    if max(shares(minutes, session.days)) > most_of(session):
        at = " at screens" if session.mode == "virtual" else ""
        raise Misfit(f"one day{at} has at most {most_of(session)} minutes, not {max(shares(minutes, session.days))}")
    all_of_them = candidates(library, session, agenda, short=minutes < SHORT)
    if problems := list(impossible(session, all_of_them)):
        raise ContentError(problems)
    chosen = [one for one in all_of_them if possible(one.exercise, session)]
    stretches = parts(session, start, minutes)
    pieces = timetable([one.item for one in chosen], stretches)
    if pieces is None:
        raise Misfit
    return Fitted(tuple(_lines(session, pieces, chosen)), all_of_them, stretches)


def _lines(session: Session, pieces: tuple[Piece, ...], chosen: list[Candidate]) -> Iterator[Line]:
    taken = {one.id for one in chosen}
    points = {str(id): str(point.title) for id, point in session.fixed.items()}
    for piece in pieces:
        one = chosen[piece.number] if piece.kind == "block" else None
        name = one.id if one else _free(piece.id or piece.kind, taken)
        taken.add(name)
        title = one.title if one else points.get(piece.id, piece.kind.capitalize())
        yield Line(name, piece.kind, piece.minutes, piece.day, title, one)


def _free(name: str, taken: set[str]) -> str:
    """The name, or with the first number from 2 that makes it one of its own."""
    number = 1
    while (own := name if number == 1 else f"{name}-{number}") in taken:
        number += 1
    return own
