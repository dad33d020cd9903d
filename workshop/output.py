"""The only code that writes files: each one whole or not at all, and never over somebody's own work."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

MANIFEST = "kit.json"


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the kit, and whether it was made, was the same already, or stands beside an edited one."""

    path: Path
    state: str


def write(folder: Path, files: Mapping[str, bytes], about: Mapping[str, object]) -> tuple[Written, ...]:
    """Put `files` into `folder`, and a manifest of what was made, so that later changes by hand are seen."""
    folder.mkdir(parents=True, exist_ok=True)
    made = dict(_made_before(folder))
    written = []
    for name, content in files.items():
        written.append(_place(folder, name, content, made))
        made[written[-1].path.name] = _hash(content)
    manifest = {**about, "files": dict(sorted(made.items()))}
    replace(folder / MANIFEST, (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode())
    return tuple(written)


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
        draft.unlink(missing_ok=True)


def _place(folder: Path, name: str, content: bytes, made: Mapping[str, str]) -> Written:
    path = folder / name
    now = _hash(path.read_bytes()) if path.exists() else None
    if now == _hash(content):
        return Written(path, "same")
    if now is not None and now != made.get(name):
        beside = path.with_name(f"{path.stem} (new){path.suffix}")
        replace(beside, content)
        return Written(beside, "beside")
    replace(path, content)
    return Written(path, "made")


def _made_before(folder: Path) -> Iterator[tuple[str, str]]:
    """The names and hashes of the files that an earlier build made here."""
    with contextlib.suppress(OSError, ValueError):
        files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        yield from ((str(name), str(value)) for name, value in files.items())


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
