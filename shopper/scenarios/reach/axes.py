"""Values that stand for all others: where expressions cut an axis at some constants, one value for each piece."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

# Finer than any answer: stands in where a question leaves its decimals open.
FINEST = 10**9
MINUTES = 24 * 60


@dataclass(frozen=True)
class Axis:
    """Whole numbers of 1/`unit`, from `low` to `high` where they are given."""

    unit: int = 1
    low: float | None = None
    high: float | None = None

    def marks(self, cuts: Iterable[float]) -> Sequence[int]:
        """Return one mark at each cut that an answer can hit, and one in each piece between them that has any."""
        # Beyond the bounds nothing is cut that an answer could be on both sides of.
        inside = {exactly(cut) for cut in cuts if self._holds(exactly(cut))}
        places = [cut * self.unit for cut in sorted(inside)]
        if not places:
            return [self._somewhere()]
        found = [ceil(places[0]) - 1]
        for place, following in zip(places, [*places[1:], None], strict=True):
            if place.denominator == 1:
                found.append(int(place))
            after = floor(place) + 1
            if following is None or after < following:
                found.append(after)
        return [mark for mark in found if self._holds(Fraction(mark, self.unit))]

    def _holds(self, value: Fraction) -> bool:
        return (self.low is None or value >= exactly(self.low)) and (self.high is None or value <= exactly(self.high))

    def _somewhere(self) -> int:
        if self.low is not None:
            return ceil(exactly(self.low) * self.unit)
        return 0 if self.high is None else floor(exactly(self.high) * self.unit)


def exactly(value: float) -> Fraction:
    """Return the number that the shortest decimal form of `value` names."""
    return Fraction(repr(float(value)))


def numbers(axis: Axis, cuts: Iterable[float]) -> list[float]:
    """Return the numbers that stand for all others, as expressions see them."""
    return [mark / axis.unit for mark in axis.marks(cuts)]


def times(cuts: Iterable[str]) -> list[str]:
    """Return the times of day that stand for all others."""
    axis = Axis(1, 0, MINUTES - 1)
    marks = axis.marks(int(cut[:2]) * 60 + int(cut[3:]) for cut in cuts)
    return [f"{mark // 60:02}:{mark % 60:02}" for mark in marks]


def dates(cuts: Iterable[str]) -> list[str]:
    """Return the days that stand for all others."""
    axis = Axis(1, 1, dt.date.max.toordinal())
    marks = axis.marks(dt.date.fromisoformat(cut).toordinal() for cut in cuts)
    return [dt.date.fromordinal(mark).isoformat() for mark in marks]
