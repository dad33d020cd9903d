"""pydantic's errors, in words for people who write workshops."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from workshop import source
from workshop.errors import Problem, did_you_mean


def worded(errors: ValidationError, node: source.Mapping, model: type[BaseModel]) -> Iterator[Problem]:
    """Every error that pydantic found in `node`, at its place and in plain words."""
    for error in errors.errors():
        path = tuple(step for step in error["loc"] if step != "[key]")
        unknown = error["type"] == "extra_forbidden"
        place = source.find(node, path, key=unknown or "[key]" in error["loc"])
        yield Problem(place, _said(error, path, model))


# What to say for each type of pydantic error; {key}, {input} and the numbers of the error can be used.
WORDS = {
    "missing": "'{key}' is missing; add {key}: ...",
    "int_parsing": "'{key}' must be a whole number, such as 15",
    "int_type": "'{key}' must be a whole number, such as 15",
    "bool_parsing": "'{key}' is true or false",
    "greater_than_equal": "'{key}' must be {ge} or more",
    "less_than_equal": "'{key}' must be {le} or less",
    "dict_type": "'{key}' needs keys and values below it, indented",
    "model_type": "'{key}' needs keys and values below it, indented",
    "list_type": "'{key}' needs a list, such as [one, two]",
    "tuple_type": "'{key}' needs three whole numbers, such as [5, 8, 10]",
    "arguments_type": "'{key}' needs three whole numbers, such as [5, 8, 10]",
    "missing_positional_only_argument": "three whole numbers are needed, such as [5, 8, 10]",
    "missing_argument": "three whole numbers are needed, such as [5, 8, 10]",
    "unexpected_positional_argument": "three whole numbers are needed, such as [5, 8, 10]",
    "too_short": "'{key}' needs at least {min_length}, not {actual_length}",
    "too_long": "'{key}' takes at most {max_length}, not {actual_length}",
}


def _said(error: ErrorDetails, path: tuple[int | str, ...], model: type[BaseModel]) -> str:
    key = str(path[-1]) if path else ""
    if error["type"] == "extra_forbidden":
        return f"unknown key '{key}'{did_you_mean(key, _known_keys(model, path[:-1]))}"
    if error["type"] == "literal_error":
        options = _options(str(error["ctx"]["expected"]))
        return f"'{error['input']}' is not one of {', '.join(options)}{_closest(str(error['input']), options)}"
    if words := WORDS.get(error["type"]):
        return words.format(key=key, **error.get("ctx", {}))
    return f"'{key}': {error['msg']}" if key else error["msg"]


def _options(expected: str) -> list[str]:
    """pydantic's `'a', 'b' or 'c'` as a list."""
    return [part.strip(" '") for part in expected.replace(" or ", ", ").split(",")]


def _closest(word: str, options: list[str]) -> str:
    hint = did_you_mean(word, options)
    return hint if "did you mean" in hint else ""


def _known_keys(model: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    """The keys that the part at `path` of a model may have."""
    part: Any = model
    for step in path:
        part = _below(part, step)
    keys = getattr(part, "model_fields", {})
    return list(keys)


def _below(part: Any, step: int | str) -> Any:
    """The type of a field, or of the values of a mapping."""
    if hasattr(part, "model_fields"):
        part = part.model_fields[step].annotation if step in part.model_fields else None
        return _unwrapped(part)
    arguments = getattr(part, "__args__", ())
    return _unwrapped(arguments[-1]) if arguments else None


def _unwrapped(part: Any) -> Any:
    """A type without `| None` and without annotations."""
    arguments = [one for one in getattr(part, "__args__", ()) if one is not type(None)]
    if type(None) in getattr(part, "__args__", ()):
        return _unwrapped(arguments[0])
    return part.__origin__ if hasattr(part, "__metadata__") else part
