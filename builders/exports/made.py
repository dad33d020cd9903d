"""The files for other programs that a kit holds, each made from the plan by the module that knows its format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module

from builders.compose import Composer
from builders.documents import Document
from builders.view import View
from workshop.text import Text

Plain = Callable[[Text], str]
SIZES = {
    ".xlsx": "Excel workbook", ".ics": "calendar", ".xml": "for Moodle", ".gift": "question bank", ".txt": "plain text",
}  # fmt: skip


def exports(
    view: View, documents: Iterable[Document], names: Mapping[str, str], places: Mapping[str, int]
) -> dict[str, bytes]:
    """The exported ones among some documents; `places` are the pages of the finished workbook."""
    plain = Composer(dict(names)).plain
    return {one.name: _made(one, view, plain, places) for one in documents if one.exported}


def size(document: Document) -> str:
    return SIZES[document.suffix]


def _made(document: Document, view: View, plain: Plain, places: Mapping[str, int]) -> bytes:
    """One of them; what writes it is imported only now, because most kits need none."""
    plan, name = view.plan, document.name
    kind, _, audience = name.partition("-")
    made: bytes
    if kind == "calendar":
        made = import_module("builders.exports.calendar").calendar(plan, audience, plain)
    elif name == "figures":
        made = import_module("builders.exports.figures").figures(plan, plain, view.measured)
    elif name in ("moodle", "gift"):
        made = getattr(import_module(f"builders.exports.{name}"), name)(plan.title, view.exams, plain)
    elif name == "chat-pastes":
        made = import_module("builders.exports.texts").pastes(view, plain, places)
    else:
        made = import_module("builders.exports.texts").messages(view, plain)
    return made
