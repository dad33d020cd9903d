"""The best timetable, held against all timetables there are: same rules, same measure, written down naively here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from random import Random

import pytest

from workshop.measure import Item, Measure, Part, Piece
from workshop.timetable import timetable

SHORT, TYPICAL = (5, 10), (10, 15, 20)


def day(minutes: int, buffer: int = 0, most: int = 20) -> Part:
    return Part(1, "day", minutes, buffer=buffer, most=most)


def told(pieces: tuple[Piece, ...] | None) -> list[tuple[str, int]] | None:
    return None if pieces is None else [(piece.kind, piece.minutes) for piece in pieces]


# --- what it does, one thing at a time -----------------------------------------------------------------------


def test_blocks_last_as_long_as_usual_where_that_fits() -> None:
    assert told(timetable([Item(TYPICAL, 15), Item(SHORT, 10)], [day(25)])) == [("block", 15), ("block", 10)]


def test_what_is_less_important_is_squeezed_further() -> None:
    items = [Item((5, 10, 15, 20), 20, "must"), Item((5, 10, 15, 20), 20, "could", kept=False)]
    assert told(timetable(items, [day(25)])) == [("block", 15), ("block", 10)]


def test_blocks_are_squeezed_before_one_is_left_out() -> None:
    items = [Item(TYPICAL, 20), Item(TYPICAL, 20, "could", kept=False)]
    assert told(timetable(items, [day(20)])) == [("block", 10), ("block", 10)]


def test_could_is_left_out_before_should() -> None:
    items = [Item((10,), 10, "should", kept=False), Item((20,), 20, "could", kept=False), Item((10,), 10)]
    assert told(timetable(items, [day(20)])) == [("block", 10), ("block", 10)]


def test_what_must_be_kept_is_never_left_out() -> None:
    assert timetable([Item((30,), 30), Item((30,), 30)], [day(30)]) is None


def test_nobody_sits_for_more_than_ninety_minutes() -> None:
    items = [Item((45,), 45)] * 3
    assert timetable(items, [day(135)]) is None
    assert told(timetable(items, [day(150)])) == [("block", 45), ("break", 15), ("block", 45), ("block", 45)]


def test_a_break_is_shorter_only_if_nothing_else_works() -> None:
    items = [Item((45,), 45)] * 3
    assert told(timetable(items, [day(145)])) == [("block", 45), ("break", 10), ("block", 45), ("block", 45)]


def test_no_break_comes_before_people_have_sat_for_half_an_hour() -> None:
    items = [Item((25,), 25), Item((70,), 70)]
    assert timetable(items, [day(110)]) is None


def test_odd_minutes_go_to_the_buffer_before_the_last_block() -> None:
    items = [Item(TYPICAL, 15), Item(SHORT, 10)]
    assert told(timetable(items, [day(27)])) == [("block", 15), ("buffer", 2), ("block", 10)]


def test_a_buffer_grows_only_when_no_block_can() -> None:
    items = [Item(TYPICAL, 15), Item(SHORT, 5)]
    assert told(timetable(items, [day(40, buffer=5)])) == [("block", 20), ("buffer", 10), ("block", 10)]
    assert timetable(items, [day(55, buffer=5)]) is None


def test_lunch_is_at_its_time_if_anything_fits_and_else_moves_least() -> None:
    items = [Item((40, 45), 40), Item((40,), 40)]
    exact, moved = (Part(1, "lunch", at, 45, most=20) for at in (45, 50))
    assert told(timetable(items, [exact, day(130)])) == [("block", 45), ("lunch", 45), ("block", 40)]
    assert told(timetable(items, [moved, day(130)])) == [("block", 45), ("lunch", 45), ("block", 40)]
    assert timetable(items, [Part(1, "lunch", 65, 45, most=20), day(130)]) is None


def test_something_fixed_is_waited_for() -> None:
    items = [Item((30,), 30), Item((40,), 40)]
    parts = [Part(1, "fixed", 32, 10, most=20, id="guest"), day(82)]
    assert told(timetable(items, parts)) == [("block", 30), ("buffer", 2), ("fixed", 10), ("block", 40)]


def test_something_fixed_may_end_the_day_and_the_buffer_stands_before_it() -> None:
    parts = [Part(1, "fixed", 50, 10, buffer=5, most=20, id="guest")]
    assert told(timetable([Item((40, 45, 50), 40)], parts)) == [("block", 45), ("buffer", 5), ("fixed", 10)]


def test_no_block_is_cut_by_a_night() -> None:
    items = [Item((40,), 40), Item((30, 40), 30)]
    two = timetable(items, [day(40), Part(2, "day", 40, buffer=0, most=20)])
    assert two is not None
    assert [(piece.day, piece.minutes) for piece in two] == [(1, 40), (2, 40)]


def test_people_at_screens_are_talked_to_for_at_most_twenty_five_minutes() -> None:
    talks = [Item((15,), 15, talk=True), Item((15,), 15, talk=True)]
    assert timetable(talks, [day(30)]) is None
    between = [talks[0], Item((30,), 30), talks[1]]
    assert told(timetable(between, [day(60)])) == [("block", 15), ("block", 30), ("block", 15)]


def test_sittings_are_as_even_as_can_be() -> None:
    pieces = timetable([Item((30,), 30)] * 4, [day(135)])
    assert told(pieces) == [("block", 30), ("block", 30), ("break", 15), ("block", 30), ("block", 30)]


def test_a_block_off_the_grid_is_placed_all_the_same() -> None:
    items = [Item((7,), 7), Item(TYPICAL, 15)]
    assert told(timetable(items, [day(25)])) == [("block", 7), ("buffer", 3), ("block", 15)]


# --- against all there are -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "seed", [*range(100), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(100, 500))]
)
def test_it_is_as_good_as_the_best_of_all(seed: int) -> None:
    items, parts = made(Random(seed))

    best = min((measure(items, parts, way) for way in every(items, parts) if lawful(items, parts, way)), default=None)
    found = timetable(items, parts)

    assert (None if found is None else measure(items, parts, found)) == best
    assert found is None or lawful(items, parts, found)


def test_half_of_what_is_compared_can_be_done() -> None:
    """So that the comparison is neither all of refusals nor all of what fits anyway."""
    done = sum(timetable(*made(Random(seed))) is not None for seed in range(500))
    assert 150 < done < 400


def made(random: Random) -> tuple[list[Item], list[Part]]:
    """A few blocks, and one or two days with or without lunch or a guest."""
    items = [_item(random) for _ in range(random.randint(2, 5))]
    length = random.randrange(40, 171, 5) + random.choice([0, 0, 0, 2])
    buffer = random.choice([0, 5, 10])
    end = Part(1, "day", length, buffer=buffer, most=buffer + random.choice([4, 20, 40]))
    at = random.randrange(15, length - 20)
    shapes = {
        "a day": [end],
        "a long day": [Part(1, "day", length + 40, buffer=buffer, most=end.most)],
        "lunch": [Part(1, "lunch", at // 5 * 5, 15, most=end.most), end],
        "a guest": [Part(1, "fixed", at, 15, most=end.most, id="guest"), end],
        "a guest at the end": [Part(1, "fixed", length, 15, buffer=buffer, most=end.most, id="guest")],
        "two days": [
            Part(1, "day", length // 2, buffer=0, most=end.most), Part(2, "day", length // 2, buffer=0, most=end.most),
        ],
    }  # fmt: skip
    return items, random.choice(list(shapes.values()))


def _item(random: Random) -> Item:
    lengths = random.choice([(5, 10), (10, 15, 20), (15, 20, 25), (25, 30), (40, 45), (20,), (7,), (10, 15)])
    priority = random.choice(["must", "should", "could"])
    typical = random.choice(lengths)
    return Item(lengths, typical, priority, kept=priority == "must", talk=random.random() < 0.3)


Way = tuple[Piece, ...]


def every(items: Sequence[Item], parts: Sequence[Part], number: int = 0, time: int = 0, sat: int = 0) -> Iterator[Way]:
    """Every way to go through the items and the parts; what already sits too long or comes too late is not gone on."""
    if not parts:
        yield from [] if any(item.kept for item in items[number:]) else [()]
        return
    for first, *where in (*_ends(parts, number, time, sat), *_steps(items, parts, number, time, sat)):
        left, *on = where
        yield from ((*first, *rest) for rest in every(items, parts[left:], *on))


def _ends(parts: Sequence[Part], number: int, time: int, sat: int) -> Iterator[tuple[Way, int, int, int, int]]:
    """Lunch or the guest now: the pieces, how many parts are over then, the next item, the time, and how long sat."""
    part, wait = parts[0], parts[0].at - time
    end = Piece(part.ends, part.minutes, part.day, id=part.id)
    if part.ends == "lunch" and abs(wait) <= 15:
        yield (end,), 1, number, time + part.minutes, 0
    if part.ends == "fixed" and wait >= 0:
        over = part.buffer is not None
        after = (0, 0) if over else (part.at + part.minutes, sat + wait + part.minutes)
        yield (*_buffer(wait, part), end), 1, number, *after


def _steps(
    items: Sequence[Item], parts: Sequence[Part], number: int, time: int, sat: int
) -> Iterator[tuple[Way, int, int, int, int]]:
    """The next item left out, or done: with a break before it or without, with any length, as the day's last or not."""
    if number == len(items):
        return
    if not items[number].kept:
        yield (), 0, number + 1, time, sat
    for pause, minutes in product((0, 10, 15), items[number].lengths):
        part, then, seated = parts[0], time + pause + minutes, (0 if pause else sat) + minutes
        block = Piece("block", minutes, part.day, number)
        before = (Piece("break", pause, part.day),) if pause else ()
        if seated <= 90 and then <= part.at + 15:
            yield (*before, block), 0, number + 1, then, seated
        if part.ends == "day" and seated <= 90 and then <= part.at:
            yield (*before, *_buffer(part.at - then, part), block), 1, number + 1, 0, 0


