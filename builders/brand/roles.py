"""The roles of slides, and how layouts for them are known: by PowerPoint's own word for them, or by their names.

`names.json` holds what designers call them, in ten languages, without capitals, accents, numbers and signs.
PowerPoint's own words do not depend on language.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of slide. `main` is the slot whose text matters most; the `spare` slots may go without a place.

    `kinds` are PowerPoint's words for layouts that suit it; `bold` ones look best on a layout for sections.
    """

    name: str
    main: str | None
    kinds: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    spare: frozenset[str] = frozenset()
    bold: bool = False


NAMES = Path(__file__).parent / "names.json"
KINDS = {
    "title": ("title",), "section": ("secHead",), "points": ("obj", "tx"), "agenda": ("obj", "tx"),
    "debrief": ("obj", "tx"), "pair": ("twoTxTwoObj", "twoObj"), "bare": ("titleOnly",),
    "table": ("tbl",), "chart": ("chart",), "picture": ("picTx",),
}  # fmt: skip
MAIN = {
    "title": "subtitle", "section": "text", "statement": "text", "story": "text", "scenario": "text", "recall": "text",
    "close": "text", "quote": "text", "points": "body", "agenda": "body", "debrief": "body", "activity": "body",
}  # fmt: skip
SPARE = {"section": {"number"}, "title": {"session"}, "story": {"label"}}
LISTS = ("agenda", "debrief")  # a title and lines below it
BOLD = ("question", "statement", "break", "close", "quote", "big-number")


def role(name: str) -> Role:
    """What is known of a role; of one that nobody foresaw, that it has one text at most."""
    names = frozenset(_names().get(name, ())) | frozenset(_names()["points"] if name in LISTS else ())
    return Role(name, MAIN.get(name), KINDS.get(name, ()), names, frozenset(SPARE.get(name, ())), name in BOLD)


@cache
def _names() -> dict[str, list[str]]:
    names: dict[str, list[str]] = json.loads(NAMES.read_text(encoding="utf-8"))
    return names


def plain(name: str) -> str:
    """A name as it is compared: small letters without accents, numbers and signs."""
    letters = unicodedata.normalize("NFKD", name.casefold().replace("ø", "o").replace("ł", "l").replace("ß", "ss"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z]+", " ", bare).strip()
