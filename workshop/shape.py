"""The shape of what authors may write: which type stands at the end of which keys of a model."""

from __future__ import annotations

from typing import Any, get_origin

from pydantic import BaseModel

Path = tuple[int | str, ...]


def known_keys(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that the part at `path` of a model may have."""
    return list(getattr(types(model, path)[-1], "model_fields", {}))


def types(model: type[BaseModel], path: Path) -> list[Any]:
    """The types of all that `path` leads through, from the model itself to what stands at its end."""
    found: list[Any] = [model]
    for step in path:
        found.append(below(found[-1], step))
    return found


def below(part: Any, step: int | str) -> Any:
    """The type of a field, or of the values of a mapping or a list."""
    if hasattr(part, "model_fields"):
        part = part.model_fields[step].annotation if step in part.model_fields else None
        return _unwrapped(part)
    arguments = getattr(part, "__args__", ())
    return _unwrapped(arguments[-1]) if arguments else None


def keyed_by_id(part: Any) -> bool:
    """Whether the keys below are ids that an author chose, and not the fixed keys of a model."""
    return get_origin(part) is dict


def _unwrapped(part: Any) -> Any:
    """A type without `| None` and without annotations."""
    arguments = [one for one in getattr(part, "__args__", ()) if one is not type(None)]
    if type(None) in getattr(part, "__args__", ()):
        return _unwrapped(arguments[0])
    return part.__origin__ if hasattr(part, "__metadata__") else part
