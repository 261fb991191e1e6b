"""What the sums of a period allow to be said about offices: means, intervals, standings, changes.

Everything is computed from exact integer sums. The model is the one-way layout: each office has its own true
mean, visits scatter around it with one variance that all offices of the client share (Scheffé, "The Analysis of
Variance", chapter 3). An office's own standard deviation is useless at two or three visits; the shared one is not.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from scipy.special import fdtrc, stdtr, stdtrit

CONFIDENCE = 0.95
LEAST_DF = 5
"""Below so many degrees of freedom the shared scatter is a guess, and no interval is given."""
SCATTERED = 2
"""So many values it takes to differ from each other."""
LEAST_VISITS = 3
"""Below so many visits an office has no standing: one odd visit could make or break it."""

Standing = Literal["above", "like", "below", "too_few"]
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Sums:
    """Number, sum and sum of squares of the values of some visits: exact integers."""

    n: int = 0
    s1: int = 0
    s2: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(self.n + other.n, self.s1 + other.s1, self.s2 + other.s2)

    def __sub__(self, other: "Sums") -> "Sums":
        return Sums(self.n - other.n, self.s1 - other.s1, self.s2 - other.s2)

    @property
    def mean(self) -> float:
        """The mean value; asks for at least one visit."""
        return self.s1 / self.n

    @property
    def scatter(self) -> float:
        """Σ(x - mean)². One rounding: numerator and denominator are exact."""
        return (self.n * self.s2 - self.s1 * self.s1) / self.n if self.n else 0.0


@dataclass(frozen=True, slots=True)
class Spread:
    """The scatter of visits around their own office's mean, shared by all offices of a client."""

    df: int
    squares: float

    @property
    def known(self) -> bool:
        """Whether there is enough of it to build an interval on."""
        return self.df >= LEAST_DF

    @property
    def variance(self) -> float:
        """The pooled variance within offices; zero when nothing is known."""
        return self.squares / self.df if self.df else 0.0

    def __add__(self, other: "Spread") -> "Spread":
        return Spread(self.df + other.df, self.squares + other.squares)


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the true mean most likely lies, at 95 %."""

    low: float
    high: float

    def within(self, lowest: float, highest: float) -> "Interval":
        """Cut the interval to the values that are possible at all."""
        return Interval(min(max(self.low, lowest), highest), max(min(self.high, highest), lowest))


@dataclass(frozen=True, slots=True)
class Difference:
    """One mean minus another, with its standard error and the degrees of freedom behind that."""

    value: float
    error: float
    df: float

    @property
    def p(self) -> float:
        """How often chance alone brings a difference at least as large, two-sided."""
        if self.error == 0.0:
            return 1.0 if self.value == 0.0 else 0.0
        return float(2.0 * stdtr(self.df, -abs(self.value) / self.error))


def pooled(offices: Iterable[Sums]) -> Spread:
    """Pool the spread of all offices; one with a single visit tells nothing about it."""
    useful = [office for office in offices if office.n >= SCATTERED]
    return Spread(sum(office.n - 1 for office in useful), math.fsum(office.scatter for office in useful))


def interval(office: Sums, spread: Spread) -> Interval | None:
    """Return mean ± t · pooled SD / √n; None under two visits or while the spread is not known."""
    if office.n < SCATTERED or not spread.known:
        return None
    return _around(office.mean, math.sqrt(spread.variance / office.n), spread.df)


def group_interval(offices: Sequence[Sums], spread: Spread) -> Interval | None:
    """Return the interval of the mean over all visits of several offices, from how their means differ.

    An office counts by its visits (Cochran, "Sampling Techniques", 9A.1: the ratio of cluster totals); with equal
    numbers this is t(k-1) · SD of the means / √k. A single office is its own interval.
    """
    visited = [office for office in offices if office.n]
    if len(visited) == 1:
        return interval(visited[0], spread)
    if not visited:
        return None
    whole = total(visited)
    return _around(whole.mean, _group_error(visited), len(visited) - 1)


def against_rest(office: Sums, client: Sums, spread: Spread) -> Difference | None:
    """Compare an office with all other visits of the client.

    The office is part of the client's mean, so the difference to that mean is a fixed share of this one: both are
    equally clear.
    """
    rest = client - office
    if office.n < SCATTERED or rest.n < 1 or not spread.known:
        return None
    return change(office, rest, spread)


def group_against_rest(offices: Sequence[Sums], rest: Sequence[Sums]) -> Difference | None:
    """Compare a group of offices with the other offices of the client (Welch's test on the means of offices)."""
    ours, theirs = ([office for office in side if office.n] for side in (offices, rest))
    if len(ours) < SCATTERED or len(theirs) < SCATTERED:
        return None
    a, b = _group_error(ours) ** 2, _group_error(theirs) ** 2
    value = total(ours).mean - total(theirs).mean
    parts = a * a / (len(ours) - 1) + b * b / (len(theirs) - 1)
    return Difference(value, math.sqrt(a + b), (a + b) ** 2 / parts if parts else math.inf)


def change(now: Sums, before: Sums, spread: Spread) -> Difference | None:
    """Return one mean minus another; None where either has no visits or the spread is not known."""
    if not now.n or not before.n or not spread.known:
        return None
    error = math.sqrt(spread.variance * (1 / now.n + 1 / before.n))
    return Difference(now.mean - before.mean, error, spread.df)


def group_change(now: Mapping[Key, Sums], before: Mapping[Key, Sums]) -> Difference | None:
    """Return the change of a group's mean over its visits; an office in both periods is compared with itself."""
    ours, theirs = total(now.values()), total(before.values())
    offices = {key for side in (now, before) for key, sums in side.items() if sums.n}
    if not ours.n or not theirs.n or len(offices) < SCATTERED:
        return None
    moves = [_share(now.get(key), ours) - _share(before.get(key), theirs) for key in offices]
    count = len(offices)
    error = math.sqrt(count / (count - 1) * math.fsum(move * move for move in moves))
    return Difference(ours.mean - theirs.mean, error, count - 1)


def clear(differences: Mapping[Key, Difference | None]) -> dict[Key, bool]:
    """Which of many differences hold: at most 5 % of those called clear are chance.

    Benjamini and Hochberg 1995, "Controlling the false discovery rate".
    """
    known = sorted(
        (difference.p, index, key) for index, (key, difference) in enumerate(differences.items()) if difference
    )
    bound = 0
    for rank, (p, _, _) in enumerate(known, start=1):
        if p <= (1 - CONFIDENCE) * rank / len(known):
            bound = rank
    holds = {key for _, _, key in known[:bound]}
    return {key: key in holds for key in differences}


def standings(offices: Mapping[Key, Sums], client: Sums, spread: Spread) -> dict[Key, Standing]:
    """Each office above, like or below the client's mean, judged together with all the others."""
    judged = {key: against_rest(sums, client, spread) for key, sums in offices.items() if sums.n >= LEAST_VISITS}
    holds = clear(judged)
    return {key: standing(judged.get(key), holds.get(key, False)) for key in offices}


def standing(difference: Difference | None, holds: bool) -> Standing:
    """Return the word for one difference, given whether it holds among the others."""
    if difference is None:
        return "too_few"
    if not holds:
        return "like"
    return "above" if difference.value > 0 else "below"


def differ(offices: Iterable[Sums]) -> float | None:
    """How often chance alone makes offices differ as much as these do (F test); None when nothing can be said."""
    visited = [office for office in offices if office.n]
    spread, whole = pooled(visited), total(visited)
    between = len(visited) - 1
    if between < 1 or not spread.known:
        return None
    squares = math.fsum(office.n * (office.mean - whole.mean) ** 2 for office in visited) / between
    if spread.variance == 0.0:
        return 1.0 if squares == 0.0 else 0.0
    return float(fdtrc(between, spread.df, squares / spread.variance))


def total(parts: Iterable[Sums]) -> Sums:
    """Add up the visits of several parts."""
    n = s1 = s2 = 0
    for part in parts:
        n, s1, s2 = n + part.n, s1 + part.s1, s2 + part.s2
    return Sums(n, s1, s2)


def _around(mean: float, error: float, df: float) -> Interval:
    reach = float(stdtrit(df, (1 + CONFIDENCE) / 2)) * error
    return Interval(mean - reach, mean + reach)


def _group_error(offices: Sequence[Sums]) -> float:
    whole = total(offices)
    squares = math.fsum(_share(office, whole) ** 2 for office in offices)
    return math.sqrt(len(offices) / (len(offices) - 1) * squares)


def _share(office: Sums | None, whole: Sums) -> float:
    """How far one office pulls the mean of the whole away from where it is."""
    return office.n / whole.n * (office.mean - whole.mean) if office and office.n else 0.0
