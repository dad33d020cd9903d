"""How a kit looks: from a plan to a deck, a facilitator guide and a participant workbook."""

from builders.documents import (
    BOOKLET,
    DOCUMENTS,
    EXTRAS,
    FORMATS,
    SETS,
    Document,
    in_formats,
    in_order,
    in_sets,
    needed,
    once_more,
    sets_of,
)  # fmt: skip

__all__ = [
    "BOOKLET", "DOCUMENTS", "EXTRAS", "FORMATS", "SETS", "Document", "in_formats", "in_order", "in_sets", "needed",
    "once_more", "sets_of",
]  # fmt: skip
