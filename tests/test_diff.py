"""`workshop diff`: what participants read differently, in the order of the day, and nothing of the facilitator's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click import BadParameter
from click.testing import CliRunner, Result

from builders.view import View
from tests.conftest import TINY, Workshop
from tests.web import barriers, faults, read
from workshop import cli
from workshop.comparison import Comparison, for_department, since_kit
from workshop.content import Content
from workshop.diff import Diff, diff, pieces, woven
from workshop.errors import ContentError
from workshop.kit import Kit, compose, make, page, reads, save
from workshop.library import Library, load
from workshop.model import Session
from workshop.plan import plan
from workshop.reading import Reading, restored

GOLDEN = Path(__file__).parent / "golden" / "diff.html"
DEPARTMENT = """title: The bar
customers: {guests: Guests who are thirsty}
trap: We only pour.
reframe: We pour for someone.
"""
PROMISE = "You make tea that somebody wants."
CHANGES = """changes:
  modules:
    m01-tea:
      promise: You pour tea that somebody wants.
      blocks: {brew: {slides: {story: null}, run: {tell: null}}}
"""


@pytest.fixture
def bar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    """An organisation with a department that changes a promise and takes a slide out."""
    monkeypatch.chdir(tmp_path)
    return with_bar(tmp_path, CHANGES)


def with_bar(root: Path, changes: str) -> Content:
    path = root / "modules" / "departments" / "bar.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(DEPARTMENT + changes)
    (root / "workshop.yaml").write_text("name: Acme\n")
    return Content(root, "", TINY)


def of_bar(content: Content, **typed: object) -> Comparison:
    return for_department(None, {"departments": {"bar": None}, **typed}, content)


def shown(found: Comparison) -> str:
    return page(found.diff, found.workshop, found.department, found.file).decode()


def spoken(found: Diff) -> list[str]:
    """A difference as short lines: the part, then the spots, the title and the texts."""
    lines = []
    for part in found.parts:
        for place in part.places:
            spots = ", ".join(f"{spot.document} {spot.number}" for spot in place.spots)
            texts = " ".join(f"{change.was} > {change.now}" for change in (place.title, *place.changes))
            lines.append(f"{part.title} | {spots} {place.state} | {texts}")
    return lines


# --- words ---------------------------------------------------------------------------------------------------


def marked(was: str, now: str) -> str:
    signs = {"same": "{}", "was": "-{}-", "now": "+{}+"}
    return " ".join(signs[piece.kind].format(piece.text) for piece in pieces(was, now))


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("Ask before you pour.", "Ask before you cook.", "Ask before you -pour.- +cook.+"),
        ("Ask before you pour.", "Always ask before you pour.", "-Ask- +Always ask+ before you pour."),
        ("You ask, and then pour.", "You ask, then pour.", "You ask, -and- then pour."),
        ("Kofi made twelve cups.", "Nine went cold by noon.", ""),
    ],
)
def test_alike_texts_are_woven_word_by_word_and_others_stand_whole(was: str, now: str, told: str) -> None:
    assert marked(was, now) == told


def test_one_or_two_words_between_changes_are_not_left_standing_alone() -> None:
    was = "On Monday she wrote a bill for Rosa and sent it by post before lunch at noon."
    now = "On Monday she rang a man for Rosa and sent it by post before lunch at noon."

    assert (
        marked(was, now)
        == "On Monday she -wrote a bill- +rang a man+ for Rosa and sent it by post before lunch at noon."
    )


def test_what_is_gone_stands_after_what_it_followed() -> None:
    assert woven(["a", "gone", "b", "last"], ["new", "b", "a"]) == ["new", "b", "last", "a", "gone"]


# --- readings ------------------------------------------------------------------------------------------------


def test_a_reading_holds_slides_pages_and_cards_each_once(library: Library) -> None:
    found = reads(plan(library, Session()))

    assert found.parts["brew"] == "Brew for two"
    assert found.documents["deck"]["brew/story"] == (
        "Kofi makes tea", "Kofi made twelve cups. Nine went cold.",
    )  # fmt: skip
    assert found.documents["workbook"]["brew/cup"] == (
        "The cup I make", "Ask how your neighbour takes it.", "Pour it.", "Who drinks it?", "Tick what is true",
        "I asked first.",
    )  # fmt: skip
    assert found.documents["cards"] == {
        "brew/milk": ("Milk first", "For your pair", "You like milk.", "Did they ask?"),
        "brew/cup": ("The cup", "For your pair", "I asked first."),
    }


def test_the_agenda_that_comes_back_at_every_part_is_read_once(library: Library) -> None:
    slides = reads(plan(library, Session())).documents["deck"]

    assert slides["welcome/day"] == ("What we will do", "Welcome · 10 min", "Tea for others · 15 min", "Close · 10 min")
    assert slides["close/here"] == ("Next: Close",)


def test_no_cue_and_no_answer_stands_in_the_reading_of_a_kit(shipped: Library, kit: Kit) -> None:
    deck = compose(View(plan(shipped, Session())), "full", "none")["deck"]
    hidden = [note for note in deck.iter("note") if note.get("kind") not in ("ask", "clock", "see")]  # on slides too
    cues = {" ".join("".join(note.itertext()).split()) for note in hidden}
    cues -= {str(module.promise) for module in shipped.modules.values()}
    texts = {text for own in kit.reads.documents.values() for place in own.values() for text in place}

    assert len(cues) > 50
    assert cues & texts == set()


def test_slides_and_pages_have_the_numbers_that_they_have_in_the_kit(kit: Kit) -> None:
    empty = Reading(kit.reads.parts, {name: {} for name in kit.reads.documents})
    wanted = {
        "deck": [number for id, number in kit.places.items() if id.startswith("deck:") and id != "deck:jump"],
        "workbook": [1, *(number for id, number in kit.places.items() if id.startswith("workbook:"))],
    }
    spots = [spot for place in diff(empty, kit.reads).places for spot in place.spots]

    for document, numbers in wanted.items():
        assert sorted(spot.number for spot in spots if spot.document == document) == sorted(numbers)


def test_a_reading_comes_back_from_a_manifest_as_it_was(kit: Kit) -> None:
    assert restored(json.loads(json.dumps(kit.reads.kept()))) == kit.reads


# --- a department --------------------------------------------------------------------------------------------


def test_what_a_department_reads_is_told_in_the_order_of_the_day(bar: Content) -> None:
    promised = f"{PROMISE} > {PROMISE.replace('make', 'pour')}"

    assert spoken(of_bar(bar).diff) == [
        f"Brew for two | deck 4 changed | Tea for others > Tea for others {promised}",
        "Brew for two | deck 5 gone | Kofi makes tea >  Kofi made twelve cups. Nine went cold. > ",
    ]


def test_what_it_comes_to_is_said_in_one_line(bar: Content) -> None:
    assert of_bar(bar).summary == "The bar: 1 text on 1 slide; 1 slide taken out"


def test_the_page_is_as_it_was_when_it_was_found_good(bar: Content, request: pytest.FixtureRequest) -> None:
    found = shown(of_bar(bar)).partition("<style>")[0] + shown(of_bar(bar)).partition("</style>")[2]
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(found, encoding="utf-8", newline="\n")

    assert found == GOLDEN.read_text(encoding="utf-8")


BEFORE = Reading({"tea": "Tea"}, {"deck": {"tea/milk": ("Milk", "A drop.")}, "cards": {"tea/one": ("Milk", "A drop.")}})
AFTER = Reading({"tea": "Tea"}, {"deck": {"tea/milk": ("Milk", "A lot.")}, "cards": {"tea/one": ("Milk", "A lot.")}})


def test_what_changed_alike_on_a_slide_and_a_card_is_told_once() -> None:
    found = diff(BEFORE, AFTER)

    assert spoken(found) == ["Tea | deck 1, cards 1 changed | Milk > Milk A drop. > A lot."]
    assert found.summary == "1 text on 1 slide and 1 card"


def test_what_is_new_is_told_and_counted_as_new() -> None:
    found = diff(Reading({}, {"deck": {}, "cards": {}}), AFTER)

    assert spoken(found) == ["Tea | deck 1, cards 1 new |  > Milk  > A lot."]
    assert found.summary == "1 new slide; 1 new card"


def test_pages_and_job_aids_are_compared_line_by_line(tmp_path: Path) -> None:
    goal = "objectives: {ask: {i_can: I can ask.}}"
    step = "job_aids: {three-steps: {items: {ask: {line: Milk?}}}}"
    found = of_bar(with_bar(tmp_path, f"changes: {{modules: {{m01-tea: {{{goal}, {step}}}}}}}\n"))

    assert spoken(found.diff) == [
        "Welcome | workbook 2 changed | Welcome > Welcome I can ask before I pour. > I can ask.",
        "Brew for two | deck 6 changed | Tea in three > Tea in three How do you take it? > Milk?",
    ]


@pytest.mark.parametrize(
    "changes",
    [
        "{modules: {m01-tea: {blocks: {brew: {run: {wait: {do: HIDDEN}}}}}}}",
        "{modules: {m01-tea: {blocks: {brew: {next: HIDDEN}}}}}",
        "{modules: {m01-tea: {recalls: {first: {answer: HIDDEN}}}}}",
        "{modules: {m01-tea: {checks: {one: {why: HIDDEN}}}}}",
        "{exercises: {x01-brew: {demonstration: {badly: HIDDEN}}}}",
        "{exercises: {x01-brew: {run: {do: {ask-one: {likely: HIDDEN, good: HIDDEN}}}}}}",
        "{exercises: {x01-brew: {debrief: {now_what: {listen: HIDDEN}}}}}",
        "{exercises: {x01-brew: {cards: {hand_out: HIDDEN}}}}",
        "{exercises: {x01-brew: {watch_for: {cold: {reply: HIDDEN}}}}}",
        "{guides: {in-person: {room: HIDDEN}}}",
    ],
)
def test_what_only_the_facilitator_reads_makes_no_difference(tmp_path: Path, changes: str) -> None:
    found = of_bar(with_bar(tmp_path, f"changes: {changes}\n"))

    assert found.diff == Diff(())
    assert "HIDDEN" not in shown(found)


def test_nothing_different_says_which_file_would_hold_it(tmp_path: Path) -> None:
    found = of_bar(with_bar(tmp_path, ""))
    where = "modules/departments/bar.yaml"

    assert found.summary == f"The bar: nothing reads differently; texts of its own would stand in {where}"
    assert f"The bar reads what everyone reads. Its own texts would stand in {where}." in read(shown(found)).text


def test_nothing_is_laid_out_for_it(bar: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builders.press.typeset", lambda *_: pytest.fail("it was typeset"))

    assert of_bar(bar).diff.parts


def test_what_the_session_says_holds_on_both_sides(bar: Content) -> None:
    assert spoken(of_bar(bar, title="Tea at noon", start="12:00").diff) == spoken(of_bar(bar).diff)


@pytest.mark.parametrize(
    ("departments", "what"),
    [
        ({}, "say whose, such as  --department finance,  or name a kit with  --since output/half-day/kit.json"),
        ({"bar": 8, "pub": 8}, "these come together and read the core; name one, or write  --adapt-for bar,pub"),
        ({"bra": None}, "there is no department 'bra'; did you mean 'bar'?"),
    ],
)
def test_whom_it_is_for_must_be_clear(bar: Content, departments: dict[str, object], what: str) -> None:
    with pytest.raises(BadParameter) as error:
        for_department(None, {"departments": departments}, bar)

    assert error.value.message == what


def test_every_whole_department_that_ships_gets_a_page(shipped: Library) -> None:
    found = for_department(None, {"departments": {"finance": None}}, Content(TINY.parent.parent, ""))

    assert found.diff.parts
    assert faults(shown(found), []) == []


# --- the page ------------------------------------------------------------------------------------------------


def test_anybody_can_read_the_page_and_it_stands_by_itself(bar: Content) -> None:
    assert faults(shown(of_bar(bar)), []) == []


def test_old_and_new_are_told_by_element_and_by_word_and_never_by_colour_alone(bar: Content) -> None:
    web = read(shown(of_bar(bar)))

    assert "You was: make now: pour tea that somebody wants." in web.text
    assert {"make", "pour"} <= {node.text.rpartition(": ")[2] for node in web.named("del", "ins")}
    assert "Slide 5, for all others, taken out here" in web.text


def test_what_people_wrote_is_text_and_never_code(tmp_path: Path) -> None:
    changes = "changes: {modules: {m01-tea: {promise: <script>alert(1)</script>}}}\n"
    found = shown(of_bar(with_bar(tmp_path, changes)))

    assert "<script" not in found
    assert "<script>alert(1)</script>" in read(found).text


# --- since a kit ---------------------------------------------------------------------------------------------


def kit_of(root: Path, only: tuple[str, ...] = ("deck", "workbook", "cards"), **session: object) -> Path:
    made = make(plan(load(TINY), Session.model_validate(session)), "outline", "none", only=only)
    save(made, only, root)
    return root / "kit.json"


def test_what_has_changed_since_a_kit_is_told(tmp_path: Path) -> None:
    found = since_kit(kit_of(tmp_path / "kit"), with_org(tmp_path, "promise: You pour tea that somebody wants.\n"))

    assert found.summary == "Since this kit was made: 1 text on 1 slide"
    assert found.name == "kit-diff.html"
    assert "what it says now" in read(shown(found)).text


def with_org(root: Path, promise: str) -> Content:
    root = root / "acme"
    (root / "modules").mkdir(parents=True)
    (root / "workshop.yaml").write_text("name: Acme\n")
    (root / "modules" / "m01-tea.yaml").write_text(promise)
    return Content(root, "", TINY)


def test_a_kit_that_is_as_fresh_as_ever_says_so(tmp_path: Path) -> None:
    found = since_kit(kit_of(tmp_path / "kit"), Content(TINY, ""))

    assert found.summary == "Since this kit was made: nothing reads differently"
    assert faults(shown(found), []) == ["no <nav>"]  # one sentence needs no list of contents


def test_the_session_of_a_kit_holds_with_all_that_it_changed(tmp_path: Path) -> None:
    session = {"title": "Tea: at “noon”", "start": "12:10", "people": 9, "facilitators": ["Ana"], "changes": {
        "modules": {"m01-tea": {"promise": "Ana’s tea.", "blocks": {"brew": {"run": {"wait": None}}}}}}}  # fmt: skip
    path = tmp_path / "noon.yaml"
    path.write_text(json.dumps(session, ensure_ascii=False), encoding="utf-8")
    made = CliRunner().invoke(
        cli.cli, ["build", str(path), "--content", str(TINY), "--only", "deck", "--output", str(tmp_path / "kit")]
    )

    assert made.exit_code == 0, made.output
    assert since_kit(tmp_path / "kit", Content(TINY, "")).diff == Diff(())


def test_a_document_that_was_not_made_is_not_compared(tmp_path: Path) -> None:
    kit = kit_of(tmp_path / "kit", ("workbook",))

    assert json.loads(kit.read_bytes())["reads"].keys() == {"parts", "deck", "workbook"}
    assert since_kit(kit, Content(TINY, "")).diff == Diff(())


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"reads": None}, "this kit was made before workshop kept what people read; build it again, and compare from"),
        ({"reads": 3}, "somebody has changed what stands below reads; build the kit again"),
        ({"reads": {"deck": {}}}, "somebody has changed what stands below reads; build the kit again"),
        ({"reads": {"parts": {}, "deck": {"a": 1}}}, "somebody has changed what stands below reads; build the kit"),
        ({"session": None}, "this tells of no kit any more; build the kit again"),
        ({"session": {"peeple": 3}}, "this tells of no kit any more; build the kit again"),
    ],
)
def test_a_kit_that_does_not_tell_what_it_was_is_told(tmp_path: Path, change: dict[str, object], what: str) -> None:
    kit = kit_of(tmp_path / "kit", ("workbook",))
    known = {**json.loads(kit.read_bytes()), **change}
    kit.write_text(json.dumps({key: value for key, value in known.items() if value is not None}))
    with pytest.raises(ContentError) as error:
        since_kit(kit, Content(TINY, ""))

    assert f"kit.json: {what}" in str(error.value)


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b"\xff\xfe"])
def test_a_spoilt_manifest_is_told_plainly(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / "kit.json").write_bytes(spoilt)
    with pytest.raises(ContentError, match="this tells of no kit any more; build the kit again"):
        since_kit(tmp_path / "kit.json", Content(TINY, ""))


def test_a_folder_without_a_kit_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="there is no kit here; name a folder that holds a"):
        since_kit(tmp_path, Content(TINY, ""))


# --- the command ---------------------------------------------------------------------------------------------


@pytest.fixture
def here(tiny: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tiny workshop, with the department in it."""
    with_bar(tiny.root, CHANGES)
    (tiny.root / "workshop.yaml").unlink()
    monkeypatch.chdir(tiny.root)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.cli, ["diff", *arguments])


