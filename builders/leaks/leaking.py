"""Files that would show participants what they must not see: found before anything is written, and held back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from builders.documents import Document
from builders.leaks.search import Search, words_in, words_of
from builders.leaks.secrets import open_texts, secrets
from workshop.errors import Problem, quoted
from workshop.plan import Plan
from workshop.text import Text

Plain = Callable[[Text], str]
AFTERWARDS = frozenset({"posters", "pocket-cards"})  # show what slides have shown, when the day is over
NOTES = frozenset({"notes"})  # below a slide, where only the one who leads reads them


def searching(plan: Plan, plain: Plain) -> Search:
    """What knows the secrets of a plan; `plain` fills in names and takes off marks."""
    found = [(tuple(words_of(plain(text))), text) for text in secrets(plan)]
    return Search(found, map(plain, open_texts(plan)))


def leaks(
    search: Search, documents: Iterable[Document], trees: Mapping[str, Element], exported: Mapping[str, bytes]
) -> dict[str, tuple[Problem, ...]]:
    """What is wrong with each document that comes into participants' hands and shows what is kept from them."""
    given = (document for document in documents if document.given)
    found = {one.name: tuple(_leaks(search, one, trees.get(one.name), exported.get(one.name, b""))) for one in given}
    return {name: problems for name, problems in found.items() if problems}


def _leaks(search: Search, document: Document, tree: Element | None, content: bytes) -> Iterator[Problem]:
    words = words_of(content.decode()) if tree is None else words_in(tree, NOTES)
    revealing = document.suffix == ".pptx" or (tree is not None and tree.tag in AFTERWARDS)
    for secret in search.found(words, revealing):
        what = f"{quoted(secret)} is kept from participants, and would stand in {document.file}; that file is held back"
        yield Problem(secret.where, f"{what}: take it off the page, the card or the form", fatal=False)
