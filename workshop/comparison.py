"""`workshop diff`: what participants read, held against the core for a department, or against a kit made earlier."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from click import BadParameter

from workshop import output
from workshop.book import Book
from workshop.content import Content, shown
from workshop.diff import GENERATOR, Diff, diff
from workshop.dress import Dress
from workshop.kit import approval, page, reads
from workshop.library import load
from workshop.model import Session
from workshop.plan import Plan, plan
from workshop.printed import book, is_printed, session_in, stop
from workshop.reading import Reading, restored
from workshop.session import checked, choose, load_session
from workshop.shelves import FOLDERS
from workshop.stack import adapted

NO_DATE = (1980, 1, 1, 0, 0, 0)  # of the members of what we pack; every program that saves a file writes the day


@dataclass(frozen=True, slots=True)
class Comparison:
    """What reads differently, in which workshop, for whom, and a file name for the page that shows it.

    Where a department is compared, `file` is where its own texts stand; otherwise both are empty. `paper` and `brand`
    are those of the session.
    """

    diff: Diff
    workshop: str
    name: str
    department: str = ""
    file: str = ""
    paper: str = "a4"
    brand: Dress | None = None

    @property
    def summary(self) -> str:
        who = self.department or "Since this kit was made"
        if self.diff.parts:
            return f"{who}: {self.diff.summary}"
        where = f"; texts of its own would stand in {self.file}" if self.file else ""
        return f"{who}: nothing reads differently{where}"


def compared(path: Path | None, typed: Mapping[str, Any], since: Path | None, content: Content) -> Comparison:
    """What a command asks to compare; BadParameter for a kit and a session of another kind at once."""
    if since is None:
        return for_department(path, typed, content)
    if path or any(value not in (None, (), {}) for value in typed.values()):
        raise BadParameter("a kit brings its own session; leave out all else but --output", param_hint="--since")
    return since_kit(since, content)


def for_department(path: Path | None, typed: Mapping[str, Any], content: Content) -> Comparison:
    """What the departments that a session is adapted for read differently; BadParameter if it is for none."""
    written = load_session(path)[0] if path else None
    session = choose(written, typed)
    names = _whose(session)
    theirs = _planned(content, session)
    usual = _planned(content, session.model_copy(update={"departments": {}, "adapt_for": []}))
    files = [f"{FOLDERS['departments'][0]}/{name}.yaml" for name in names]
    titles = [str(theirs.library.departments[name].title) for name in names]
    name = f"{'-'.join(names)}-diff.html"
    found = diff(reads(usual), reads(theirs))
    whose, files_of = " and ".join(titles), " and ".join(files)
    return Comparison(found, theirs.title, name, whose, files_of, session.paper, theirs.library.brand)


def since_kit(path: Path, content: Content) -> Comparison:
    """What the session of a kit reads differently today; ContentError if the kit does not tell what it was."""
    folder = path if path.is_dir() else path.parent
    if not (folder / output.MANIFEST).is_file():
        stop(folder, f"there is no kit here; name a folder that holds a {output.MANIFEST}")
    kit = output.manifest(folder)
    session, before = session_in(kit, folder), _reading_in(kit, folder)
    now = _planned(content, session, book(folder) if is_printed(kit) else None)
    found = diff(before, reads(now))
    name = f"{folder.resolve().name}-diff.html"
    return Comparison(found, now.title, name, paper=session.paper, brand=now.library.brand)


def keep(found: Comparison, path: Path) -> Path:
    """Write the page, or the Word document by the name of the file; ContentError where something else stands.

    A document that somebody has written in is theirs: the new one is put beside it.
    """
    try:
        if path.suffix == ".docx":
            parts = (found.diff, found.workshop, found.department, found.file, found.paper, found.brand)
            return _beside(path, approval(*parts))
        if path.exists() and not _is_ours(path.read_bytes()):
            stop(path, f"something else is here already; choose another name, such as  --output {found.name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        output.replace(path, page(found.diff, found.workshop, found.department, found.file))
    except OSError as error:
        stop(path, f"this cannot be written ({error.strerror}); close it, or choose another name with --output")
    return path


def _beside(path: Path, content: bytes) -> Path:
    """Write a Word document where none is, or one that is as we made it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    free = next(one for one in output.beside(path) if not one.exists() or _is_as_made(one))
    output.replace(free, content)
    return free


def _is_as_made(path: Path) -> bool:
    """Whether a Word document is one of ours that nobody has saved since: its members still have no date."""
    with suppress(BadZipFile, KeyError), ZipFile(path) as archive:
        dated = any(member.date_time != NO_DATE for member in archive.infolist())
        return not dated and GENERATOR.encode() in archive.read("word/footer1.xml")
    return False


def told(found: Comparison, path: Path, *, as_json: bool) -> str:
    """The summary and where the page is; as JSON, all places and texts too."""
    if not as_json:
        return f"{found.summary}\n  {shown(path)}"
    parts = [{"part": part.title, "places": [asdict(place) for place in part.places]} for part in found.diff.parts]
    return json.dumps({"summary": found.summary, "path": shown(path), "parts": parts}, indent=2, ensure_ascii=False)


def _whose(session: Session) -> list[str]:
    names = [str(name) for name in adapted(session)]
    if names:
        return names
    if several := ",".join(session.departments):
        what = f"these come together and read the core; name one, or write  --adapt-for {several}"
        raise BadParameter(what, param_hint="--department")
    what = "say whose, such as  --department finance,  or name a kit with  --since output/half-day/kit.json"
    raise BadParameter(what, param_hint="--department")


def _planned(content: Content, session: Session, printed: Book | None = None) -> Plan:
    library = load(content, session)
    return plan(library, checked(library, session), printed)


def _reading_in(kit: Mapping[str, Any], folder: Path) -> Reading:
    if "reads" not in kit:
        what = "this kit was made before workshop kept what people read; build it again, and compare from then on"
        stop(folder / output.MANIFEST, what)
    try:
        return restored(kit["reads"])
    except ValueError:
        stop(folder / output.MANIFEST, "somebody has changed what stands below reads; build the kit again")


def _is_ours(page: bytes) -> bool:
    return f'content="{GENERATOR}"'.encode() in page[:1000]
