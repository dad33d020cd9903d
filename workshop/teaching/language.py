"""Words that everybody can read: plain, whole, kind to each department, and true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil
from pathlib import Path

from workshop.errors import Problem, quoted
from workshop.library import Library
from workshop.model import Department, Exercise, Instrument, Module, Part
from workshop.teaching.finding import count, filled, finding
from workshop.teaching.grade import grade
from workshop.teaching.phrases import pattern, phrases
from workshop.teaching.readers import own_voice, seen, stories

HARDEST = 6.0  # reading grade of what participants read
HARDEST_FOR = {"warehouse": 5.0, "front-line": 5.0}  # read standing, between two tasks
FEWEST_WORDS = 20  # a grade of less says nothing

_DEPARTMENTS = (
    "accounting|accounts|admin|administration|customer service|dispatch|engineering|engineers|executives|finance|"
    "front line|hr|human resources|it|legal|logistics|maintenance|management|marketing|operations|procurement|"
    "production|purchasing|quality|sales|service desk|support|technical|warehouse"
)
_FAULTS = (
    "arrogant|bureaucratic|careless|clueless|difficult|disorgani[sz]ed|hopeless|impossible|incompetent|late|lazy|"
    "negative|rude|slow|sloppy|stubborn|stupid|unfriendly|unhelpful|unreliable|useless|the problem|to blame"
)
_DEEDS = "answer|bother|call|care|deliver|explain|help|listen|reply|replies|ring|tell|think|understand"
# Not "it never answers", which is any thing, nor "sales are slow", which are no people.
NAMED = re.compile(rf"\b(?:{_DEPARTMENTS})\b".replace("|it|", "|"))  # quick to look for, in small letters
BLAME = re.compile(
    rf"\b(?!it\b|It\b|[Ss]ales (?:are|were) (?:slow|late))(?i:{_DEPARTMENTS})"
    rf"(?: (?:people|staff|folks?|team|department|office))? "
    rf"(?:(?:is|are|was|were|seems?|looks?) (?!not )(?:\w+ ){{0,2}}(?:{_FAULTS})"
    rf"|always (?:late|blames?|complains?|forgets?|says? no)"
    rf"|(?:never|(?:do|does|did)(?:n’t| not)) (?:{_DEEDS})(?:s|es)?)\b"
)
CLAIM = re.compile(
    r"\b\d+(?:[.,]\d+)? ?(?:%|per ?cent\b)(?! (?:off|discount))"
    r"|\b(?:research|science|scientists|a study|studies|surveys?|statistics|experts)"
    r" (?:shows?|proves?|says?|finds?|found|suggests?|agree)\b"
    r"|\b(?:scientifically|clinically) \w+"
)
TWO_NAMES = re.compile(r"(?<![\w’-])[A-ZÀ-Þ][\w’-]* [A-ZÀ-Þ]")
TOKEN = re.compile(r"[\w’-]+|[^\w\s]")
NAME = re.compile(r"[A-ZÀ-Þ][\w’-]*[a-zà-ÿ]")
TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Frau)\.? [A-ZÀ-Þ][a-zà-ÿ]+")
FIRM = re.compile(r"(?<![\w&])[A-ZÀ-Þ][\w&]+ (?:Ltd|Limited|Inc|GmbH|AG|PLC|plc|LLC|Corp|Corporation|BV|SA)\b")
NO_SURNAME = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Day Desk Golden Rule Line Resources Service Front Human Customer Christmas "
    "Easter New Old North South East West Great Black White Red Saint San".split()
)
BEGINNINGS = tuple(".!?…:“”‘")  # after these, a word has a capital letter whatever it is


def _readable(item: Part, _: Library) -> Iterator[Problem]:
    texts = seen(item)
    most = HARDEST_FOR.get(Path(item.title.where.file).stem, HARDEST) if isinstance(item, Department) else HARDEST
    if count(*texts) < FEWEST_WORDS or (found := grade(map(filled, texts))) <= most:
        return
    hardest = max((text for text in texts if count(text) >= 5), key=lambda text: grade([text]), default=texts[0])
    what = f"this takes {ceil(found * 10) / 10} years of school to read, and {most:.0f} are the most; begin with"
    yield finding(hardest, f"{what} {quoted(hardest)}: shorter sentences, shorter words")


def _plain(item: Part, _: Library) -> Iterator[Problem]:
    for text in seen(item):
        plain = text.lower()
        if found := pattern("idioms").search(plain):
            yield finding(text, f"{quoted(found[0])} is a saying that many cannot read or translate; say what is meant")
        if found := pattern("office-speech").search(plain):
            yield finding(text, f"{quoted(found[0])} is office speech; say what people do, in words from home")


def _fair(item: Part, _: Library) -> Iterator[Problem]:
    for text in own_voice(item):
        if (NAMED.search(text.lower()) or "IT" in text) and (found := BLAME.search(text)):
            what = f"{quoted(found[0])} names a department and blames it; say what happened, without the department"
            yield finding(text, what)


def _invented(item: Part, _: Library) -> Iterator[Problem]:
    for text in stories(item):
        if found := FIRM.search(text) or pattern("companies").search(text):
            yield finding(text, f"'{found[0]}' is or may be a real firm; write what it is, such as  a shop")
        elif name := _full_name(text):
            yield finding(text, f"'{name}' reads like a real person; a first name alone is enough")


def _full_name(text: str) -> str | None:
    if found := TITLED.search(text):
        return found[0]
    words = TOKEN.findall(text) if TWO_NAMES.search(text) else []
    for before, first, last in zip([".", *words], words, words[1:], strict=False):
        begins = before in BEGINNINGS and first not in phrases("names")
        if NAME.fullmatch(first) and NAME.fullmatch(last) and not begins and not {first, last} & NO_SURNAME:
            return f"{first} {last}"
    return None


def _proven(item: Part, _: Library) -> Iterator[Problem]:
    if not isinstance(item, (Exercise, Instrument, Module)):
        return
    if "evidence" in {source.kind for source in item.sources.values()}:
        return
    for text in own_voice(item):
        if found := CLAIM.search(text.lower()):
            what = f"{quoted(found[0])} asks for proof; add a source with  kind: evidence, or say less"
            yield finding(text, what)


LINTS = (_readable, _plain, _fair, _invented, _proven)
