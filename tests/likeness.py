"""How like two pictures of a slide are, by small grey copies: a hair's breadth is no difference, a lost word is one."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageChops, ImageFilter, ImageStat

SIZE = (160, 90)  # of the copies
CELLS = (16, 9)  # the parts of a slide that are looked at one by one


def grey(png: bytes) -> Image.Image:
    """A small grey copy, a little out of focus, so that edges drawn by two programs agree."""
    with Image.open(BytesIO(png)) as picture:
        small = picture.convert("L").resize(SIZE, Image.Resampling.BOX)
    return small.filter(ImageFilter.GaussianBlur(1.5))


def difference(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """How far two copies are apart, from 0 to 255: all over, and in the part where they are furthest apart."""
    apart = ImageChops.difference(one, other)
    cells = apart.resize(CELLS, Image.Resampling.BOX)
    return ImageStat.Stat(apart).mean[0], float(cells.getextrema()[1])
