"""What becomes of the answers: a row for each form of a session, told from the form itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from builders.forms.items import runs
from workshop.model import Instrument
from workshop.plan import Plan

# What is asked, in words, by the kind of an item.
ASKED = {
    "rate": ("line to rate", "lines to rate"),
    "observe": ("line to tick", "lines to tick"),
    "choice": ("question to tick", "questions to tick"),
    "case": ("case", "cases"),
    "order": ("order", "orders"),
    "essay": ("sentence to write", "sentences to write"),
    "write": ("line to write", "lines to write"),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form, what it asks, and whether answers carry a name or a code in this session."""

    form: Instrument
    asks: str
    answers: str
    code: bool


def data(plan: Plan) -> tuple[Sheet, ...]:
    """A row for each form that somebody fills in; none of those that measure, where nothing is measured."""
    return tuple(_sheets(plan))


def measures(form: Instrument) -> bool:
    """Whether a form collects answers about how people work or learn."""
    return form.audience == "participants" and form.privacy.answers == "anonymous"


def signed(form: Instrument, plan: Plan) -> bool:
    """Whether people put their names on a form: where that was agreed, and forms of one person are laid together."""
    return plan.session.measurement == "named" and form.privacy.own_code


def _sheets(plan: Plan) -> Iterator[Sheet]:
    for form in plan.library.instruments.values():
        asks = _asks(form, plan)
        if asks and not (measures(form) and plan.session.measurement == "none"):
            named = signed(form, plan)
            yield Sheet(form, asks, "named" if named else form.privacy.answers, form.privacy.own_code and not named)


def _asks(form: Instrument, plan: Plan) -> str:
    items = (item for one in form.sections.values() for run in runs(form, one, plan) for item in run.items)
    counts = Counter(_kind(item.kind, item.number) for item in items)
    return ", ".join(f"{counts[kind]} {ASKED[kind][counts[kind] > 1]}" for kind in ASKED if counts[kind])


def _kind(kind: str, number: int) -> str:
    return "case" if kind == "choice" and number else kind
