"""Waves and assignments by CSV file."""

from datetime import UTC, date, datetime

import pytest

from shopper.assignments import records
from shopper.assignments.imports import assignments
from shopper.assignments.model import Assignment, Wave
from shopper.db import Database
from shopper.people.imports import people
from shopper.problems import Problem
from shopper.web.csvfile import Imported, place
from tests.builders.plan import SCENARIO, a_published_scenario
from tests.builders.world import NOW, World, a_world

HEADER = "client,wave,location,shopper,scenario,version,persona,service_language,from,to\n"
WAVES = "client,wave,wave_title,starts_on,ends_on,acceptance,release,release_after_hours,location,shopper,scenario\n"


def bring(db: Database, *lines: str, header: str = HEADER, now: datetime = NOW) -> Imported:
    return db.write_now(lambda con: assignments(con, (header + "\n".join(lines)).encode(), now))


def mistakes(db: Database, *lines: str, header: str = HEADER) -> list[tuple[int, str, str]]:
    with pytest.raises(Problem) as refusal:
        bring(db, *lines, header=header)
    assert refusal.value.kind.code == "import_mistakes"
    return [(*place(error), error.code) for error in refusal.value.errors]


def planned(db: Database) -> World:
    world = a_world(db)
    a_published_scenario(db)
    return world


def waves(world: World, client: str = "balt") -> tuple[Wave, ...]:
    whose = world.client(client)
    return world.db.read_now(lambda con: records.waves_of(con, whose))


def made(world: World) -> tuple[Assignment, ...]:
    (wave,) = waves(world)
    return world.db.read_now(lambda con: records.in_wave(con, wave))


def test_every_mistake_is_named_with_its_line_and_column(db: Database) -> None:
    world = planned(db)
    line = "email,name,language,role,client,location\noleg@demo.test,Oleg,ru,shopper,balt,\n"
    db.write_now(lambda con: people(con, line.encode(), NOW))
    assert mistakes(
        db,
        "nobody,2026-11,T1,anna@demo.test,short-visit,,,,,",
        "balt,2026-11,nowhere,nobody@demo.test,nothing,,,,,",
        "balt,2026-11,E1,anna@demo.test,short-visit,,,,,",
        "balt,2026-11,T1,anna@demo.test,short-visit,2,,,,",
        "balt,2026-11,T1,anna@demo.test,short-visit,,boss,,,",
        "balt,2026-11,T1,anna@demo.test,short-visit,,,fi,,",
        "balt,2026-11,T1,anna@demo.test,short-visit,,,,soon,never",
        "balt,2026-11,T1,anna@demo.test,short-visit,,,,2026-11-30,2026-11-01",
        "balt,2026-11,S1,oleg@demo.test,short-visit,,,,,",
        "balt,2026-11,S1,rita@demo.test,short-visit,,,,,",
        "balt,2026-11,tallinn,anna@demo.test,short-visit,,,,,",
        "balt,2026-11,T2,anna@demo.test,short-visit,,,,,",
        "balt,2026-11,T2,anna@demo.test,short-visit,,,,,",
    ) == [
        (2, "client", "client_unknown"),
        (3, "location", "location_unknown"),
        (3, "shopper", "person_unknown"),
        (3, "scenario", "scenario_unknown"),
        (4, "location", "location_unknown"),
        (5, "version", "version_unknown"),
        (6, "persona", "persona_unknown"),
        (7, "service_language", "literal_error"),
        (8, "from", "not_a_moment"),
        (8, "to", "not_a_moment"),
        (9, "to", "ends_before_start"),
        (10, "shopper", "manager_of_place"),
        (11, "shopper", "not_a_shopper"),
        (12, "location", "not_a_leaf"),
        (14, "", "line_twice"),
    ]
    assert waves(world) == ()


