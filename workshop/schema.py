"""JSON Schema of every kind of file, so that an editor knows the keys, shows help, and marks slips while one types.

An editor sees `minutes: 15` as a number and our reader sees a text, so numbers may be either here, and texts may be
numbers or true and false. A *layer* is the same file with nothing required, as it lies over another.
"""

from __future__ import annotations

import inspect
import json
import re
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from workshop.clock import Clock, Course, Minutes
from workshop.layers import BESIDE
from workshop.model import (
    Agenda,
    Block,
    Brief,
    Changes,
    Department,
    Exercise,
    Facilitator,
    Guide,
    Instrument,
    Module,
    Organisation,
    Part,
    Session,
    Span,
)
from workshop.model.brand import Brand, TemplateMap
from workshop.ruled import RULES, Schema
from workshop.shelves import FOLDERS
from workshop.source import MAX_TEXT
from workshop.text import Id, Line, Name, Prose, Ref

DIALECT = "https://json-schema.org/draft/2020-12/schema"
REMARK = "Made by `workshop schema` and written anew by `workshop new`; what is changed here by hand is lost."
KINDS: dict[str, type[Part]] = {
    "module": Module, "block": Block, "exercise": Exercise, "agenda": Agenda, "guide": Guide,
    "instrument": Instrument, "brief": Brief, "department": Department, "organisation": Organisation,
    "facilitator": Facilitator, "session": Session, "brand": Brand, "template": TemplateMap,
}  # fmt: skip
ALONE = ("facilitator", "session", "brand", "template")  # kinds that lie over nothing
NAMES = (*KINDS, *(f"{kind}-layer" for kind in KINDS if kind not in ALONE))
ALSO: dict[tuple[type[Part], str], Any] = {  # other ways to write a key
    (Session, "departments"): list[Id],
    (Session, "lunch"): Literal["no"],
    (Session, "fixed"): Literal["no"],
}


class Shape(NamedTuple):
    """How a part is written: whole, or as a layer; an entry of a layer may say beside which other it stands."""

    layer: bool = False
    entry: bool = False

    @property
    def mark(self) -> str:
        return "-entry" if self.entry else "-layer" if self.layer else ""


WHOLE, LAYER, ENTRY = Shape(), Shape(layer=True), Shape(layer=True, entry=True)


def schema(name: str) -> Schema:
    """The schema of one of NAMES, complete in itself."""
    kind, _, layer = name.partition("-")
    written = _Writer()
    root = written.part(KINDS[kind], LAYER if layer else WHOLE)
    about = f"One {kind}, laid over another: only what differs. Empty takes away." if layer else f"One {kind}."
    return {"$schema": DIALECT, "$comment": REMARK, "title": about, **root, "$defs": dict(sorted(written.defs.items()))}


def as_file(written: Schema) -> bytes:
    return (json.dumps(written, indent=1, ensure_ascii=False) + "\n").encode()


class _Writer:
    """Writes types as schemas, and collects those that have a name."""

    def __init__(self) -> None:
        self.defs: dict[str, Schema] = {}

    def part(self, model: type[Part], shape: Shape) -> Schema:
        """A reference to a part, which is written the first time that it is needed."""
        name = f"{model.__name__}{shape.mark}"
        if name not in self.defs:
            self.defs[name] = {}
            self.defs[name] = self._part(model, shape)
        return {"$ref": f"#/$defs/{name}"}

    def _part(self, model: type[Part], shape: Shape) -> Schema:
        types = get_type_hints(model, include_extras=True)
        keys = {key: self._key(model, key, types[key], shape) for key in model.model_fields}
        beside = {word: self._of(Id, shape) for word in BESIDE if shape.entry}
        needed = [key for key, field in model.model_fields.items() if field.is_required() and not shape.layer]
        return {
            "title": model.__name__,
            "description": _about(model),
            "type": "object",
            "properties": {**keys, **beside},
            "additionalProperties": False,
            **({"required": needed} if needed else {}),
            **({"allOf": RULES[model]} if model in RULES and not shape.layer else {}),
        }

    def _key(self, model: type[Part], key: str, written: Any, shape: Shape) -> Schema:
        """What stands after one key, with the sentence of the part's own words that tells of it."""
        written = written | ALSO[model, key] if (model, key) in ALSO else written
        value = self._edits(key) if model is Changes else self._of(written, shape)
        told = next((one for one in re.split(r"(?<=[.;]) ", _about(model)) if f"`{key}`" in one), None)
        default = model.model_fields[key].default
        return {
            **(_or_null(value) if shape.layer else value),
            **({"description": told} if told else {}),
            **({"default": default} if isinstance(default, str | int) else {}),
        }

    def _edits(self, kind: str) -> Schema:
        """What changes the files of one kind, by their ids."""
        return self._keyed(self._of(Id, LAYER), _or_null(self.part(FOLDERS[kind][1], LAYER)))

    def _of(self, written: Any, shape: Shape) -> Schema:
        origin, arguments = get_origin(written), get_args(written)
        if origin is Annotated:
            return {**self._of(arguments[0], shape), **_bounds(arguments[1:], arguments[0], shape)}
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin is dict:
            return self._mapping(arguments[0], arguments[1], shape)
        if origin is list:
            return {"type": "array", "items": self._of(arguments[0], shape)}
        if arguments:  # one type or another
            return {"anyOf": [self._of(one, shape) for one in arguments]}
        return self._plain(written, shape)

    def _plain(self, written: Any, shape: Shape) -> Schema:
        if issubclass(written, Part):
            return self.part(written, shape)
        if written not in PLAIN:
            return {"type": "null"}
        self.defs[written.__name__] = {"description": ABOUT.get(written) or _about(written), **PLAIN[written]}
        return {"$ref": f"#/$defs/{written.__name__}"}

    def _mapping(self, keys: Any, values: Any, shape: Shape) -> Schema:
        """Values by ids; in a layer, each may be taken away or put beside another, and all be put in order."""
        names = self._of(keys, shape)
        if not shape.layer:
            return self._keyed(names, self._of(values, shape))
        is_part = inspect.isclass(values) and issubclass(values, Part)
        each = self.part(values, ENTRY) if is_part else self._of(values, shape)
        order = {"type": "array", "items": names, "minItems": 1, "description": "The ids in their new order."}
        names = {"anyOf": [names, {"const": "order"}]}
        return {**self._keyed(names, _or_null(each)), "properties": {"order": order}}

    def _keyed(self, names: Schema, each: Schema) -> Schema:
        return {"type": "object", "propertyNames": names, "additionalProperties": each}


