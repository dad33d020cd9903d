"""What is kept from participants reaches no file of theirs: every such text is planted, looked for, and held back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, SubElement
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pypdf import PdfReader

from builders import DOCUMENTS, SETS, in_sets
from builders.compose import Composer
from builders.leaks.leaking import leaks, searching
from builders.leaks.search import Search, words_in, words_of
from builders.leaks.secrets import KEPT, open_texts, secrets
from builders.naming import names
from builders.view import View
from workshop import model
from workshop.cards import PLAIN
from workshop.kit import Kit, compose, make
from workshop.library import Library
from workshop.model import Part, Session
from workshop.plan import Plan, plan
from workshop.text import Id, Line, Place, Ref, Text

SHOWN = ("deck", "posters", "pocket-cards")  # may say in time what somebody wrote for them to say
GIVEN = [document for document in DOCUMENTS if document.given]
EVERYTHING = Session.model_validate({"mode": "hybrid", "date": "2026-05-12"})
# Parts of which no text is kept back by itself: what they stand in may be, or it is for everyone, for HR or managers.
OFFICE = {
    "Agenda", "Care", "Card", "Case", "Choice", "Department", "Exposure", "Face", "Facilitator", "Fixed", "FollowUp",
    "FormItem", "Grid", "Hint", "Indicator", "Instead", "Item", "JobAid", "Material", "Objective", "Organisation",
    "Page", "People", "Scale", "Scenario", "Section", "Session", "SlideText", "Source", "Term", "Voice", "Way",
    "Checklist", "Brief", "CaseItem", "Extend", "Instrument", "Module", "Ordering", "Rewriting", "Rubric", "Shorten",
    "Changes", "Chart", "Picture", "Point", "Table",
}  # fmt: skip


@pytest.fixture(scope="module")
def half_day(shipped: Library) -> Plan:
    return plan(shipped, EVERYTHING)


@pytest.fixture(scope="module")
def trees(half_day: Plan) -> dict[str, Element]:
    return compose(View(half_day, PLAIN, sets=frozenset(SETS)), "full", "none")


@pytest.fixture(scope="module")
def search(half_day: Plan) -> Search:
    return searching(half_day, Composer(names(half_day)).plain)


@pytest.fixture(scope="module")
def whole(half_day: Plan) -> Kit:
    return make(half_day, only=in_sets(SETS))


def test_nothing_that_ships_is_held_back(whole: Kit) -> None:
    assert [str(one) for one in whole.findings if "held back" in one.what] == []
    assert [document.file for document in GIVEN if document.file not in whole.files] == []


def test_every_kind_of_part_says_which_of_its_texts_are_kept_back() -> None:
    """A new field of facilitators' text cannot slip in unseen: it is in KEPT, or its part is known to have none."""
    parts = {
        name for name in model.__all__ if isinstance(getattr(model, name), type) and _has_text(getattr(model, name))
    }

    assert parts - OFFICE - {part.__name__ for part in KEPT} == set()
    assert [key for part, keys in KEPT.items() for key in keys if key != "*" and key not in part.model_fields] == []


def test_every_text_that_is_kept_back_is_caught_in_every_file_that_people_get(search: Search, half_day: Plan) -> None:
    """Whatever a template let slip, in letters or in a description of a picture; a slide may say what it was to say."""
    plain = Composer(names(half_day)).plain
    shown = "\n".join(f" {' '.join(words_of(plain(text)))} " for text in open_texts(half_day))
    planted = [text for text in map(plain, secrets(half_day)) if len(words_of(text)) >= 4]

    missed = [
        (document.name, text)
        for number, text in enumerate(planted)
        for document in (GIVEN[number % len(GIVEN)],)
        if not leaks(search, [document], {document.name: _slip(text, hidden=number % 2 == 1)}, {})
        and not (document.name == "deck" and " ".join(words_of(text)[:8]) in shown)
    ]
    assert missed == []
    assert len(planted) > 600


