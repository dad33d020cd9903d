"""The only code that writes files: each one whole or not at all, and never over somebody's own work."""

from __future__ import annotations

import json
import os
import secrets
import time
from collections.abc import Iterator, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from workshop.content import shown
from workshop.errors import ContentError, Problem
from workshop.text import Place

MANIFEST = "kit.json"
STALE = 600  # seconds after which a draft that nobody finished is thrown away


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the kit and what became of it.

    `state` is `made`, `same` (as before), `beside` (it stands beside an edited one) or `locked` (it could
    not be written, and `problem` says why).
    """

    path: Path
    state: str
    problem: Problem | None = None


def write(folder: Path, files: Mapping[str, bytes], about: Mapping[str, object]) -> tuple[Written, ...]:
    """Put `files` into `folder`, and a manifest of what was made, so that later changes by hand are seen.

    The manifest is written first, with the old files and the new ones, so that a build that is killed half
    way knows both as its own. One file that cannot be written does not keep the others from being written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _tidy(folder)
        before = _made_before(folder)
        made = {name: _hash(content) for name, content in files.items()}
        _write_manifest(folder, about, {**before, **{name: before.get(name, set()) | {made[name]} for name in made}})
    except OSError as error:
        raise ContentError([_problem(folder, error)]) from None
    written = {name: _place(folder, name, content, before) for name, content in files.items()}
    kept = {name: _name(folder, one.path) for name, one in written.items() if one.state != "locked"}
    ours = {**before, **{known: {made[name]} for name, known in kept.items()}}
    with suppress(OSError):  # the manifest that was written first holds good
        _write_manifest(folder, about, ours)
    return tuple(written.values())


def replace(path: Path, content: bytes) -> None:
    """Write a file so that, whatever happens, either the old or the new one is there whole."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _rename(draft, path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def free_folder(folder: Path, whose: Mapping[str, object]) -> Path:
    """The folder, or `<folder>-2` and so on if another session's kit is in it; `whose` is what tells sessions apart."""
    names = (folder if number == 1 else folder.with_name(f"{folder.name}-{number}") for number in count(1))
    return next(one for one in names if _session_in(one) in (None, dict(whose)))


def _session_in(folder: Path) -> dict[str, object] | None:
    with suppress(OSError):  # writing there will fail too, and say why
        return manifest(folder).get("whose")
    return None


def _place(folder: Path, name: str, content: bytes, before: Mapping[str, Set[str]]) -> Written:
    """Write one file, beside the one that is there if somebody has edited it."""
    path = folder / name
    try:
        path.parent.mkdir(exist_ok=True)
        for one in beside(path):
            now = _hash(one.read_bytes()) if one.exists() else None
            state = "made" if one == path else "beside"
            if now == _hash(content):
                return Written(one, "same")
            if now is None or now in before.get(_name(folder, one), ()):
                replace(one, content)
                return Written(one, state)
    except OSError as error:
        return Written(path, "locked", _problem(path, error))
    raise AssertionError("there is always a next name")


def _name(folder: Path, path: Path) -> str:
    """What a file is called in the manifest: a stroke before its name if it lies in the folder of a set."""
    return path.relative_to(folder).as_posix()


def beside(path: Path) -> Iterator[Path]:
    """The name of a file, then those for one beside it: `guide.pdf`, `guide (new).pdf`, `guide (new 2).pdf`, ..."""
    yield path
    yield path.with_name(f"{path.stem} (new){path.suffix}")
    yield from (path.with_name(f"{path.stem} (new {number}){path.suffix}") for number in count(2))


def as_made(folder: Path) -> dict[str, str]:
    """What has become of each file that was made here: `as made`, `edited` or `missing`."""
    return {name: _state(folder / name, hashes) for name, hashes in sorted(_made_before(folder).items())}


def _state(path: Path, hashes: Set[str]) -> str:
    if not path.is_file():
        return "missing"
    return "as made" if _hash(path.read_bytes()) in hashes else "edited"


def outdated(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """The files that were made here with other contents than they would have now."""
    before = _made_before(folder)
    return [name for name, content in files.items() if name in before and _hash(content) not in before[name]]


def made_in(folder: Path) -> frozenset[str]:
    """The names of the files that were made here."""
    return frozenset(_made_before(folder))


def _made_before(folder: Path) -> dict[str, Set[str]]:
    """The hashes that the files had when an earlier build made them here."""
    files = manifest(folder).get("files")
    hashes = files.items() if isinstance(files, dict) else ()
    return {name: set(map(str, value)) if isinstance(value, list) else {str(value)} for name, value in hashes}


def manifest(folder: Path) -> dict[str, Any]:
    """What an earlier build wrote down here; nothing if there was none, or somebody has spoilt it."""
    with suppress(FileNotFoundError, NotADirectoryError, ValueError, RecursionError):
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return found if isinstance(found, dict) else {}
    return {}


def _write_manifest(folder: Path, about: Mapping[str, object], made: Mapping[str, Set[str]]) -> None:
    files = {name: sorted(hashes) for name, hashes in sorted(made.items())}
    written = {**about, "files": {name: one[0] if len(one) == 1 else one for name, one in files.items()}}
    replace(folder / MANIFEST, (json.dumps(written, indent=2, ensure_ascii=False) + "\n").encode())


def _tidy(folder: Path) -> None:
    """Remove the drafts that a killed build left here; those of a build that is running are young."""
    for draft in (*folder.glob(".*.tmp"), *folder.glob("*/.*.tmp")):
        with suppress(OSError):
            if time.time() - draft.stat().st_mtime > STALE:
                draft.unlink()


def _problem(path: Path, error: OSError) -> Problem:
    """Why something could not be written, and what to do about it."""
    reason = str(error.strerror or error)
    advice = {
        PermissionError: "close it if another program has it open, or choose another folder with --output",
        FileExistsError: "a file of that name is in the way; choose another folder with --output",
        NotADirectoryError: "a file of that name is in the way; choose another folder with --output",
        IsADirectoryError: "a folder of that name is in the way; move it",
    }
    more = advice.get(type(error), "make room or choose another folder with --output, then build again")
    return Problem(Place.whole(shown(path)), f"this cannot be written ({reason}); {more}")


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()


def _rename(draft: Path, path: Path) -> None:
    """Rename over the old file; on Windows a virus scanner may hold it for a moment, so try again."""
    for wait in (0.05, 0.1, 0.2, 0.4, 0.8):
        try:
            draft.replace(path)
            return
        except PermissionError:
            time.sleep(wait)
    draft.replace(path)
