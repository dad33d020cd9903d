"""The ways of printing in which all that is printed must hold."""

from __future__ import annotations

from workshop.printing import Profile

WAYS = {
    "as-is": Profile(),
    "duplex": Profile(duplex=True),
    "hole-punch": Profile(hole_punch=True),
    "mono": Profile(mono=True),
    "all": Profile(duplex=True, hole_punch=True, mono=True),
}
