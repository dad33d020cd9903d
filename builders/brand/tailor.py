"""A layout of a template becomes one of ours: each slot in a placeholder as slides inherit it, the rest drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product

from builders.box import Box
from builders.brand.clearing import ALIKE, BANDS, WHOLE, Place, cleared
from builders.brand.colour import VISIBLE, contrast
from builders.brand.composing import LEAST, composed
from builders.brand.inventory import Page, Placeholder
from builders.brand.legibility import readable
from builders.brand.look import Decision
from builders.brand.matching import Match, Matcher
from builders.brand.palette import Palette
from builders.brand.roles import Role, role
from builders.layout import Layout
from builders.shapes import Chain, Colour, around

KEPT = ("title", "ctrTitle", "subTitle", "body", "ftr", "sldNum", "tbl", "chart", "pic")
FEET = {"page": "ftr", "slide-number": "sldNum"}
TITLE_FLOOR, TEXT_FLOOR = 0.6, 0.8  # of our own, as templates know no other size for long texts
SMALLEST = 18.0  # points, in which templates that set texts smaller are filled all the same
CLOSE = 4.0  # points between the rows of an agenda
STRIPS = (0.945, 0.965, 0.925, 0.9)  # where on a slide the chain may lie, from its top
LONG = (235.0, 190.0, 150.0)  # how long it may be
LINE, WIDTHS = 1.2, {"page": 100.0, "slide-number": 20.0}  # what a footer needs
ROOMY = 0.5  # of the slide: a place for content that is smaller is no place for a drawing
TOP, FOOT, SIDE = 0.07, 0.9, 0.07  # where on a slide content may begin and must end, if the template does not say
RATHER = 0.4  # of the slide: as high as a place for many rows is
AIR = 5.0  # between the chain and what is near it


@dataclass(frozen=True, slots=True)
class Tailor:
    """Makes the layouts of a look from the layouts of a template."""

    matcher: Matcher
    palettes: dict[int, Palette]
    content: Match | None
    bare: Match | None
    clear: dict[tuple[str, Place, float], Place] = field(default_factory=dict)  # what was found so, by layout and place

    def made(self, own: Layout) -> tuple[Layout, Decision]:
        """The layout for a role of ours, and why it is as it is."""
        known = role(own.name)
        slots = tuple(box.slot for box in own.boxes if box.slot != "title" and box.slot not in FEET)
        if slots or known.names:
            match = self.matcher.find(known, slots)
            if match is not None and (
                match.rule in ("map", "pane") or not (_needs_drawing(own) or _cramped(own, match))
            ):
                return self._matched(own, match, slots)
        return self._composed(own, known)

    def _matched(self, own: Layout, match: Match, slots: tuple[str, ...]) -> tuple[Layout, Decision]:
        page, palette = match.page, self.palettes[match.page.master]
        places = {"title": page.title, **match.slots}
        boxes = [dressed(box, place, page) for box in own.boxes if (place := places.get(box.slot))]
        boxes = [self._read(box, page, palette) for box in boxes]
        boxes += _shared(own, boxes, page, palette)
        missing = tuple(slot for slot in slots if slot not in {box.slot for box in boxes})
        layout = Layout(own.name, tuple(boxes), fill=own.fill, kind=own.kind, part=page.part)
        return _finished(layout, own, page, palette), Decision(
            own.name, _called(page), match.rule, match.reason, missing, page.master
        )

    def _composed(self, own: Layout, known: Role) -> tuple[Layout, Decision]:
        page = self._ground(known)
        palette, area = self.palettes[page.master], self._area(page)
        layout = composed(own, page, area, self._full(page, area), palette, known.main)
        if not any(box.slot == "title" for box in layout.boxes) and page.title is not None:
            own_title = next(box for box in own.boxes if box.slot == "title")
            title = readable(dressed(own_title, page.title, page), (), page, palette, VISIBLE)
            layout = replace(layout, boxes=(title, *layout.boxes))
        reason = "no layout of its own: drawn in the place for content, in the colours of the theme"
        return _finished(layout, own, page, palette), Decision(
            own.name, _called(page), "composed", reason, master=page.master
        )

    def _ground(self, known: Role) -> Page:
        """The layout on which a role is drawn: with a place for its main text if it has one."""
        first, second = (self.content, self.bare) if known.main else (self.bare, self.content)
        match = first or second
        return match.page if match is not None else self.matcher.pages[0]

    def _area(self, page: Page) -> Place:
        """The clear part of the place for content on a page."""
        return self._cleared(page, self._content(page), ALIKE)

    def _cleared(self, page: Page, place: Place, alike: float) -> Place:
        key = (page.part, place, alike)
        if key not in self.clear:
            self.clear[key] = cleared(page, place, alike)
        return self.clear[key]

    def _read(self, box: Box, page: Page, palette: Palette) -> Box:
        """A box that can be read: on the clear part of its place, if bands of colour run across it."""
        if box.slot != "title":
            x, y, w, h = self._cleared(page, (box.x, box.y, box.w, box.h), BANDS)
            if w * h < WHOLE * box.w * box.h:
                box = replace(box, x=x, y=y, w=w, h=h, tab=box.tab * w / box.w, own=True)
        return readable(box, (), page, palette, VISIBLE)

    def _full(self, page: Page, area: Place) -> Place:
        """The clear part of the place for content together with that of the title."""
        return self._cleared(page, _full(page, area), ALIKE)

    def _content(self, page: Page) -> Place:
        """The place for content on a page, or that of the page for content, or what lies below the title."""
        body = page.bodies[0] if page.bodies else self.content.page.bodies[0] if self.content else None
        if body is not None:
            left, top, right, bottom = body.insets
            area = body.x + left, body.y + top, body.w - left - right, body.h - top - bottom
            return area if area[2] > ROOMY * page.wide and area[3] > ROOMY * page.high else _wider(area, _below(page))
        return _below(page)


def _below(page: Page) -> Place:
    """What lies below the title of a page and above its footers, between margins."""
    side, top = page.wide * SIDE, page.high * 0.24
    if page.title is not None:
        top = min(page.title.y + page.title.h + 6, page.high * 0.45)
    foot = min(
        (each.y for kind in FEET.values() if (each := page.foot(kind)) and each.y > page.high / 2), default=page.high
    )
    return side, top, page.wide - 2 * side, min(foot, page.high * FOOT) - 6 - top


def _wider(one: Place, other: Place) -> Place:
    """The place around two."""
    x, y = min(one[0], other[0]), min(one[1], other[1])
    return x, y, max(one[0] + one[2], other[0] + other[2]) - x, max(one[1] + one[3], other[1] + other[3]) - y


def _full(page: Page, area: Place) -> Place:
    """The place for content together with that of the title, where the title is not in a bar of its own."""
    title = page.title
    if page.low:
        top, side = page.high * TOP, page.wide * SIDE
        return side, top, page.wide - 2 * side, max(page.high * FOOT, area[1] + area[3]) - top
    if title is None or title.y > area[1]:
        return area
    x, y = title.middle
    same = contrast(page.backdrop.at(x, y), page.backdrop.at(area[0] + area[2] / 2, area[1] + 8)) < 1.3
    top = (title.y + title.h / 2) if same else area[1]
    return area[0], top, area[2], area[1] + area[3] - top


def _needs_drawing(own: Layout) -> bool:
    """Whether a role is more than texts: numbered circles, people, a card."""
    return own.says != "" or own.name in ("activity", "plan")


def _cramped(own: Layout, match: Match) -> bool:
    """Whether an agenda, which has as many rows as the day has parts, has no place high enough for them."""
    rows = [match.slots[box.slot] for box in own.boxes if box.tab and box.slot in match.slots]
    return any(place.h < RATHER * match.page.high for place in rows)


def _called(page: Page) -> str:
    return page.name if page.master == 1 else f"{page.name} (master {page.master})"


def dressed(own: Box, place: Placeholder, page: Page) -> Box:
    """A box of ours where a placeholder stands, with its letters."""
    text, scale = place.text, min(page.wide / 960, page.high / 540)
    is_title = own.slot == "title"
    floor = own.floor * scale * (TITLE_FLOOR if is_title else TEXT_FLOOR)
    floor = LEAST if own.tab else floor  # an agenda is only shown in passing, and has as many rows as the day has parts
    kind = place.kind if place.kind in KEPT else "obj"
    inner = place.w - place.insets[0] - place.insets[2]
    size = max(text.size, 0 if own.slot in FEET else SMALLEST)
    gap = min(text.gap, CLOSE) if own.tab else text.gap
    return Box(
        own.slot, place.x, place.y, place.w, place.h, size, min(max(round(floor), LEAST), size),
        kind, text.bold, text.colour, text.align, place.anchor, gap, text.list,  # type: ignore[arg-type]
        tab=round(inner * 0.92) if own.tab else 0, insets=place.insets, group=own.group, font=text.font,
        leading=text.leading, step=text.step if text.list != "none" else None, index=place.index,
        own=bool(own.tab) or size != text.size, capitals=text.capitals,
    )  # fmt: skip


def _finished(layout: Layout, own: Layout, page: Page, palette: Palette) -> Layout:
    """With the footers that the page has, what is drawn behind it, and the chain where there is room for it."""
    feet = tuple(_feet(own, page, palette))
    whole = replace(
        layout, boxes=(*layout.boxes, *feet), shapes=page.backdrop.shapes, fill=page.backdrop.fill, palette=palette
    )
    return replace(whole, chain=_chain(whole, page, palette) if own.chain else None)


def _shared(own: Layout, boxes: list[Box], page: Page, palette: Palette) -> list[Box]:
    """For whom, when and where, below the subtitle, in a part of its place: covers have one text only."""
    session = next((box for box in own.boxes if box.slot == "session"), None)
    above = next((box for box in boxes if box.slot == "subtitle"), None)
    if session is None or above is None or any(box.slot == "session" for box in boxes):
        return []
    high = max(above.h * 0.3, 34.0)
    boxes[boxes.index(above)] = replace(above, h=above.h - high, own=True)
    size = max(round(above.size * 0.62), LEAST)
    below = replace(
        above, slot="session", y=above.y + above.h - high, h=high, size=size, floor=LEAST, kind="text", own=True,
        index=None, font=page.theme.text, colour="ink", list="none", anchor="t", gap=0, step=None,
    )  # fmt: skip
    return [readable(below, (), page, palette)]


def _feet(own: Layout, page: Page, palette: Palette) -> Iterator[Box]:
    """The footers of a page that are big enough for what stands in them."""
    for box in own.boxes:
        if (kind := FEET.get(box.slot)) and (place := page.foot(kind)):
            made = dressed(box, place, page)
            if made.tall >= LEAST * LINE and made.inner >= WIDTHS[box.slot]:
                yield readable(made, (), page, palette, VISIBLE)


def _chain(layout: Layout, page: Page, palette: Palette) -> Chain | None:
    """The chain at the foot of the slide, where it touches nothing and can be seen, or nothing."""
    scale = page.wide / 960
    left = min((box.x + box.insets[0] for box in layout.boxes if box.slot not in FEET), default=page.wide * 0.07)
    for down in STRIPS:
        for x, long in product((left, page.wide * 0.35), LONG):
            chain = Chain(x, page.high * down, long * scale, 9 * scale, 12 * scale, 26 * scale)
            if _free(chain, layout, page) and (seen := _visible(chain, page, palette)):
                return seen
    return None


def _free(chain: Chain, layout: Layout, page: Page) -> bool:
    it = around(chain.shapes(1, 16))
    it = replace(it, x=it.x - AIR, y=it.y - AIR, w=it.w + 2 * AIR, h=it.h + 2 * AIR)
    if it.y + it.h > page.high or it.x + it.w > page.wide:
        return False
    boxes = [(box.x, box.y, box.w, box.h) for box in layout.boxes]
    shapes = [(shape.x, shape.y, shape.w, shape.h) for shape in layout.drawn]
    return all(it.x + it.w <= x or x + w <= it.x or it.y + it.h <= y or y + h <= it.y for x, y, w, h in boxes + shapes)


def _visible(chain: Chain, page: Page, palette: Palette) -> Chain | None:
    """The chain in a colour that stands out from all that is behind it."""
    edges = (chain.y - chain.last / 2, chain.y, chain.y + chain.last / 2)
    behind = [page.backdrop.at(chain.x + chain.w * share / 8, y) for share in range(9) for y in edges]
    colours: tuple[tuple[Colour, Colour], ...] = (("teal", "white"), ("white", "teal"), ("ink", "white"))
    for line, empty in colours:
        if min(contrast(palette.hexes[line], each) for each in behind) >= VISIBLE:
            return replace(chain, line=line, done=line, empty=empty)
    return None


def tailor(matcher: Matcher, palettes: dict[int, Palette]) -> Tailor:
    """A tailor who knows where most things will stand: the layout for content, and the one of a title alone."""
    return Tailor(matcher, palettes, matcher.find(role("points"), ("body",)), matcher.find(role("bare"), ()))
