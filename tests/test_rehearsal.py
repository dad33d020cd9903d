"""The read-through: every slide of the show with its time, what is said and done, and no answers."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from pptx import Presentation

from builders.rehearsal import Cue, Moment
from tests.conftest import TINY, Workshop
from workshop import cli
from workshop.kit import rehearse
from workshop.library import Library
from workshop.model import Session
from workshop.plan import plan

TEA = """\
A short tea, 16 people. Read it aloud with a clock in sight. No answers here.

== Welcome, 10 min
10:00    0 min  slide 1  A short tea
       Do         Show this while people arrive. Greet each one by name.
10:03    3 min  slide 2  Who drinks what you make?
       Do         Count to seven.
10:06    6 min  slide 3  What we will do
       Do         Show where you are. Nothing more.
       Next       Let us make some tea.

== A1 Brew for two, 15 min: set up 3, work 5, debrief 7
10:10   10 min  slide 4  Tea for others
       Say        You make tea that somebody wants.
10:10   10 min  slide 5  Kofi makes tea
       Do         Let it sink in.
10:11   11 min  slide 6  Tea in three
10:12   12 min  slide 7  Brew for two
       Say        Nobody likes cold tea.
       Hand out   A card for each pair.
       Do         Walk round and listen. (4 min)
       Ask        Who got it right?
10:18   18 min  slide 8  Debrief: Brew for two
       Ask        What happened?
       Ask        What did you notice?
       Ask        So what?
       Ask        Now what?
       Listen for A name.
       Next       Now you know how they like it.

== Break, 10 min
10:25   25 min  slide 9  10 minutes
       Do         Type the time to be back on the slide if you started late.

== Close, 10 min
10:35   35 min  slide 10  Next: Close
       Do         Show where you are. Nothing more.
10:38   38 min  slide 11  From memory, before Close
       Ask        What do you do first?
10:42   42 min  slide 12  Thank you

10:45   45 min  End
"""


@pytest.fixture(scope="module")
def moments(shipped: Library) -> tuple[Moment, ...]:
    return rehearse(plan(shipped, Session()))


def test_every_slide_of_the_show_comes_once_in_order(moments: tuple[Moment, ...], folder: object) -> None:
    titles = [slide.shapes.title.text for slide in Presentation(f"{folder}/1-deck.pptx").slides][:-1]
    shown = [(one.slide, one.title) for one in moments if one.slide]

    assert shown == list(enumerate(titles, start=1))


def test_the_clock_never_goes_back_and_stays_within_the_slot(moments: tuple[Moment, ...]) -> None:
    clocks = [one.clock for one in moments]

    assert clocks == sorted(clocks)
    assert all(one.slot.clock <= one.clock < one.slot.end for one in moments)
    assert all(one.elapsed == one.clock - moments[0].clock for one in moments)


def test_a_debrief_begins_when_set_up_and_work_are_over(moments: tuple[Moment, ...]) -> None:
    debriefs = [one for one in moments if one.title.startswith("Debrief: ")]

    assert len(debriefs) == 7
    for one in debriefs:
        assert one.slot.phases is not None
        assert one.clock == one.slot.end.after(-one.slot.phases.debrief)


def test_what_is_said_is_what_the_cue_cards_say(moments: tuple[Moment, ...], folder: object) -> None:
    cards = [slide.notes_slide.notes_text_frame.text for slide in Presentation(f"{folder}/1-deck.pptx").slides]
    cues = [(one.slide, cue.text) for one in moments for cue in one.cues if (one.slide, cue) not in played(moments)]

    assert len(cues) > 130
    assert [(slide, text) for slide, text in cues if text not in " ".join(cards[slide - 1].split())] == []


def played(moments: tuple[Moment, ...]) -> list[tuple[int, Cue]]:
    """The lines of the demonstrations, each with the slide that stands meanwhile."""
    found = []
    for one in moments:
        kinds = [cue.kind for cue in one.cues]
        for start in (number for number, kind in enumerate(kinds) if kind == "demonstrate"):
            end = kinds.index("ask", start) + 1
            found += [(one.slide, cue) for cue in one.cues[start + 1 : end]]
    return found


def test_every_demonstration_is_told_line_by_line_where_it_is_played(
    moments: tuple[Moment, ...], shipped: Library
) -> None:
    shows = [slot.exercise.demonstration for slot in plan(shipped, Session()).activities if slot.exercise]
    lines = [cue for _, cue in played(moments)]
    badly = [cue.text for cue in lines if cue.kind == "badly"]

    assert len(shows) == 7
    assert [cue.word for cue in lines if cue.word] == ["Scene", "Badly", "Well", "Ask"] * 7
    assert [show for show in shows if show is None] == []
    assert badly == [" ".join(line.split()) for show in shows if show for line in show.badly.split("\n\n")]


def test_the_lines_of_a_demonstration_stand_under_each_other(tiny: Workshop) -> None:
    tiny.change(
        "x01-brew",
        'badly: "You: Here, milk and sugar."',
        'badly: "You: Here, from {{ organisation.name }}.\\n\\nGuest: Oh."',
    )
    tiny.change("x01-brew", "    say-why:", "    play-it: {demonstrate: Spill none.}\n    say-why:")

    assert """\
       Play       Spill none.
       Scene      You pour for a volunteer.
       Badly      You: Here, from our company.
                  Guest: Oh.
       Well       You: How do you take it?
       Ask        What was the difference?
       Say        Nobody likes cold tea.
