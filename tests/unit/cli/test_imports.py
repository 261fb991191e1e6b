"""The import commands, and those that let a person in."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from shopper import clock
from shopper.cli import app
from shopper.db import Database
from shopper.people import records, sessions
from shopper.people.codes import digest
from shopper.people.invite import spend
from shopper.settings import Settings
from shopper.web.secret import server_key
from tests.builders.plan import a_published_scenario
from tests.builders.world import LOCATIONS, PEOPLE

ASSIGNMENTS = "client,wave,location,shopper,scenario\nbalt,2026-11,T1,anna@demo.test,short-visit\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "installation"


def run(data: Path, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--data", str(data)])


def brings(data: Path, what: str, text: str) -> Result:
    file = data.parent / f"{what}.csv"
    file.write_text(text, encoding="utf-8")
    return run(data, "import", what, str(file))


def test_a_file_that_is_not_there_is_said(data: Path) -> None:
    done = run(data, "import", "people", "nowhere.csv")
    assert done.exit_code == 1
    assert "nowhere.csv: No such file or directory" in done.stderr


def test_mistakes_are_listed_by_file_line_and_column_and_nothing_changes(data: Path) -> None:
    assert brings(data, "locations", LOCATIONS).exit_code == 0
    done = brings(data, "people", PEOPLE + "eva,,en,boss,balt,\nivo,Ivo,en,manager,balt,nowhere\n")
    file = data.parent / "people.csv"
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        f"{file}:9: name: This is needed.",
        f"{file}:9: role: One of: shopper, reviewer, manager, admin.",
        f"{file}:10: email: This is not an e-mail address.",
        f"{file}:10: location: There is no location “nowhere” of this client.",
        "Nothing was changed.",
    ]
    database = Database.open(Settings(data=data).database)
    assert database.read_now(records.everybody) == ()
    database.close()


def test_a_programme_starts_from_three_files(data: Path) -> None:
    for what, text, made in (("locations", LOCATIONS, 9), ("people", PEOPLE, 7)):
        assert brings(data, what, text).stdout == f"{made} created, 0 updated, 0 unchanged\n"
        assert brings(data, what, text).stdout == f"0 created, 0 updated, {made} unchanged\n"
    database = Database.open(Settings(data=data).database)
    a_published_scenario(database)
    database.close()
    assert brings(data, "assignments", ASSIGNMENTS).stdout == "1 created, 0 updated, 0 unchanged\n"


def test_assignments_for_a_time_that_is_over_are_named(data: Path) -> None:
    brings(data, "locations", LOCATIONS)
    brings(data, "people", PEOPLE)
    database = Database.open(Settings(data=data).database)
    a_published_scenario(database)
    database.close()
    dated = "client,wave,location,shopper,scenario,from,to\nbalt,2020-01,T1,anna@demo.test,short-visit,2020-01-01,{}\n"
    late = brings(data, "assignments", dated.format("2020-01-31"))
    assert (late.exit_code, late.stdout) == (0, "1 created, 0 updated, 0 unchanged\n")
    assert late.stderr == "warning: 1 for a time that is over already: they are on no phone\n"
    assert brings(data, "assignments", dated.format("2020-01-31")).stderr == ""
    assert brings(data, "assignments", dated.format("2099-12-31")).stderr == ""


def test_nobody_unknown_is_invited_or_given_a_token(data: Path) -> None:
    Database.open(Settings(data=data).database).close()
    for command in ("invite", "token"):
        done = run(data, command, "nobody@demo.test")
        assert done.exit_code == 1
        assert "nobody@demo.test" in done.stderr


def test_a_link_without_a_public_address_says_so(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    brings(data, "locations", LOCATIONS)
    brings(data, "people", PEOPLE)
    assert "The link is for a server at that very address" in run(data, "invite", "anna@demo.test").stdout
    monkeypatch.setenv("SHOPPER_ORIGIN", "https://visits.example")
    told = run(data, "invite", "anna@demo.test").stdout
    assert "link: https://visits.example/in/" in told
    assert "that very address" not in told


def test_an_invitation_and_a_token_let_their_person_in(data: Path) -> None:
    brings(data, "locations", LOCATIONS)
    brings(data, "people", PEOPLE)
    invitation, token = run(data, "invite", "anna@demo.test"), run(data, "token", "anna@demo.test").stdout.strip()
    lines = dict(line.split(": ", 1) for line in invitation.stdout.splitlines() if ": " in line)
    assert lines["link"].endswith(f"/in/{lines['code']}")
    assert "Anna <anna@demo.test>" in invitation.stdout
    database, secret = Database.open(Settings(data=data).database), server_key(data)
    assert database.write_now(lambda con: spend(con, secret, lines["code"], clock.now())).name == "Anna"
    bearer = database.read_now(lambda con: records.bearer(con, digest(secret, "token", token)))
    assert bearer is not None
    assert sessions.idle_time(bearer) == sessions.IDLE_PHONE
    database.close()
