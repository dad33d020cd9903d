"""How a kit looks: from a plan to a deck, a facilitator guide and a participant workbook."""

from builders.documents import BOOKLET, DOCUMENTS, SETS, Document, in_order, in_sets, needed, sets_of

__all__ = ["BOOKLET", "DOCUMENTS", "SETS", "Document", "in_order", "in_sets", "needed", "sets_of"]
