"""The commands of those who adapt content and keep it: explain, status, form, read and diff."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from workshop.choices import FOLDER, Names, about_session, as_json, content_in
from workshop.choices import content as content_option


@click.command()
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
    click.echo(explained(look(content_in(content), ref, session), as_json))


@click.command()
@click.option("--accept", is_flag=False, flag_value="all", metavar="[REF]",
              help="Take the core as it is today for what you have written over, or for REF alone. A text that is "
              "kept as it was approved (core: in workshop.yaml) must be named.")  # fmt: skip
@content_option
@as_json
def status(accept: str | None, content: Path | None, as_json: bool) -> None:
    """After an upgrade: which of your texts hide a newer one of the core, and what has come through.

    What is new is noted in workshop.lock afterwards.
    """
    from workshop.lock import LOCK
    from workshop.report import stood
    from workshop.status import accept as take
    from workshop.status import status as look

    chosen = content_in(content)
    if accept:
        take(chosen, accept)
    click.echo(stood(chosen, look(chosen), as_json))
    if why := note_in(content):
        click.echo(f"{LOCK}: {why}", err=True)


@click.command()
@click.argument("department")
@click.option("--agenda", metavar="NAME", help="What people read in this agenda (default: half-day).")
@click.option("--modules", type=Names(), metavar="NAMES", help="What people read in these modules.")
@click.option("--script", is_flag=True, help="Also what the facilitator says and reads.")
@click.option("--all", "everything", is_flag=True, help="Every text that the kit has.")
@click.option("--new", is_flag=True, help="For a department of your own, which the kit does not know yet.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Where to put it (default: NAME.xlsx).")
@click.option("--content", type=FOLDER, help="A folder with your own modules/ and exercises/.")
def form(
    department: str, agenda: str | None, modules: tuple[str, ...] | None, script: bool, everything: bool, new: bool,
    output: Path | None, content: Path | None,
) -> None:  # fmt: skip
    """Write an Excel form on which DEPARTMENT, such as finance, puts what people read into its own words.

    It holds what is known of the department, what people read in one agenda, and what it has changed already.
    """
    from workshop.extent import Extent
    from workshop.filled import blank
    from workshop.spreadsheet import kept, painted

    extent = None if everything else Extent(agenda, modules or (), script)
    made = blank(department, content_in(content), new, extent)
    path = kept(painted(made), output or Path(f"{made.department}.xlsx"))
    holds = f": {made.extent}" if made.extent else ""
    click.echo(f"{path}: {len(made.rows)} texts{holds}, each with a cell for your own. Fill it in, then type:")
    click.echo(f'  workshop read "{path}"' if " " in str(path) else f"  workshop read {path}")
    if not everything:
        click.echo("Other texts:  --agenda, --modules, --script or --all")


@click.command()
@click.argument("filled", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--content", type=FOLDER, help="The folder of your organisation, with its workshop.yaml.")
@click.option("--dry-run", is_flag=True, help="Check everything, write nothing.")
def read(filled: Path, content: Path | None, dry_run: bool) -> None:
    """Read FILLED, an Excel form that came back, and keep what it changes for its department."""
    from workshop.filled import reading

    found = reading(filled, content_in(content))
    kept = None if dry_run else found.save()
    if not dry_run:
        note_in(content)
    for line in found.told(kept, dry_run):
        click.echo(line)


@click.command()
@about_session
@click.option("--since", type=click.Path(path_type=Path, exists=True), metavar="KIT", help="A kit.json to compare.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Where to put the page.")
@click.option("--docx", is_flag=True, help="For Word, to be changed, ticked and signed.")
@as_json
def diff(
    session: Path | None, since: Path | None, output: Path | None, docx: bool, as_json: bool, **choices: Any
) -> None:
    """Write a page of what people read differently: a --department from all others, or today --since a kit."""
    from workshop.comparison import compared, keep, told

    content = choices.pop("content")
    found = compared(session, choices, since, content_in(content))
    name = Path(found.name).with_suffix(".docx") if docx else Path(found.name)
    path = keep(found, (output.with_suffix(".docx") if docx else output) if output else name)
    note_in(content)
    click.echo(told(found, path, as_json=as_json))


def note_in(given: Path | None) -> str:
    """Keep in mind what the core says today, where somebody has written over it; why not, if that cannot be."""
    from workshop.status import note

    return note(content_in(given))


ADAPTING = (explain, status, form, read, diff)
