"""`python -m tests.bench kit [--json]`: seconds of a whole build, of each of its stages, and of `--help`.

Whole processes are timed from outside, each several times in turn; the median is what to quote. Stages are
timed in fresh processes of their own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from statistics import median

import click

STAGES = "from tests.bench.stages import main; main()"


@click.group()
def bench() -> None:
    """Measure how long things take."""


@bench.command()
@click.option("--runs", default=7, show_default=True, help="How often to measure.")
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON.")
def kit(runs: int, as_json: bool) -> None:
    """The half-day kit."""
    with tempfile.TemporaryDirectory() as folder:
        build = ["-m", "workshop", "build", "--output", folder]
        timed = [(_seconds(build), _seconds(["-m", "workshop", "--help"]), _stages()) for _ in range(runs + 1)][1:]
    figures = {"build": median(run[0] for run in timed), "help": median(run[1] for run in timed)}
    stages = {stage: median(run[2][stage] for run in timed) for stage in timed[0][2]}
    _say({"runs": runs, "seconds": {**figures, "stages": stages}}, as_json)


def _seconds(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


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
    rows = [("build", seconds["build"]), ("help", seconds["help"]), *seconds["stages"].items()]
    for name, value in rows:
        click.echo(f"{name:<10} {value:6.3f} s")


bench()
