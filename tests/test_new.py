"""`workshop new`: a file to begin from, for whatever people call it, that is right as it stands."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builders.package import written as packed
from tests.conftest import ROOT, TINY
from tests.templates import fixtures
from tests.test_schema import judge, seen
from workshop import cli, source
from workshop.check import check_content, check_files
from workshop.content import Content, choose
from workshop.errors import ContentError
from workshop.kit import make
from workshop.layers import FOLDERS
from workshop.library import load
from workshop.model import Organisation, Session
from workshop.naming import called
from workshop.plan import plan
from workshop.session import choose as chosen
from workshop.session import load_session

GOLDEN = Path(__file__).parent / "golden" / "starters"
KINDS = ("department", "module", "exercise")
PLACES = {"department": "modules/departments", "module": "modules", "exercise": "exercises"}


def run(*arguments: str, input: str | None = None) -> Result:
    return CliRunner().invoke(cli.cli, ["new", *arguments], input=input)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new organisation, as it was made."""
    folder = tmp_path_factory.mktemp("new")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.chdir(folder)
        assert run("organisation", "Acme").exit_code == 0
    return folder / "acme"


@pytest.fixture
def acme(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, in which the commands are typed."""
    folder = Path(shutil.copytree(made, tmp_path / "acme"))
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if somebody sat at a prompt."""
    monkeypatch.setattr("workshop.new._asks", lambda: True)


def starter(acme: Path, kind: str, name: str) -> str:
    """The text of a new file."""
    result = run(kind, name)
    assert result.exit_code == 0, result.output
    return (acme / PLACES[kind] / f"{called(name).id}.yaml").read_text(encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- names ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "id", "title"),
    [
        ("Customer care", "customer-care", "Customer care"),
        ("customer-care", "customer-care", "Customer care"),
        ("finance", "finance", "Finance"),
        ("HR", "hr", "HR"),
        ("m13-say-it-early", "m13-say-it-early", "Say it early"),
        ("  Two   spaces ", "two-spaces", "Two spaces"),
        ("Café & Straße: “the 2nd”", "cafe-strasse-the-2nd", "Café & Straße: “the 2nd”"),
        ("spring.yaml", "spring", "Spring"),
        ("What’s next?", "whats-next", "What’s next?"),
        ("the end...", "the-end", "The end..."),
        ("{{ terms.buyer }}", "terms-buyer", "Terms.buyer"),
        ("a\u202eb\x07", "a-b", "A b"),
    ],
)
def test_a_name_becomes_an_id_and_a_title(typed: str, id: str, title: str) -> None:
    name = called(typed)

    assert (name.id, name.title) == (id, title)


def test_an_id_is_never_longer_than_a_file_name_may_be() -> None:
    assert len(called("word " * 30).id) <= 60


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("!!", "a name needs letters from a to z, or digits; type one such as  customer-care"),
        ("顧客", "a name needs letters from a to z, or digits; type one such as  customer-care"),
        ("CON", "no file on Windows can be called con; type a longer name, such as  con-team"),
        ("lpt1.yaml", "no file on Windows can be called lpt1; type a longer name, such as  lpt1-team"),
        ("../../etc/passwd", "a name has no / or \\ in it, for each file has its own folder; type the name alone"),
        ("word " * 60, "a name has at most 200 letters; type a shorter one"),
    ],
)
def test_a_name_that_makes_no_id_is_refused_with_what_to_type(acme: Path, typed: str, said: str) -> None:
    before = files(acme)
    result = run("module", typed)

    assert (result.exit_code, said in result.output, files(acme) == before) == (2, True, True)


# --- starters ------------------------------------------------------------------------------------------------