def _or_null(value: Schema) -> Schema:
    return {"anyOf": [value, {"type": "null"}]}


# The words of pydantic for the least and the most that a field takes, and those of JSON Schema.
NUMBERS = {"ge": "minimum", "le": "maximum"}
COUNTS = {"min_length": "minProperties", "max_length": "maxProperties"}
LENGTHS = {"min_length": "minItems", "max_length": "maxItems"}


def _bounds(marks: tuple[Any, ...], written: Any, shape: Shape) -> Schema:
    """The least and the most that a field takes, of a number, a list or entries.

    A layer has a list whole, but of the entries of a mapping only some.
    """
    words = NUMBERS if written is int else LENGTHS if get_origin(written) is list else {} if shape.layer else COUNTS
    rules = [rule for mark in marks for rule in getattr(mark, "metadata", ())]
    return {words[key]: getattr(rule, key) for rule in rules for key in words if hasattr(rule, key)}


def _about(thing: type) -> str:
    """What is said of a class in the code, as one paragraph."""
    return " ".join(inspect.cleandoc(thing.__doc__ or "").split())


def _text(most: int) -> Schema:
    """Any text but an empty one; an editor takes some texts for numbers, or for true or false."""
    return {"type": ["string", "number", "boolean"], "pattern": r"\S", "maxLength": most, **_why("write its text here")}


def _why(words: str) -> Schema:
    """What editors say of a text that is not as it should be."""
    return {"patternErrorMessage": words}


SPACED = r"^\s*{}\s*$"
WHOLE_NUMBER = {
    "type": ["integer", "string"],
    "pattern": SPACED.format(r"[+-]?[0-9]+(\.0+)?"),
    **_why("write a whole number, such as 15"),
}
FLAT = r"^(?!([\s\S]*\n)?\s*(([*+-]|[0-9]+\.)\s+){10})[\s\S]*\S"  # no list in a list in a list, ten deep


def _minutes(length: type[Minutes]) -> Schema:
    return {"type": ["integer", "string"], "minimum": 1, "maximum": length.most, "pattern": "^[0-9]{1,6}$"}


YES_OR_NO = "|".join("".join(f"[{a.upper()}{a}]" for a in word) for word in "yes no on off true false y n t f".split())
PLAIN: dict[Any, Schema] = {
    Name: _text(Name.longest),
    Line: _text(Line.longest),
    Prose: {**_text(MAX_TEXT), "pattern": FLAT},
    Ref: _text(Ref.longest),
    Id: {
        "type": ["string", "integer", "boolean"],
        "minimum": 0,
        "pattern": SPACED.format("[a-z0-9][a-z0-9-]{0,63}"),
        **_why("use small letters, digits and hyphens"),
    },
    Minutes: _minutes(Minutes),
    Course: _minutes(Course),
    Clock: {
        "type": "string",
        "pattern": SPACED.format(r"([01]?[0-9]|2[0-3])[:.][0-5][0-9]"),
        **_why("write a time of day such as 09:00 or 13:30"),
    },
    Span: {"type": "array", "items": WHOLE_NUMBER, "minItems": 3, "maxItems": 3},
    int: WHOLE_NUMBER,
    bool: {"type": ["boolean", "integer", "string"], "pattern": f"^({YES_OR_NO}|0|1)$", "minimum": 0, "maximum": 1},
}
ABOUT = {
    int: "A whole number.",
    bool: "true or false.",
    Clock: "A time of day, such as 09:00.",
    Ref: "The name of a thing in another file, such as m01-who-is-your-customer/map.",
    Minutes: f"Whole minutes, from 1 to {Minutes.most}.",
    Course: f"Whole minutes of all days, from 1 to {Course.most}.",
}
