"""Who is with whom: the groups of an activity, by department and number, the same each time."""

from __future__ import annotations

from random import Random

from workshop.groups import groups
from workshop.plan import Plan, Slot
from workshop.text import Id

Group = tuple[str, ...]
GUEST, PERSON = "Guest", "Person"  # who comes from no department that is named, and who comes where none is


def grouping(plan: Plan, slot: Slot) -> tuple[Group, ...]:
    """The groups of a slot's exercise, as large as they should be, put together by its `mix`.

    `mixed` spreads each department over the groups, `same` keeps departments together as far as can be, `any` draws
    lots. The session's seed and the slot's block decide, so that no other slot changes them.
    """
    assert slot.exercise is not None
    sizes = groups(plan.session.people, slot.exercise.people.group)
    draw = Random(f"{plan.session.seed}:{slot.ref}")  # noqa: S311 - it has to come out the same again
    departments = _departments(plan)
    for people in (*departments, departments):
        draw.shuffle(people)  # type: ignore[arg-type]
    if slot.exercise.people.mix == "same":
        return _together(departments, sizes)
    everyone = [person for people in departments for person in people]
    if slot.exercise.people.mix == "any":
        draw.shuffle(everyone)
    return tuple(tuple(everyone[number :: len(sizes)]) for number in range(len(sizes)))


def said(group: Group) -> str:
    """A group in which each department is named once, such as `Sales 3, 6 + Warehouse 1`."""
    numbers: dict[str, list[int]] = {}
    for person in group:
        department, _, number = person.rpartition(" ")
        numbers.setdefault(department, []).append(int(number))
    return " + ".join(f"{name} {', '.join(map(str, sorted(own)))}".strip() for name, own in sorted(numbers.items()))


def _departments(plan: Plan) -> list[list[str]]:
    """All who come, by department and number. Who is left is of the one department that is not counted, or a guest."""
    left, come = plan.session.people, {}
    for id, count in plan.session.departments.items():
        come[id] = min(count or 0, left)
        left -= come[id]
    uncounted = [id for id, count in plan.session.departments.items() if not count]
    if len(uncounted) == 1:
        come[uncounted[0]], left = left, 0
    return [
        *(_numbered(_name(plan, id), count) for id, count in come.items()),
        _numbered(GUEST if come else PERSON, left),
    ]


def _name(plan: Plan, id: Id) -> str:
    department = plan.library.departments[id]
    return str(department.short or department.title)


def _numbered(name: str, count: int) -> list[str]:
    return [f"{name} {number}" for number in range(1, count + 1)]


def _together(departments: list[list[str]], sizes: tuple[int, ...]) -> tuple[Group, ...]:
    """Groups of one department as long as one is large enough; then those who are left, in order."""
    made: list[Group] = []
    for size in sizes:
        departments.sort(key=len, reverse=True)
        if len(departments[0]) < size:
            departments = [[person for people in departments for person in people]]
        made.append(tuple(departments[0][:size]))
        departments[0] = departments[0][size:]
    return tuple(made)
