"""The vocabulary of documents: its law, that slips in templates are found, and that every theme shows every element."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from builders import DOCUMENTS
from builders.elements import ELEMENTS, FLOWING, breaches
from builders.typeset import theme_file
from tests.conftest import ROOT

TEMPLATES, THEMES = ROOT / "builders" / "templates", ROOT / "builders" / "themes"
BY_THE_TABLE = {"thead", "tbody", "tr", "th", "td"}  # these a table draws by their place in it
PRINTED = [document.template for document in DOCUMENTS if document.printed]


def law(xml: str) -> list[str]:
    return list(breaches(ElementTree.fromstring(xml)))


def test_a_lawful_tree_breaks_nothing() -> None:
    assert law('<ul at="f:1:1"><li><text>one</text> and <strong>two</strong></li></ul>') == []


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        ("<blink>now</blink>", "<blink> is not an element"),
        ("<drawing name='line' words=''/>", "<drawing> needs the attribute alt"),
        ("<p class='big'>now</p>", "<p> takes no attribute class"),
        ("<ul><p>now</p></ul>", "<p> may not stand in <ul>"),
        ("<ul>now</ul>", "<ul> holds no text of its own"),
    ],
)
def test_a_slip_is_told(xml: str, told: str) -> None:
    assert told in law(xml)


def test_every_element_may_stand_in_another_or_is_a_document() -> None:
    held = {child for law in ELEMENTS.values() for child in law.children}
    roots = {"deck", *(theme.stem for theme in THEMES.rglob("*.typ"))}

    assert set(ELEMENTS) - held - roots == set()
    assert held - set(ELEMENTS) == set()


@pytest.mark.parametrize("template", PRINTED)
def test_a_theme_shows_every_element_that_its_template_writes(template: str) -> None:
    written = set(re.findall(r"<([a-z][a-z0-9-]*)", _text(TEMPLATES / template)))
    theme = _text(theme_file(_root(template))) + _text(THEMES / "base.typ")
    shown = {tag for tag in written if re.search(rf'(?m)^  {tag}:|named\([^)]*"{tag}"|"{tag}"', theme)}

    assert written - shown - BY_THE_TABLE == set()


def _root(template: str) -> str:
    """The outermost element of a template, which its theme is named for."""
    return re.findall(r"</([a-z-]+)>\s*$", _text(TEMPLATES / template))[0]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("writer", ["word", "web"])
def test_a_writer_shows_every_element_that_may_stand_in_a_document_that_flows(writer: str) -> None:
    code = "".join(_text(path) for path in (ROOT / "builders" / writer).glob("*.py"))
    shown = {tag for tag in ELEMENTS if f'"{tag}"' in code}

    assert _within(FLOWING) - FLOWING - shown - BY_THE_TABLE == set()


def test_a_document_flows_if_its_outermost_element_does() -> None:
    flowing = {document.name for document in DOCUMENTS if document.flows}

    assert {"guide", "workbook", "run-sheet", "print-order"} <= flowing
    assert flowing & {"start", "deck", "cards"} == set()


def _within(tags: frozenset[str]) -> frozenset[str]:
    """These elements, and all that may stand in them, and in those."""
    held = tags.union(*(ELEMENTS[tag].children for tag in tags))
    return held if held == tags else _within(held)
