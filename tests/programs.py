"""Programs of the machine that some tests need: poppler to read PDFs, LibreOffice for decks, Chromium for pages."""

from __future__ import annotations

import os
import shutil

import pytest


def needed(program: str) -> str:
    """The path of a program. Without it a test is skipped; in CI it fails, so that no check is lost."""
    if path := shutil.which(program):
        return path
    if os.environ.get("CI"):
        pytest.fail(f"{program} is missing; .ci/run installs it")
    pytest.skip(f"{program} is not installed")
