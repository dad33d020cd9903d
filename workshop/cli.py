"""The command `workshop`: it reads what was typed, hands it on, and says what came of it. No logic lives here."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workshop import __version__
from workshop.adapting import ADAPTING, note_in
from workshop.choices import Names, about_session, as_json, content_in, printed, roster
from workshop.choices import brand as brand_option
from workshop.choices import content as content_option
from workshop.looking import LOOKING
from workshop.new import COMMANDS
from workshop.offered import DOCUMENT_NAMES, FORMAT_NAMES, SET_NAMES, USUAL, WAYS
from workshop.template import template

if TYPE_CHECKING:
    from workshop.kit import Kit
    from workshop.plan import Plan

SHELVES = ("modules", "objectives", "exercises", "agendas", "instruments", "briefs", "departments", "documents")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="workshop")
def cli() -> None:
    """Make a training workshop: a slide deck, a facilitator guide and a participant workbook that never disagree.

    \b
    Try:  workshop build                         the half-day kit, in output/half-day
          workshop build --start 13:00 --people 22
          workshop plan                          what happens when
          workshop preview                       all slides on one sheet
          workshop rehearse                      what to say and do, with the clock
          workshop check                         is everything in modules/ and exercises/ right?
    """


@cli.command()
@about_session
@printed
@roster
@click.option("--set", "sets", type=Names(SET_NAMES), metavar="NAMES",
              help=f"Which documents: {', '.join(SET_NAMES)} (default: room).")  # fmt: skip
@click.option("--only", type=Names(DOCUMENT_NAMES), metavar="NAMES",
              help="Only these, such as deck,workbook;  workshop list documents  names all.")  # fmt: skip
@click.option("--guide", type=click.Choice(["outline", "standard", "full"]), default="standard", show_default=True,
              help="How much the facilitator guide says.")  # fmt: skip
@click.option("--thumbnails", type=click.Choice(["none", "small", "facing"]), default="small", show_default=True,
              help="How the guide pictures the slides.")  # fmt: skip
@click.option("--formats", type=Names(FORMAT_NAMES), metavar="NAMES",
              help="Beside the PDF of what flows also: docx (for Word), html (for a phone).")  # fmt: skip
@click.option("--booklet", is_flag=True, help="Also the workbook rearranged for folding.")
@click.option("--easy-read", is_flag=True, help="Also the workbook in large letters, with the same page numbers.")
@click.option("--fillable", is_flag=True, help="Also the workbook to fill in on a screen.")
@click.option("--print", "ways", type=Names(WAYS), metavar="NAMES",
              help=f"How all is printed: {', '.join(WAYS)}, with commas between them.")  # fmt: skip
@click.option("--cards", type=click.Choice([4, 8]), default=4, show_default=True, help="How many cards on a sheet.")
@click.option("--card-backs", is_flag=True, help="Print the set on the back of each card.")
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), help="Where to put the kit.")
@click.option("--strict", is_flag=True, help="Stop if anything at all is found.")
@click.option("--freeze", is_flag=True, help="Also as one zip file, the same bytes whenever it is made.")
@click.option("--dry-run", is_flag=True, help="Make everything, write nothing at all.")
@as_json
def build(
    session: Path | None, only: tuple[str, ...] | None, output: Path | None, strict: bool, freeze: bool,
    dry_run: bool, as_json: bool, **choices: Any,
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
    from workshop.kit import make, save
    from workshop.report import Progress, built, locked, offer
    from workshop.wanted import asked, chosen, printing

    look = {name: choices.pop(name) for name in USUAL}
    if "release" in (look["sets"] or ()):
        _released(session, choices, output, as_json)
        return
    again, profile = printing(look)
    style = retyped("", {"output": output, **{name: value for name, value in look.items() if value != USUAL[name]}})
    names = chosen(only or (), again, look["sets"] or (), look["formats"] or ())
    output = home(session, output, choices["printed"])
    here = retyped(str(session or ""), choices)
    elsewhere = {**choices, "content": None, "roster": choices["roster"] and choices["roster"].name}
    anywhere = retyped(session.name if session else "", elsewhere)
    content = choices["content"]
    with Progress(quiet=as_json) as tell:
        plan = _plan(session, choices, tell, as_json)
        made = asked(plan, names, output)
        style_of_cards = CardStyle(look["cards"], look["card_backs"])
        kit = make(
            plan, look["guide"], look["thumbnails"], tell, style_of_cards, anywhere, made, profile=profile
        )  # fmt: skip
        if strict:
            _strict(kit, plan)
        tell("write")
        if not dry_run:
            note_in(content)
        written = () if dry_run else save(kit, names, output)
    click.echo(built(kit, written, as_json, here, style))
    if freeze and written:
        _frozen(kit, names, output)
    locked(written, kit.held)
    if not as_json:
        offer(written)


def _frozen(kit: Kit, names: tuple[str, ...], output: Path | None) -> None:
    """The kit as one zip file; where it is goes to people, and leaves what programs read alone."""
    from workshop.archive import freeze
    from workshop.content import shown

    click.echo(f"Frozen: {shown(freeze(kit, names, output))}", err=True)


def _released(session: Path | None, choices: dict[str, Any], output: Path | None, as_json: bool) -> None:
    """Whole kits on either paper as zip files, to attach to a release."""
    from workshop.archive import PAPERS, release
    from workshop.content import shown
    from workshop.kit import make
    from workshop.record import as_json as json_of
    from workshop.wanted import chosen

    names = chosen((), ("booklet", "easy-read", "fillable"), ("all",), ("docx",))
    plans = (_plan(session, {**choices, "paper": paper}, lambda stage: None, as_json) for paper in PAPERS)
    kits = [make(plan, only=names) for plan in plans]
    paths = [shown(path) for path in release(kits, output or Path("output/release"))]
    click.echo(json_of({"files": paths}) if as_json else "\n".join(paths))


@cli.command()
@about_session
@printed
@roster
@click.option("--why", is_flag=True, help="Say also why it is so, and who is with whom.")
@as_json
def plan(session: Path | None, why: bool, as_json: bool, **choices: Any) -> None:
    """Show what happens when; write nothing at all."""
    from workshop.report import planned

    timed = _plan(session, choices, lambda stage: None, as_json)
    click.echo(planned(timed, as_json, why))


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@content_option
@brand_option
@click.option("--strict", is_flag=True, help="Fail if anything at all is found.")
@as_json
def check(paths: tuple[Path, ...], content: Path | None, brand: str | None, strict: bool, as_json: bool) -> None:
    """Check all content, or only the YAML files named in PATHS, and build nothing.

    In the folder of an organisation, what the core says today is noted in workshop.lock, unless PATHS are named.
    """
    from workshop.check import check as look
    from workshop.report import Progress, checked, reported

    with Progress(quiet=as_json) as tell:
        findings, count = look(paths, content_in(content), tell, brand)
    if not paths:
        note_in(content)
    if strict and not as_json:
        reported(findings)
    click.echo(checked(findings, count, as_json))
    if strict:
        reported(findings)


@cli.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True))
def verify(path: Path) -> None:
    """Look at a finished kit again: is it all there, was it edited, do the slides still stand where the guide says?

    A deck that was edited is held against all that makes PowerPoint repair a file or leaves somebody out: titles,
    descriptions, contrast, reading order. PATH is the folder of a kit, or any .pptx by itself.
    """
    from workshop.report import reported, verified
    from workshop.verify import verify as look

    states, problems = look(path)
    click.echo(verified(states, problems))
    reported([problem for problem in problems if problem.fatal])


@cli.command("list")
@click.argument("shelf", type=click.Choice(SHELVES))
@content_option
@as_json
def list_(shelf: str, content: Path | None, as_json: bool) -> None:
    """List the modules, objectives, exercises, agendas, instruments, briefs, departments or documents.

    With --json, objectives say where they are taught, practised and tested.
    """
    from workshop.library import load
    from workshop.listing import listed

    library = None if shelf == "documents" else load(content_in(content))
    click.echo(listed(shelf, library, as_json))


for command in (*LOOKING, *ADAPTING, *COMMANDS, template):
    cli.add_command(command)


def _strict(kit: Kit, plan: Plan) -> None:
    """Stop at whatever was found, or is found by what a plain build has no time for."""
    from workshop.report import noted, reported
    from workshop.teaching import advice
    from workshop.verify import audit

    reported((*kit.findings, *advice(plan.library), *noted(audit(kit.files))))


def _plan(path: Path | None, choices: dict[str, Any], tell: Callable[[str], None], quiet: bool) -> Plan:
    """Say which content is used, and plan with it."""
    from workshop.delivery import planned

    content = content_in(choices.pop("content"))
    if not quiet:
        click.echo(f"Content: {content}", err=True)
    timed = planned(path, choices, content, tell)
    if timed.roster and not quiet:
        click.echo(f"Roster:  {timed.roster}", err=True)
    return timed


def main() -> None:
    """Run the command; whatever goes wrong ends in a plain message and the right exit code."""
    gc.disable()  # to look for cycles takes a tenth of a run, which lasts seconds and has few to find
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
