"""How the minutes of scripted steps are suited to the minutes that there are in this plan."""

from __future__ import annotations

from collections.abc import Iterable

from workshop.model import Step


def paced(steps: Iterable[Step], minutes: int, usual: int) -> tuple[Step, ...]:
    """The steps in a stretch of so many `minutes`, which their author wrote for the `usual` number.

    They keep their share of the stretch and their proportions, as far as whole minutes allow.
    """
    own = tuple(steps)
    written = [step.minutes or 0 for step in own]
    share = min(minutes, max(int(sum(written) * minutes / max(usual, 1) + 0.5), sum(map(bool, written))))
    given = _shared(written, share)
    return tuple(step.model_copy(update={"minutes": one or None}) for step, one in zip(own, given, strict=True))


def _shared(written: list[int], minutes: int) -> list[int]:
    """The minutes shared out in the proportions of those `written`, at least one each.

    Where there are fewer minutes than steps, the shortest steps get none: they are done in passing.

    >>> _shared([2, 0, 1, 1], 8)
    [4, 0, 2, 2]
    >>> _shared([1, 1, 2, 1], 3)
    [1, 1, 1, 0]
    """
    given = [0] * len(written)
    for _ in range(minutes if any(written) else 0):
        given[max(range(len(written)), key=lambda at: _claim(written[at], given[at]))] += 1
    return given


def _claim(written: int, given: int) -> tuple[bool, float]:
    """How much a step lacks its next minute: all have one before any has two, then those with most a minute to come."""
    return written > 0 and not given, written / (2 * given + 1)
