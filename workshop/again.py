"""What was typed, to be typed once more: for the commands that a kit suggests, so that they keep to its session."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

# Values that are named one at a time are many under another name.
OPTIONS = {"sets": "set", "ways": "print", "departments": "department", "facilitators": "facilitator", "leads": "lead"}
JOINED = {"departments": ":", "leads": "="}


def retyped(file: str, choices: Mapping[str, Any]) -> str:
    """The session's file and the options that were typed, each after a space.

    >>> retyped("may.yaml", {"minutes": 90, "departments": {"finance": "12", "sales": None}, "title": "In May"})
    ' may.yaml --minutes 90 --department finance:12 --department sales --title "In May"'
    """
    words = [quoted(file)] if file else []
    for name, value in choices.items():
        option = f"--{OPTIONS.get(name, name).replace('_', '-')}"
        words += [option] if value is True else [f"{option} {quoted(one)}" for one in _said(name, value)]
    return "".join(f" {word}" for word in words)


def again(verb: str, typed: str, more: str = "") -> str:
    """A command with all that was typed, but for what `more` says instead.

    >>> again("build", " may.yaml --people 20 --minutes 90", "--people 22")
    'workshop build may.yaml --minutes 90 --people 22'
    """
    for option in re.findall(r"--[\w-]+", more):
        typed = re.sub(rf' {option} ("(?:\\.|[^"\\])*"|[^\s-]\S*)', "", typed)
    return f"workshop {verb}{typed}{f' {more}' if more else ''}"


def quoted(word: str) -> str:
    """A word as it can be typed: in quotation marks if it has a space, and with a mark before what is special."""
    special = re.sub(r'(["$`])', r"\\\1", word)
    return f'"{special}"' if re.search(r"[^\w:.,=/\\-]", word) else word


def _said(name: str, value: Any) -> Iterator[str]:
    """The values that were typed for one option."""
    if value in (None, (), {}):
        return
    if name == "fixed":
        yield from [value] if isinstance(value, str) else map(_point, value.values())
    elif name in JOINED:
        yield from (key if one is None else f"{key}{JOINED[name]}{one}" for key, one in value.items())
    elif name == "facilitators":
        yield from value
    else:
        yield ",".join(value) if isinstance(value, tuple) else str(value)


def _point(point: Mapping[str, Any]) -> str:
    """Something at a set time, with its day where that was said."""
    return " ".join(str(point[key]) for key in ("day", "at", "minutes", "title") if key in point)
