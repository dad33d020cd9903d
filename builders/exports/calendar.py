"""The days around a session as calendar files (RFC 5545), one for each who has something to do on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event

from workshop.dates import counted, sittings
from workshop.plan import Plan
from workshop.reminders import Reminder, reminders
from workshop.text import Text

Plain = Callable[[Text], str]
MORNING = timedelta(hours=9)


def calendar(plan: Plan, audience: str, plain: Plain) -> bytes:
    """The calendar for `participants`, `managers` or `hr`; the plan has a date, or there would be none.

    Times float: nine o'clock is nine where it is held, as on the invitation. HR's has all that the others have.
    """
    known = Calendar()
    known.add("prodid", "-//workshop//kit//EN")
    known.add("version", "2.0")
    known.add("method", "PUBLISH")
    known.add("x-wr-calname", plan.title)
    for event in (*_sessions(plan), *_reminded(plan, audience, plain)):
        known.add_component(event)
    content: bytes = known.to_ical()
    return content


def _sessions(plan: Plan) -> Iterator[Event]:
    """Each day of the session at its hours."""
    for number, (day, slots) in enumerate(zip(sittings(plan), plan.days, strict=True), start=1):
        more = f", {plan.called(number)}" if len(plan.days) > 1 else ""
        event = _event(plan, f"session-{number}", f"{plan.title}{more}")
        begins = datetime.combine(day, time(slots[0].clock // 60 % 24, slots[0].clock % 60))
        event.add("dtstart", begins)
        event.add("dtend", begins + timedelta(minutes=sum(slot.minutes for slot in slots)))
        if plan.session.place:
            event.add("location", str(plan.session.place))
        yield event


def _reminded(plan: Plan, audience: str, plain: Plain) -> Iterator[Event]:
    for reminder in reminders(plan.library):
        if audience in (reminder.audience, "hr"):
            day = counted(plan, reminder.day)
            assert day is not None, "a calendar is made only for a session with a date"
            yield _reminder(plan, reminder, day, audience, plain)


def _reminder(plan: Plan, reminder: Reminder, day: date, audience: str, plain: Plain) -> Event:
    """A day on which something is to be done; it blocks no time, and reminds at nine."""
    whom = f" ({reminder.audience})" if audience == "hr" and reminder.audience != "hr" else ""
    title = f"{plain(reminder.title)}{whom}"
    event = _event(plan, f"{audience}/{reminder.id}", title)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if reminder.lines:
        event.add("description", "\n\n".join(map(plain, reminder.lines)))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", MORNING)
    event.add_component(alarm)
    return event


def _event(plan: Plan, id: str, title: str) -> Event:
    """An event that keeps its name when the kit is built again, so that calendars bring it up to date."""
    session = plan.session
    whose = "/".join(str(one or "") for one in (session.organisation, session.title, session.date, session.agenda))
    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'workshop:{whose}/{id}')}@workshop")
    event.add("dtstamp", datetime.combine(next(sittings(plan)), time(), UTC))
    event.add("sequence", 0)
    event.add("summary", title)
    return event
