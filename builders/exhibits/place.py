"""Where something stands."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A rectangle: in points, or in parts of another."""

    x: float
    y: float
    w: float
    h: float
