"""The workbook as a thing on paper: what a kit keeps of it for the day it is printed, and how that day it is used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from builders.typeset import Printed
from builders.view import View
from workshop.book import Book, Chapter, marks
from workshop.errors import Problem
from workshop.plan import Plan

WORKBOOK = "workbook"


def bound(view: View, workbook: Element, printed: Printed) -> Book:
    """All that it takes to plan again once the workbook is printed: what was printed before, or what is made now."""
    plan = view.plan
    if plan.printed is not None:
        return plan.printed
    copies = sum(job.copies for job in view.jobs if job.document == WORKBOOK)
    chapters = tuple(Chapter(one.id, one.ref, one.title, one.code, one.part, one.day) for one in plan.blocks)
    return Book(
        folder=Path(),
        session=plan.session,
        pdf=printed.pdf,
        paper=plan.session.paper,
        copies=copies,
        count=printed.pages,
        minutes=plan.minutes,
        chapters=chapters,
        places=printed.begins,
        marks=marks(workbook),
    )


def ready(plan: Plan) -> dict[str, Printed]:
    """The workbook, where it is printed already; its pages are not measured again."""
    book = plan.printed
    return {WORKBOOK: Printed(book.pdf, dict(book.places), dict(book.places), book.count)} if book else {}


def reprinted(plan: Plan, workbook: Element) -> Iterator[Problem]:
    """What would come out otherwise if the workbook were printed today; of its pages, those that are used."""
    used = {f"{slot.id}/{id}" for slot in plan.blocks for id in slot.pages}
    return plan.printed.changed(workbook, used) if plan.printed else iter(())
