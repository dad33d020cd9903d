"""Which documents a command asks for: those of whole sets, or by their names, once more for each format."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from click import BadParameter

from builders import DOCUMENTS, EXTRAS, FORMATS, SETS, Document, in_formats, in_sets
from workshop import output
from workshop.folder import folder_of
from workshop.plan import Plan
from workshop.printing import Profile

EVERY_SET = "all"


def chosen(
    only: Collection[str], again: Collection[str], sets: Collection[str] = (), formats: Collection[str] = ()
) -> tuple[str, ...]:
    """The names of the documents to write; raise BadParameter for what does not go together.

    What is made of the workbook `again`, such as a booklet, needs the workbook; sets are whole, so they do not go
    with names of documents. Those that flow are named once more for each of the `formats`.
    """
    if only and sets:
        what = "--set makes whole sets, --only single documents; type one of them"
        raise BadParameter(what, param_hint="--set")
    if only and again and "workbook" not in only:
        name = next(iter(again))
        what = f"the {name} is the workbook once more; write  --only {','.join(only)},workbook --{name}"
        raise BadParameter(what, param_hint=f"--{name}")
    named = tuple(only) or in_sets(SETS if EVERY_SET in sets else sets or ("room",))
    return (*named, *again, *in_formats(named, formats))


def printing(look: Mapping[str, Any]) -> tuple[tuple[str, ...], Profile]:
    """What is made of the workbook once more, and how all is printed; BadParameter for what cannot be done at once."""
    ways = look["ways"] or ()
    asked_for = {**look, "booklet": look["booklet"] or "booklet" in ways}
    again = tuple(extra.name for extra in EXTRAS if asked_for[extra.name.replace("-", "_")])
    if "booklet" in again and "hole-punch" in ways:
        what = "a booklet is stapled in its fold and has no edge for holes; leave out booklet or hole-punch"
        raise BadParameter(what, param_hint="--print")
    return again, Profile("duplex" in ways, "hole-punch" in ways, "mono" in ways)


def asked(plan: Plan, only: Collection[str], folder: Path | None) -> tuple[str, ...]:
    """The documents to make: those named in `only`, and those in the folder already, to keep them in step."""
    there = output.made_in(folder_of(plan, folder))
    return tuple(document.name for document in every() if document.name in only or document.file in there)


def every() -> tuple[Document, ...]:
    """Every document that a kit can have, once more for each format that there is."""
    return (
        *DOCUMENTS,
        *EXTRAS,
        *(document.once_more(format) for document in DOCUMENTS if document.printed for format in FORMATS),
    )
