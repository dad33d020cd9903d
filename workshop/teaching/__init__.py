"""What a professional of training would object to, told as findings: the kit can be made, and could teach better.

Each lint is a small function from one item, and the library that it stands in, to findings. They run in
`workshop check` and in `workshop build --strict`, over everything that was read, an organisation's own words included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any

from workshop.content import Content
from workshop.errors import Problem
from workshop.library import Library
from workshop.model import Part
from workshop.teaching import agenda, answers, department, exercise, instrument, language, module, page, slide
from workshop.teaching.adaptation import adaptations
from workshop.teaching.agenda import thick

__all__ = ["LINTS", "advice", "advice_everywhere", "advice_on", "thick"]

Lint = Callable[[Any, Library], Iterator[Problem]]
LINTS: dict[str, tuple[Lint, ...]] = {
    "modules": (*module.LINTS, *answers.LINTS, *page.LINTS, *slide.LINTS, *language.LINTS),
    "blocks": (*page.LINTS, *slide.LINTS, *language.LINTS),
    "exercises": (*exercise.LINTS, *answers.LINTS, *page.LINTS, *slide.LINTS, *language.LINTS),
    "agendas": (*agenda.LINTS, *language.LINTS),
    "instruments": (*instrument.LINTS, *answers.LINTS, *language.LINTS),
    "briefs": language.LINTS,
    "departments": (*department.LINTS, *language.LINTS),
}


def advice_everywhere(content: Content, library: Library) -> set[Problem]:
    """Every finding on the whole content, and on what each department reads differently."""
    adapted = (advice(each, library) for each in adaptations(content))
    return {*advice(library), *chain.from_iterable(adapted)}


def advice(library: Library, known: Library | None = None) -> tuple[Problem, ...]:
    """Every finding on a library, in order of place; what stands in a `known` one as well is left out."""
    before: dict[str, Mapping[str, Part]] = {kind: getattr(known, kind, {}) for kind in LINTS}
    items = ((kind, id, item) for kind in LINTS for id, item in getattr(library, kind).items())
    new = ((kind, item) for kind, id, item in items if before[kind].get(id) != item)
    return tuple(sorted(chain.from_iterable(advice_on(kind, item, library) for kind, item in new)))


def advice_on(kind: str, item: Part, library: Library) -> set[Problem]:
    """Every finding on one item, seen among all that `library` has."""
    return {found for lint in LINTS.get(kind, ()) for found in lint(item, library)}
