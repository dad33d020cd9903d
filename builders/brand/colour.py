"""Colours as numbers: how light one is, how well two stand out from each other, and one made lighter or darker."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from functools import cache

LEGIBLE = 4.5  # the least contrast of text with what is behind it
VISIBLE = 3.0  # of big text, and of what is no text


@cache
def luminance(hex: str) -> float:
    """How light a colour is to the eye, from 0 to 1."""
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb(hex)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black and white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def rgb(hex: str) -> tuple[float, float, float]:
    red, green, blue = (int(hex[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue


def chroma(hex: str) -> float:
    """How far a colour is from grey, from 0 to 1."""
    return max(rgb(hex)) - min(rgb(hex))


def hex_of(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(min(max(part, 0), 1) * 255):02x}" for part in parts)


def tinted(hex: str, mod: float = 100, off: float = 0) -> str:
    """A colour with `mod` percent of its lightness and `off` percent added, as PowerPoint makes tints of a theme."""
    hue, light, strength = rgb_to_hls(*rgb(hex))
    return hex_of(hls_to_rgb(hue, min(max(light * mod / 100 + off / 100, 0), 1), strength))


def mixed(one: str, other: str, share: float) -> str:
    """Between two colours, `share` of the way to the other."""
    if share in (0, 1):
        return other if share else one
    pairs = zip(rgb(one), rgb(other), strict=True)
    red, green, blue = (first + (second - first) * share for first, second in pairs)
    return hex_of((red, green, blue))


def darkened(hex: str, behind: str) -> str:
    """The nearest colour, darker or lighter, that can be read as text on what is `behind` it."""
    end = "#000000" if luminance(behind) > 0.18 else "#ffffff"
    shares = (share / 50 for share in range(51))
    return next((found for share in shares if contrast(found := mixed(hex, end, share), behind) >= LEGIBLE), end)
