"""How much a form offers: what people read in an agenda or in some modules, the script with it, or every text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from workshop.agendas import agendas_for
from workshop.form import Form, Row, Sheet
from workshop.library import Library
from workshop.model import Department, Module
from workshop.session import checked, choose
from workshop.teaching.readers import seen
from workshop.text import Text


@dataclass(frozen=True, slots=True)
class Extent:
    """What was asked for: an agenda or modules, and if neither was named, what a session of the department follows.

    The `script` is what the facilitator says and reads; without it a form holds what participants read.
    """

    agenda: str | None = None
    modules: tuple[str, ...] = ()
    script: bool = False


def offered(form: Form, library: Library, extent: Extent) -> Form:
    """A form of the extent that was asked for; BadParameter if nobody knows the agenda or a module.

    What the department has written already always stands in it, and so does what is known of itself.
    """
    session = choose(None, {"agenda": extent.agenda, "modules": extent.modules})
    name = agendas_for(library, checked(library, session))[0]
    blocks = _of_modules(library, extent.modules) if extent.modules else _of_agenda(library, name)
    wanted = _wanted(tuple(_parts(library, blocks)), None if extent.script else _read(library))
    what = "what people read" + (", and what the facilitator says," if extent.script else "")
    where = f"in {' and '.join(extent.modules or [name])}"
    return replace(form, sheets=tuple(_cut(form.sheets, wanted)), extent=f"{what} {where}")


def _of_agenda(library: Library, name: str) -> list[str]:
    return [str(entry.block) for entry in library.agendas[name].slots.values() if entry.block]


def _of_modules(library: Library, names: Iterable[str]) -> list[str]:
    return [f"{name}/{block}" for name in names for block in library.modules[name].blocks]


def _parts(library: Library, blocks: Iterable[str]) -> Iterator[str]:
    """What the refs of the rows of some blocks begin with; of their modules, all that belongs to no block."""
    for ref in blocks:
        module, _, name = ref.rpartition("/")
        yield f"modules/{module}/blocks/{name}/" if module else f"blocks/{name}/"
        yield from (f"modules/{module}/{field}/" for field in Module.model_fields if module and field != "blocks")
        if exercise := library.block(ref).exercise:
            yield f"exercises/{exercise}/"


def _read(library: Library) -> frozenset[object]:
    """The places of all texts that participants read."""
    items = (*library.modules.values(), *library.blocks.values(), *library.exercises.values())
    return frozenset(text.where for item in items for text in seen(item))


def _wanted(parts: tuple[str, ...], read: frozenset[object] | None) -> Callable[[Row], bool]:
    def wanted(row: Row) -> bool:
        if row.yours or (row.keys[0] in Department.model_fields and row.keys[0] != "changes"):
            return True
        told = read is None or (isinstance(row.core, Text) and row.core.where in read)
        return told and f"{row.ref}/".startswith(parts)

    return wanted


def _cut(sheets: Iterable[Sheet], wanted: Callable[[Row], bool]) -> Iterator[Sheet]:
    """The sheets with the wanted rows; what is empty then is left out."""
    for sheet in sheets:
        groups = (replace(group, rows=tuple(filter(wanted, group.rows))) for group in sheet.groups)
        if kept := tuple(group for group in groups if group.rows):
            yield replace(sheet, groups=kept)