ODD = ["Customer care", "Q: what’s #1?", "Yes", "2027", "a - dash", "“Who waits?”", "it's [new], {really}", "null"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_starter_is_right_as_it_stands_whatever_its_name(acme: Path, kind: str) -> None:
    titles = [source.parse(starter(acme, kind, name).encode(), "new", [])["title"] for name in ODD]
    findings, count = check_files((acme / PLACES[kind],))

    assert titles == [called(name).title for name in ODD]
    assert count == len(ODD)
    assert {one.what.partition(";")[0] for one in findings} == UNUSED[kind]


# What is left to say of a starter is that nobody uses it yet.
UNUSED = {
    "department": set(), "module": {"no exercise practises this"}, "exercise": {"no block runs this exercise"},
}  # fmt: skip


@pytest.mark.slow
def test_all_content_with_starters_is_right_and_only_asks_to_be_used(acme: Path) -> None:
    for kind in KINDS:
        starter(acme, kind, "Say it early")
    findings, _ = check_content(choose(None, acme))

    assert [one.what.partition(";")[0] for one in findings] == ["no block runs this exercise"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_starter_fits_the_schema_that_its_first_line_names(acme: Path, kind: str) -> None:
    for name in ("Customer care", {"department": "finance", "module": "m04-golden-rule-then-ask"}.get(kind, "Care")):
        text = starter(acme, kind, name)
        named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", text.splitlines()[0])
        assert named is not None
        schema = (acme / PLACES[kind] / named[1]).resolve()

        assert schema.is_file()
        assert schema.is_relative_to(acme / ".workshop" / "schema")
        assert [error.message for error in judge(schema.stem).iter_errors(seen(text))] == []


def test_an_exercise_is_for_the_objective_that_a_new_module_brings(acme: Path) -> None:
    starter(acme, "module", "Say it early")

    assert "objectives: [say-it-early/tell]\n" in starter(acme, "exercise", "The early call")


def test_a_module_runs_the_exercise_that_waits_for_one(acme: Path) -> None:
    starter(acme, "exercise", "The early call")

    assert "exercise: the-early-call\n" in starter(acme, "module", "Say it early")


def test_a_module_runs_an_exercise_that_is_there(acme: Path) -> None:
    exercise = seen(starter(acme, "module", "Say it early"))["blocks"]["wait"]["exercise"]

    assert (ROOT / "exercises" / f"{exercise}.yaml").is_file()


def test_a_department_that_is_known_is_laid_over_and_changes_nothing_yet(acme: Path) -> None:
    before = load(choose(None, acme), Session(departments={"finance": None}))
    text = starter(acme, "department", "Finance")

    assert seen(text) == {"title": "Finance"}
    assert load(choose(None, acme), Session(departments={"finance": None})) == before


def test_a_department_is_known_by_its_title_too(acme: Path) -> None:
    assert run("department", "human resources").output.startswith("Written: modules/departments/hr.yaml\n")


@pytest.mark.parametrize(
    ("kind", "name"),
    [("department", "finance"), ("module", "m07-making-it-right"), ("exercise", "x16-make-it-right-in-five")],
)
def test_every_text_of_the_core_stands_behind_its_mark_and_counts_without_it(acme: Path, kind: str, name: str) -> None:
    text = starter(acme, kind, name)
    below = text.partition("\n\n")[2]
    bare = re.sub(r"^# ?", "", below, flags=re.MULTILINE)
    core = source.read(ROOT / PLACES[kind] / f"{name}.yaml", "core", [])
    title = text.splitlines()[text.splitlines().index("") - 1]

    assert source.parse(f"{title}\n{bare}".encode(), "new", []) == core


def test_an_organisation_has_a_place_for_everything(acme: Path) -> None:
    found = {path.relative_to(acme).as_posix() for path in acme.rglob("*") if ".workshop" not in path.parts}

    assert found == {
        "workshop.yaml", "README.txt", "modules", "modules/departments", "exercises", "sessions",
    }  # fmt: skip
    assert (acme / "README.txt").read_bytes().count(b"\r\n") == 11
    assert load(choose(None, acme)).organisation.name == "Acme"


def test_all_that_an_organisation_can_say_is_explained_and_counts_without_its_mark(acme: Path) -> None:
    text = (acme / "workshop.yaml").read_text(encoding="utf-8")
    bare = re.sub(r"^# (?=[a-z]+:|  )", "", text, flags=re.MULTILINE)
    (acme / "workshop.yaml").write_text(bare, encoding="utf-8")
    (acme / "acme.potx").write_bytes(packed(fixtures()["16:9"]))

    assert set(seen(bare)) == set(Organisation.model_fields)
    assert load(choose(None, acme)).organisation.terms["dock"].many == "loading docks"
    assert judge("organisation-layer").is_valid(seen(bare))


def test_nothing_is_ever_overwritten(acme: Path) -> None:
    starter(acme, "module", "Say it early")
    path = acme / "modules" / "say-it-early.yaml"
    path.write_text("title: mine\n", encoding="utf-8")
    result = run("module", "say it EARLY")

    assert isinstance(result.exception, ContentError)
    assert str(result.exception) == (
        "modules/say-it-early.yaml: this is there already, and nothing was written; open it, or choose another name"
    )
    assert path.read_text(encoding="utf-8") == "title: mine\n"


def test_an_organisation_is_not_made_over_another(acme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(acme)
    monkeypatch.chdir(acme.parent)
    result = run("organisation", "ACME")

    assert isinstance(result.exception, ContentError)
    assert files(acme) == before


def test_outside_any_folder_of_an_organisation_one_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("module", "Care")

    assert "make one with  workshop new organisation acme" in str(result.exception)
    assert files(tmp_path) == {}


def test_another_folder_can_be_named(acme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(acme.parent)
    result = run("module", "Care", "--content", "acme")

    assert 'workshop check --content "acme"' in result.output
    assert (acme / "modules" / "care.yaml").is_file()


def test_what_was_written_and_what_comes_next_is_said(acme: Path) -> None:
    assert run("department", "Customer", "care").output == (
        "Written: modules/departments/customer-care.yaml\n"
        "Next:\n"
        "  edit modules/departments/customer-care.yaml\n"
        "  workshop check\n"
        "  workshop build --department customer-care\n"
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Say it early", ["workshop plan --minutes 60 --modules say-it-early",
                          "put its blocks into an agenda, such as  say-it-early/wait"]),
        ("m07-making-it-right", ["workshop plan --minutes 60 --modules m07-making-it-right"]),
    ],
)  # fmt: skip
def test_a_new_module_says_how_to_try_it(acme: Path, name: str, said: list[str]) -> None:
    assert [line.strip() for line in run("module", name).output.splitlines()[4:]] == said


@pytest.mark.usefixtures("acme")
def test_a_new_module_can_be_tried_as_it_stands() -> None:
    run("module", "Say it early")
    done = CliRunner().invoke(cli.cli, ["plan", "--minutes", "60", "--modules", "say-it-early"], catch_exceptions=False)

    assert done.exit_code == 0, done.output
    assert "10:00             End" in done.output


@pytest.mark.parametrize("kind", KINDS)
def test_a_starter_is_as_it_was_last_looked_at(acme: Path, kind: str, request: pytest.FixtureRequest) -> None:
    text, path = starter(acme, kind, "Customer care"), GOLDEN / f"{kind}.yaml"
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    assert text == path.read_text(encoding="utf-8")


# --- sessions ------------------------------------------------------------------------------------------------


def session(acme: Path, *arguments: str, input: str | None = None) -> tuple[Session, str]:
    """The new session as it is read again, and its text."""
    result = run("session", "Spring", *arguments, input=input)
    assert result.exit_code == 0, result.output
    path = acme / "sessions" / "spring.yaml"
    return load_session(path)[0], path.read_text(encoding="utf-8")


def test_every_value_of_a_session_is_in_it_once(acme: Path) -> None:
    _, text = session(acme)
    keys = re.findall(r"^(?:# )?([a-z_]+):(?= |$)", text, re.MULTILINE)

    assert sorted(keys) == sorted(Session.model_fields)


def test_what_was_not_chosen_counts_without_its_mark(acme: Path) -> None:
    _, text = session(acme)
    bare = re.sub(r"^# (?=[a-z_]+:(?: |$)|  )", "", text, flags=re.MULTILINE)

    assert set(seen(bare)) == set(Session.model_fields)
    assert judge("session").is_valid(seen(bare))
    assert Session.model_validate(source.parse(bare.encode(), "f", [])).changes is not None


def test_without_a_terminal_nothing_is_asked_and_the_kit_decides(acme: Path) -> None:
    written, _ = session(acme)

    assert written == Session()


def test_a_session_that_is_typed_is_written_as_it_was_typed(acme: Path) -> None:
    typed = [
        "--title", "Care: a half day", "--date", "2 March", "--start", "13:00", "--minutes", "200", "--people", "20",
        "--department", "finance:12", "--department", "sales", "--adapt-for", "finance", "--mode", "hybrid",
        "--paper", "letter", "--facilitator", "Ana", "--facilitator", "Ben", "--place", "Room #4", "--room", "small",
        "--fixed", "15:00 20 A guest", "--seed", "7",
    ]  # fmt: skip
    written, text = session(acme, *typed)

    assert written.model_dump(exclude_unset=True) == {
        "title": "Care: a half day", "date": "2 March", "start": 780, "minutes": 200,
        "people": 20, "departments": {"finance": 12, "sales": None}, "adapt_for": ["finance"], "mode": "hybrid",
        "paper": "letter", "facilitators": ["Ana", "Ben"], "place": "Room #4", "room": "small", "seed": 7,
        "fixed": {"fixed-1": {"at": 900, "minutes": 20, "title": "A guest"}}, "mine": None, "brand": None,
    }  # fmt: skip
    assert "\nstart: 13:00\n" in text
    assert judge("session").is_valid(seen(text))


@pytest.mark.parametrize(
    "typed",
    [
        "--minutes 45",
        "--minutes 420",
        "--days 2",
        "--people 20",
        "--minutes 840 --days 2",
        "--agenda team --minutes 80",
    ],
)
def test_a_session_in_a_file_is_planned_as_if_it_were_typed(acme: Path, typed: str) -> None:
    session(acme, *typed.split())
    said = [CliRunner().invoke(cli.cli, ["plan", *one], catch_exceptions=False).stdout
            for one in (["sessions/spring.yaml"], typed.split())]  # fmt: skip

    assert "End" in said[0]
    assert said[0] == said[1]


@pytest.mark.usefixtures("asked")
def test_what_people_say_for_a_way_to_meet_is_understood(acme: Path) -> None:
    written, _ = session(acme, input=lines(mode="Online", minutes="150", room=""))

    assert written.mode == "virtual"


@pytest.mark.slow
def test_a_new_session_builds(acme: Path) -> None:
    written, _ = session(acme, "--people", "9", "--department", "finance")
    content = Content(acme, "", ROOT)
    session_ = chosen(written, {})

    assert "1-deck.pptx" in make(plan(load(content, session_), session_)).files


def test_the_file_of_a_facilitator_is_named_as_the_session_sees_it(acme: Path) -> None:
    (acme / "ana.yaml").write_text("name: Ana\n", encoding="utf-8")
    written, text = session(acme, "--mine", "ana.yaml")

    assert "\nmine: ../ana.yaml\n" in text
    assert Path(str(written.mine)).resolve() == acme / "ana.yaml"


def test_outside_an_organisation_a_session_is_written_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("session", "Spring day", "--content", str(TINY))

    assert result.output.startswith("Written: spring-day.yaml\n")
    assert (tmp_path / ".workshop" / "schema" / "session.json").is_file()


ANSWERS = {
    "agenda": "",
    "title": "Care day", "date": "2 March", "start": "13:00", "minutes": "180", "days": "", "lunch": "none",
    "people": "20", "departments": "Finance 12, sales", "mode": "hybrid", "room": "small", "paper": "letter",
    "facilitators": "Ana, Ben",
}  # fmt: skip


def lines(**changes: str) -> str:
    return "".join(f"{line}\n" for line in {**ANSWERS, **changes}.values())


@pytest.mark.usefixtures("asked")
def test_at_a_prompt_each_value_is_asked_for_and_written(acme: Path) -> None:
    written, _ = session(acme, input=lines())

    assert written.model_dump(exclude_unset=True, exclude={"mine", "brand"}) == {
        "title": "Care day", "date": "2 March", "start": 780, "minutes": 180, "people": 20,
        "departments": {"finance": 12, "sales": None}, "mode": "hybrid", "room": "small", "paper": "letter",
        "facilitators": ["Ana", "Ben"],
    }  # fmt: skip


@pytest.mark.usefixtures("asked")
def test_enter_takes_what_stands_in_brackets(acme: Path) -> None:
    result = run("session", "Spring", input="\n" * 13)

    assert "Start, such as 09:00 [09:00]: \n" in result.output
    assert "How many people come [16]: \n" in result.output
    assert load_session(acme / "sessions" / "spring.yaml")[0] == Session()


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("key", "wrong", "said"),
    [
        ("start", "25:00", "'start': write a time of day such as 09:00 or 13:30"),
        ("people", "two", "'people' must be a whole number, such as 15, not 'two'"),
        ("people", "61", "'people' must be 60 or less, not '61'"),
        ("departments", "finanse 3", "there is no department 'finanse'; did you mean 'finance'?"),
        ("mode", "hybird", "'hybird' is not one of in-person, virtual, hybrid; did you mean 'hybrid'?"),
    ],
)
def test_a_wrong_answer_is_asked_again_with_the_reason(acme: Path, key: str, wrong: str, said: str) -> None:
    result = run("session", "Spring", input=lines(**{key: f"{wrong}\n{ANSWERS[key]}"}))

    assert f"\n  {said}\n" in result.output
    assert result.exit_code == 0


