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


def _said(error: ErrorDetails, path: tuple[int | str, ...], model: type[BaseModel]) -> str:
    key = str(path[-1]) if path else ""
    context = error.get("ctx", {})
    match error["type"]:
        case "extra_forbidden":
            return f"unknown key '{key}'{did_you_mean(key, _known_keys(model, path[:-1]))}"
        case "missing":
            return f"'{key}' is missing; add {key}: ..."
        case "int_parsing" | "int_type" | "int_from_float" | "int_parsing_size":
            return f"'{key}' must be a whole number, such as 15"
        case "greater_than_equal" | "less_than_equal":
            return f"'{key}' must be {context.get('ge', context.get('le'))} or {'more' if 'ge' in context else 'less'}"
        case "literal_error":
            options = _options(str(context["expected"]))
            return f"'{error['input']}' is not one of {', '.join(options)}{_closest(str(error['input']), options)}"
        case "dict_type" | "model_type" | "model_attributes_type":
            return f"'{key}' needs keys and values below it, indented"
        case "list_type" | "tuple_type":
            return f"'{key}' needs a list, such as [5, 8, 10]"
        case "too_short" | "too_long":
            return f"'{key}' has {context['actual_length']} entries; it takes " + _bounds(context)
        case "text_expected" | "text_empty" | "id_shape" | "clock":
            return f"'{key}': {error['msg']}"
        case _:
            return error["msg"] if error["type"] in {"missing_argument"} or not key else f"'{key}': {error['msg']}"


def _options(expected: str) -> list[str]:
    """pydantic's `'a', 'b' or 'c'` as a list."""
    return [part.strip(" '") for part in expected.replace(" or ", ", ").split(",")]


def _closest(word: str, options: list[str]) -> str:
    hint = did_you_mean(word, options)
    return hint if "did you mean" in hint else ""


def _bounds(context: dict[str, Any]) -> str:
    return f"at most {context['max_length']}" if "max_length" in context else f"at least {context['min_length']}"


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
