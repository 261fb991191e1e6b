"""Periods: runs of a client's released waves, and which of them a comparison looks at."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from shopper.assignments.model import Wave
from shopper.languages import mark as _
from shopper.problems import INVALID, FieldError, Problem

ENOUGH = 3
"""Visits that the median office should have in a period that nobody chose."""
LONGEST = 12
"""Waves that such a period has at most."""


@dataclass(frozen=True, slots=True)
class Period:
    """Some waves in a row, oldest first, and as many before them (or none, where there are not as many)."""

    waves: tuple[Wave, ...]
    before: tuple[Wave, ...]
    chosen: bool = False

    @property
    def first(self) -> Wave:
        """The oldest wave."""
        return self.waves[0]

    @property
    def last(self) -> Wave:
        """The newest wave."""
        return self.waves[-1]

    @property
    def code(self) -> str:
        """The period as it is asked for: `A..B`."""
        return f"{self.first.code}..{self.last.code}"


def usual(waves: Sequence[Wave], visits: Callable[[Wave], Mapping[int, int]]) -> Period:
    """Return the shortest period up to the newest wave in which the median office has enough visits.

    `waves` are oldest first and not empty; `visits` counts them by office. An office that was visited only in the
    period before counts as one without visits. Where visits never suffice, the period is as long as it gets.
    """
    counts = [visits(waves[-1])]
    longest = min(len(waves), LONGEST)
    for length in range(1, longest + 1):
        counts += [visits(wave) for wave in waves[::-1][len(counts) : 2 * length]]
        if median(_totals(counts, length)) >= ENOUGH:
            return run(waves, len(waves) - length, len(waves) - 1)
    return run(waves, len(waves) - longest, len(waves) - 1)


def asked(waves: Sequence[Wave], text: str) -> Period:
    """Return the period `A..B` (or the one wave `A`) by the codes of waves, whichever is older. Raises INVALID.

    An end left out is open: `A..` goes on to the newest wave, `..B` begins with the oldest.
    """
    first, dots, last = text.partition("..")
    if dots:
        first, last = first or waves[0].code, last or waves[-1].code
    places = {wave.code: index for index, wave in enumerate(waves)}
    start, end = places.get(first), places.get(last or first)
    if start is None or end is None:
        raise _refused(_("There is no released wave {wave}."), wave=first if start is None else last)
    return run(waves, min(start, end), max(start, end), chosen=True)


def run(waves: Sequence[Wave], start: int, end: int, *, chosen: bool = False) -> Period:
    """Return the period from one wave to another, both included."""
    length = end - start + 1
    before = waves[start - length : start] if start >= length else ()
    return Period(tuple(waves[start : end + 1]), tuple(before), chosen)


def _totals(counts: Sequence[Mapping[int, int]], length: int) -> list[int]:
    """Add up the visits of the newest `length` waves for every office that is in any of them."""
    totals = dict.fromkeys((office for wave in counts for office in wave), 0)
    for wave in counts[:length]:
        for office, count in wave.items():
            totals[office] += count
    return list(totals.values()) or [0]


def _refused(message: str, **values: object) -> Problem:
    return Problem(INVALID, errors=[FieldError("/waves", "unknown_period", message, values)])
