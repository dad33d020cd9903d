"""The workbook of HR: what was heard, what is counted, and what the forms gave; sums only, never a person's answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from zipfile import ZipFile

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

from builders.exhibits.workbook import MADE
from builders.exports.page import COUNT, TYPE, Cell, Page, share
from builders.package import zipped
from workshop.model import Indicator, Instrument, Scale, Section
from workshop.plan import Plan
from workshop.quiz import Exam, exams
from workshop.text import Text

Plain = Callable[[Text], str]
TALKS = 4  # people asked before the day
FEW = "Yellow cells are yours. All others count by themselves."
FIVE = "Below five answers no share is shown, so that nobody can work out who said what."


def figures(plan: Plan, plain: Plain, measured: bool) -> bytes:
    """The workbook of a plan; without forms where nothing is `measured`."""
    painters: dict[str, Callable[[Page], None]] = {
        "Needs": lambda page: _needs(page, plan, plain),
        "Indicators": lambda page: _indicators(page, plan, plain),
    }
    if measured:
        painters |= {
            "Before they go": lambda page: _choices(page, plan.library.instruments.get("level-1"), plain),
            "Tests": lambda page: _tests(page, exams(plan.library), plan, plain),
            "In a month": lambda page: _waves(page, plan.library.instruments.get("level-3"), plain),
            "Each other": lambda page: _pulse(page, plan, plain),
        }
    painters["You said"] = _answers
    whole = BytesIO()
    with Workbook(whole, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        style = cache(lambda **traits: book.add_format(traits))
        book.set_properties({"author": "workshop", "title": f"{plan.title}: figures", "created": MADE})
        for name, paint in painters.items():
            paint(Page(book.add_worksheet(name), style, *SHEETS[name]))
    return _growing(whole)


def _growing(whole: BytesIO) -> bytes:
    """The same workbook with rows that grow while people type."""
    with ZipFile(whole) as made:
        return zipped((name, made.read(name).replace(b' customHeight="1"', b"")) for name in made.namelist())


def letter(column: int) -> str:
    """What a column is called, the first being 1."""
    return str(xl_col_to_name(column - 1))


# The title of each sheet, what is said below it, and the widths of its columns.
SHEETS: Mapping[str, tuple[str, tuple[str, ...], tuple[int, ...]]] = {
    "Needs": (
        "What do people need?",
        (FEW, "Type 1 where you heard it. The modules that were named most stand below."),
        (58, *([10] * TALKS), 12, 44),
    ),
    "Indicators": (
        "What we count already",
        (FEW, "Choose two or three. Write down today’s number before the day, and the same number three months later."),
        (34, 9, 48, 15, 15, 15, 40),
    ),
    "Before they go": (
        "Before they go",
        (FEW, FIVE, "Count the ticks on the forms. Do not turn them into one mark for the day."),
        (70, 14, 16),
    ),
    "Tests": (
        "Ten small cases",
        (FEW, FIVE, "Type how many had it right. Forms A and B test the same things, case by case."),
        (44, 13, 13, 13, 13, 14, 14, 14),
    ),
    "In a month": (
        "What people do",
        (FEW, FIVE, "Who had no chance to do it is counted apart, and is no part of the share."),
        (54, 12, 12, 12, 12, 14, 12, 18),
    ),
    "Each other": (
        "How do we serve each other?",
        (FEW, FIVE, "A department is compared with itself half a year ago, and with nobody else."),
        (58, 14, 18, 16, 16),
    ),
    "You said": (
        "You said, we did",
        (FEW, "Within a month all who were asked hear this. A “no” with a reason is an answer too."),
        (44, 34, 34, 40),
    ),
}


def _needs(page: Page, plan: Plan, plain: Plain) -> None:
    form, rows = plan.library.instruments.get("needs-questions"), dict[str, list[int]]()
    last = letter(1 + TALKS)
    for item in (item for _, item in form.items if item.ask) if form else ():
        page.heading(plain(item.ask or Text("")))
        page.head(["You hear", *(f"Talk {number}" for number in range(1, TALKS + 1)), "In all", "Speaks for"])
        for hint in (item.hints or {}).values():
            named = ", ".join(plain(plan.library.modules[module].title) for module in hint.modules)
            row = page.add([plain(hint.hear), *[COUNT] * TALKS, f"=SUM(B{page.row}:{last}{page.row})", named])
            for module in hint.modules:
                rows.setdefault(str(module), []).append(row)
    page.heading("What the answers speak for")
    page.head(["Module", *[""] * TALKS, "Heard", ""])
    for id, lines in rows.items():
        total = "+".join(f"{letter(2 + TALKS)}{row}" for row in lines)
        page.add([plain(plan.library.modules[id].title), *[None] * TALKS, f"={total}", None])


def _indicators(page: Page, plan: Plan, plain: Plain) -> None:
    form = plan.library.instruments.get("level-4")
    page.heading("Candidates")
    page.head(["Number", "Chosen", "How it is counted", "Before", "In three months", "Change", "What it does not say"])
    for one in (item.indicator for _, item in form.items if item.indicator) if form else ():
        page.add(_indicator(one, page.row, plain))
    for _ in range(2):
        page.add([TYPE, TYPE, TYPE, COUNT, COUNT, _change(page.row), TYPE])
    page.heading("What else changed in these three months")
    page.add([TYPE, None, TYPE, *[None] * 4], high=3)


def _indicator(one: Indicator, row: int, plain: Plain) -> list[Cell]:
    return [plain(one.name), TYPE, plain(one.counted), COUNT, COUNT, _change(row), plain(one.caution)]


def _change(row: int) -> str:
    return f'=IF(OR(D{row}="",E{row}=""),"",E{row}-D{row})'


def _choices(page: Page, form: Instrument | None, plain: Plain) -> None:
    for choice in (item.choose for _, item in form.items if item.choose and item.choose.options) if form else ():
        page.heading(plain(choice.ask))
        page.head(["Answer", "Ticks", "Share"])
        options = [plain(option) for option in (choice.options or {}).values()]
        first, last = page.row, page.row + len(options) - 1
        whole = f"B${last + 1}"
        for option in options:
            page.add([option, COUNT, share(f"B{page.row}", whole)], share=[3])
        forms = COUNT if choice.many else f"=SUM(B{first}:B{last})"
        page.add(["Forms that came back" if choice.many else "In all", forms, None])


def _tests(page: Page, exams: tuple[Exam, ...], plan: Plan, plain: Plain) -> None:
    """The right answers of both forms, before and after: each person does one of them each time."""
    page.heading("How many people did each form")
    page.head(["", "A before", "B before", "A after", "B after", "Before", "After", "Change"])
    sums = (f"=B{page.row}+C{page.row}", f"=D{page.row}+E{page.row}")
    people = page.add(["People", COUNT, COUNT, COUNT, COUNT, *sums, None])
    page.heading("How many had it right")
    page.head(["Objective", "A before", "B before", "A after", "B after", "Before", "After", "Change"])
    for question in exams[0].questions if exams else ():
        row = page.row
        more = f" (points, of {question.points} each)" if question.points > 1 else ""
        title = f"{plain(plan.library.objective(question.objective).i_can)}{more}"
        before, after = (_right(pair, row, people, question.points) for pair in (("B", "C", "F"), ("D", "E", "G")))
        change = f'=IF(AND(ISNUMBER(F{row}),ISNUMBER(G{row})),G{row}-F{row},"")'
        page.add([title, COUNT, COUNT, COUNT, COUNT, before, after, change], share=[6, 7, 8])


def _right(columns: tuple[str, str, str], row: int, people: int, points: int) -> str:
    one, other, whole = columns
    return share(f"(({one}{row}+{other}{row})/{points})", f"{whole}${people}")


def _waves(page: Page, form: Instrument | None, plain: Plain) -> None:
    """The same lines on each of the days, with the share of those who do it mostly or always."""
    for name, day in form.days.items() if form else ():
        page.heading("Before the day" if name == "before" else f"After {day} days")
        for section in (section for section in form.sections.values() if section.scale) if form else ():
            _wave(page, section, form.scales[section.scale or ""], plain)  # type: ignore[union-attr,index]


def _wave(page: Page, section: Section, scale: Scale, plain: Plain) -> None:
    points = [plain(point) for point in scale.points.values()]
    apart = [plain(one) for one in scale.apart.values()]
    page.head([plain(section.title), *points, "Answers", *apart, " or ".join(points[-2:])])
    last = letter(1 + len(points))
    for item in (item for item in section.items.values() if item.rate):
        row, whole = page.row, letter(2 + len(points))
        often = f"({letter(len(points))}{row}+{last}{row})"
        sums: list[Cell] = [f"=SUM(B{row}:{last}{row})", *[COUNT] * len(apart), share(often, f"{whole}{row}")]
        page.add([plain(item.rate or Text("")), *[COUNT] * len(points), *sums], share=[3 + len(points) + len(apart)])


def _pulse(page: Page, plan: Plan, plain: Plain) -> None:
    """The departments that come, or all where nobody has said which."""
    form, known = plan.library.instruments.get("service-pulse"), plan.library.departments
    lines = [item.rate for _, item in form.items if item.rate] if form else []
    for id in plan.session.departments or known:
        page.heading(plain(known[id].title))
        page.head(["This department …", "Answers", "Mostly or always", "Share", "Share before"])
        for line in lines[:-1]:
            row = page.row
            page.add([plain(line), COUNT, COUNT, share(f"C{row}", f"B{row}"), TYPE], share=[4, 5])


def _answers(page: Page) -> None:
    page.heading("What was said, and what becomes of it")
    page.head(["You said", "We did, since when", "We will, who and by when", "We cannot, why, and what instead"])
    for _ in range(10):
        page.add([TYPE, TYPE, TYPE, TYPE], high=3)
