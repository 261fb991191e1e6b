"""Comparing offices: rows, groups, standings and changes, from released tallies."""

import pytest

from shopper.db import Connection, Database
from shopper.locations.model import Client, Location
from shopper.problems import Problem
from shopper.reports.comparison import Comparison, Part, Times, compare, part, times
from shopper.reports.judging import rounded
from shopper.reports.statistics import Sums
from tests.builders.reports import a_client, a_person, a_place, a_version, a_wave, released


class Network:
    """Two regions with three offices each; `good` is better than the rest, `bad` worse, `new` has one visit."""

    def __init__(self, con: Connection) -> None:
        self.client: Client = a_client(con)
        self.north = a_place(con, self.client, "north", "region")
        self.south = a_place(con, self.client, "south", "region")
        self.good, self.fair, self.new = (
            a_place(con, self.client, code, parent=self.north) for code in ("good", "fair", "new")
        )
        self.bad, self.low, self.mid = (
            a_place(con, self.client, code, parent=self.south) for code in ("bad", "low", "mid")
        )
        self.maria = a_person(con, "maria@demo.test", "manager", [self.north])
        self.tiina = a_person(con, "tiina@demo.test", "admin", [None])
        a_version(con)

    def release(self, con: Connection, code: str, version: int = 1, **scores: list[int]) -> None:
        wave = a_wave(con, self.client, code)
        released(con, self.client, wave, {getattr(self, name).id: totals for name, totals in scores.items()}, version)


SEPTEMBER = {
    "good": [9200, 9400, 9300],
    "fair": [8000, 8100, 8200],
    "bad": [6000, 6100, 6050],
    "low": [8000, 8200, 8100],
    "mid": [8100, 8000, 8150],
}
OCTOBER = SEPTEMBER | {"good": [9500, 9600, 9700], "bad": [5000, 5100, 5200], "new": [9900]}


@pytest.fixture
def network(db: Database) -> Network:
    def build(con: Connection) -> Network:
        network = Network(con)
        network.release(con, "2026-09", **SEPTEMBER)
        network.release(con, "2026-10", **OCTOBER)
        return network

    return db.write_now(build)


def comparison(
    db: Database, network: Network, code: str = "", waves: str = "", measure: str = "total", who: str = "tiina"
) -> Comparison:
    def job(con: Connection) -> Comparison:
        when = times(con, network.client, waves)
        assert when is not None
        return compare(con, network.client, part(con, getattr(network, who), network.client, code), when, measure)

    return db.read_now(job)


def period(db: Database, network: Network, waves: str = "") -> Times | None:
    return db.read_now(lambda con: times(con, network.client, waves))


def test_a_place_outside_the_own_part_is_not_found(db: Database, network: Network):
    for code in ("south", "bad", "ee", "nowhere"):
        with pytest.raises(Problem) as refused:
            db.read_now(lambda con, code=code: part(con, network.maria, network.client, code))
        assert refused.value.kind.status == 404


def test_nothing_released_is_no_period(db: Database):
    client = db.write_now(a_client)
    assert db.read_now(lambda con: times(con, client, "")) is None


def test_rows_are_the_children_of_the_place(db: Database, network: Network):
    assert [row.place.code for row in comparison(db, network).children] == ["north", "south"]
    assert [row.place.code for row in comparison(db, network, "south").children] == ["bad", "low", "mid"]


def test_an_office_by_itself_is_its_own_row(db: Database, network: Network):
    assert [row.place.code for row in comparison(db, network, "good").children] == ["good"]


def test_a_manager_sees_the_own_part_without_asking(db: Database, network: Network):
    assert [row.place.code for row in comparison(db, network, who="maria").children] == ["fair", "good", "new"]


def test_a_manager_of_several_parts_sees_them_side_by_side(db: Database, network: Network):
    def both(con: Connection) -> list[str]:
        oleg = a_person(con, "oleg@demo.test", "manager", [network.south, network.good])
        return [row.code for row in part(con, oleg, network.client, "").rows]

    assert sorted(db.write_now(both)) == ["good", "south"]


def test_the_mean_is_exact_and_rounded_half_up():
    assert rounded(Sums(2, 8001, 0)) == 4001
    assert rounded(Sums(3, 10000, 0)) == 3333
    assert rounded(Sums()) is None


def test_an_office_has_mean_interval_and_change(db: Database, network: Network):
    rows = {row.place.code: row for row in comparison(db, network, "north", "2026-10").children}
    good = rows["good"]
    assert (good.sums.n, good.mean, good.previous, good.change) == (3, 9600, 9300, 300)
    assert good.interval is not None
    assert good.interval.low < 9600 < good.interval.high <= 10000
    assert good.standing == "above"
    assert good.changed
    assert good.target == "reached"


def test_a_clear_change_for_the_worse_is_told_from_no_change(db: Database, network: Network):
    rows = {row.place.code: row for row in comparison(db, network, "south", "2026-10").children}
    assert (rows["bad"].change, rows["bad"].changed, rows["bad"].standing) == (-950, True, "below")
    assert (rows["low"].change, rows["low"].changed) == (0, False)
    assert rows["bad"].target == "missed"


