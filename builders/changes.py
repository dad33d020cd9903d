"""What is not as usual in a plan, to be told in guide and START-HERE."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.plan import Plan
from workshop.reasons import Reason

USUAL = ("as written", "break", "buffer")  # what is told of a part of a plan when there is nothing to tell


@dataclass(frozen=True)
class Changes:
    """The reasons of a plan that say that something is shorter, longer, left out or moved."""

    plan: Plan

    @property
    def all(self) -> tuple[Reason, ...]:
        return tuple(reason for reason in self.plan.reasons if reason.event not in USUAL)

    @property
    def left_out(self) -> tuple[Reason, ...]:
        return tuple(reason for reason in self.all if reason.event == "left out")

    @property
    def shortened(self) -> tuple[Reason, ...]:
        return tuple(reason for reason in self.all if reason.event == "squeezed")
