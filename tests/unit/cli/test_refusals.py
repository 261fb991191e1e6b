"""What the machine, the folder or a setting does not allow is said in one line, never as a traceback."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from shopper.cli import app, main
from shopper.db import Database
from tests.builders.world import a_world

COMMANDS = ("serve --port 0", "demo --once", "import people {file}", "publish {script}", "verify", "invite anna@x.test")
SCRIPT = Path(__file__).parents[3] / "scenarios" / "office-visit.yaml"


def refused(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    with pytest.raises(SystemExit) as ended:
        main([str(word) for word in words])
    assert ended.value.code == 1
    return capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("below", ["", "sub"])
def test_a_file_cannot_be_an_installation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, below: str
) -> None:
    file = tmp_path / "file"
    file.write_text("email,name,role\n")
    words = command.format(file=file, script=SCRIPT).split()
    assert str(file) in refused(capsys, *words, "--data", file / below)


@pytest.mark.parametrize("command", ["serve --port 0", "verify", "export", "invite anna@x.test", "release 2026-11"])
def test_a_file_that_is_no_database_is_named_as_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    (tmp_path / "shopper.sqlite3").write_bytes(b"no database at all" * 100)
    assert refused(capsys, *command.split(), "--data", tmp_path) == (
        "The database cannot be used: file is not a database.\n"
    )


def test_a_setting_out_of_range_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refused(capsys, "serve", "--port", 99999, "--data", tmp_path).startswith("SHOPPER_PORT: ")
    monkeypatch.setenv("SHOPPER_LANGUAGE", "xx")
    assert refused(capsys, "serve", "--port", 0, "--data", tmp_path).startswith("SHOPPER_LANGUAGE: ")


@pytest.mark.parametrize("command", ["invite anna@x.test", "token anna@x.test", "release 2026-11"])
def test_a_mistyped_folder_does_not_become_an_installation(tmp_path: Path, command: str) -> None:
    told = CliRunner().invoke(app, [*command.split(), "--data", str(tmp_path / "typo")])
    assert (told.exit_code, told.stderr) == (1, f"There is no installation in {tmp_path / 'typo'}.\n")
    assert list(tmp_path.iterdir()) == []


def test_the_demonstration_keeps_out_of_an_installation_of_real_clients(tmp_path: Path) -> None:
    db = Database.open(tmp_path / "shopper.sqlite3")
    a_world(db)
    db.close()
    told = CliRunner().invoke(app, ["demo", "--once", "--data", str(tmp_path)])
    assert told.exit_code == 1
    assert "a folder of its own" in told.stderr


def test_a_scenario_file_that_is_not_there_does_not_hide_what_is_wrong_with_the_next(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: [1\n")
    told = CliRunner().invoke(app, ["check", str(tmp_path / "nowhere.yaml"), str(broken)])
    assert told.exit_code == 1
    assert "nowhere.yaml: No such file or directory" in told.stderr
    assert f"{broken}:2:1: error: " in told.stdout


def test_what_is_no_backup_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "b.tar").write_bytes(b"x" * 2000)
    for name, reason in (("b.tar", "this is not a backup"), ("nowhere.tar", "No such file or directory")):
        told = CliRunner().invoke(app, ["restore", str(tmp_path / name), "--data", str(tmp_path / "new")])
        assert (told.exit_code, told.stderr.count("\n")) == (1, 1)
        assert reason in told.stderr
