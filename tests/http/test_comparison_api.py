"""The comparison for programs, as the contract names it."""

from pathlib import Path

import pytest

from shopper.db import Database
from tests.builders.programme import Programme

GOOD, FAIR = [9500, 9600, 9400, 9550], [7900, 8100, 8000, 8050]


@pytest.fixture
def programme(db: Database, tmp_path: Path) -> Programme:
    programme = Programme(db, tmp_path / "data")
    programme.scores(programme.field.wave, T1=GOOD, T2=FAIR, S1=[6000, 6100])
    return programme


def test_nobody_is_told_without_signing_in(programme: Programme):
    answer = programme.site.guest().get("/api/v1/comparison")
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


def test_shoppers_are_refused(programme: Programme):
    assert programme.site.program("anna").get("/api/v1/comparison").status_code == 403


@pytest.mark.parametrize("asked", ["within=S1", "client=ural", "within=nowhere"])
def test_the_rest_of_the_tree_is_not_found(programme: Programme, asked: str):
    answer = programme.site.program("maria").get(f"/api/v1/comparison?{asked}")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_wave_that_is_not_released_is_named_at_its_parameter(programme: Programme):
    answer = programme.site.program("maria").get("/api/v1/comparison?waves=2026-11..2027-01")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/waves"


def test_an_unknown_measure_is_named_at_its_parameter(programme: Programme):
    answer = programme.site.program("maria").get("/api/v1/comparison?measure=charm")
    assert answer.json()["errors"][0]["pointer"] == "/measure"


def test_rows_have_what_the_contract_promises(programme: Programme):
    told = programme.site.program("maria").get("/api/v1/comparison?waves=2026-11..2026-11&within=tallinn").json()
    harbour = next(row for row in told["rows"] if row["location"]["code"] == "T1")
    assert harbour["location"] == {
        "id": programme.world.location("T1").id,
        "code": "T1",
        "name": "Tallinn Harbour",
        "kind": "location",
    }
    assert (harbour["n"], harbour["mean"], harbour["standing"], harbour["previous"]) == (4, 9513, "above", None)
    assert harbour["low"] < 9513 < harbour["high"] <= 10000
    assert told["period"] == {"waves": ["2026-11"], "previous": [], "usual": False}
    assert told["measure"] == "total"
    assert told["client"] == {"code": "balt", "name": "Balt Mobile", "n": 10, "mean": 8220}


def test_rows_are_the_direct_children_of_the_place(programme: Programme):
    told = programme.site.program("tiina").get("/api/v1/comparison?client=balt&within=balt").json()
    assert [(row["location"]["code"], row["location"]["kind"]) for row in told["rows"]] == [
        ("north", "region"),
        ("south", "region"),
    ]
    assert programme.site.program("maria").get("/api/v1/comparison").json()["rows"][0]["location"]["code"] == "tallinn"


def test_two_visits_have_an_interval_and_no_standing(programme: Programme):
    row = programme.site.program("oleg").get("/api/v1/comparison?within=south").json()["rows"][0]
    assert (row["n"], row["mean"], row["standing"]) == (2, 6050, "too_few")
    assert row["low"] is not None


def test_another_measure_has_its_own_rows(programme: Programme):
    told = programme.site.program("maria").get("/api/v1/comparison?within=tallinn&measure=within:wait").json()
    assert [(row["location"]["code"], row["mean"]) for row in told["rows"]] == [("T2", 7500), ("T1", 10000)]


def test_a_client_without_releases_has_rows_without_numbers(programme: Programme):
    told = programme.site.program("uljana").get("/api/v1/comparison").json()
    assert told["period"] is None
    assert told["rows"] == [
        {
            "location": {"id": programme.world.location("E1", "ural").id, "code": "E1"}
            | {"name": "Yekaterinburg", "kind": "location"},
            "n": 0,
            "mean": None,
            "low": None,
            "high": None,
            "standing": "too_few",
            "previous": None,
            "change": None,
            "change_is_clear": False,
            "target": "unclear",
        }
    ]
