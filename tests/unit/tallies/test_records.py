"""Adding to the tallies, taking off exactly what was added, proving them, building them anew."""

from hypothesis import given, settings
from hypothesis import strategies as st

from shopper.db import Connection, Database
from shopper.tallies import records
from shopper.tallies.records import Difference
from shopper.tallies.sums import Released, sums

ROOT = 1
WAVE = 5
measures = st.dictionaries(
    st.sampled_from(["total", "nps:recommend", "section:a"]), st.integers(-10000, 10000), max_size=3
)
visits = st.builds(
    Released,
    st.just(WAVE),
    st.sampled_from(["office", "call"]),
    st.integers(1, 2),
    st.integers(1, 3),
    st.just(ROOT),
    measures,
)


def a_visit(location: int, **contribution: int) -> Released:
    return Released(WAVE, "office", 1, location, ROOT, contribution)


def test_a_visit_counts_for_its_location_and_for_the_root(db: Database) -> None:
    db.write_now(lambda con: records.apply(con, [a_visit(7, total=8000), a_visit(7, total=6000), a_visit(8, total=-5)]))
    assert db.read_now(lambda con: records.stored(con, WAVE)) == {
        (WAVE, "office", 1, 7, "total"): (2, 14000, 100_000_000),
        (WAVE, "office", 1, 8, "total"): (1, -5, 25),
        (WAVE, "office", 1, ROOT, "total"): (3, 13995, 100_000_025),
    }


def test_a_location_that_is_its_own_root_counts_a_visit_once(db: Database) -> None:
    db.write_now(lambda con: records.apply(con, [a_visit(ROOT, total=8000)]))
    assert db.read_now(lambda con: records.stored(con, WAVE)) == {
        (WAVE, "office", 1, ROOT, "total"): (1, 8000, 64_000_000)
    }


def test_sums_of_nothing_are_not_kept(db: Database) -> None:
    visit = a_visit(7, total=8000, nothing=0)
    db.write_now(lambda con: records.apply(con, [visit]))
    db.write_now(lambda con: records.apply(con, [visit], -1))
    assert db.read_now(lambda con: con.execute("SELECT count(*) FROM tally").fetchone()[0]) == 0


@settings(max_examples=25, deadline=None)
@given(st.lists(visits, max_size=8), st.data())
def test_what_is_applied_and_taken_off_equals_what_is_built_anew(
    all_visits: list[Released], data: st.DataObject
) -> None:
    gone = data.draw(st.lists(st.sampled_from(range(len(all_visits))), unique=True)) if all_visits else []
    stay = [visit for place, visit in enumerate(all_visits) if place not in gone]
    stored: dict[object, object] = {}
    con = _empty()
    for visit in all_visits:
        records.apply(con, [visit])
    records.apply(con, [all_visits[place] for place in gone], -1)
    stored.update(records.stored(con, WAVE))
    assert stored == dict(sums(stay))
    assert records.differences(con, WAVE, stay) == []
    records.rebuild(con, WAVE, stay)
    assert stored == records.stored(con, WAVE)
    con.close()


def test_a_changed_sum_is_found_and_mended(db: Database) -> None:
    stay = [a_visit(7, total=8000)]
    key = (WAVE, "office", 1, 7, "total")

    def spoil(con: Connection) -> None:
        records.apply(con, stay)
        con.execute("UPDATE tally SET s1 = 8001 WHERE location_id = 7")
        con.execute("INSERT INTO tally VALUES (?, 'office', 1, 9, 'total', 1, 1, 1)", (WAVE,))

    db.write_now(spoil)
    found = db.read_now(lambda con: records.differences(con, WAVE, stay))
    assert found == [
        Difference(key, (1, 8001, 64_000_000), (1, 8000, 64_000_000)),
        Difference((WAVE, "office", 1, 9, "total"), (1, 1, 1), (0, 0, 0)),
    ]
    db.write_now(lambda con: records.rebuild(con, WAVE, stay))
    assert db.read_now(lambda con: records.differences(con, WAVE, stay)) == []


def test_other_waves_are_left_alone(db: Database) -> None:
    other = Released(6, "office", 1, 7, ROOT, {"total": 1})
    db.write_now(lambda con: records.apply(con, [other]))
    db.write_now(lambda con: records.rebuild(con, WAVE, []))
    assert len(db.read_now(lambda con: records.stored(con, 6))) == 2


def _empty() -> Connection:
    from shopper.db.engine import sqlite3

    con = sqlite3.connect(":memory:", isolation_level=None)
    con.execute(
        "CREATE TABLE tally (wave_id, scenario, version, location_id, measure, n, s1, s2, "
        "PRIMARY KEY (wave_id, scenario, version, location_id, measure)) WITHOUT ROWID"
    )
    return con
