"""A test as a list of questions, each with its key: what a form, its key and a question bank are all made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workshop.library import Library
from workshop.model import FormItem, Instrument
from workshop.text import Line, Name


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a test, as people see it, and what marks it.

    `kind` is choice, order or essay. `key` has the place of the right option, or the place that each option has in
    the right order, counted from 1; an essay has none, and its `marks` say what earns two points, one or none.
    """

    id: str
    kind: str
    objective: str
    ask: Line
    options: tuple[Line, ...] = ()
    key: tuple[int, ...] = ()
    why: Line | None = None
    marks: tuple[Line, ...] = ()
    lines: int = 0

    @property
    def points(self) -> int:
        return max(1, len(self.marks) - 1)


@dataclass(frozen=True, slots=True)
class Exam:
    """A form that tests what was learnt, and its questions."""

    id: str
    title: Name
    questions: tuple[Question, ...]

    @property
    def points(self) -> int:
        return sum(question.points for question in self.questions)

    def name(self, question: Question) -> str:
        """What a question is called in a question bank."""
        return f"{self.id} {self.questions.index(question) + 1:02} {question.id}"


def exams(library: Library) -> tuple[Exam, ...]:
    """The forms that test what was learnt: those that have a parallel form."""
    forms = ((id, form) for id, form in library.instruments.items() if form.parallel is not None)
    return tuple(Exam(str(id), form.title, questions(form, library)) for id, form in forms)


def questions(form: Instrument, library: Library) -> tuple[Question, ...]:
    """The questions of a form in reading order."""
    return tuple(one for id, item in form.items for one in _question(str(id), item, library))


def _question(id: str, item: FormItem, library: Library) -> Iterator[Question]:
    case = item.case or (library.check(item.check) if item.check else None)
    objective = library.tested(item) or ""
    if case:
        options = list(case.options)
        key = (options.index(case.key) + 1,)
        yield Question(id, "choice", objective, case.ask, tuple(case.options.values()), key, case.why)
    elif order := item.order:
        places = tuple(order.key.index(option) + 1 for option in order.options)
        yield Question(id, "order", objective, order.ask, tuple(order.options.values()), places, order.why)
    elif essay := item.rewrite:
        marks = (essay.rubric.two, essay.rubric.one, essay.rubric.none)
        yield Question(id, "essay", objective, essay.ask, marks=marks, lines=essay.lines)
