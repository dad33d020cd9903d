"""A second reader of decks, which had no part in painting them: does it find what stands there?"""

from __future__ import annotations

from builders.gate.reader import read_again
from tests.decks import SLIDE, changed, good, instead
from workshop.kit import Kit


def test_both_readers_find_the_same_words_and_notes_on_every_slide(kit: Kit) -> None:
    assert list(read_again(good())) == []
    assert list(read_again(kit.files["1-deck.pptx"])) == []


def test_words_that_only_one_reader_finds_are_told() -> None:
    """Other programs pass over a run whose name they do not know."""
    hidden = changed(good(), instead(SLIDE.format(1), "<a:r>(.*?)</a:r>", r"<a:odd>\1</a:odd>"))

    assert [told.partition(", reads")[0] for told in read_again(hidden)] == ["slide 1: a second program, python-pptx"]


def test_a_slide_that_is_listed_as_something_else_cannot_be_read() -> None:
    lost = changed(good(), instead("[Content_Types].xml", r"presentationml\.slide\+xml", "presentationml.other+xml"))

    assert [told.partition(": ")[0] for told in read_again(lost)] == ["a second program, python-pptx, cannot read it"]
