"""Programs of the machine that some tests need: poppler to read PDFs, LibreOffice for decks, Chromium for pages."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest

from builders.letters.files import searched, system_folders


def needed(program: str) -> str:
    """The path of a program. Without it a test is skipped; in CI it fails, so that no check is lost."""
    path = shutil.which(program)
    return path if path else _without(program)


def needed_font(family: str) -> None:
    """See that a font is installed, as with programs."""
    if not searched(family, system_folders()):
        _without(family)


def _without(what: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing; .ci/run installs it")
    pytest.skip(f"{what} is not installed")
