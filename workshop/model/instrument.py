"""An instrument: a form by which one asks, observes, tests, counts or reminds, before, on and after the day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from workshop.clock import Minutes
from workshop.model.part import Count, Lines, Part, Quiz, Source, only, refuse
from workshop.text import Id, Line, Name, Prose, Ref, Text

FORM_ITEMS = (
    "text", "rate", "observe", "write", "ask", "say", "do", "choose", "case", "order", "rewrite", "check", "each_of",
    "indicator",
)  # fmt: skip
MARKING = ("key", "why", "rubric")  # what only those who mark a form may see

Day = Annotated[int, Field(ge=-60, le=365)]  # counted from the workshop; below 0 it is before


class Care(Part):
    """What becomes of the answers: who sees them, how long they are kept, and how they are destroyed.

    With `own_code`, forms of one person can be laid side by side by a code that only this person can make again;
    `smallest_group` is how many answers there must be before anything is told of them.
    """

    answers: Literal["anonymous", "named", "none"] = "anonymous"
    own_code: bool = False
    smallest_group: Count | None = None
    seen_by: Line
    kept: Line
    deleted: Line


class Scale(Part):
    """Words to choose from, one for each point.

    `first` is the number of the first point, 0 or 1; `apart` are answers beside the scale, which are never counted.
    """

    points: Annotated[dict[Id, Name], Field(min_length=2, max_length=7)]
    first: Annotated[int, Field(ge=0, le=1)] = 1
    apart: dict[Id, Name] = {}


class Voice(Part):
    """One of those who answer the same items, and how the items begin for them."""

    title: Name
    stem: Line


class Choice(Part):
    """A question with options; with `many`, any number of them. `among` takes them from what the kit knows."""

    ask: Line
    options: Annotated[dict[Id, Line], Field(min_length=2)] | None = None
    among: Literal["departments"] | None = None
    many: bool = False

    @model_validator(mode="after")
    def _has_options(self) -> Self:
        if (self.options is None) == (self.among is None):
            raise refuse("choice", "a choice has options, or says  among: departments")
        return self


class CaseItem(Quiz):
    """A short case that tests an objective, `module/objective`."""

    objective: Ref


class Ordering(Part):
    """Things to put in order; `options` stand as people see them, `key` has their ids in the right order."""

    objective: Ref
    ask: Line
    options: Annotated[dict[Id, Line], Field(min_length=3)]
    key: list[Id]
    why: Line


class Rubric(Part):
    """What earns two points, one point or none."""

    two: Line
    one: Line
    none: Line


class Rewriting(Part):
    """A sentence to write in a better way, marked with 0 to 2 points."""

    objective: Ref
    ask: Line
    lines: Lines
    rubric: Rubric


class Hint(Part):
    """What an answer may sound like, and the modules that it speaks for."""

    hear: Line
    modules: Annotated[list[Id], Field(min_length=1)]


class Indicator(Part):
    """A number that may move: how it is counted, where it is often counted already, and what it does not say."""

    name: Name
    counted: Line
    found: Line
    caution: Line


class FormItem(Part):
    """One thing on a form: exactly one of FORM_ITEMS, in reading order.

    `rate` is rated on the scale of its section, `observe` is answered by yes or no. `ask`, `say` and `do` are for a
    talk or a message; `answer` comes after the question. `check` names a check of a module, `module/check`. `each_of`
    makes an item of each line of a list: `exercise/page/item` or `module/job-aid`, rated where the section has a
    scale, with `lines` to write on where it has them, else answered by yes or no.
    """

    text: Prose | None = None
    rate: Line | None = None
    observe: Line | None = None
    write: Line | None = None
    ask: Line | None = None
    say: Line | None = None
    do: Line | None = None
    choose: Choice | None = None
    case: CaseItem | None = None
    order: Ordering | None = None
    rewrite: Rewriting | None = None
    check: Ref | None = None
    each_of: Ref | None = None
    indicator: Indicator | None = None
    lines: Lines | None = None
    starter: Line | None = None
    answer: Line | None = None
    hints: dict[Id, Hint] | None = None

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        if only(self, FORM_ITEMS) is None:
            raise refuse("one_form_item", f"an item of a form has exactly one of {', '.join(FORM_ITEMS)}")
        if self.write and not self.lines:
            raise refuse("lines", "say how many lines to write on, such as lines: 3")
        if (self.answer, self.hints) != (None, None) and not self.ask:
            raise refuse("answer", "an answer or hints need a question; add  ask: ...")
        return self

    @property
    def kind(self) -> str:
        return only(self, FORM_ITEMS) or ""

    @property
    def test(self) -> CaseItem | Ordering | Rewriting | None:
        """What is marked by the item's own key or rubric; a `check` is marked by that of its module."""
        return self.case or self.order or self.rewrite


class Section(Part):
    """Items that belong together: on paper, as a message, or to be said in a talk.

    `stem` is how its items begin, `scale` that on which they are rated, `day` when it comes. `per` names an item with
    a choice, and the section is then answered once for each option that was ticked.
    """

    title: Name
    way: Literal["paper", "message", "talk"] = "paper"
    day: Day | None = None
    text: Line | None = None
    stem: Line | None = None
    scale: Id | None = None
    per: Id | None = None
    items: Annotated[dict[Id, FormItem], Field(min_length=1)]


class Instrument(Part):
    """A form: who uses it and when, what becomes of the answers, and its items in sections.

    `minutes` is what one use of it takes. `days` are those on which the whole form is used, and `voices` those who
    answer the same items. `parallel` names a form that tests the same objectives, item by item.
    """

    title: Name
    purpose: Line
    audience: Literal["participants", "managers", "leaders", "hr"]
    minutes: Minutes
    privacy: Care
    opening: Line | None = None
    rules: dict[Id, Line] = {}
    scales: dict[Id, Scale] = {}
    voices: dict[Id, Voice] = {}
    days: dict[Id, Day] = {}
    parallel: Id | None = None
    sections: Annotated[dict[Id, Section], Field(min_length=1)]
    sources: dict[Id, Source] = {}

    @property
    def items(self) -> Iterator[tuple[Id, FormItem]]:
        """All items by their ids, in reading order."""
        return (item for section in self.sections.values() for item in section.items.items())

    @property
    def shown(self) -> tuple[Text, ...]:
        """Every text that those who answer may see; what `check` and `each_of` name stands elsewhere."""
        return tuple(texts(self, without=(*MARKING, "sources")))

    @property
    def kept_back(self) -> tuple[Text, ...]:
        """Every text by which answers are marked, and which those who answer must not see."""
        tests = (test for _, item in self.items if (test := item.test))
        return tuple(text for test in tests for key in MARKING for text in texts(getattr(test, key, None)))


def texts(value: object, without: tuple[str, ...] = ()) -> Iterator[Text]:
    """The texts in a value, however deep, that are for reading."""
    if isinstance(value, Text) and not isinstance(value, (Id, Ref)):
        yield value
    elif isinstance(value, Part):
        keys = (key for key in type(value).model_fields if key not in without)
        yield from (text for key in keys for text in texts(getattr(value, key), without))
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in texts(one, without))
