"""The day read through with the clock: which slide stands when, and what is said and done, without the answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from xml.etree.ElementTree import Element

from builders.prose import elements
from builders.scenes import Scene
from builders.view import View
from workshop.clock import Clock
from workshop.phases import Phases
from workshop.plan import Slot
from workshop.text import Text

PLAYED = 180  # words that fit into the 90 seconds of a demonstration
LISTENED = 12  # words that fit into the time it takes to put up a slide and look at the room
ASIDE = ("clock", "see")  # notes that are there to find one's way, not to be said or done


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing to say or do; `word` is how it is announced, such as Say."""

    kind: str
    word: str
    text: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A slide going up: at what time, so many minutes `elapsed` since the start. A buffer has no slide: number 0."""

    clock: Clock
    elapsed: int
    slot: Slot
    slide: int
    title: str
    cues: tuple[Cue, ...] = ()


def rehearsal(view: View, deck: Element, names: Mapping[str, str]) -> tuple[Moment, ...]:
    """Every moment of the day in order; what is said is what the cue cards of the deck say.

    Where a demonstration is played its lines follow; `names` are what names in them stand for.
    """
    cues: dict[str, tuple[Cue, ...]] = {}
    for slide in deck.iter("slide"):
        cues[slide.attrib["id"]] = tuple(_cues(slide))
        if first := slide.get("again"):  # the cues of one slide that went on under it
            cues[first] += cues[slide.attrib["id"]]
    titles = {slide.attrib["id"]: slide.attrib["title"] for slide in deck.iter("slide")}
    view = replace(view, slides=tuple(cues))
    return tuple(moment for slot in view.plan.slots for moment in _moments(view, slot, cues, titles, names))


def _moments(
    view: View, slot: Slot, cues: Mapping[str, Sequence[Cue]], titles: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[Moment]:
    own = view.scenes_of(slot)
    if not own:
        yield Moment(slot.clock, slot.elapsed - slot.minutes, slot, 0, slot.title)
    for scene, clock in _going_up(slot, own, cues):
        number = view.numbers[scene.id]
        said = tuple(one for cue in cues[scene.id] for one in _with_lines(cue, slot, names))
        yield Moment(clock, slot.elapsed - (slot.end - clock), slot, number, titles[scene.id], said)


def _going_up(slot: Slot, scenes: Sequence[Scene], cues: Mapping[str, Sequence[Cue]]) -> Iterator[tuple[Scene, Clock]]:
    """Each scene of a slot with when it goes up: while it is set up, while people work, or from the debrief on.

    The task goes up before work begins. The good night at the end of a day comes last.
    """
    phases = slot.phases or Phases(slot.minutes, 0, 0)
    ends = (number for number, scene in enumerate(scenes) if scene.layout == "debrief" or scene.role == "night")
    end = next(ends, len(scenes))
    task = next((number for number, scene in enumerate(scenes) if scene.work), end - 1)
    work, debrief = slot.clock.after(phases.setup), slot.clock.after(phases.setup + phases.do)
    loads = [_load(scene, cues[scene.id]) for scene in scenes]
    yield from _timed(scenes[: task + 1], loads[: task + 1], slot.clock, phases.setup)
    working = [_worked(scene) for scene in scenes[task : task + 1]] + loads[task + 1 : end]
    yield from [*_timed(scenes[task:end], working, work, phases.do)][1:]
    yield from _timed(scenes[end:], loads[end:], debrief, phases.debrief)


def _timed(
    scenes: Sequence[Scene], loads: Sequence[tuple[int, int]], start: Clock, minutes: int
) -> Iterator[tuple[Scene, Clock]]:
    """When each scene goes up in some minutes: what is scripted takes its own, the rest is shared by words."""
    scripted, words = sum(own for own, _ in loads), sum(count for _, count in loads)
    rest = max(0, minutes - scripted) / max(1, words)
    passed = accumulate((own + count * rest for own, count in loads), initial=0.0)
    yield from zip(scenes, (start.after(int(gone)) for gone in passed), strict=False)


def _load(scene: Scene, cues: Sequence[Cue]) -> tuple[int, int]:
    """The minutes that are scripted while a scene stands, and its words; of the task, those before the work."""
    minutes, words = _worked(scene)
    return sum(step.minutes or 0 for step in scene.steps) - minutes, LISTENED + sum(map(_length, cues)) - words


def _worked(scene: Scene) -> tuple[int, int]:
    """The minutes that people work while a scene stands, and the words that are said meanwhile."""
    return sum(step.minutes or 0 for step in scene.work), sum(len(f"{step.text}".split()) for step in scene.work)


def _with_lines(cue: Cue, slot: Slot, names: Mapping[str, str]) -> Iterator[Cue]:
    """A cue, and after the one to play a demonstration what is said in it: badly, then well, line by line."""
    yield cue
    show = slot.exercise.demonstration if slot.exercise and cue.kind == "demonstrate" else None
    if show is not None:
        for kind, word, text in (
            ("scene", "Scene", show.scene), ("badly", "Badly", show.badly), ("well", "Well", show.well),
            ("ask", "Ask", show.ask),
        ):  # fmt: skip
            yield from _lines(kind, word, text, names)


def _lines(kind: str, word: str, text: Text, names: Mapping[str, str]) -> Iterator[Cue]:
    """A cue for each paragraph of a text; only the first is announced."""
    for number, paragraph in enumerate(elements(text, lambda name: names.get(name, ""), [])):
        yield Cue(kind, "" if number else word, " ".join("".join(paragraph.itertext()).split()))


def _length(cue: Cue) -> int:
    """How long a cue takes, in words."""
    return len(cue.text.split()) + (PLAYED if cue.kind == "demonstrate" else 0)


def _cues(slide: Element) -> Iterator[Cue]:
    """The cues on the card of a slide, without the answer to a question from memory."""
    answered = slide.attrib["layout"] == "recall"
    for note in slide.iter("note"):
        kind = note.attrib["kind"]
        if kind not in ASIDE and not (answered and kind == "listen"):
            yield Cue(kind, note.attrib["word"], " ".join("".join(note.itertext()).split()))