def _buffer(minutes: int, part: Part) -> Way:
    return (Piece("buffer", minutes, part.day),) if minutes else ()


def lawful(items: Sequence[Item], parts: Sequence[Part], pieces: Sequence[Piece]) -> bool:
    """Whether every rule is kept."""
    days = {part.day for part in parts}
    return all(
        _lawful_day(items, [part for part in parts if part.day == day], [piece for piece in pieces if piece.day == day])
        for day in days
    )


def _lawful_day(items: Sequence[Item], parts: Sequence[Part], pieces: Sequence[Piece]) -> bool:
    time = sat = talk = buffer = 0
    ends = [part for part in parts if part.ends != "day"]
    for number, piece in enumerate(pieces):
        following = [other.kind for other in pieces[number + 1 :]]
        if not _may(piece, following, time, sat, ends, parts[-1].most):
            return False
        talks = piece.kind == "block" and items[piece.number].talk
        time += piece.minutes
        sat = 0 if piece.kind in ("break", "lunch") else sat + piece.minutes
        talk = talk + piece.minutes if talks else talk if piece.kind == "buffer" else 0
        ends = ends[piece.kind in ("lunch", "fixed") :]
        buffer = piece.minutes if piece.kind == "buffer" and len(following) == 1 else buffer
        if sat > 90 or talk > 25:
            return False
    last = parts[-1]
    return time == last.at + last.minutes and buffer // 5 * 5 >= (last.buffer or 0) and buffer <= last.most


