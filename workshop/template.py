"""The command `workshop template check`: what a company's template makes of our slides, and a map to say it better."""

from __future__ import annotations

from pathlib import Path

import click

FILE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.group()
def template() -> None:
    """Look at a company's PowerPoint template before a kit is made in it."""


@template.command()
@click.argument("file", type=FILE)
def check(file: Path) -> None:
    """Show which layout of FILE shows which kind of slide, and why; write a map to edit, and a deck of every kind.

    The map is template.yaml beside FILE; one that is there is used, and never replaced.
    """
    from workshop.brand import MAP, read_brand
    from workshop.errors import ContentError, Problem
    from workshop.text import NOWHERE

    problems: list[Problem] = []
    dress = read_brand(file, NOWHERE, problems)
    if dress is None or any(problem.fatal for problem in problems):
        raise ContentError(problems)
    from workshop.roles import dressed, mapped, specimen, told

    look, findings = dressed(dress)
    click.echo("\n".join(told(look)))
    deck, overflows = specimen(look)
    for problem in (*problems, *findings, *overflows):
        click.echo(problem.what)
    _written(file.parent / MAP, mapped(look, file.name).encode())
    _written(file.with_name(f"{file.stem}-specimen.pptx"), deck)


def _written(path: Path, content: bytes) -> None:
    """Write a file unless one is there that is not the same; say which it is."""
    from workshop.content import shown

    if path.exists() and path.read_bytes() != content:
        click.echo(f"{shown(path)} is there and stays as it is; delete it to have it made anew")
        return
    path.write_bytes(content)
    click.echo(f"Wrote {shown(path)}")
