"""Rows behind the reports. Scores come from tallies alone; visits are read one by one, or page by page."""

# ruff: noqa: S608 - what is put into statements is our own column names and placeholders

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from shopper.db import Connection, Row
from shopper.locations.model import Client, Location, below
from shopper.reports.statistics import Spread, Sums

# CROSS JOIN keeps SQLite to this order: known places first, then one seek by the whole key. The other way round it
# reads every measure of the wave, a hundred times as much.
_CUTS = "cut(wave_id, scenario, version)"
_TALLIES = "CROSS JOIN tally t"
_OF_CUT = "t.wave_id = cut.wave_id AND t.scenario = cut.scenario AND t.version = cut.version"
_OFFICES = "l.path >= ? AND l.path < ? AND l.kind = 'location'"
_SUMS = "SUM(t.n) AS n, SUM(t.s1) AS s1, SUM(t.s2) AS s2"


class Cut(NamedTuple):
    """One scenario version in one wave: tallies are kept apart by these."""

    wave_id: int
    scenario: str
    version: int


class Area(NamedTuple):
    """A part of a tree to choose from; `depth` is how far it lies below the first of them."""

    code: str
    name: str
    depth: int


# Waves and what was released in them


def cuts(con: Connection, client: Client) -> tuple[Cut, ...]:
    """Return every wave and scenario version of a client with released scores."""
    rows = con.execute(
        """SELECT w.id, v.scenario, v.version FROM wave w CROSS JOIN scenario_version v CROSS JOIN tally t
           WHERE w.client_id = ? AND t.wave_id = w.id AND t.scenario = v.scenario AND t.version = v.version
                 AND t.location_id = ? AND t.measure = 'total' AND t.n > 0
           ORDER BY w.starts_on, w.id, v.scenario, v.version""",
        (client.id, client.root_id),
    )
    return tuple(Cut(*row) for row in rows)


# Tallies


def sums(con: Connection, wanted: Sequence[Cut], top: Location, measure: str) -> dict[int, Sums]:
    """Return the sums of one measure by office, over all the cuts."""
    if not wanted:
        return {}
    rows = con.execute(
        f"""WITH {_CUTS} AS (VALUES {_places(wanted)})
            SELECT l.id, {_SUMS} FROM cut CROSS JOIN location l {_TALLIES}
            WHERE {_OF_CUT} AND t.location_id = l.id AND t.measure = ? AND {_OFFICES} GROUP BY l.id""",
        (*_values(wanted), measure, *below(top.path)),
    )
    return {row["id"]: Sums(row["n"], row["s1"], row["s2"]) for row in rows if row["n"]}


def areas(con: Connection, top: Location) -> tuple[Area, ...]:
    """Return the places from `top` down that have others below them, in the order of the tree."""
    rows = con.execute(
        "SELECT code, name, path FROM location WHERE path >= ? AND path < ? AND kind <> 'location' ORDER BY path",
        below(top.path),
    )
    depth = top.path.count("/")
    return tuple(Area(row["code"], row["name"], row["path"].count("/") - depth) for row in rows)


def by_wave(
    con: Connection, wanted: Sequence[Cut], place_ids: Sequence[int], measure: str
) -> dict[tuple[int, int], Sums]:
    """Return the sums of one measure by wave and place."""
    if not wanted:
        return {}
    rows = con.execute(
        f"""WITH {_CUTS} AS (VALUES {_places(wanted)}),
                 place(id) AS (VALUES {", ".join("(?)" for _ in place_ids)})
            SELECT t.wave_id, place.id, {_SUMS} FROM cut CROSS JOIN place {_TALLIES}
            WHERE {_OF_CUT} AND t.location_id = place.id AND t.measure = ? GROUP BY t.wave_id, place.id""",
        (*_values(wanted), *place_ids, measure),
    )
    return {(row["wave_id"], row["id"]): Sums(row["n"], row["s1"], row["s2"]) for row in rows if row["n"]}


