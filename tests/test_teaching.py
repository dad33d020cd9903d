"""What a professional would object to: each lint fires on what is bad, and keeps still on what is nearly so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Workshop
from workshop.check import check_content, check_files
from workshop.cli import cli
from workshop.content import Content
from workshop.errors import ContentError
from workshop.teaching import advice, advice_everywhere, thick
from workshop.teaching.grade import grade
from workshop.teaching.phrases import pattern, phrases

MORE = "{verb: pour, performance: tea, condition: hot, criterion: dry, level: apply, i_can: I can pour.}"

# What makes the tiny workshop sound, so that a lint that fires fires for the one thing that a test changes.
SOUND = (
    ("x01-brew", "materials:\n", "materials:\n  workbook: {item: Workbook, per: person}\n"),
    ("x01-brew", "    say-why:", "    demo: {demonstrate: Ask its question.}\n    say-why:"),
    ("x01-brew", "do: [4, 6, 8], debrief: [5, 6, 8]", "do: [4, 10, 20], debrief: [6, 9, 12]"),
    ("x01-brew", "good: They asked.}", "good: They asked., awkward: No idea., reply: Then guess.}"),
    ("x01-brew", "What did you notice?}", "What did you notice?, good: A smile., awkward: Nothing., reply: Look.}"),
    ("x01-brew", "So what?}", "So what?, good: Ask first., awkward: It is tea., reply: Whose tea?}"),
    ("x01-brew", "good: Those who asked.,", "good: Look for those who asked first.,"),
    ("x01-brew", "listen: A name.}", "listen: A name., good: A name., awkward: No one., reply: And Mei?}"),
    ("x01-brew", "[m01-tea/ask]", "[m01-tea/ask, m01-tea/pour]"),
    (
        "m01-tea", "key_messages:",
        f"  pour: {MORE}\nkey_messages:",
    ),
    (
        "m01-tea", "checks:\n",
        "checks:\n  two: {objective: pour, ask: Which?, options: {a: A, b: B}, key: a, why: So.}\n",
    ),
    ("half-day", "minutes: 45", "minutes: 50"),
    ("half-day", "block: welcome, minutes: 10", "block: welcome, minutes: 5"),
    ("half-day", "block: m01-tea/brew, minutes: 15", "block: m01-tea/brew, minutes: 30"),
    ("half-day", "block: close, minutes: 10", "block: close, minutes: 5"),
)  # fmt: skip
LONG_LINE = "We look at how the tea is made, who makes it, who drinks it, and who cleans the cups at night."

OBJECTIVE = "{verb: ask, performance"
SLIDE = "text: Kofi made twelve cups. Nine went cold."
DEMONSTRATION = """demonstration:
  scene: You pour for a volunteer.
  badly: "You: Here, milk and sugar."
  well: "You: How do you take it?"
  ask: What was the difference?
