"""The commands that show what a kit will look like; they read what was typed, and hand it on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workshop.choices import about_session, as_json, content_in, printed, roster

if TYPE_CHECKING:
    from workshop.plan import Plan


@click.command()
@about_session
@printed
@roster
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), help="Where to put the sheet.")
def preview(session: Path | None, output: Path | None, **choices: Any) -> None:
    """Show all slides on one sheet, as a PDF and as a picture, without making a kit."""
    from workshop import preview as sheet

    timed = _plan(session, choices, quiet=False)
    made, findings = sheet.preview(timed)
    for problem in findings:
        click.echo(str(problem), err=True)
    click.echo("\n".join(path.as_posix() for path in sheet.save(timed, made, output)))


@click.command()
@about_session
@printed
@roster
@as_json
def rehearse(session: Path | None, as_json: bool, **choices: Any) -> None:
    """Read the day through: what to say and do, slide after slide, with the clock and without the answers."""
    from workshop.kit import rehearse
    from workshop.report import rehearsed

    timed = _plan(session, choices, quiet=as_json)
    click.echo(rehearsed(timed, rehearse(timed), as_json))


def _plan(session: Path | None, choices: dict[str, Any], *, quiet: bool) -> Plan:
    """Say which content is used, and plan with it."""
    from workshop.delivery import planned

    content = content_in(choices.pop("content"))
    if not quiet:
        click.echo(f"Content: {content}", err=True)
    return planned(session, choices, content, lambda stage: None)


LOOKING = (preview, rehearse)
