"""Who leads which block, where two or more facilitate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.errors import Problem, did_you_mean, quoted
from workshop.model import Session
from workshop.text import asked_at


def lead_of(session: Session, id: str, part: int) -> str:
    """Who leads a block: who was named for it, or whose turn it is. The first one opens; one alone is not named."""
    if len(session.facilitators) < 2 or not part:
        return ""
    named = {str(slot): str(name) for slot, name in session.leads.items()}
    return named.get(id) or str(session.facilitators[(part - 1) % len(session.facilitators)])


def misled(session: Session, ids: Sequence[str]) -> Iterator[Problem]:
    """Slots and names among the leads that are not there."""
    for id, name in session.leads.items():
        if id not in ids:
            yield Problem(asked_at(id, "--lead"), f"there is no slot {quoted(id)}{did_you_mean(id, ids)}")
        if name not in session.facilitators:
            hint = did_you_mean(name, session.facilitators) or "; name them all with --facilitator"
            yield Problem(asked_at(name, "--lead"), f"{quoted(name)} is no facilitator of this session{hint}")