"""
TASK = "  pour: Pour it."
PAGE = "      who: {write: Who drinks it?, lines: 3}\n"
CASES = "scenarios:\n  late: {title: The cold cup, text: %s}\n"
EVIDENCE = "sources:\n  own: {name: Our kitchen, kind: evidence"
SOURCE = "sources:\n  own: {name: Our kitchen, kind: idea"
WHOLE = "sources:\n  own: {name: Our kitchen, kind: idea, supports: That tea goes cold.}"

CUP = "  cup:\n    title: The cup I make\n"
EMPTY = "  more: {title: More, privacy: mine, items: {a: {write: What went cold%s, lines: 2}}}\n"

# Which file, what is written, what is written instead, and what is said of it.
BAD: dict[str, tuple[str, str, str, str]] = {
    "a verb that nobody can see": (
        "m01-tea", OBJECTIVE, "{verb: Understand, performance",
        ("modules/m01-tea.yaml:7:15: nobody can see people understand; write a verb that can be filmed, such "
         "as name, sort, ask or write"),
    ),
    "a verb that nobody can see, in two words": (
        "m01-tea", OBJECTIVE, "{verb: Be aware of, performance",
        ("modules/m01-tea.yaml:7:15: nobody can see people be aware of; write a verb that can be filmed, such "
         "as name, sort, ask or write"),
    ),
    "a claim that nobody can check": (
        "m01-tea", "I can ask before I pour", "I know why we ask",
        "modules/m01-tea.yaml:7:135: no one can check this; write what the person does, such as  I can name ...",
    ),
    "a behaviour that cannot be filmed": (
        "m01-tea", "asks: Asks before pouring.", "asks: Really values tea.",
        ("modules/m01-tea.yaml:10:20: no video shows that somebody 'really values'; write what they say or "
         "do, such as  Asks ..."),
    ),
    "a behaviour that is a mood": (
        "m01-tea", "asks: Asks before pouring.", "asks: Is committed to good tea.",
        ("modules/m01-tea.yaml:10:20: no video shows that somebody 'is committed'; write what they say or do, "
         "such as  Asks ..."),
    ),
    "an objective that nothing tests": (
        "m01-tea", "two: {objective: pour", "two: {objective: ask",
        ("modules/m01-tea.yaml:8:3: no check asks about the objective 'pour'; add one below checks with  "
         "objective: pour"),
    ),
    "an objective that nothing practises": (
        "x01-brew", "[m01-tea/ask, m01-tea/pour]", "[m01-tea/ask]",
        "modules/m01-tea.yaml:8:3: no exercise practises this; add  m01-tea/pour  to the objectives of an exercise",
    ),
    "four key messages": (
        "m01-tea", "{ask: Ask first.}", "{ask: Ask first., b: Pour., c: Look., d: Smile.}",
        "modules/m01-tea.yaml:9:53: people take home 3 key messages, not 4; choose",
    ),
    "a key message that nobody remembers": (
        "m01-tea", "{ask: Ask first.}", f'{{ask: "{LONG_LINE}"}}',
        "modules/m01-tea.yaml:9:21: nobody remembers 21 words; write 'We look at how ...' in 20 or fewer",
    ),
    "a big idea that is long": (
        "m01-tea", "Tea is for the person who drinks it.", "Tea is good. " * 21,
        "modules/m01-tea.yaml:5:11: the big idea has 63 words, and 60 are the most; shorten it",
    ),
    "a module without a source": (
        "m01-tea", WHOLE, "sources: {}",
        "modules/m01-tea.yaml:1:8: nothing says what this rests on; add a source with its name, kind and supports",
    ),
    "an exercise without a source": (
        "x01-brew", WHOLE, "sources: {}",
        ("exercises/x01-brew.yaml:1:8: nothing says what this rests on; add a source with its name, kind and "
         "supports"),
    ),
    "a debrief that is squeezed": (
        "x01-brew", "do: [4, 10, 20]", "do: [4, 19, 20]",
        ("exercises/x01-brew.yaml:1:8: 9 of 31 minutes (usual) are left to talk about it; take time from do, "
         "so that it is 10"),
    ),
    "a practice that nobody shows": (
        "x01-brew", DEMONSTRATION, "",
        ("exercises/x01-brew.yaml:1:8: people practise what nobody has shown them; write a demonstration: "
         "with scene, badly, well and ask"),
    ),
    "a demonstration that no step plays": (
        "x01-brew", "    demo: {demonstrate: Ask its question.}\n", "",
        ("exercises/x01-brew.yaml:25:10: no step plays this; add one to run, below setup, such as  demo: "
         "{demonstrate: Ask its question.}"),
    ),
    "a question without answers": (
        "x01-brew", "awkward: It is tea., ", "",
        "exercises/x01-brew.yaml:43:18: the facilitator has no answer to be ready for here; add awkward",
    ),
    "nothing foreseen": (
        "x01-brew", "watch_for:\n  cold: {see: The tea is cold., reply: Make some more.}", "watch_for: {}",
        "exercises/x01-brew.yaml:1:8: nothing is told that may go wrong; add it to watch_for, with see and reply",
    ),
    "a workbook on no list": (
        "x01-brew", "  workbook: {item: Workbook, per: person}\n", "",
        "exercises/x01-brew.yaml:1:8: the workbook is on no list; add to materials  {item: Workbook, per: person}",
    ),
    "a bell on no list": (
        "x01-brew", "do: Walk round and listen.", "do: Ring the bell and listen.",
        "exercises/x01-brew.yaml:38:16: the bell is on no list; add to materials  {item: Bell, per: room}",
    ),
    "a good answer given away on a page": (
        "x01-brew", "write: Who drinks it?", "write: Look for those who asked first",
        "exercises/x01-brew.yaml:57:20: this gives a good answer away; take it off, and let people find it",
    ),
    "a good answer given away on a card": (
        "x01-brew", "text: You like milk.", "text: Look for those who asked first.",
        "exercises/x01-brew.yaml:66:37: this gives a good answer away; take it off, and let people find it",
    ),
    "a page of many words": (
        "x01-brew", "write: Who drinks it?", "write: Who drinks it " + "and it " * 25,
        "exercises/x01-brew.yaml:53:12: this page has 72 words, and 60 are the most; cut 12",
    ),
    "a page of four answers": (
        "x01-brew", PAGE, PAGE + "".join(f"      w{n}: {{write: More, lines: 3}}\n" for n in range(2)),
        ("exercises/x01-brew.yaml:53:12: a page has one task, and this one has 4 places to answer in; make "
         "two pages of it"),
    ),
    "a page with two drawings": (
        "x01-brew", PAGE, "      a: {draw: customer-map}\n      b: {draw: clock-face}\n",
        ("exercises/x01-brew.yaml:53:12: a page has one task, and this one has draw more than once; make two "
         "pages of it"),
    ),
    "a page to write on that nobody is told who reads": (
        "x01-brew", "    privacy: mine\n    task", "    task",
        ("exercises/x01-brew.yaml:53:12: people write here and do not know who will read it; add  privacy: "
         "mine, table or collected"),
    ),
    "a page that tells minutes": (
        "x01-brew", "write: Who drinks it?", "write: Who drinks it in 5 minutes?",
        "exercises/x01-brew.yaml:57:20: a page tells no times, as the slides do; leave '5 min' out",
    ),
    "a page that tells the time": (
        "x01-brew", "write: Who drinks it?", 'write: "Who drinks it at 10:30?"',
        "exercises/x01-brew.yaml:57:20: a page tells no times, as the slides do; leave '10:30' out",
    ),
    "a task on a page that tells minutes": (
        "x01-brew", TASK, "  pour: Pour it in 5 minutes.",
        "exercises/x01-brew.yaml:20:9: a page tells no times, as the slides do; leave '5 min' out",
    ),
    "a page of empty lines": (
        "x01-brew", CUP, EMPTY % "" + CUP,
        ("exercises/x01-brew.yaml:52:57: empty lines stop those who do not like to write; begin for them, such as  "
         "starter: I noticed that, or put ticks before it"),
    ),
    "too few lines for what is asked": (
        "x01-brew", "write: Who drinks it?", "write: Name five people",
        "exercises/x01-brew.yaml:57:20: the answer needs more room; write  lines: 5  or more",
    ),
    "one line for a question": (
        "x01-brew", "drinks it?, lines: 3", "drinks it?, lines: 1",
        "exercises/x01-brew.yaml:57:20: the answer needs more room; write  lines: 2  or more",
    ),
    "a slide of many words": (
        "welcome", "title: Who drinks what you make?", "title: Who drinks " + "tea and " * 15,
        "modules/blocks/welcome.yaml:7:3: this slide has 32 words, and 30 are the most; cut 2",
    ),
    "a story of many words": (
        "m01-tea", SLIDE, "text: " + "Kofi made tea. " * 12,
        "modules/m01-tea.yaml:18:7: this slide has 39 words, and 35 are the most; cut 4",
    ),
    "a scenario of many words": (
        "x01-brew", "slides:\n", CASES % ("Mei waits. " * 22) + "slides:\n",
        "exercises/x01-brew.yaml:30:37: this scenario has 47 words, and 45 are the most; cut 2",
    ),
    "a text that is hard to read": (
        "m01-tea",
        "Tea is for the person who drinks it.",
        "Organisational preparation necessitates interdepartmental deliberation concerning responsibilities. " * 2,
        ("modules/m01-tea.yaml:5:11: this takes 7.4 years of school to read, and 6 are the most; begin with "
         "'Organisational preparation necessitates interdepartmental...': shorter sentences, shorter words"),
    ),
    "a saying": (
        "x01-brew", TASK, "  pour: Go the extra mile and pour.",
        ("exercises/x01-brew.yaml:20:9: 'go the extra mile' is a saying that many cannot read or translate; "
         "say what is meant"),
    ),
    "a saying in another form": (
        "x01-brew", TASK, "  pour: Going the extra mile.",
        ("exercises/x01-brew.yaml:20:9: 'going the extra mile' is a saying that many cannot read or "
         "translate; say what is meant"),
    ),
    "office speech": (
        "x01-brew", TASK, "  pour: Leverage the pot.",
        "exercises/x01-brew.yaml:20:9: 'leverage' is office speech; say what people do, in words from home",
    ),
    "office speech in many forms": (
        "x01-brew", TASK, "  pour: Ask your stakeholders.",
        "exercises/x01-brew.yaml:20:9: 'stakeholders' is office speech; say what people do, in words from home",
    ),
    "a department that is blamed": (
        "x01-brew",
        "cold: {see: The tea is cold., reply: Make",
        "cold: {see: The tea is cold., reply: Finance people are slow. Make",
        ("exercises/x01-brew.yaml:47:40: 'Finance people are slow' names a department and blames it; say what "
         "happened, without the department"),
    ),
    "a department that never does a thing": (
        "m01-tea", SLIDE, "text: The warehouse never answers. Kofi waits.",
        ("modules/m01-tea.yaml:18:59: 'warehouse never answers' names a department and blames it; say what "
         "happened, without the department"),
    ),
    "two letters that are a department": (
        "m01-tea", SLIDE, "text: Kofi waits. IT does not care.",
        ("modules/m01-tea.yaml:18:59: 'IT does not care' names a department and blames it; say what happened, "
         "without the department"),
    ),
    "a full name": (
        "m01-tea", SLIDE, "text: Nine cups went cold. Then Kofi Mensah came.",
        "modules/m01-tea.yaml:18:59: 'Kofi Mensah' reads like a real person; a first name alone is enough",
    ),
    "a full name that begins a sentence": (
        "m01-tea", SLIDE, "text: Maria Keller made twelve cups.",
        "modules/m01-tea.yaml:18:59: 'Maria Keller' reads like a real person; a first name alone is enough",
    ),
    "a surname with its title": (
        "m01-tea", SLIDE, "text: At ten Mrs Keller made twelve cups.",
        "modules/m01-tea.yaml:18:59: 'Mrs Keller' reads like a real person; a first name alone is enough",
    ),
    "a real firm": (
        "m01-tea", SLIDE, "text: Kofi made twelve cups for IKEA.",
        "modules/m01-tea.yaml:18:59: 'IKEA' is or may be a real firm; write what it is, such as  a shop",
    ),
    "a firm of any name": (
        "m01-tea", SLIDE, "text: Kofi made twelve cups for Teatime Ltd.",
        "modules/m01-tea.yaml:18:59: 'Teatime Ltd' is or may be a real firm; write what it is, such as  a shop",
    ),
    "a number that asks for proof": (
        "x01-brew", TASK, "  pour: Pour it. 68% of people leave.",
        "exercises/x01-brew.yaml:20:9: '68%' asks for proof; add a source with  kind: evidence, or say less",
    ),
    "a claim that asks for proof": (
        "x01-brew", "{say: Nobody likes cold tea.}", "{say: Research shows it.}",
        ("exercises/x01-brew.yaml:36:20: 'research shows' asks for proof; add a source with  kind: evidence, "
         "or say less"),
    ),
}  # fmt: skip

# Nearly the same, and good.
GOOD: dict[str, tuple[str, str, str]] = {
    "a verb that looks like one": ("m01-tea", OBJECTIVE, "{verb: Knock, performance"),
    "a claim of a deed": ("m01-tea", "I can ask before I pour", "I can name what they know"),
    "a deed about values": ("m01-tea", "asks: Asks before pouring.", "asks: Asks what somebody values and feels."),
    "three key messages": ("m01-tea", "{ask: Ask first.}", "{ask: Ask first., b: Pour., c: Look.}"),
    "a key message of twenty words": ("m01-tea", "{ask: Ask first.}", "{ask: " + "ask " * 20 + "}"),
    "a big idea of sixty words": ("m01-tea", "Tea is for the person who drinks it.", "Tea is good. " * 20),
    "a debrief of its share": ("x01-brew", "do: [4, 10, 20]", "do: [4, 18, 20]"),
    "a talk that needs no demonstration": ("x01-brew", "type: skill-practice", "type: discussion"),
    "a ring without a bell": ("x01-brew", "do: Walk round and listen.", "do: Walk round. Ring somebody."),
    "a phone that does for a bell": (
        "x01-brew", "  cups: {item: Cups, per: person, spare: 2}\n", "  cups: {item: Cup and timer, per: room}\n",
    ),
    "a short answer on a page": ("x01-brew", "write: Who drinks it?", "write: A smile. Ask first."),
    "a page of three answers": ("x01-brew", PAGE, PAGE + "      w: {write: More, lines: 3}\n"),
    "a page that is only read": ("welcome", "hello: {text: This book is yours.}", "hello: {text: Read it.}"),
    "a number that is no time": ("x01-brew", "write: Who drinks it?", "write: Who drinks 5 cups?"),
    "lines enough": ("x01-brew", "write: Who drinks it?", "write: Name three people"),
    "a slide of thirty words": ("welcome", "title: Who drinks what you make?", "title: " + "tea " * 30),
    "a story of thirty-five words": ("m01-tea", SLIDE, "text: " + "tea " * 32),
    "words that are not the saying": ("x01-brew", TASK, "  pour: Go a mile and pour."),
    "part of a word of office speech": ("x01-brew", TASK, "  pour: Lift the lever of the pot."),
    "a department that is praised": ("m01-tea", SLIDE, "text: Finance people are quick. Kofi waits."),
    "a department that is defended": ("m01-tea", SLIDE, "text: The warehouse is not slow. Kofi waits."),
    "it is not IT": ("m01-tea", SLIDE, "text: Kofi waits. It does not care."),
    "sales that are no people": ("m01-tea", SLIDE, "text: Sales are slow in May. Kofi waits."),
    "blame that somebody may bring": ("x01-brew", "see: The tea is cold.", "see: “Finance people are slow.”"),
    "lines that somebody has begun": ("x01-brew", CUP, EMPTY % ", starter: It was" + CUP),
    "one empty line": ("x01-brew", CUP, EMPTY.replace("lines: 2", "lines: 1") % "" + CUP),
    "a task with a number": ("x01-brew", TASK, "  pour: Pour 5 cups."),
    "a first name behind a capital": ("m01-tea", SLIDE, "text: Twelve cups. Then Kofi came. Poor Mei waited."),
    "a first name before a day": ("m01-tea", SLIDE, "text: Nine cups went cold for Kofi Monday to Friday."),
    "a shop": ("m01-tea", SLIDE, "text: Kofi made twelve cups for a shop."),
    "a discount": ("x01-brew", TASK, "  pour: Pour it. Tea is 20% off."),
    "a claim with its proof": ("x01-brew", "{say: Nobody likes cold tea.}", "{say: They smile more.}"),
}  # fmt: skip


@pytest.fixture
def sound(tiny: Workshop) -> Workshop:
    for name, old, new in SOUND:
        tiny.change(name, old, new)
    return tiny


def told(workshop: Workshop) -> list[str]:
    """Every finding, as `file:line:column: what`."""
    return [str(finding).removeprefix(f"{workshop.root.as_posix()}/") for finding in advice(workshop.read())]


def test_a_sound_workshop_is_left_alone(sound: Workshop) -> None:
    assert told(sound) == []


@pytest.mark.parametrize("case", BAD)
def test_what_is_bad_is_told_at_its_place(sound: Workshop, case: str) -> None:
    name, old, new, message = BAD[case]
    assert told(sound.change(name, old, new)) == [message]


@pytest.mark.parametrize("case", GOOD)
def test_what_is_nearly_bad_is_left_alone(sound: Workshop, case: str) -> None:
    assert told(sound.change(*GOOD[case])) == []


# --- agendas -------------------------------------------------------------------------------------------------

# An hour and a half with two exercises, the second of them in the last third.
TWICE = """minutes: 100
guide: in-person
slots:
  welcome: {block: welcome, minutes: 5}
  brew: {block: m01-tea/brew, minutes: 30}
  break: {kind: break, minutes: 15}
  again: {block: m01-tea/brew, minutes: 30, recall: m01-tea/first}
  buffer: {kind: buffer, minutes: 10}
  close: {block: close, minutes: 10}
