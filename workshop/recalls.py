"""What a plan brings back from memory: what its agenda says, and after each break at least something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workshop.fitting import Line
from workshop.library import Library
from workshop.text import Ref

PAUSES = ("break", "lunch")


def recalls(library: Library, lines: Sequence[Line], *, fitted: bool) -> Mapping[str, Ref]:
    """The recall of each line that has one, by the line's id; nothing is recalled that was never there.

    Where an agenda was `fitted`, its breaks stand elsewhere: what comes after them recalls the module that was last.
    """
    asked = dict(_asked(lines))
    for number, line in enumerate(lines):
        if fitted and line.candidate and line.id not in asked and _rested(lines, number):
            unused = [ref for ref in _of(library, lines[:number]) if ref not in asked.values()]
            asked |= dict(zip([line.id], unused, strict=False))
    return asked


def _asked(lines: Sequence[Line]) -> Iterator[tuple[str, Ref]]:
    """What the agenda asks for, where the module has begun by then."""
    begun: set[str] = set()
    for one in (line.candidate for line in lines if line.candidate):
        begun.add(one.module_id)
        if one.recall and one.recall.partition("/")[0] in begun:
            yield one.id, one.recall


def _rested(lines: Sequence[Line], number: int) -> bool:
    """Whether a break, lunch or a night lies between a block and the one before."""
    before = next((n for n in reversed(range(number)) if lines[n].candidate), None)
    if before is None:
        return False
    return lines[before].day < lines[number].day or any(line.kind in PAUSES for line in lines[before:number])


def _of(library: Library, lines: Sequence[Line]) -> Iterator[Ref]:
    """All recalls of the modules so far, those of the last one first."""
    modules = dict.fromkeys(line.candidate.module_id for line in reversed(lines) if line.candidate)
    for module in (module for module in modules if module):
        yield from (Ref(f"{module}/{name}") for name in library.modules[module].recalls)
