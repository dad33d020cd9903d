"""Which documents a command asks for: those of whole sets, or by their names, once more for each format."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from click import BadParameter

from builders import BOOKLET, DOCUMENTS, FORMATS, SETS, Document, in_formats, in_sets
from workshop import output
from workshop.folder import folder_of
from workshop.plan import Plan

EVERY_SET = "all"


def chosen(
    only: Collection[str], booklet: bool, sets: Collection[str] = (), formats: Collection[str] = ()
) -> tuple[str, ...]:
    """The names of the documents to write; raise BadParameter for what does not go together.

    A booklet needs the workbook it is made from; sets are whole, so they do not go with names of documents. Those
    that flow are named once more for each of the `formats`.
    """
    if only and sets:
        what = "--set makes whole sets, --only single documents; type one of them"
        raise BadParameter(what, param_hint="--set")
    if only and booklet and "workbook" not in only:
        what = f"the booklet is the workbook once more; write  --only {','.join(only)},workbook --booklet"
        raise BadParameter(what, param_hint="--booklet")
    named = tuple(only) or in_sets(SETS if EVERY_SET in sets else sets or ("room",))
    return (*named, *((BOOKLET.name,) if booklet else ()), *in_formats(named, formats))


def asked(plan: Plan, only: Collection[str], folder: Path | None) -> tuple[str, ...]:
    """The documents to make: those named in `only`, and those in the folder already, to keep them in step."""
    there = output.made_in(folder_of(plan, folder))
    return tuple(document.name for document in every() if document.name in only or document.file in there)


def every() -> tuple[Document, ...]:
    """Every document that a kit can have, once more for each format that there is."""
    return (
        *DOCUMENTS,
        BOOKLET,
        *(document.once_more(format) for document in DOCUMENTS if document.printed for format in FORMATS),
    )
