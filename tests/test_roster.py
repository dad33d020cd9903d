"""`--roster`: a list as a spreadsheet writes it in any country; right, or the row is named. Names go nowhere else."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from pathlib import Path
from unicodedata import normalize

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from tests.conftest import TINY
from workshop.cli import cli
from workshop.errors import ContentError
from workshop.roster import Roster
from workshop.roster.people import read

WESTERN = ("Zoë Müller", "Élodie Ångström", "Seán Ó Briain", "Ñuño Peña", "Ana Silva", "Günther Weiß")
CENTRAL = ("Jiří Dvořák", "Łukasz Żak", "Kovács Őrs", "Simona Țepeș"[:7] + "Ana", "Štěpán Ťok", "Ana Silva")
CYRILLIC = ("Анна Иванова", "Юрій Шевченко", "Ђорђе Ковачевић", "Борис Соколов", "Ольга Ким", "Ana Silva")
LETTERS = {
    "utf-8": WESTERN, "utf-8-sig": WESTERN, "utf-16": WESTERN, "cp1252": WESTERN, "mac_roman": WESTERN,
    "cp1250": CENTRAL, "cp1251": CYRILLIC,
}  # fmt: skip
TOLD = ("cp1250", "cp1251")  # nobody can know these from the bytes
# One name in each of twenty scripts; numbers in the same script make a thousand of them.
SCRIPTS = (
    "Ana Silva", "Άννα Παππά", "Анна Иванова", "נועה כהן", "ليلى حسن", "अनीता शर्मा", "অনিতা সেন", "அனிதா குமார்",
    "అనిత రావు", "ಅನಿತಾ ರಾವ್", "അനിത നായർ", "อนิตา ใจดี", "山田 太郎", "やまだ はな", "ヤマダ ハナ", "김 민수", "王 小明",
    "Անի Պետրոսյան", "ანა ბერიძე", "አና በቀለ",
)  # fmt: skip


def listed(text: str, encoding: str = "utf-8", *, told: str | None = None, folder: Path) -> Roster:
    path = folder / "people.csv"
    path.write_bytes(text.encode(encoding))
    return read(path, told)


def names(roster: Roster) -> list[tuple[str, str]]:
    return [(person.name, person.department) for person in roster.people]


def problems(roster: Roster) -> list[str]:
    return [str(problem).split("people.csv:")[-1] for problem in roster.problems]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", LETTERS)
def test_every_spreadsheet_of_the_world_says_the_same(encoding: str, delimiter: str, end: str, tmp_path: Path) -> None:
    rows = [(name, "Sales; north" if at else 'The "first" one') for at, name in enumerate(LETTERS[encoding])]
    out = StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(
        [("Name", "Department"), *rows, ("", ""), ("", "")]
    )

    found = listed(out.getvalue(), encoding, told=encoding if encoding in TOLD else None, folder=tmp_path)

    assert names(found) == rows
    assert found.problems == ()


def test_the_line_by_which_excel_says_its_delimiter_is_taken_at_its_word(tmp_path: Path) -> None:
    found = listed("sep=|\r\nName|Team\r\nSilva, Ana; Ms|Sales, north\r\n", folder=tmp_path)

    assert names(found) == [("Ana; Ms Silva", "Sales, north")]


@pytest.mark.parametrize(
    ("heads", "cells", "name"),
    [
        ("Name;Vorname;Abteilung", "Müller;Zoë;Vertrieb", ("Zoë Müller", "Vertrieb")),
        ("First Name;Last Name;Dept.", "Ben;Okafor;HR", ("Ben Okafor", "HR")),
        ("Nom;Prénom;Service", "Dupont;Élodie;Achats", ("Élodie Dupont", "Achats")),
        ("Nombre;Apellidos;Departamento", "Ana;Silva Ruiz;Ventas", ("Ana Silva Ruiz", "Ventas")),
        ("Nome;Cognome;Reparto", "Ana;Bianchi;Vendite", ("Ana Bianchi", "Vendite")),
        ("Imię;Nazwisko;Dział", "Anna;Nowak;Sprzedaż", ("Anna Nowak", "Sprzedaż")),
        ("Vezetéknév;Keresztnév;Osztály", "Kovács;Anna;Raktár", ("Kovács Anna", "Raktár")),
        ("Adı;Soyadı;Bölüm", "Ayşe;Yılmaz;Satış", ("Ayşe Yılmaz", "Satış")),
        ("姓;名;部署", "山田;太郎;営業", ("山田太郎", "営業")),
        ("ФИО;Отдел;Почта", "Иванова Анна;Продажи;a@b", ("Иванова Анна", "Продажи")),
        ("E-Mail;Personal-Nr.;Mitarbeiter/in;Kostenstelle", "a@b;007;Zoë Müller;4711", ("Zoë Müller", "4711")),
    ],
)  # fmt: skip
def test_heads_are_known_in_many_languages(heads: str, cells: str, name: tuple[str, str], tmp_path: Path) -> None:
    assert names(listed(f"{heads}\n{cells}\n", folder=tmp_path)) == [name]


def test_what_was_assumed_is_said_without_any_name(tmp_path: Path) -> None:
    found = listed("Name;Team;E-Mail\nMüller, Zoë;Sales;z@example.org\n", "cp1252", folder=tmp_path)

    assert str(found) == (
        "1 people; names from Name; departments from Team; not used: E-Mail; “Last, First” turned round;"
        " columns parted by semicolons; Windows letters of Western Europe; if a name looks wrong, save the list as"
        " “CSV UTF-8”, or add --roster-encoding cp1250 (or what it is)"
    )


def test_a_list_without_heads_is_names_and_departments(tmp_path: Path) -> None:
    assert names(listed("Ana Silva,Sales\nBen Okafor,HR\n", folder=tmp_path)) == [
        ("Ana Silva", "Sales"),
        ("Ben Okafor", "HR"),
    ]


def test_a_row_that_cannot_be_read_is_named_and_the_others_are_kept(tmp_path: Path) -> None:
    text = 'Course in May\n\nName,Department\nAna Silva,=1+1\n,Sales\n"=HYPERLINK(""x"")",HR\n'
    text += "1234,HR\nana silva,\nBen,HR\n"
    found = listed(text + "A" * 81 + ",HR\n", folder=tmp_path)

    assert names(found) == [("Ana Silva", ""), ("ana silva", ""), ("Ben", "HR")]
    assert problems(found) == [
        "5:1: this row has no name, so it was left out; write one, or delete the row",
        "6:1: this row was left out: a formula stands where a name should be; type the name itself",
        "7:1: this row was left out: its name has no letter; type the name itself",
        "10:1: this row was left out: its name has 81 letters; write at most 80",
        "8:1: the same name and department as in row 4; delete one if it is one person",
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'Name,Team\n"Ana,Sales\nBen,HR\n', "2:1: a quotation mark (\") is opened here and never closed"),
        (b"Name,Team\n,\n,\n", "nobody is named here"),
        (b"", "nobody is named here"),
        (b"\xff\xfeN\x00\x00", "this is not written in utf-16"),
        (b"PK\x03\x04 not a zip", "this workbook is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is an old .xls; open it in Excel and save it as"),
    ],
)  # fmt: skip
def test_what_is_no_list_says_so(data: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_bytes(data)

    with pytest.raises(ContentError) as error:
        read(tmp_path / "people.csv")
    assert told in str(error.value)


def test_a_thousand_names_in_twenty_scripts_come_out_as_they_went_in(tmp_path: Path) -> None:
    people = [f"{SCRIPTS[at % 20]} {chr(0x41 + at // 20 % 26)}{'x' * (at // 520)}" for at in range(1000)]
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        found = listed("Name\r\n" + "\r\n".join(people) + "\r\n", encoding, folder=tmp_path)
        assert [person.name for person in found.people] == [normalize("NFC", name) for name in people], encoding


def workbook(*rows: tuple[object, ...], folder: Path) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    path = folder / "people.xlsx"
    book.save(path)
    return path


def test_a_workbook_is_read_and_its_formulas_are_never_worked_out(tmp_path: Path) -> None:
    rows = (
        ("Course in May",),
        ("Name", "Team", "Id"),
        ("Ana Silva", "Sales", 7),
        ('=B3&"x"', "HR", 8),
        (None, None, None),
        ("Ben", 42, "x"),
    )
    found = read(workbook(*rows, folder=tmp_path))

    assert names(found) == [("Ana Silva", "Sales"), ("Ben", "42")]
    assert [str(problem).split("people.xlsx: ")[-1].partition(";")[0] for problem in found.problems] == [
        "Sheet!A4: this row was left out: this is a formula that was never worked out"
    ]


def test_a_workbook_whose_empty_rows_go_on_for_ever_is_read_quickly(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(("Name",))
    book.active.append(("Ana Silva",))
    book.active.cell(row=1_000_000, column=1).value = None
    packed = BytesIO()
    book.save(packed)
    (tmp_path / "people.xlsx").write_bytes(packed.getvalue())

    assert names(read(tmp_path / "people.xlsx")) == [("Ana Silva", "")]


# --- the command --------------------------------------------------------------------------------------------


def run(folder: Path, *options: str) -> str:
    done = CliRunner().invoke(cli, [*options, "--content", str(TINY), "--roster", str(folder / "people.csv")])
    assert done.exit_code == 0, done.output
    return done.output


def test_people_and_departments_are_counted_where_the_session_says_nothing(tmp_path: Path) -> None:
    listed("Name,Department\n" + "".join(f"Ana {chr(65 + at)},Kitchen\n" for at in range(11)), folder=tmp_path)

    assert "11 people\n" in run(tmp_path, "plan")
    assert "20 people" in run(tmp_path, "plan", "--people", "20")


def test_a_roster_longer_than_the_session_is_told(tmp_path: Path) -> None:
    listed("Name\n" + "".join(f"Ana {chr(65 + at)}\n" for at in range(11)), folder=tmp_path)

    assert "11 are on the roster, and 8 are planned" in run(tmp_path, "plan", "--people", "8")


def test_more_people_than_a_session_takes_are_refused(tmp_path: Path) -> None:
    listed("Name\n" + "".join(f"Ana A{'b' * at}\n" for at in range(61)), folder=tmp_path)
    done = CliRunner().invoke(cli, ["plan", "--content", str(TINY), "--roster", str(tmp_path / "people.csv")])

    assert done.exit_code == 2
    assert "61 people are more than a session takes" in done.output


def test_an_encoding_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    listed("Name\nAna\n", folder=tmp_path)
    done = CliRunner().invoke(cli, ["plan", "--roster", str(tmp_path / "people.csv"), "--roster-encoding", "klingon"])

    assert done.exit_code == 2
    assert "'klingon' is not known; write one such as cp1250 (Central Europe)" in done.output