@pytest.mark.parametrize("document", GIVEN, ids=[document.name for document in GIVEN])
def test_none_of_them_stands_in_a_finished_file(whole: Kit, search: Search, document: object) -> None:
    words = words_of(_read(document.file, whole.files[document.file]))  # type: ignore[attr-defined]

    assert len(words) > 8  # a name tent that is not written on yet has few
    assert [str(text) for text in search.found(words, revealing=document.name in SHOWN)] == []  # type: ignore[attr-defined]


@pytest.mark.slow
def test_planted_words_reach_no_file_that_people_get(half_day: Plan) -> None:
    """In every field that is kept back stands a word of its own; all files are made, and none shows one."""
    marked = _marked(half_day)
    made = make(marked.plan, only=in_sets(SETS))
    files = {document.file: made.files[document.file] for document in GIVEN if document.file in made.files}

    assert [str(one) for one in made.findings if "held back" in one.what] == []
    found = {file: sorted(set(re.findall("zq[a-z]+zq", _read(file, content)))) for file, content in files.items()}
    assert {file: words for file, words in found.items() if words} == {}
    assert marked.count > 500
    guide = set(re.findall("zq[a-z]+zq", _read("guide.pdf", made.files["3-facilitator-guide.pdf"])))
    assert len(guide) > 200  # where those who lead do read them


@pytest.mark.parametrize(
    "answer", ["The lorry waits behind the green gate until seven", "Quixotically.", "Ask Wilhelmina"]
)
def test_a_file_that_shows_an_answer_is_held_back_and_named(shipped: Library, answer: str) -> None:
    """An answer that its author copied to a page: the workbook is not written, all else is."""
    line = Line(answer, Place("exercises/x02.yaml", 7, 5))
    exercise = shipped.exercises["x02-my-customer-map"]
    question = exercise.debrief.happened.model_copy(update={"good": line})
    debrief = exercise.debrief.model_copy(update={"happened": question})
    changed = exercise.model_copy(update={"debrief": debrief})
    library = _with(shipped, "x02-my-customer-map", changed)

    class Slipping(Composer):
        def compose(self, template: str, **values: object) -> Element:
            tree = super().compose(template, **values)
            if template == "workbook.xml":
                next(tree.iter("page")).append(_paragraph(answer))
            return tree

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("workshop.kit.Composer", Slipping)
        made = make(plan(library, Session()), only=("workbook", "booklet", "cards", "start"))

    assert [file for file in made.files if "workbook" in file] == []
    assert "5-cards.pdf" in made.files
    (told,) = [str(one) for one in made.findings if "held back" in one.what]
    assert told == (
        f"exercises/x02.yaml:7:5: '{answer}' is kept from participants, and would stand in 4-participant-workbook.pdf; "
        "that file is held back: take it off the page, the card or the form"
    )
    start = made.files["0-START-HERE.html"].decode()
    assert "that file is held back" in start
    assert 'href="4-participant-workbook.pdf"' not in start


def test_eight_words_in_a_row_of_a_long_text_are_enough() -> None:
    long = "one two three four five six seven eight nine ten"
    search = Search([(tuple(long.split()), Text(long))], [])

    assert search.found("and two three four five six seven eight nine too".split()) == (long,)
    assert search.found("two three four five six seven eight".split()) == ()


def test_a_short_answer_is_looked_for_if_it_has_a_word_of_its_own() -> None:
    search = Search([(("not", "yet"), Text("Not yet")), (("in", "timbuktu"), Text("In Timbuktu")),
                     (("yet", "not"), Text("Yet not"))], ["not yet"])  # fmt: skip

    assert search.found("it is not yet in timbuktu".split()) == ("In Timbuktu",)


def test_what_stands_below_a_slide_is_for_the_one_who_leads() -> None:
    deck = Element("deck")
    SubElement(SubElement(deck, "notes"), "note").text = "kept"
    SubElement(deck, "slot", name="title", at="a.yaml:1:1").text = "seen"

    assert words_in(deck, frozenset({"notes"})) == ["title", "seen"]


