"""Wishes for a session, and the ways out that a refusal offers, typed as people would type them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from functools import cache

import click
import pytest

from tests.conftest import ROOT
from tests.timetable_rules import broken
from workshop.choices import choices
from workshop.clock import Minutes
from workshop.errors import ContentError
from workshop.library import Library, load
from workshop.model import Fixed, Session
from workshop.plan import plan
from workshop.session import choose

SHIPPED = load(ROOT)
MODULES = list(SHIPPED.modules)


def refused(library: Library, session: Session) -> list[str]:
    with pytest.raises(ContentError) as error:
        plan(library, session)
    return [str(problem) for problem in error.value.problems]


def guest(at: str, minutes: int = 20, day: int = 1) -> Fixed:
    return Fixed(title="A guest", at=at, minutes=Minutes(minutes), day=day)


@click.command()
@choices
def typed(**given: object) -> dict[str, object]:
    """The options of the command, read by themselves."""
    return given


def offered(session: Session, message: str) -> Iterator[Session]:
    """The sessions that a refusal offers, each typed as it stands there."""
    for one in message.partition("; what works: ")[2].split("; or ") if "; what works: " in message else ():
        options = shlex.split(re.sub(r" \([^()]*\)$", "", one))
        assert options[0].startswith("--"), one
        yield choose(session, typed.main(options, standalone_mode=False))


@cache
def lawful(wish: str) -> bool:
    """Whether a session, written as JSON, is planned and keeps every rule."""
    return broken(plan(SHIPPED, Session.model_validate_json(wish))) == []


def works(library: Library, session: Session, message: str) -> int:
    """Every way out that a refusal offers leads to a plan; how many there are."""
    ways = list(offered(session, message))
    for way in ways:
        if library is SHIPPED:
            assert lawful(way.model_dump_json(exclude_unset=True)), (message, way)
        else:
            plan(library, way)
    return len(ways)
