"""What the command says to programs: plans, findings, explanations and standings as values that JSON can hold."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from workshop.errors import Problem
from workshop.explain import Explanation, Saying
from workshop.grouping import Group, grouping
from workshop.plan import Plan, Slot
from workshop.status import Standing, Status
from workshop.text import Place

Values = dict[str, Any]


def as_json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


def of_plan(plan: Plan) -> Values:
    """What happens when, with whom, and why; `later` is what is printed and not done."""
    session = plan.session
    later = [{"id": one.id, "code": one.code, "title": one.title} for one in plan.later]
    return {
        "title": plan.title,
        "agenda": str(session.agenda),
        "mode": session.mode,
        "people": session.people,
        "departments": {str(id): count for id, count in session.departments.items()},
        "facilitators": [*map(str, session.facilitators)],
        "start": str(plan.start),
        "end": str(plan.end),
        "minutes": plan.minutes,
        "days": [_day(plan, day) for day in plan.days],
        "later": later,
        "reasons": [asdict(reason) for reason in plan.reasons],
        "findings": of_findings(plan.findings),
    }


def _day(plan: Plan, day: tuple[Slot, ...]) -> Values:
    slots = [_slot(plan, slot) for slot in day]
    return {"day": day[0].day, "start": str(day[0].clock), "end": str(day[-1].end), "slots": slots}


def _slot(plan: Plan, slot: Slot) -> Values:
    return {
        "clock": str(slot.clock),
        "end": str(slot.end),
        "minutes": slot.minutes,
        "elapsed": slot.elapsed,
        "kind": slot.kind,
        "id": slot.id,
        "title": slot.title,
        "code": slot.code,
        "block": slot.ref or None,
        "exercise": str(slot.block.exercise) if slot.block and slot.block.exercise else None,
        "phases": asdict(slot.phases) if slot.phases else None,
        "recall": str(slot.recall.ask) if slot.recall else None,
        "lead": slot.lead or None,
        "groups": groups(plan, slot),
    }


def groups(plan: Plan, slot: Slot) -> list[Group]:
    """The groups of a slot; none where people work alone."""
    alone = slot.exercise is None or slot.exercise.people.group == 1
    return [] if alone else list(grouping(plan, slot))


def of_findings(findings: Iterable[Problem]) -> list[Values]:
    return [{**of_place(one.where), "what": one.what} for one in findings]


def of_place(place: Place) -> Values:
    """Where something stands; a thing as a whole has no line."""
    return {"file": place.file, "line": place.line or None, "column": place.column or None}


def of_explanation(explanation: Explanation) -> Values:
    sayings, elsewhere = ([_saying(one) for one in own] for own in (explanation.sayings, explanation.elsewhere))
    return {"ref": explanation.ref, "sayings": sayings, "elsewhere": elsewhere}


def _saying(saying: Saying) -> Values:
    said = {"layer": saying.layer, "value": saying.value, "stands": saying.stands}
    return {**said, **of_place(saying.where)}


def of_status(status: Status) -> Values:
    return {"standings": [_standing(one) for one in status.standings], "merged": [*status.merged]}


def _standing(standing: Standing) -> Values:
    own = {"layer": standing.layer, "ref": standing.ref, "state": standing.state}
    return {
        **own,
        **of_place(standing.where),
        "then": standing.then,
        "now": standing.now,
        "yours": standing.yours,
    }