def _may(piece: Piece, following: list[str], time: int, sat: int, ends: list[Part], most: int) -> bool:
    """Whether a piece may stand here."""
    if piece.kind == "break":
        return sat >= 30 and following[:1] != ["fixed"] and "block" in following[:2] and following[:1] != ["lunch"]
    if piece.kind == "buffer" and following[0] == "fixed":
        return sat > 0 and piece.minutes <= most
    if piece.kind == "lunch":
        return sat > 0 and abs(time - ends[0].at) <= 15
    return piece.kind != "fixed" or time == ends[0].at


def measure(items: Sequence[Item], parts: Sequence[Part], pieces: Sequence[Piece]) -> Measure:
    """How good a lawful timetable is."""
    blocks = {piece.number: piece.minutes for piece in pieces if piece.kind == "block"}
    left = [item for number, item in enumerate(items) if number not in blocks]
    breaks = [piece.minutes for piece in pieces if piece.kind == "break"]
    weights = {"must": 4, "should": 2, "could": 1}
    days = [_of_day(parts, pieces, day) for day in sorted({part.day for part in parts})]
    moved, idle, surplus, uneven = map(sum, zip(*days, strict=True))
    return Measure(
        moved,
        sum(item.typical for item in left if item.priority == "should"),
        sum(item.typical for item in left if item.priority == "could"),
        sum(minutes < 15 for minutes in breaks),
        len(breaks),
        idle,
        surplus,
        sum(weights[items[n].priority] * (minutes - items[n].typical) ** 2 for n, minutes in blocks.items()),
        uneven,
    )


def _of_day(parts: Sequence[Part], pieces: Sequence[Piece], day: int) -> tuple[int, int, int, int]:
    """How far lunch moves, whether the buffer follows a rest, the surplus, and the sittings squared, of one day."""
    own = [piece for piece in pieces if piece.day == day]
    closing = next(part for part in parts if part.day == day and part.buffer is not None)
    moved = idle = uneven = time = sat = 0
    surplus = -(closing.buffer or 0)
    for number, piece in enumerate(own):
        if piece.kind == "lunch":
            moved = abs(time - next(part.at for part in parts if part.day == day and part.ends == "lunch"))
        if piece.kind in ("break", "lunch"):
            uneven, sat = uneven + sat**2, -piece.minutes
        if piece.kind == "buffer":
            closes = number == len(own) - 2
            surplus += piece.minutes // 5 * 5 if closes else piece.minutes
            idle += sat == 0
        time, sat = time + piece.minutes, sat + piece.minutes
    return moved, idle, surplus, uneven + sat**2
