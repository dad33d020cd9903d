"""Values and a Jinja template become one tree of elements, checked against the law of the vocabulary.

Autoescape makes every value safe; StrictUndefined makes every slip an error; the class of a text says how
it is shown: a Name as letters, a Line with its emphasis, Prose as paragraphs and lists.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Undefined
from markupsafe import Markup, escape

from builders import prose
from builders.bytecode import bytecode
from builders.elements import breaches
from workshop.errors import Problem, did_you_mean
from workshop.text import Line, Place, Prose, Text

TEMPLATES = Path(__file__).parent / "templates"
SPACES = re.compile(r"[ \n\r]+")  # a tab stays: on a slide it parts two columns


class Composer:
    """Fills templates for one kit; `names` are what `{{ organisation.name }}` and its like stand for."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names
        self.problems: list[Problem] = []
        self.environment = _environment(self)

    def compose(self, template: str, **values: Any) -> Element:
        """The tree of one document."""
        xml = self.environment.get_template(template).render(inline=self.inline, plain=self.plain, **values)
        root = ElementTree.fromstring(xml)
        if wrong := list(breaches(root)):
            raise AssertionError(f"{template}: {'; '.join(wrong)}")
        return _squeezed(root)

    def show(self, value: object) -> object:
        """How a value is shown in a template: by the class of text that it is."""
        if isinstance(value, Undefined | Markup):
            return value
        if isinstance(value, Line):
            return self.inline(value)
        if isinstance(value, Prose):
            return self.blocks(value)
        if isinstance(value, str | int | Place):
            return str(value)
        raise AssertionError(f"a template shows {value!r}, which is no text")

    def inline(self, text: Text) -> Markup:
        """The letters and marks of a text, with the place it came from."""
        inner = "".join(_inside(element) for element in self.elements(text))
        return Markup(f'<text at="{escape(str(text.where))}">{inner}</text>')

    def blocks(self, text: Text) -> Markup:
        """The paragraphs and lists of a text, each with the place it came from."""
        found = self.elements(text)
        for element in found:
            element.set("at", str(text.where))
        return Markup("".join(ElementTree.tostring(element, encoding="unicode") for element in found))

    def plain(self, text: Text) -> str:
        return prose.plain(text, lambda name: self.name(name, text))

    def elements(self, text: Text) -> list[Element]:
        return prose.elements(text, lambda name: self.name(name, text), self.problems)

    def name(self, name: str, text: Text) -> str:
        """The value of a name in a text; a name that nobody knows is a problem at its place."""
        if name in self.names:
            return self.names[name]
        self.problems.append(Problem(text.where, f"'{{{{ {name} }}}}' is not known{did_you_mean(name, self.names)}"))
        return ""


def _environment(composer: Composer) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=bytecode(),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=composer.show,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    return environment


def _squeezed(root: Element) -> Element:
    """The tree with runs of white space made one space, as a reader would see it."""
    for element in root.iter():
        element.text = SPACES.sub(" ", element.text) if element.text else None
        element.tail = SPACES.sub(" ", element.tail) if element.tail else None
    return root


def _inside(element: Element) -> str:
    """An element's letters and children as XML, without the element itself."""
    letters = str(escape(element.text or ""))
    return letters + "".join(ElementTree.tostring(child, encoding="unicode") for child in element)
