"""The element tree of a deck becomes values: what is written in it, and where its author wrote that."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from builders.deck import decide
from builders.slide import Deck, Note, Paragraph, Run, Slide
from workshop.text import NOWHERE, Place


def deck(slides: str) -> Deck:
    opening = '<deck title="T" lang="de-DE" author="A" parts="4">'
    return decide(ElementTree.fromstring(f'{opening}<section name="S">{slides}</section></deck>'))


def slide(inside: str, attributes: str = "") -> Slide:
    return deck(f'<slide id="a/b" layout="points" title="T" {attributes}>{inside}</slide>').slides[0]


def body(xml: str) -> tuple[Paragraph, ...]:
    return slide(f'<slot name="body">{xml}</slot>').slots["body"]


def test_a_deck_says_its_title_language_author_and_parts() -> None:
    found = deck("")
    assert (found.title, found.language, found.author, found.parts) == ("T", "de-DE", "A", 4)


def test_slides_are_numbered_through_all_sections() -> None:
    one = '<section name="{}"><slide id="{}" layout="question" title="Q"/></section>'
    root = ElementTree.fromstring(
        f'<deck title="" lang="en" parts="1">{one.format("A", "a")}{one.format("B", "b")}</deck>'
    )
    assert [(section.name, [(s.id, s.number) for s in section.slides]) for section in decide(root).sections] == [
        ("A", [("a", 1)]),
        ("B", [("b", 2)]),
    ]


@pytest.mark.parametrize(
    ("xml", "runs"),
    [
        ("<p>plain</p>", (Run("plain"),)),
        ("<p>a <strong>b</strong> c</p>", (Run("a "), Run("b", bold=True), Run(" c"))),
        ("<p><em>a</em><strong><em>b</em></strong></p>", (Run("a", italic=True), Run("b", bold=True, italic=True))),
        ('<p>see <a href="https://a.b">here</a></p>', (Run("see "), Run("here", link="https://a.b"))),
        ('<p>page <strong><ref to="x">12</ref></strong></p>', (Run("page "), Run("12", bold=True))),
        ('<p>one <text at="f:1:1">two <em>three</em></text> four</p>',
         (Run("one two "), Run("three", italic=True), Run(" four"))),
        ("<p>\n    indented\n    text\n  </p>", (Run("indented text"),)),
        ("<p>a <strong> b </strong> c</p>", (Run("a "), Run("b ", bold=True), Run("c"))),
        ("<p>name\t10 min</p>", (Run("name\t10 min"),)),
        ("<p>10\u00a0min</p>", (Run("10\u00a0min"),)),
        ("<p>a<br/>b</p>", (Run("a b"),)),
        ("<p>_x000D_ &lt;b&gt;</p>", (Run("_x000D_ <b>"),)),
    ],
)  # fmt: skip
def test_text_is_read_with_its_styles_and_without_its_indentation(xml: str, runs: tuple[Run, ...]) -> None:
    assert [paragraph.runs for paragraph in body(xml)] == [runs]


def test_lists_give_a_paragraph_for_each_item() -> None:
    found = body("<p>a</p><ul><li>b</li><li>c</li></ul><ol><li>d</li></ol>")
    assert [(each.text, each.list) for each in found] == [
        ("a", "none"),
        ("b", "bullet"),
        ("c", "bullet"),
        ("d", "number"),
    ]


def test_a_slot_with_nothing_in_it_is_not_there() -> None:
    assert slide('<slot name="body"><p>  <strong> </strong></p></slot>').slots == {}


def test_a_paragraph_knows_where_it_was_written() -> None:
    (found,) = body('<p>Fixed words: <text at="C:\\kit\\a.yaml:12:5">own words</text></p>')
    assert found.at == Place("C:\\kit\\a.yaml", 12, 5)


def test_a_slide_that_nobody_wrote_has_no_place() -> None:
    assert slide("").at == NOWHERE
    assert slide("", 'at="m.yaml:3:4"').at == Place("m.yaml", 3, 4)


def test_a_note_bears_its_word_once() -> None:
    notes = '<notes><note kind="ask" word="Ask"><p>Who?</p><p>And <em>why</em>?</p></note></notes>'
    assert slide(notes).notes == (
        Note("ask", "Ask", (Run("Who?"),)),
        Note("ask", "", (Run("And "), Run("why", italic=True), Run("?"))),
    )
