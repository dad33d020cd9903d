"""What can be typed of the documents that are made, and what is usual."""

from __future__ import annotations

# The names are said here once more, because importing the builders takes longer than --help may take.
DOCUMENT_NAMES = (
    "start", "deck", "run-sheet", "guide", "workbook", "cards", "print-order",
    "name-tents", "sign-in", "handouts", "pocket-cards", "promise", "posters", "noticeboard", "certificates",
    "pre-work", "buddy-card",
    "manager-briefing", "manager-talks", "shift-talks", "sponsor-brief", "catalogue", "needs-questions", "messages",
    "messages-text", "calendar-hr", "calendar-managers", "calendar-participants", "figures", "customising",
    "data-sheet", "level-1", "level-2-a", "level-2-b", "test-keys", "moodle", "gift", "level-3", "service-pulse",
    "mystery-shop-card", "would-you-buy", "customer-presence", "leader-questions", "service-promise",
    "train-the-trainer", "producer", "chat-pastes",
)  # fmt: skip
SET_NAMES = ("room", "participants", "manager", "hr", "train-the-trainer", "virtual", "all", "release")
WAYS = ("duplex", "booklet", "hole-punch", "mono")
FORMAT_NAMES = ("pdf", "docx", "html")
USUAL = {
    "sets": None, "formats": None, "guide": "standard", "thumbnails": "small", "cards": 4, "booklet": False,
    "easy_read": False, "fillable": False, "card_backs": False, "ways": None,
}  # fmt: skip