@pytest.mark.usefixtures("here")
def test_it_says_what_it_comes_to_and_where_the_page_is() -> None:
    result = run("--department", "bar", "--content", ".")

    assert result.stdout == "The bar: 1 text on 1 slide; 1 slide taken out\n  bar-diff.html\n"
    assert "The bar" in Path("bar-diff.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("here")
def test_it_says_it_as_json() -> None:
    found = json.loads(run("--department", "bar", "--content", ".", "--json", "--output", "a/b.html").stdout)

    assert (found["summary"], found["path"]) == ("The bar: 1 text on 1 slide; 1 slide taken out", "a/b.html")
    assert found["parts"][0]["part"] == "Brew for two"
    assert found["parts"][0]["places"][0]["changes"] == [
        {"was": "You make tea that somebody wants.", "now": "You pour tea that somebody wants."}
    ]


@pytest.mark.usefixtures("here")
def test_a_page_of_ours_is_made_anew_and_anything_else_is_kept() -> None:
    Path("mine.html").write_text("my own page")
    again = [run("--department", "bar", "--content", ".").exit_code for _ in range(2)]
    refused = run("--department", "bar", "--content", ".", "--output", "mine.html")

    assert again == [0, 0]
    assert str(refused.exception) == (
        "mine.html: something else is here already; choose another name, such as  --output bar-diff.html"
    )
    assert Path("mine.html").read_text() == "my own page"


@pytest.mark.usefixtures("here")
def test_a_kit_brings_its_own_session(tmp_path: Path) -> None:
    (tmp_path / "kit.json").write_text("{}")
    refused = run("--since", str(tmp_path), "--department", "bar", "--content", ".")

    assert refused.exit_code == 2
    assert "a kit brings its own session; leave out all else but --output" in refused.stderr


# --- in a browser --------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_and_nothing_sticks_out(browser, tmp_path: Path, width: int, scheme: str) -> None:
    found = for_department(None, {"departments": {"finance": None}}, Content(TINY.parent.parent, ""))
    (tmp_path / "page.html").write_text(shown(found), encoding="utf-8")

    assert barriers(browser, tmp_path / "page.html", width, scheme) == []
