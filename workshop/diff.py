"""What somebody reads differently from before: two readings held against each other, text by text and word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain, groupby, zip_longest
from typing import Literal

from workshop.reading import READ, Reading, Texts

ALIKE = 0.6  # the share of words that two texts have in common, from which on single words are marked
ISLAND = 2  # words that stay between two changes; as few as these read better as changed with them

State = Literal["changed", "new", "gone"]
Difference = tuple[State, "Change", tuple["Change", ...]]  # the state, the title, and the texts below it
Code = tuple[str, int, int, int, int]  # of difflib: what to do, with which of the old and which of the new

GENERATOR = "workshop diff"  # said in the page, by which one of ours is known again
NOUNS = {"deck": "slide", "workbook": "workbook page", "cards": "card"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row, and whether they are the same as before, were there, or are there now."""

    kind: Literal["same", "was", "now"]
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A text as it was and as it is now; empty where there was or is none."""

    was: str
    now: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Word by word, or nothing where the two are not alike."""
        return pieces(self.was, self.now) if self.was and self.now else ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A slide, workbook page or card by its number of today; one that is gone by the number that it had."""

    document: str
    number: int


@dataclass(frozen=True, slots=True)
class Place:
    """What changed on a slide, workbook page or card, or that it is new, or gone.

    Where the same changed on another, they are one place with several spots.
    """

    spots: tuple[Spot, ...]
    state: State
    title: Change
    changes: tuple[Change, ...]

    @property
    def texts(self) -> int:
        return len(self.changes) + (self.title.was != self.title.now)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day in which something changed."""

    id: str
    title: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Diff:
    """Everything that reads differently, in the order of the day."""

    parts: tuple[Part, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(place for part in self.parts for place in part.places)

    @property
    def summary(self) -> str:
        """How much it is, such as `9 texts on 5 slides and 2 cards; 1 new slide; 2 cards taken out`."""
        texts = _counted(sum(place.texts for place in self._all("changed")), "text")
        changed = [f"{texts} on {_listed(_nouns(self._all('changed')))}"] if self._all("changed") else []
        gone = [f"{nouns} taken out" for nouns in _nouns(self._all("gone"))]
        return "; ".join([*changed, *_nouns(self._all("new"), "new "), *gone])

    def _all(self, state: State) -> list[Place]:
        return [place for place in self.places if place.state == state]


def diff(before: Reading, after: Reading) -> Diff:
    """What is read differently in the documents that both readings hold."""
    parts = (
        Part(id, after.parts.get(id) or before.parts[id], _places(id, before, after))
        for id in woven(list(before.parts), list(after.parts))
    )
    return Diff(tuple(part for part in parts if part.places))


def woven(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """The names of today in their order, and those that are gone after the one that they followed.

    >>> woven(["a", "gone", "b"], ["new", "a", "b"])
    ['new', 'a', 'gone', 'b']
    """
    names, place = list(after), 0
    for name in before:
        if name not in after:
            names.insert(place, name)
        place = names.index(name) + 1
    return names


def pieces(was: str, now: str) -> tuple[Piece, ...]:
    """Two texts woven word by word; nothing where they have too few words in common.

    >>> [(piece.kind, piece.text) for piece in pieces("Ask before you pour.", "Ask before you cook.")]
    [('same', 'Ask before you'), ('was', 'pour.'), ('now', 'cook.')]
    """
    old, new = was.split(), now.split()
    runs = _runs(old, new)
    same = sum(len(mine) for kind, mine, _ in runs if kind)
    if 2 * same < ALIKE * (len(old) + len(new)):
        return ()
    woven = ([("same", mine)] if kind else [("was", mine), ("now", its)] for kind, mine, its in runs)
    return tuple(Piece(kind, " ".join(words)) for kind, words in chain.from_iterable(woven) if words)  # type: ignore[arg-type]


def _runs(old: list[str], new: list[str]) -> list[tuple[bool, list[str], list[str]]]:
    """Words that are the same, and words that replace each other, in turn; small islands are flooded."""
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    last = len(codes) - 1
    kept = [code[0] == "equal" and (at in (0, last) or code[2] - code[1] > ISLAND) for at, code in enumerate(codes)]
    together = groupby(zip(kept, codes, strict=True), key=lambda one: one[0])
    return [(same, *_words([code for _, code in own], old, new)) for same, own in together]


def _words(codes: Sequence[Code], old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """The old and new words of neighbouring differences."""
    (_, old_start, _, new_start, _), (_, _, old_end, _, new_end) = codes[0], codes[-1]
    return old[old_start:old_end], new[new_start:new_end]


def _places(part: str, before: Reading, after: Reading) -> tuple[Place, ...]:
    """What is different in a part of the day, each difference once."""
    spots: dict[Difference, list[Spot]] = {}
    for document in (name for name in READ if name in before.documents and name in after.documents):
        old, new = (_within(part, one.documents[document]) for one in (before, after))
        numbers = _numbers(document, before.documents[document]) | _numbers(document, after.documents[document])
        for id in woven(list(old), list(new)):
            if old.get(id) != new.get(id):
                spots.setdefault(_difference(old.get(id), new.get(id)), []).append(Spot(document, numbers[id]))
    return tuple(Place(tuple(own), *difference) for difference, own in spots.items())


def _within(part: str, places: Mapping[str, Texts]) -> dict[str, Texts]:
    return {id: texts for id, texts in places.items() if id.partition("/")[0] == part}


def _difference(old: Texts | None, new: Texts | None) -> Difference:
    was, *olds = old or ("",)
    now, *news = new or ("",)
    state: State = "changed" if old and new else "new" if new else "gone"
    return state, Change(was, now), tuple(_changes(olds, news))


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from (Change(was, now) for was, now in zip_longest(old[a:b], new[c:d], fillvalue=""))


def _numbers(document: str, ids: Iterable[str]) -> dict[str, int]:
    """Slides and pages are counted through, cards from 1 in each set."""
    sets = groupby(ids, key=lambda place: place.partition("/")[0] if document == "cards" else "")
    return {id: number for _, own in sets for number, id in enumerate(own, start=1)}


def _nouns(places: Iterable[Place], kind: str = "") -> list[str]:
    """How many slides, pages and cards these are."""
    found = [spot.document for place in places for spot in place.spots]
    return [_counted(found.count(document), kind + noun) for document, noun in NOUNS.items() if document in found]


def _counted(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"


def _listed(items: list[str]) -> str:
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)
