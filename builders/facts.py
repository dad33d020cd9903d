"""What is known of a session, for covers and the heads of sheets."""

from __future__ import annotations

from workshop.dates import worded
from workshop.model import Session

# How people meet, where it is not the usual way.
HOW = {"virtual": "All at screens", "hybrid": "Some in the room, some at screens"}


def facts(session: Session) -> tuple[tuple[str, str], ...]:
    """Each fact with its name; what was not given is left out."""
    known = (
        ("For", session.organisation),
        ("Date", worded(session.date or "")),
        ("With", " and ".join(session.facilitators)),
        ("Place", session.place),
        ("How", HOW.get(session.mode)),
    )
    return tuple((name, str(value)) for name, value in known if value)
