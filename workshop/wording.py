"""pydantic's errors, in words for people who write workshops."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from workshop import source
from workshop.errors import Problem, closest, did_you_mean, quoted
from workshop.model import Span
from workshop.shape import Path, known_keys, types


def worded(errors: ValidationError, node: source.Mapping, model: type[BaseModel]) -> Iterator[Problem]:
    """Every error that pydantic found in `node`, at its place and in plain words.

    A key that is missing and one that is unknown beside it are often one slip, and then told as one.
    """
    found = [(error, _path(error, node)) for error in errors.errors() if _concerns(error, node)]
    missing = {path for error, path in found if error["type"] == "missing"}
    meant = {(*path[:-1], name) for error, path in found if _unknown(error) for name in _meant(path, missing, model)}
    for error, path in found:
        if error["type"] != "missing" or path not in meant:
            place = source.find(node, path, key=_unknown(error) or "[key]" in error["loc"])
            yield Problem(place, _said(error, path, model, missing))


def _path(error: ErrorDetails, node: object) -> Path:
    """The keys and numbers that lead to what is wrong, without pydantic's own remarks in between."""
    path: Path = ()
    for step in error["loc"]:
        below = source.step(node, step)
        if below is not source.NOTHING or (error["type"] == "missing" and step == error["loc"][-1]):
            path, node = (*path, step), below
    return path


def _concerns(error: ErrorDetails, node: object) -> bool:
    """Where a field takes a number or a mapping, pydantic complains of both; one of them is meant."""
    for step in error["loc"]:
        if str(step).startswith(("dict[", "constrained-int")):
            return isinstance(node, source.Mapping) == str(step).startswith("dict[")
        node = source.step(node, step)
    return True


def _unknown(error: ErrorDetails) -> bool:
    return error["type"] == "extra_forbidden"


def _meant(path: Path, missing: Collection[Path], model: type[BaseModel]) -> list[str]:
    """The known keys that an unknown one may be a slip of; those that are missing beside it come first."""
    absent = [str(other[-1]) for other in missing if other[:-1] == path[:-1]]
    return closest(str(path[-1]), absent) or closest(str(path[-1]), known_keys(model, path[:-1]))


# What to say for each type of pydantic error; {key}, {input} and the numbers of the error can be used.
WORDS = {
    "int_parsing": "{key} must be a whole number, such as 15, not {input}",
    "int_type": "{key} must be a whole number, such as 15, not {input}",
    "int_parsing_size": "{key} must be a whole number, such as 15, not {input}",
    "bool_parsing": "{key} must be true or false, not {input}",
    "bool_type": "{key} must be true or false, not {input}",
    "greater_than_equal": "{key} must be {ge} or more, not {input}",
    "less_than_equal": "{key} must be {le} or less, not {input}",
    "too_short": "{key} needs at least {min_length} of these, not {actual_length}",
    "too_long": "{key} takes at most {max_length} of these",
    "text_expected": "{key} must be text, not {input}",
    "text_empty": "{key} is empty; write its text after the colon",
    "dict_type": "{key} needs keys and values below it, indented, not {input}",
    "model_type": "{key} needs keys and values, not {input}; it takes {known}",
    "list_type": "{key} must be a list, such as [one, two], not {input}",
}
THREE = "{key} needs three whole numbers, such as [5, 8, 10]"
EMPTY = {"dict_type": "{key} is empty; its keys go below it, indented", "list_type": "{key} is empty; write [one, two]"}
DASHES = "{key} is a list; give each entry a short name of its own instead of the dash, such as  first: ..."


def _said(error: ErrorDetails, path: Path, model: type[BaseModel], missing: Collection[Path]) -> str:
    kind, value = error["type"], error["input"]
    if Span in (above := types(model, path[:-1])):
        return THREE.format(key=quoted(str(path[above.index(Span) - 1])))
    if kind == "missing":
        return f"'{path[-1]}' is missing; add  {path[-1]}: {'[5, 8, 10]' if Span in types(model, path) else '...'}"
    if _unknown(error):
        return _said_unknown(path, value, model, missing)
    key = quoted(next((str(step) for step in reversed(path) if isinstance(step, str)), "this"))
    if kind == "literal_error":
        return _said_choice(key, value, _options(str(error["ctx"]["expected"])))
    known = ", ".join(known_keys(model, path))
    values = {"key": key, "input": _called(value), "word": str(value)[:20], "known": known}
    words = THREE if Span in types(model, path) else _words(kind, value)
    own = f"{key}: {error['msg']}" if path else error["msg"]
    return words.format(**{**error.get("ctx", {}), **values}) if words else own


def _words(kind: str, value: object) -> str:
    """The words for a type of error, by what was written instead; nothing where pydantic's own are good."""
    if kind in WORDS and value is None:
        return EMPTY.get(kind, "{key} is empty; write it after the colon (what starts with # needs quotes)")
    if kind in ("dict_type", "model_type") and isinstance(value, source.Sequence):
        return DASHES
    if kind == "list_type" and isinstance(value, str):
        return "{key} must be a list, such as [{word}]"
    return WORDS.get(kind, "")


def _said_unknown(path: Path, value: object, model: type[BaseModel], missing: Collection[Path]) -> str:
    key, known = str(path[-1]), known_keys(model, path[:-1])
    if value is None and not closest(key, known):
        return f"{quoted(key)} is no key; text with a comma in it needs quotes inside {{ }}"
    return f"unknown key {quoted(key)}{did_you_mean(key, _meant(path, missing, model) or known)}"


def _said_choice(key: str, value: object, options: list[str]) -> str:
    choices = ", ".join(options)
    if value is None:
        return f"{key} is empty; write one of {choices}"
    if not isinstance(value, str):
        return f"{key} must be one of {choices}, not {_called(value)}"
    close = closest(value, options)
    return f"{quoted(value)} is not one of {choices}" + (did_you_mean(value, close) if close else "")


def _called(value: object) -> str:
    """What to call a value in a message."""
    if isinstance(value, str | int):
        return quoted(str(value))
    return "a list" if isinstance(value, source.Sequence) else "keys and values" if value else "nothing"


def _options(expected: str) -> list[str]:
    """pydantic's `'a', 'b' or 'c'` as a list."""
    return [part.strip(" '") for part in expected.replace(" or ", ", ").split(",")]
