"""The rules of the model that span several keys, as JSON Schema; an empty key counts as one that is not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from workshop.model import (
    BODIES,
    CUES,
    FORM_ITEMS,
    ITEMS,
    WRITTEN,
    Block,
    Choice,
    Entry,
    Face,
    FormItem,
    Item,
    Part,
    SlideText,
    Step,
    Times,
)
from workshop.model.brand import COLOUR, Colours

Schema = dict[str, Any]


def has(*keys: str) -> Schema:
    """All these keys are there, and none of them is empty."""
    return {"required": [*keys], "properties": {key: {"not": {"type": "null"}} for key in keys}}


def lacks(*keys: str, why: str = "") -> Schema:
    """None of these keys is there, unless it is empty; editors say `why`."""
    empty = {"type": "null", "errorMessage": why} if why else {"type": "null"}
    return {"properties": dict.fromkeys(keys, empty)}


def any_of(keys: Iterable[str], why: str = "") -> Schema:
    """One of these keys, or several."""
    return {"anyOf": [has(key) for key in keys], **({"errorMessage": why} if why else {})}


def at_most_one(keys: Sequence[str], why: str) -> Iterator[Schema]:
    for key in keys:
        yield {"if": has(key), "then": lacks(*(other for other in keys if other != key), why=why)}


def just_one(keys: Sequence[str], why: str) -> list[Schema]:
    return [any_of(keys, why), *at_most_one(keys, why)]


def _layout(name: str) -> Schema:
    """What is written on a slide of one layout."""
    must, may = WRITTEN[name]
    others = sorted(set(SlideText.model_fields) - must - may - {"layout"})
    this = {"properties": {"layout": {"const": name}}, "required": ["layout"]}
    surplus = lacks(*others, why=f"a slide with layout {name} does not take this")
    return {"if": this, "then": {"allOf": [has(*sorted(must)), surplus]}}


def _least(minutes: int) -> Schema:
    return {"items": {"minimum": minutes}}


HEX: Schema = {"type": "string", "pattern": rf"^\s*{COLOUR.pattern}\s*$"}
RULES: dict[type[Part], list[Schema]] = {
    Colours: [{"properties": dict.fromkeys(Colours.model_fields, HEX)}],
    Entry: [
        {"if": has("block"), "then": {"properties": {"kind": {"const": "block"}}}},
        {
            "if": lacks("block"),
            "then": {"required": ["kind"], "properties": {"kind": {"enum": ["break", "lunch", "buffer"]}}},
        },
    ],
    Face: [
        *at_most_one(BODIES[1:], f"a card has at most one of {', '.join(BODIES[1:])}"),
        any_of(BODIES, f"a card needs one of {', '.join(BODIES)}"),
        any_of(("title", "slide", "scenario"), "a card needs a title, unless it names a slide or a scenario"),
    ],
    Step: [
        *just_one(CUES, f"a step has exactly one of {', '.join(CUES)}"),
        {"if": any_of(("likely", "good", "awkward", "reply")), "then": has("ask")},
    ],
    Item: [
        *just_one(ITEMS, f"an item of a page has exactly one of {', '.join(ITEMS)}"),
        {"if": has("write"), "then": has("lines")},
    ],
    FormItem: [
        *just_one(FORM_ITEMS, f"an item of a form has exactly one of {', '.join(FORM_ITEMS)}"),
        {"if": has("write"), "then": has("lines")},
        {"if": any_of(("answer", "hints")), "then": has("ask")},
    ],
    Choice: just_one(("options", "among"), "a choice has options, or says  among: departments"),
    SlideText: [_layout(name) for name in WRITTEN],
    Block: [
        {
            "if": has("exercise"),
            "then": lacks("time", why="a block with an exercise takes its time from the exercise"),
            "else": has("title", "time"),
        },
        {
            "if": has("exercise"),
            "then": lacks("virtual", "hybrid", why="how it is done at a screen stands in the exercise"),
        },
    ],
    Times: [{"properties": {"setup": _least(1), "do": _least(1), "debrief": _least(5)}}],
}
