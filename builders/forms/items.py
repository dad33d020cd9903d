"""The items of a section in runs of one kind, with what they name elsewhere put in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from workshop.model import Brief, Choice, FormItem, Instrument, Scale, Section
from workshop.plan import Plan
from workshop.quiz import Question, questions
from workshop.text import Line, Text

TOGETHER = ("rate", "observe", "cue")  # kinds that stand in one table or one list
CUES = ("ask", "say", "do")
TESTS = ("case", "order", "rewrite", "check")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on a form. `text` is what is read; the rest is what its kind needs.

    `word` tells a cue: ask, say or do. `number` counts the questions of a test; what is `right` in one, and the answer,
    are for whoever asks it aloud, and stand on no form.
    """

    kind: str
    text: Text
    word: str = ""
    lines: int = 0
    starter: Line | None = None
    answer: Line | None = None
    options: tuple[Text, ...] = ()
    many: bool = False
    number: int = 0
    right: str = ""
    item: FormItem | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Items of one kind that stand together, on the scale of their section if they are rated."""

    kind: str
    items: tuple[Item, ...]
    scale: Scale | None = None

    @property
    def points(self) -> tuple[Text, ...]:
        """What is ticked: the points of the scale, then what stands beside it."""
        return (*self.scale.points.values(), *self.scale.apart.values()) if self.scale else ()


def runs(form: Instrument | Brief, section: Section, plan: Plan) -> tuple[Run, ...]:
    """The runs of a section in reading order."""
    tests = {one.id: one for one in questions(form, plan.library)} if isinstance(form, Instrument) else {}
    numbers = {id: number for number, id in enumerate(tests, start=1)}
    scale = form.scales[section.scale] if isinstance(form, Instrument) and section.scale else None
    items: list[Item] = []
    for id, item in section.items.items():
        if str(id) in tests:
            items.append(replace(_tested(tests[str(id)]), number=numbers[str(id)]))
        else:
            items.extend(_items(item, section, plan))
    grouped = groupby(enumerate(items), key=lambda one: one[1].kind if one[1].kind in TOGETHER else one)
    return tuple(_run([item for _, item in own], scale) for _, own in grouped)


def _run(items: Sequence[Item], scale: Scale | None) -> Run:
    return Run(items[0].kind, tuple(items), scale if items[0].kind == "rate" else None)


def _tested(question: Question) -> Item:
    right = ", ".join(map(str, question.key))
    return Item(
        question.kind, question.ask, options=question.options, lines=question.lines, right=right, answer=question.why
    )


def _items(item: FormItem, section: Section, plan: Plan) -> Iterator[Item]:
    if item.each_of is not None:
        kind = "rate" if section.scale else "write" if item.lines else "observe"
        yield from (Item(kind, line, lines=item.lines or 0) for line in plan.library.lines(item.each_of).values())
    elif item.choose is not None:
        yield Item("choice", item.choose.ask, options=_options(item.choose, plan), many=item.choose.many)
    elif item.kind in CUES:
        text = getattr(item, item.kind)
        yield Item("cue", text, word=item.kind, answer=item.answer, item=item)
    elif item.indicator is not None:
        yield Item("indicator", item.indicator.name, item=item)
    else:
        yield Item(item.kind, getattr(item, item.kind), lines=item.lines or 0, starter=item.starter)


def _options(choice: Choice, plan: Plan) -> tuple[Text, ...]:
    if choice.options is not None:
        return tuple(choice.options.values())
    known = plan.library.departments
    return tuple(known[id].title for id in plan.session.departments or known)
