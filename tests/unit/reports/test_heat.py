"""Criteria by office."""

import pytest

from shopper.db import Connection, Database
from shopper.locations.model import Client, Location
from shopper.reports import heat, records
from shopper.reports.heat import Line
from tests.builders.reports import a_client, a_place, a_version, a_wave, released


@pytest.fixture
def offices(db: Database) -> tuple[Client, list[Location]]:
    """Eight like offices, one much better, one visited twice."""

    def job(con: Connection) -> tuple[Client, list[Location]]:
        client = a_client(con)
        a_version(con)
        places = [a_place(con, client, f"o{number}") for number in range(10)]
        scores = {place.id: [7900, 8000, 8100] for place in places[:8]}
        scores |= {places[8].id: [9700, 9800, 9900], places[9].id: [5000, 5100]}
        released(con, client, a_wave(con, client, "2026-10"), scores)
        return client, places

    return db.write_now(job)


def lines(db: Database, client: Client, places: list[Location]) -> tuple[Line, ...]:
    def job(con: Connection) -> tuple[Line, ...]:
        return heat.lines(con, client, records.cuts(con, client), places, places)

    return db.read_now(job)


def test_lines_are_the_criteria_in_their_own_order(db: Database, offices: tuple[Client, list[Location]]):
    found = lines(db, *offices)
    assert [line.criterion for line in found] == ["politeness", "speed"]
    assert (found[1].mean, found[1].part_mean) == (7983, 7983)


def test_only_clear_differences_stand_out(db: Database, offices: tuple[Client, list[Location]]):
    speed = lines(db, *offices)[1]
    assert [cell.standing for cell in speed.cells[:8]] == ["like"] * 8
    assert (speed.cells[8].standing, speed.cells[8].mean) == ("above", 9800)


def test_lower_values_are_darker(db: Database, offices: tuple[Client, list[Location]]):
    speed = lines(db, *offices)[1]
    assert [speed.cells[number].depth for number in (8, 0, 9)] == [0, 1, 4]


def test_under_three_visits_nothing_stands_out(db: Database, offices: tuple[Client, list[Location]]):
    assert lines(db, *offices)[1].cells[9].standing == "too_few"


def test_an_office_without_visits_has_empty_cells(db: Database, offices: tuple[Client, list[Location]]):
    client, _places = offices
    new = db.write_now(lambda con: a_place(con, client, "new"))
    cell = lines(db, client, [new])[0].cells[0]
    assert (cell.mean, cell.standing) == (None, "too_few")
    assert cell.depth == 0


def test_without_offices_the_client_s_means_are_there(db: Database, offices: tuple[Client, list[Location]]):
    client, _places = offices
    assert [line.mean for line in lines(db, client, [])] == [7483, 7983]


def test_nothing_released_has_no_lines(db: Database):
    client = db.write_now(a_client)
    assert lines(db, client, []) == ()
