"""What the command says: for people as lines and tables, for programs as JSON."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from textwrap import wrap
from types import TracebackType
from typing import Any, Self

import click

from builders.rehearsal import Moment
from workshop.again import again
from workshop.content import Content, shown
from workshop.errors import ContentError, Problem
from workshop.explain import Explanation, said
from workshop.grouping import said as said_of
from workshop.kit import Kit
from workshop.output import Written
from workshop.plan import Plan, Slot
from workshop.record import as_json as json_of
from workshop.record import groups, of_explanation, of_findings, of_plan, of_status
from workshop.status import Status
from workshop.status import said as standing_lines
from workshop.table import table
from workshop.turnout import others


class Progress:
    """The stages of a build on one line of the terminal; silent where nobody watches."""

    def __init__(self, quiet: bool) -> None:
        self.watched = sys.stderr.isatty() and not quiet
        self.stages: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __call__(self, stage: str) -> None:
        self.stages.append(stage)
        if self.watched:
            line = ", ".join(self.stages)
            click.echo("\r" + (line if len(line) < WIDTH else f"… {line[3 - WIDTH :]}"), err=True, nl=False)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.watched:
            click.echo(err=True)


def reported(findings: Sequence[Problem]) -> None:
    """With --strict a finding is as bad as an error."""
    if findings:
        raise ContentError(findings)


WIDTH = 80  # columns of a terminal that nobody has made wider
PAPERS = {"a4": "A4", "letter": "Letter"}
STATES = {
    "made": "",
    "same": "  (as before)",
    "beside": "  (you edited the old one; this stands beside it)",
    "locked": "  NOT WRITTEN",
}


def built(kit: Kit, written: Sequence[Written], as_json: bool, typed: str = "", style: str = "") -> str:
    """What was made and where, what was noticed, what to open first, and what to try next with what was `typed`.

    `style` are the options that were typed of how the documents look, and where they are put.
    """
    if as_json:
        files = [{"path": shown(one.path), "state": one.state} for one in written]
        noticed = {"findings": of_findings(kit.findings), "absent": dict(kit.absent)}
        return json_of({"plan": of_plan(kit.plan), "files": files, **noticed})
    plan = kit.plan
    lines = [f"{plan.title}: {_hours(plan)}, {plan.session.people} people, {PAPERS[plan.session.paper]}"]
    lines += [f"  {row}" for row in table([_file(kit, one) for one in written])] or ["  nothing written (--dry-run)"]
    return "\n".join(
        [*lines, *_absent(kit), *_later(plan), *_noticed(kit.findings), *_next_steps(plan, written, typed, style)]
    )


def _absent(kit: Kit) -> list[str]:
    """What is not made this time, and why."""
    whys = dict.fromkeys(kit.absent.values())
    files = {why: ", ".join(file for file, other in kit.absent.items() if other == why) for why in whys}
    return [f"  not made: {files[why]} ({why})" for why in whys]


def offer(written: Sequence[Written]) -> None:
    """In a terminal, open the page to start from if the answer is Enter; anywhere else, ask nothing."""
    pages = [one.path for one in written if one.path.suffix == ".html" and one.state != "locked"]
    if not pages or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return
    click.echo("\nPress Enter to open it, any other key to leave. ", nl=False)
    with suppress(KeyboardInterrupt, EOFError):
        if click.getchar() in ("\r", "\n"):
            click.launch(str(pages[0]))
    click.echo()


def locked(written: Iterable[Written], held: Iterable[Problem]) -> None:
    """A file that could not be written, or was held back, is told when all others are; the build has then failed."""
    if problems := [*(one.problem for one in written if one.problem is not None), *held]:
        raise ContentError(problems)


def _file(kit: Kit, one: Written) -> tuple[str, ...]:
    path = re.sub(r" \(new( \d+)?\)", "", one.path.as_posix())
    file = max((file for file in kit.sizes if path.endswith(file)), key=len)
    return shown(one.path), f"{kit.sizes[file]}{STATES[one.state]}"


def _next_steps(plan: Plan, written: Sequence[Written], typed: str, style: str) -> list[str]:
    """What to open, and commands that keep to the session that was made."""
    if not written:
        return []
    people = others(plan.session)
    tries = [
        *([again("build", typed + style, f"--people {people}")] if people else []),
        again("build", typed + style, "--guide full"),
        again("rehearse", typed),
    ]
    then = [f"{'Then try:' if line == tries[0] else '':<11} {line}" for line in tries]
    return ["", f"Open first: {shown(_first(written))}", *then]


def planned(plan: Plan, as_json: bool, why: bool = False) -> str:
    """What happens when; with `why`, also how it came to be so, and who is with whom."""
    if as_json:
        return json_of(of_plan(plan))
    rows = [("Clock", "Min", "Code", "What", "Who"), *(row for day in plan.days for row in _rows(plan, day))]
    width = 5 if any(slot.lead for slot in plan.slots) else 4
    head = f"{plan.title}: {_hours(plan)}, {plan.minutes} minutes, {plan.session.people} people"
    told = [*_why(plan), *_who(plan)] if why else []
    clocks = table([row[:width] for row in rows])
    return "\n".join([head, "", *clocks, *_later(plan), *told, *_noticed(plan.findings)])


def _later(plan: Plan) -> list[str]:
    """What is printed and not done, with its pages."""
    pages = [f"{one.code} {one.title} (page {plan.printed.numbers_of(one.id)})" for one in plan.later if plan.printed]
    return ["", *wrap(f"In the workbook, for later: {', '.join(pages)}", WIDTH)] if pages else []


def _hours(plan: Plan) -> str:
    """From when to when, on each day."""
    if len(plan.days) == 1:
        return f"{plan.start} to {plan.end}"
    return ", ".join(f"{plan.called(day[0].day).lower()} {day[0].clock} to {day[-1].end}" for day in plan.days)


def _rows(plan: Plan, day: Sequence[Slot]) -> list[tuple[str, ...]]:
    """The lines of one day; where there are several, its number is said first."""
    number = [(plan.called(day[0].day), "", "", "", "")] if len(plan.days) > 1 else []
    slots = [(str(slot.clock), str(slot.minutes), slot.code, slot.title, slot.lead) for slot in day]
    return [*number, *slots, (str(day[-1].end), "", "", "End", "")]


def _why(plan: Plan) -> list[str]:
    usual = [reason.title for reason in plan.reasons if reason.event == "as written"]
    told = [f"  {reason}" for reason in plan.reasons if reason.event != "as written"]
    return ["", "Why so:", *told, *_filled(f"As long as usual: {', '.join(usual) or 'nothing'}.")]


def _who(plan: Plan) -> list[str]:
    """The groups of every activity, where it is known who comes from which department."""
    if not any(plan.session.departments.values()):
        return []
    found = {f"{slot.code} {slot.title}": groups(plan, slot) for slot in plan.activities}
    told = (f"{title}: {' | '.join(said_of(group) for group in own)}" for title, own in found.items() if own)
    return ["", "Who is with whom:", *(line for text in told for line in _filled(text))]


def _filled(text: str) -> list[str]:
    return wrap(text, 100, initial_indent="  ", subsequent_indent="     ")


def rehearsed(plan: Plan, moments: Sequence[Moment], as_json: bool) -> str:
    """What to say and do, slide after slide, to be read aloud with a clock in sight."""
    if as_json:
        return json_of({"title": plan.title, "start": str(plan.start), "moments": [_moment(one) for one in moments]})
    head = f"{plan.title}, {plan.session.people} people. Read it aloud with a clock in sight. No answers here."
    days = groupby(moments, key=lambda one: one.slot.day)
    return "\n".join([*wrap(head, WIDTH), *(line for _, own in days for line in _told_of_day(plan, list(own)))])


def _told_of_day(plan: Plan, moments: Sequence[Moment]) -> list[str]:
    """The slots of a day, and when it ends."""
    day = plan.days[moments[0].slot.day - 1]
    name = ["", plan.called(day[0].day)] if len(plan.days) > 1 else []
    slots = groupby(moments, key=lambda one: one.slot.id)
    told = [line for _, own in slots for line in _told(list(own))]
    return [*name, *told, "", f"{day[-1].end}  {day[-1].elapsed:>3} min  End"]


def _told(moments: Sequence[Moment]) -> list[str]:
    """A slot, its slides with their times, and under them the cues, none wider than the terminal."""
    slot, spent = moments[0].slot, moments[0].slot.phases
    lead = f", {slot.lead}" if slot.lead else ""
    phases = f": set up {spent.setup}, work {spent.do}, debrief {spent.debrief}" if spent else ""
    lines = ["", *wrap(" ".join(f"== {slot.code} {slot.title}, {slot.minutes} min{lead}{phases}".split()), WIDTH)]
    for moment in moments:
        slide = f"slide {moment.slide}  {moment.title}" if moment.slide else moment.title
        lines += wrap(f"{moment.clock}  {moment.elapsed:>3} min  {slide}", WIDTH, subsequent_indent=" " * 16)
        for cue in moment.cues:
            lines += wrap(cue.text, WIDTH, initial_indent=f"       {cue.word:<11}", subsequent_indent=" " * 18)
    return lines


def _moment(moment: Moment) -> dict[str, Any]:
    return {
        "day": moment.slot.day,
        "clock": str(moment.clock),
        "elapsed": moment.elapsed,
        "code": moment.slot.code,
        "slide": moment.slide or None,
        "title": moment.title,
        "cues": [{"cue": cue.kind, "text": cue.text} for cue in moment.cues],
    }


def checked(findings: Sequence[Problem], count: int, as_json: bool = False) -> str:
    if as_json:
        return json_of({"files": count, "findings": of_findings(findings)})
    found = _counted(len(findings), "finding") if findings else "all is well"
    return "\n".join([*_noticed(findings), f"{_counted(count, 'file')} checked, {found}"])


def explained(explanation: Explanation, as_json: bool) -> str:
    """What `workshop explain` says."""
    return json_of(of_explanation(explanation)) if as_json else "\n".join(said(explanation))


def stood(content: Content, status: Status, as_json: bool) -> str:
    """What `workshop status` says."""
    if content.core is None and not as_json:
        return "There is nothing over the core here; a folder with a workshop.yaml can change it."
    return json_of(of_status(status)) if as_json else "\n".join(standing_lines(status))


def _counted(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"


def verified(states: Mapping[str, str], problems: Sequence[Problem]) -> str:
    """The state of each file, and what is worth a look."""
    return "\n".join([*table(list(states.items())), *_noticed([one for one in problems if not one.fatal])])


def noted(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that are grave; what only could not be seen to is said to whoever watches."""
    told = list(problems)
    for problem in told:
        if not problem.fatal:
            click.echo(f"note: {problem}", err=True)
    return [problem for problem in told if problem.fatal]


def _noticed(findings: Sequence[Problem]) -> list[str]:
    return ["", *(f"note: {finding}" for finding in findings)] if findings else []


def _first(written: Sequence[Written]) -> Path:
    """The page that leads to all others, if it was made."""
    return next((one.path for one in written if one.path.suffix == ".html"), written[0].path)
