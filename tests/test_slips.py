"""The slips that authors make in YAML: each is told at the place where it is mended, with what to type."""

from __future__ import annotations

import pytest

from tests.conftest import told

SLIPS = {
    "a tab before a key": ("run:\n\tsay: Hello\n", ["2:1: indent with spaces, not with a tab"]),
    "a colon in a text": (
        "title: Service: the basics\n",
        ['1:15: this text has a colon and a space in it, so it needs quotes: "Service: the basics"'],
    ),
    "a colon in a text with quotation marks": (
        'say: You say: "Hello"\n',
        ["1:13: this text has a colon and a space in it, so it needs quotes: 'You say: \"Hello\"'"],
    ),
    "a colon in a text in braces": (
        "a: {title: Service: the basics}\n",
        ['1:19: this text has a colon and a space in it, so it needs quotes: "..."'],
    ),
    "a quotation mark that is never closed": (
        'title: "My title\nversion: 1\n',
        ["1:8: the quotation mark that opens here is never closed; add one at the end of the text"],
    ),
    "a quotation mark that the next one closes": (
        'title: "My title\nversion: "1.0"\n',
        ["1:8: the quotation mark that opens here is never closed; add one at the end of the text"],
    ),
    "an apostrophe in single quotes": (
        "title: 'Don't do it'\n",
        ["1:13: the text in 'single quotes' ends before this; write '' for an apostrophe, or use \"double quotes\""],
    ),
    "text after a quotation": (
        'title: "Now" and then\n',
        ["1:14: the text in quotes ends before this; write \\\" for one inside it, or put all in 'single quotes'"],
    ),
    "no space after a colon": (
        "version: 1\ntitle:My title\nstatus: ready\n",
        ["2:7: a colon needs a space after it; write  title: My title"],
    ),
    "no space after the first colon": (
        "title:My title\nversion: 1\n",
        ["1:7: a colon needs a space after it; write  title: My title"],
    ),
    "no colon after a key": (
        "title: A\nversion 1\nstatus: ready\n",
        ["2:1: a colon is missing after 'version'; write  version: 1"],
    ),
    "no colon after a key with keys below": (
        "title: A\nrun\n  say: Hello\n",
        ["2:1: a colon is missing after 'run'; write  run:"],
    ),
    "text that goes on too far left": (
        "title: A\nbig_idea: Ask first,\nthen pour it for them.\nstatus: ready\n",
        ["3:1: this is no key and not part of the text above; indent it further, or write a key and a colon before it"],
    ),
    "a key too far right": (
        "title: A\n  version: 1\n",
        ["2:3: 'version' is indented too far; line it up with 'title' on the line above"],
    ),
    "a key between two columns": (
        "run:\n    say: Hello\n  do: Wait\n",
        ["3:3: this line is indented by 2 spaces, which fits no line above; line it up with one of them"],
    ),
    "a dash among keys": (
        "run:\n  say: Hello\n  - do: Wait\n",
        ["3:3: a dash begins a list, and above are keys; give this a key of its own instead of the dash"],
    ),
    "curly quotation marks": (
        "title: \u201cService: the basics\u201d\n",
        ['1:8: YAML knows only straight quotation marks; write  title: "Service: the basics"'],
    ),
    "a name in braces": (
        "title: {{ organisation.name }}\n",
        ['1:9: text that starts with { or [ needs quotes around it: "{{ ... }}"'],
    ),
    "@ at the start": ("title: @home\n", ['1:8: text that starts with @ needs quotes around it: "@home"']),
    "% at the start": ("title: %x\n", ['1:8: text that starts with % needs quotes around it: "%x"']),
    "` at the start": ("title: `x`\n", ['1:8: text that starts with ` needs quotes around it: "`x`"']),
    "* at the start": ("text: *Now* go\n", ['1:7: text that starts with * needs quotes around it: "*Now* go"']),
    "** at the start": ("text: **Now** go\n", ['1:7: text that starts with * needs quotes around it: "**Now** go"']),
    "& at the start": ("title: &co\n", ["1:8: text that starts with & needs quotes around it"]),
    "! at the start": ("title: !now\n", ["1:8: text that starts with ! needs quotes around it"]),
    "- at the start": ("title: - x\n", ['1:8: text that starts with - needs quotes around it: "- x"']),
    "? at the start": ("title: ? x\n", ['1:8: text that starts with ? needs quotes around it: "? x"']),
    "a comma at the start": (
        "title: , now\n",
        ["1:8: a value is missing before this ,, or the text needs quotes around it"],
    ),
    "| in braces": ("a: {b: |}\n", ['1:8: text that starts with | needs quotes around it: "|}"']),
    "a first line too far right": (
        "  title: A\nversion: 1\n",
        ["2:1: this line starts further left than the first one; line them up, and delete --- and ..."],
    ),
    "> at the start": (
        "title: > 5 people\n",
        ["1:8: after > the text starts on the next line, indented; or delete this mark"],
    ),
    "[ at the start": ("title: [x] y\n", ["1:12: text that starts with a bracket needs quotes around all of it"]),
    "a bracket that is never closed": ("a: [x, y\nb: 1\n", ["1:4: the [ that opens here is never closed; add ]"]),
    "a brace that is never closed": ("a: {x: y\nb: 1\n", ["1:4: the { that opens here is never closed; add }"]),
    "a # in braces": (
        "a: {say: We are #1}\nb: 1\n",
        [
            "1:17: what follows # is a comment and is not printed; put quotes round the text, or two spaces before #",
            "1:17: what follows # is a comment, and the bracket that closes too; put quotes round the text",
        ],
    ),
    "a comment beside a brace that is never closed": (
        "a: {x: y # why\nb: 1\n",
        ["1:4: the { that opens here is never closed; add }"],
    ),
    "a brace too many": ("a: {x: 1}}\nb: 1\n", ["1:10: this } closes nothing; delete it"]),
    "a colon without a key": ("title: A\n: B\n", ["2:1: a key is missing before this colon"]),
    "the same key twice": ("title: A\ntitle: B\n", ["2:1: 'title' stands here twice, first on line 1; delete one"]),
    "a backslash in quotation marks": (
        'a: "C:\\Users"\n',
        ["1:7: a backslash in \"double quotes\" has a meaning of its own; write \\\\ or use 'single quotes'"],
    ),
    "a no-break space after a colon": (
        "title:\u00a0A\nb: 1\n",
        ["1:7: this is a no-break space; type an ordinary space instead"],
    ),
    "two documents": (
        "a: 1\n---\nb: 2\n",
        ["2:1: a file holds one document; delete this line, or move what follows to another file"],
    ),
    "an alias": ("a: b\nc: *b\n", ["2:4: text that starts with * needs quotes around it"]),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_with_its_cure(slip: str, either_parser: str) -> None:
    text, messages = SLIPS[slip]
    assert told(text) == messages


def test_a_key_without_a_value_in_braces_is_told() -> None:
    assert told("a: {x:, y: 1}\n") == ["1:7: 'x' has no value; write one after the colon"]
