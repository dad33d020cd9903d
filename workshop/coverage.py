"""Where each objective is taught, practised and tested, and in which agendas it comes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workshop.library import Library
from workshop.model import Block
from workshop.text import Ref


@dataclass(frozen=True)
class Covered:
    """An objective, `module/objective`, as a sentence, and what covers it.

    `taught` are the blocks that show it before people try, `practised` the exercises, `tested` the checks and the
    items of instruments, `agendas` those in which it is practised.
    """

    id: str
    title: str
    taught: tuple[str, ...]
    practised: tuple[str, ...]
    tested: tuple[str, ...]
    agendas: tuple[str, ...]


def coverage(library: Library) -> tuple[Covered, ...]:
    """Every objective of every module, in order."""
    refs = (Ref(f"{name}/{id}") for name, module in library.modules.items() for id in module.objectives)
    return tuple(_covered(library, ref) for ref in refs)


def _covered(library: Library, ref: Ref) -> Covered:
    one = library.objective(ref)
    practised = tuple(id for id, exercise in library.exercises.items() if ref in exercise.objectives)
    blocks = {name: block for name, block in _blocks(library) if block.exercise in practised}
    taught = tuple(name for name, block in blocks.items() if _shown(library, block))
    agendas = tuple(
        id for id, agenda in library.agendas.items() if any(entry.block in blocks for entry in agenda.slots.values())
    )
    return Covered(
        str(ref),
        _said(library, f"{one.verb} {one.performance}"),
        taught,
        practised,
        tuple(_tested(library, ref)),
        agendas,
    )


def _said(library: Library, text: str) -> str:
    """The text with the organisation's words in it."""
    for id, term in library.organisation.terms.items():
        name = f"terms.{id.replace('-', '_')}"
        text = text.replace(f"{{{{ {name} }}}}", term.one).replace(f"{{{{ {name}.many }}}}", term.many)
    return text


def _blocks(library: Library) -> Iterator[tuple[str, Block]]:
    for module, own in library.modules.items():
        for id, block in own.blocks.items():
            yield f"{module}/{id}", block


def _shown(library: Library, block: Block) -> bool:
    """Whether something is told, shown or acted out before people try."""
    exercise = library.exercises[block.exercise] if block.exercise else None
    return bool(block.slides or block.run) or (exercise is not None and exercise.demonstration is not None)


def _tested(library: Library, ref: Ref) -> Iterator[str]:
    module, _, own = ref.partition("/")
    yield from (f"{module}/{id}" for id, check in library.modules[module].checks.items() if check.objective == own)
    for name, form in library.instruments.items():
        items = ((id, item) for section in form.sections.values() for id, item in section.items.items())
        yield from (f"{name}/{id}" for id, item in items if library.tested(item) == ref)
