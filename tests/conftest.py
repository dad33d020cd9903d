"""What the tests share: small trees of files, and a tiny workshop to change."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from builders import FORMATS, SETS, in_formats, in_sets
from tests.programs import needed
from workshop import parser, source
from workshop.errors import ContentError, Problem
from workshop.kit import Kit, make
from workshop.library import Library, load
from workshop.model import Session
from workshop.plan import plan
from workshop.shelves import FOLDERS
from workshop.validation import validate

# The same examples on every machine, however slow it is.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

# As the command does, look for cycles seldom: with many kits in memory that takes long.
gc.set_threshold(100_000, 5, 5)

TINY = Path(__file__).parent / "tiny"
ROOT = TINY.parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def tree(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Write files below a new folder: `tree({"modules/m1.yaml": "title: A"})`."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return write


class Workshop:
    """A copy of the tiny workshop, to change and to read."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def change(self, name: str, old: str, new: str) -> Workshop:
        """Put `new` in the place of `old` in the one file that has this name."""
        path = next(self.root.rglob(f"{name}.yaml"))
        text = path.read_text(encoding="utf-8")
        assert text.count(old) >= 1, f"{name} has no {old!r}"
        path.write_bytes(text.replace(old, new, 1).encode())
        return self

    def read(self) -> Library:
        return load(self.root)

    def problems(self) -> list[str]:
        """All that is wrong, as it is told; nothing if all is well."""
        try:
            self.read()
        except ContentError as error:
            return [str(problem).removeprefix(f"{self.root.as_posix()}/") for problem in error.problems]
        return []


@pytest.fixture
def tiny(tmp_path: Path) -> Workshop:
    return Workshop(Path(shutil.copytree(TINY, tmp_path / "tiny")))


@pytest.fixture(scope="session")
def library() -> Library:
    """The tiny workshop as it stands; it is never changed."""
    return load(TINY)


@pytest.fixture(params=["libyaml", "PyYAML"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a test with libyaml, and again as on a machine without it."""
    source.parsed.cache_clear()
    if request.param == "PyYAML":
        monkeypatch.setattr("workshop.parser.Loader", parser.Fallback)
    return str(request.param)


@pytest.fixture(scope="session")
def shipped() -> Library:
    """The content that comes with the kit."""
    return load(ROOT)


@pytest.fixture(scope="session")
def kit(shipped: Library) -> Kit:
    """The half-day kit as it is made when nothing is said."""
    return make(plan(shipped, Session()))


@pytest.fixture(scope="session")
def folder(kit: Kit, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the finished files of the half-day kit."""
    folder = tmp_path_factory.mktemp("half day é")
    for name, content in kit.files.items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(scope="session")
def once_more(shipped: Library) -> Kit:
    """All documents of the half day that flow, once more for Word and for a phone; the guide without pictures."""
    return make(plan(shipped, Session()), thumbnails="none", only=all_formats())


def all_formats() -> tuple[str, ...]:
    names = in_sets(SETS)
    return (*names, *in_formats(names, FORMATS))


@pytest.fixture(scope="session")
def formats_folder(once_more: Kit, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the documents of the half day in every format."""
    folder = tmp_path_factory.mktemp("formats")
    for name, content in once_more.files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def told(text: str | bytes, kind: str | None = None) -> list[str]:
    """Every message about one file, as `line:column: what`; with a kind, what its model says too."""
    problems: list[Problem] = []
    try:
        node = source.parse(text if isinstance(text, bytes) else text.encode(), "f", problems)
        if kind is not None:
            validate(FOLDERS[kind][1], node, "f", problems)
    except ContentError as error:
        problems.extend(error.problems)
    return [str(problem).removeprefix("f:") for problem in sorted(set(problems))]


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """Chromium, for pages that are looked at as people see them."""
    program = needed("chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()