"""
LATE = ("x01-brew", "stage: [open]", "stage: [open, mid, late]")
AGENDA: dict[str, tuple[str, str, str, str]] = {
    "an opening that asks for courage": (
        "x01-brew", "level: 1", "level: 2",
        ("modules/agendas/half-day.yaml:10:40: 'Brew for two' opens the day and asks for courage (exposure "
         "2); begin with one of level 1"),
    ),
    "an opening that makes people read aloud": (
        "x01-brew", "reads_aloud: nobody", "reads_aloud: volunteers",
        ("modules/agendas/half-day.yaml:10:40: 'Brew for two' opens the day, and people read aloud or write "
         "in front of others; begin with another"),
    ),
    "an opening that makes people write for all": (
        "x01-brew", "in_public: nobody", "in_public: volunteers",
        ("modules/agendas/half-day.yaml:10:40: 'Brew for two' opens the day, and people read aloud or write "
         "in front of others; begin with another"),
    ),
    "an exercise at a stage that it is not made for": (
        "x01-brew", "stage: [open, mid, late]", "stage: [open]",
        "modules/agendas/half-day.yaml:12:41: 'Brew for two' is made for open, and comes late or mid; move it",
    ),
    "little practice": (
        "half-day", "buffer, minutes: 10", "buffer, minutes: 30",
        ("modules/agendas/half-day.yaml:6:10: people practise and debrief for 52 of 105 minutes; give "
         "exercises more time, or add one, until it is 63 or more"),
    ),
    "much talk": (
        "half-day",
        "  buffer: {kind: buffer, minutes: 10}\n  close: {block: close, minutes: 10}",
        "  close: {block: close, minutes: 21}",
        ("modules/agendas/half-day.yaml:6:10: people only listen for 26 of 86 minutes; cut to 22, or give "
         "minutes to steps in which they do or answer something"),
    ),
    "two talks in a row": (
        "half-day", "  buffer: {kind: buffer, minutes: 10}\n", "  thanks: {block: welcome, minutes: 5}\n",
        ("modules/agendas/half-day.yaml:14:34: people listen for 15 minutes here, block after block; put an "
         "exercise before this"),
    ),
    "a break that nothing brings people back from": (
        "half-day", ", recall: m01-tea/first}", "}",
        ("modules/agendas/half-day.yaml:12:41: a break wipes things out; add a question that brings them "
         "back, such as  recall: module/name"),
    ),
    "a break in which nobody gets coffee": (
        "half-day", "break, minutes: 15", "break, minutes: 9",
        "modules/agendas/half-day.yaml:11:33: nobody is back after 9 minutes; a break lasts 10 or better 15",
    ),
}  # fmt: skip


@pytest.fixture
def twice(sound: Workshop) -> Workshop:
    path = sound.root / "modules" / "agendas" / "half-day.yaml"
    path.write_text(path.read_text().partition("minutes:")[0] + TWICE)
    return sound.change(*LATE).change("close", "[5, 10, 15]", "[5, 10, 30]")


def in_step(workshop: Workshop) -> Workshop:
    """The same with the sum of the minutes that it now has."""
    path = workshop.root / "modules" / "agendas" / "half-day.yaml"
    head, _, slots = path.read_text().partition("slots:")
    total = sum(int(part.split("}")[0].split(",")[0]) for part in slots.split("minutes: ")[1:])
    path.write_text(head.replace("minutes: 100", f"minutes: {total}") + "slots:" + slots)
    return workshop


def test_a_sound_agenda_is_left_alone(twice: Workshop) -> None:
    assert told(twice) == []


@pytest.mark.parametrize("case", AGENDA)
def test_what_is_bad_in_an_agenda_is_told_at_its_place(twice: Workshop, case: str) -> None:
    name, old, new, message = AGENDA[case]
    assert told(in_step(twice.change(name, old, new))) == [message]


def test_a_day_without_room_for_what_runs_late_is_told(twice: Workshop) -> None:
    twice.change("half-day", "  buffer: {kind: buffer, minutes: 10}\n", "  more: {kind: break, minutes: 45}\n")
    twice.change("half-day", "close, minutes: 10", "close, minutes: 10, recall: m01-tea/first")

    what = "something always runs late; keep 5 minutes free, such as  spare: {kind: buffer, minutes: 5}"
    assert told(in_step(twice)) == [f"modules/agendas/half-day.yaml:14:34: {what}"]


def test_twenty_six_minutes_of_talk_are_told(sound: Workshop) -> None:
    sound.change("close", "[5, 10, 15]", "[5, 10, 40]")
    sound.change("half-day", "block: close, minutes: 5", "block: close, minutes: 26").change("half-day", ": 50", ": 71")

    what = "26 minutes of talk lose a room, and a screen sooner; 25 are the most"
    assert f"modules/agendas/half-day.yaml:12:34: {what}" in told(sound)


def test_a_task_that_tells_minutes_is_told_where_no_page_shows_it_too(sound: Workshop) -> None:
    sound.change("x01-brew", TASK, "  pour: Pour it in 5 minutes.").change("x01-brew", "    task: shown\n", "")

    what = "the slide shows the minutes, as planned; leave '5 min' out"
    assert told(sound) == [f"exercises/x01-brew.yaml:20:9: {what}"]


def test_a_large_plan_in_a_short_hour_is_told(twice: Workshop) -> None:
    twice.change("close", "priority: must", "priority: must\nshort: welcome")

    what = "below 120 minutes nobody fills in so large a plan; write  block: welcome"
    assert told(twice) == [f"modules/agendas/half-day.yaml:14:34: {what}"]


def test_a_day_in_which_nobody_tells_a_story_is_told(twice: Workshop) -> None:
    twice.change("m01-tea", "layout: story, title: Kofi makes tea", "layout: statement, title: Kofi makes tea")

    what = "nobody tells a story here; give a block a slide with  layout: story, and go on with it in later ones"
    assert told(twice) == [f"modules/agendas/half-day.yaml:1:8: {what}"]


def test_minutes_in_which_people_do_something_are_no_talk(twice: Workshop) -> None:
    name, old, new, _ = AGENDA["much talk"]
    twice.change("close", "  end: {show: end}", "  end: {show: end}\n  write: {do: All write., minutes: 9}")

    assert told(in_step(twice.change(name, old, new))) == []


def test_five_objectives_are_too_many(sound: Workshop) -> None:
    sound.change("m01-tea", "objectives:\n", "objectives:\n" + "".join(f"  o{n}: {MORE}\n" for n in range(3)))

    assert told(sound)[0] == "modules/m01-tea.yaml:1:8: a module has 1 to 4 objectives, not 5; make two modules of it"


def test_blocks_may_give_their_slides_the_same_name(sound: Workshop) -> None:
    block = "  other: {role: teach, priority: could, title: More, time: [5, 5, 5], run: {tell: {show: story}}, "
    slide = "slides: {story: {layout: story, title: T, text: Tea.}}}\n"
    sound.change("m01-tea", SLIDE, "text: " + "Kofi made tea. " * 12)
    sound.change("m01-tea", "recalls:", block + slide + "recalls:")

    assert told(sound) == ["modules/m01-tea.yaml:18:7: this slide has 39 words, and 35 are the most; cut 4"]


POINTS = "  p: {layout: points, title: P, points: {a: A, b: B, c: C, d: D, e: E, f: F%s}}\n"


@pytest.mark.parametrize(
    ("points", "messages"),
    [
        ("", []),
        (", g: G", ["modules/blocks/welcome.yaml:8:3: this slide has 7 points, and 6 are the most; cut some"]),
    ],
)
def test_a_slide_has_at_most_six_points(sound: Workshop, points: str, messages: list[str]) -> None:
    sound.change("welcome", "  day: {layout", POINTS % points + "  day: {layout")
    sound.change("welcome", "  plan: {show", "  p: {show: p}\n  plan: {show")

    assert told(sound) == messages


def test_a_brave_exercise_waits_for_the_second_half(twice: Workshop) -> None:
    twice.change("x01-brew", "level: 1", "level: 3")
    brave = [message for message in told(twice) if "trust" in message]

    what = "'Brew for two' needs trust (exposure 3), and comes in the first half; move it behind the middle"
    assert brave == [f"modules/agendas/half-day.yaml:10:40: {what}"]


def test_an_agenda_that_cannot_be_timed_is_told_of_elsewhere(sound: Workshop) -> None:
    assert told(sound.change("half-day", "minutes: 50", "minutes: 55")) == []


@pytest.mark.parametrize(
    ("minutes", "pages", "said"),
    [
        (60, 4, ""),
        (60, 5, "4"),
        (90, 9, "8"),
        (91, 16, ""),
        (240, 17, "16"),
        (480, 29, "28"),
        (960, 57, "56"),
        (961, 99, ""),
    ],
)
def test_a_workbook_has_the_pages_that_its_hours_can_fill(sound: Workshop, minutes: int, pages: int, said: str) -> None:
    agenda = sound.read().agendas["half-day"]
    length = type(agenda.minutes)(minutes)
    found = [finding.what for finding in thick(agenda.model_copy(update={"minutes": length}), pages)]

    what = f"the workbook has {pages} pages, and {minutes} minutes carry {said}; cut pages or exercises"
    assert found == ([what] if said else [])


# --- departments ---------------------------------------------------------------------------------------------

CASE = "  {id}: {{title: The cup, text: Mei waits for tea., ask: What now?, side: {side}, ends: {ends}}}\n"
FAIR = "".join(
    CASE.format(id=f"c{number}", side=side, ends=ends)
    for number, (side, ends) in enumerate(
        [("serves", "open"), ("is-served", "open"), ("is-served", "open"), ("serves", "well")]
    )
)
KITCHEN = "title: Kitchen\ncustomers:\n  all: All who drink tea\ntrap: Tea can go cold.\nreframe: I ask first.\n"


def with_department(workshop: Workshop, name: str, text: str) -> list[str]:
    folder = workshop.root / "modules" / "departments"
    folder.mkdir()
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return told(workshop)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (KITCHEN, ""),
        (KITCHEN + "scenarios:\n" + FAIR, ""),
        (KITCHEN + "scenarios:\n" + FAIR.partition("\n")[2], "3 scenarios are too few to choose from; write 4 or more"),
        (
            KITCHEN + "scenarios:\n" + FAIR.replace("is-served", "serves"),
            "no scenario tells the other side; write 2 with  side: is-served",
        ),
        (
            KITCHEN + "scenarios:\n" + FAIR.replace("is-served", "serves", 1),
            "only one scenario tells the other side; write 2 with  side: is-served",
        ),
        (
            KITCHEN + "scenarios:\n" + FAIR.replace("side: serves", "side: is-served"),
            "no scenario tells the other side; write 2 with  side: serves",
        ),
        (
            KITCHEN + "scenarios:\n" + FAIR.replace("ends: well", "ends: open"),
            "every scenario ends open; write one with  ends: well, so that people see it done",
        ),
    ],
    ids=["no case", "fair", "three cases", "nobody is served", "one is served", "nobody serves", "nothing ends well"],
)
def test_the_cases_of_a_department_are_fair(sound: Workshop, text: str, message: str) -> None:
    found = with_department(sound, "kitchen", text)

    assert found == ([f"modules/departments/kitchen.yaml:1:8: {message}"] if message else [])


FIVE_AND_A_BIT = (
    "Mei waits for the numbers that her customer needs before dinner, "
    "and nobody remembers the colleague who usually has them this afternoon."
)


@pytest.mark.parametrize(("name", "count"), [("warehouse", 1), ("front-line", 1), ("kitchen", 0)])
def test_those_who_read_standing_get_shorter_sentences(sound: Workshop, name: str, count: int) -> None:
    text = KITCHEN.replace("Tea can go cold.", FIVE_AND_A_BIT)

    assert 5 < grade(["All who drink tea", FIVE_AND_A_BIT, "I ask first."]) <= 6
    assert len(with_department(sound, name, text)) == count


def test_what_a_department_reads_differently_is_looked_at_too(sound: Workshop) -> None:
    changes = "changes:\n  exercises:\n    x01-brew:\n      task: {pour: Touch base with the pot.}\n"

    assert with_department(sound, "kitchen", KITCHEN + changes) == []
    everywhere = advice_everywhere(Content(sound.root, "a test"), sound.read())
    assert [(Path(found.where.file).name, found.where.line) for found in everywhere] == [("kitchen.yaml", 9)]


def test_a_change_that_fits_nothing_is_an_error_for_its_department(sound: Workshop) -> None:
    changes = "changes:\n  exercises:\n    x01-brew:\n      energy: wild\n"
    with_department(sound, "kitchen", KITCHEN + changes)

    with pytest.raises(ContentError, match=r"kitchen.yaml:9:15: 'wild' is not one of low, mid, high"):
        advice_everywhere(Content(sound.root, "a test"), sound.read())


# --- the lists, and where lints run --------------------------------------------------------------------------


def test_a_hard_text_is_found_to_be_hard() -> None:
    hard = "Organisational stakeholders must operationalise interdepartmental accountability methodologies."

    assert grade([hard]) > 6
    assert grade(["Ask one person what they need."]) < 6


@pytest.mark.parametrize(("name", "fewest"), [("idioms", 60), ("office-speech", 60), ("companies", 50)])
def test_every_phrase_of_a_list_is_found(name: str, fewest: int) -> None:
    plain = [phrase.replace(" * ", " their ").replace("*", "").replace("?", "s") for phrase in phrases(name)]

    assert len(plain) == len(set(plain)) >= fewest
    assert [phrase for phrase in plain if not pattern(name).search(f"We {phrase}.")] == []


def test_all_lints_run_when_all_is_checked(sound: Workshop) -> None:
    sound.change("x01-brew", TASK, "  pour: Touch base.").change("m01-tea", OBJECTIVE, "{verb: Know, performance")
    findings, _ = check_content(Content(sound.root, "a test"))

    assert set(advice(sound.read())) <= set(findings)
    assert len(advice(sound.read())) == 2


def test_the_lints_of_one_file_run_when_it_is_checked(sound: Workshop) -> None:
    sound.change("x01-brew", TASK, "  pour: Touch base.").change("m01-tea", OBJECTIVE, "{verb: Know, performance")
    findings, _ = check_files((sound.root / "exercises" / "x01-brew.yaml",))

    assert [finding.what.partition(" is ")[0] for finding in findings] == ["'touch base'"]


def test_a_lint_is_a_finding_and_stops_no_build(sound: Workshop) -> None:
    findings = advice(sound.change("x01-brew", TASK, "  pour: Touch base.").read())

    assert [finding.fatal for finding in findings] == [False]


def test_a_strict_build_stops_at_a_lint_and_a_plain_one_does_not(sound: Workshop) -> None:
    build = ["build", "--content", str(sound.change("x01-brew", TASK, "  pour: Touch base.").root), "--dry-run"]

    cli.main(build, standalone_mode=False)
    with pytest.raises(ContentError, match="'touch base' is office speech"):
        cli.main([*build, "--strict"], standalone_mode=False)
