"""The slides of a plan to look through, without the rest of a kit."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from builders import DOCUMENTS
from builders.bound import ready
from builders.brand.dressing import dressed
from builders.brand.look import Look
from builders.contact import contact
from builders.deck import decide
from builders.fit import fit
from builders.press import Press
from builders.view import View
from workshop import output
from workshop.errors import Problem
from workshop.folder import folder_of
from workshop.kit import compose
from workshop.plan import Plan

NEEDED = ("workbook", "deck")  # slides name pages of the workbook


def preview(plan: Plan, look: Look | None = None) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The contact sheet by file name, and what does not fit on its slide."""
    view, look = View(plan), look or dressed(plan.library.brand)[0]
    documents = [document for document in DOCUMENTS if document.name in NEEDED]
    with ThreadPoolExecutor(1) as beside:
        press = Press(beside, view.numbers, view.jobs, ready(plan), look, plan.library.pictures)
        compose(view, "outline", "none", documents=documents, take=press.take, look=look)
        deck = decide(press.fill("deck", ("workbook",)), press.images)
    slides, overflows = fit(deck, look)
    return contact(deck, slides, look), overflows


def save(plan: Plan, sheet: Mapping[str, bytes], folder: Path | None) -> tuple[Path, ...]:
    """Write the sheet where the kit of the plan goes, over an earlier one."""
    free = folder_of(plan, folder)
    free.mkdir(parents=True, exist_ok=True)
    for name, content in sheet.items():
        output.replace(free / name, content)
    return tuple(free / name for name in sheet)
