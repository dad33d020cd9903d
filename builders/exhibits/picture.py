"""A picture in its box: as big as the box allows, in its own proportions."""

from __future__ import annotations

from dataclasses import dataclass

from builders.box import Box
from builders.exhibits.place import Place
from builders.filled import Filled
from builders.shapes import Shape
from builders.slide import Paragraph, Picture


@dataclass(frozen=True, slots=True)
class SetPicture:
    """A picture and where it stands."""

    box: Box
    picture: Picture
    place: Place
    kind: str = "picture"
    shapes: tuple[Shape, ...] = ()
    texts: tuple[Filled, ...] = ()
    beyond: tuple[Paragraph, ...] = ()
    fits: bool = True

    @property
    def shows(self) -> str:
        return self.picture.shows


def set_picture(picture: Picture, box: Box) -> SetPicture:
    """The picture in the middle of its box."""
    scale = min(box.w / picture.wide, box.h / picture.high)
    w, h = picture.wide * scale, picture.high * scale
    return SetPicture(box, picture, Place(box.x + (box.w - w) / 2, box.y + (box.h - h) / 2, w, h))
