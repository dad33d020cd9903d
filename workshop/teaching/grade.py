"""How hard a text is to read: the school year it asks for (Flesch and Kincaid), with syllables counted by ear."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

END = re.compile(r"(?<![.!?…])[.!?…]+[”’)]*(?:\s|$)|\n\n")  # of a sentence


def grade(texts: Iterable[str]) -> float:
    """The reading grade of some texts taken together; each text ends a sentence."""
    sentences = [part for text in texts for part in END.split(text) if _words(part)]
    words = [word for sentence in sentences for word in _words(sentence)]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@cache
def syllables(word: str) -> int:
    """The syllables of an English word: groups of vowels, less a silent e.

    >>> [syllables(word) for word in ("make", "customer", "people", "the", "idea")]
    [1, 3, 2, 1, 2]
    """
    word = word.lower().strip("’'")
    groups = len(re.findall(r"[aeiouyáéíóúü]+", word))
    silent = word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1
    quiet = re.search(r"[^td]ed$", word) is not None and groups > 1
    return max(1, groups - silent - quiet)


def _words(text: str) -> list[str]:
    return re.findall(r"[A-Za-zÀ-ÿ]+(?:[’'][a-z]+)?", text)
