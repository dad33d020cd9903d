"""What each document of all sets takes the processor: composed, then laid out or written, one after the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

from builders import DOCUMENTS, SETS, Document, in_order
from builders.brand.look import own_look
from builders.exports.made import exports
from builders.naming import names
from builders.press import Press
from builders.typeset import font_files
from builders.view import View
from workshop.content import choose
from workshop.kit import compose
from workshop.library import load
from workshop.model import Session
from workshop.plan import plan


class Now:
    """A press without helpers: what it is given it does at once."""

    def submit(self, work: Callable[..., object], *given: object) -> Done:
        return Done(work(*given))


class Done:
    def __init__(self, made: object) -> None:
        self.made = made

    def result(self) -> object:
        return self.made


def shares() -> Mapping[str, float]:
    """The processor's seconds for each document of a hybrid half day with a date, which has all there are."""
    timed = plan(load(choose(None, Path.cwd()).root), Session.model_validate({"mode": "hybrid", "date": "2026-05-12"}))
    view, seconds = View(timed, sets=frozenset(SETS)), dict[str, float]()
    press = Press(Now(), view.numbers, view.jobs, {}, own_look(), timed.library.pictures)  # type: ignore[arg-type]
    font_files()
    compose(view, "standard", "small")  # templates compiled, slides decided: no document's own
    last = time.process_time()

    def take(document: Document, tree: Element) -> None:
        nonlocal last
        press.take(document, tree)
        now = time.process_time()
        seconds[document.name], last = now - last, now

    compose(view, "standard", "small", documents=[one for one in in_order() if view.has(one)], take=take)
    for document in (document for document in DOCUMENTS if document.exported and view.has(document)):
        last = time.process_time()
        exports(view, [document], names(timed), {})
        seconds[document.name] = time.process_time() - last
    return seconds
