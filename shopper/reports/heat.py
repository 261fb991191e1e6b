"""Criteria by office: where each of them stands clearly above or below the client's mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shopper.db import Connection
from shopper.locations.model import Client, Location
from shopper.reports import records, statistics
from shopper.reports.judging import rounded
from shopper.reports.records import Cut
from shopper.reports.statistics import LEAST_VISITS, Standing, Sums
from shopper.scenarios.criteria import CRITERIA

FAMILY = "criterion:"


@dataclass(frozen=True, slots=True)
class Cell:
    """One office's value of one criterion."""

    sums: Sums
    standing: Standing

    @property
    def mean(self) -> int | None:
        """The mean in basis points; None without visits."""
        return rounded(self.sums)


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion: the client's mean and a cell for each office, in the order asked for."""

    criterion: str
    client: Sums
    cells: tuple[Cell, ...]

    @property
    def mean(self) -> int | None:
        """The client's mean in basis points."""
        return rounded(self.client)


def lines(
    con: Connection, client: Client, root: Location, cuts: Sequence[Cut], offices: Iterable[Location]
) -> tuple[Line, ...]:
    """Return the criteria that the client has values of; all cells are judged together, none under three visits."""
    ids = [office.id for office in offices]
    found = records.measures(con, cuts, {*ids, client.root_id}, FAMILY)
    whole = found.get(client.root_id, {})
    criteria = [one for one in CRITERIA if FAMILY + one in whole]
    spreads = records.spreads(con, cuts, root, FAMILY) if ids else {}
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

    return tuple(Line(one, whole[FAMILY + one], tuple(cell(office, one) for office in ids)) for one in criteria)
