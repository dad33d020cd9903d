"""The content as each department would read it: what it changes is looked at as it will stand."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.content import Content
from workshop.errors import ContentError, Problem
from workshop.library import PLAIN, Library, load
from workshop.model import Session
from workshop.stack import stack
from workshop.text import Id


def adaptations(content: Content) -> Iterator[Library]:
    """The library of each department that changes something; ContentError with all that cannot be laid over."""
    broken: list[Problem] = []
    for id, layers in stack(content, PLAIN, []).departments.items():
        if not layers:
            continue
        try:
            yield load(content, Session(adapt_for=[Id(id)]))
        except ContentError as error:
            broken.extend(error.problems)
    if broken:
        raise ContentError(broken)
