"""Every PDF before two checkers of PDF/UA that share nothing, and each of them before PDFs that are spoilt on purpose.

The second, `outloud`, needs a library under the AGPL: it lives in an environment of its own and is asked as a program.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import page
import pytest
import typst

from builders import SETS, in_sets
from tests.programs import needed
from tests.spoilt import FORM, LINKS, spoilt
from workshop import __version__
from workshop.kit import make
from workshop.library import Library
from workshop.model import Session
from workshop.plan import plan

LINKED = """
#set document(title: "Links", date: none)
#set text(lang: "en")
= Where to look
Read #link("https://example.org")[the page of the example] today.
"""
STAMP = f"workshop {__version__}, "
AS_MADE = {"form", "links"}
MISSED_BY_THE_FIRST = {"tables without heads"}


def write(folder: Path, name: str, content: bytes) -> None:
    path = folder / f"{name.removesuffix('.pdf')}.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@pytest.fixture(scope="module")
def spoilt_in_turn(shipped: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two PDFs as they are made, and a copy for everything that can be wrong with them."""
    folder = tmp_path_factory.mktemp("spoilt")
    form = make(plan(shipped, Session()), only=["fillable"]).files["4-participant-workbook-FILLABLE.pdf"]
    linked = typst.compile(LINKED.encode(), pdf_standards=["ua-1"])
    for name, content, faults in (("form", form, FORM), ("links", linked, LINKS)):
        write(folder, name, content)
        for fault, spoil in faults.items():
            write(folder, fault, spoilt(content, spoil))
    return folder


def judged(folder: Path) -> dict[str, list[str]]:
    """What the second checker calls an error, by the name of the file."""
    paths = sorted(folder.rglob("*.pdf"))
    found = folder / "found.json"
    run = [needed("outloud"), "--quiet", "--json", found, *paths]
    subprocess.run(run, check=False, capture_output=True)
    results = json.loads(found.read_text(encoding="utf-8"))["results"]
    assert [Path(one["path"]) for one in results if one["error"] is None] == paths
    return {Path(one["path"]).stem: errors(one) for one in results}


def errors(result: dict[str, list[dict[str, str]]]) -> list[str]:
    found = [one for one in result["findings"] if one["severity"] == "error" and not running(one)]
    return [f"{one['rule']}: {one['message']}" for one in found]


def running(finding: dict[str, str]) -> bool:
    """Whether it is the foot of a paper of one page, which is no content; the checker takes a long one for prose."""
    only = finding["rule"] == "TAG-002" and finding["message"].startswith("1 line")
    return only and STAMP in finding["evidence"]


@pytest.mark.parametrize("fault", ["form", "links", *FORM, *LINKS])
def test_the_first_finds_what_is_wrong_and_nothing_where_all_is_well(spoilt_in_turn: Path, fault: str) -> None:
    report = page.validate_pdf(str(spoilt_in_turn / f"{fault}.pdf"), profile="ua1")

    assert report.is_compliant == (fault in AS_MADE | MISSED_BY_THE_FIRST)


@pytest.mark.slow
def test_the_second_finds_all_that_is_wrong_and_nothing_where_all_is_well(spoilt_in_turn: Path) -> None:
    assert {name for name, found in judged(spoilt_in_turn).items() if not found} == AS_MADE


@pytest.mark.slow
@pytest.mark.parametrize(
    "session",
    [{"paper": "letter", "mode": "hybrid"}, {"agenda": "two-days", "measurement": "named"}, {"agenda": "executives"}],
    ids=["half a day on letter paper, some at a screen", "two days, with names", "two hours under a long title"],
)
def test_the_second_passes_every_document(shipped: Library, session: dict[str, str], tmp_path: Path) -> None:
    kit = make(plan(shipped, Session.model_validate(session)), only=(*in_sets(SETS), "easy-read", "fillable"))
    for name, content in kit.files.items():
        if name.endswith(".pdf"):
            write(tmp_path, name, content)

    assert {name: found for name, found in judged(tmp_path).items() if found} == {}
