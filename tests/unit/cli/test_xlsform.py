"""The command that imports questionnaires."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from shopper import clock
from shopper.authoring import records
from shopper.cli import app
from shopper.db import Database
from shopper.people import records as people
from shopper.settings import Settings
from tests.builders.xlsforms import FORMS, a_form, row


@pytest.fixture
def form(tmp_path: Path) -> Path:
    file = tmp_path / "form.xlsx"
    file.write_bytes(a_form(row("text", "a", default="x"), row("geotrace", "path"), form_id="my-form"))
    return file


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["import", "xlsform", *map(str, words)])


def test_it_prints_the_scenario_and_lists_the_notes_beside_it(form: Path) -> None:
    done = run(form)
    assert done.exit_code == 0
    assert "scenario: my-form\n" in done.stdout
    assert done.stderr.splitlines() == [
        f"{form}:survey: label: minor: Texts without a named language are taken for English.",
        f"{form}:survey: changed: Method and channel are a guess: survey, office.",
        f"{form}:survey:2: default: lost: “default” has no equal in a scenario: x",
        f"{form}:survey:3: type: lost: A scenario cannot ask for this: “geotrace”.",
        "1 of 2 rows, 0 of 0 expressions; 2 lost, 1 changed, 1 minor",
    ]


def test_it_writes_a_file(form: Path, tmp_path: Path) -> None:
    done = run(form, "--out", tmp_path / "draft.yaml")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "scenario: my-form\n" in (tmp_path / "draft.yaml").read_text(encoding="utf-8")


def test_a_draft_keeps_the_notes_and_is_the_first_admins(form: Path, tmp_path: Path) -> None:
    data = tmp_path / "installation"
    assert "There is no installation" in run(form, "--data", data).stderr
    database = Database.open(Settings(data=data).database)
    assert run(form, "--data", data).stdout == "draft 1\n"

    def admin(con):
        one = people.add(con, "tiina@demo.test", "Tiina", "en", clock.now())
        people.grant(con, one, "admin", [None])

    database.write_now(admin)
    assert run(form, "--data", data).stdout == "draft 2\n"
    second, first = database.read_now(records.open_drafts)
    assert (first.updated_by, second.updated_by) == ("", "Tiina")
    assert first.scenario == "my-form"
    assert [note["code"] for note in first.notes if note["level"] == "lost"] == ["column_lost", "type_lost"]
    database.close()


def test_it_says_why_a_file_cannot_be_read(form: Path, tmp_path: Path) -> None:
    assert "nowhere.xlsx: No such file or directory" in run(tmp_path / "nowhere.xlsx").stderr
    form.write_bytes(b"type,name\n")
    done = run(form)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"{form}: This questionnaire cannot be read: It is no workbook. Save it as .xlsx.\n"


def test_figures_are_counted_form_by_form_and_in_all(form: Path) -> None:
    files = [file for file in FORMS if file.stem.endswith(("tutorial", "MCH_v1"))]
    done = run("--figures", *files)
    assert [line.split() for line in done.stdout.splitlines()] == [
        ["form", "rows", "carried", "expressions", "translated", "clean"],
        ["onaio__onadata__MCH_v1", "89", "89", "15", "15", "1"],
        ["onaio__onadata__tutorial", "34", "32", "5", "5", "0"],
        ["all", "123", "121", "20", "20", "1"],
        ["98.4%", "of", "rows", "carried"],
        ["100.0%", "of", "expressions", "translated"],
    ]
    form.write_bytes(b"")
    spoilt = run("--figures", form)
    assert spoilt.exit_code == 1
    assert f"{form}: This questionnaire cannot be read" in spoilt.stderr
    assert run(*files).exit_code == 1