def present(con: Connection, wanted: Sequence[Cut], client: Client) -> tuple[str, ...]:
    """Return the names of all measures that a client has values of."""
    if not wanted:
        return ()
    rows = con.execute(
        f"""WITH {_CUTS} AS (VALUES {_places(wanted)})
            SELECT DISTINCT t.measure FROM cut {_TALLIES} WHERE {_OF_CUT} AND t.location_id = ? ORDER BY t.measure""",
        (*_values(wanted), client.root_id),
    )
    return tuple(row["measure"] for row in rows)


def measures(
    con: Connection, wanted: Sequence[Cut], place_ids: Iterable[int], family: str
) -> dict[int, dict[str, Sums]]:
    """Return the sums of every measure of a family (`criterion:`, `within:` …), by place and measure."""
    ids = tuple(place_ids)
    if not wanted or not ids:
        return {}
    rows = con.execute(
        f"""WITH {_CUTS} AS (VALUES {_places(wanted)}),
                 place(id) AS (VALUES {", ".join("(?)" for _ in ids)})
            SELECT place.id, t.measure, {_SUMS} FROM cut CROSS JOIN place {_TALLIES}
            WHERE {_OF_CUT} AND t.location_id = place.id AND t.measure >= ? AND t.measure < ?
            GROUP BY place.id, t.measure ORDER BY t.measure""",
        (*_values(wanted), *ids, family, _after(family)),
    )
    found: dict[int, dict[str, Sums]] = defaultdict(dict)
    for row in rows:
        if row["n"]:
            found[row["id"]][row["measure"]] = Sums(row["n"], row["s1"], row["s2"])
    return found


def spreads(con: Connection, wanted: Sequence[Cut], top: Location, family: str) -> dict[str, Spread]:
    """Return the pooled spread within offices of every measure of a family.

    Summed by the engine, exactly: offices with the same number of visits share the denominator of their scatter.
    """
    if not wanted:
        return {}
    rows = con.execute(
        f"""WITH {_CUTS} AS (VALUES {_places(wanted)}),
                 office(measure, n, s1, s2) AS (
                    SELECT t.measure, SUM(t.n), SUM(t.s1), SUM(t.s2) FROM cut CROSS JOIN location l {_TALLIES}
                    WHERE {_OF_CUT} AND t.location_id = l.id AND t.measure >= ? AND t.measure < ? AND {_OFFICES}
                    GROUP BY l.id, t.measure)
            SELECT measure, n, COUNT(*) AS offices, SUM(n * s2 - s1 * s1) AS scatter
            FROM office WHERE n > 1 GROUP BY measure, n""",
        (*_values(wanted), family, _after(family), *below(top.path)),
    )
    found: dict[str, Spread] = defaultdict(lambda: Spread(0, 0.0))
    for row in rows:
        found[row["measure"]] += Spread(row["offices"] * (row["n"] - 1), row["scatter"] / row["n"])
    return found


# Visits


def released_visits(con: Connection, place: Location, after: str, limit: int) -> list[Row]:
    """Return the released visits of an office, the newest first; with `after`, those that come behind that visit."""
    behind = "AND (started_at, id) < (SELECT started_at, id FROM visit WHERE id = ? AND location_id = ?)"
    return con.execute(
        f"""SELECT id, started_at, body, scenario, version, total, band FROM visit
            WHERE location_id = ? AND state = 'accepted' AND release_id IS NOT NULL {behind if after else ""}
            ORDER BY started_at DESC, id DESC LIMIT ?""",
        (place.id, *((after, place.id) if after else ()), limit),
    ).fetchall()


def _places(wanted: Sequence[Cut]) -> str:
    return ", ".join("(?, ?, ?)" for _ in wanted)


def _values(wanted: Sequence[Cut]) -> tuple[object, ...]:
    return tuple(value for cut in wanted for value in cut)


def _after(family: str) -> str:
    """Return the first text behind all that begin with `family`, which ends with a colon."""
    return family[:-1] + ";"
