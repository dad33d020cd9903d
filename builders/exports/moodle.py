"""Tests as Moodle XML, which holds more than GIFT: the marks of an essay, and a name that stays for each question."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from builders.exports.gift import category
from workshop.quiz import Exam, Question
from workshop.text import Text

ENDING = ("Two points", "One point", "No point")
Plain = Callable[[Text], str]


def moodle(title: str, tests: Iterable[Exam], plain: Plain) -> bytes:
    """The questions of some tests, each test a category; `plain` takes the marks off a text."""
    quiz = Element("quiz")
    for test in tests:
        _text(SubElement(SubElement(quiz, "question", type="category"), "category"), category(title, plain(test.title)))
        for question in test.questions:
            _question(quiz, test.name(question), f"{test.id}-{question.id}", question, plain)
    ElementTree.indent(quiz)
    written: bytes = ElementTree.tostring(quiz, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written + b"\n"


def _question(quiz: Element, name: str, id: str, question: Question, plain: Plain) -> None:
    kind = {"choice": "multichoice", "order": "matching", "essay": "essay"}[question.kind]
    one = SubElement(quiz, "question", type=kind)
    _text(SubElement(one, "name"), name)
    _plain(one, "questiontext", plain(question.ask))
    _plain(one, "generalfeedback", plain(question.why) if question.why else "")
    for tag, value in (("defaultgrade", str(question.points)), ("penalty", "0"), ("hidden", "0")):
        SubElement(one, tag).text = value
    SubElement(one, "idnumber").text = id
    {"choice": _choice, "order": _order, "essay": _essay}[question.kind](one, question, plain)


def _choice(one: Element, question: Question, plain: Plain) -> None:
    for tag, value in (("single", "true"), ("shuffleanswers", "true"), ("answernumbering", "abc")):
        SubElement(one, tag).text = value
    for place, option in enumerate(question.options, start=1):
        answer = _plain(one, "answer", plain(option))
        answer.set("fraction", "100" if place in question.key else "0")
        _plain(answer, "feedback", "")


def _order(one: Element, question: Question, plain: Plain) -> None:
    SubElement(one, "shuffleanswers").text = "true"
    for option, place in zip(question.options, question.key, strict=True):
        _text(SubElement(_plain(one, "subquestion", plain(option)), "answer"), str(place))


def _essay(one: Element, question: Question, plain: Plain) -> None:
    rules = {"responseformat": "plain", "responserequired": "1", "responsefieldlines": "5", "attachments": "0"}
    for tag, value in rules.items():
        SubElement(one, tag).text = value
    marks = (f"{name}: {plain(mark)}" for name, mark in zip(ENDING, question.marks, strict=True))
    _plain(one, "graderinfo", "\n".join(marks))
    _plain(one, "responsetemplate", "")


def _plain(parent: Element, tag: str, text: str) -> Element:
    made = SubElement(parent, tag, format="plain_text")
    _text(made, text)
    return made


def _text(parent: Element, text: str) -> None:
    SubElement(parent, "text").text = text
