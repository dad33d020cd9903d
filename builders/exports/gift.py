"""Tests as GIFT, the plain text from which Moodle and others import questions.

GIFT has signs that cannot be escaped where a text begins with them; so each text says that it is plain. An essay has no
answers: what marks it would be shown to whoever writes it, so that stands in the keys alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from workshop.quiz import Exam, Question
from workshop.text import Text

Plain = Callable[[Text], str]
SIGNS = re.compile(r"[\\~=#{}:]")


def gift(title: str, tests: Iterable[Exam], plain: Plain) -> bytes:
    """The questions of some tests, each test a category; `plain` takes the marks off a text."""
    parts: list[str] = []
    for test in tests:
        parts.append(f"$CATEGORY: {category(title, plain(test.title))}")
        parts += [_told(test.name(one), one, plain) for one in test.questions]
    return ("\n\n".join(parts) + "\n").encode()


def _told(name: str, question: Question, plain: Plain) -> str:
    answers = {"choice": _choice, "order": _order}[question.kind](question, plain) if question.options else ()
    feedback = f"\n####{_text(plain(question.why))}\n" if question.why else ""
    return f"::{_safe(name)}::{_text(plain(question.ask))} {{{''.join(answers)}{feedback}}}"


def _choice(question: Question, plain: Plain) -> Iterator[str]:
    for place, option in enumerate(question.options, start=1):
        yield f"\n{'=' if place in question.key else '~'}{_text(plain(option))}"


def _order(question: Question, plain: Plain) -> Iterator[str]:
    """To be matched with places, which every Moodle knows; a type of its own for orders came late."""
    for option, place in zip(question.options, question.key, strict=True):
        yield f"\n={_text(plain(option))} -> {place}"


def _text(text: str) -> str:
    return f"[plain]{_safe(text)}"


def _safe(text: str) -> str:
    """A text in one line with its signs escaped; an arrow of two signs, which has no escape, is one sign."""
    return SIGNS.sub(lambda sign: "\\" + sign[0], " ".join(text.split()).replace("->", "→"))


def category(*names: str) -> str:
    """The category of that name in a course, in which a stroke does not part names."""
    return "/".join(["$course$", "top", *(" ".join(name.replace("/", "-").split()) for name in names)])
