"""The texts that people read in a module or an exercise, in reading order, each with words for where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from workshop.model import Part, Slides, Step
from workshop.text import Id, Line, Name, Prose, Text

KINDS = (Name, Line, Prose)
UNREAD = {"version", "sources", "materials"}  # kept by authors, or counted by the kit; nobody's wording

# One entry of what is a mapping by id. An entry that has a title is called by it.
ENTRIES = {
    "objectives": "objective", "key_messages": "key message", "behaviours": "behaviour", "recalls": "question",
    "checks": "question", "options": "option", "job_aids": "job aid", "items": "item", "follow_up": "message",
    "glossary": "the word", "slides": "slide", "points": "point", "run": "step", "setup": "step", "do": "step",
    "pages": "page", "ticks": "tick", "columns": "column", "rows": "row", "task": "task, line", "prep": "preparation",
    "scenarios": "case", "faces": "card", "watch_for": "trap", "without": "without",
}  # fmt: skip

# What a key is called, where its own name would not do.
KEYS = {
    "i_can": "“I can” line", "one_line": "in one line", "big_idea": "the idea", "left": "left side",
    "right": "right side", "likely": "likely answer", "good": "good answer", "awkward": "awkward answer",
    "reply": "your reply", "listen": "listen for", "ask": "question", "say": "say", "do": "do", "show": "show",
    "why": "why it is right", "what_if": "what if", "happened": "what happened?", "noticed": "what did you notice?",
    "so_what": "so what?", "now_what": "now what?", "if_it_flops": "if it flops", "see": "what you see",
    "link_to_work": "back to work", "leave_with": "people leave with", "hand_out": "hand out",
    "manager_sees": "what a manager sees", "remainder": "if groups do not come out even", "lead": "opening line",
    "line": "text", "badly": "done badly", "well": "done well", "change": "what to do", "recall": "question",
    "time": "time check", "write": "to write", "starter": "first words", "label": "heading", "next": "words to lead on",
}  # fmt: skip

SILENT = {"run", "table", "items", "people", "cards", "exposure"}  # keys that say nothing to a reader


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, the keys that lead to it, and words such as `Slide: Two right answers, left side, name`."""

    keys: tuple[str, ...]
    words: tuple[str, ...]
    text: Text

    @property
    def where(self) -> str:
        where = ", ".join(self.words)
        return where[:1].upper() + where[1:]


def passages(part: Part, fields: tuple[str, ...], keys: tuple[str, ...]) -> Iterator[Passage]:
    """The texts in some fields of a part. Slides and steps are told as on the day: each slide where it is shown."""
    for name in fields:
        if name == "slides":
            yield from _as_on_the_day(part, keys)
        elif name != "run" or "slides" not in fields:
            yield from _below(getattr(part, name), (*keys, name), (), name)


def _below(value: Any, keys: tuple[str, ...], words: tuple[str, ...], name: str) -> Iterator[Passage]:
    if name in UNREAD:
        return
    if isinstance(value, Mapping):
        for number, (id, one) in enumerate(value.items(), 1):
            yield from _entry(one, (*keys, id), (*words, _called(name, number, id, one)))
    else:
        yield from _entry(value, keys, words if name in SILENT else (*words, KEYS.get(name, name.replace("_", " "))))


def _entry(value: Any, keys: tuple[str, ...], words: tuple[str, ...]) -> Iterator[Passage]:
    if type(value) in KINDS:
        yield Passage(keys, words, value)
    elif isinstance(value, Part):
        for name in type(value).model_fields:
            yield from _below(getattr(value, name), (*keys, name), words, name)
    elif isinstance(value, Mapping):  # the row of a table, by its columns
        for id, one in value.items():
            yield from _entry(one, (*keys, id), (*words, id.replace("-", " ")))


def _called(name: str, number: int, id: str, value: Any) -> str:
    """What to call one entry of a mapping: by its title if it has one, else by its number."""
    noun = ENTRIES.get(name, name.replace("_", " "))
    if name in ("without", "glossary"):
        return f"{noun} {id.replace('-', ' ')}"
    title = getattr(value, "title", None) if isinstance(value, Part) else None
    return f"{noun}: {shorten(title.rstrip('.'), 44, placeholder='…')}" if title else f"{noun} {number}"


def _as_on_the_day(part: Any, keys: tuple[str, ...]) -> Iterator[Passage]:
    """Steps in their order with each slide where it is shown, then the slides that no step shows."""
    slides: Slides = part.slides
    shown: set[Id] = set()
    for run, words, steps in _runs(part):
        for number, (id, step) in enumerate(steps.items(), 1):
            if step.show in slides and step.show not in shown:
                shown.add(step.show)
                yield from _slide(slides, step.show, keys)
            yield from _entry(step, (*keys, *run, id), (*words, f"step {number}"))
    for id in slides:
        if id not in shown:
            yield from _slide(slides, id, keys)


def _runs(part: Any) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], Mapping[Id, Step]]]:
    """The steps of a block, or those of an exercise before and while people work."""
    if isinstance(part.run, Mapping):
        yield ("run",), (), part.run
    else:
        yield ("run", "setup"), ("set-up",), part.run.setup
        yield ("run", "do"), ("work",), part.run.do


def _slide(slides: Slides, id: Id, keys: tuple[str, ...]) -> Iterator[Passage]:
    number = list(slides).index(id) + 1
    yield from _entry(slides[id], (*keys, "slides", id), (_called("slides", number, id, slides[id]),))
