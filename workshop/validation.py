"""Read nodes made into the words of a workshop, with everything that is wrong told in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from workshop import source
from workshop.content import shown
from workshop.errors import Problem
from workshop.model import Facilitator, Organisation, Part, Session
from workshop.shelves import FOLDERS
from workshop.text import Place
from workshop.wording import worded

P = TypeVar("P", bound=Part)

# What a loose file can hold: what lies on a shelf, and what lies anywhere.
KINDS: dict[str, type[Part]] = {
    **{kind: model for kind, (_, model) in FOLDERS.items()},
    "sessions": Session,
    "facilitators": Facilitator,
    "organisations": Organisation,
}


def read_file(model: type[P], path: Path, problems: list[Problem]) -> P | None:
    """One file as a `model`, or nothing, and what is wrong with it in `problems`."""
    return validate(model, source.read(path, shown(path), problems), shown(path), problems)


def validate(model: type[P], node: object, name: str, problems: list[Problem]) -> P | None:
    """Make a `model` of what was read, or add what is wrong to `problems`."""
    if node is None:
        if not any(problem.where.file == name for problem in problems):
            problems.append(Problem(Place(name), "this file is empty; delete it, or write keys and values into it"))
        return None
    if not isinstance(node, source.Mapping):
        problems.append(Problem(source.find(node, ()), "a file holds keys and values, such as title: My title"))
        return None
    try:
        return model.model_validate(node)
    except ValidationError as error:
        problems.extend(worded(error, node, model))
        return None


def validate_shelf(shelf: Mapping[str, object], model: type[P], problems: list[Problem]) -> dict[str, P]:
    """What can be made of the files of a shelf; those that could not be read have been told of already."""
    made = {id: validate(model, node, name(node), problems) for id, node in shelf.items() if node is not None}
    return {id: item for id, item in made.items() if item is not None}


def name(node: object) -> str:
    """The file that a node was read from."""
    return source.find(node, ()).file


def kind_of(node: object) -> str | None:
    """What a loose file holds: the kind that knows most of its keys, and of those the one that misses fewest."""
    if not isinstance(node, source.Mapping):
        return None
    likeness = {kind: _likeness(node, model) for kind, model in KINDS.items()}
    best = max(KINDS, key=lambda kind: likeness[kind])
    return best if likeness[best][0] else None


def _likeness(node: source.Mapping, model: type[Part]) -> tuple[int, int]:
    """How many of the keys a model knows, and (counting down) how many that it needs are missing."""
    needed = {name for name, field in model.model_fields.items() if field.is_required()}
    return len(node.keys() & model.model_fields.keys()), -len(needed - node.keys())