def test_what_is_wrong_with_a_wave_is_named(db: Database) -> None:
    planned(db)
    end = "T1,anna@demo.test,short-visit"
    assert mistakes(
        db,
        f"balt,autumn,,,,,,,{end}",
        f"balt,winter,,2026-12-02,,,,,{end}",
        f"balt,spring,,2026-04-01,2026-03-01,,,,{end}",
        f"balt,summer,,soon,2026-06-30,,,,{end}",
        f"balt,2026-11,One,,,review,by_hand,24,{end}",
        "balt,2026-11,Two,,,automatic,weekly,48,T2,anna@demo.test,short-visit",
        f"balt,2026-12,,,,sometimes,never,-1,{end}",
        header=WAVES,
    ) == [
        (2, "starts_on", "wave_dates"),
        (3, "ends_on", "wave_dates"),
        (4, "ends_on", "ends_before_start"),
        (5, "starts_on", "not_a_date"),
        (5, "starts_on", "wave_dates"),
        (7, "wave_title", "wave_differs"),
        (7, "acceptance", "wave_differs"),
        (7, "release", "wave_differs"),
        (7, "release_after_hours", "wave_differs"),
        (8, "acceptance", "literal_error"),
        (8, "release", "literal_error"),
        (8, "release_after_hours", "greater_than_equal"),
    ]


def test_a_mistake_about_the_wave_hides_none_in_its_lines(db: Database) -> None:
    world = planned(db)
    line = "anna@demo.test,short-visit"
    assert mistakes(
        db,
        f"balt,2026-11,,,,,weekly,,T1,{line}",
        f"balt,2026-11,,,,,at_end,,nowhere,{line}",
        f"balt,autumn,,,,,,,elsewhere,{line}",
        f"balt,autumn,,,,,,,T1,{line}",
        header=WAVES,
    ) == [
        (3, "release", "wave_differs"),
        (3, "location", "location_unknown"),
        (4, "starts_on", "wave_dates"),
        (4, "location", "location_unknown"),
    ]
    assert waves(world) == ()


def test_a_line_makes_its_wave_and_offers_the_visit_for_all_of_it(db: Database) -> None:
    world = planned(db)
    assert bring(db, "balt,2026-11,T1,Anna@demo.test,short-visit,,newcomer,et,,") == Imported(created=1)
    (wave,) = waves(world)
    assert (wave.title, wave.starts_on, wave.ends_on) == ("2026-11", date(2026, 11, 1), date(2026, 11, 30))
    assert (wave.acceptance, wave.release_policy, wave.release_after_hours) == ("review", "by_hand", 72)
    (one,) = made(world)
    assert (one.state, one.version, one.persona, one.service_language) == ("offered", 1, "newcomer", "et")
    # Midnight and the last second of the wave in Tallinn.
    assert one.window.starts == datetime(2026, 10, 31, 22, tzinfo=UTC)
    assert one.window.ends == datetime(2026, 11, 30, 21, 59, 59, tzinfo=UTC)


def test_a_wave_has_what_any_of_its_lines_says(db: Database) -> None:
    world = planned(db)
    bring(
        db,
        "balt,autumn,Autumn,01.11.2026,,,weekly,,T1,anna@demo.test,short-visit",
        "balt,autumn,,,2026-12-15,automatic,,24,T2,anna@demo.test,short-visit",
        header=WAVES,
    )
    (wave,) = waves(world)
    assert (wave.title, wave.starts_on, wave.ends_on) == ("Autumn", date(2026, 11, 1), date(2026, 12, 15))
    assert (wave.acceptance, wave.release_policy, wave.release_after_hours) == ("automatic", "weekly", 24)


def test_a_wave_without_dates_lasts_as_long_as_its_windows(db: Database) -> None:
    world = planned(db)
    bring(
        db,
        "balt,autumn,T1,anna@demo.test,short-visit,,,,2026-11-05 10:00,2026-11-06",
        "balt,autumn,T2,anna@demo.test,short-visit,,,,2026-11-03,07.11.2026 18:30",
    )
    (wave,) = waves(world)
    assert (wave.starts_on, wave.ends_on) == (date(2026, 11, 3), date(2026, 11, 7))
    assert bring(db, "balt,autumn,S1,anna@demo.test,short-visit,,,,,") == Imported(created=1, past=1)
    assert waves(world) == (wave,)


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2026-11-05", datetime(2026, 11, 4, 22, tzinfo=UTC)),
        ("05.11.2026", datetime(2026, 11, 4, 22, tzinfo=UTC)),
        ("2026-11-05 10:00", datetime(2026, 11, 5, 8, tzinfo=UTC)),
        ("5.11.2026 10:00", datetime(2026, 11, 5, 8, tzinfo=UTC)),
        ("2026-11-05T10:00:00+05:00", datetime(2026, 11, 5, 5, tzinfo=UTC)),
    ],
)
def test_a_window_is_read_as_spreadsheets_write_it_in_the_time_of_the_place(
    db: Database, cell: str, moment: datetime
) -> None:
    world = planned(db)
    bring(db, f"balt,2026-11,T1,anna@demo.test,short-visit,,,,{cell},")
    assert made(world)[0].window.starts == moment


