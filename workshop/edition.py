"""What a kit is made from: layers, contents as these leave them, fonts; and a stamp that tells editions apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from workshop import __version__
from workshop.model import Part
from workshop.plan import Plan

FONTS = ("fontpkg-source-sans-3", "fontpkg-arimo", "fontpkg-noto-sans")
STAMP = 8  # letters that tell one edition of the content from all others


def made_from(plan: Plan) -> dict[str, Any]:
    """What a kit was made from: the layers, the contents as all of them leave it, and the fonts."""
    return {
        "stamp": stamp(plan),
        "layers": list(plan.library.layers),
        "content": contents(plan),
        "fonts": dict(_fonts()),
    }


def stamp(plan: Plan) -> str:
    """A short word that is the same on all documents made from the same contents, and on no others."""
    known = "\n".join(f"{name} {content}" for name, content in contents(plan).items())
    return sha256(f"{__version__}\n{known}".encode()).hexdigest()[:STAMP]


def contents(plan: Plan) -> Mapping[str, str]:
    """The hash of everything that a plan is made from, by what it is; layers count, places in files do not."""
    return {name: sha256(part.model_dump_json().encode()).hexdigest() for name, part in _parts(plan)}


def _parts(plan: Plan) -> Iterator[tuple[str, Part]]:
    library = plan.library
    yield "organisation", library.organisation
    yield f"agendas/{plan.session.agenda}", plan.agenda
    yield from _shelf("modules", {slot.module_id: slot.module for slot in plan.slots})
    yield from _shelf("blocks", {slot.ref: slot.block for slot in plan.slots if not slot.module})
    runs = {str(slot.block.exercise): slot.exercise for slot in plan.slots if slot.block and slot.exercise}
    yield from _shelf("exercises", runs)
    for kind in ("guides", "instruments", "briefs"):
        yield from _shelf(kind, getattr(library, kind))
    yield from _shelf("departments", {id: library.departments.get(id) for id in plan.session.departments})


def _shelf(kind: str, parts: Mapping[Any, Part | None]) -> Iterator[tuple[str, Part]]:
    yield from ((f"{kind}/{id}", part) for id, part in sorted(parts.items()) if part is not None)


@cache
def _fonts() -> tuple[tuple[str, str], ...]:
    """The fonts that were used, and their versions."""
    return tuple((name, _version(name)) for name in FONTS)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"
