"""Finding kept-back texts among the words of a document, whole or in part, in one reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from xml.etree.ElementTree import Element

from workshop.text import Text

PART = 8  # as many words in a row of a longer text give it away
FEWEST = 4  # fewer words may stand anywhere by chance, unless one of them stands nowhere else
WORD = re.compile(r"\w+")
UNSEEN = frozenset({"at", "id", "to", "since", "href", "layout", "kind", "paper", "lang", "widths", "form"})

Words = tuple[str, ...]


class Search:
    """Looks for `secrets` in words; `known` are texts that people may see, among which a short secret may be.

    A short one is looked for if one of its words stands in no other secret, and in no text that people may see.
    """

    def __init__(self, secrets: Sequence[tuple[Words, Text]], known: Iterable[str]) -> None:
        self.known = known
        self.index: dict[Words, Text] = {}
        often = Counter(word for words, _ in secrets for word in set(words))
        for words, secret in secrets:
            if len(words) >= FEWEST or any(often[word] == 1 for word in words):
                self.index.update(dict.fromkeys(_parts(words), secret))
        self.lengths = sorted({len(part) for part in self.index})

    def found(self, words: Sequence[str], revealing: bool = False) -> tuple[Text, ...]:
        """The secrets that stand among the words, in the order in which they were written.

        What is `revealing`, as slides are, may say in time what somebody wrote for it to say.
        """
        told = {self.index[part] for part in self._hits(words) if self._tells(part, revealing)}
        return tuple(sorted(told, key=lambda one: one.where))

    def _hits(self, words: Sequence[str]) -> Iterator[Words]:
        for length in self.lengths:
            windows = zip(*(words[at:] for at in range(length)), strict=False)
            yield from filter(self.index.__contains__, windows)

    def _tells(self, part: Words, revealing: bool) -> bool:
        if len(part) < FEWEST:
            return not self._known_words.issuperset(part)
        return not revealing or f" {' '.join(part)} " not in self._known_text

    @cached_property
    def _known_text(self) -> str:
        """All that people may see somewhere, as words with spaces between."""
        return "\n".join(f" {' '.join(words_of(text))} " for text in self.known)

    @cached_property
    def _known_words(self) -> frozenset[str]:
        return frozenset(self._known_text.split())


def _parts(words: Words) -> Iterator[Words]:
    """What of a secret is looked for: all of a short one, each run of words of a long one."""
    if len(words) <= PART:
        yield words
    else:
        yield from (words[at : at + PART] for at in range(len(words) - PART + 1))


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, whatever stands between them."""
    return WORD.findall(text.lower())


def words_in(tree: Element, without: frozenset[str] = frozenset()) -> list[str]:
    """All words of a tree in reading order: letters, titles, what pictures say to those who cannot see them.

    What stands in the elements `without` is left out.
    """
    return [word for text in _texts(tree, without) for word in words_of(text)]


def _texts(element: Element, without: frozenset[str]) -> Iterator[str]:
    if element.tag in without:
        return
    yield from (value for key, value in element.attrib.items() if key not in UNSEEN)
    yield element.text or ""
    for child in element:
        yield from _texts(child, without)
        yield child.tail or ""
