"""Criteria by office: where each of them stands clearly above or below the client's mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shopper.db import Connection
from shopper.locations import records as locations
from shopper.locations.model import Client, Location
from shopper.reports import records, statistics
from shopper.reports.judging import rounded
from shopper.reports.records import Cut
from shopper.reports.statistics import LEAST_VISITS, Standing, Sums
from shopper.scenarios.criteria import CRITERIA

FAMILY = "criterion:"
SHADES = (9000, 8000, 7000, 6000)


@dataclass(frozen=True, slots=True)
class Cell:
    """One office's value of one criterion."""

    sums: Sums
    standing: Standing

    @property
    def mean(self) -> int | None:
        """The mean in basis points; None without visits."""
        return rounded(self.sums)

    @property
    def depth(self) -> int:
        """How many steps a value lies below 90 %: its shade, 0 to 4."""
        return 0 if self.mean is None else sum(self.mean < step for step in SHADES)


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion: the means of the client and of the part looked at, and a cell for each office asked for."""

    criterion: str
    client: Sums
    part: Sums
    cells: tuple[Cell, ...]

    @property
    def mean(self) -> int | None:
        """The client's mean in basis points."""
        return rounded(self.client)

    @property
    def part_mean(self) -> int | None:
        """The mean of the part in basis points; None without visits."""
        return rounded(self.part)


def lines(
    con: Connection,
    client: Client,
    cuts: Sequence[Cut],
    offices: Iterable[Location],
    part: Iterable[Location] = (),
) -> tuple[Line, ...]:
    """Return the criteria that the client has values of, with a cell for each of `offices`.

    All cells are judged together, none under three visits. `part` is all the offices of the part looked at.
    """
    ids, members = [office.id for office in offices], [office.id for office in part]
    found = records.measures(con, cuts, {*ids, *members, client.root_id}, FAMILY)
    whole = found.get(client.root_id, {})
    criteria = [one for one in CRITERIA if FAMILY + one in whole]
    spreads = records.spreads(con, cuts, locations.location(con, client.root_id), FAMILY) if ids else {}
    sums = {(office, one): found.get(office, {}).get(FAMILY + one, Sums()) for office in ids for one in criteria}
    judged = {
        (office, one): statistics.against_rest(own, whole[FAMILY + one], spreads[FAMILY + one])
        for (office, one), own in sums.items()
        if own.n >= LEAST_VISITS and FAMILY + one in spreads
    }
    holds = statistics.clear(judged)

    def cell(office: int, one: str) -> Cell:
        key = office, one
        return Cell(sums[key], statistics.standing(judged.get(key), holds.get(key, False)))

    def mean_of_part(one: str) -> Sums:
        return statistics.total(found.get(office, {}).get(FAMILY + one, Sums()) for office in members)

    return tuple(
        Line(one, whole[FAMILY + one], mean_of_part(one), tuple(cell(office, one) for office in ids))
        for one in criteria
    )
