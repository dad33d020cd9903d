"""Where a line may break: at spaces, after hyphens between letters, between characters of Chinese and Japanese."""

from __future__ import annotations

import re
from collections.abc import Iterator

SPACED = r"[ \t\u2002\u2003\u2009\u200b\u3000]+|(?<=\w[-\u2013\u2014])(?=[^\W\d])"
# Chinese and Japanese break nearly anywhere: no line begins with what closes, or ends with what opens.
WIDE = "\u2e80-\u2fff\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff9f\U00020000-\U0003ffff"
CLOSING = (
    r"\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff1f\uff01\uff09\uff3d\uff5d\u300d\u300f\u3011\u300b\u3009\u3015\u2019\u201d"
    r"\u2026\u2025\u30fc\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3"
    r"\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6\u3005\u309d\u309e\u30fb\uff05,.:;!?)\]}%\u00bb"
)
OPENING = r"\uff08\uff3b\uff5b\u300c\u300e\u3010\u300a\u3008\u3014\u2018\u201c(\[{\u00ab"
PLAIN = re.compile(SPACED)
EAST = re.compile(
    f"{SPACED}|(?<=[{WIDE}])(?<![{OPENING}])(?=[^{CLOSING}\\s])|(?<=[^{OPENING}\\s])(?=[{WIDE}])(?![{CLOSING}])"
)
FIRST_WIDE = "\u2e80"


def breaks(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Where lines may end, and where the next then begins, in the text up to `end`."""
    pattern = EAST if max(text, default="") >= FIRST_WIDE else PLAIN
    return (match.span() for match in pattern.finditer(text, 0, end) if match.end())
