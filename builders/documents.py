"""Every document of a kit, one row each; and the sets of them that one person needs together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from builders.elements import FLOWING

ROOM = "room"

# What can be made together, by the word to type: for whom that is.
SETS = {
    ROOM: "to run it",
    "participants": "for those who come",
    "manager": "for their managers",
    "hr": "for HR",
    "train-the-trainer": "for a new facilitator",
    "virtual": "for whoever minds the rooms online",
}

# What a document that flows can be besides a PDF, by the word to type: what people call it.
FORMATS = {"docx": "for Word", "html": "for a phone"}
TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that comes out: what it is called, the file it goes to, and what it is for.

    It belongs to a set; its template lies in `templates/`, below a folder named for the set if that is not the room.
    The theme is named for the outermost element of the template. A document is laid out `after` those whose pages it
    names; one that `gathers` tells of all others in the kit, and is made last. `needs` names what `View` must have
    for there to be one, `uses` the instruments and briefs that it is made from; `shows_slides` tells that it pictures
    the slides; `of` is the document that it is once more, in another format. What is `given` comes into participants'
    hands; what `measures` is made only where that was agreed. Documents that share a template name it.
    """

    name: str
    file: str
    title: str
    purpose: str
    after: tuple[str, ...] = ()
    set: str = ROOM
    gathers: bool = False
    needs: str = ""
    shows_slides: bool = False
    of: str = ""
    uses: tuple[str, ...] = ()
    given: bool = False
    measures: bool = False
    shared: str = ""

    @property
    def printed(self) -> bool:
        return self.file.endswith(".pdf")

    @property
    def web(self) -> bool:
        """A page for the browser, made when all others are finished."""
        return self.file.endswith(".html") and not self.of

    @property
    def suffix(self) -> str:
        return f".{self.file.rpartition('.')[2]}"

    @property
    def exported(self) -> bool:
        """A file for another program, which is made without a template."""
        return self.suffix not in (".pdf", ".html", ".pptx") and not self.of

    @property
    def template(self) -> str:
        if self.shared:
            return self.shared
        return f"{self.name}.xml" if self.set == ROOM else f"{self.set}/{self.name}.xml"

    @property
    def flows(self) -> bool:
        """Whether it can be had in other formats: whether its outermost element is one of those that flow."""
        written = (TEMPLATES / self.template).read_text(encoding="utf-8") if self.printed else ""
        return written.rstrip().rpartition("</")[2].rstrip(">") in FLOWING

    @property
    def format(self) -> str:
        """What people call its format, where it is another document once more."""
        return FORMATS.get(self.file.rpartition(".")[2], "") if self.of else ""

    def once_more(self, format: str) -> Document:
        """The same document in another format, beside it."""
        file, title = f"{self.file.rpartition('.')[0]}.{format}", f"{self.title}, {FORMATS[format]}"
        return Document(f"{self.name}.{format}", file, title, self.purpose, (self.name,), self.set, of=self.name)


def _gift(set: str, name: str, title: str, purpose: str, needs: str = "") -> Document:
    """A printed document of a set that people get."""
    return Document(name, f"{set}/{name}.pdf", title, purpose, set=set, needs=needs, given=True)


def _paper(set: str, name: str, title: str, purpose: str, uses: str = "", given: bool = False) -> Document:
    """A printed document of a set, made from instruments and briefs."""
    return Document(name, f"{set}/{name}.pdf", title, purpose, set=set, uses=tuple(uses.split()), given=given)


def _form(name: str, title: str, purpose: str, measures: bool = True) -> Document:
    """An instrument of that name as a form to fill in."""
    return Document(
        name, f"hr/measure/{name}.pdf", title, purpose, set="hr", uses=(name,), given=True, measures=measures,
        shared="hr/form.xml",
    )  # fmt: skip


def _export(file: str, name: str, title: str, purpose: str, needs: str = "", measures: bool = False) -> Document:
    """A file for another program."""
    return Document(name, file, title, purpose, set=file.split("/", maxsplit=1)[0], needs=needs, measures=measures)