def test_the_same_file_again_changes_nothing_even_after_a_new_version(db: Database) -> None:
    world = planned(db)
    lines = (
        "balt,2026-11,T1,anna@demo.test,short-visit,,newcomer,,2026-11-01,2026-11-10",
        "balt,2026-11,T1,anna@demo.test,short-visit,,know_all,,2026-11-20,2026-11-30",
        "balt,2026-11,T2,boris@demo.test,short-visit,1,,,,",
    )
    assert bring(db, *lines) == Imported(created=3)
    before = made(world)
    a_published_scenario(db, SCENARIO.replace("Were you greeted?", "Did they greet you?"))
    assert bring(db, *lines) == Imported(unchanged=3)
    assert made(world) == before
    assert bring(db, "balt,2026-11,S1,boris@demo.test,short-visit,,,,,") == Imported(created=1)
    assert made(world)[-1].version == 2


def test_a_changed_line_changes_its_assignment(db: Database) -> None:
    world = planned(db)
    bring(db, "balt,2026-11,T1,anna@demo.test,short-visit,,newcomer,,,")
    assert bring(db, "balt,2026-11,T1,anna@demo.test,short-visit,,know_all,ru,,2026-11-20") == Imported(updated=1)
    (one,) = made(world)
    assert (one.state, one.persona, one.service_language) == ("offered", "know_all", "ru")
    assert one.window.ends == datetime(2026, 11, 20, 21, 59, 59, tzinfo=UTC)


def test_a_later_window_offers_a_lapsed_visit_again(db: Database) -> None:
    world = planned(db)
    bring(db, "balt,2026-11,T1,anna@demo.test,short-visit,,,,,2026-11-05")
    db.write_now(lambda con: records.lapse(con, NOW))
    assert made(world)[0].state == "lapsed"
    assert bring(db, "balt,2026-11,T1,anna@demo.test,short-visit,,,,,2026-11-20") == Imported(updated=1)
    assert made(world)[0].state == "offered"


@pytest.mark.parametrize("state", ["started", "delivered", "declined", "cancelled"])
def test_what_has_moved_on_is_not_changed_any_more(db: Database, state: str) -> None:
    world = planned(db)
    bring(db, "balt,2026-11,T1,anna@demo.test,short-visit,,,,,")
    one = made(world)[0]
    db.write_now(lambda con: records.put_state(con, one.id, state, NOW))  # type: ignore[arg-type]
    assert mistakes(db, "balt,2026-11,T1,anna@demo.test,short-visit,,newcomer,,,") == [(2, "", "assignment_state")]
    assert bring(db, "balt,2026-11,T1,anna@demo.test,short-visit,,,,,") == Imported(unchanged=1)


def test_waves_of_two_clients_may_have_the_same_code(db: Database) -> None:
    world = planned(db)
    rights = "".join(f"anna@demo.test,Anna,ru,shopper,{client},\n" for client in ("ural", "balt"))
    file = f"email,name,language,role,client,location\n{rights}"
    db.write_now(lambda con: people(con, file.encode(), NOW))
    lines = (
        f"{client},2026-11,{code},anna@demo.test,short-visit,,,,," for client, code in (("balt", "T1"), ("ural", "E1"))
    )
    assert bring(db, *lines) == Imported(created=2)
    assert len(waves(world)) == len(waves(world, "ural")) == 1
