"""What visits would have scored under another version: their offices, and the questions that make the difference.

Scores, shares and moves are basis points of the total; means are rounded half up.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

# An office that would move by more than this is named.
FAR = 500
# A question that moves the mean by less than this does not matter.
MATTERS = 10
OTHER_REASONS = ""


@dataclass(frozen=True, slots=True)
class Rescored:
    """One visit: its total as it stands and by the draft, which is None where the draft finds nothing to score.

    `moves` says by how much each question moves the total; what no question explains (critical rules, the limit at
    100 %) stands under OTHER_REASONS. `comparable` is how much of the draft's total comes from questions that the
    visit was asked, too; `dropped` how much of its own total came from questions that the draft has no more.
    """

    location: int
    before: int
    after: int | None
    moves: Mapping[str, float]
    comparable: int
    dropped: int


@dataclass(frozen=True, slots=True)
class Moved:
    """The mean of `n` visits as it stands and by the draft."""

    n: int
    before: int
    after: int
    by: int
    far: bool


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The result. `offices` are those of all visits, the farthest moved first; `questions` those that matter, likewise.

    `unscored` counts visits in which the draft finds nothing to score.
    """

    overall: Moved
    offices: Sequence[tuple[int, Moved]]
    questions: Sequence[tuple[str, int]]
    unscored: int
    comparable: int
    dropped: int

    @property
    def far(self) -> Sequence[tuple[int, Moved]]:
        """The offices that would move far."""
        return [one for one in self.offices if one[1].far]


def summed(visits: Iterable[Rescored]) -> WhatIf | None:
    """Return what the visits come to, or None where none of them can be compared."""
    everything = list(visits)
    scored = [one for one in everything if one.after is not None]
    if not scored:
        return None
    by_office: dict[int, list[Rescored]] = defaultdict(list)
    for one in scored:
        by_office[one.location].append(one)
    offices = [(office, _moved(own)) for office, own in by_office.items()]
    return WhatIf(
        overall=_moved(scored),
        offices=sorted(offices, key=lambda one: (-abs(one[1].by), one[0])),
        questions=_that_matter(scored),
        unscored=len(everything) - len(scored),
        comparable=_mean(one.comparable for one in scored),
        dropped=_mean(one.dropped for one in scored),
    )


def _moved(visits: Sequence[Rescored]) -> Moved:
    n = len(visits)
    before, after = (sum(values) for values in zip(*((one.before, one.after or 0) for one in visits), strict=True))
    by = Fraction(after - before, n)
    return Moved(n, _rounded(Fraction(before, n)), _rounded(Fraction(after, n)), _rounded(by), abs(by) > FAR)


def _that_matter(visits: Sequence[Rescored]) -> list[tuple[str, int]]:
    sums: dict[str, float] = defaultdict(float)
    for one in visits:
        for question, move in one.moves.items():
            sums[question] += move
    means = [(question, round(whole / len(visits))) for question, whole in sums.items()]
    return sorted((one for one in means if abs(one[1]) >= MATTERS), key=lambda one: (-abs(one[1]), one[0]))


def _mean(values: Iterable[int]) -> int:
    listed = list(values)
    return _rounded(Fraction(sum(listed), len(listed)))


def _rounded(value: Fraction) -> int:
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)
