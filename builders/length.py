"""How long a session is, in words."""

from __future__ import annotations

from workshop.plan import Plan

HALF_DAY = "half day"
SHORT, HALF = 120, 240  # the most minutes of a short session, and of a half day
NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}


def length(plan: Plan) -> str:
    """What a session is called; it can follow “a” and “this”."""
    if len(plan.days) > 1:
        return f"course of {NUMBERS[len(plan.days)]} {plan.agenda.sitting}s"
    if plan.minutes > HALF:
        return "day"
    return HALF_DAY if plan.minutes > SHORT else "short session"
