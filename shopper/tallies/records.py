"""Rows of tallies. They change only here: by what is released, withdrawn, or built anew."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from shopper.db import Connection
from shopper.tallies.sums import Key, Released, Sum, sums

NOTHING: Sum = (0, 0, 0)
_OF_KEY = "wave_id = ? AND scenario = ? AND version = ? AND location_id = ? AND measure = ?"


class Difference(NamedTuple):
    """A sum that is stored otherwise than the visits say; a sum that should not be there expects nothing."""

    key: Key
    stored: Sum
    expected: Sum


def apply(con: Connection, visits: Sequence[Released], sign: int = 1) -> None:
    """Add released visits to the tallies, or with `sign` -1 take off exactly what they had added."""
    con.executemany(
        "INSERT INTO tally (wave_id, scenario, version, location_id, measure, n, s1, s2) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (wave_id, scenario, version, location_id, measure) "
        "DO UPDATE SET n = tally.n + excluded.n, s1 = tally.s1 + excluded.s1, s2 = tally.s2 + excluded.s2",
        (key + total for key, total in sums(visits, sign)),
    )
    if sign < 0:
        con.executemany(
            f"DELETE FROM tally WHERE {_OF_KEY} AND n = 0 AND s1 = 0 AND s2 = 0",  # noqa: S608 - our own columns
            (key for key, _total in sums(visits, sign)),
        )


def stored(con: Connection, wave: int) -> dict[Key, Sum]:
    """Return every sum of a wave."""
    rows = con.execute(
        "SELECT wave_id, scenario, version, location_id, measure, n, s1, s2 FROM tally WHERE wave_id = ?", (wave,)
    )
    return {tuple(row)[:5]: tuple(row)[5:] for row in rows}


def differences(con: Connection, wave: int, visits: Iterable[Released]) -> list[Difference]:
    """Compare a wave's tallies with what its released visits add up to; an empty list means they are equal."""
    there, expected = stored(con, wave), dict(sums(visits))
    return [
        Difference(key, there.get(key, NOTHING), expected.get(key, NOTHING))
        for key in sorted({key for key, _sum in there.items() ^ expected.items()})
    ]


def rebuild(con: Connection, wave: int, visits: Sequence[Released]) -> None:
    """Throw a wave's tallies away and add its released visits up anew."""
    con.execute("DELETE FROM tally WHERE wave_id = ?", (wave,))
    apply(con, visits)
