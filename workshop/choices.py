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
        names = tuple(name.strip() for name in value.split(",") if name.strip())
        for name in names if self.known else ():
            click.Choice(self.known).convert(name, param, ctx)
        return names


class TimeOfDay(click.ParamType["Clock"]):
    """A time such as 09:00."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Clock:
        from workshop.clock import Clock

        try:
            return Clock.read(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Lunch(click.ParamType["Clock | str"]):
    """A time such as 12:30, or that there is no lunch."""

    name = "lunch"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Clock | str:
        return "no" if value == "no" else TimeOfDay().convert(value, param, ctx)


class Pair(click.ParamType[tuple[str, str | None]]):
    """A name and what belongs to it, such as `finance:12` or `map=Ana`; the second may be left out."""

    name = "pair"

    def __init__(self, sign: str) -> None:
        self.sign = sign

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str | None]:
        name, _, rest = str(value).partition(self.sign)
        return name.strip(), rest.strip() or None


class AtFixedTime(click.ParamType[dict[str, str]]):
    """A time, minutes and a title, such as `11:00 20 A guest from the dock`."""

    name = "fixed"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, str]:
        match = re.fullmatch(r"\s*(\S+)\s+(\d+)\s+(.+)", str(value))
        if match is None:
            self.fail('write a time, minutes and a title, such as "11:00 20 A guest from the dock"', param, ctx)
        return {"at": match[1], "minutes": match[2], "title": match[3]}


def options(*added: Callable[..., Any]) -> Callable[..., Any]:
    """Put several click options on a command."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(added):
            command = option(command)
        return command

    return decorate


def _mapping(ctx: click.Context, param: click.Parameter, pairs: tuple[tuple[str, str | None], ...]) -> Any:
    return dict(pairs)


def _numbered(ctx: click.Context, param: click.Parameter, points: tuple[dict[str, str], ...]) -> Any:
    return {f"fixed-{number}": point for number, point in enumerate(points, start=1)}


content = click.option("--content", type=FOLDER, help="A folder with your own modules/ and exercises/.")
as_json = click.option("--json", "as_json", is_flag=True, help="Say it as JSON, for programs.")

# When and how long, who comes, who leads, where and on what, in this order.
choices = options(
    click.option("--agenda", metavar="NAME", help="Which agenda to follow (default: half-day)."),
    click.option("--minutes", type=click.IntRange(30, 2400), help="How long in all, breaks and lunch included."),
    click.option("--start", type=TimeOfDay(), metavar="HH:MM", help="When it starts (default: the agenda's own time)."),
    click.option("--date", metavar="DATE", help="The date as it should be printed (default: none)."),
    click.option("--days", type=click.IntRange(1, 6), help="Over how many days (default: the agenda's)."),
    click.option("--lunch", type=Lunch(), metavar="HH:MM", help="When lunch is; no  for none."),
    click.option("--fixed", type=AtFixedTime(), multiple=True, callback=_numbered, metavar="TEXT",
                 help='Something at a set time, such as "11:00 20 A guest".'),
    click.option("--modules", type=Names(), metavar="NAMES", help="Only these modules, with commas between them."),
    click.option("--people", type=click.IntRange(4, 60), help="How many come (default: 16)."),
    click.option("--department", "departments", type=Pair(":"), multiple=True, callback=_mapping,
                 metavar="NAME[:COUNT]", help="Who comes, such as finance:12; may be given again."),
    click.option("--adapt-for", type=Names(), metavar="NAMES", help="Use these departments' own wording."),
    click.option("--managers", is_flag=True, default=None, help="People's own managers are in the room."),
    click.option("--mode", type=click.Choice(["in-person", "virtual", "hybrid"]), help="In a room, online, or both."),
    click.option("--room", type=click.Choice(["small", "fixed", "open"]),
                 help="open (the default), small (no floor, no wall) or fixed (seats in rows)."),
    click.option("--facilitator", "facilitators", multiple=True, metavar="NAME", help="Who leads; may be given again."),
    click.option("--lead", "leads", type=Pair("="), multiple=True, callback=_mapping, metavar="SLOT=NAME",
                 help="Who leads one slot, such as map=Ana."),
    click.option("--mine", metavar="FILE", help="Your own layer: stories, opener, how long your debriefs run."),
    click.option("--title", metavar="TEXT", help="A title of its own."),
    click.option("--organisation", metavar="NAME", help="For whom."),
    click.option("--place", metavar="TEXT", help="Where."),
    click.option("--paper", type=click.Choice(["a4", "letter"]), help="Paper to print on (default: a4)."),
    click.option("--language", type=click.Choice(["en"]), help="The language of the kit."),
    click.option("--seed", type=click.IntRange(0), help="Another number deals other groups (default: 1)."),
    content,
)  # fmt: skip
printed = click.option("--printed", type=FOLDER, metavar="DIR",
                       help="The kit in DIR has its workbook printed: keep to its pages.")  # fmt: skip
about_session = options(
    click.argument("session", required=False, type=click.Path(path_type=Path, dir_okay=False, exists=True)), choices
)


def content_in(given: Path | None) -> Content:
    """The content in a folder that was named, or else where one is."""
    from workshop.content import choose

    return choose(given, Path.cwd())