DOCUMENTS = (
    Document("start", "0-START-HERE.html", "Start here", "what is here, and what to do with it", gathers=True),
    Document(
        "deck", "1-deck.pptx", "Slides", "slides to show, with a cue card under each", ("workbook", "guide"),
        given=True,
    ),
    Document("run-sheet", "2-run-sheet.pdf", "Run sheet", "to run the day from, standing", ("workbook",)),
    Document(
        "guide", "3-facilitator-guide.pdf", "Facilitator guide", "to prepare from and hold", ("workbook",),
        shows_slides=True,
    ),
    Document(
        "workbook", "4-participant-workbook.pdf", "Participant workbook", "one for each participant, to write in",
        given=True,
    ),
    Document(
        "cards", "5-cards.pdf", "Cards", "cards to cut and hand out, as many sets as you need", needs="packs",
        given=True,
    ),
    Document(
        "print-order", "6-print-order.pdf", "Print order", "what to have printed, to read out at the counter",
        gathers=True,
    ),
    _gift("participants", "name-tents", "Name tents", "to fold and stand before each person", needs="in_room"),
    _gift("participants", "sign-in", "Sign-in sheet", "who is here, for the table by the door", needs="in_room"),
    _gift("participants", "handouts", "Handouts", "each worksheet on one side, for a team at its own desk"),
    _gift("participants", "pocket-cards", "Pocket cards", "what to do at the moment itself, to carry along"),
    _gift("participants", "promise", "Tear-off promise", "one half to keep, one half for the buddy"),
    _gift("participants", "posters", "Posters", "one idea each, to be read from three metres"),
    _gift("participants", "noticeboard", "Noticeboard cards", "a question and a small deed for the weeks after"),
    _gift("participants", "certificates", "Certificates", "for everyone who came, to sign"),
    _paper("participants", "pre-work", "Pre-work", "ten minutes at work, a week before", "pre-work", given=True),
    _paper("participants", "buddy-card", "Buddy card", "for two, to carry for three months", "buddy-card", given=True),
    _paper("manager", "manager-briefing", "Manager briefing", "what a manager does, on one page", "manager-briefing"),
    _paper("manager", "manager-talks", "Three talks", "ten minutes before, after and a month later", "manager-talks"),
    _paper("manager", "shift-talks", "Shift talks", "two minutes each, at the start of a shift", "follow-ups"),
    _paper("hr", "sponsor-brief", "Sponsor brief", "why, and what is asked of whoever pays", "sponsor-brief"),
    _paper("hr", "catalogue", "Course outline", "for the catalogue"),
    _paper("hr", "needs-questions", "Needs questions", "to ask before anything is booked", "needs-questions"),
    _paper("hr", "messages", "Letters and reminders", "what to send, and when", "invitation follow-ups"),
    _export("hr/messages.txt", "messages-text", "Letters as text", "to copy into mails", needs="letters"),
    _export("hr/calendar-hr.ics", "calendar-hr", "Calendar of HR", "each day on which something is due", needs="dated"),
    _export("hr/calendar-managers.ics", "calendar-managers", "Calendar of managers", "the talks", needs="dated"),
    _export(
        "hr/calendar-participants.ics", "calendar-participants", "Calendar of participants",
        "the day, and six reminders after it", needs="dated",
    ),
    _export("hr/figures.xlsx", "figures", "Figures", "needs, numbers and answers, to count in", needs="asked"),
    _paper("hr", "customising", "Customisation guide", "what may change, and how", "customising"),
    _paper("hr", "data-sheet", "Data sheet", "what becomes of the answers, for the works council too", "works-council"),
    _form("level-1", "Level 1 form", "before they leave the room"),
    _form("level-2-a", "Test, form A", "half of the group before, the others after"),
    _form("level-2-b", "Test, form B", "the other way about"),
    Document(
        "test-keys", "hr/measure/test-keys.pdf", "Keys", "what is right and why, for whoever marks the tests",
        set="hr", needs="exams", measures=True,
    ),
    _export("hr/measure/tests-moodle.xml", "moodle", "Tests for Moodle", "to import, keys included", "exams", True),
    _export("hr/measure/tests.gift", "gift", "Tests as GIFT", "to import elsewhere, keys included", "exams", True),
    _form("level-3", "Level 3 survey", "on the day, and after one and three months"),
    _form("service-pulse", "Internal customer survey", "twice a year, for everybody"),
    _form("mystery-shop-card", "Card for a visit", "for a month that was announced"),
    _form("would-you-buy", "Acid test", "for a team that looks at itself", measures=False),
    _form("customer-presence", "Are they here with us?", "for a team, twice a year", measures=False),
    _form("leader-questions", "Five questions to the top", "for those in charge", measures=False),
    _form("service-promise", "Internal service promise", "for two departments and one door", measures=False),
    _paper("train-the-trainer", "train-the-trainer", "Ready to lead it", "to prepare, to teach back, to watch",
           "train-the-trainer"),
    Document("producer", "virtual/producer.pdf", "Producer sheet", "rooms, chat and clock", ("workbook",), "virtual",
             needs="remote", uses=("producer",)),
    _export("virtual/chat-pastes.txt", "chat-pastes", "Chat lines", "to paste into the chat", needs="remote"),
)  # fmt: skip

