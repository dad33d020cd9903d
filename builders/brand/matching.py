"""Which layout of a template shows which role, and by which rule it was found; the first rule that finds one wins.

map        template.yaml says so
pane       a layout or a placeholder is called kit:ROLE, placeholders kit:SLOT, in the Selection Pane
type       PowerPoint's own word for the layout, which does not depend on language
name       the layout's name, in ten languages
signature  its placeholders: how many, what kind, how big, and where
composed   none of these: drawn in the place for content of the nearest layout
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from builders.brand.colour import VISIBLE, contrast
from builders.brand.inventory import Page, Placeholder
from builders.brand.roles import Role, plain, role
from workshop.model.brand import RoleMap

Rule = Literal["map", "pane", "type", "name", "signature", "composed"]
PANE = "kit:"
BIG, SMALL = 0.24, 0.2  # of the slide: a place for content, and one for a line of text
FIGURES = {"table": "tbl", "chart": "chart", "picture": "pic"}  # slots of figures, and placeholders for them alone
GRID = (0.05, 0.35, 0.65, 0.95)


@dataclass(frozen=True, slots=True)
class Match:
    """A layout for a role, and the placeholder for each slot that has one."""

    role: Role
    page: Page
    slots: Mapping[str, Placeholder]
    rule: Rule
    reason: str


class Matcher:
    """Finds layouts in a template: those on which text can be read first, of one master if it can be."""

    def __init__(self, pages: Iterable[Page], wishes: Mapping[str, RoleMap]) -> None:
        self.covers = tuple(pages)
        self.pages = sorted(self.covers, key=lambda page: -round(_clear(page), 1))
        self.wishes = wishes
        if (usual := self.find(role("points"), ("body",))) is not None:
            self.pages.sort(key=lambda page: page.master != usual.page.master)

    def find(self, wanted: Role, slots: tuple[str, ...]) -> Match | None:
        """The layout for a role whose slots are these, title and footers aside; nothing where none suits."""
        for rule in (self._mapped, self._paned, self._typed, self._named, self._signed):
            if (found := rule(wanted, slots)) is not None:
                return found
        return None

    def _ordered(self, wanted: Role) -> Iterable[Page]:
        """Where to look first: for the title on the first master, where covers are."""
        return self.covers if wanted.name == "title" else self.pages

    def _mapped(self, wanted: Role, slots: tuple[str, ...]) -> Match | None:
        wish = self.wishes.get(wanted.name)
        pages = [
            page for page in self.pages if wish and page.name == wish.layout and wish.master in (None, page.master)
        ]
        if wish is None or not pages:
            return None
        named = {str(slot): found for slot, name in wish.slots.items() if (found := _called(pages[0], str(name)))}
        rest = (
            _assigned(pages[0], [slot for slot in slots if slot not in named], set(named.values()))
            if not wish.slots
            else {}
        )
        return Match(wanted, pages[0], {**rest, **named}, "map", "template.yaml says so")

    def _paned(self, wanted: Role, slots: tuple[str, ...]) -> Match | None:
        name = f"{PANE}{wanted.name}"
        for page in self.pages:
            if name in (page.name.strip().casefold(), *(each.name.strip().casefold() for each in page.placeholders)):
                named = {
                    slot: each for slot in slots for each in page.bodies if each.name.casefold() == f"{PANE}{slot}"
                }
                rest = _assigned(page, [slot for slot in slots if slot not in named], set(named.values()))
                return Match(wanted, page, {**rest, **named}, "pane", f"it is called {name} in PowerPoint")
        return None

    def _typed(self, wanted: Role, slots: tuple[str, ...]) -> Match | None:
        for kind in wanted.kinds:
            for page in self._ordered(wanted):
                if page.kind == kind and (found := _suits(page, wanted, slots)) is not None:
                    return Match(wanted, page, found, "type", f"PowerPoint knows it as “{kind}”")
        return None

    def _named(self, wanted: Role, slots: tuple[str, ...]) -> Match | None:
        for page in self._ordered(wanted):
            if plain(page.name) in wanted.names and (found := _suits(page, wanted, slots)) is not None:
                return Match(wanted, page, found, "name", f"its name is “{page.name}”")
        return None

    def _signed(self, wanted: Role, slots: tuple[str, ...]) -> Match | None:
        signature = SIGNATURES.get(wanted.name)
        for page in self.pages if signature else ():
            if signature and (why := signature(page)) and (found := _suits(page, wanted, slots)) is not None:
                return Match(wanted, page, found, "signature", why)
        return None


def _clear(page: Page) -> float:
    """The share of a layout's places for content on which its text can be read."""
    spots = [
        (body, body.x + body.w * right, body.y + body.h * down)
        for body in (*page.bodies[:2], *filter(None, (page.title,)))
        for right in GRID
        for down in GRID
    ]
    if not any(body.area > BIG * page.wide * page.high for body in page.bodies):
        return 0
    good = [contrast(body.text.colour, page.backdrop.at(x, y)) >= VISIBLE for body, x, y in spots]
    return sum(good) / max(len(good), 1)


