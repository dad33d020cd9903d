"""`python -m tests.pictures`: build the half-day kit and write the README's picture of it. Needs LibreOffice."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from tests.conftest import ROOT
from workshop.kit import make
from workshop.library import load
from workshop.model import Session
from workshop.plan import plan

HERE = Path(__file__).parent


def main() -> None:
    """Write `tests/pictures/kit.png`."""
    files = make(plan(load(ROOT), Session())).files
    inputs: Any = {
        "main.typ": (HERE / "kit.typ").read_bytes(),
        "deck.pdf": _as_pdf(files["1-deck.pptx"]),
        "guide.pdf": files["3-facilitator-guide.pdf"],
        "workbook.pdf": files["4-participant-workbook.pdf"],
    }
    with TemporaryDirectory() as empty:
        for name, content in inputs.items():
            (Path(empty) / name).write_bytes(content)
        typst.compile(Path(empty) / "main.typ", output=Path(empty) / "kit.pdf", root=Path(empty))
        # poppler draws the pages, because Typst leaves seams in PDFs that it shows as pictures
        command = ["pdftoppm", "-r", "72", "-png", "-singlefile", f"{empty}/kit.pdf", str(HERE / "kit")]
        subprocess.run(command, check=True, capture_output=True)


def _as_pdf(pptx: bytes) -> bytes:
    """The deck as LibreOffice shows it."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "deck.pptx").write_bytes(pptx)
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, f"{folder}/deck.pptx"]
        subprocess.run(command, check=True, capture_output=True)
        return (Path(folder) / "deck.pdf").read_bytes()


if __name__ == "__main__":
    main()
