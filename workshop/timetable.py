"""The best timetable there is: which blocks, how long each, where the breaks; found exactly.

The rules and the measure are those of `workshop.measure`. Found by dynamic programming over what is known when a block
may begin: the part of the day, the next block, the minutes since the day began, since people sat down, and of talk.
These last three are one number, a *moment*, so that a block of some length is one addition. Forward, the least weight
of every moment that can be reached; then backward, how the best end was reached.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from workshop.lengths import GRID
from workshop.measure import IDLE, MOVE, MOVED, NEVER, PAUSES, SEATED, SETTLED, SURPLUS, TALK, Item, Part, Piece

LONGEST = PAUSES[0][0]  # minutes of a break
AT, SAT = 1 << 16, 1 << 8  # a moment is  minutes of the day * AT + minutes seated * SAT + minutes of talk
Layer = dict[int, int]  # the least weight with which each moment can be reached


@dataclass
class Leg:
    """All moments of one part, by the number of the block that comes next.

    `arrived` are those at its beginning, `sat` all, and `rested` those straight after a break.
    """

    part: Part
    arrived: list[Layer]
    sat: list[Layer]
    rested: list[Layer] = field(default_factory=list)


def timetable(items: Sequence[Item], parts: Sequence[Part]) -> tuple[Piece, ...] | None:
    """The best timetable of the items, or None if there is none at all."""
    legs: list[Leg] = []
    arrived: list[Layer] = [{0: 0}, *({} for _ in items)]
    limits = list(_bounds(items, parts))
    earliest, latest = limits[0][0]
    if not earliest <= 0 < latest:  # all that there is does not fill the days, or what must be kept is too long
        return None
    for part, bounds in zip(parts, limits, strict=True):
        legs.append(_leg(items, part, arrived, bounds))
        arrived = _closed(items, legs[-1])
    for number, item in enumerate(items):
        _improve(arrived[number + 1], arrived[number].items(), item.loss)
    return tuple(reversed([*_traced(items, legs, arrived)])) if arrived[-1].get(0, NEVER) < NEVER else None


# --- forward: which moments can be reached, and how well ------------------------------------------------------


def _leg(items: Sequence[Item], part: Part, arrived: list[Layer], bounds: Sequence[tuple[int, int]]) -> Leg:
    leg = Leg(part, arrived, [dict(layer) for layer in arrived])
    for item, here, after, (low, high) in zip(items, leg.sat, leg.sat[1:], bounds[1:], strict=False):
        leg.rested.append(_rest(here))
        if not item.kept:
            _improve(after, ((moment, weight) for moment, weight in here.items() if low <= moment < high), item.loss)
        for layer in (here, leg.rested[-1]):
            _keep(item, part.day, layer, after, low, high)
    return leg


def _keep(item: Item, day: int, layer: Layer, after: Layer, low: int, high: int) -> None:
    """Add the moments after the item has taken each of its lengths. Most of the time is spent here."""
    hushed = -1 if item.talk else -SAT
    for minutes, cost in item.moves_on(day):
        step = _step(item, minutes)
        for moment, weight in layer.items():
            reached = (moment & hushed) + step
            if low <= reached < high and reached // SAT % SAT <= SEATED and reached % SAT <= TALK:
                better = weight + cost
                if better < after.get(reached, NEVER):
                    after[reached] = better


def _rest(layer: Layer) -> Layer:
    """The moments after a break taken here."""
    risen: Layer = {}
    for moment, weight in layer.items():
        seated = _seated(moment)
        if seated >= SETTLED and weight + seated**2 < risen.get(moment // AT, NEVER):
            risen[moment // AT] = weight + seated**2
    rested: Layer = {}
    for pause, cost in PAUSES:
        _improve(rested, (((at + pause) * AT, weight) for at, weight in risen.items()), cost)
    return rested


def _closed(items: Sequence[Item], leg: Leg) -> list[Layer]:
    """The moments at which the next part can begin."""
    arrived: list[Layer] = [{} for _ in leg.sat]
    near = (leg.part.at - max(leg.part.most, MOVE)) * AT
    for number, layer in enumerate(leg.sat if leg.part.ends != "day" else ()):
        for moment in (moment for moment in layer if moment >= near):
            _improve(arrived[number], _ending(leg.part, moment), layer[moment])
    for number, item in enumerate(items if leg.part.ends == "day" else ()):
        close = near - item.lengths[-1] * AT
        for layer in (leg.sat[number], leg.rested[number]):
            for moment in (moment for moment in layer if moment >= close):
                ends = ((0, cost) for _, _, cost in _last(item, leg.part, moment))
                _improve(arrived[number + 1], ends, layer[moment])
    return arrived


def _ending(part: Part, moment: int) -> Iterator[tuple[int, int]]:
    """When the next part begins if this moment is followed by lunch or the fixed point, and what that weighs."""
    wait, seated = part.at - moment // AT, _seated(moment)
    if part.ends == "lunch" and seated and abs(wait) <= MOVE:
        yield (part.at - wait + part.minutes) * AT, abs(wait) * MOVED + seated**2
    sitting = seated + wait + part.minutes
    if part.ends != "fixed" or not 0 <= wait <= part.most or sitting > SEATED or (wait and not seated):
        return
    if part.buffer is None:
        yield (part.at + part.minutes) * AT + sitting * SAT, wait * SURPLUS
    elif (surplus := wait - wait % GRID - part.buffer) >= 0:
        yield 0, surplus * SURPLUS + sitting**2


def _last(item: Item, part: Part, moment: int) -> Iterator[tuple[int, int, int]]:
    """The lengths with which the item can end the day, each with the buffer before it and what both weigh."""
    left = part.at - moment // AT
    for minutes, cost in reversed(item.moves_on(part.day)):
        buffer, sitting = left - minutes, _seated(moment) + left
        surplus = buffer - buffer % GRID - (part.buffer or 0)
        if surplus >= 0 and buffer <= part.most and sitting <= SEATED and _talk(item, moment, minutes) <= TALK:
            idle = bool(buffer) and not _seated(moment)
            yield minutes, buffer, cost + idle * IDLE + surplus * SURPLUS + sitting**2


def _improve(layer: Layer, moments: Iterable[tuple[int, int]], more: int) -> None:
    for moment, weight in moments:
        if weight + more < layer.get(moment, NEVER):
            layer[moment] = weight + more


def _step(item: Item, minutes: int) -> int:
    return minutes * (AT + SAT + item.talk)


def _seated(moment: int) -> int:
    return moment // SAT % SAT


def _talk(item: Item, moment: int, minutes: int) -> int:
    return moment % SAT + minutes if item.talk else 0


def _bounds(items: Sequence[Item], parts: Sequence[Part]) -> Iterator[list[tuple[int, int]]]:
    """For each part, and each number of the next block, the moments from which the end can be reached at all.

    No earlier than what is left can fill, with a break before each block, or half as much again for breaks, as they
    come after twice as many minutes; no later than what must be kept needs.
    """
    left = [items[number:] for number in range(len(items) + 1)]
    needed = [sum(item.lengths[0] for item in rest if item.kept) for rest in left]
    for number, part in enumerate(parts):
        room, moves = _room(parts[number:]), MOVE * any(one.ends == "lunch" for one in parts)
        slack = sum(one.most for one in parts[number:]) + moves
        most = [sum(item.lengths[-1] for item in rest) + slack for rest in left]
        breaks = [min(LONGEST * len(rest), (fill + LONGEST) // 2) for rest, fill in zip(left, most, strict=True)]
        yield [
            (AT * (part.at + room - fill - pauses), AT * (min(part.at, part.at + room - least) + moves + 1))
            for fill, pauses, least in zip(most, breaks, needed, strict=True)
        ]


def _room(parts: Sequence[Part]) -> int:
    """The minutes of all parts but the first."""
    room, begun = 0, parts[0]
    for part in parts[1:]:
        room += part.at - (0 if begun.last else begun.at + begun.minutes)
        begun = part
    return room


# --- backward: how the best end was reached -------------------------------------------------------------------


def _traced(items: Sequence[Item], legs: Sequence[Leg], ended: list[Layer]) -> Iterator[Piece]:
    """The pieces, the last one first."""
    number, moment, weight = len(items), 0, ended[-1][0]
    for leg in reversed(legs):
        while (found := _before_end(items, leg, number, moment, weight)) is None:
            number, weight = number - 1, weight - items[number - 1].loss
        pieces, number, moment, weight = found
        yield from pieces
        while (found := _before(items, leg, number, moment, weight)) is not None:
            pieces, number, moment, weight = found
            yield from pieces


Found = tuple[list[Piece], int, int, int]


def _before_end(items: Sequence[Item], leg: Leg, number: int, moment: int, weight: int) -> Found | None:
    """What ends the part before this moment, and the moment before that."""
    if leg.part.ends == "day":
        return _before_last(items[number - 1], leg, number - 1, weight) if number else None
    for earlier, before in leg.sat[number].items():
        if (moment, weight - before) in _ending(leg.part, earlier):
            wait = leg.part.at - earlier // AT if leg.part.ends == "fixed" else 0
            end = Piece(leg.part.ends, leg.part.minutes, leg.part.day, id=leg.part.id)
            return [end, *_waited(leg, wait)], number, earlier, before
    return None


def _before_last(item: Item, leg: Leg, number: int, weight: int) -> Found | None:
    """The last block of a day, what comes before it, and the moment before that."""
    for layer in (leg.sat[number], leg.rested[number]):
        for earlier, before in layer.items():
            for minutes, wait, cost in _last(item, leg.part, earlier):
                if before + cost == weight:
                    pieces = [Piece("block", minutes, leg.part.day, number), *_waited(leg, wait)]
                    sat = layer is leg.sat[number]
                    return (pieces, number, earlier, before) if sat else _rose(leg, number, pieces, earlier, before)
    return None


def _waited(leg: Leg, minutes: int) -> list[Piece]:
    return [Piece("buffer", minutes, leg.part.day)] if minutes else []


def _before(items: Sequence[Item], leg: Leg, number: int, moment: int, weight: int) -> Found | None:
    """What comes before a moment in the same part: a block, with a break or without, or one left out; or nothing."""
    item = items[number - 1]
    for minutes, cost in reversed(item.moves_on(leg.part.day)) if number else ():
        earlier, before = moment - _step(item, minutes), weight - cost
        piece = [Piece("block", minutes, leg.part.day, number - 1)]
        for talked in range(1 if item.talk else TALK + 1):
            if leg.sat[number - 1].get(earlier + talked) == before:
                return piece, number - 1, earlier + talked, before
        if leg.rested[number - 1].get(earlier) == before:
            return _rose(leg, number - 1, piece, earlier, before)
    if leg.arrived[number].get(moment) == weight:
        return None
    return [], number - 1, moment, weight - item.loss


def _rose(leg: Leg, number: int, pieces: list[Piece], moment: int, weight: int) -> Found:
    """The pieces and the break before them, and the moment at which it began."""
    for pause, cost in PAUSES:
        for earlier, before in leg.sat[number].items():
            begins = earlier // AT + pause == moment // AT and _seated(earlier) >= SETTLED
            if begins and before + cost + _seated(earlier) ** 2 == weight:
                return [*pieces, Piece("break", pause, leg.part.day)], number, earlier, before
    raise AssertionError("a break without a moment before it")
