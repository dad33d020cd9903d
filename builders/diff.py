"""The page that shows what participants read differently: one HTML file, to send to the head of a department."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from builders.compose import Composer
from builders.start import STYLE
from workshop.diff import GENERATOR, Diff

OWN_STYLE = Path(__file__).parent / "themes" / "diff.css"


def page(diff: Diff, workshop: str, department: str, file: str) -> bytes:
    """The page for a department, in whose `file` its changes stand; without one, for what changed since a kit."""
    style = "\n".join(path.read_text(encoding="utf-8").strip() for path in (STYLE, OWN_STYLE))
    html = (
        Composer({})
        .environment.get_template("diff.html")
        .render(diff=diff, workshop=workshop, department=department, file=file, style=Markup(style), by=GENERATOR)
    )
    return f"{html.strip()}\n".encode()
