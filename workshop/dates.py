"""The date of a session, where it can be read for sure; and the days counted from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from workshop.plan import Plan

MONTHS = "january february march april may june july august september october november december".split()
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
SATURDAY = 5
APART = {"day": 1, "week": 7, "talk": 7}  # the days from one sitting to the next
# As ISO writes it, or with the month in letters: 2026-05-12, 12 May 2026, Tuesday, 12th of May 2026, May 12, 2026
FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)"),
    re.compile(
        r"(?:[a-z]+,?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<month>[a-z]{3,9}),?\s+(?P<year>\d{4})"
    ),
    re.compile(r"(?:[a-z]+,?\s+)?(?P<month>[a-z]{3,9})\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"),
)


def read(written: str) -> date | None:
    """The day that somebody wrote, or None where it could be another: nobody knows what 05/12/2026 is.

    >>> read("Tuesday, 12 May 2026")
    datetime.date(2026, 5, 12)
    >>> read("05/12/2026") is None
    True
    """
    match = next((found for form in FORMS if (found := form.fullmatch(written.strip().lower()))), None)
    if match is None:
        return None
    named = match.groupdict()
    month = int(named["number"]) if "number" in named else _month(named["month"])
    try:
        return date(int(named["year"]), month, int(named["day"]))
    except ValueError:
        return None


def _month(word: str) -> int:
    """The number of a month in full or in three letters; 0 for what is none."""
    return next((number for number, name in enumerate(MONTHS, start=1) if word in (name, name[:3])), 0)


def first(plan: Plan) -> date | None:
    """The first day of a session, if it has a date that is sure."""
    return read(plan.session.date) if plan.session.date else None


def sittings(plan: Plan) -> Iterator[date]:
    """The date of each day, week or talk of a session: days follow one another, the others come once a week."""
    begun = first(plan)
    if begun is not None:
        yield from (begun + timedelta(days=APART[plan.agenda.sitting] * number) for number in range(len(plan.days)))


def counted(plan: Plan, days: int) -> date | None:
    """The date so many days after the last day, or before the first; never on a weekend.

    What comes before moves to the Friday, what comes after to the Monday.
    """
    known = list(sittings(plan))
    if not known:
        return None
    day = (known[-1] if days > 0 else known[0]) + timedelta(days=days)
    over = day.weekday() - SATURDAY
    return day if days == 0 or over < 0 else day + timedelta(days=2 - over if days > 0 else -1 - over)


def said(day: date) -> str:
    """A date in words, the same on every machine.

    >>> said(date(2026, 5, 12))
    'Tuesday 12 May 2026'
    """
    return f"{DAYS[day.weekday()].capitalize()} {day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def worded(written: str) -> str:
    """A date as people read it: one in figures gets its day and month in words, any other stays as it was written.

    >>> worded("2026-05-12"), worded("a Tuesday in May")
    ('Tuesday 12 May 2026', 'a Tuesday in May')
    """
    day = read(written) if FORMS[0].fullmatch(written.strip()) else None
    return said(day) if day else written
