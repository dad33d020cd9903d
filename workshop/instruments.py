"""What must hold in an instrument: names that lead somewhere, scales that are there, forms that are parallel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from workshop.errors import Problem, did_you_mean, quoted
from workshop.model import FormItem, Instrument, Pages, Section
from workshop.named import in_module, known
from workshop.text import Id, Ref

if TYPE_CHECKING:
    from workshop.library import Library


def instrument(form: Instrument, library: Library) -> Iterator[Problem]:
    """Every rule that an instrument breaks."""
    before: dict[Id, FormItem] = {}
    for section in form.sections.values():
        yield from _section(section, form, before)
        for id, item in section.items.items():
            if id in before:
                yield Problem(id.where, f"another section has an item '{id}' too; give this one another name")
            before[id] = item
            yield from _item(item, library)
    if form.parallel is not None:
        yield from known(form.parallel, library.instruments, "instrument", library.unread)
        yield from _parallel(form, library)


def _section(section: Section, form: Instrument, before: Mapping[Id, FormItem]) -> Iterator[Problem]:
    """A section is rated on a scale that is there, and answered for the options of a choice that came before it."""
    if section.scale is not None:
        yield from known(section.scale, form.scales, "scale")
    rated = next((item.rate for item in section.items.values() if item.rate), None)
    if rated is not None and section.scale is None:
        yield Problem(rated.where, "nothing says on which scale this is rated; add  scale: ...  to the section")
    if section.per is not None:
        choices = {id: item for id, item in before.items() if item.choose and item.choose.many}
        yield from known(section.per, choices, "choice of many in a section before this one,")


def _item(item: FormItem, library: Library) -> Iterator[Problem]:
    if item.test is not None:
        yield from in_module(item.test.objective, library, "objectives")
    if item.order is not None and sorted(item.order.key) != sorted(item.order.options):
        where = item.order.key[0].where if item.order.key else item.order.ask.where
        yield Problem(where, f"key has each option once, in the right order: {', '.join(item.order.options)}")
    if item.check is not None:
        yield from in_module(item.check, library, "checks")
    if item.each_of is not None:
        yield from _list_named(item.each_of, library)
    for module in (module for hint in (item.hints or {}).values() for module in hint.modules):
        yield from known(module, library.modules, "module", library.unread)


def _list_named(ref: Ref, library: Library) -> Iterator[Problem]:
    """A list is named as `exercise/page/item` or `module/job-aid`, and has lines of its own."""
    first, *rest = ref.split("/")
    if first in library.unread:
        return
    if len(rest) == 1:
        yield from in_module(ref, library, "job_aids")
    elif len(rest) != 2:
        yield Problem(ref.where, f"{quoted(ref)} is no list; write  exercise/page/item  or  module/job-aid")
    elif first not in library.exercises:
        yield Problem(ref.where, f"there is no exercise {quoted(first)}{did_you_mean(first, library.exercises)}")
    elif "/".join(rest) not in (lists := dict(_lists(library.exercises[first].pages))):
        name = "/".join(rest)
        yield Problem(ref.where, f"exercise '{first}' has no list {quoted(name)}{did_you_mean(name, lists)}")


def _lists(pages: Pages) -> Iterator[tuple[str, object]]:
    """The lists of ticks, and the tables with rows of their own, by `page/item`."""
    for id, page in pages.items():
        yield from ((f"{id}/{name}", item) for name, item in page.items.items() if item.listed)


def _parallel(form: Instrument, library: Library) -> Iterator[Problem]:
    """Two forms are parallel if they test the same objectives, item by item."""
    other = library.instruments.get(str(form.parallel))
    if other is None or any(_lost(form, library)) or any(_lost(other, library)):
        return
    own, its = _tested(form, library), _tested(other, library)
    for (id, mine), (_, objective) in zip(own, its, strict=False):
        if mine != objective:
            yield Problem(id.where, f"this tests {mine}, and '{form.parallel}' tests {objective} here; let them agree")
    if len(own) != len(its):
        what = f"this form tests {len(own)} times, and '{form.parallel}' {len(its)} times; let them agree"
        yield Problem(form.title.where, what)


def _lost(form: Instrument, library: Library) -> Iterator[Problem]:
    return (problem for _, item in form.items for problem in _item(item, library))


def _tested(form: Instrument, library: Library) -> list[tuple[Id, str]]:
    """The items that test something, each with its objective."""
    return [(id, objective) for id, item in form.items if (objective := library.tested(item)) is not None]
