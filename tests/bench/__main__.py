"""`python -m tests.bench kit [--json]`: seconds of whole builds, of each stage of one, and of `--help`.
`python -m tests.bench plan [--json]`: seconds of planning a whole day out of many exercises.
`python -m tests.bench deck [--json]`: seconds of decks of 60, 240 and 960 slides, and of pandoc's of the same 60.
`python -m tests.bench gate [--json]`: seconds in which the gate judges the deck of the half day.
`python -m tests.bench documents [--json]`: seconds of building all sets, and what each document takes by itself.

Whole processes are timed from outside, from the start of Python to its end, each several times in turn; the median is
what to quote. Where two figures stand, one is that of the clock, the other the processor's, threads added up: on a
machine that does other things too, only the second says something. `build` is one
that finds its compiled templates, `first` the first on a machine, `three` that of deck, guide and workbook. Stages
are timed in fresh processes of their own.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
from statistics import median

import click

from tests.bench.watch import Seconds, typical, watched

STAGES = "from tests.bench.stages import main; main()"
ALL_SETS = ("--set", "all", "--date", "2026-05-12", "--mode", "hybrid")
THREE = ("--only", "deck,guide,workbook")


@click.group()
def bench() -> None:
    """Measure how long things take."""
    gc.disable()  # as the command does


@bench.command()
@click.option("--runs", default=7, show_default=True, help="How often to measure.")
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON.")
def kit(runs: int, as_json: bool) -> None:
    """The half-day kit."""
    with tempfile.TemporaryDirectory() as kept:
        timed = [(_wholes(kept), _stages()) for _ in range(runs + 1)][1:]
    figures = {name: median(wholes[name] for wholes, _ in timed) for name in timed[0][0]}
    stages = {stage: median(stages[stage] for _, stages in timed) for stage in timed[0][1]}
    _say({"runs": runs, "seconds": {**figures, "stages": stages}}, as_json)


@bench.command()
@click.option("--runs", default=7, show_default=True, help="How often to measure.")
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON.")
def plan(runs: int, as_json: bool) -> None:
    """A day of 480 minutes chosen from 30 exercises in 12 modules: without lunch, with lunch, and two such days."""
    from tests.bench.days import seconds

    figures = {"runs": runs, "seconds": seconds(runs)}
    click.echo(json.dumps(figures, indent=2) if as_json else _lines(figures["seconds"]))


@bench.command()
@click.option("--runs", default=7, show_default=True, help="How often to measure.")
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON.")
def deck(runs: int, as_json: bool) -> None:
    """Decks of 60, 240 and 960 slides of every layout, fitted and painted; and pandoc's of the same 60."""
    from tests.bench.deck import seconds

    figures = {"runs": runs, "seconds": seconds(runs)}
    click.echo(json.dumps(figures, indent=2))
    if not as_json:
        click.echo("“960 to 240” is how much longer four times the slides take the processor.")


@bench.command()
@click.option("--runs", default=7, show_default=True, help="How often to measure.")
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON.")
def gate(runs: int, as_json: bool) -> None:
    """The deck of the half day held against every rule of a build."""
    from tests.bench.gate import seconds

    figures = {"runs": runs, "seconds": seconds(runs)}
    click.echo(json.dumps(figures, indent=2) if as_json else _lines(figures["seconds"]))


@bench.command()
@click.option("--runs", default=3, show_default=True, help="How often to measure.")
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON.")
def documents(runs: int, as_json: bool) -> None:
    """All sets for a half day as one build; then what each document takes the processor, one after the other."""
    from tests.bench.documents import shares

    with tempfile.TemporaryDirectory() as kept:
        wholes = [_build(kept, *ALL_SETS) for _ in range(runs + 1)][1:]
    timed = [shares() for _ in range(runs)]
    each = {name: median(one[name] for one in timed) for name in timed[0]}
    whole = typical(wholes)
    if as_json:
        click.echo(json.dumps({"runs": runs, "seconds": {"all sets": whole, **each}}, indent=2))
    else:
        click.echo(_lines({f"all sets, {name}": one for name, one in whole.items()} | each))


def _lines(seconds: dict[str, float]) -> str:
    return "\n".join(f"{name:<22} {value:6.3f} s" for name, value in seconds.items())


def _wholes(kept: str) -> dict[str, float]:
    """The seconds of each kind of run; those that find compiled templates find them in `kept`."""
    with tempfile.TemporaryDirectory() as nothing_kept:
        return {
            "build": _build(kept).clock,
            "first": _build(nothing_kept).clock,
            "three": _build(kept, *THREE).clock,
            "help": _seconds(["--help"], kept).clock,
        }


def _build(temporary: str, *options: str) -> Seconds:
    """The seconds of a build into a folder where nothing lies yet."""
    with tempfile.TemporaryDirectory() as folder:
        return _seconds(["build", "--output", folder, *options], temporary)


def _seconds(arguments: list[str], temporary: str) -> Seconds:
    """The seconds of the command, with a folder of its own for temporary files."""
    places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), temporary)
    command, environment = [sys.executable, "-m", "workshop", *arguments], os.environ | places
    return watched(lambda: subprocess.run(command, check=True, capture_output=True, env=environment))


def _stages() -> dict[str, float]:
    said = subprocess.run([sys.executable, "-c", STAGES], check=True, capture_output=True, text=True).stdout
    stages: dict[str, float] = json.loads(said)
    return stages


def _say(figures: dict[str, object], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(figures, indent=2))
        return
    seconds = figures["seconds"]
    assert isinstance(seconds, dict)
    stages = seconds.pop("stages")
    for name, value in (*seconds.items(), *stages.items()):
        click.echo(f"{name:<10} {value:6.3f} s")


bench()
