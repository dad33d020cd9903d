"""What a YAML parser stumbles over, told as what the author did and what to type instead.

A parser says where it could not go on; the slip is often a little before. So each rule here looks at the
lines around that point, and the first rule that knows the slip tells it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from workshop.errors import Problem, quoted
from workshop.text import Place

KEY = re.compile(r"(?P<indent>\s*(?:- )*)(?P<key>[\w-]+):(?=\s|$)(?P<gap>\s*)(?P<text>.*)")
TIGHT = re.compile(r"\s*(?:- )*(?P<key>[\w-]+):(?P<text>[^\s:/].*)")
CURLY = "\u201c\u201d\u201e\u2018\u201a\u00ab\u00bb"  # quotation marks that word processors type; no apostrophes
UNCLOSED = re.compile(r"""\s*(?:- )*[\w-]+:\s+(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$""")


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the parser stopped, where the thing it was reading began (lines and columns from 0), and its words."""

    name: str
    said: str
    reading: str
    lines: list[str]
    line: int
    column: int
    began: tuple[int, int]

    @property
    def text(self) -> str:
        """The line at which the parser stopped."""
        return self.lines[self.line]

    @property
    def before(self) -> str:
        """What stands to the left of that place, as far as a person looks back."""
        return self.text[max(0, self.column - 300) : self.column]

    @property
    def letter(self) -> str:
        return self.text[self.column : self.column + 1]

    @property
    def opening(self) -> str:
        """The letter that opened what the parser was reading."""
        line, column = self.began
        return self.lines[line][column : column + 1]

    @property
    def above(self) -> int:
        """The number of the nearest line above that says something."""
        return next((number for number in range(self.line - 1, -1, -1) if self.lines[number].strip()), self.line)

    def tell(self, what: str, line: int | None = None, column: int | None = None) -> Problem:
        line = self.line if line is None else line
        return Problem(Place(self.name, line + 1, (self.column if column is None else column) + 1), what)


def explain(error: yaml.YAMLError, name: str, text: str) -> Problem:
    """The slip behind a parser's error, at the place where it can be mended."""
    fault = _fault(error, name, text)
    found = (problem for rule in RULES if (problem := rule(fault)) is not None)
    return next(found, None) or fault.tell(f"this is not YAML: {fault.said}")


def _fault(error: yaml.YAMLError, name: str, text: str) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    start = getattr(error, "context_mark", None)
    began = (start.line, start.column) if start else (line, column)
    said, reading = str(getattr(error, "problem", None) or error), str(getattr(error, "context", None) or "")
    return Fault(name, said, reading, [*text.split("\n"), ""], line, column, began)


# --- the rules, in the order in which they are asked --------------------------------------------------------


def _no_break_space(fault: Fault) -> Problem | None:
    """A space that a word processor or a web page put there looks like any other."""
    for number in (fault.line, fault.began[0], fault.above):
        if match := re.match(r"\s*(?:- )*[\w-]+:(?=\xa0)|[ \t]*(?=\xa0)", fault.lines[number]):
            return fault.tell("this is a no-break space; type an ordinary space instead", number, match.end())
    return None


def _tab(fault: Fault) -> Problem | None:
    if fault.letter == "\t" or "tab character" in fault.said:
        return fault.tell("indent with spaces, not with a tab")
    return None


def _escape(fault: Fault) -> Problem | None:
    if not any(word in fault.said for word in ("escape", "hexdecimal")):
        return None
    what = "a backslash in \"double quotes\" has a meaning of its own; write \\\\ or use 'single quotes'"
    return fault.tell(what, column=max(fault.text.rfind("\\", 0, fault.column + 1), 0))


def _unclosed_quote(fault: Fault) -> Problem | None:
    what = "the quotation mark that opens here is never closed; add one at the end of the text"
    if "quoted scalar" in fault.reading and ("end of stream" in fault.said or "document" in fault.said):
        return fault.tell(what, *fault.began)
    for number in range(fault.line - 1, max(fault.line - 20, -1), -1):
        if "block" in fault.reading and UNCLOSED.fullmatch(fault.lines[number]):
            key = KEY.match(fault.lines[number])
            return fault.tell(what, number, key.start("text") if key else 0)
    return None


def _letter_that_means_something(fault: Fault) -> Problem | None:
    """Text that starts with @ and the like, or with what begins a list or a key."""
    if "start any token" in fault.said:
        return fault.tell(_quote(fault, fault.column))
    if "node content" in fault.said and fault.letter:
        return fault.tell(f"a value is missing before this {fault.letter}, or the text needs quotes around it")
    if "not allowed" in fault.said and fault.letter in set("-?"):
        return fault.tell(_quote(fault, fault.column))
    return None


def _mark_that_opens_something(fault: Fault) -> Problem | None:
    """Text that starts with a mark of YAML's own: an alias, an anchor, a tag, a directive, a text in lines."""
    if any(word in fault.reading for word in ("alias", "anchor", "tag")):
        return fault.tell(_quote(fault, fault.began[1]), *fault.began)
    if "directive" in fault.reading:
        return fault.tell("a line cannot start with %; delete this line, or put quotes round the key", *fault.began)
    if "block scalar" in fault.reading:
        what = f"after {fault.opening} the text starts on the next line, indented"
        return fault.tell(f"{what}; or delete this mark", *fault.began)
    return None


def _no_space_after_colon(fault: Fault) -> Problem | None:
    for number, column in (fault.began, (fault.above, 0)):
        if match := TIGHT.fullmatch(fault.lines[number], 0 if number != fault.line else column):
            what = f"a colon needs a space after it; write  {match['key']}: {_short(match['text'])}"
            if match["text"][0] in set(",}]"):
                what = f"'{match['key']}' has no value; write one after the colon"
            return fault.tell(what, number, match.start("text"))
    return None


def _no_colon(fault: Fault) -> Problem | None:
    """A key without its colon, or text that is not indented enough to go on from the line above."""
    if "expected ':'" not in fault.said:
        return None
    line, column = fault.began
    text = fault.lines[line][column:].strip()
    if not re.fullmatch(r"[\w-]+( \S+){0,2}", text):
        what = "this is no key and not part of the text above; indent it further, or write a key and a colon before it"
        return fault.tell(what, line, column)
    key, _, value = text.partition(" ")
    what = f"a colon is missing after {quoted(key)}; write  {_short(f'{key}: {value}'.strip())}"
    return fault.tell(what, line, column)


def _comment_in_braces(fault: Fault) -> Problem | None:
    """A # after a space makes the rest of the line a comment, and the bracket that closes a part of it."""
    line, column = fault.began
    text = fault.lines[line]
    mark = text.find(" #", column)
    if fault.opening not in set("{[") or mark < 0 or {"{": "}", "[": "]"}[fault.opening] not in text[mark:]:
        return None
    return fault.tell(
        "what follows # is a comment, and the bracket that closes too; put quotes round the text", line, mark + 1
    )


def _colon_in_braces(fault: Fault) -> Problem | None:
    """Inside { } and [ ]: a colon in a text, a bracket that is never closed, or a comma that is missing."""
    if "expected ','" not in fault.said and "flow" not in fault.reading:
        return None
    bracket = fault.opening
    if bracket in set("{[") and (fault.began[0] != fault.line or not fault.letter):
        return fault.tell(
            f"the {bracket} that opens here is never closed; add {'}' if bracket == '{' else ']'}", *fault.began
        )
    if fault.letter == ":":
        return fault.tell('this text has a colon and a space in it, so it needs quotes: "..."')
    return fault.tell("a comma is missing before this, or the whole text needs quotes around it")


def _colon_in_text(fault: Fault) -> Problem | None:
    if "mapping values" not in fault.said:
        return None
    above, key = fault.lines[fault.above], KEY.match(fault.text)
    if key and key.end("key") == fault.column:
        return fault.tell(_indented(key["key"], above), column=key.start("key"))
    if not key:
        return fault.tell('this text has a colon and a space in it, so it needs quotes: "..."')
    if key["text"][:1] in set(CURLY):
        straight = re.sub(f"[{CURLY}]", "", key["text"]).strip()
        what = f"YAML knows only straight quotation marks; write  {key['key']}: {_quoted(straight)}"
        return fault.tell(what, column=key.start("text"))
    what = f"this text has a colon and a space in it, so it needs quotes: {_quoted(key['text'])}"
    return fault.tell(what)


def _after_the_end(fault: Fault) -> Problem | None:
    """Text goes on after a closing quotation mark or bracket, or a bracket closes nothing."""
    if "key" not in fault.said and "block end" not in fault.said:
        return None
    if fault.letter in set("}]"):
        return fault.tell(f"this {fault.letter} closes nothing; delete it")
    if re.search(r":\s+'.*'\s*$", fault.before):
        what = "the text in 'single quotes' ends before this; write '' for an apostrophe, or use \"double quotes\""
        return fault.tell(what)
    if re.search(r':\s+".*"\s*$', fault.before):
        what = "the text in quotes ends before this; write \\\" for one inside it, or put all in 'single quotes'"
        return fault.tell(what)
    if re.search(r"[]}]\s*$", fault.before):
        return fault.tell("text that starts with a bracket needs quotes around all of it")
    return None


def _crooked(fault: Fault) -> Problem | None:
    """A line that does not stand under its like."""
    if fault.letter == ":" and not fault.before.strip():
        return fault.tell("a key is missing before this colon")
    if fault.text[fault.column :].startswith("- ") and KEY.match(fault.lines[fault.above]):
        return fault.tell("a dash begins a list, and above are keys; give this a key of its own instead of the dash")
    if "document start" in fault.said:
        return fault.tell("this line starts further left than the first one; line them up, and delete --- and ...")
    if not any(words in fault.said for words in ("expected key", "block end", "'-' indicator")):
        return None
    spaces = len(fault.text) - len(fault.text.lstrip(" "))
    indented = f"indented by {spaces} space{'s' * (spaces != 1)}"
    return fault.tell(f"this line is {indented}, which fits no line above; line it up with one of them")


RULES: tuple[Callable[[Fault], Problem | None], ...] = (
    _no_break_space, _tab, _escape, _unclosed_quote, _letter_that_means_something,
    _mark_that_opens_something, _no_space_after_colon, _no_colon,
    _comment_in_braces, _colon_in_braces, _colon_in_text, _after_the_end, _crooked,
)  # fmt: skip


# --- words that several rules need --------------------------------------------------------------------------


def _indented(key: str, above: str) -> str:
    """What to do about a key that stands further in than the line above allows."""
    if re.fullmatch(r"\s*[\w-]+\s*", above):
        return f"'{above.strip()}' on the line above needs a colon after it"
    if match := KEY.match(above):
        return f"'{key}' is indented too far; line it up with '{match['key']}' on the line above"
    return f"'{key}' is indented too far; line it up with the line above"


def _quote(fault: Fault, column: int) -> str:
    text = fault.text[column:].strip()
    return f"text that starts with {text[:1]} needs quotes around it: {_quoted(text)}"


def _quoted(text: str) -> str:
    text = _short(text.strip())
    return f"'{text}'" if '"' in text and "'" not in text else '"' + text.replace('"', '\\"') + '"'


def _short(text: str) -> str:
    return text if len(text) <= 50 else text[:47].rstrip() + "..."
