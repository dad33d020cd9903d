"""What participants read is plain: a table of reading grades, printed with `-s`, in which no row is too hard."""

from __future__ import annotations

from tests.grades import Row, rows, table
from workshop.library import Library
from workshop.text import Id, Line

HARD = "Organisational interdependencies necessitate considerable interdepartmental communication and accountability."


def test_modules_departments_and_forms_are_plain_to_read(shipped: Library) -> None:
    found = [*rows(shipped)]
    print("\n" + table(found))

    assert len(found) == len(shipped.modules) + len(shipped.departments) + len(shipped.instruments) == 12 + 10 + 16
    assert [row.name for row in found if not row.plain] == []


def test_a_module_with_hard_words_is_too_hard(shipped: Library) -> None:
    id = Id("m01-who-is-your-customer")
    hard = {Id(f"hard-{number}"): Line(HARD) for number in range(30)}
    worse = shipped.modules[id].model_copy(update={"key_messages": hard})
    library = Library(**{**vars(shipped), "modules": {**shipped.modules, id: worse}})

    assert [row.name for row in rows(library) if not row.plain] == [id]


def test_what_is_read_standing_may_be_less_hard() -> None:
    assert Row("finance", 5.5).plain
    assert not Row("warehouse", 5.5, 5.0).plain
    assert table([Row("warehouse", 5.5, 5.0)]).endswith("5.5     5  too hard")
