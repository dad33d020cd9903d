"""A look: the template of the deck, where its texts stand, and the colours and fonts of everything, as one value.

Fitting, painting and picturing take a look, and know no other: a company's template is only another one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from builders.box import Box
from builders.brand.palette import SIGNALS, Palette, Tint, signals
from builders.exhibits.picture import SetPicture
from builders.layout import HIGH, WIDE, Layout
from builders.layouts import ALL, CUES, NOTES_NUMBER
from builders.shapes import Colour

THEMES = Path(__file__).parents[1] / "themes"
OWN, TEMPLATE = THEMES / "look.json", THEMES / "template.pptx"
# The places of our colours in the theme of our own template.
PLACES: dict[Colour, str] = {
    "ink": "tx1", "white": "bg1", "teal": "accent1", "cream": "bg2",
    "clay": "accent2", "gold": "accent3", "soft": "accent4", "rule": "accent5",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fonts:
    """What titles and texts of the deck are set in, what draws them in pictures, and what is printed.

    `folder` holds the files of those that came with a brand.
    """

    title: str
    text: str
    twin: str
    print: str
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class NotesPage:
    """The boxes of a notes page that are filled: the cues, and the number where the page has one."""

    cues: Box
    number: Box | None
    image: int = 2  # the index of the picture of the slide


@dataclass(frozen=True, slots=True)
class Decision:
    """Why a role of ours is shown by a layout of a template, and what of it had no place of its own there."""

    role: str
    layout: str
    rule: str
    reason: str
    missing: tuple[str, ...] = ()
    master: int = 1

    @property
    def name(self) -> str:
        """The layout by its own name."""
        return self.layout.removesuffix(f" (master {self.master})")


@dataclass(frozen=True, slots=True)
class Look:
    """How a kit is dressed. `colours` are those of what is printed, `palette` those of the deck.

    `layouts` go by our own names for them, their roles; `decisions` say why each is as it is. `images` are the pictures
    that a template draws behind its texts, by the names that the shapes of the layouts give them.
    """

    template: bytes
    layouts: Mapping[str, Layout]
    notes: NotesPage
    palette: Palette
    colours: Mapping[Colour, str]
    fonts: Fonts
    wide: float = WIDE
    high: float = HIGH
    logo: tuple[str, bytes] | None = None
    badge: SetPicture | None = None  # the logo on the title slide
    images: Mapping[str, bytes] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()

    def palette_of(self, layout: Layout) -> Palette:
        """The colours on slides of a layout."""
        return layout.palette or self.palette

    @property
    def in_grey(self) -> Look:
        """The same look for a printer that has one ink: every colour as light as it was."""
        tints = tuple((word, replace(tint, hex=grey(tint.hex))) for word, tint in self.palette.tints)
        colours = {word: grey(hex) for word, hex in self.colours.items()}
        return replace(self, palette=Palette(tints), colours=colours)

    @property
    def printed(self) -> bytes:
        """The look as the themes of what is printed read it."""
        fonts = {"deck": self.fonts.text, "twin": self.fonts.twin, "print": self.fonts.print}
        size, logo = [self.wide, self.high], self.logo[0] if self.logo else None
        said = {"colours": dict(self.colours), "fonts": fonts, "slide": size, "logo": logo}
        return json.dumps(said).encode()

    @property
    def files(self) -> dict[str, bytes]:
        """All that the themes of what is printed read of a look."""
        logo = dict([self.logo]) if self.logo else {}
        return {"look.json": self.printed, **logo, **self.images}


def grey(hex: str) -> str:
    """The grey that the eye finds as light as a colour.

    >>> grey("#0b6b63")
    '#4d4d4d'
    """
    red, green, blue = (int(hex[at : at + 2], 16) for at in (1, 3, 5))
    light = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return f"#{light:02x}{light:02x}{light:02x}"


def own_palette(colours: Mapping[Colour, str]) -> Palette:
    """Colours at their places in the theme of our own template."""
    return Palette((*((word, Tint(place, colours[word])) for word, place in PLACES.items()), *signals()))


@cache
def own_look() -> Look:
    """Our own look, for whoever brings none."""
    own = json.loads(OWN.read_text(encoding="utf-8"))
    colours, fonts = own["colours"] | SIGNALS, own["fonts"]
    parts = {layout.name: f"/ppt/slideLayouts/slideLayout{n}.xml" for n, layout in enumerate(ALL, start=1)}
    return Look(
        template=TEMPLATE.read_bytes(),
        layouts={layout.name: replace(layout, part=parts[layout.name]) for layout in ALL},
        notes=NotesPage(CUES, NOTES_NUMBER),
        palette=own_palette(colours),
        colours=colours,
        fonts=Fonts(fonts["deck"], fonts["deck"], fonts["twin"], fonts["print"]),
    )
