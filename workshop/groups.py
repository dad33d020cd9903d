"""How many groups, of how many people; and how many shares of what is given out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workshop.model import Share

TABLE = 5  # people at a table


def groups(people: int, size: int) -> tuple[int, ...]:
    """The sizes of the groups, largest first: of `size` people, or one more where it does not come out even.

    Where so few come that one more each is not enough, there is a group more, and all are smaller.

    >>> groups(16, 3)
    (4, 3, 3, 3, 3)
    >>> groups(9, 5)
    (5, 4)
    """
    count = max(1, people // size)
    count += people > count * (size + 1)
    small, larger = divmod(people, count)
    return (small + 1,) * larger + (small,) * (count - larger)


def said(sizes: tuple[int, ...]) -> str:
    """Group sizes in words, such as `4 of 3 and 1 of 4`."""
    return " and ".join(f"{count} of {size}" for size, count in sorted(Counter(sizes).items()))


def shares(per: Share, people: int, group: int) -> int:
    """How many get one, if each person, group (of `group` people), table or the whole room does."""
    counts = {
        "person": people,
        "group": len(groups(people, group)),
        "table": len(groups(people, TABLE)),
        "room": 1,
    }
    return counts[per]
