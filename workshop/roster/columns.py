"""Which column of a list holds what, by what its head is called in many languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


def key(head: str) -> str:
    """A head as it is compared: `Prénom (usuel) *` and `prenom` are the same."""
    bare = unicodedata.normalize("NFKD", re.sub(r"\(.*?\)", "", head).casefold().replace("ł", "l").replace("ı", "i"))
    return "".join(letter for letter in bare if letter.isalnum())


def _heads(words: str) -> frozenset[str]:
    return frozenset(map(key, words.split()))


# Heads as they are compared: small letters without accents, and nothing between them.
FULL = _heads(
    "fullname displayname participant participants participantname attendee attendees"
    " attendeename employee employees"
    " employeename person people member staff colleague learner delegate"
    " vollername vollstandigername anzeigename teilnehmer teilnehmerin teilnehmende mitarbeiter mitarbeiterin"
    " nomcomplet nometprenom nomprenom prenometnom prenomnom participante participants employe salarie"
    " nombrecompleto nombreyapellidos nombreyapellido apellidosynombre empleado asistente"
    " nomecompleto participante funcionario colaborador nomeecognome cognomeenome nominativo"
    " partecipante dipendente"
    " volledigenaam deelnemer medewerker imieinazwisko nazwiskoiimie uczestnik pracownik"
    " jmenoaprijmeni prijmeniajmeno ucastnik zamestnanec menoapriezvisko"
    " fullstandigtnamn deltagare medarbetare fuldenavn fulltnavn deltager deltaker medarbejder"
    " ansatt kokonimi osallistuja"
    " adsoyad adisoyadi adsoyadi adivesoyadi katilimci calisan teljesnev resztvevo numecomplet"
    " numesiprenume participantul"
    " imeiprezime imeinprezime prezimeiime udelezenec sudionik polaznik"
    " фио имяифамилия фамилияимя фамилияиимя фамилияимяотчество участник сотрудник піб"
    " прізвищетаімя імятапрізвище учасник"
    " ονοματεπωνυμο συμμετεχων 姓名 氏名 名前 お名前 参加者 이름 성명 참가자 الاسم الاسمالكامل שם שםמלא नाम ชื่อ"
    " ชอ họtên hovaten hoten"
    " namalengkap nama"
)
FIRST = _heads(
    "firstname first givenname given forename christianname preferredname callname vorname"
    " rufname prenom prenoms nombres"
    " nomeproprio primeironome voornaam roepnaam imie krestnijmeno krstnejmeno fornamn"
    " tilltalsnamn fornavn etunimi"
    " isim keresztnev utonev prenume 名 имя ім'я имена όνομα الاسمالاول שםפרטי"
)
LAST = _heads(
    "lastname last surname familyname family secondname nachname familienname zuname"
    " nomdefamille apellido apellidos"
    " apelido apelidos sobrenome ultimonome cognome achternaam familienaam nazwisko prijmeni priezvisko efternamn"
    " efternavn etternavn sukunimi soyad soyadi soyisim vezeteknev csaladnev numedefamilie prezime priimek"
    " фамилия прізвище επωνυμο επιθετο 姓 苗字 اسمالعائلة שםמשפחה"
)
# These are a whole name, unless another column holds the other half of it.
EITHER = _heads(
    "name names nom noms nombre nome nomes naam namn navn nimi nazwa jmeno meno ad adi nev nume ime имя ίμε ονομα"
)
DEPARTMENT = _heads(
    "department dept departments team unit division section group area office function costcenter costcentre"
    " abteilung bereich gruppe stelle kostenstelle organisationseinheit service departement direction equipe"
    " departamento equipo seccion equipa setor sector reparto ufficio dipartimento settore"
    " afdeling dienst dzial zespol oddeleni oddelenie avdelning enhet avdeling enhed osasto yksikko"
    " departman bolum birim osztaly reszleg departament compartiment odjel oddelek sluzba"
    " отдел подразделение відділ підрозділ τμημα 部門 部门 部署 부서 팀 القسم מחלקה विभाग แผนก phongban"
    " bophan departemen bagian"
)
# Where the family name is said first.
FAMILY_FIRST = _heads("姓 苗字 vezeteknev csaladnev")
MOST_ABOVE = 10  # rows that a title may take above the heads


@dataclass(frozen=True, slots=True)
class Columns:
    """Where names and departments stand; `row` is the number of the row of heads, or nothing if there is none."""

    heads: tuple[str, ...]
    row: int | None
    full: int | None = None
    first: int | None = None
    last: int | None = None
    department: int | None = None

    @property
    def used(self) -> tuple[int, ...]:
        return tuple(at for at in (self.full, self.first, self.last, self.department) if at is not None)

    def halves(self, cells: Sequence[str]) -> list[str]:
        """The cells that a name is made of."""
        return [_at(cells, at) for at in (self.full, self.first, self.last) if at is not None]

    @property
    def named(self) -> bool:
        return (self.full, self.first, self.last) != (None, None, None)

    def name(self, cells: Sequence[str]) -> str:
        """The name in a row, its halves in the order in which they are said."""
        if self.full is not None:
            return _at(cells, self.full)
        first, last = _at(cells, self.first), _at(cells, self.last)
        if self.last is not None and key(self.heads[self.last]) in FAMILY_FIRST:
            first, last = last, first
        between = "" if _ideographs(first) and _ideographs(last) else " "
        return between.join(filter(None, (first, last)))

    def department_in(self, cells: Sequence[str]) -> str:
        return _at(cells, self.department)


def columns(rows: Sequence[Sequence[str]]) -> Columns:
    """What the columns hold; without heads, names are in the first and departments in the second."""
    for number, cells in enumerate(rows[:MOST_ABOVE]):
        found = _by_heads(tuple(cells), number)
        if found.named:
            return found
    return Columns((), None, full=0, department=1)


def _by_heads(heads: tuple[str, ...], row: int) -> Columns:
    keys = [key(head) for head in heads]

    def at(known: frozenset[str]) -> int | None:
        return next((at for at, one in enumerate(keys) if one in known), None)

    full, first, last, either = at(FULL), at(FIRST), at(LAST), at(EITHER)
    if either is not None:
        first, last, full = _halves(either, first, last, full)
    if first is not None or last is not None:
        full = full if full is not None and (first is None or last is None) else None
    return Columns(heads, row, full, first, last, at(DEPARTMENT))


def _halves(either: int, first: int | None, last: int | None, full: int | None) -> tuple[int | None, ...]:
    """What a head such as Name means beside others: the half that is lacking, or all of it."""
    if first is not None and last is None:
        return first, either, full
    if last is not None and first is None:
        return either, last, full
    return first, last, either if full is None else full


def _at(cells: Sequence[str], at: int | None) -> str:
    return cells[at] if at is not None and at < len(cells) else ""


def _ideographs(text: str) -> bool:
    return bool(text) and all(unicodedata.name(letter, "").startswith(("CJK", "HANGUL")) for letter in text)
