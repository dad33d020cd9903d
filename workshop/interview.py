"""The questions about a new session, asked one by one; Enter takes what stands in brackets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import click

from workshop.choices import SAID
from workshop.content import Content
from workshop.errors import ContentError
from workshop.library import Library, load
from workshop.model import NO_LUNCH, Session
from workshop.plan import plan
from workshop.session import checked, choose

NOTHING = "none"
LISTS = ("departments", "facilitators")


class Question(NamedTuple):
    """What is asked for one key of a session."""

    key: str
    ask: str


QUESTIONS = (
    Question("agenda", "Agenda: {agendas}"),
    Question("title", "Title"),
    Question("date", "Date, as it should be printed"),
    Question("start", "Start, such as 09:00"),
    Question("minutes", "Minutes in all, breaks and lunch included"),
    Question("days", "Days"),
    Question("lunch", "Lunch at, such as 12:30"),
    Question("people", "How many people come"),
    Question("departments", "From which departments, such as  finance 12, sales 4"),
    Question("mode", "How they meet: in-person, virtual, hybrid"),
    Question("room", "Room: open, small (no floor, no wall), fixed (seats in rows)"),
    Question("paper", "Paper: a4, letter"),
    Question("facilitators", "Who leads, with commas between the names"),
)

OWN = ("title", "start", "minutes", "days", "lunch", "mode")  # what an agenda has of its own


def interview(content: Content) -> dict[str, Any]:
    """Ask until the answers can be planned; return them as if they had been typed."""
    said: dict[str, str] = {}  # what differs from what the kit would do by itself
    library = load(content)
    while True:
        for question in QUESTIONS if len(library.agendas) > 1 else QUESTIONS[1:]:
            said = _answered(question, said, library)
        if (why := _amiss(content, said)) is None:
            return _typed(said)
        click.echo(f"{why}\nOnce more, please; Enter keeps what you said.")


def tried(content: Content, typed: Mapping[str, Any]) -> Session:
    """The session that was typed, once it is sure that it can be planned; raises as a build would."""
    session = choose(None, typed)
    library = load(content, session)
    plan(library, checked(library, session))
    return session


def _amiss(content: Content, said: Mapping[str, str]) -> str | None:
    """Why the answers cannot be planned, if they cannot."""
    try:
        tried(content, _typed(said))
    except click.BadParameter as error:
        return error.message
    except ContentError as error:
        return "\n".join(problem.what for problem in error.problems)
    return None


def _answered(question: Question, said: Mapping[str, str], library: Library) -> dict[str, str]:
    """What was said, with the answer to one more question; it is asked again for as long as the answer cannot be."""
    key, usual = question.key, _usual(question.key, said, library)
    ask = question.ask.format(agendas=", ".join(library.agendas))
    while True:
        answer = click.prompt(ask, default=said.get(key, usual)).strip()
        more = {**said, key: answer} if answer != usual else {one: said[one] for one in said if one != key}
        try:
            checked(library, choose(None, _typed(more)))
        except (click.BadParameter, ContentError) as error:
            click.echo(f"  {getattr(error, 'message', error)}")
        else:
            return more


def _usual(key: str, said: Mapping[str, str], library: Library) -> str:
    """What holds if nothing is said: the agenda's own, or the kit's."""
    session = Session()
    agenda = library.agendas.get(said.get("agenda", session.agenda)) or next(iter(library.agendas.values()))
    value = getattr(agenda if key in OWN else session, key)
    return str(value) if value else NOTHING


def _typed(said: Mapping[str, str]) -> dict[str, Any]:
    """The answers as they would be typed on the command line."""
    return {key: _value(key, text) for key, text in said.items() if text != NOTHING or key == "lunch"}


def _value(key: str, text: str) -> Any:
    if key == "lunch" and text == NOTHING:
        return NO_LUNCH
    if key not in LISTS:
        return SAID.get(text.lower(), text)
    parts = [part.strip() for part in text.split(",") if part.strip()]
    return dict(map(_counted, parts)) if key == "departments" else parts


def _counted(part: str) -> tuple[str, str | None]:
    """A department and how many of it come: `finance 12`, `finance:12` or `finance`."""
    match = re.fullmatch(r"(.+?)[\s:]+(\d+)", part)
    name, count = (match[1], match[2]) if match else (part, None)
    return re.sub(r"\s+", "-", name.strip(" :").lower()), count
