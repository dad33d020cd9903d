"""What must hold between files: each rule is shown to fail, with its message and its place."""

from __future__ import annotations

import pytest

from tests.conftest import Workshop

ORDER = "shows its slides in another order than they stand in; reorder one of the two"

STEPS = """kind: steps
    items:
      ask: {name: Ask, line: How do you take it?}
      pour: {name: Pour, line: Not too full.}
      look: {name: Look, line: Are they smiling?}
"""

# Which file, what is written, what is written instead, and what is said of it.
BROKEN = {
    "an objective that is nowhere": (
        "x01-brew", "[m01-tea/ask]", "[m01-tea/aks]",
        ["exercises/x01-brew.yaml:3:14: module 'm01-tea' has no objective 'aks'; did you mean 'ask'?"],
    ),
    "an objective of no module": (
        "x01-brew", "[m01-tea/ask]", "[m01-tee/ask]",
        ["exercises/x01-brew.yaml:3:14: there is no module 'm01-tee'; did you mean 'm01-tea'?"],
    ),
    "an objective without its module": (
        "x01-brew", "[m01-tea/ask]", "[ask]",
        ["exercises/x01-brew.yaml:3:14: 'ask' is no objective of a module; write  module/objective"],
    ),
    "a slide that no step shows": (
        "x01-brew", "{show: task}", "{do: Wait.}",
        ["exercises/x01-brew.yaml:29:3: no step shows this slide; add a step such as  show-it: {show: task}"],
    ),
    "a step that shows no slide": (
        "close", "{show: end}", "{show: edn}",
        ["modules/blocks/close.yaml:6:3: no step shows this slide; add a step such as  show-it: {show: end}",
         "modules/blocks/close.yaml:8:15: there is no slide 'edn'; did you mean 'end'?"],
    ),
    "a short form that is nowhere": (
        "m01-tea", "    priority: must", "    priority: must\n    short: m01-tea/brw",
        ["modules/m01-tea.yaml:15:12: module 'm01-tea' has no block 'brw'; did you mean 'brew'?"],
    ),
    "a short form of no module": (
        "close", "priority: must", "priority: must\nshort: welcom",
        ["modules/blocks/close.yaml:4:8: there is no block 'welcom'; did you mean 'welcome'?"],
    ),
    "a slide that is shown twice": (
        "close", "  end: {show: end}", "  end: {show: end}\n  again: {show: end}",
        ["modules/blocks/close.yaml:9:17: the slide 'end' is shown twice; show it once, or add a second slide"],
    ),
    "slides in another order than their steps": (
        "welcome", "  ask: {show: first}\n  wait: {do: Count to seven.}\n  plan: {show: day}",
        "  plan: {show: day}\n  ask: {show: first}",
        [f"modules/blocks/welcome.yaml:11:16: 'Welcome' {ORDER}"],
    ),
    "no activity slide": (
        "x01-brew", "{layout: activity}", "{layout: section}",
        ["exercises/x01-brew.yaml:1:8: an exercise has one slide with layout: activity; 'Brew for two' has 0"],
    ),
    "two debrief slides": (
        "x01-brew", "debrief: {layout: debrief}", "debrief: {layout: debrief}\n  more: {layout: debrief}",
        ["exercises/x01-brew.yaml:30:3: the debrief slide comes last; move it below the others",
         "exercises/x01-brew.yaml:31:3: an exercise has one slide with layout: debrief; 'Brew for two' has 2"],
    ),
    "a debrief slide that is not last": (
        "x01-brew", "  task: {layout: activity}\n  debrief: {layout: debrief}",
        "  debrief: {layout: debrief}\n  task: {layout: activity}",
        ["exercises/x01-brew.yaml:29:3: the debrief slide comes last; move it below the others"],
    ),
    "shortening that saves too much": (
        "x01-brew", "saves: 3", "saves: 5",
        ["exercises/x01-brew.yaml:46:39: shortening saves at most 4 minutes, the typical less the least"],
    ),
    "an exercise that lasts longer than a day": (
        "x01-brew", "do: [4, 6, 8]", "do: [4, 6, 999]",
        ["exercises/x01-brew.yaml:1:8: this may last 1011 minutes; a day has at most 480"],
    ),
    "a time that falls": (
        "close", "[5, 10, 15]", "[15, 10, 5]",
        ["modules/blocks/close.yaml:1:8: the time of this is three minutes that do not fall, such as [5, 8, 10]"],
    ),
    "a check of an unknown objective": (
        "m01-tea", "objective: ask,", "objective: akk,",
        ["modules/m01-tea.yaml:27:20: there is no objective 'akk'; did you mean 'ask'?"],
    ),
    "a block with an unknown exercise": (
        "m01-tea", "exercise: x01-brew", "exercise: x01-brow",
        ["modules/m01-tea.yaml:15:15: there is no exercise 'x01-brow'; did you mean 'x01-brew'?"],
    ),
    "an unknown job aid": (
        "m01-tea", "job_aid: m01-tea/three-steps", "job_aid: m01-tea/three-stes",
        ["modules/m01-tea.yaml:18:39: module 'm01-tea' has no job aid 'three-stes'; did you mean 'three-steps'?"],
    ),
    "an unknown scenario on a page": (
        "x01-brew", "{write: Who drinks it?, lines: 3}", "{scenario: late}",
        ["exercises/x01-brew.yaml:55:23: there is no scenario 'late'"],
    ),
    "a model of two steps": (
        "m01-tea", "      look: {name: Look, line: Are they smiling?}\n", "",
        ["modules/m01-tea.yaml:30:12: a job aid of kind steps has 3 to 5 items, not 2; or say kind: list"],
    ),
    "a fourth light": (
        "m01-tea", "kind: steps\n    items:\n", "kind: lights\n    items:\n      warm: {name: Warm, line: The pot.}\n",
        ["modules/m01-tea.yaml:30:12: a job aid of kind lights has 3 items, not 4; or say kind: list"],
    ),
    "a list of nothing": (
        "m01-tea", STEPS, "kind: list\n    items: {}\n", ["modules/m01-tea.yaml:30:12: a job aid needs items"],
    ),
    "an unknown guide": (
        "half-day", "guide: in-person", "guide: online",
        ["modules/agendas/half-day.yaml:7:8: there is no guide 'online'; known: in-person"],
    ),
    "an unknown block": (
        "half-day", "block: welcome,", "block: welcom,",
        ["modules/agendas/half-day.yaml:9:20: there is no block 'welcom'; did you mean 'welcome'?"],
    ),
    "an unknown block of a module": (
        "half-day", "block: m01-tea/brew", "block: m01-tea/brow",
        ["modules/agendas/half-day.yaml:10:17: module 'm01-tea' has no block 'brow'; did you mean 'brew'?"],
    ),
    "an unknown recall": (
        "half-day", "recall: m01-tea/first", "recall: m01-tea/frist",
        ["modules/agendas/half-day.yaml:12:46: module 'm01-tea' has no recall 'frist'; did you mean 'first'?"],
    ),
    "a slide that the exercise has too": (
        "m01-tea", "story: {layout: story", "task: {layout: story",
        ["modules/m01-tea.yaml:17:7: no step shows this slide; add a step such as  show-it: {show: task}",
         "modules/m01-tea.yaml:17:7: the exercise has a slide 'task' too; give this one another name",
         "modules/m01-tea.yaml:20:20: there is no slide 'story'; known: steps, task"],
    ),
}  # fmt: skip


def test_the_tiny_workshop_breaks_no_rule(tiny: Workshop) -> None:
    assert tiny.problems() == []


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_told_at_its_place(tiny: Workshop, rule: str) -> None:
    name, old, new, messages = BROKEN[rule]
    assert tiny.change(name, old, new).problems() == messages
