"""The schema of the Office formats, asked by openxml-audit. It takes a second or so, and need not be installed."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

MISSING = "not held against the schema of PowerPoint: openxml-audit is missing; type  pip install 'workshop-kit[audit]'"


def audited(pptx: bytes) -> tuple[str, ...] | None:
    """Whatever in a deck is against the schema; None if nobody is there to say."""
    try:
        from openxml_audit import validate_pptx
    except ImportError:
        return None
    with TemporaryDirectory() as folder:
        path = Path(folder) / "deck.pptx"
        path.write_bytes(pptx)
        return tuple(dict.fromkeys(f"{error.part_uri}: {error.description}" for error in validate_pptx(path).errors))
