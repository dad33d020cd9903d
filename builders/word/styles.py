"""The styles of a Word document, in one table: from them its styles part is drawn, for people to change."""

from __future__ import annotations

from dataclasses import dataclass

KNOWN = frozenset({
    "Normal", "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "List Bullet", "List Number", "toc 1",
    "header", "footer",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: letters in `size` times those of the document, spaces in points where these have 11.

    Indents are in millimetres; `hanging` ones let the first line begin to the left. A style with an `outline` is a
    heading of that level.
    """

    id: str
    name: str
    base: str = "Normal"
    size: float = 1.0
    bold: bool = False
    italic: bool = False
    colour: str = ""
    before: float = 0
    after: float = 0
    leading: float = 1.15
    indent: float = 0
    hanging: float = 0
    keep: bool = False
    outline: int | None = None
    align: str = ""
    follow: str = "Normal"

    @property
    def known(self) -> bool:
        """Whether Word itself has a style of this name."""
        return self.name in KNOWN


STYLES = (
    Style("Normal", "Normal", base="", after=6, leading=1.22),
    Style("Title", "Title", size=2.9, bold=True, colour="teal", after=14, leading=1.0),
    Style("Kicker", "Kicker", size=1.2, bold=True, colour="clay", before=130, after=8, keep=True),
    Style("Kind", "Kind", size=1.1, bold=True, colour="clay", keep=True),
    Style("Subtitle", "Subtitle", size=1.45, after=24),
    Style("Heading1", "heading 1", size=1.8, bold=True, colour="teal", before=2, after=6, leading=1.05,
          keep=True, outline=0),
    Style("Heading2", "heading 2", size=1.25, bold=True, colour="teal", before=12, after=4, keep=True, outline=1),
    Style("Heading3", "heading 3", size=1.05, bold=True, colour="teal", before=8, after=3, keep=True, outline=2),
    Style("Panel", "Panel heading", base="Heading2", size=1.08, bold=True, colour="teal", before=2, after=3, keep=True),
    Style("Note", "Note", size=0.95, after=2, leading=1.1),
    Style("LastNote", "Note before what is next", base="Note", size=0.95, after=2, leading=1.1, keep=True),
    Style("Lead", "Panel name", size=1.0, bold=True, colour="teal", after=2, keep=True),
    Style("Mark", "Mark", size=0.85, bold=True, colour="teal", after=8),
    Style("Prompt", "Prompt", bold=True, before=8, after=3, keep=True),
    Style("ListBullet", "List Bullet", after=3, leading=1.2),
    Style("ListNumber", "List Number", after=4, leading=1.2),
    Style("Step", "Step", size=1.1, after=9, leading=1.15, keep=True),
    Style("Tick", "Tick", after=4, indent=8, hanging=8, leading=1.15, follow="Tick"),
    Style("Cue", "Cue", before=2, after=4, indent=26, hanging=26, leading=1.18, follow="Cue"),
    Style("SceneCue", "Cue beside a slide", base="Cue", before=2, after=3, indent=24, hanging=24, leading=1.18,
          follow="SceneCue"),
    Style("Answer", "Answer", size=0.94, after=2, indent=26, leading=1.12, follow="Answer"),
    Style("SceneAnswer", "Answer beside a slide", base="Answer", size=0.94, after=1, indent=24, leading=1.12,
          follow="SceneAnswer"),
    Style("Cell", "Cell", size=0.97, leading=1.12, follow="Cell"),
    Style("CellHead", "Cell heading", base="Cell", size=0.97, bold=True, leading=1.12, follow="Cell"),
    Style("SmallCell", "Cell of a wide table", base="Cell", size=0.86, leading=1.12, follow="SmallCell"),
    Style("SmallHead", "Cell heading of a wide table", base="CellHead", size=0.82, bold=True, leading=1.05,
          follow="SmallCell"),
    Style("WritingLine", "Writing line", after=0, leading=1.0, follow="WritingLine"),
    Style("Fact", "Fact", after=4),
    Style("Facts", "Facts", after=6, leading=1.3),
    Style("Rail", "Rail", size=0.95, after=2, leading=1.3, keep=True),
    Style("Contents", "toc 1", after=2, leading=1.1),
    Style("Credit", "Credit", size=0.8, before=12),
    Style("Header", "header", size=0.8),
    Style("Footer", "footer", size=0.85),
    Style("Gap", "Gap", size=0.1, leading=0.0),
    Style("Apart", "Apart", size=0.4, leading=1.0),
)  # fmt: skip
SIZES = {"workbook": 12.0, "guide": 9.5, "run-sheet": 10.5, "print-order": 11.0}
USUAL = 11.0  # points of a document that is named nowhere above


def size_of(document: str) -> float:
    return SIZES.get(document, USUAL)
