"""The pictures that slides show: PNG and JPEG files in `modules/pictures`, bounded, read with the content."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workshop.content import Content, shown
from workshop.errors import Problem
from workshop.text import Place

FOLDER = Path("modules") / "pictures"
KINDS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
LARGEST = 8 * 1024 * 1024  # bytes of a file
WIDEST = 8000  # dots of a side


@dataclass(frozen=True, slots=True)
class Image:
    """A picture and its sides in dots."""

    wide: int
    high: int
    content: bytes


def pictures(content: Content, problems: list[Problem]) -> dict[str, Image]:
    """Every picture by the name of its file; an organisation's own comes before one of the core with the same name."""
    roots = [root for root in (content.core, content.root) if root is not None]
    found: dict[str, Image] = {}
    for path in (path for root in roots for path in _files(root)):
        if (image := _read(path, problems)) is not None:
            found[path.name] = image
    return found


def _files(root: Path) -> Iterator[Path]:
    folder = root / FOLDER
    return iter(sorted(path for path in folder.iterdir() if path.suffix.lower() in KINDS) if folder.is_dir() else ())


def _read(path: Path, problems: list[Problem]) -> Image | None:
    """One picture, or nothing, and what is wrong with it in `problems`."""
    if path.stat().st_size > LARGEST:
        problems.append(Problem(Place.whole(shown(path)), "this picture has more than 8 MB; save it smaller"))
        return None
    content = path.read_bytes()
    sides = _sides(content, KINDS[path.suffix.lower()])
    if sides is None or max(sides) > WIDEST:
        what = f"this is no {KINDS[path.suffix.lower()]} picture of at most {WIDEST} dots a side; save it as one"
        problems.append(Problem(Place.whole(shown(path)), what))
        return None
    return Image(*sides, content)


def _sides(content: bytes, kind: str) -> tuple[int, int] | None:
    """The sides of a picture that can be read to its end; nothing of any other file."""
    from PIL import Image as Reader  # only where there are pictures

    try:
        with Reader.open(io.BytesIO(content), formats=[kind]) as read:
            if max(read.size) <= WIDEST:
                read.load()
            return read.size
    except (OSError, ValueError, SyntaxError, Reader.DecompressionBombError):
        return None
