"""Text from YAML is never code: what is typed is what is read, but for the few marks of Markdown that are meant."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import prose
from builders.compose import Composer
from tests.conftest import told
from tests.letters import COVERED, texts
from workshop.errors import Problem
from workshop.source import clean
from workshop.text import Line, Place, Prose, Text

ALLOWED = {"p", "strong", "em", "a", "br", "ul", "ol", "li"}


def nothing(name: str) -> str:
    return f"«{name}»"


def elements(text: Text) -> list[Element]:
    return prose.elements(text, nothing, [])


def letters(found: list[Element]) -> str:
    return "".join(part for element in found for part in element.itertext())


def shown(text: Text) -> str:
    return "".join(tostring(element, encoding="unicode") for element in elements(text))


def refused(text: Text) -> list[str]:
    problems: list[Problem] = []
    prose.elements(text, nothing, problems)
    return [problem.what for problem in problems]


# --- Markdown ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("plain", "<p>plain</p>"),
        ("*a* **b** ***c***", "<p><em>a</em> <strong>b</strong> <strong><em>c</em></strong></p>"),
        ("[x](https://y.org)", '<p><a href="https://y.org">x</a></p>'),
        ("a\\*b", "<p>a*b</p>"),
        ("#1 priority", "<p>#1 priority</p>"),
        ("1. first", "<p>1. first</p>"),
        ("- dash", "<p>- dash</p>"),
        ("2 * 3 * 4", "<p>2 * 3 * 4</p>"),
        ("snake_case_name", "<p>snake_case_name</p>"),
        ("C:\\temp", "<p>C:\\temp</p>"),
        ("<b>x</b> &amp; ]]>", "<p>&lt;b&gt;x&lt;/b&gt; &amp;amp; ]]&gt;</p>"),
        ("![x](https://y.org/z.png)", "<p>![x](https://y.org/z.png)</p>"),
        ("Hello {{ organisation.name }}", "<p>Hello «organisation.name»</p>"),
    ],
)
def test_a_line_knows_emphasis_links_and_names(typed: str, meant: str) -> None:
    assert shown(Line(typed)) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("- a\n    - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("one  \ntwo", "<p>one<br />two</p>"),
        ("# one", "<p># one</p>"),
        ("> one", "<p>&gt; one</p>"),
        ("```\none\n```", "<p>```\none\n```</p>"),
        ("---", "<p>---</p>"),
        ("a | b\n--|--", "<p>a | b\n--|--</p>"),
    ],
)
def test_prose_knows_paragraphs_and_lists_too(typed: str, meant: str) -> None:
    assert shown(Prose(typed)) == meant


@pytest.mark.parametrize(
    "link", ["http://x", "javascript:alert(1)", "file:///etc/passwd", "//x", "\\\\host\\x", "x.html", "data:x"]
)
def test_a_link_leads_to_the_web_safely_or_to_a_mailbox(link: str) -> None:
    (what,) = refused(Line(f"[x]({link})"))
    assert what.startswith("a link starts with https: or mailto:, not '")


def test_lists_are_flat_enough() -> None:
    deep = "\n".join("    " * level + "- a" for level in range(12))
    assert refused(Prose(deep)) == ["lists are nested more than 10 deep; make them flat"]


def test_lists_in_lists_on_one_line_are_refused_when_read() -> None:
    text = "how_to_use: '" + "* " * 500 + "x'\nhandling: {}\nroom: A\nchecklists: {}\n"
    assert told(text, "guides") == ["1:13: 'how_to_use': lists are nested more than 10 deep; make them flat"]


@given(texts.map(clean))
def test_the_short_cut_for_lines_without_marks_changes_nothing(text: str) -> None:
    line = Line(Line.shape(text))
    if line and not prose.MARKED.search(line):
        slow = prose._parse(str(line), one_line=True)
        assert shown(line) == "".join(tostring(element, encoding="unicode") for element in slow)


@given(st.text(alphabet="ab*_[]()\\ \n-1.#>`<&{}!|~=+\t:/", max_size=60), st.sampled_from([Line, Prose]))
def test_nothing_comes_of_a_text_but_what_is_allowed(text: str, kind: type[Text]) -> None:
    tags = {each.tag for element in elements(kind(text)) for each in element.iter()}
    assert tags <= (ALLOWED if kind is Prose else ALLOWED - {"ul", "ol", "li"})


@given(st.text(alphabet=COVERED + "\n", max_size=80).map(clean))
def test_text_without_marks_keeps_every_letter(text: str) -> None:
    plain = re.sub(r"[\\*_\[\]{}]", "", text)
    assert "".join(letters(elements(Prose(plain))).split()) == "".join(without_bullets(plain).split())


def without_bullets(text: str) -> str:
    """The text without what begins an item of a list."""
    return "\n".join(strip_bullet(line) for line in text.split("\n"))


def strip_bullet(line: str) -> str:
    while match := re.match(r"\s*(?:[+-]|\d+\.)\s+(.*)", line):
        line = match[1]
    return line


# --- names ---------------------------------------------------------------------------------------------------


def test_a_name_is_filled_in_as_text() -> None:
    composer = Composer({"organisation.name": "<Tea> & *Co*"})
    assert composer.inline(Line("At {{ organisation.name }}")) == (
        '<text at="(no file):1:1">At &lt;Tea&gt; &amp; *Co*</text>'
    )
    assert composer.problems == []


def test_an_unknown_name_is_a_problem_at_its_place() -> None:
    composer = Composer({"organisation.name": "Tea", "facilitator.name": "Ann"})
    composer.inline(Line("At {{ organisation.nme }}", Place("f", 3, 7)))
    assert list(map(str, composer.problems)) == [
        "f:3:7: '{{ organisation.nme }}' is not known; did you mean 'organisation.name'?"
    ]


@pytest.mark.parametrize(
    "text", ["{{ 7*7 }}", "{{ x.y() }}", "{{ [].a }}", "{% if x %}", "{{ 'a' }}", "{{ a|b }}", "{{}}"]
)
def test_what_is_no_name_stays_as_it_was_typed(text: str) -> None:
    assert letters(elements(Line(text.replace("[", "\\[")))) == text
