"""What can be typed about a session: an option for every value of a session's file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from workshop.clock import Clock
    from workshop.content import Content

FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)


class Names(click.ParamType[tuple[str, ...]]):
    """Several names in one option, with commas between them; if `known` is given, each is one of those."""

    name = "names"

    def __init__(self, known: tuple[str, ...] = ()) -> None:
        self.known = known

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        said = [name.strip() for name in value.split(",") if name.strip()]
        names = tuple(SAID[name] if name not in self.known and SAID.get(name) in self.known else name for name in said)
        for name in names if self.known else ():
            click.Choice(self.known).convert(name, param, ctx)
        return names


class Whole(click.IntRange):
    """A whole number of something, `such` as 180 minutes."""

    def __init__(self, what: str, least: int, most: int | None, such: str) -> None:
        super().__init__(least, most)
        self.what, self.such = what, such

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if not re.fullmatch(r"[+-]?\d{1,9}", str(value).strip()):
            self.fail(f"'{value}' is no whole number; write {self.what} such as {self.such}", param, ctx)
        least, most = self.min or 0, self.max
        if int(value) < least or (most is not None and int(value) > most):
            limits = f"{least} to {most}" if most is not None else f"{least} on"
            self.fail(f"{self.what} go from {limits}, not {value}", param, ctx)
        return int(value)


SAID = {
    "online": "virtual", "remote": "virtual", "zoom": "virtual", "teams": "virtual", "onsite": "in-person",
    "face-to-face": "in-person", "mixed": "hybrid", "us-letter": "letter",
    "word": "docx", "web": "html", "phone": "html",
}  # fmt: skip


class OneOf(click.Choice[str]):
    """One of a few words, in small letters or capitals; what people say instead is known too."""

    def __init__(self, *words: str) -> None:
        super().__init__(words, case_sensitive=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from workshop.errors import closest

        word = str(value).strip().lower()
        if word not in self.choices:
            meant = [one for one in [SAID.get(word)] if one in self.choices] or closest(word, self.choices)
            hint = f"; did you mean '{meant[0]}'?" if meant else ""
            self.fail(f"'{value}' is not one of {', '.join(self.choices)}{hint}", param, ctx)
        return word


class TimeOfDay(click.ParamType["Clock"]):
    """A time such as 09:00."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Clock:
        from workshop.clock import Clock

        try:
            return Clock.read(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Encoding(click.ParamType[str]):
    """A way to write letters that Python knows, such as cp1250."""

    name = "encoding"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            "é".encode().decode(value, errors="ignore")
            return str(value)
        except (LookupError, UnicodeError, ValueError):
            known = "cp1250 (Central Europe), cp1251 (Cyrillic), cp1253 (Greek), cp1254 (Turkish), utf-8"
            self.fail(f"'{value}' is not known; write one such as {known}", param, ctx)


class Lunch(click.ParamType["Clock | str"]):
    """A time such as 12:30, or that there is no lunch."""

    name = "lunch"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Clock | str:
        return "no" if value == "no" else TimeOfDay().convert(value, param, ctx)


Pairs = tuple[tuple[str, str | None], ...]


class Pair(click.ParamType[Pairs]):
    """A name and what belongs to it, such as `finance:12` or `map=Ana`; the second may be left out.

    Where there is a comma `between` them, there may be several.
    """

    name = "pair"

    def __init__(self, sign: str, between: str = "") -> None:
        self.sign, self.between = sign, between

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Pairs:
        said = str(value).split(self.between) if self.between else [str(value)]
        pairs = (one.partition(self.sign) for one in said if one.strip())
        return tuple((name.strip(), rest.strip() or None) for name, _, rest in pairs)


class AtFixedTime(click.ParamType["dict[str, str] | str"]):
    """A time, minutes and a title, such as `11:00 20 A guest from the dock`, a day before it, or that there is none."""

    name = "fixed"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, str] | str:
        if value == "no":
            return "no"
        match = re.fullmatch(r"\s*(?:(\d)\s+)?(\S+)\s+(\d+)\s+(.+)", str(value))
        if match is None:
            what = 'write a time, minutes and a title, such as "11:00 20 A guest", or "2 11:00 20 A guest" for day 2'
            self.fail(what, param, ctx)
        day = {"day": match[1]} if match[1] else {}
        return {**day, "at": match[2], "minutes": match[3], "title": match[4]}


