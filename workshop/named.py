"""Names that must lead somewhere: to what stands on a shelf, or in a part of a module."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from workshop.errors import Problem, did_you_mean, quoted
from workshop.text import Ref, Text

if TYPE_CHECKING:
    from workshop.library import Library


def known(
    name: Text, shelf: Mapping[Any, object], noun: str, unread: Collection[str] = frozenset()
) -> Iterator[Problem]:
    """A name must be on its shelf; one that is in an unreadable file has been told of already."""
    if name not in shelf and name not in unread:
        yield Problem(name.where, f"there is no {noun} {quoted(name)}{did_you_mean(name, shelf)}")


def in_module(ref: Ref, library: Library, part: str) -> Iterator[Problem]:
    """A reference such as `module/name` into one part of a module."""
    module, _, name = ref.partition("/")
    if module in library.unread:
        return
    noun = part.replace("_", " ").removesuffix("s")
    if "/" not in ref:
        yield Problem(ref.where, f"{quoted(ref)} is no {noun} of a module; write  module/{noun.replace(' ', '-')}")
    elif module not in library.modules:
        yield Problem(ref.where, f"there is no module {quoted(module)}{did_you_mean(module, library.modules)}")
    elif name not in (names := getattr(library.modules[module], part)):
        yield Problem(ref.where, f"module '{module}' has no {noun} {quoted(name)}{did_you_mean(name, names)}")
