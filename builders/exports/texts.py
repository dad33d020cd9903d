"""What is copied and pasted, as plain text that every program opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from builders.view import View
from workshop.text import Text

Plain = Callable[[Text], str]
RULE = "-" * 60


def messages(view: View, plain: Plain) -> bytes:
    """All letters and reminders in the order in which they go out, each below its day and its subject."""
    parts = [f"{view.plan.title}: what to send, and when"]
    for letter in view.letters:
        said = ("\n".join([plain(one.text), *(f"[ ] {plain(to)}" for to in one.options)]) for one in letter.lines)
        parts.append("\n\n".join([f"{when(view, letter.day)}\nSubject: {plain(letter.title)}", *said]) + "\n")
    return _text(f"\n{RULE}\n\n".join(parts))


def pastes(view: View, plain: Plain, places: Mapping[str, int]) -> bytes:
    """The lines to paste into the chat, numbered as on the producer sheet, with the page to turn to."""
    parts = [f"{view.plan.title}: to paste into the chat"]
    for cue in (cue for cue in view.cues if cue.paste):
        page = places.get(f"workbook:{cue.page}")
        turn = [f"Workbook page {page}"] if page else []
        tasks = [f"{number}. {plain(line)}" for number, line in enumerate(cue.lines, start=1)]
        rooms = [f"Rooms: {cue.rooms}"] if cue.rooms else []
        parts.append("\n".join([f"({cue.paste}) {cue.slot.clock}", "", cue.slot.title, *tasks, *turn, *rooms, ""]))
    return _text(f"\n{RULE}\n\n".join(parts))


def when(view: View, day: int) -> str:
    """The date of a message, or how far it is from the day."""
    return view.on(day) or (f"{-day} days before" if day < 0 else f"day {day} after" if day else "on the day")


def _text(content: str) -> bytes:
    """With a mark at the start by which Windows knows the letters, and its ends of lines."""
    return b"\xef\xbb\xbf" + content.rstrip().replace("\n", "\r\n").encode() + b"\r\n"
