"""START-HERE: one page that leads to everything, stands by itself, and can be read by anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from itertools import product
from pathlib import Path

import pytest

from builders.start import STYLE, start
from builders.view import View
from tests.web import Web, barriers, faults, read
from workshop.errors import Problem
from workshop.kit import Kit, make
from workshop.library import Library
from workshop.model import Session
from workshop.output import Written
from workshop.plan import plan
from workshop.report import built, offer
from workshop.text import Place

NAME = "0-START-HERE.html"
GOOD = (
    '<html lang="en"><title>T</title><header><h1 id="a">A</h1></header><nav><a href="#a">A</a></nav>'
    '<main><h2>B</h2><a href="f.pdf"><img alt="x" src="data:,">F</a></main></html>'
)


@pytest.fixture(scope="module")
def page(kit: Kit) -> str:
    return kit.files[NAME].decode()


@pytest.fixture(scope="module")
def web(page: str) -> Web:
    return read(page)


# --- anybody can read it -------------------------------------------------------------------------------------


def test_nothing_is_wrong_with_it(page: str, kit: Kit) -> None:
    assert faults(page, kit.files) == []


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        ('alt="x"', 'alt=""', "a picture without words"),
        ("h2>", "h3>", "a heading of level 3 after one of level 1"),
        ("<h2>B</h2>", "<h1>B</h1>", "2 headings of the first level"),
        ("<h2>B", '<h2 id="a">B', "the id a twice"),
        ("#a", "#b", "#b leads nowhere"),
        ("f.pdf", "g.pdf", "g.pdf is no file of the kit"),
        ("f.pdf", "https://example.com", "https://example.com is no file of the kit"),
        ("data:,", "x.png", "x.png is not inside the page"),
        ("<h2>B", "<script></script><h2>B", "a script"),
        ("<h2>B", "<h2>", "an empty <h2>"),
        (' lang="en"', "", "no language"),
        ("nav>", "div>", "no <nav>"),
        ("</h2>", "", "<main> is not closed in order"),
        ("<main>", '<main aria-labelledby="q">', "named by q, which is not there"),
    ],
)
def test_a_fault_would_be_found(good: str, bad: str, fault: str) -> None:
    assert faults(GOOD, ["f.pdf"]) == []
    assert fault in faults(GOOD.replace(good, bad), ["f.pdf"])


SCHEMES = re.findall(r":root\{([^}]*)\}", STYLE.read_text(encoding="utf-8"))[:2]
PAIRS = [
    *product(("ink", "teal", "clay"), ("paper",)),
    *product(("ink", "teal"), ("cream", "soft")),
    ("on-gold", "gold"),
]


@pytest.mark.parametrize("scheme", SCHEMES, ids=["light", "dark"])
@pytest.mark.parametrize(("letters", "ground"), PAIRS)
def test_letters_stand_out_from_their_ground(scheme: str, letters: str, ground: str) -> None:
    colours = dict(one.removeprefix("--").split(":") for one in scheme.split(";"))

    assert _contrast(colours[letters], colours[ground]) >= 4.5


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#") if len(colour) == 7 else "".join(2 * digit for digit in colour.lstrip("#"))
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# --- what it says --------------------------------------------------------------------------------------------


def test_every_other_file_of_the_kit_is_linked_with_its_size(web: Web, kit: Kit) -> None:
    linked = {node.attributes["href"] for node in web.named("a")}

    assert {name for name in kit.files if name not in linked} == {NAME}
    assert [size for name, size in kit.sizes.items() if name != NAME and size not in web.text] == []


def test_deck_guide_and_workbook_show_their_covers(web: Web) -> None:
    assert [picture.attributes["alt"] for picture in web.named("img")] == [
        "First slide",
        "Cover of the guide",
        "Cover of the workbook",
    ]


def test_the_day_is_a_strip_in_proportion_with_words_in_it(web: Web, shipped: Library) -> None:
    slots = plan(shipped, Session()).slots
    strip = [node for node in web.named("li") if "--minutes" in node.attributes.get("style", "")]

    assert [node.attributes["style"] for node in strip] == [f"--minutes:{slot.minutes}" for slot in slots]
    assert [node.text for node in strip] == [f"{slot.clock}{slot.code}{slot.title}{slot.minutes} min" for slot in slots]
    assert [node.attributes["class"] for node in strip if "break" in node.text.lower()] == ["break", "break"]


def test_what_to_bring_is_counted(web: Web, shipped: Library) -> None:
    for supply in View(plan(shipped, Session())).supplies:
        assert f"{supply.count}{'Set of cards: ' if supply.cards else ''}{supply.item}" in web.text


def test_every_command_it_offers_is_one(web: Web) -> None:
    from click.testing import CliRunner

    from workshop import cli

    commands = [node.text for node in web.named("code") if node.text.startswith("workshop ")]
    for command in commands:
        result = CliRunner().invoke(cli.cli, [*command.split()[1:], "--help"])
        assert result.exit_code == 0, command
    offered = " ".join(commands)
    assert [one for one in ("--booklet", "--cards", "--guide", "--thumbnails") if one not in offered] == []


def with_(findings: Iterator[Problem] | list[Problem], library: Library, **session: str) -> str:
    timed = plan(library, Session.model_validate(session))
    return start(View(timed), {}, _Any(), {}, list(findings)).decode()


class _Any(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "1 page"


def test_every_finding_is_told_with_its_place(shipped: Library) -> None:
    found = [Problem(Place("modules/a.yaml", 4, 2), "this is long; cut <some> of it", fatal=False)]
    told = read(with_(found, shipped))

    assert "modules/a.yaml:4:2 this is long; cut <some> of it" in told.text
    assert "Nothing. Every text fits" not in told.text


def test_a_finding_of_the_build_stands_on_the_page(shipped: Library) -> None:
    crowded = make(plan(shipped, Session(people=60)), "outline", "none")

    assert crowded.findings
    told = read(crowded.files[NAME].decode()).text
    said = [" ".join(f"{finding.where} {finding.what}".split()) for finding in crowded.findings]
    assert [one for one in said if one not in told] == []


def test_without_findings_it_says_so(web: Web) -> None:
    assert "Nothing. Every text fits, every time adds up" in web.text


def test_what_people_typed_is_text_and_never_code(shipped: Library) -> None:
    page = with_([], shipped, organisation='<script>alert("1")</script>', title="Tea & <b>cake</b>")

    assert "<script" not in page
    assert '<script>alert("1")</script>' in read(page).text
    assert [node.text for node in read(page).named("h1")] == ["Tea & <b>cake</b>"]


def test_places_of_the_writers_machine_are_not_on_it(page: str) -> None:
    assert ".yaml" not in page
    assert ' at="' not in page


def test_the_same_kit_gives_the_same_page(page: str, shipped: Library) -> None:
    again = make(plan(shipped, Session()))

    assert again.files[NAME].decode() == page


def test_another_start_changes_the_strip(kit: Kit, shipped: Library) -> None:
    later = read(with_([], shipped, start="13:00")).text

    assert "13:00Welcome10 min" in later
    assert "09:00Welcome" not in later


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"people": 24}, ["--people 26", "--start 13:00"]),
        ({"people": 60, "start": "13:00"}, ["--people 58", "--start 09:00"]),
        ({"minutes": 300, "lunch": "12:00"}, ["--people 18"]),
        ({"people": 60, "departments": {"finance": 60}}, ["--start 13:00"]),
    ],
)
def test_another_number_and_time_are_near_those_that_were_typed(
    shipped: Library, typed: dict[str, object], said: list[str]
) -> None:
    page = read(with_([], shipped, **typed)).text

    assert re.findall(r"--(?:people|start) [\d:]+", page) == said


# --- opened after a build ------------------------------------------------------------------------------------


class Terminal(StringIO):
    """A terminal that somebody sits at."""

    def isatty(self) -> bool:
        return True


def offered(monkeypatch: pytest.MonkeyPatch, key: str, *written: Written, stdin: StringIO | None = None) -> list[str]:
    """What is opened when `key` is pressed in a terminal after a build; `!` where nobody should be asked for one."""
    opened: list[str] = []

    def pressed() -> str:
        assert key != "!", "nothing should be asked"
        if key == "^C":
            raise KeyboardInterrupt
        return key

    monkeypatch.setattr("sys.stdin", stdin or Terminal())
    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setattr("click.getchar", pressed)
    monkeypatch.setattr("click.launch", opened.append)
    offer(written)
    return opened


HERE = Written(Path("kit/0-START-HERE.html"), "made")


@pytest.mark.parametrize(("key", "opened"), [("\r", [str(HERE.path)]), ("\n", [str(HERE.path)]), ("q", []), ("^C", [])])
def test_enter_opens_it_and_nothing_else_does(monkeypatch: pytest.MonkeyPatch, key: str, opened: list[str]) -> None:
    assert offered(monkeypatch, key, HERE, Written(Path("kit/1-deck.pptx"), "made")) == opened


def test_nothing_is_asked_when_it_was_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(monkeypatch, "!", Written(Path("kit/1-deck.pptx"), "made")) == []
    assert offered(monkeypatch, "!", replace(HERE, state="locked")) == []
    assert offered(monkeypatch, "!") == []


def test_nothing_is_asked_where_nobody_sits(monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(monkeypatch, "!", HERE, stdin=StringIO()) == []


def test_the_one_beside_an_edited_one_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    beside = Written(Path("kit/0-START-HERE (new).html"), "beside")

    assert offered(monkeypatch, "\r", beside) == [str(beside.path)]


def test_it_is_what_to_open_first(kit: Kit) -> None:
    said = built(kit, [HERE, Written(Path("kit/1-deck.pptx"), "made")], as_json=False)

    assert "Open first: kit/0-START-HERE.html\n" in said
    assert "workshop rehearse" in said


# --- in a browser --------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_and_nothing_sticks_out(browser, folder: Path, width: int, scheme: str) -> None:
    assert barriers(browser, folder / NAME, width, scheme) == []


@pytest.mark.slow
def test_axe_would_find_a_fault(browser, folder: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe

    tab = browser.new_page()
    tab.goto((folder / NAME).as_uri())
    tab.evaluate("document.querySelector('img').removeAttribute('alt')")
    tab.evaluate("document.querySelector('h1').style.color = '#ddd'")

    assert {"image-alt", "color-contrast"} <= {one["id"] for one in Axe().run(tab).response["violations"]}
    tab.close()


@pytest.mark.slow
def test_every_link_is_reached_by_keyboard_and_seen(browser, folder: Path, web: Web) -> None:
    tab = browser.new_page()
    tab.goto((folder / NAME).as_uri())
    reached = []
    for _ in web.named("a"):
        tab.keyboard.press("Tab")
        reached.append(tab.evaluate("document.activeElement.getAttribute('href')"))
        assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        assert tab.evaluate("document.activeElement.getBoundingClientRect().left") >= 0

    assert reached == [node.attributes["href"] for node in web.named("a")]
    tab.close()


def test_the_commands_to_try_next_keep_to_the_session_that_was_named(library: Library) -> None:
    page = read(make(plan(library, Session()), typed=" dispatch.yaml").files[NAME].decode()).text

    assert "workshop build dispatch.yaml --guide full" in page
    assert "workshop rehearse dispatch.yaml" in page
    assert "workshop build --" not in page