def _called(page: Page, name: str) -> Placeholder | None:
    """The placeholder with an index or a name."""
    return next((each for each in page.placeholders if name in (str(each.index), each.name)), None)


def _assigned(page: Page, slots: Iterable[str], taken: set[Placeholder]) -> dict[str, Placeholder]:
    """Slots to the places for content in reading order, as far as they go."""
    free = (body for body in page.bodies if body not in taken)
    return dict(zip(slots, free, strict=False))


def _suits(page: Page, wanted: Role, slots: tuple[str, ...]) -> dict[str, Placeholder] | None:
    """The slots on the placeholders of a layout, if it has a title and neither too few places nor too many."""
    needed = [slot for slot in slots if slot not in wanted.spare]
    if page.title is None or page.title.unfit or len(page.bodies) < len(needed):
        return None
    if wanted.name != "title" and any(body.kind == "subTitle" for body in page.bodies):
        return None
    if slots and slots[0] in FIGURES:
        return _shown(page, slots)
    filled = list(slots) if len(page.bodies) >= len(slots) else needed
    if wanted.name == "pair":
        return _paired(page, slots)
    if len(page.bodies) > len(filled) + 1:
        return None
    return _assigned(page, filled, set())


def _shown(page: Page, slots: tuple[str, ...]) -> dict[str, Placeholder] | None:
    """A figure in a place that can hold it, and what it says in another."""
    place = next((body for body in page.bodies if body.kind in (FIGURES[slots[0]], "obj")), None)
    if place is None or place.area < SMALL * page.wide * page.high:
        return None
    return {slots[0]: place, **_assigned(page, slots[1:], {place})}


def _paired(page: Page, slots: tuple[str, ...]) -> dict[str, Placeholder] | None:
    """Two names, each above what it means: column by column."""
    columns = sorted(page.bodies, key=lambda body: (body.middle[0] > page.wide / 2, body.y))
    if len(columns) != len(slots) or not all(
        name.h < line.h * 0.6 for name, line in zip(columns[::2], columns[1::2], strict=True)
    ):
        return None
    return dict(zip(slots, columns, strict=True))


def _one_place(page: Page) -> str | None:
    big = [body for body in page.bodies if body.area > BIG * page.wide * page.high]
    return "it has a title and one place for content" if page.title and len(page.bodies) == 1 and big else None


def _two_places(page: Page) -> str | None:
    if not page.title or len(page.bodies) not in (2, 4):
        return None
    halves = [body for body in page.bodies if body.w < page.wide * 0.6]
    left = [body for body in halves if body.middle[0] < page.wide / 2]
    return "it has places on the left and on the right" if len(halves) == 2 * len(left) == len(page.bodies) else None


def _cover(page: Page) -> str | None:
    kinds = {each.kind for each in page.placeholders}
    return (
        "it has a title in the middle and a subtitle"
        if "ctrTitle" in kinds or ("subTitle" in kinds and page.title)
        else None
    )


def _divider(page: Page) -> str | None:
    if not page.title or len(page.bodies) > 1 or page.title.h < page.high * 0.15:
        return None
    below = page.title.middle[1] > page.high * 0.3
    return "its title stands in the middle of the slide" if below and page.title.kind != "ctrTitle" else None


def _title_alone(page: Page) -> str | None:
    return "it has a title and nothing else" if page.title and not page.bodies else None


SIGNATURES = {
    "points": _one_place, "agenda": _one_place, "debrief": _one_place, "pair": _two_places,
    "title": _cover, "section": _divider, "bare": _title_alone,
}  # fmt: skip
