"""Files for other programs, read back by readers of our own: question banks, calendars, and a workbook to count in."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from builders.compose import Composer
from builders.exports.calendar import calendar
from builders.exports.figures import figures
from builders.exports.gift import gift
from builders.exports.moodle import moodle
from builders.naming import names
from workshop.dates import counted, read, sittings, worded
from workshop.library import Library
from workshop.model import Session
from workshop.plan import Plan, plan
from workshop.quiz import Exam, Question, exams
from workshop.text import Line, Name, Text

Plain = Callable[[Text], str]
DATED = {"date": "12 May 2026", "place": "Room 4, north; by the stairs"}
HOSTILE = (
    "100% = {a} ~ b # c : d \\ e", "[html] in front", "// no comment", "::no title::", "$CATEGORY: none", "%50%half",
    "=equal", "~tilde", "a -> b", "####feedback", "T", "x\\n y", "“quoted” & <b>bold</b>",
)  # fmt: skip


@pytest.fixture(scope="module")
def dated(shipped: Library) -> Plan:
    return plan(shipped, Session.model_validate(DATED))


@pytest.fixture(scope="module")
def plain(dated: Plan) -> Plain:
    return Composer(names(dated)).plain


# --- question banks ---------------------------------------------------------------------------------------


def test_each_test_has_the_same_ten_questions_in_both_formats(shipped: Library, plain: Plain) -> None:
    known = exams(shipped)
    banks = [_gift(gift("Day", known, plain).decode()), _moodle(moodle("Day", known, plain))]

    assert banks[0] == banks[1] == [_expected(exam, one, plain) for exam in known for one in exam.questions]
    assert len(banks[0]) == 20


@pytest.mark.parametrize("text", HOSTILE)
def test_signs_of_the_formats_in_a_text_are_read_back_as_they_were(text: str, plain: Plain) -> None:
    options = (Line(text), Line("other"), Line(f"{text} too"))
    choice = Question("one", "choice", "m/o", Line(text), options, (2,), Line(text))
    order = Question("two", "order", "m/o", Line(text), options, (3, 1, 2), Line(text))
    essay = Question("three", "essay", "m/o", Line(text), marks=(Line(text), Line("b"), Line("c")), lines=3)
    exams = (Exam("t", Name("A / B"), (choice, order, essay)),)

    expected = [_expected(exams[0], one, str) for one in exams[0].questions]
    assert _gift(gift("Day", exams, str).decode()) == expected
    assert _moodle(moodle("Day", exams, str)) == expected


def test_what_marks_an_essay_is_for_the_marker_alone(shipped: Library, plain: Plain) -> None:
    banks = gift("Day", exams(shipped), plain).decode(), moodle("Day", exams(shipped), plain).decode()
    marks = [plain(mark) for exam in exams(shipped) for one in exam.questions for mark in one.marks]

    assert len(marks) == 6
    assert [mark for mark in marks if mark.split(".")[0] in banks[0]] == []
    info = "".join(ElementTree.fromstring(banks[1]).itertext())
    assert [mark for mark in marks if mark not in info] == []


def _expected(exam: Exam, one: Question, plain: Callable[[Line], str]) -> tuple[object, ...]:
    even = [" ".join(plain(option).replace("->", "→").split()) for option in one.options]
    answers = sorted(zip(even, map(str, one.key), strict=True)) if one.kind == "order" else [
        (option, "100" if number in one.key else "0") for number, option in enumerate(even, 1)]  # fmt: skip
    why = plain(one.why).replace("->", "→") if one.why else ""
    return exam.name(one), plain(one.ask).replace("->", "→"), answers, why


def _gift(bank: str) -> list[tuple[object, ...]]:
    """A reader of GIFT by the rules of Moodle's own: escapes first, then signs."""
    found = []
    for block in re.split(r"\n\s*\n", bank.strip()):
        if block.startswith("$CATEGORY:"):
            assert block.count("/") == 3, block
            continue
        assert not any(line.startswith("//") for line in block.split("\n"))
        hidden = re.sub(r"\\([\\~=#{}:])", lambda sign: chr(0xE000 + ord(sign[1])), block)
        match = re.fullmatch(r"::(.*?)::(.*?) \{(.*)\}", hidden, re.DOTALL)
        assert match is not None, block
        answers, _, why = match[3].partition("####")
        said = [(line[0], line[1:]) for line in answers.split("\n") if line.strip()]
        found.append((_shown(match[1]), _shown(match[2]), sorted(_pairs(said)) if "->" in answers else [
            (_shown(text), {"=": "100", "~": "0"}[sign]) for sign, text in said], _shown(why.strip())))  # fmt: skip
    return found


def _pairs(said: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(_shown(text.split(" -> ")[0]), text.split(" -> ")[1]) for _, text in said]


def _shown(text: str) -> str:
    assert not text or text.startswith("[plain]") or re.match(r"[\w-]+ \d\d ", text), text
    return re.sub(r"[\ue000-\ue0ff]", lambda sign: chr(ord(sign[0]) - 0xE000), text.removeprefix("[plain]"))


def _moodle(bank: bytes) -> list[tuple[object, ...]]:
    found = []
    for one in ElementTree.fromstring(bank).findall("question"):
        if one.get("type") != "category":
            pairs = [(each.findtext("text") or "", each.findtext("answer/text")) for each in one.findall("subquestion")]
            choices = [(each.findtext("text") or "", each.get("fraction")) for each in one.findall("answer")]
            texts = [one.findtext(f"{tag}/text") or "" for tag in ("name", "questiontext", "generalfeedback")]
            even = [(text.replace("->", "→"), value) for text, value in sorted(pairs) or choices]
            found.append((texts[0], texts[1].replace("->", "→"), even, texts[2].replace("->", "→")))
    return found


