"""What to have printed: which document how often, on what, and how many sheets that makes.

Pages are known only when a document is laid out, so an order comes first without, and `counted` adds them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from workshop.cards import PLAIN, CardStyle, packs
from workshop.materials import workbooks
from workshop.plan import Plan

LED_BY_ONE = 24  # people that one facilitator can lead through a practice
FORMS = ("level-1", "level-2-a", "level-2-b")  # of each test half are filled in before, half after
ROOM = ("workbook", "guide", "run-sheet", "cards")
Stock = Literal["plain", "card", "large"]
Binding = Literal["stapled", "if-two", "flat", "loose", "cut", "cut-two", "cut-four", "folded"]
STOCKS: tuple[Stock, ...] = get_args(Stock)


@dataclass(frozen=True, slots=True)
class Job:
    """A document to print: how often, on one side or both, on which paper, and what is done with it afterwards."""

    document: str
    copies: int
    both_sides: bool
    stock: Stock
    colour: bool
    binding: Binding

    def sheets(self, pages: int) -> int:
        """The sheets of one copy."""
        return -(-pages // 2) if self.both_sides else pages


ONE_LIST = ("sign-in",)  # goes on overleaf as well as on a sheet of its own


@dataclass(frozen=True, slots=True)
class Profile:
    """How everything is printed, where that is not the usual way.

    With `duplex`, whatever can be is printed on both sides, and each copy begins a sheet; with `hole_punch`, the
    edge that is bound is wide enough for holes; with `mono`, colours are greys.
    """

    duplex: bool = False
    hole_punch: bool = False
    mono: bool = False

    def of(self, job: Job) -> Job:
        """A job as it is printed in this way."""
        both = job.both_sides or (self.duplex and job.document in ONE_LIST)
        return replace(job, both_sides=both, colour=job.colour and not self.mono)


AS_IS = Profile()


def facilitators(people: int) -> int:
    return 1 if people <= LED_BY_ONE else 2


def leading(plan: Plan) -> int:
    """How many lead: those who are named, or as many as so many people need."""
    return max(facilitators(plan.session.people), len(plan.session.facilitators))


def unprinted(plan: Plan) -> int:
    """How many workbooks are still to be printed."""
    return max(0, workbooks(plan) - (plan.printed.copies if plan.printed else 0))


def jobs(plan: Plan, style: CardStyle = PLAIN, documents: Collection[str] = ROOM) -> tuple[Job, ...]:
    """What of the `documents` goes to the printer; a file that holds a sheet for each person is printed once.

    Where all sit at a screen, nothing does. Workbooks that are printed already are not printed again.
    """
    if plan.session.mode == "virtual":
        return ()
    people = plan.session.people
    orders = (
        Job("workbook", unprinted(plan), both_sides=True, stock="plain", colour=False, binding="stapled"),
        Job("guide", leading(plan), both_sides=True, stock="plain", colour=False, binding="flat"),
        Job("run-sheet", leading(plan), both_sides=True, stock="plain", colour=False, binding="loose"),
        Job("cards", 1 if packs(plan) else 0, both_sides=style.backs, stock="card", colour=True, binding="cut"),
        *(Job(form, people, both_sides=True, stock="plain", colour=False, binding="if-two") for form in FORMS),
        Job("buddy-card", -(-people // 2), both_sides=False, stock="card", colour=False, binding="cut-two"),
    )
    return tuple(job for job in orders if job.document in documents and job.copies)


def counted(jobs: Sequence[Job], pages: Mapping[str, int]) -> dict[str, int]:
    """Every number that an order says, by name: `pages:guide`, `sheets:guide` (one copy), `all:guide` (all copies).

    `all:plain`, `all:card` and `all:large` are sheets of each paper and `all:sides` the printed sides, once all pages
    are known.
    """
    known = [job for job in jobs if job.document in pages]
    numbers = {name: number for job in known for name, number in _of(job, pages[job.document])}
    return numbers | (_in_all(jobs, pages) if len(known) == len(jobs) else {})


def _of(job: Job, pages: int) -> Iterator[tuple[str, int]]:
    yield f"pages:{job.document}", pages
    yield f"sheets:{job.document}", job.sheets(pages)
    yield f"all:{job.document}", job.sheets(pages) * job.copies
    yield f"folded:{job.document}", -(-pages // 4)


def _in_all(jobs: Sequence[Job], pages: Mapping[str, int]) -> dict[str, int]:
    sheets = {
        f"all:{stock}": sum(job.sheets(pages[job.document]) * job.copies for job in jobs if job.stock == stock)
        for stock in STOCKS
    }
    return sheets | {"all:sides": sum(pages[job.document] * job.copies for job in jobs)}
