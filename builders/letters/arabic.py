"""Arabic letters in the forms in which they stand: alone, or joined to what comes before or after.

Their widths differ by form. Unicode has a character for each form, from which we know which letters join.
"""

from __future__ import annotations

import unicodedata
from functools import cache

FIRST, LAST = "\u0600", "\u06ff"
BLOCKS = (range(0xFB50, 0xFC00), range(0xFE80, 0xFEFD))  # letters by form; the last eight are lam and alef in one
LAM, TATWEEL, NOTHING = "\u0644", "\u0640", "\u200d"


def shaped(text: str) -> str:
    """The text with each letter in its form, as many characters as before: lam and alef in one leave a blank.

    Other scripts stay as they are.
    """
    if not any(FIRST <= character <= LAST for character in text):
        return text
    letters = list(text)
    bare = [n for n, character in enumerate(letters) if unicodedata.category(character) != "Mn"]
    joined, skipped = False, False
    for place, n in enumerate(bare):
        after = text[bare[place + 1]] if place + 1 < len(bare) else ""
        if skipped:
            skipped = False
            continue
        if text[n] == LAM and after and (pair := _forms().get(LAM + after)):
            letters[n], letters[bare[place + 1]] = pair["final" if joined else "isolated"], NOTHING
            joined, skipped = False, True
            continue
        onward = _joins_on(text[n]) and _joins_back(after)
        letters[n] = _formed(text[n], joined=joined, onward=onward)
        joined = onward
    return "".join(letters)


def _formed(letter: str, *, joined: bool, onward: bool) -> str:
    forms = _forms().get(letter, {})
    wanted = {(False, False): "isolated", (True, False): "final", (False, True): "initial", (True, True): "medial"}
    return forms.get(wanted[joined, onward], letter)


def _joins_on(letter: str) -> bool:
    return letter in (TATWEEL, NOTHING) or "initial" in _forms().get(letter, {})


def _joins_back(letter: str) -> bool:
    return letter in (TATWEEL, NOTHING) or "final" in _forms().get(letter, {})


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Of each letter, and of lam with each alef, the characters of its forms."""
    found: dict[str, dict[str, str]] = {}
    for point in (point for block in BLOCKS for point in block):
        form, *letters = unicodedata.decomposition(chr(point)).split() or [""]
        if letters:
            found.setdefault("".join(chr(int(each, 16)) for each in letters), {})[form.strip("<>")] = chr(point)
    return found
