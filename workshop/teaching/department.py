"""A department shown fairly: several cases, from both sides, and one that ends well."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.errors import Problem
from workshop.library import Library
from workshop.model import Department
from workshop.teaching.finding import finding

FEWEST_CASES = 4
FEWEST_OF_A_SIDE = 2
SIDES = ("serves", "is-served")


def _fair(department: Department, _: Library) -> Iterator[Problem]:
    cases = department.scenarios.values()
    if not cases:
        return
    if len(cases) < FEWEST_CASES:
        what = f"{len(cases)} scenarios are too few to choose from; write {FEWEST_CASES} or more"
        yield finding(department.title, what)
    wanted = FEWEST_OF_A_SIDE if len(cases) >= FEWEST_CASES else 1
    for side in SIDES:
        told = sum(case.side == side for case in cases)
        if told < wanted:
            count = "only one scenario tells" if told else "no scenario tells"
            yield finding(department.title, f"{count} the other side; write {wanted} with  side: {side}")
    if "well" not in {case.ends for case in cases}:
        what = "every scenario ends open; write one with  ends: well, so that people see it done"
        yield finding(department.title, what)


LINTS = (_fair,)
