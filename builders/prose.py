"""Markdown as authors write it, turned into elements; never into a string of HTML.

A Line may hold emphasis, strong emphasis and links; Prose may hold paragraphs and lists as well. Anything
else that Markdown knows stays the text that was typed: HTML, images, headings and code mean nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from xml.etree.ElementTree import Element

from markdown import Markdown

from workshop.errors import Problem
from workshop.text import Line, Text

INLINE = ("escape", "link", "linebreak", "em_strong")
BLOCKS = ("empty", "indent", "olist", "ulist", "paragraph")
LINKS = ("https:", "mailto:")
MAX_DEPTH = 10

# Where none of these stands, Markdown would leave a line as it is, and need not be asked.
MARKED = re.compile(r"[\\*_\[\]\n]|^\s|\s$|  |\{\{|\}\}")
NAME = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")

Fill = Callable[[str], str]


def elements(text: Text, fill: Fill, problems: list[Problem]) -> list[Element]:
    """The paragraphs and lists of a text; a Line gives one paragraph.

    `fill` gives the value of a name such as `organisation.name`; what cannot stand is added to `problems`.
    """
    if not MARKED.search(text) and isinstance(text, Line):
        return [_paragraph(text)]
    root = _parse(str(text), isinstance(text, Line))
    for element in root.iter():
        element.text = _filled(element.text, fill)
        element.tail = _filled(element.tail, fill)
        if "href" in element.attrib:
            element.set("href", _filled(element.attrib["href"], fill) or "")
    problems.extend([*_refused(root, text), *_unclosed(root, text)])
    return list(root)


def plain(text: Text, fill: Fill) -> str:
    """The letters of a text, without any marks."""
    return "".join(part for element in elements(text, fill, []) for part in element.itertext())


def _paragraph(text: str) -> Element:
    paragraph = Element("p")
    paragraph.text = str(text)
    return paragraph


def _parse(text: str, one_line: bool) -> Element:
    markdown = _markdown(one_line)
    markdown.reset()
    root = markdown.parser.parseDocument(text.split("\n")).getroot()
    assert root is not None
    for step in ("inline", "unescape"):
        markdown.treeprocessors[step].run(root)
    return root


@cache
def _markdown(one_line: bool) -> Markdown:
    """A Markdown that knows only what may stand in a text."""
    markdown = Markdown()
    _keep(markdown.inlinePatterns, INLINE)
    _keep(markdown.parser.blockprocessors, ("empty", "paragraph") if one_line else BLOCKS)
    return markdown


def _keep(registry: object, names: tuple[str, ...]) -> None:
    for name in [item.name for item in registry._priority]:  # type: ignore[attr-defined] # noqa: SLF001 - no other way
        if name not in names:
            registry.deregister(name)  # type: ignore[attr-defined]


def _filled(text: str | None, fill: Fill) -> str | None:
    return NAME.sub(lambda match: fill(match[1]), text) if text and "{{" in text else text


def _refused(root: Element, text: Text) -> Iterator[Problem]:
    """Links that lead anywhere but to a web page or a mailbox, and lists in lists in lists."""
    for link in root.iter("a"):
        if not link.get("href", "").startswith(LINKS):
            yield Problem(text.where, f"a link starts with https: or mailto:, not '{link.get('href')}'")
    if _depth(root) > MAX_DEPTH:
        yield Problem(text.where, f"lists are nested more than {MAX_DEPTH} deep; make them flat")


def _unclosed(root: Element, text: Text) -> Iterator[Problem]:
    """Stars that were to make words bold, and brackets that were to hold a name: they are printed as they stand."""
    if any(mark in NAME.sub("", text) for mark in ("{{", "}}")):
        what = "these brackets hold no name; write one such as {{ organisation.name }}, or other brackets"
        yield Problem(text.where, what, fatal=False)
    if "**" in re.sub(r"\\.", "", text) and any("**" in letters for letters in root.itertext()):
        what = r"this ** has no partner; write it before and after the words, as in **now**, or \*\* for two stars"
        yield Problem(text.where, what, fatal=False)


def _depth(element: Element) -> int:
    deepest, level = 0, [element]
    while level:
        deepest, level = deepest + 1, [child for one in level for child in one]
    return deepest
