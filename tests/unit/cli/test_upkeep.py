"""Releasing, verifying, backing up, restoring and exporting from the command line."""

import json
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from shopper.cli import app
from shopper.db import Database
from shopper.reviews.decisions import Verdict, decide
from shopper.settings import Settings
from shopper.visits import evidence
from shopper.visits.rescue.keys import rescue_key
from shopper.web.secret import server_key
from tests.builders.visits import Field, a_body, a_photo, claim, hash_of, later, visit_id


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def field(data: Path) -> Iterator[Field]:
    server_key(data)
    rescue_key(data)
    db = Database.open(Settings(data=data).database)
    yield Field(db, Settings(data=data).evidence)
    db.close()


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def an_accepted_visit(field: Field, name: str = "first") -> None:
    photo = a_photo()
    field.photograph(photo)
    body = a_body(field.assign().id, name, evidence=[claim(photo)], finished_at="2026-11-01T10:30:00+02:00")
    field.send(body)
    rita = field.world.person("rita")
    field.db.write_now(lambda con: decide(con, rita, visit_id(name), Verdict("accepted"), later()))


def change(field: Field, sql: str) -> None:
    field.db.write_now(lambda con: con.execute(sql))


def test_release_names_the_wave_by_code_client_or_id(field: Field, data: Path) -> None:
    an_accepted_visit(field)
    assert run("release", "2026-11", "--data", data).stdout == "2026-11: 1 released\n"
    assert run("release", "balt/2026-11", "--data", data).stdout == "2026-11: 0 released\n"
    assert run("release", field.wave.id, "--data", data).stdout == "2026-11: 0 released\n"


def test_release_refuses_unknown_and_ambiguous_waves(field: Field, data: Path) -> None:
    unknown = run("release", "1999-01", "--data", data)
    assert (unknown.exit_code, unknown.stderr) == (1, "There is no wave 1999-01.\n")
    field.a_wave("2026-11", client="ural")
    both = run("release", "2026-11", "--data", data)
    assert both.exit_code == 1
    assert "balt/2026-11, ural/2026-11" in both.stderr
    assert run("release", "--data", data).exit_code == 1


def test_release_due_follows_each_waves_policy(field: Field, data: Path) -> None:
    an_accepted_visit(field)
    assert run("release", "--due", "--data", data).stdout == ""
    change(field, "UPDATE wave SET release_policy = 'at_end', ends_on = '2026-11-02'")
    assert run("release", "--due", "--data", data).stdout == "2026-11: 1 released\n"


def test_release_says_how_many_are_too_recent(field: Field, data: Path) -> None:
    an_accepted_visit(field)
    change(field, "UPDATE wave SET release_after_hours = 1000000")
    assert run("release", "2026-11", "--data", data).stdout == "2026-11: 0 released, 1 too recent\n"


def test_verify_proves_what_is_right(field: Field, data: Path) -> None:
    an_accepted_visit(field)
    run("release", "2026-11", "--data", data)
    proved = run("verify", "--data", data)
    assert (proved.exit_code, proved.stdout) == (0, "Everything is as it should be.\n")


@pytest.mark.parametrize(
    ("damage", "word"),
    [
        ("UPDATE tally SET s1 = s1 + 1 WHERE measure = 'total'", "tally of wave"),
        ("UPDATE visit SET body = x'7b7d'", "the stored body is not what was sent"),
        ("UPDATE visit SET sheet = '{}'", "score otherwise than its score sheet"),
        ("UPDATE visit SET contribution = '{}'", "give the tallies something else"),
        ("UPDATE visit SET version = 9", "can no longer be scored"),
    ],
)
def test_verify_finds_what_was_changed(field: Field, data: Path, damage: str, word: str) -> None:
    an_accepted_visit(field)
    run("release", "2026-11", "--data", data)
    change(field, damage)
    found = run("verify", "--data", data)
    assert found.exit_code == 1
    assert word in found.stdout


def test_verify_finds_photos_that_are_lost_or_damaged(field: Field, data: Path) -> None:
    an_accepted_visit(field)
    file = evidence.path(field.folder, hash_of(a_photo()))
    file.write_bytes(b"x")
    assert "is not what was sent" in run("verify", "--data", data).stdout
    file.unlink()
    assert "the file is missing" in run("verify", "--data", data).stdout


