"""Every letter has a language, so that screen readers pronounce it and no proofing draws red lines under it."""

from __future__ import annotations

from collections.abc import Iterator

from builders.gate.breach import Breach, Rule
from builders.gate.names import CORE, A
from builders.gate.package import Package, Part

LANGUAGE, ABOUT = Rule("languages", grave=False), Rule("named-deck", grave=False)


def of_languages(package: Package) -> Iterator[Breach]:
    """Runs without a language, and a deck without a title."""
    for part in package.of("slide", "notesSlide"):
        if what := _silent(part):
            yield part.breach(
                LANGUAGE, f"“{what[:40]}” has no language; choose Review, Language, Set Proofing Language"
            )
    core = next(package.of("core-properties"), None)
    for name in ("title", "language"):
        if core is None or not "".join(each.text or "" for each in core.all(f"{CORE}{name}")).strip():
            yield package.show.breach(ABOUT, f"the file says no {name}; write it under File, Info, Properties")


def _silent(part: Part) -> str:
    """The first letters of a part that have no language."""
    for letters in part.all(f"{A}t"):
        own = letters.getparent().find(f"{A}rPr")
        if (letters.text or "").strip() and (own is None or not own.get("lang")):
            return str(letters.text)
    return ""