""" in run("--content", str(tiny.root))


def test_a_demonstration_takes_the_time_of_its_ninety_seconds_and_no_more(tiny: Workshop) -> None:
    step = "    play-it: {demonstrate: Spill none.}\n    say-why:"
    short = run("--content", str(tiny.change("x01-brew", "    say-why:", step).root))
    long = run("--content", str(tiny.change("x01-brew", "You: Here,", "You: " + "Well now. " * 200).root))

    assert _clocks(long) == _clocks(short)


def _clocks(said: str) -> list[str]:
    return [line[:12] for line in said.splitlines() if line[:1].isdigit()]


def test_no_answer_is_given_away(moments: tuple[Moment, ...], shipped: Library) -> None:
    said = {cue.text for one in moments for cue in one.cues}
    timed = plan(shipped, Session())
    recalls = [str(slot.recall.answer) for slot in timed.slots if slot.recall]
    asked = [step for slot in timed.blocks for step in slot.block.run.values() if step.ask]  # type: ignore[union-attr]
    answers = [str(text) for step in asked for text in (step.good, step.awkward, step.reply) if text]

    assert len(recalls) == 2
    assert len(answers) > 5
    assert [answer for answer in recalls + answers if answer in said] == []


def test_a_buffer_has_its_time_and_no_slide(moments: tuple[Moment, ...]) -> None:
    (buffer,) = [one for one in moments if not one.slide]

    assert (str(buffer.clock), buffer.elapsed, buffer.title, buffer.cues) == ("12:10", 190, "Buffer", ())


def run(*arguments: str) -> str:
    result = CliRunner().invoke(cli.cli, ["rehearse", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_tea_is_rehearsed() -> None:
    assert run("--content", str(TINY)) == TEA


def test_no_line_is_wider_than_a_terminal() -> None:
    long = run("--people", "23", "--start", "13:00")

    assert max(map(len, long.splitlines())) <= 80
    assert "13:00    0 min  slide 1  " in long


def test_it_is_said_as_json_for_programs() -> None:
    said = json.loads(run("--content", str(TINY), "--json"))

    assert said["start"] == "10:00"
    assert said["moments"][4] == {
        "day": 1,
        "clock": "10:10",
        "elapsed": 10,
        "code": "A1",
        "slide": 5,
        "title": "Kofi makes tea",
        "cues": [{"cue": "do", "text": "Let it sink in."}],
    }