@pytest.mark.parametrize("command", [("verify",), ("backup", "x.tar"), ("export",)])
def test_commands_need_an_installation(tmp_path: Path, command: tuple[str, ...]) -> None:
    answer = run(*command, "--data", tmp_path / "nothing")
    assert answer.exit_code == 1
    assert "There is no installation" in answer.stderr
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize("name", ["all.tar", "all.tar.gz"])
def test_a_backup_can_be_restored_and_proves_right(field: Field, data: Path, tmp_path: Path, name: str) -> None:
    an_accepted_visit(field)
    assert run("backup", tmp_path / name, "--data", data).stdout.endswith("the database and 1 photos\n")
    again = tmp_path / "again"
    assert run("restore", tmp_path / name, "--data", again).exit_code == 0
    assert run("verify", "--data", again).exit_code == 0
    assert server_key(again) == server_key(data)
    assert rescue_key(again).id == rescue_key(data).id
    for key in ("server.key", "rescue.key"):
        assert (again / key).stat().st_mode & 0o777 == 0o600
    db = Database.open(Settings(data=again).database)
    assert db.read_now(lambda con: con.execute("SELECT count(*) FROM visit").fetchone()[0]) == 1
    db.close()


def test_a_backup_overwrites_nothing_and_leaves_no_rests(field: Field, data: Path, tmp_path: Path) -> None:
    (tmp_path / "all.tar").write_text("precious")
    assert run("backup", tmp_path / "all.tar", "--data", data).exit_code == 1
    assert (tmp_path / "all.tar").read_text() == "precious"
    run("backup", tmp_path / "other.tar", "--data", data)
    assert {path.name for path in tmp_path.iterdir()} == {"data", "all.tar", "other.tar"}


def test_a_backup_is_for_its_owner_alone_like_the_key_in_it(field: Field, data: Path, tmp_path: Path) -> None:
    run("backup", tmp_path / "all.tar", "--data", data)
    assert (tmp_path / "all.tar").stat().st_mode & 0o777 == 0o600


def test_restore_refuses_a_backup_whose_bytes_were_changed(field: Field, data: Path, tmp_path: Path) -> None:
    run("backup", tmp_path / "all.tar.gz", "--data", data)
    whole = (tmp_path / "all.tar.gz").read_bytes()
    for place in (len(whole) // 2, len(whole) - 6):
        changed = bytes([whole[place] ^ 1])
        (tmp_path / "changed.tar.gz").write_bytes(whole[:place] + changed + whole[place + 1 :])
        answer = run("restore", tmp_path / "changed.tar.gz", "--data", tmp_path / "again")
        assert (answer.exit_code, answer.exception.__class__) == (1, SystemExit)
        assert "not a backup" in answer.stderr
    assert not (tmp_path / "again").exists()


def test_restore_refuses_a_folder_with_something_in_it(field: Field, data: Path, tmp_path: Path) -> None:
    run("backup", tmp_path / "all.tar", "--data", data)
    answer = run("restore", tmp_path / "all.tar", "--data", data)
    assert (answer.exit_code, answer.stderr) == (1, f"{data} is not an empty folder.\n")


def test_restore_refuses_what_is_no_backup_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "text.tar").write_text("hello")
    with tarfile.open(tmp_path / "other.tar", "w") as tar:
        tar.add(tmp_path / "text.tar", "../outside")
    (tmp_path / "target").mkdir()
    for name in ("text.tar", "other.tar", "missing.tar"):
        assert run("restore", tmp_path / name, "--data", tmp_path / "target").exit_code == 1
    assert list((tmp_path / "target").iterdir()) == []


def test_an_export_is_json_lines_without_secrets(field: Field, data: Path, tmp_path: Path) -> None:
    an_accepted_visit(field)
    change(field, "UPDATE person SET password_hash = 'argon'")
    assert run("export", "--out", tmp_path / "all.jsonl", "--data", data).exit_code == 0
    rows = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text().splitlines()]
    visit = next(row for row in rows if row["kind"] == "visit")
    assert visit["body"]["answers"]["greeted"]["value"] == "yes"
    assert {"client", "location", "person", "wave", "assignment", "evidence", "review"} <= {row["kind"] for row in rows}
    assert "argon" not in (tmp_path / "all.jsonl").read_text()
    assert run("export", "--data", data).stdout == (tmp_path / "all.jsonl").read_text()
