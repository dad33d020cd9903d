"""What `workshop list` says: for people as a table, for programs as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from builders import DOCUMENTS
from workshop.coverage import Covered, coverage
from workshop.library import Library
from workshop.table import table


def listed(shelf: str, library: Library | None, as_json: bool) -> str:
    items = _documents() if library is None else _items(shelf, library)
    if as_json:
        return json.dumps(items, indent=2, ensure_ascii=False)
    if library is not None and shelf == "objectives":
        items = [{"id": one.id, "title": one.title, "where": _covered(one)} for one in coverage(library)]
    return "\n".join(table([tuple(map(str, item.values())) for item in items])) if items else f"no {shelf}"


def _covered(one: Covered) -> str:
    """How often an objective is taught, practised and tested."""
    return f"taught {len(one.taught)}, practised {len(one.practised)}, tested {len(one.tested)}"


def _items(shelf: str, library: Library) -> list[dict[str, Any]]:
    if shelf == "objectives":
        return [asdict(one) for one in coverage(library)]
    return [{"id": id, "title": str(item.title)} for id, item in getattr(library, shelf).items()]


def _documents() -> list[dict[str, Any]]:
    return [{"set": one.set, "id": one.name, "file": one.file, "purpose": one.purpose} for one in DOCUMENTS]
