"""What a template turns: quarter turns of pictures and boxes, any turn of free forms."""

from __future__ import annotations

import io
from importlib import import_module
from math import cos, radians, sin

from lxml import etree

Place = tuple[float, float, float, float]
Step = tuple[str | float, ...]
DEGREE = 60000  # of PowerPoint's units


def angle(frame: etree._Element) -> float:
    """How far something is turned, clockwise, in degrees."""
    return int(frame.get("rot") or 0) / DEGREE % 360


def quarters(degrees: float) -> int:
    """The nearest number of quarter turns."""
    return round(degrees / 90) % 4


def turned(place: Place, degrees: float) -> Place:
    """Where something lies once it is turned by about so many quarters round its middle."""
    x, y, w, h = place
    return (x + (w - h) / 2, y + (h - w) / 2, h, w) if quarters(degrees) % 2 else place


def turned_path(path: tuple[Step, ...], place: Place, degrees: float) -> tuple[Step, ...]:
    """A path turned round the middle of its place."""
    if not degrees:
        return path
    middle, right, down = (
        (place[0] + place[2] / 2, place[1] + place[3] / 2),
        cos(radians(degrees)),
        sin(radians(degrees)),
    )

    def point(x: float, y: float) -> tuple[float, float]:
        x, y = x - middle[0], y - middle[1]
        return round(middle[0] + x * right - y * down, 1), round(middle[1] + x * down + y * right, 1)

    def step(letter: str | float, *parts: str | float) -> Step:
        points = [point(float(x), float(y)) for x, y in zip(parts[::2], parts[1::2], strict=True)]
        return (letter, *(part for each in points for part in each))

    return tuple(step(*each) for each in path)


def turned_image(image: bytes, degrees: float) -> bytes:
    """A picture turned by quarters; one that nobody can read stays as it is."""
    if not (turns := quarters(degrees)):
        return image
    pillow = import_module("PIL.Image")  # only where a template has pictures
    way = (None, pillow.Transpose.ROTATE_270, pillow.Transpose.ROTATE_180, pillow.Transpose.ROTATE_90)[turns]
    packed = io.BytesIO()
    try:
        pillow.open(io.BytesIO(image)).convert("RGBA").transpose(way).save(packed, "png")
    except Exception:  # whatever is wrong with it, it is shown as well as can be
        return image
    return packed.getvalue()
