"""Lists of phrases, as patterns; in the lists `*` stands for what may follow or stand between, `?` for one letter."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The phrases of one list, which is a file beside this one, a phrase a line."""
    return tuple((HERE / f"{name}.txt").read_text(encoding="utf-8").split("\n")[:-1])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Any phrase of a list, as whole words."""
    each = "|".join(map(_pattern, phrases(name)))
    return re.compile(rf"(?<![\w’-])(?:{each})(?![\w-])")


def _pattern(phrase: str) -> str:
    return r"\s+".join(map(_word, phrase.split()))


def _word(word: str) -> str:
    if word == "*":
        return r"[\w’']+"
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\?", r"\w").replace("’", "[’']")
