"""A tree as YAML that people like to read: quotes only where needed, long texts on lines of their own.

Every text is read back by our own reader; the first way of writing it that comes back the same is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from textwrap import wrap

from workshop import source
from workshop.errors import ContentError, Problem

WIDTH = 116


def written(tree: Mapping[str, object], comment: str) -> bytes:
    """A whole file: a comment, then the tree."""
    return f"# {comment}\n{''.join(_mapping(tree, 0))}".encode()


def _mapping(tree: Mapping[str, object], indent: int) -> Iterator[str]:
    for key, value in tree.items():
        yield " " * indent + _scalar(str(key), 0, key=True) + ":" + _value(value, indent)


def _value(value: object, indent: int) -> str:
    """What follows the colon after a key, to the end of its last line."""
    if value is None:
        return " ~\n"
    if isinstance(value, Mapping):
        return "\n" + "".join(_mapping(value, indent + 2)) if value else " {}\n"
    if isinstance(value, list):
        return f" [{', '.join(_flow(one) for one in value)}]\n"
    return f" {_scalar(str(value), indent)}\n"


def _flow(value: object) -> str:
    """A value inside brackets."""
    if value is None:
        return "~"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_scalar(str(key), 0, key=True)}: {_flow(one)}" for key, one in value.items()) + "}"
    text = str(value)
    return text if _comes_back(f"k: [{text}, x]", [text, "x"]) else _escaped(text)


def _scalar(text: str, indent: int, key: bool = False) -> str:
    if key:
        return text if _comes_back(f"{text}: x", None, text) else _escaped(text)
    for way in _ways(text, indent):
        if _comes_back(f"k: {way}", text):
            return way
    return _escaped(text)


def _ways(text: str, indent: int) -> Iterator[str]:
    """The ways to write a text, the most readable one first."""
    margin = "\n" + " " * (indent + 2)
    if "\n" in text:
        yield "|-" + "".join(margin + line if line else "\n" for line in text.split("\n"))
    elif len(text) + indent < WIDTH - 20:
        yield text
    else:
        folded = wrap(text, WIDTH - indent - 2, break_long_words=False, break_on_hyphens=False)
        yield ">-" + "".join(margin + line for line in folded)


def _comes_back(line: str, value: object, key: str = "k") -> bool:
    """Whether our own reader takes a line for one key with this value (any value for None), and finds nothing amiss."""
    problems: list[Problem] = []
    try:
        tree = source.parse(f"{line}\n".encode(), "", problems)
    except (ContentError, UnicodeError):
        return False
    return isinstance(tree, source.Mapping) and [*tree] == [key] and value in (None, tree[key]) and not problems


def _escaped(text: str) -> str:
    names = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
    return '"' + re.sub(r'[\\"\n\t]', lambda match: names[match[0]], text) + '"'
