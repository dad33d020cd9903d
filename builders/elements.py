"""The vocabulary of documents and its law: which elements there are, what they may say, and what stands in them.

Templates write these elements; the deck and the Typst themes show them. Names that HTML has mean what they
mean in HTML, the rest are ours. A tree is checked once, when it is composed, so that a slip in a template
is found in the template and not as a blank on paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

TEXT = frozenset({"text", "strong", "em", "a", "ref", "br", "del", "ins"})
FLOW = frozenset({"p", "ul", "ol", "table"})
LIST = frozenset({"p", "ul", "ol"})
FLOWING = frozenset({"workbook", "guide", "run-sheet", "print-order", "paper"})  # can be had for Word and phones too


@dataclass(frozen=True, slots=True)
class Law:
    """What an element may hold, whether letters of its own too, and the attributes it must or may have."""

    children: frozenset[str] = frozenset()
    letters: bool = False
    must: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()


def _law(children: frozenset[str] | str = "", must: str = "", may: str = "", letters: bool = False) -> Law:
    held = frozenset(children.split()) if isinstance(children, str) else children
    return Law(held, letters, frozenset(must.split()), frozenset(may.split()))


def _line(must: str = "", may: str = "") -> Law:
    """An element that holds one line of text."""
    return _law(TEXT, must, may, letters=True)


PAGE_ITEMS = FLOW | frozenset("write ticks drawing grid job-aid scenario when-then goals chain facts".split())
PAPER_ITEMS = FLOW | frozenset("h2 h3 facts write ticks grid panel cue columns chain when-then job-aid".split())
GUIDE_ITEMS = FLOW | frozenset("h2 h3 cue panel ticks columns pairs facts room-plan chain own-notes".split())

ELEMENTS: dict[str, Law] = {
    # text
    "text": _line(may="at"),
    "strong": _line(),
    "em": _line(),
    "del": _line(),
    "ins": _line(),
    "a": _line(must="href", may="title"),
    "ref": _law(must="to", may="since", letters=True),
    "br": _law(),
    # flow
    "p": _line(may="at"),
    "h2": _line(may="id"),
    "h3": _line(),
    "ul": _law("li", may="at short"),  # lines so short that two stand side by side
    "ol": _law("li", may="at start"),
    "li": _law(TEXT | LIST, letters=True),
    "table": _law("thead tbody", may="widths kind"),
    "thead": _law("tr"),
    "tbody": _law("tr"),
    "tr": _law("th td", may="kind"),
    "th": _line(),
    "td": _law(TEXT | LIST | {"cut", "ticks"}, letters=True),
    # deck
    "deck": _law("section", must="title lang parts", may="author buyer"),
    "section": _law("slide", must="name"),
    "slide": _law("slot notes", must="id layout title", may="part here at hidden whole again"),
    "slot": _law(LIST | {"table", "chart", "picture"}, must="name"),
    "chart": _law("point", must="kind shows", may="unit"),
    "point": _line(must="value", may="stress"),
    "picture": _law(must="file shows"),
    "notes": _law("note"),
    "note": _law("p", must="kind word"),
    # workbook
    "workbook": _law("cover contents page notes-page back", must="title lang paper parts form", may="fields"),
    "cover": _law("p facts chain", must="title kind"),
    "page": _law(PAGE_ITEMS, must="id title", may="code privacy at standard"),
    "contents": _law(must="title"),
    "notes-page": _law("p", must="title id count", may="standard"),
    "back": _law("p"),
    "write": _law("prompt starter", must="lines"),
    "prompt": _line(),
    "starter": _line(),
    "ticks": _law("tick", may="label"),
    "tick": _line(),
    "drawing": _law(must="name alt words"),
    "grid": _law("column row"),
    "column": _line(),
    "row": _line(),
    "job-aid": _law("card p", must="kind title"),
    "card": _law("p", must="name"),
    "scenario": _law("p", must="title"),
    "when-then": _law(must="words", may="cut"),
    "goals": _law("goal", must="title"),
    "goal": _line(),
    "chain": _law(must="parts part", may="label"),
    "facts": _law("fact"),
    "fact": _line(must="name"),
    # guide
    "guide": _law("cover opening spread back", must="title lang paper parts thumbnails spreads"),
    "opening": _law(GUIDE_ITEMS, must="id title"),
    "room-plan": _law(must="seats words alt"),
    "spread": _law("rail body", must="id title at", may="code"),
    "rail": _law("fact mark", must="clock minutes", may="code notes"),
    "mark": _law(letters=True, must="kind"),
    "body": _law(GUIDE_ITEMS),
    "cue": _law("thumb p answer", must="kind word"),
    "answer": _law("p", must="word"),
    "panel": _law(GUIDE_ITEMS | frozenset({"p"}), must="kind title", may="aside"),
    "thumb": _law(must="slide title"),
    "columns": _law("panel"),
    "own-notes": _law(must="title"),
    "pairs": _law("card ticks"),
    # paper: any document that flows on plain pages; `kind` is said above its title, `privacy` below it
    "paper": _law(PAPER_ITEMS | {"leaf", "back"}, must="title lang paper about stamp", may="kind privacy"),
    "leaf": _law(PAPER_ITEMS, must="id"),
    # what people take home; a name that is not known is a line to write it on
    "certificates": _law("certificate", must="title lang paper about stamp"),
    "certificate": _law("p goal fact", must="kind time heading parts", may="name for"),
    "name-tents": _law("tent", must="title lang paper about"),
    "tent": _law(must="parts", may="name department"),
    "sign-in": _law("facts p person", must="title kind lang paper about stamp columns days"),
    "person": _law(must="number", may="name department"),
    "posters": _law("poster", must="title lang paper about parts buyer"),
    "poster": _law("p job-aid", must="title", may="at"),
    "pocket-cards": _law("pocket-sheet", must="title lang paper about"),
    "pocket-sheet": _law("pocket-card"),
    "pocket-card": _law("job-aid when-then", must="title"),
    "notices": _law("notice", must="title lang paper about"),
    "notice": _law("ask p", must="when do", may="at"),
    "promise": _law("half", must="title lang paper about"),
    "half": _law("p when-then fact", must="title who"),
    # run sheet
    "run-sheet": _law("facts day sitting p overleaf back", must="title lang paper about"),
    "day": _law("h2 table p"),
    "sitting": _law("h2 table p"),
    "overleaf": _law(FLOW | {"h2", "ticks", "cutting"}, must="id"),
    "cut": _line(),
    # cards
    "cards": _law("sheet backs table-sheet", must="title lang paper about up", may="empty"),
    "sheet": _law("face", may="id"),
    "backs": _law("reverse", may="id"),
    "reverse": _law(must="code set number"),
    "face": _law("p ask ticks job-aid", must="code set number title who size", may="rounds privacy at"),
    "ask": _line(),
    "table-sheet": _law("p face", must="id code title", may="at"),
    # print order
    "print-order": _law(FLOW | frozenset("facts h2 aloud overleaf back".split()), must="title lang paper about"),
    "aloud": _law("p"),
    "cutting": _law(must="alt words rows"),
}  # fmt: skip


def breaches(root: Element) -> Iterator[str]:
    """Every way in which a tree breaks the law; nothing for a lawful one."""
    for element in root.iter():
        law = ELEMENTS.get(element.tag)
        if law is None:
            yield f"<{element.tag}> is not an element"
        else:
            yield from _breaches_of(element, law)


def _breaches_of(element: Element, law: Law) -> Iterator[str]:
    attributes = set(element.keys())
    for name in sorted(law.must - attributes):
        yield f"<{element.tag}> needs the attribute {name}"
    for name in sorted(attributes - law.must - law.may):
        yield f"<{element.tag}> takes no attribute {name}"
    for child in element:
        if child.tag not in law.children:
            yield f"<{child.tag}> may not stand in <{element.tag}>"
    if not law.letters and any((text or "").strip() for text in (element.text, *(child.tail for child in element))):
        yield f"<{element.tag}> holds no text of its own"
