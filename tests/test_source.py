"""Reading YAML: what a person means is what is read, and a slip is told where and how to mend it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import TINY, told
from workshop import parser, source
from workshop.errors import ContentError, Problem
from workshop.source import Mapping, Sequence, find, parse, read
from workshop.text import Place


def parsed(text: str | bytes) -> object:
    return parse(text if isinstance(text, bytes) else text.encode(), "f", [])


# --- values mean what people mean ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value", ["NO", "yes", "12:30", "010", "1.10", "2026-02-31", "0x1F", "1_000", ".inf", "=", "9" * 5000]
)
def test_a_value_stays_the_text_that_was_typed(value: str, either_parser: str) -> None:
    assert parsed(f"x: {value}\n") == {"x": value}


@pytest.mark.parametrize("value", ["", "~", "null", "Null", "NULL", "# a comment"])
def test_nothing_written_is_nothing(value: str, either_parser: str) -> None:
    assert parsed(f"x: {value}\n") == {"x": None}


def test_a_quoted_null_is_a_text(either_parser: str) -> None:
    assert parsed("x: 'null'\n") == {"x": "null"}


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a: {ask: Who? Me?, likely: No}\n", {"a": {"ask": "Who? Me?", "likely": "No"}}),
        ("a:\tb\nc: d\te\n", {"a": "b", "c": "d\te"}),
        ("a: [x, 'it''s', \"t\\u00e9\"]\n", {"a": ["x", "it's", "té"]}),
        ("a: |\n  one\n  two\nb: >\n  one\n  two\n", {"a": "one\ntwo\n", "b": "one two\n"}),
        ("a: http://x.org/y?z=1#top\n", {"a": "http://x.org/y?z=1#top"}),
        ("---\na: b\n", {"a": "b"}),
    ],
)
def test_both_parsers_read_the_same(text: str, tree: object, either_parser: str) -> None:
    assert parsed(text) == tree


def test_both_parsers_read_the_whole_workshop_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = [places(parsed(path.read_bytes())) for path in CONTENT]
    monkeypatch.setattr(parser, "Loader", parser.Fallback)
    assert [places(parsed(path.read_bytes())) for path in CONTENT] == fast


CONTENT = [*sorted(TINY.rglob("*.yaml")), *sorted((TINY.parent.parent / "exercises").glob("*.yaml"))]


def places(node: object) -> object:
    """A tree with the place of everything in it."""
    if isinstance(node, Mapping):
        return node.where, [(key, node.keys_at[key], places(value)) for key, value in node.items()]
    if isinstance(node, Sequence):
        return node.where, [places(value) for value in node]
    return node, getattr(node, "where", None)


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
@pytest.mark.parametrize("change", [("\n", "\r\n"), ("\n", "\r"), ("", "")], ids=["CRLF", "CR", "LF"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "BOM"])
def test_line_ends_and_byte_order_marks_change_nothing(path: Path, change: tuple[str, str], mark: bytes) -> None:
    text = path.read_text(encoding="utf-8")
    same = mark + (text.replace(*change) if change[0] else text).encode()
    assert places(parsed(same)) == places(parsed(text))


def test_letters_are_composed() -> None:
    assert parsed("a: Zoe\u0308\n") == {"a": "Zo\u00eb"}


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_a_rare_line_end_is_a_space(end: str, either_parser: str) -> None:
    assert parsed(f"a: b{end}c\nd: e\n") == {"a": "b c", "d": "e"}


# --- comments -----------------------------------------------------------------------------------------------

COMMENT = "what follows # is a comment and is not printed; put quotes round the text, or two spaces before #"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("say: We are #1 at # of things\n", "1:13"),
        ("a:\n  - Ask for #2\n", "2:13"),
        ("a: one\n  two #3\n", "2:7"),
        ("a: {say: We are #1\n  }\n", "1:17"),
    ],
)
def test_words_that_a_comment_swallows_are_told(text: str, place: str, either_parser: str) -> None:
    assert told(text) == [f"{place}: {COMMENT}"]


@pytest.mark.parametrize(
    "text",
    [
        "minutes: 210 # with breaks\n",
        "start: 09:00 # early\n",
        "agenda: half-day # the short one\n",
        "title: My day  # two spaces mean it\n",
        'title: "We are #1" # our slogan\n',
        "title: 'We are' # our slogan\n",
        "time: [5, 8, 10] # minutes\n",
        "a: {say: Come in} # at the door\n",
        "text: |\n  We are #1\n",
        "title: We are#1\n",
        "# a line of its own\ntitle: We are\n",
        "a: # all of it\n  b: c\n",
    ],
)
def test_a_comment_that_somebody_means_is_not_told(text: str, either_parser: str) -> None:
    assert told(text) == []


# --- places --------------------------------------------------------------------------------------------------


def test_everything_knows_where_it_was_written(either_parser: str) -> None:
    node = parsed("a: b\nlist:\n  - é: x\n")
    assert find(node, ("a",)) == Place("f", 1, 4)
    assert find(node, ("a",), key=True) == Place("f", 1, 1)
    assert find(node, ("list", 0, "é")) == Place("f", 3, 8)
    assert find(node, ("list", 0, "é"), key=True) == Place("f", 3, 5)


def test_what_is_missing_is_told_at_the_key_it_is_missing_from() -> None:
    assert find(parsed("a: b\nmap:\n  x: y\n"), ("map", "z")) == Place("f", 2, 1)


# --- what is hostile, broken or not text ---------------------------------------------------------------------


@pytest.mark.parametrize("bracket", ["[", "{", "- ", "? ", "[{"])
def test_deep_nesting_is_refused_at_once(bracket: str, either_parser: str) -> None:
    (message,) = told(bracket * 20_000)
    assert "nested more than 32 levels deep" in message or "needs quotes around it" in message


def test_a_slip_at_the_end_of_a_very_long_line_is_found_quickly() -> None:
    before = "a: [" + '": \'", ' * 40_000
    assert told(before + "b] c\n") == [
        f"1:{len(before) + 4}: text that starts with a bracket needs quotes around all of it"
    ]


def test_many_values_are_refused() -> None:
    assert told("[" + "1," * 50_000 + "]") == ["1:100000: this file has more than 50000 values; split it"]


def test_a_long_text_is_refused() -> None:
    assert told("a: " + "x" * 5_001) == ["1:4: this text has more than 5000 letters; split it"]


def test_a_huge_file_is_refused_unread() -> None:
    assert told(b"#" * (2 << 20)) == ["1:1: this file is larger than 1 MiB; split it"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(encoding: str) -> None:
    assert told("title: A\n".encode(encoding)) == ["1:1: this file is UTF-16; save it as UTF-8"]


def test_windows_text_is_named_with_its_letter() -> None:
    message = "2:4: this is not UTF-8 text (in Windows-1252 it is é); save the file as UTF-8"
    assert told("a: b\r\nc: é\r\n".encode("cp1252")) == [message]


def test_bytes_that_are_no_text_are_refused() -> None:
    assert told(b"\x89PNG\r\n\x1a\n") == ["1:1: this is not UTF-8 text; save the file as UTF-8"]


@pytest.mark.parametrize("letter", ["\0", "\x08", "\x1b", "\x7f", "\ufffe", "\uffff"])
def test_a_character_that_cannot_stand_in_yaml_is_refused(letter: str) -> None:
    assert told(f"a: b\nc: x{letter}\n") == [f"2:5: the character U+{ord(letter):04X} cannot stand in YAML; delete it"]


@pytest.mark.parametrize("escape", ["\\x08", "\\0", "\\uFFFE", "\\uFDD0", "\\U0001FFFF", "\\e"])
def test_a_character_nobody_can_print_is_left_out_with_a_warning(escape: str, either_parser: str) -> None:
    problems: list[Problem] = []
    assert parse(f'a: "x{escape}y"\n'.encode(), "f", problems) == {"a": "xy"}
    assert problems == [
        Problem(Place("f", 1, 4), "characters that cannot be printed were left out here; delete them", fatal=False)
    ]


@pytest.mark.parametrize("escape", ["\\uD800", "\\uDFFF", "\\UFFFFFFFF", "\\U00110000"])
def test_an_escape_that_is_no_letter_is_refused(escape: str, either_parser: str) -> None:
    assert told(f'a: "{escape}"\n') == [
        "1:5: a backslash in \"double quotes\" has a meaning of its own; write \\\\ or use 'single quotes'"
    ]


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read(tmp_path, "folder", problems) is None
    assert read(tmp_path / "none.yaml", "none.yaml", problems) is None
    assert list(map(str, problems)) == [
        "folder: this file cannot be read: Is a directory",
        "none.yaml: this file cannot be read: No such file or directory",
    ]


@given(st.text())
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        parsed(text.encode("utf-8", "surrogatepass"))
    except ContentError as error:
        for problem in error.problems:
            assert 1 <= problem.where.line <= text.count("\n") + text.count("\r") + 2


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(ContentError):
        parsed(data)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert source.clean(source.clean(text)) == source.clean(text)