class Marked:
    """A plan in which every text that is kept back ends with a word that stands nowhere else."""

    def __init__(self, timed: Plan) -> None:
        self.count = 0
        library = timed.library
        shelves = {kind: {id: self._part(part) for id, part in getattr(library, kind).items()}
                   for kind in ("modules", "blocks", "exercises", "guides")}  # fmt: skip
        forms = {id: self._form(form) for id, form in library.instruments.items()}
        briefs = {id: self._brief(brief) for id, brief in library.briefs.items()}
        fields = {**shelves, "instruments": forms, "briefs": briefs}
        self.plan = plan(type(library)(**{**vars(library), **fields}), timed.session)

    def _form(self, form: Part) -> Part:
        return self._of(form, lambda key: key in ("why", "rubric"))

    def _brief(self, brief: Part) -> Part:
        kept = brief.audience == "facilitators"  # type: ignore[attr-defined]
        return self._of(brief, lambda key: kept and key == "sections")

    def _part(self, part: Part) -> Part:
        return self._of(part, lambda key: False)

    def _of(self, value: object, kept: Callable[[str], bool], whole: bool = False) -> object:
        if isinstance(value, Text):
            return self._word(value) if whole and not isinstance(value, (Id, Ref)) else value
        if isinstance(value, Part):
            own = KEPT.get(type(value), ())
            keys = type(value).model_fields
            now = {
                key: self._of(getattr(value, key), kept, whole or kept(key) or key in own or own == ("*",))
                for key in keys
            }
            return value.model_copy(update=now)
        if isinstance(value, dict):
            return {id: self._of(one, kept, whole) for id, one in value.items()}
        return value

    def _word(self, text: Text) -> Text:
        self.count += 1
        letters = "".join(chr(97 + int(digit)) for digit in str(self.count))
        return type(text)(f"{text} zq{letters}zq", text.where)


def _marked(timed: Plan) -> Marked:
    return Marked(timed)


def _with(library: Library, id: str, exercise: object) -> Library:
    return type(library)(**{**vars(library), "exercises": {**library.exercises, id: exercise}})


def _slip(text: str, *, hidden: bool) -> Element:
    """A document in which a text stands among others, or describes a picture."""
    tree = Element("paper", {"alt": text} if hidden else {})
    SubElement(tree, "p").text = "All is well." if hidden else f"Before it. {text} And after."
    return tree


def _paragraph(text: str) -> Element:
    paragraph = Element("p")
    paragraph.text = text
    return paragraph


def _has_text(part: type) -> bool:
    if not (isinstance(part, type) and issubclass(part, Part)):
        return False
    kinds = "Line|Name|Prose"
    return any(re.search(rf"\b({kinds})\b", str(field.annotation)) for field in part.model_fields.values())


def _read(file: str, content: bytes) -> str:
    """All that a file says: letters, titles, properties, and what pictures say to those who cannot see them."""
    if file.endswith(".pdf"):
        reader = PdfReader(BytesIO(content))
        pages = "\n".join(page.extract_text() for page in reader.pages)
        return "\n".join([pages, *map(str, (reader.metadata or {}).values()), *_described(reader)])
    if file.endswith(".pptx"):
        return "\n".join(_shown(content))
    return content.decode()


def _described(reader: PdfReader) -> Iterator[str]:
    """The alternative texts of a tagged PDF."""
    for number in range(1, (reader.xref and len(reader.xref[0])) or 0):
        one = reader.get_object(number)
        if isinstance(one, dict) and "/Alt" in one:
            yield str(one["/Alt"])


def _shown(content: bytes) -> Iterator[str]:
    """What a deck shows, its notes apart; names and descriptions of shapes, and properties."""
    deck = Presentation(BytesIO(content))
    for slide in deck.slides:
        for shape in slide.shapes:
            yield shape.name
            yield shape._element.xpath("string(.//p:cNvPr/@descr)")
            yield shape.text_frame.text if shape.has_text_frame else ""
    with ZipFile(BytesIO(content)) as parts:
        yield re.sub("<[^>]*>", " ", parts.read("docProps/core.xml").decode())
