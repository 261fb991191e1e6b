"""Adding up contributions before they touch the database: each key of a batch is written once."""

from collections.abc import Iterable, Iterator, Mapping
from operator import mul
from typing import NamedTuple

# wave, scenario, version, location, measure
Key = tuple[int, str, int, int, str]

# How many values, their sum, and the sum of their squares: all that a mean and a variance need.
Sum = tuple[int, int, int]


class Released(NamedTuple):
    """One visit that counts: where, by which scenario version, and its value of every measure in basis points."""

    wave: int
    scenario: str
    version: int
    location: int
    root: int
    contribution: Mapping[str, int]


def sums(visits: Iterable[Released], sign: int = 1) -> Iterator[tuple[Key, Sum]]:
    """Add up, in the order of keys, what visits give to their location and to the client's root.

    With `sign` -1 it is what they take away. A location that is its own root counts a visit once.
    """
    for place, measures in sorted(_values(visits).items()):
        for measure, xs in sorted(measures.items()):
            yield (*place, measure), (sign * len(xs), sign * sum(xs), sign * sum(map(mul, xs, xs)))


def _values(visits: Iterable[Released]) -> dict[tuple[int, str, int, int], dict[str, list[int]]]:
    values: dict[tuple[int, str, int, int], dict[str, list[int]]] = {}
    for visit in visits:
        for place in {visit.location, visit.root}:
            measures = values.setdefault((visit.wave, visit.scenario, visit.version, place), {})
            for measure, x in visit.contribution.items():
                if measure in measures:
                    measures[measure].append(x)
                else:
                    measures[measure] = [x]
    return values