# The workbook once more, when asked for; each is made from the finished workbook.
BOOKLET = Document(
    "booklet", "4-participant-workbook-BOOKLET.pdf", "Workbook to fold",
    "the workbook once more, its pages in order to fold", ("workbook",),
)  # fmt: skip
EASY_READ = Document(
    "easy-read", "4-participant-workbook-EASY-READ.pdf", "Workbook, easy to read",
    "the workbook in large letters; the number of each page is that of everybody's book", ("workbook",),
)  # fmt: skip
FILLABLE = Document(
    "fillable", "4-participant-workbook-FILLABLE.pdf", "Workbook to fill in on a screen",
    "the workbook with a field wherever there is a line, on the same pages", ("workbook",),
)  # fmt: skip
EXTRAS = (BOOKLET, EASY_READ, FILLABLE)


def sets_of(names: Iterable[str]) -> frozenset[str]:
    """The sets that documents belong to; the page to start from goes with every set."""
    wanted = _originals(names)
    own = {document.set for document in (*DOCUMENTS, *EXTRAS) if document.name in wanted and document.name != "start"}
    return frozenset(own or {ROOM})


def in_sets(sets: Collection[str]) -> tuple[str, ...]:
    """The names of the documents of some sets, and of the page to start from."""
    return tuple(document.name for document in DOCUMENTS if document.set in sets or document.name == "start")


def needed(names: Iterable[str]) -> frozenset[str]:
    """The documents named, and those that must be finished before them; the deck always, whose slides most name."""
    return _closed(frozenset({"deck", *names, *_originals(names)}), sets_of(names))


def _originals(names: Iterable[str]) -> frozenset[str]:
    """The documents named, each by its own name where another format of it is."""
    return frozenset(name.partition(".")[0] for name in names)


def _closed(wanted: frozenset[str], sets: frozenset[str]) -> frozenset[str]:
    named = [document for document in (*DOCUMENTS, *EXTRAS) if document.name in wanted]
    more = wanted.union(*(_before(document, sets) for document in named))
    return wanted if more == wanted else _closed(more, sets)


def _before(document: Document, sets: frozenset[str]) -> tuple[str, ...]:
    """What a document comes after; one that gathers, after all of the sets that are made."""
    if not document.gathers:
        return document.after
    others = [one for one in DOCUMENTS if one.set in sets and (document.web or not one.gathers)]
    return tuple(one.name for one in others if not one.web)


def once_more(documents: Iterable[Document], names: Collection[str]) -> tuple[Document, ...]:
    """Those documents that are named in another format, such as `guide.docx`, each as a row of its own."""
    rows = [document.once_more(format) for document in documents for format in FORMATS if not document.of]
    return tuple(row for row in rows if row.name in names)


def in_formats(names: Collection[str], formats: Collection[str]) -> tuple[str, ...]:
    """The names of documents once more, in each of some formats that they can have."""
    wanted = [document for document in DOCUMENTS if document.name in names] if formats else []
    flowing = [document.name for document in wanted if document.flows]
    return tuple(f"{name}.{format}" for name in flowing for format in FORMATS if format in formats)


def in_order() -> tuple[Document, ...]:
    """The documents as they are composed: the slides, which the guide pictures, then those most waited for."""
    waited_for = Counter(name for document in DOCUMENTS for name in document.after)
    composed = (document for document in DOCUMENTS if not document.exported)
    order = sorted(composed, key=lambda document: (document.printed, document.gathers, -waited_for[document.name]))
    return tuple(order)
