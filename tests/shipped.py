"""The decks of the nine agendas as values and as files, without the printed documents, which take longer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from builders import DOCUMENTS
from builders.brand.look import own_look
from builders.deck import decide
from builders.fit import ResolvedSlide, fit
from builders.paint import paint
from builders.references import fill
from builders.view import View
from tests.conftest import ROOT
from workshop.kit import compose
from workshop.library import load
from workshop.model import Session
from workshop.plan import plan

AGENDAS = sorted(path.stem for path in (ROOT / "modules" / "agendas").glob("*.yaml"))
PAGE = 7  # stands in the place of every page of a workbook or guide


@dataclass(frozen=True)
class Shipped:
    """A deck, and the slides that it was painted from."""

    slides: tuple[ResolvedSlide, ...]
    pptx: bytes

    @property
    def shown(self) -> tuple[ResolvedSlide, ...]:
        return tuple(one for one in self.slides if not one.slide.hidden)


@cache
def shipped_deck(agenda: str) -> Shipped:
    view = View(plan(load(ROOT), Session.model_validate({"agenda": agenda})))
    tree = compose(view, "standard", "none", documents=[one for one in DOCUMENTS if one.name == "deck"])["deck"]
    fill(tree, {each.attrib["to"]: PAGE for each in tree.iter("ref")})
    deck, look = decide(tree), own_look()
    slides = fit(deck, look)[0]
    return Shipped(slides, paint(slides, deck, look))
