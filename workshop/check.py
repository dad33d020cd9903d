"""Checking without building: all content as it would be built, or single files by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from workshop import source
from workshop.content import ORGANISATION, Content, above, choose, core, shown
from workshop.errors import ContentError, Problem
from workshop.kit import Tell, make, misread, silent
from workshop.library import Library, gather, load
from workshop.model import Facilitator, Organisation, Part, Session
from workshop.plan import plan
from workshop.rules import broken_in
from workshop.session import checked, load_session
from workshop.shelves import FOLDERS
from workshop.teaching import advice_everywhere, advice_on, thick
from workshop.text import Id, Line, Name, Place, Text
from workshop.validation import KINDS, kind_of, validate

SESSIONS = "sessions"  # the folder in which an organisation keeps them
Checked = tuple[tuple[Problem, ...], int]


def check(paths: tuple[Path, ...], content: Content, tell: Tell = silent, brand: str | None = None) -> Checked:
    """Check the files that were named, or all content if none was; `tell` hears what is being looked at."""
    return check_files(paths) if paths else check_content(content, tell, brand)


def check_content(content: Content, tell: Tell = silent, brand: str | None = None) -> Checked:
    """Check every file, and make every agenda without writing it; return the findings and the number of files."""
    tell("read")
    library = load(content, Session(brand=Name(brand) if brand else None))
    items = [item for kind in FOLDERS for item in getattr(library, kind).values()]
    sessions = sorted((content.root / SESSIONS).glob("*.yaml")) if content.core else []
    findings = set(
        _findings(
            [
                *library.findings,
                *idle(library),
                *advice_everywhere(content, library),
                *_misread(items, library.organisation),
                *(problem for path in sessions for problem in _problems(path, library)),
            ]
        )
    )
    for agenda in library.agendas:
        tell(agenda)
        kit = make(plan(library, Session(agenda=Id(agenda))))
        findings |= {*kit.findings, *thick(kit.plan.agenda, kit.book.count)}
    return tuple(sorted(findings)), len(items) + len(sessions)


def check_files(paths: tuple[Path, ...]) -> Checked:
    """Check loose files, each by the kind that its keys show; raise ContentError with all that is wrong.

    Inside a folder of content, what a file refers to must be there; elsewhere it is checked by itself.
    """
    files = list(dict.fromkeys(file for path in paths for file in _files(path)))
    libraries = {folder: _library_around(folder) for folder in {file.resolve().parent for file in files}}
    problems = [problem for file in files for problem in _problems(file, libraries[file.resolve().parent])]
    return tuple(sorted(_findings(problems))), len(files)


def idle(library: Library) -> Iterator[Problem]:
    """A finding for each exercise that is never used, such as a copy that was left beside the first."""
    blocks = [
        *library.blocks.values(),
        *(block for module in library.modules.values() for block in module.blocks.values()),
    ]
    run = {block.exercise for block in blocks}
    for id, exercise in library.exercises.items():
        if id not in run:
            what = f"no block runs this exercise; delete the file, or write  exercise: {id}  in a block"
            yield Problem(Place.whole(exercise.title.where.file), what, fatal=False)


def _findings(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, if none of them is worse than a finding; raise ContentError for those that are."""
    problems = list(problems)
    if fatal := [problem for problem in problems if problem.fatal]:
        raise ContentError(fatal)
    return problems


def _files(path: Path) -> Iterator[Path]:
    return iter(sorted(path.rglob("*.yaml"))) if path.is_dir() else iter([path])


def _problems(path: Path, library: Library | None) -> Iterator[Problem]:
    """All that is wrong with one file: in itself, and in what it refers to."""
    name, found = shown(path), list[Problem]()
    node = source.read(path, name, found)
    kind = kind_of(node)
    if node is not None and kind is None:
        *nouns, last = [kind.removesuffix("s") for kind in KINDS]
        found.append(Problem(Place(name), f"this looks like no {', '.join(nouns)} or {last}; check its keys"))
    elif path.name == ORGANISATION:
        laid = gather(choose(path.parent, path.parent))[1]
        found += [problem for problem in laid if problem.where.file == name]
    elif node is not None or not found:
        item = validate(KINDS[kind or "sessions"], node, name, found)
        found += [] if item is None else _around(str(kind), item, name, library)
        found += _delivered(item, path) if isinstance(item, Session | Facilitator) else ()
    yield from dict.fromkeys(found)


def _around(kind: str, item: Part, name: str, library: Library | None) -> Iterator[Problem]:
    """What is wrong with the texts of an item, and with its place among all that is written."""
    yield from _misread([item], (library or gather(core())[0]).organisation)
    if library is not None:
        yield from broken_in(kind, item, library)
        yield from advice_on(kind, item, library)
        yield from (problem for problem in idle(library) if problem.where.file == name)


def _delivered(item: Session | Facilitator, path: Path) -> Iterator[Problem]:
    """What is wrong with a session, or a facilitator's own layer, where it lies over the content around it."""
    session = load_session(path)[0] if isinstance(item, Session) else Session(mine=Line(str(path)))
    try:
        library = load(above(path.resolve().parent) or core(), session)
        if isinstance(item, Session):
            plan(library, checked(library, session))
    except ContentError as error:
        yield from error.problems


def _misread(items: Iterable[Part], organisation: Organisation) -> Iterator[Problem]:
    return misread((text for item in items for text in _texts(item)), organisation)


def _texts(value: object) -> Iterator[Text]:
    """All texts that were written in a value, however deep."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Part):
        yield from _texts([getattr(value, name) for name in type(value).model_fields])
    elif isinstance(value, dict | list | tuple):
        yield from (text for one in (value.values() if isinstance(value, dict) else value) for text in _texts(one))


def _library_around(folder: Path) -> Library | None:
    """The content in or above a folder, as far as it can be read."""
    content = above(folder)
    with suppress(ContentError):
        return gather(content)[0] if content is not None else None
    return None
