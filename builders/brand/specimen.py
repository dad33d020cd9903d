"""A deck with a slide for every role, filled with what its slots are for: to see what a template makes of it."""

from __future__ import annotations

from collections.abc import Iterator

from builders.box import Box
from builders.brand.look import Decision, Look, own_look
from builders.layout import Layout
from builders.slide import Deck, Note, Paragraph, Run, Section, Slide

PARTS = 5
OTHERS = ("title", "slide-number")
BODY = ("One thing", "And a second, which is longer and may need a line more than the first", "And a third")


def specimen(look: Look) -> Deck:
    """Each role of ours as the look shows it; the notes say which layout it is, and why."""
    why = {decision.role: decision for decision in look.decisions}
    layouts = own_look().layouts.values()
    slides = tuple(_slide(layout, n, why.get(layout.name)) for n, layout in enumerate(layouts, start=1))
    return Deck("Every kind of slide", "en-GB", "", PARTS, (Section("Every kind of slide", slides),))


def _slide(layout: Layout, number: int, why: Decision | None) -> Slide:
    slots = {box.slot: tuple(_text(box)) for box in layout.boxes if box.slot not in OTHERS}
    title = f"A slide for {layout.label.lower()}"
    notes = (Note("see", "Why", (Run(f"Layout “{why.layout}”: {why.reason}."),)),) if why else ()
    return Slide(
        layout.name, number, layout.name, title, slots, 1 + number % PARTS, notes, here=f"Part {1 + number % PARTS}"
    )


def _text(box: Box) -> Iterator[Paragraph]:
    if box.tab:
        yield from (Paragraph((Run(f"{line[:22]}\t{n * 10} min"),)) for n, line in enumerate(BODY, start=1))
    elif box.slot == "body":
        yield from (Paragraph((Run(line),), box.list) for line in BODY)
    else:
        yield Paragraph((Run(box.prompt),))