def options(*added: Callable[..., Any]) -> Callable[..., Any]:
    """Put several click options on a command."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(added):
            command = option(command)
        return command

    return decorate


def _mapping(ctx: click.Context, param: click.Parameter, given: tuple[Pairs, ...]) -> Any:
    pairs = [pair for one in given for pair in one]
    names = [name for name, _ in pairs]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise click.BadParameter(f"{twice} is named twice; say it once", ctx, param)
    return dict(pairs)


def _numbered(ctx: click.Context, param: click.Parameter, given: tuple[dict[str, str] | str, ...]) -> Any:
    points = [point for point in given if point != "no"]
    if given and not points:
        return "no"
    return {f"fixed-{number}": point for number, point in enumerate(points, start=1)}


content = click.option("--content", type=FOLDER, help="A folder with your own modules/ and exercises/.")
as_json = click.option("--json", "as_json", is_flag=True, help="Say it as JSON, for programs.")

brand = click.option("--brand", metavar="FOLDER", help="A company's look: a folder, or its template (.pptx, .potx).")

# When and how long, who comes, who leads, where and on what, in this order.
choices = options(
    click.option("--agenda", metavar="NAME", help="Which agenda to follow (default: half-day)."),
    click.option("--minutes", type=Whole("minutes", 30, 2400, "180 for three hours"), metavar="MINUTES",
                 help="How long in all, breaks and lunch included."),
    click.option("--start", type=TimeOfDay(), metavar="HH:MM", help="When it starts (default: the agenda's own time)."),
    click.option("--date", metavar="DATE", help="The date as it should be printed (default: none)."),
    click.option("--days", type=Whole("days", 1, 6, "2"), metavar="DAYS",
                 help="Over how many days (default: the agenda's)."),
    click.option("--lunch", type=Lunch(), metavar="HH:MM", help="When lunch is; no  for none."),
    click.option("--fixed", type=AtFixedTime(), multiple=True, callback=_numbered, metavar="TEXT",
                 help='At a set time, such as "11:00 20 A guest", or "2 11:00 20 A guest" on day 2; no  for nothing.'),
    click.option("--modules", type=Names(), metavar="NAMES", help="Only these modules, with commas between them."),
    click.option("--people", type=Whole("people", 4, 60, "16"), metavar="COUNT", help="How many come (default: 16)."),
    click.option("--department", "--departments", "departments", type=Pair(":", ","), multiple=True,
                 callback=_mapping, metavar="NAME[:COUNT]", help="Who comes, such as finance:12,sales:10."),
    click.option("--adapt-for", type=Names(), metavar="NAMES", help="Use these departments' own wording."),
    click.option("--managers", is_flag=True, default=None, help="People's own managers are in the room."),
    click.option("--measurement", type=OneOf("none", "anonymous", "named"),
                 help="Forms that measure: none, anonymous (the default), or with names."),
    click.option("--mode", type=OneOf("in-person", "virtual", "hybrid"), help="In a room, online, or both."),
    click.option("--room", type=OneOf("small", "fixed", "open"),
                 help="open (the default), small (no floor, no wall) or fixed (seats in rows)."),
    click.option("--facilitator", "facilitators", multiple=True, metavar="NAME", help="Who leads; may be given again."),
    click.option("--lead", "leads", type=Pair("="), multiple=True, callback=_mapping, metavar="SLOT=NAME",
                 help="Who leads one slot, such as map=Ana."),
    brand,
    click.option("--mine", metavar="FILE", help="Your own layer: stories, opener, how long your debriefs run."),
    click.option("--title", metavar="TEXT", help="A title of its own."),
    click.option("--organisation", metavar="NAME", help="For whom."),
    click.option("--place", metavar="TEXT", help="Where."),
    click.option("--paper", type=OneOf("a4", "letter"), help="Paper to print on (default: a4)."),
    click.option("--language", type=click.Choice(["en"]), help="The language of the kit."),
    click.option("--seed", type=Whole("seeds", 0, None, "2"), metavar="NUMBER",
                 help="Another number deals other groups (default: 1)."),
    content,
)  # fmt: skip
printed = click.option("--printed", type=FOLDER, metavar="DIR",
                       help="The kit in DIR has its workbook printed: keep to its pages.")  # fmt: skip
roster = options(
    click.option("--roster", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="FILE",
                 help="A list of those who come, .csv or .xlsx: for name tents, certificates, the sign-in sheet."),
    click.option("--roster-encoding", type=Encoding(), metavar="NAME",
                 help="How the letters of that list are written, if its names look wrong, such as cp1250."),
)  # fmt: skip
about_session = options(
    click.argument("session", required=False, type=click.Path(path_type=Path, dir_okay=False, exists=True)), choices
)


def content_in(given: Path | None) -> Content:
    """The content in a folder that was named, or else where one is."""
    from workshop.content import choose

    return choose(given, Path.cwd())