# --- calendars --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("audience", ["participants", "managers", "hr"])
def test_a_calendar_keeps_to_the_rules_of_its_lines(dated: Plan, plain: Plain, audience: str) -> None:
    content = calendar(dated, audience, plain)

    assert content == calendar(dated, audience, plain)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    for event in _events(content):
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} <= set(event), event
    assert len({event["UID"] for event in _events(content)}) == len(_events(content))


def test_the_day_stands_at_its_hours_and_its_place_is_escaped(dated: Plan, plain: Plain) -> None:
    day = _events(calendar(dated, "participants", plain))[0]

    assert (day["DTSTART"], day["DTEND"]) == ("20260512T090000", "20260512T123000")
    assert day["LOCATION"] == r"Room 4\, north\; by the stairs"


def test_each_has_their_own_reminders_on_work_days(dated: Plan, plain: Plain) -> None:
    of = {
        who: [one["DTSTART"] for one in _events(calendar(dated, who, plain))[1:]]
        for who in ("managers", "participants")
    }

    assert of["managers"] == ["20260505", "20260514", "20260611"]
    assert of["participants"][-6:] == ["20260514", "20260519", "20260526", "20260611", "20260713", "20260810"]
    days = [datetime.strptime(day, "%Y%m%d").weekday() for own in of.values() for day in own]
    assert max(days) < 5
    assert len(_events(calendar(dated, "hr", plain))) > len(of["managers"]) + len(of["participants"])


DATES = {
    "2026-05-12": date(2026, 5, 12), "12 May 2026": date(2026, 5, 12), "Tuesday, 12th of May 2026": date(2026, 5, 12),
    "May 12, 2026": date(2026, 5, 12), "12. Sep 2026": date(2026, 9, 12), "05/12/2026": None, "12.05.2026": None,
    "spring": None, "31 February 2026": None, "2026-13-01": None, "12 Foo 2026": None,
}  # fmt: skip


@pytest.mark.parametrize("written", DATES)
def test_only_a_date_that_can_be_no_other_is_read(written: str) -> None:
    assert read(written) == DATES[written]


def test_a_date_in_figures_is_printed_in_words_and_any_other_as_it_was_written() -> None:
    assert worded("2026-05-12") == "Tuesday 12 May 2026"
    assert [worded(written) for written in ("12 May 2026", "05/12/2026", "2026-02-30", "")] == [
        "12 May 2026",
        "05/12/2026",
        "2026-02-30",
        "",
    ]


def test_days_are_counted_from_the_last_and_weeks_are_a_week_apart(shipped: Library) -> None:
    two = plan(shipped, Session.model_validate({"agenda": "two-days", "date": "2026-05-12"}))
    weeks = plan(shipped, Session.model_validate({"agenda": "lunch-and-learn", "date": "2026-05-12"}))

    assert list(sittings(two)) == [date(2026, 5, 12), date(2026, 5, 13)]
    assert list(sittings(weeks)) == [date(2026, 5, 12) + timedelta(weeks=number) for number in range(6)]
    assert (counted(two, 2), counted(two, -7)) == (date(2026, 5, 15), date(2026, 5, 5))
    assert (counted(two, 3), counted(two, -3)) == (date(2026, 5, 18), date(2026, 5, 8))


def _events(content: bytes) -> list[dict[str, str]]:
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    found: list[dict[str, str]] = []
    inside = ""
    for line in lines:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            inside = value
            found += [{}] if value == "VEVENT" else []
        elif name == "END":
            inside = "VEVENT" if value == "VALARM" else ""
        elif inside == "VEVENT":
            found[-1][name.split(";")[0]] = value
    return found


# --- the workbook to count in -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def counts(dated: Plan, plain: Plain) -> bytes:
    return figures(dated, plain, measured=True)


def test_all_is_locked_but_the_yellow_cells_and_formulas_are_never_typed_over(counts: bytes) -> None:
    book = load_workbook(BytesIO(counts))

    assert book.sheetnames == ["Needs", "Indicators", "Before they go", "Tests", "In a month", "Each other", "You said"]
    for sheet in book:
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert sheet.protection.sheet
        assert [cell.coordinate for cell in cells if cell.value is not None and not cell.protection.locked] == []
        assert any(not cell.protection.locked and cell.fill.fgColor.rgb == "FFFFF9E5" for cell in cells)


def test_a_share_is_shown_from_five_answers_on(counts: bytes) -> None:
    shares = [
        cell.value for sheet in load_workbook(BytesIO(counts)) for row in sheet.iter_rows() for cell in row
        if cell.number_format == "0%" and cell.value and "ISNUMBER" not in str(cell.value)
    ]  # fmt: skip

    assert len(shares) > 100
    assert [one for one in shares if not re.search(r'<5,"fewer than 5",', str(one))] == []


def test_the_same_workbook_is_made_of_the_same_bytes_and_without_forms_where_nothing_is_measured(
    dated: Plan, plain: Plain, counts: bytes
) -> None:
    assert figures(dated, plain, measured=True) == counts
    assert load_workbook(BytesIO(figures(dated, plain, measured=False))).sheetnames == [
        "Needs",
        "Indicators",
        "You said",
    ]
