"""What a timetable is made of, the rules it keeps, and the measure by which one is better than another.

A *rule* is never broken:

- The blocks keep their order, and those that belong to a day stay on it. What is kept lasts one of its allowed
  lengths; what must be kept is kept.
- Every day lasts exactly as long as it should; a fixed point begins exactly at its time.
- Nobody sits longer than 90 minutes; buffers and fixed points count as sitting. A break follows at least 30 minutes of
  sitting, and is followed by a block or by the day's buffer.
- Where talk is counted (at a screen), there are at most 25 minutes of it in a row.
- The day's buffer stands before its last block, or before the fixed point that ends the day. It has at least and at
  most the minutes that the part says, and takes what is off the grid. A wait before another fixed point has at most
  as many.

What may differ is *measured*, and the least is taken, compared in this order (see `Measure`): the minutes that lunch
moves; those of `should` blocks left out (their typical ones), then of `could` blocks; breaks of less than 15 minutes;
the number of breaks; days on which the buffer comes straight after a break, lunch or the start; buffer beyond what is
asked for; how far blocks are squeezed or stretched, by weight and squared; how uneven the sittings are, squared. Of
equals it is always the same one: looked at from the end, blocks are rather kept, longer, and without a break before.

Breaks and surplus come before squeezing: otherwise the gentlest plan would be one of breaks and waiting.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from workshop.model import Priority

SEATED = 90  # the longest that people sit without a break, minutes
SETTLED = 30  # the least that they have sat before one
TALK = 25  # the longest that people at a screen are talked to
BREAKS = (15, 10)  # the shorter one only if nothing else works
MOVE = 15  # the most that lunch moves
WEIGHT = {"must": 4, "should": 2, "could": 1}

NEVER = 1 << 512  # worse than any measure


class Measure(NamedTuple):
    """How good a timetable is; the less the better, and each value counts more than all that follow it."""

    moved: int = 0
    should: int = 0
    could: int = 0
    short: int = 0
    breaks: int = 0
    idle: int = 0
    surplus: int = 0
    change: int = 0
    uneven: int = 0

    @property
    def weight(self) -> int:
        """The measure as one number; numbers add up and compare as measures do."""
        total = 0
        for value in self:
            total = total << 32 | value
        return total


MOVED, IDLE, SURPLUS = (Measure(**{name: 1}).weight for name in ("moved", "idle", "surplus"))
PAUSES = tuple((pause, Measure(short=pause < BREAKS[0], breaks=1).weight) for pause in BREAKS)


@dataclass(frozen=True)
class Item:
    """A block as the timetable sees it: its allowed lengths in rising order, and whether it must be `kept`.

    `day` is the only day on which it may stand, if it is not 0.
    """

    lengths: tuple[int, ...]
    typical: int
    priority: Priority = "must"
    kept: bool = True
    talk: bool = False
    day: int = 0

    @cached_property
    def moves(self) -> tuple[tuple[int, int], ...]:
        """Every length with its weight, in rising order."""
        return tuple((minutes, self._change(minutes)) for minutes in self.lengths if minutes <= SEATED)

    @cached_property
    def nearest(self) -> int:
        """The allowed length that is nearest to the typical one."""
        return min(self.lengths, key=lambda minutes: abs(minutes - self.typical))

    @cached_property
    def loss(self) -> int:
        """The weight of leaving this out."""
        return Measure(**{self.priority: self.typical}).weight if not self.kept else NEVER

    def moves_on(self, day: int) -> tuple[tuple[int, int], ...]:
        """The lengths that it may have on a day; none where it belongs to another."""
        return self.moves if self.day in (0, day) else ()

    def _change(self, minutes: int) -> int:
        return Measure(change=WEIGHT[self.priority] * (minutes - self.typical) ** 2).weight


@dataclass(frozen=True)
class Part:
    """A stretch of a day up to what ends it: lunch or a fixed point `at` some minutes into the day, or its end.

    What ends it lasts `minutes`. If the day's buffer is in this part, `buffer` is the least that it has; `most` is the
    most that this buffer, or a wait for a fixed point, has.
    """

    day: int
    ends: Literal["lunch", "fixed", "day"]
    at: int
    minutes: int = 0
    buffer: int | None = None
    most: int = 0
    id: str = ""

    @property
    def last(self) -> bool:
        """Whether the day is over after it."""
        return self.buffer is not None


class Piece(NamedTuple):
    """A line of the timetable: a block (by its number), a break, a buffer, lunch or a fixed point (by its id)."""

    kind: str
    minutes: int
    day: int
    number: int = -1
    id: str = ""
