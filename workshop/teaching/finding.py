"""One finding of a lint, and how words are counted."""

from __future__ import annotations

import re

from workshop.errors import Problem
from workshop.text import Place, Text

CLOCK = re.compile(r"\b\d+ ?min|\b\d?\d:\d\d|\bminutes?\b")  # what a session decides, and no text
NAMED = re.compile(r"\{\{[^{}]*\}\}")


def finding(at: Text | Place, what: str) -> Problem:
    """Something that could teach better; it stops no build."""
    return Problem(at.where if isinstance(at, Text) else at, what, fatal=False)


def filled(text: str) -> str:
    """A text with a word in the place of each name that is filled in later, such as `{{ terms.buyer }}`."""
    return NAMED.sub("buyer", text)


def count(*texts: str | None) -> int:
    """How many words some texts have together."""
    return sum(len(filled(text).split()) for text in texts if text)
