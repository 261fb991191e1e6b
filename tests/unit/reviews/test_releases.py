"""Releases: in batches, none too young, proved by the tallies."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from shopper.db import Database
from shopper.reviews import releases, verifying
from shopper.reviews.decisions import Verdict, decide
from shopper.reviews.model import Batch
from tests.builders.visits import Field, a_body, later, visit_id
from tests.builders.world import NOW


@pytest.fixture
def field(db: Database, tmp_path: Path) -> Field:
    return Field(db, tmp_path / "evidence", hours=72)


def accept(field: Field, name: str, location: str, finished_at: str = "2026-11-10T10:30:00+02:00") -> None:
    field.send(a_body(field.assign(location).id, name, finished_at=finished_at))
    rita = field.world.person("rita")
    field.db.write_now(lambda con: decide(con, rita, visit_id(name), Verdict("accepted"), NOW))


def released(field: Field, now: datetime) -> Batch:
    return field.db.write_now(lambda con: releases.release(con, field.wave, None, now))


def test_without_accepted_visits_nothing_is_written(field: Field) -> None:
    field.send(a_body(field.assign().id))
    assert released(field, later(days=30)) == Batch(None, 0, 0)
    assert field.rows("SELECT * FROM release") == []


def test_visits_wait_until_they_are_old_enough(field: Field) -> None:
    accept(field, "first", "T1")
    accept(field, "second", "T2", finished_at="2026-11-12T10:30:00+02:00")
    finished = datetime.fromisoformat("2026-11-13T10:30:00+02:00")
    assert released(field, finished.replace(minute=29)) == Batch(None, 0, 2)
    assert released(field, finished) == Batch(1, 1, 1)
    assert (field.visit("first")["release_id"], field.visit("second")["release_id"]) == (1, None)


def test_releasing_again_adds_nothing_twice(field: Field) -> None:
    accept(field, "first", "T1")
    released(field, later(days=30))
    tally = [tuple(row) for row in field.rows("SELECT * FROM tally")]
    assert released(field, later(days=31)) == Batch(None, 0, 0)
    assert [tuple(row) for row in field.rows("SELECT * FROM tally")] == tally


def test_only_released_visits_are_in_the_tallies(field: Field) -> None:
    accept(field, "first", "T1")
    assert field.rows("SELECT * FROM tally") == []
    released(field, later(days=30))
    assert field.rows("SELECT n FROM tally WHERE measure = 'total'")[0]["n"] == 1
    assert list(verifying.differences(field.db)) == []


def test_tallies_can_be_built_anew(field: Field) -> None:
    accept(field, "first", "T1")
    released(field, later(days=30))
    field.db.write_now(lambda con: con.execute("UPDATE tally SET n = n + 1 WHERE measure = 'total'"))
    assert len(list(verifying.differences(field.db))) == 2
    verifying.rebuild(field.db)
    assert list(verifying.differences(field.db)) == []


def test_a_weekly_wave_is_due_once_on_every_seventh_day(field: Field) -> None:
    weekly = replace(field.wave, release_policy="weekly", starts_on=date(2026, 11, 3))

    def due(now: datetime) -> bool:
        return field.db.read_now(lambda con: releases.is_due(con, weekly, now))

    assert [due(later(days=days)) for days in (-7, 0, 1, 6, 7)] == [False, True, False, False, True]
    accept(field, "first", "T1")
    released(field, later(days=7))
    assert [due(later(days=days)) for days in (7, 14)] == [False, True]


def test_a_wave_is_due_at_its_end_and_weekly_afterwards(field: Field) -> None:
    at_end = replace(field.wave, release_policy="at_end", ends_on=date(2026, 11, 12))

    def due(now: datetime) -> bool:
        return field.db.read_now(lambda con: releases.is_due(con, at_end, now))

    assert [due(later(days=days)) for days in (2, 3)] == [False, True]
    accept(field, "first", "T1")
    released(field, later(days=5))
    assert [due(later(days=days)) for days in (6, 11, 12)] == [False, False, True]


def test_a_wave_released_by_hand_is_never_due(field: Field) -> None:
    assert not field.db.read_now(lambda con: releases.is_due(con, field.wave, later(days=300)))
