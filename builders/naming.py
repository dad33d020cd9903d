"""What names in texts, such as `{{ organisation.name }}`, stand for."""

from __future__ import annotations

from builders.length import HALF_DAY, length
from workshop.model import Organisation, Session
from workshop.plan import Plan


def names(plan: Plan) -> dict[str, str]:
    """What names in texts stand for in a plan."""
    return known(plan.session, plan.library.organisation) | {"session.length": length(plan)}


def known(session: Session, organisation: Organisation) -> dict[str, str]:
    """What names in texts, such as `{{ organisation.name }}` and `{{ terms.buyer.many }}`, stand for."""
    leaders = session.facilitators
    terms = {id.replace("-", "_"): term for id, term in organisation.terms.items()}
    return {
        "organisation.name": str(session.organisation or organisation.name),
        "facilitator.name": " and ".join(leaders) or "your facilitator",
        **{f"terms.{id}": str(term.one) for id, term in terms.items()},
        **{f"terms.{id}.many": str(term.many) for id, term in terms.items()},
        **{f"limits.{id.replace('-', '_')}": str(limit) for id, limit in organisation.limits.items()},
        "session.length": HALF_DAY,
    }
