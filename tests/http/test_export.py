"""Visits as a CSV file."""

import csv
import io
from pathlib import Path

import pytest
from httpx2 import Response

from shopper.db import Database
from shopper.reports.exports import records
from tests.builders.programme import Programme
from tests.builders.visits import visit_id

FILE = "/api/v1/exports/visits.csv"


@pytest.fixture
def programme(db: Database, tmp_path: Path) -> Programme:
    return Programme(db, tmp_path / "data")


def rows(answer: Response, delimiter: str = ",") -> list[dict[str, str]]:
    """Read a file as a spreadsheet does."""
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=delimiter))


def test_nobody_gets_it_without_signing_in(programme: Programme):
    assert programme.site.guest().get(FILE).status_code == 401


def test_shoppers_are_refused(programme: Programme):
    assert programme.site.program("anna").get(FILE).status_code == 403


def test_a_delimiter_that_no_file_has_is_refused(programme: Programme):
    answer = programme.site.program("maria").get(f"{FILE}?delimiter=x")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/delimiter"


def test_a_manager_gets_the_released_visits_of_the_own_part(programme: Programme):
    programme.shows("mine", "T1")
    programme.shows("theirs", "S1")
    programme.arrives("fresh", "T2")
    found = rows(programme.site.program("maria").get(FILE))
    assert [row["id"] for row in found] == [visit_id("mine")]
    assert [row["id"] for row in rows(programme.site.program("oleg").get(FILE))] == [visit_id("theirs")]
    assert rows(programme.site.program("uljana").get(FILE)) == []


def test_a_row_has_place_scenario_scores_sections_and_criteria(programme: Programme):
    programme.shows("mine", answers={"wait": {"value": 400, "comment": "Long."}})
    answer = programme.site.program("maria").get(FILE)
    row = rows(answer)[0]
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="visits.csv"'
    assert (row["client"], row["wave"], row["location"], row["scenario"]) == ("balt", "2026-11", "T1", "office-test")
    assert (row["total"], row["section:arrival"], row["criterion:speed"]) == ("5000", "5000", "0")
    assert (row["criterion:politeness"], row["criterion:care"], row["section:talk"]) == ("10000", "", "")


def test_a_manager_s_file_knows_no_shopper_day_or_minute(programme: Programme):
    programme.shows("mine")
    answer = programme.site.program("maria").get(FILE)
    row = rows(answer)[0]
    assert (row["week"], row["daypart"]) == ("2026-W46", "forenoon")
    assert not {"shopper", "started_at", "finished_at", "state"} & row.keys()
    assert "2026-11-10" not in answer.text


def test_the_desk_gets_every_visit_with_a_pseudonym(programme: Programme):
    programme.shows("one")
    programme.arrives("two", "S1")
    found = {row["id"]: row for row in rows(programme.site.program("rita").get(FILE))}
    assert found[visit_id("one")]["state"] == "released"
    assert found[visit_id("two")]["state"] == "received"
    assert found[visit_id("one")]["started_at"] == "2026-11-10T10:00+02:00"
    assert len(found[visit_id("one")]["shopper"]) == 4


def test_a_spreadsheet_can_have_its_semicolon(programme: Programme):
    programme.shows("mine")
    answer = programme.site.program("maria").get(f"{FILE}?delimiter=;")
    assert answer.content.startswith(b"\xef\xbb\xbfid;client;")
    assert rows(answer, ";")[0]["total"] == "10000"


def test_a_text_cannot_become_a_formula(programme: Programme):
    programme.shows("mine")
    rename = "UPDATE location SET name = '=HYPERLINK(\"x\")' WHERE code = 'T1'"
    programme.db.write_now(lambda con: con.execute(rename))
    assert rows(programme.site.program("maria").get(FILE))[0]["name"] == '\'=HYPERLINK("x")'


def test_it_is_written_page_by_page(programme: Programme, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(records, "PAGE", 2)
    names = ["one", "two", "three", "four"]
    for name in names:
        programme.arrives(name)
    programme.accepts(*names)
    programme.releases()
    found = [row["id"] for row in rows(programme.site.program("maria").get(FILE))]
    assert sorted(found) == sorted(visit_id(name) for name in names)
