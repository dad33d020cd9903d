"""What the exercises of a plan rest on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from workshop.plan import Plan

ESSAY = re.compile(r"Essay \d+, ")


@dataclass(frozen=True)
class Sources:
    """The names of all sources, each once, in the order in which they are met."""

    plan: Plan

    @property
    def essays(self) -> tuple[str, ...]:
        """The titles of the essays that exercises rest on, without the numbers that only their author knows."""
        return tuple(ESSAY.sub("", name) for name in self._names if ESSAY.match(name))

    @property
    def readings(self) -> tuple[str, ...]:
        """All else that exercises rest on."""
        return tuple(name for name in self._names if not ESSAY.match(name))

    @cached_property
    def _names(self) -> tuple[str, ...]:
        exercises = (slot.exercise for slot in self.plan.activities if slot.exercise)
        names = (str(source.name) for exercise in exercises for source in exercise.sources.values())
        return tuple(dict.fromkeys(names))
