"""`shopper import rescue`: a file that people carried here, read at the command line."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from shopper.cli import app
from shopper.db import Database
from shopper.settings import Settings
from shopper.visits.rescue import keys
from tests.builders.rescue import Piece, a_draft, a_visit, about, its_photo, sealed, the_end
from tests.builders.visits import Field, a_body, a_photo, claim, visit_id


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def field(data: Path, db: Database) -> Field:
    return Field(db, Settings(data=data).evidence)


def brings(data: Path, *pieces: Piece, ends: bool = True) -> Result:
    file = data.parent / "notes.bin"
    file.write_bytes(sealed(keys.rescue_key(data), pieces, ends=ends).read())
    return CliRunner().invoke(app, ["import", "rescue", str(file), "--data", str(data)])


def test_each_visit_is_told_and_all_being_here_is_success(field: Field, data: Path) -> None:
    body = a_body(field.assign().id)
    person = field.world.person("anna").id
    anna, draft = about(person), a_draft(visit_id("d"), field.assign().id, person)
    done = brings(data, anna, a_visit(body), draft, the_end())
    assert done.exit_code == 0, done.output
    receipt = field.visit()["receipt"]
    assert done.stdout.splitlines() == [
        "Anna, 2026-11-25T10:00:00+02:00",
        f"{body['id']}: arrived, Tallinn Harbour, receipt {receipt}, 0 photos",
        f"{visit_id('d')}: draft, {len(draft[1])} bytes, kept as a sealed copy for its person",
    ]
    again = brings(data, anna, a_visit(body), draft, the_end()).stdout
    assert again.count("already here") == 2
    others = brings(data, anna, a_draft(visit_id("e"), field.assign("T1", "boris").id, person), the_end())
    assert (others.exit_code, "refused: This assignment is not yours (assignment_not_yours)" in others.stdout) == (
        1,
        True,
    )


def test_what_is_not_here_afterwards_is_told_and_is_failure(field: Field, data: Path) -> None:
    mine = a_body(field.assign().id, evidence=[claim(b"none")])
    others = a_body(field.assign(shopper="boris").id, "second")
    pieces = [a_visit(mine), a_visit(others), its_photo(mine["id"], b"none"), the_end(lost=3)]
    done = brings(data, about(field.world.person("anna").id), *pieces, ends=False)
    assert done.exit_code == 1
    assert "0 photos, 1 missing" in done.stdout
    assert "refused: This assignment is not yours (assignment_not_yours), in quarantine" in done.stdout
    assert "photo refused: This is not a photo (evidence_not_an_image)" in done.stdout
    assert "3 missing on the phone already" in done.stdout
    assert "The file is damaged" in done.stdout


def test_a_file_that_is_not_there_or_none_is_said(field: Field, data: Path) -> None:
    there = CliRunner().invoke(app, ["import", "rescue", "nowhere.bin", "--data", str(data)])
    assert (there.exit_code, "nowhere.bin: No such file or directory" in there.stderr) == (1, True)
    (data.parent / "photo.bin").write_bytes(a_photo())
    none = CliRunner().invoke(app, ["import", "rescue", str(data.parent / "photo.bin"), "--data", str(data)])
    assert (none.exit_code, "This is no rescue file" in none.stderr) == (1, True)