@pytest.mark.usefixtures("asked")
def test_answers_that_do_not_go_together_are_asked_again_and_kept(acme: Path) -> None:
    again = dict.fromkeys(ANSWERS, "") | {"minutes": "180"}
    result = run(
        "session", "Spring", input=lines(mode="virtual", minutes="") + "".join(f"{v}\n" for v in again.values())
    )

    assert "one day at screens has at most 180 minutes" in result.output
    assert "\nTitle [Care day]: \n" in result.output
    assert load_session(acme / "sessions" / "spring.yaml")[0].minutes == 180


@pytest.mark.usefixtures("asked")
def test_who_stops_in_the_middle_leaves_nothing_behind(acme: Path) -> None:
    before = files(acme)
    result = run("session", "Spring", input="\nCare day\n")

    assert (result.exit_code, files(acme) == before) == (1, True)


@pytest.mark.usefixtures("asked")
def test_who_types_an_option_is_asked_nothing(acme: Path) -> None:
    assert run("session", "Spring", "--people", "20").output.startswith("Written: sessions/spring.yaml\n")


@pytest.mark.usefixtures("asked")
def test_a_session_that_is_there_is_told_before_anything_is_asked(acme: Path) -> None:
    session(acme, "--people", "20")
    result = run("session", "Spring")

    assert result.output == ""
    assert "this is there already" in str(result.exception)


def test_a_session_that_cannot_be_is_refused_and_not_written(acme: Path) -> None:
    before = files(acme)

    assert run("session", "Spring", "--department", "finanse").exit_code == 2
    assert isinstance(run("session", "Spring", "--mode", "virtual").exception, ContentError)
    assert files(acme) == before


def test_there_is_a_starter_for_every_folder_that_people_add_to() -> None:
    assert {FOLDERS[f"{kind}s"][0] for kind in KINDS} == set(PLACES.values())
