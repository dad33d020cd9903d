"""The commands `workshop new` and `workshop schema`: what was typed becomes a starter, and a starter becomes files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workshop.choices import choices
from workshop.choices import content as content_option

if TYPE_CHECKING:
    from workshop.content import Content
    from workshop.naming import Called
    from workshop.starter import Starter

NAME = click.argument("name", nargs=-1, required=True)


@click.group()
def new() -> None:
    """Begin a file of your own, with a comment on every line that needs one.

    NAME is what people call it, such as "Customer care". Nothing that is there is ever overwritten.

    \b
    Try:  workshop new organisation acme       a folder for all that you do your own way
          workshop new department finance      what finance says in its own words
          workshop new session spring          one delivery; asks for what it needs
          workshop new facilitator Ana         your own slide and stories, for all your sessions
    """


@new.command()
@NAME
def organisation(name: tuple[str, ...]) -> None:
    """Begin a folder for an organisation: its own words, modules, exercises and sessions."""
    from workshop.starter import organisation as begin

    _told(begin(_called(name), Path.cwd()))


@new.command()
@NAME
@content_option
def department(name: tuple[str, ...], content: Path | None) -> None:
    """Begin a department, over the one that the kit knows or as a whole one of your own."""
    from workshop.starter import department as begin

    _told(begin(_called(name), _content(content)))


@new.command()
@NAME
@content_option
def module(name: tuple[str, ...], content: Path | None) -> None:
    """Begin a module: one idea, with a block that runs an exercise."""
    from workshop.starter import module as begin

    _told(begin(_called(name), _content(content)))


@new.command()
@NAME
@content_option
def exercise(name: tuple[str, ...], content: Path | None) -> None:
    """Begin an exercise, for an objective that no other practises yet."""
    from workshop.starter import exercise as begin

    _told(begin(_called(name), _content(content)))


@new.command()
@NAME
def facilitator(name: tuple[str, ...]) -> None:
    """Begin your own layer: a slide about you, your stories, how long your debriefs run."""
    from workshop.starter import facilitator as begin

    _told(begin(_called(name), Path.cwd()))


@new.command()
@NAME
@choices
def session(name: tuple[str, ...], content: Path | None, **typed: Any) -> None:
    """Begin a session. At a prompt it asks for what it needs; with any option typed, it asks nothing."""
    from workshop.interview import interview, tried
    from workshop.session import choose
    from workshop.starter import session as begin

    called, chosen, here = _called(name), _content(content), Path.cwd()
    begin(called, chosen, here, choose(None, {})).vacant()
    given = {key: value for key, value in typed.items() if value not in (None, (), {})}
    if not given and _asks():
        given = interview(chosen)
    _told(begin(called, chosen, here, tried(chosen, given)))


@click.command()
@click.argument("kind", required=False)
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), help="Write them into this folder.")
def schema(kind: str | None, output: Path | None) -> None:
    """Show the JSON Schema of KIND, or write all into a folder, so that an editor helps with every file.

    \b
    KIND is module, block, exercise, agenda, guide, instrument, department, organisation, facilitator, session,
    brand or template;
    with -layer behind it, such as department-layer, it is for a file that only says what differs from the kit.
    """
    from workshop.schema import NAMES, as_file
    from workshop.schema import schema as made
    from workshop.starter import written_schemas

    if kind is not None and kind not in NAMES:
        from workshop.errors import did_you_mean, quoted

        what = f"there is no kind {quoted(kind)}{did_you_mean(kind, NAMES) or '; choose one of ' + ', '.join(NAMES)}"
        raise click.BadParameter(what, param_hint="KIND")
    if output is not None:
        click.echo("\n".join(written_schemas(output, [kind] if kind else NAMES)))
    elif kind is not None:
        click.echo(as_file(made(kind)), nl=False)
    else:
        click.echo("\n".join([*NAMES, "", "See one:    workshop schema module"]))
        click.echo("Write all:  workshop schema --output .workshop/schema")


def _called(typed: tuple[str, ...]) -> Called:
    from workshop.naming import called

    try:
        return called(" ".join(typed))
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="NAME") from None


def _content(given: Path | None) -> Content:
    from workshop.content import choose

    return choose(given, Path.cwd())


def _asks() -> bool:
    """Whether somebody sits there to answer."""
    return sys.stdin.isatty()


def _told(starter: Starter) -> None:
    """Write a starter, and say what to do next."""
    for path in starter.save():
        click.echo(f"Written: {path}")
    click.echo("\n".join(["Next:", *(f"  {line}" for line in starter.next)]))


COMMANDS: tuple[click.Command, ...] = (new, schema)
