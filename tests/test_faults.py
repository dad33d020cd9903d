"""Whatever call fails, and whenever a build is killed, each file is the old one or the new one, whole."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.test_output import ABOUT, NEW, OLD, files, states
from workshop.errors import ContentError
from workshop.output import write


@pytest.fixture(autouse=True)
def _nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda seconds: None)


FAULTS = ["open", "read", "write", "fsync", "replace", "mkdir"]


class Disk:
    """A disk on which the k-th call of one kind fails as if it were full, or broken, or not ours."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, kind: str, number: int, error: int) -> None:
        self.left, self.error = number, error
        real_open = Path.open
        wraps = {
            "open": (Path, "open"), "read": (Path, "read_bytes"), "fsync": (os, "fsync"),
            "replace": (Path, "replace"), "mkdir": (Path, "mkdir"),
        }  # fmt: skip
        if kind == "write":
            monkeypatch.setattr(
                Path, "open", lambda path, mode="r", **more: self.watch(real_open(path, mode, **more), mode)
            )
        else:
            where, name = wraps[kind]
            monkeypatch.setattr(where, name, self.failing(getattr(where, name)))

    def failing(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def stand_in(*args: Any, **options: Any) -> Any:
            self.left -= 1
            if self.left == 0:
                raise OSError(self.error, os.strerror(self.error))
            return real(*args, **options)

        return stand_in

    def watch(self, file: Any, mode: str) -> Any:
        return Watched(file, self) if "w" in mode else file


class Watched:
    """A file of which half is written before the disk is full."""

    def __init__(self, file: Any, disk: Disk) -> None:
        self.file, self.disk = file, disk

    def __enter__(self) -> Watched:
        return self

    def __exit__(self, *error: object) -> None:
        self.file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)

    def write(self, content: bytes) -> None:
        self.disk.failing(lambda: self.file.write(content))() if self.disk.left > 1 else self.half(content)

    def half(self, content: bytes) -> None:
        self.file.write(content[: len(content) // 2])
        self.disk.failing(lambda: self.file.write(content[len(content) // 2 :]))()


@pytest.mark.parametrize("kind", FAULTS)
@pytest.mark.parametrize("number", range(1, 9))
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EACCES, errno.EIO], ids=errno.errorcode.get)
def test_whatever_fails_each_file_is_old_or_new_and_the_fault_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, number: int, error: int
) -> None:
    write(tmp_path, {"a.pdf": OLD, "b.pdf": OLD}, ABOUT)
    with monkeypatch.context() as broken:
        disk = Disk(broken, kind, number, error)
        told = attempt(tmp_path)
    kept = files(tmp_path)
    assert set(kept) == {"a.pdf", "b.pdf"}, "no draft is left, and no file stands beside another"
    assert set(kept.values()) <= {OLD, NEW}
    assert kept == {"a.pdf": NEW, "b.pdf": NEW} or disk.left > 0 or all(tmp_path.as_posix() in line for line in told)
    assert bool(told) == (kept != {"a.pdf": NEW, "b.pdf": NEW})
    assert set(states(write(tmp_path, {"a.pdf": NEW, "b.pdf": NEW}, ABOUT))) == {"a.pdf", "b.pdf"}
    assert files(tmp_path) == {"a.pdf": NEW, "b.pdf": NEW}, "building again puts all right"


def attempt(folder: Path) -> list[str]:
    try:
        written = write(folder, {"a.pdf": NEW, "b.pdf": NEW}, ABOUT)
    except ContentError as error:
        return [str(problem) for problem in error.problems]
    return [str(one.problem) for one in written if one.problem]


def test_an_interruption_leaves_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(descriptor: int) -> None:
        raise KeyboardInterrupt

    write(tmp_path, {"a.pdf": OLD}, ABOUT)
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, {"a.pdf": NEW}, ABOUT)
    assert files(tmp_path) == {"a.pdf": OLD}


# --- when it is killed ---------------------------------------------------------------------------------------

KILLED = """
import os, sys
from pathlib import Path
from workshop import output
left = int(sys.argv[2])
def dying(real):
    def stand_in(*args, **options):
        global left
        left -= 1
        if left == 0:
            os._exit(9)
        return real(*args, **options)
    return stand_in
os.fsync, Path.replace, Path.open = dying(os.fsync), dying(Path.replace), dying(Path.open)
output.write(Path(sys.argv[1]), {"a.pdf": b"new", "b.pdf": b"new"}, {})
"""


@pytest.mark.slow
@pytest.mark.parametrize("moment", range(1, 14))
def test_a_build_that_is_killed_leaves_old_or_new_and_the_next_one_replaces_both(tmp_path: Path, moment: int) -> None:
    write(tmp_path, {"a.pdf": OLD, "b.pdf": OLD}, {})
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), str(moment)], check=False)
    whole = {name: content for name, content in files(tmp_path).items() if not name.startswith(".")}
    assert set(whole) == {"a.pdf", "b.pdf"}
    assert set(whole.values()) <= {OLD, NEW}
    assert json.loads((tmp_path / "kit.json").read_bytes())["files"].keys() == {"a.pdf", "b.pdf"}
    write(tmp_path, {"a.pdf": b"newer", "b.pdf": b"newer"}, {})
    whole = {name: content for name, content in files(tmp_path).items() if not name.startswith(".")}
    assert whole == {"a.pdf": b"newer", "b.pdf": b"newer"}
