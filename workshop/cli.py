"""The command `workshop`: it reads what was typed, hands it on, and says what came of it. No logic lives here."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workshop import __version__
from workshop.choices import FOLDER, Names, about_session, as_json, printed
from workshop.choices import content as content_option
from workshop.new import COMMANDS

if TYPE_CHECKING:
    from workshop.content import Content
    from workshop.plan import Plan

# The names are said here once more, because importing the builders takes longer than --help may take.
DOCUMENT_NAMES = ("start", "deck", "run-sheet", "guide", "workbook", "cards", "print-order")
SHELVES = ("modules", "objectives", "exercises", "agendas", "instruments", "departments", "documents")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="workshop")
def cli() -> None:
    """Make a training workshop: a slide deck, a facilitator guide and a participant workbook that never disagree.

    \b
    Try:  workshop build                         the half-day kit, in output/half-day
          workshop build --start 13:00 --people 22
          workshop plan                          what happens when
          workshop rehearse                      what to say and do, with the clock
          workshop check                         is everything in modules/ and exercises/ right?
    """


@cli.command()
@about_session
@printed
@click.option("--only", type=Names(DOCUMENT_NAMES), metavar="NAMES", help=f"Only these: {', '.join(DOCUMENT_NAMES)}.")
@click.option("--guide", type=click.Choice(["outline", "standard", "full"]), default="standard", show_default=True,
              help="How much the facilitator guide says.")  # fmt: skip
@click.option("--thumbnails", type=click.Choice(["none", "small", "facing"]), default="small", show_default=True,
              help="How the guide pictures the slides.")  # fmt: skip
@click.option("--booklet", is_flag=True, help="Also the workbook rearranged for folding.")
@click.option("--cards", type=click.Choice([4, 8]), default=4, show_default=True, help="How many cards on a sheet.")
@click.option("--card-backs", is_flag=True, help="Print the set on the back of each card.")
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), help="Where to put the kit.")
@click.option("--strict", is_flag=True, help="Stop if anything at all is found.")
@click.option("--dry-run", is_flag=True, help="Make everything, write nothing at all.")
@as_json
def build(
    session: Path | None, only: tuple[str, ...] | None, guide: str, thumbnails: str, booklet: bool, cards: int,
    card_backs: bool, output: Path | None, strict: bool, dry_run: bool, as_json: bool, **choices: Any,
) -> None:  # fmt: skip
    """Make a kit. Without anything said: the half day, for 16 people, from 09:00.

    SESSION is a YAML file with the title, date, start, people and so on of one delivery. In the folder of an
    organisation, what the core says today is noted in workshop.lock; read, diff, check and status note it too.

    \b
    Exit codes: 0 made, 1 something in the content is wrong, 2 typed wrongly, 70 a fault of ours, 130 interrupted.
    """
    from workshop.again import retyped
    from workshop.cards import CardStyle
    from workshop.delivery import home
    from workshop.kit import asked, chosen, make, save
    from workshop.report import Progress, built, locked, offer, reported

    names, output = chosen(only or (), booklet), home(session, output, choices["printed"])
    here = retyped(str(session or ""), choices)
    anywhere = retyped(session.name if session else "", {**choices, "content": None})
    content = choices["content"]
    with Progress(quiet=as_json) as tell:
        plan = _plan(session, choices, tell, as_json)
        made = asked(plan, names, output)
        kit = make(plan, guide, thumbnails, tell, CardStyle(cards, card_backs), anywhere, made)
        if strict:
            from workshop.teaching import advice

            reported((*kit.findings, *advice(plan.library)))
        tell("write")
        if not dry_run:
            _note(content)
        written = () if dry_run else save(kit, names, output)
    click.echo(built(kit, written, as_json, here))
    locked(written)
    if not as_json:
        offer(written)


@cli.command()
@about_session
@printed
@click.option("--why", is_flag=True, help="Say also why it is so, and who is with whom.")
@as_json
def plan(session: Path | None, why: bool, as_json: bool, **choices: Any) -> None:
    """Show what happens when; write nothing at all."""
    from workshop.report import planned

    timed = _plan(session, choices, lambda stage: None, as_json)
    click.echo(planned(timed, as_json, why))


@cli.command()
@about_session
@printed
@as_json
def rehearse(session: Path | None, as_json: bool, **choices: Any) -> None:
    """Read the day through: what to say and do, slide after slide, with the clock and without the answers."""
    from workshop.report import rehearsed

    timed = _plan(session, choices, lambda stage: None, as_json)
    from workshop.kit import rehearse

    click.echo(rehearsed(timed, rehearse(timed), as_json))


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@content_option
@click.option("--strict", is_flag=True, help="Fail if anything at all is found.")
def check(paths: tuple[Path, ...], content: Path | None, strict: bool) -> None:
    """Check all content, or only the YAML files named in PATHS, and build nothing.

    In the folder of an organisation, what the core says today is noted in workshop.lock, unless PATHS are named.
    """
    from workshop.check import check as look
    from workshop.report import checked, reported

    findings, count = look(paths, _content(content))
    if not paths:
        _note(content)
    if strict:
        reported(findings)
    click.echo(checked(findings, count))


@cli.command()
@click.argument("folder", type=FOLDER)
def verify(folder: Path) -> None:
    """Look at a finished kit again: is it all there, was it edited, do the slides still stand where the guide says?"""
    from workshop.report import reported, verified
    from workshop.verify import verify as look

    states, problems = look(folder)
    click.echo(verified(states))
    reported(problems)


@cli.command("list")
@click.argument("shelf", type=click.Choice(SHELVES))
@content_option
@as_json
def list_(shelf: str, content: Path | None, as_json: bool) -> None:
    """List the modules, objectives, exercises, agendas, instruments, departments or documents.

    With --json, objectives say where they are taught, practised and tested.
    """
    from workshop.library import load
    from workshop.report import listed

    library = None if shelf == "documents" else load(_content(content))
    click.echo(listed(shelf, library, as_json))


@cli.command()
@click.argument("ref")
@click.option("--department", metavar="NAME", help="As its own people read it.")
@click.option("--mine", metavar="FILE", help="With a facilitator's own layer.")
@content_option
@as_json
def explain(ref: str, department: str | None, mine: str | None, content: Path | None, as_json: bool) -> None:
    """Show where a text comes from: each layer's value, its file and line, and which one stands.

    REF is a path of names, such as m01-who-is-your-customer/promise.
    """
    from workshop.explain import explain as look
    from workshop.report import explained
    from workshop.session import choose

    session = choose(None, {"departments": department and {department: None}, "mine": mine})
    click.echo(explained(look(_content(content), ref, session), as_json))


@cli.command()
@click.option("--accept", is_flag=False, flag_value="all", metavar="[REF]",
              help="Take the core as it is today for what you have written over, or for REF alone. A text that is "
              "kept as it was approved (core: in workshop.yaml) must be named.")  # fmt: skip
@content_option
@as_json
def status(accept: str | None, content: Path | None, as_json: bool) -> None:
    """After an upgrade: which of your texts hide a newer one of the core, and what has come through.

    What is new is noted in workshop.lock afterwards.
    """
    from workshop.report import stood
    from workshop.status import accept as take
    from workshop.status import status as look

    chosen = _content(content)
    if accept:
        take(chosen, accept)
    click.echo(stood(chosen, look(chosen), as_json))
    _note(content)


@cli.command()
@click.argument("department")
@click.option("--new", is_flag=True, help="For a department of your own, which the kit does not know yet.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Where to put it (default: NAME.xlsx).")
@click.option("--content", type=FOLDER, help="A folder with your own modules/ and exercises/.")
def form(department: str, new: bool, output: Path | None, content: Path | None) -> None:
    """Write an Excel form on which DEPARTMENT, such as finance, puts all texts into its own words."""
    from workshop.filled import blank
    from workshop.spreadsheet import kept, painted

    made = blank(department, _content(content), new)
    path = kept(painted(made), output or Path(f"{made.department}.xlsx"))
    click.echo(f"{path}: {len(made.rows)} texts, each with a cell for your own. Fill it in, then type:")
    click.echo(f'  workshop read "{path}"' if " " in str(path) else f"  workshop read {path}")


@cli.command()
@click.argument("filled", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--content", type=FOLDER, help="The folder of your organisation, with its workshop.yaml.")
@click.option("--dry-run", is_flag=True, help="Check everything, write nothing.")
def read(filled: Path, content: Path | None, dry_run: bool) -> None:
    """Read FILLED, an Excel form that came back, and keep what it changes for its department."""
    from workshop.filled import reading

    found = reading(filled, _content(content))
    kept = None if dry_run else found.save()
    if not dry_run:
        _note(content)
    for line in found.told(kept, dry_run):
        click.echo(line)


@cli.command()
@about_session
@click.option("--since", type=click.Path(path_type=Path, exists=True), metavar="KIT", help="A kit.json to compare.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Where to put the page.")
@as_json
def diff(session: Path | None, since: Path | None, output: Path | None, as_json: bool, **choices: Any) -> None:
    """Write a page of what people read differently: a --department from all others, or today --since a kit."""
    from workshop.comparison import compared, keep, told

    content = choices.pop("content")
    found = compared(session, choices, since, _content(content))
    path = output or Path(found.name)
    keep(found, path)
    _note(content)
    click.echo(told(found, path, as_json=as_json))


for command in COMMANDS:
    cli.add_command(command)


def _content(given: Path | None) -> Content:
    from workshop.content import choose

    return choose(given, Path.cwd())


def _note(given: Path | None) -> None:
    """Keep in mind what the core says today, where somebody has written over it."""
    from workshop.status import note

    note(_content(given))


def _plan(path: Path | None, choices: dict[str, Any], tell: Callable[[str], None], quiet: bool) -> Plan:
    """Say which content is used, and plan with it."""
    from workshop.delivery import planned

    content = _content(choices.pop("content"))
    if not quiet:
        click.echo(f"Content: {content}", err=True)
    return planned(path, choices, content, tell)


def main() -> None:
    """Run the command; whatever goes wrong ends in a plain message and the right exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console that lacks a letter shows ? instead of failing
    sys.exit(_run())


def _run() -> int:
    from workshop.errors import ContentError, told

    colour = False if os.environ.get("NO_COLOR") else None
    try:
        cli.main(prog_name="workshop", standalone_mode=False, color=colour)
    except ContentError as error:
        click.echo(told(error.problems), err=True)
        return 1
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped; nothing is half written.", err=True)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _confess(error)
    return 0


def _confess(error: Exception) -> int:
    """A fault of ours: say so, and keep the details for a report."""
    if os.environ.get("WORKSHOP_DEBUG"):
        raise error
    click.echo(f"This is a fault in workshop, not in your files: {type(error).__name__}: {error}", err=True)
    click.echo("Please report it. With WORKSHOP_DEBUG=1 in the environment it tells more.", err=True)
    return 70
