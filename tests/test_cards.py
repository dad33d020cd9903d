"""Cards to hand out: a set for each table, three and pair, which two cuts part and four piles put in order."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain, combinations
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import page
import pytest
from pypdf import PdfReader

from builders.compose import Composer
from builders.view import View
from tests.conftest import Workshop
from tests.programs import needed
from workshop.cards import CardStyle, packs, sheets
from workshop.groups import groups
from workshop.kit import Kit, compose, make
from workshop.library import Library
from workshop.materials import supplies
from workshop.model import Session
from workshop.plan import plan
from workshop.teaching.grade import grade

FACE = re.compile(r"(A\d) set (\d+) of (\d+)\s+card (\d+) of (\d+)")
MOST_WORDS = 45  # of its own, on a card
EDGE = 5 * 72 / 25.4  # 5 mm, in points: so far printing stays from where the sheet is cut
EVERYBODY = range(4, 61)
COMPOSER = Composer({})

TEA_CARDS = """
cards:
  per: group
  hand_out: A card for each pair.
  faces:
    milk: {title: Milk first, text: You like milk., ask: Did they ask?}
    cup: {title: The cup, ticks: cup/ticks}
"""


@pytest.fixture(scope="module")
def cards(folder: Path) -> list[str]:
    """The text of each page of the finished cards."""
    return [" ".join(leaf.extract_text().split()) for leaf in PdfReader(folder / "5-cards.pdf").pages]


def test_each_table_three_and_pair_of_sixteen_people_gets_a_whole_set(cards: list[str]) -> None:
    printed = Counter(chain.from_iterable(FACE.findall(text) for text in cards))
    wanted = {
        (code, str(number), str(sets), str(card), str(size))
        for code, sets, size in (("A4", 3, 5), ("A5", 5, 6), ("A6", 8, 4))
        for number in range(1, sets + 1)
        for card in range(1, size + 1)
    }

    assert set(printed) == wanted
    assert max(printed.values()) == 1


@pytest.mark.parametrize("people", EVERYBODY)
def test_there_are_as_many_sets_as_groups_for_every_number_of_people(shipped: Library, people: int) -> None:
    view = View(plan(shipped, Session(people=people)))
    tree = COMPOSER.compose("cards.xml", plan=view.plan, view=view)
    printed = Counter(face.attrib["code"] for sheet in tree.iter("sheet") for face in sheet)

    assert printed == {
        "A4": 5 * len(groups(people, 5)),
        "A5": 6 * len(groups(people, 3)),
        "A6": 4 * len(groups(people, 2)),
    }
    assert len(tree.findall("sheet")) == -(-printed.total() // 4)
    assert len(tree.findall("table-sheet")) == 3


@pytest.mark.parametrize("people", EVERYBODY)
def test_four_piles_laid_on_one_another_are_in_order(shipped: Library, people: int) -> None:
    dealt = sheets(plan(shipped, Session(people=people)))
    piles = [[sheet[corner] for sheet in dealt if corner < len(sheet)] for corner in range(4)]
    in_order = [(card.pack.slot.code, card.set, card.number) for pile in piles for card in pile]

    assert in_order == sorted(in_order)


def test_the_finished_sheets_are_read_from_left_to_right_and_top_to_bottom(folder: Path) -> None:
    corners = [
        (word.attrib["yMin"], word.attrib["xMin"])
        for word in words_of(folder / "5-cards.pdf", 1)
        if word.text == "card"
    ]
    rows = [(float(y) > 400, float(x) > 290) for y, x in corners]

    assert rows == [(False, False), (False, True), (True, False), (True, True)]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_nothing_crosses_the_cuts(shipped: Library, tmp_path: Path, paper: str) -> None:
    kit = make(plan(shipped, Session.model_validate({"paper": paper})))
    (tmp_path / "cards.pdf").write_bytes(kit.files["5-cards.pdf"])
    leaf = PdfReader(tmp_path / "cards.pdf").pages[0].mediabox
    for number in range(1, kit.places["cards:cut"] + 1):
        for word in words_of(tmp_path / "cards.pdf", number):
            left, right, top, bottom = (float(word.attrib[name]) for name in ("xMin", "xMax", "yMin", "yMax"))
            assert clear_of_cuts(left, right, float(leaf.width)), (number, word.text)
            assert clear_of_cuts(top, bottom, float(leaf.height)), (number, word.text)


def test_a_word_across_the_middle_is_seen() -> None:
    assert not clear_of_cuts(90, 110, 200)
    assert not clear_of_cuts(2, 40, 200)
    assert clear_of_cuts(20, 80, 200)


@pytest.mark.parametrize("up", [4, 8])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_word_on_a_card_lies_on_another(shipped: Library, tmp_path: Path, paper: str, up: int) -> None:
    kit = make(plan(shipped, Session.model_validate({"people": 6, "paper": paper})), cards=CardStyle(up))
    (tmp_path / "cards.pdf").write_bytes(kit.files["5-cards.pdf"])
    for number in range(1, kit.places["cards:cut"] + 1):
        assert list(overlapping(words_of(tmp_path / "cards.pdf", number))) == [], number


def test_words_that_lie_on_one_another_are_seen() -> None:
    foot, body, beside = ("10 20 60 32 foot", "40 23 90 35 body", "95 20 99 32 beside")

    assert list(overlapping([word(foot), word(body), word(beside)])) == [("foot", "body")]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_set_stands_whole_on_a_table_sheet(shipped: Library, paper: str) -> None:
    kit = make(plan(shipped, Session.model_validate({"paper": paper})))
    leaves = _pages(kit)[kit.places["cards:cut"] :]

    assert [re.findall(r"card (\d) of (\d)", text) for text in leaves] == [
        [(str(card), str(size)) for card in range(1, size + 1)] for size in (5, 6, 4)
    ]
    assert [re.search(r"Print this page (\d+) times", text)[1] for text in leaves] == ["3", "5", "8"]  # type: ignore[index]


def test_a_table_sheet_has_the_code_and_title_of_its_activity(cards: list[str], shipped: Library) -> None:
    titles = [f"{slot.code} {slot.title}" for slot in plan(shipped, Session()).activities]

    assert [title for title in titles if any(text.startswith(title) for text in cards)] == titles[3:6]


def test_the_observer_has_a_box_for_each_step_and_round_and_knows_who_sees_them(cards: list[str]) -> None:
    sheet = next(text for text in cards if "Make it right in five" in text)

    assert "The observer Be still. A column for each round. At the bell you talk first. 1 2 3 let them finish" in sheet
    assert "looked for the cause My group sees it" in sheet


def test_cards_are_on_the_list_of_what_to_bring(shipped: Library) -> None:
    counts = {one.item: (one.count, one.per) for one in supplies(plan(shipped, Session(people=22)))}

    assert counts["Golden, then ask"] == (4, "table")
    assert counts["Make it right in five"] == (7, "group")
    assert counts["Sorry that works"] == (11, "group")


def test_guide_and_cue_card_say_when_to_hand_the_cards_out(kit: Kit) -> None:
    trees = compose(View(kit.plan), "standard", "small")
    assert packs(kit.plan)
    for pack in packs(kit.plan):
        for name in ("guide", "deck"):
            assert pack.cards.hand_out in _text(trees[name]), name


def test_a_card_is_short_and_plain(shipped: Library) -> None:
    for pack in packs(plan(shipped, Session())):
        written = [[card.face.text, card.face.ask, card.scenario and card.scenario.text] for card in pack.one_set]
        texts = [[text for text in card if text] for card in written]

        assert max(len(" ".join(card).split()) for card in texts) <= MOST_WORDS, pack.slot.title
        assert grade(chain.from_iterable(texts)) <= 6, pack.slot.title


def test_the_cards_keep_to_pdf_ua(folder: Path) -> None:
    report = page.validate_pdf(str(folder / "5-cards.pdf"), profile="ua1")

    assert report.is_compliant, [str(failure) for failure in report.failures]


def test_a_plan_without_cards_makes_no_file_of_cards(tiny: Workshop) -> None:
    kit = make(plan(with_cards(tiny, "\n").read(), Session()))

    assert [name for name in kit.files if "cards" in name] == []
    assert packs(kit.plan) == ()


def test_cards_may_have_words_of_their_own_and_ticks_of_a_page(tiny: Workshop) -> None:
    kit = make(plan(with_cards(tiny, TEA_CARDS).read(), Session(people=5)))
    cut, whole = _pages(kit)

    assert cut == (
        "A1 set 1 of 2 card 1 of 2 For your pair Milk first You like milk. Did they ask? A short tea "
        "A1 set 1 of 2 card 2 of 2 For your pair The cup 1 2 I asked first. A short tea Only for me "
        "A1 set 2 of 2 card 1 of 2 For your pair Milk first You like milk. Did they ask? A short tea "
        "A1 set 2 of 2 card 2 of 2 For your pair The cup 1 2 I asked first. A short tea Only for me"
    )
    assert whole.startswith("A1 Brew for two Table sheet: all 2 cards of a set on one page.")


def test_a_full_card_is_set_smaller_and_is_a_finding(tiny: Workshop) -> None:
    wordy = TEA_CARDS.replace("You like milk.", "You like milk and you like it first in every cup of tea. " * 7)
    kit = make(plan(with_cards(tiny, wordy).read(), Session()))

    assert [finding.what for finding in kit.findings] == [
        "the card 'Milk first' is full; at most 45 words read well on a card"
    ]


def test_cards_that_do_not_fit_on_one_table_sheet_are_a_finding(tiny: Workshop) -> None:
    face = "{{title: Cup {number}, text: {words}}}".format
    many = "".join(f"    cup-{number}: {face(number=number, words='Milk first. ' * 75)}\n" for number in range(8))
    kit = make(plan(with_cards(tiny, TEA_CARDS.partition("    milk")[0] + many).read(), Session()))

    assert {finding.what for finding in kit.findings if "sheet" in finding.what} == {
        "the cards of 'Brew for two' do not fit on one table sheet; fewer words or cards"
    }


@pytest.mark.parametrize(
    ("face", "problem"),
    [
        ("{scenario: milk}", "there is no scenario 'milk'"),
        ("{slide: tsak}", "there is no slide 'tsak'; did you mean 'task'?"),
        ("{slide: task}", "the slide 'task' has no title of its own; give the card one, such as  title: Your turn"),
        ("{title: A, ticks: cup/tick}", "there is no list of ticks 'cup/tick'; did you mean 'cup/ticks'?"),
        ("{title: A, job_aid: m01-tea/asking}", "module 'm01-tea' has no job aid 'asking'"),
        ("{title: A}", "'one': a card needs one of text, slide, scenario, ticks, job_aid"),
        ("{text: A}", "'one': a card needs a title, unless it names a slide or a scenario"),
        ("{slide: task, ticks: cup/ticks}", "'one': a card has at most one of slide, scenario, ticks, job_aid"),
    ],
)
def test_a_card_that_names_nothing_is_told(tiny: Workshop, face: str, problem: str) -> None:
    cards = f"\ncards: {{per: table, hand_out: Now., faces: {{one: {face}}}}}\n"

    (told,) = with_cards(tiny, cards).problems()
    assert re.sub(r"^exercises/x01-brew.yaml:\d+:\d+: ", "", told).startswith(problem)


def with_cards(tiny: Workshop, cards: str) -> Workshop:
    """The tiny workshop with other cards than its own."""
    return tiny.change("x01-brew", TEA_CARDS, cards)


def _pages(kit: Kit) -> list[str]:
    return [" ".join(leaf.extract_text().split()) for leaf in PdfReader(BytesIO(kit.files["5-cards.pdf"])).pages]


def words_of(pdf: Path, number: int) -> list[Element]:
    """The words of a page and where they stand, as poppler sees them."""
    command = [needed("pdftotext"), "-bbox", "-f", str(number), "-l", str(number), str(pdf), "-"]
    xml = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    body = re.sub(r'<!DOCTYPE[^>]*>| xmlns="[^"]*"', "", xml)
    return list(fromstring(body).iter("word"))


def word(said: str) -> Element:
    """A word as `words_of` gives them: left, top, right, bottom and its letters."""
    *sides, text = said.split()
    element = Element("word", dict(zip(("xMin", "yMin", "xMax", "yMax"), sides, strict=True)))
    element.text = text
    return element


def overlapping(words: Iterable[Element]) -> Iterator[tuple[str | None, str | None]]:
    """The words whose letters meet; poppler's boxes reach beyond the letters, so a fifth is taken off."""
    for one, other in combinations(words, 2):
        if all(low < high for low, high in (_shared(one, other, "x", 0), _shared(one, other, "y", 0.2))):
            yield one.text, other.text


def _shared(one: Element, other: Element, axis: str, off: float) -> tuple[float, float]:
    """From where to where both words reach along an axis; nothing if the first is not below the second."""
    spans = [(float(word.attrib[f"{axis}Min"]), float(word.attrib[f"{axis}Max"])) for word in (one, other)]
    lows, highs = zip(*((low + off * (high - low), high - off * (high - low)) for low, high in spans), strict=True)
    return max(lows), min(highs)


def clear_of_cuts(low: float, high: float, length: float, cards: int = 2) -> bool:
    """Whether something keeps its distance from the edges of the sheet and from the cuts that part its cards."""
    each = length / cards
    return any(number * each + EDGE <= low and high <= (number + 1) * each - EDGE for number in range(cards))


def _text(tree: Element) -> str:
    return " ".join("".join(tree.itertext()).split())
