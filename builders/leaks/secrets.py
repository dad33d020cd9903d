"""The texts that are kept from participants: answers, and what only those who lead, mark or help may read."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.model import (
    Block,
    Brief,
    CardSet,
    Check,
    Demonstration,
    Exercise,
    Guide,
    Instrument,
    Part,
    Question,
    Recall,
    Step,
    Trap,
)
from workshop.plan import Plan
from workshop.text import Id, Line, Ref, Text

EVERYTHING = ("*",)
# What is kept back of each kind of part; all other texts are for everyone, or for people whom no secret harms.
KEPT: dict[type[Part], tuple[str, ...]] = {
    Exercise: ("room", "without", "access", "prep", "shorten", "extend", "if_it_flops"),
    Block: ("purpose", "next"),
    Step: EVERYTHING,
    Question: ("likely", "good", "awkward", "reply", "listen"),
    Demonstration: EVERYTHING,
    Trap: EVERYTHING,
    CardSet: ("hand_out",),
    Recall: ("answer",),
    Check: ("why",),
    Guide: EVERYTHING,
}


def secrets(plan: Plan) -> Iterator[Text]:
    """Every text of what a plan is made from that is kept from participants."""
    yield from (text for text, kept in _all(plan) if kept)
    forms: tuple[Instrument | Brief, ...] = (*plan.library.instruments.values(), *plan.library.briefs.values())
    yield from (text for form in forms for text in form.kept_back)


def open_texts(plan: Plan) -> Iterator[Text]:
    """Every text that people may see on a slide or a page."""
    yield from (text for text, kept in _all(plan) if not kept)
    yield from (text for form in plan.library.instruments.values() for text in form.shown)
    aids = (aid for module in plan.modules for aid in module.job_aids.values())
    for aid in aids:  # a model is read from its first line to its last
        yield Line(" ".join(f"{item.name} {item.line}" for item in aid.items.values()), aid.title.where)


def _all(plan: Plan) -> Iterator[tuple[Text, bool]]:
    """The texts of a plan, each with whether it is kept back."""
    parts = (plan.as_printed, plan) if plan.printed else (plan,)
    slots = [slot for part in parts for slot in part.slots]
    used = (*plan.library.guides.values(), *(one for slot in slots for one in (slot.module, slot.block, slot.exercise)))
    once = {id(one): one for one in used if one is not None}
    return (found for one in once.values() for found in _texts(one, whole=False))


def _texts(value: object, whole: bool) -> Iterator[tuple[Text, bool]]:
    """The texts in a value, however deep; all of them are kept back if the `whole` of it is."""
    if isinstance(value, Text):
        if not isinstance(value, (Id, Ref)):
            yield value, whole
    elif isinstance(value, Part):
        kept = KEPT.get(type(value), ())
        for key in type(value).model_fields:
            yield from _texts(getattr(value, key), whole or key in kept or kept is EVERYTHING)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one, whole)
