"""One build in this process, with the seconds of each stage printed as JSON."""

from __future__ import annotations

import json
import time
from itertools import pairwise


def main() -> None:
    """Build the half-day kit in memory and print how long each stage took, imports included."""
    moments = [("import", time.perf_counter())]

    def tell(stage: str) -> None:
        moments.append((stage, time.perf_counter()))

    from pathlib import Path

    from workshop.content import choose
    from workshop.kit import make
    from workshop.library import load
    from workshop.model import Session
    from workshop.plan import plan

    tell("read")
    library = load(choose(None, Path.cwd()).root)
    tell("plan")
    make(plan(library, Session()), tell=tell)
    tell("end")
    spans = pairwise(moments)
    print(json.dumps({stage: later - start for (stage, start), (_, later) in spans}))
