"""The letters of a file that does not say how it writes them: by its mark, by its bytes, or as somebody said."""

from __future__ import annotations

import codecs
import re

from workshop.errors import ContentError, Problem
from workshop.text import Place

# A file that begins with one of these says how it is written; the longer mark begins like the shorter.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
OLD = ("cp1252", "mac_roman")  # Excel without Unicode, in the west of Europe: on Windows and on a Mac
SAID = {
    "utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16",
    "utf-32": "UTF-32", "cp1252": "Windows letters of Western Europe", "mac_roman": "old Mac letters",
}  # fmt: skip
OTHERWISE = "if a name looks wrong, save the list as “CSV UTF-8”, or add --roster-encoding cp1250 (or what it is)"


def letters(data: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    """The text of a file, and how it was read in words; ContentError if it cannot be read so."""
    if encoding is not None:
        return _told(data, name, encoding), f"letters read as {encoding}"
    for mark, marked in MARKS:
        if data.startswith(mark):
            return _told(data, name, marked), SAID[marked]
    guessed = _unmarked(data)
    said = SAID[guessed] + (f"; {OTHERWISE}" if guessed in OLD else "")
    return _told(data, name, guessed), said


def _told(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, UnicodeError) as error:
        line = data[: getattr(error, "start", 0)].count(b"\n") + 1
        what = f"this is not written in {encoding}; save the list as “CSV UTF-8”, or say another --roster-encoding"
        raise ContentError([Problem(Place(name, line), what)]) from None


def _unmarked(data: bytes) -> str:
    """How a file without a mark is written: only UTF-16 has zeros, and UTF-8 is never by chance."""
    if b"\0" in data:
        return max(("utf-16-le", "utf-16-be"), key=lambda order: _lines(data, order))
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        return max(OLD, key=lambda old: _likely(data, old))  # the first, where both are as likely


def _lines(data: bytes, order: str) -> int:
    return len(re.findall("[\n\t;,|]", data.decode(order, errors="replace")))


def _likely(data: bytes, encoding: str) -> int:
    """How much a text in an old encoding looks like names: letters speak for it, signs and odd capitals against it."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return -len(data)
    rare = [letter for letter in text if ord(letter) > 126]
    odd = len(re.findall(r"(?<=[a-zß-ÿ])[^\W\d_a-zß-ÿ]", text))
    return sum(1 if letter.isalpha() or letter in "’\xa0" else -2 for letter in rare) - 2 * odd
