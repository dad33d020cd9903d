"""Which modules and exercises are used: the caller's own, a folder's, this checkout's, or those of the package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent
ORGANISATION = "workshop.yaml"  # the file of an organisation, in a folder that holds only what it does differently


@dataclass(frozen=True, slots=True)
class Content:
    """A folder that holds `modules/` and `exercises/`, and why it was chosen; over `core` it may hold changes only.

    `drafts` are read in the place of files of `root` that are not written yet, by kind and id; None is no file.
    """

    root: Path
    reason: str
    core: Path | None = None
    drafts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def __str__(self) -> str:
        over = f" over {shown(self.core)}" if self.core else ""
        return f"{shown(self.root)}{over} ({self.reason})"


def choose(given: Path | None, start: Path) -> Content:
    """Find the content: `given`, else a folder upward from `start`, else the checkout, else the package's own."""
    if given is not None:
        return _layer(given, "--content") if (given / ORGANISATION).is_file() else Content(given, "--content")
    return above(start) or core()


def above(start: Path) -> Content | None:
    """The content in `start` or in the nearest folder above it, if there is any."""
    for folder in (start, *start.parents):
        if (folder / ORGANISATION).is_file():
            return _layer(folder, "it has a workshop.yaml")
        if (folder / "modules").is_dir() and (folder / "exercises").is_dir():
            return Content(folder, "it has modules/ and exercises/")
    return None


def core() -> Content:
    """The content that everyone starts from."""
    if (PACKAGE.parent / "modules").is_dir():
        return Content(PACKAGE.parent, "the checkout that workshop runs from")
    return Content(PACKAGE / "content", "what came with workshop")


def shown(path: Path) -> str:
    """A path as a person would type it here: relative if it lies below, else whole, with ? for what nobody can type."""
    path, here = path.absolute(), Path.cwd()
    typed = path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()
    return "".join(letter if letter.isprintable() else "?" for letter in typed)


def _layer(folder: Path, reason: str) -> Content:
    return Content(folder, reason, core().root)
