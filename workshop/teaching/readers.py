"""Who reads what: the texts that participants see, and all texts that stand for the kit's own voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workshop.model import (
    Agenda,
    Block,
    Brief,
    Case,
    Department,
    Exercise,
    Instrument,
    Item,
    Module,
    Page,
    Part,
    Scenario,
    SlideText,
)
from workshop.text import Id, Ref, Text

# Keys whose words are not the kit's own: what people in the room may say, what goes badly, and what others wrote.
QUOTED = frozenset({"awkward", "likely", "see", "badly", "closed", "sources", "options"})


def seen(item: Part) -> list[Text]:
    """Every text of an item that participants read, on a slide, a page, a card or a wall."""
    return [text for text in _seen(item) if text and not isinstance(text, (Id, Ref))]


def own_voice(part: object) -> Iterator[Text]:
    """Every text that the kit says in its own voice, to participants or to the facilitator."""
    if isinstance(part, Text):
        if not isinstance(part, (Id, Ref)):
            yield part
    elif isinstance(part, Part):
        yield from own_voice({key: getattr(part, key) for key in type(part).model_fields})
    elif isinstance(part, dict):
        yield from (text for key, value in part.items() if key not in QUOTED for text in own_voice(value))
    elif isinstance(part, list):
        yield from (text for value in part for text in own_voice(value))


def stories(item: Part) -> Iterator[Text]:
    """The texts that tell of people: scenarios, cases, stories and cards."""
    cases: Iterable[Scenario | Case] = item.scenarios.values() if isinstance(item, (Exercise, Department)) else ()
    yield from (text for case in cases for text in (case.text, case.ask) if text)
    yield from (slide.text for _, slide in slides_of(item) if slide.text)
    if isinstance(item, Exercise):
        faces = item.cards.faces.values() if item.cards else ()
        yield from (text for face in faces for text in (face.text, face.ask) if text)
        played = item.demonstration
        yield from (played.scene, played.badly, played.well) if played else ()
    if isinstance(item, Instrument):
        yield from (test.ask for _, each in item.items if (test := each.test))


def slides_of(item: Part) -> Iterator[tuple[Id, SlideText]]:
    """The slides that an item brings, by their ids, of which two blocks of a module may have the same."""
    for part in item.blocks.values() if isinstance(item, Module) else [item]:
        yield from part.slides.items() if isinstance(part, (Block, Exercise)) else ()


def pages_of(item: Part) -> Iterator[Page]:
    """The workbook pages that an item brings."""
    for part in item.blocks.values() if isinstance(item, Module) else [item]:
        yield from part.pages.values() if isinstance(part, (Block, Exercise)) else ()


def on_page(page: Page, item: Part) -> Iterator[Text]:
    """What is printed on a page as its author wrote it, with the task where it is shown there."""
    yield page.title
    if page.task == "shown" and isinstance(item, Exercise):
        yield from item.task.values()
    for each in page.items.values():
        yield from _on_item(each)


def on_slide(slide: SlideText) -> Iterator[Text]:
    """What its author wrote on a slide itself; scenarios and job aids are texts of their own."""
    yield from (text for text in (slide.title, slide.number, slide.text) if text)
    yield from (slide.points or {}).values()
    yield from (point.name for point in (slide.chart.points.values() if slide.chart else ()))
    if slide.table:
        yield from slide.table.columns.values()
        yield from (cell for row in slide.table.rows.values() for cell in row.values())
    yield from (text for card in (slide.left, slide.right) if card for text in (card.name, card.line))


def _on_item(item: Item) -> Iterator[Text]:
    yield from (text for text in (item.text, item.write, item.starter, item.label) if text)
    yield from (item.ticks or {}).values()
    if item.table:
        yield from item.table.columns.values()
        yield from item.table.rows.values() if isinstance(item.table.rows, dict) else ()


def _seen(item: Part) -> Iterator[Text]:
    yield from (text for _, slide in slides_of(item) for text in on_slide(slide))
    yield from (text for page in pages_of(item) for text in on_page(page, item))
    if isinstance(item, Exercise):
        yield from _of_exercise(item)
    elif isinstance(item, Module):
        yield from _of_module(item)
    elif isinstance(item, Department):
        yield from _of_department(item)
    elif isinstance(item, (Instrument, Brief)):
        yield from item.shown
    elif isinstance(item, Agenda):
        yield from (item.title, item.subtitle, item.purpose)


def _of_exercise(exercise: Exercise) -> Iterator[Text]:
    yield from (exercise.title, exercise.leave_with, *exercise.task.values())
    yield from _cases(exercise.scenarios.values())
    for face in exercise.cards.faces.values() if exercise.cards else ():
        yield from (text for text in (face.title, face.who, face.text, face.ask) if text)


def _of_module(module: Module) -> Iterator[Text]:
    yield from (module.title, module.promise, module.big_idea, *module.key_messages.values())
    yield from (objective.i_can for objective in module.objectives.values())
    cards = (card for aid in module.job_aids.values() for card in aid.items.values())
    yield from (text for card in cards for text in (card.name, card.line))
    yield from (text for check in module.checks.values() for text in (check.ask, *check.options.values(), check.why))
    yield from (text for after in module.follow_up.values() for text in (after.recall, after.nudge))
    yield from (recall.ask for recall in module.recalls.values())
    yield from module.glossary.values()


def _of_department(department: Department) -> Iterator[Text]:
    yield from (*department.customers.values(), *department.suppliers.values(), department.trap, department.reframe)
    yield from _cases(department.scenarios.values())
    yield from (text for instead in department.phrases.values() for text in (instead.closed, instead.open))
    yield from department.measures.values()
    yield from own_voice(department.changes)  # where the file is read by itself


def _cases(cases: Iterable[Scenario | Case]) -> Iterator[Text]:
    yield from (text for case in cases for text in (case.title, case.text, case.ask) if text)
