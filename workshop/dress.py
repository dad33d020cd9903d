"""What a look is made from, once it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workshop.model.brand import Brand, RoleMap
from workshop.text import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Dress:
    """What a look is made from: the brand as written, and the files that it names, by name and content."""

    brand: Brand = field(default_factory=Brand)
    template: tuple[str, bytes] | None = None
    roles: Mapping[str, RoleMap] = field(default_factory=dict)
    logo: tuple[str, bytes] | None = None
    fonts: Path | None = None
    where: Place = NOWHERE
