"""Fixed words that formats other than print add to what a tree says."""

from __future__ import annotations

PRIVACY = {"mine": "Only for me", "table": "My group sees it", "collected": "I hand it in"}
RINGS, BOXES = frozenset("○◯"), frozenset("□☐")  # in a cell of a form: to be ticked, and to write a number in
LISTED = {"workbook": "page", "guide": "guide page"}


def in_print(document: str, page: int | None) -> str:
    """The page in print, by which the other documents name a part; other formats have pages of their own, or none.

    >>> in_print("workbook", 4), in_print("workbook", None)
    ('page 4 in print', '')
    """
    return f"{LISTED.get(document, 'page')} {page} in print" if page else ""