def test_an_office_with_one_visit_says_little(db: Database, network: Network):
    new = next(row for row in comparison(db, network, "north", "2026-10").children if row.place.code == "new")
    assert (new.sums.n, new.mean, new.interval, new.standing, new.target) == (1, 9900, None, "too_few", "unclear")
    assert (new.change, new.changed) == (None, False)


def test_what_is_said_of_an_office_does_not_depend_on_who_looks(db: Database, network: Network):
    seen_by_all = {row.place.code: row for row in comparison(db, network, "north", "2026-10").offices}
    seen_by_maria = {row.place.code: row for row in comparison(db, network, "", "2026-10", who="maria").offices}
    assert seen_by_maria == seen_by_all


def test_a_region_is_the_mean_over_its_visits(db: Database, network: Network):
    rows = {row.place.code: row for row in comparison(db, network, "", "2026-10").children}
    assert rows["north"].sums.n == 7
    assert rows["north"].mean == rounded(Sums(7, 9500 + 9600 + 9700 + 8000 + 8100 + 8200 + 9900, 0))
    assert rows["north"].interval is not None
    assert rows["north"].previous == 8700


def test_a_region_with_one_visited_office_is_that_office(db: Database, network: Network):
    def grow(con: Connection) -> Location:
        west = a_place(con, network.client, "west", "region")
        network.far = a_place(con, network.client, "far", parent=west)  # type: ignore[attr-defined]
        a_place(con, network.client, "never", parent=west)
        network.release(con, "2026-11", far=[7000, 7200, 7100], **OCTOBER)
        return west

    west = db.write_now(grow)
    row = next(row for row in comparison(db, network, "", "2026-11").children if row.place == west)
    office = next(row for row in comparison(db, network, "west", "2026-11").children if row.place.code == "far")
    assert (row.sums, row.interval, row.standing) == (office.sums, office.interval, office.standing)


def test_a_place_without_visits_has_a_row_that_says_so(db: Database, network: Network):
    db.write_now(lambda con: a_place(con, network.client, "empty", "region"))
    row = next(row for row in comparison(db, network).children if row.place.code == "empty")
    assert (row.sums.n, row.mean, row.interval, row.change, row.standing) == (0, None, None, None, "too_few")


def test_the_whole_part_has_a_row_of_its_own(db: Database, network: Network):
    found = comparison(db, network, "", "2026-10")
    assert found.whole.sums == found.client
    assert found.whole.interval is not None
    assert found.chance is not None
    assert found.chance < 0.001


def test_a_part_that_holds_all_offices_is_like_their_mean(db: Database):
    def job(con: Connection) -> tuple[Comparison, Part]:
        client = a_client(con)
        country = a_place(con, client, "country", "country")
        regions = [a_place(con, client, code, "region", country) for code in ("north", "south")]
        offices = [a_place(con, client, f"{region.code}-{n}", parent=region) for region in regions for n in range(3)]
        a_version(con)
        wave = a_wave(con, client, "2026-10")
        released(con, client, wave, {office.id: [8000 + office.id, 8100, 8200] for office in offices})
        tiina = a_person(con, "tiina@demo.test", "admin", [None])
        when = times(con, client, "")
        assert when is not None
        looked_at = part(con, tiina, client, "")
        return compare(con, client, looked_at, when, "total"), part(con, tiina, client, "", open_single=True)

    found, opened = db.write_now(job)
    assert [(row.place.code, row.standing) for row in found.children] == [("country", "like")]
    assert [row.code for row in opened.rows] == ["north", "south"]


def test_any_measure_can_be_compared(db: Database, network: Network):
    rows = {row.place.code: row for row in comparison(db, network, "north", "2026-10", "criterion:politeness").children}
    assert rows["good"].mean == 9100
    assert comparison(db, network, "north", "2026-10", "criterion:care").whole.sums.n == 0


def test_the_usual_period_ends_at_the_newest_released_wave(db: Database, network: Network):
    db.write_now(lambda con: a_wave(con, network.client, "2026-12"))
    when = period(db, network)
    assert when is not None
    assert [wave.code for wave in when.period.waves] == ["2026-10"]
    assert [wave.code for wave in when.period.before] == ["2026-09"]


def test_mixed_versions_of_a_scenario_are_named(db: Database, network: Network):
    def mix(con: Connection) -> None:
        a_version(con, version=2)
        network.release(con, "2026-11", version=2, **OCTOBER)

    db.write_now(mix)
    when = period(db, network, "2026-11")
    assert when is not None
    assert when.mixed == {"office": (1, 2)}
    alone = period(db, network, "2026-09")
    assert alone is not None
    assert alone.mixed == {}


def test_another_client_is_another_comparison(db: Database, network: Network):
    def other(con: Connection) -> Client:
        ural = a_client(con, "ural", "Ural")
        office = a_place(con, ural, "perm")
        released(con, ural, a_wave(con, ural, "2026-10"), {office.id: [1000, 1100, 1200]})
        return ural

    before = comparison(db, network)
    db.write_now(other)
    assert comparison(db, network) == before
