"""The geometry of charts: from basis points to places in a drawing. `templates/macros/charts.html` draws them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from shopper.reports.statistics import Interval, Sums

BAR_WIDTH = 320
TREND_WIDTH, TREND_HEIGHT, TREND_MARGIN = 480, 160, 30
_TEN = 1000
_TOP = 10000
_CLOSE = 5000


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `low` to `high` basis points, drawn from `start` to `end`."""

    low: int
    high: int
    start: int
    end: int

    def at(self, value: float) -> float:
        """Return where a value stands; what lies beyond the axis stands at its end."""
        inside = min(max(value, self.low), self.high)
        return round(self.start + (inside - self.low) / (self.high - self.low) * (self.end - self.start), 1)

    @property
    def ticks(self) -> tuple[int, ...]:
        """Return the round values to name on the axis."""
        step = _TEN if self.high - self.low <= _CLOSE else 2 * _TEN
        return tuple(range(-(-self.low // step) * step, self.high + 1, step))


class Mark(NamedTuple):
    """Where a mean stands, and the ends of its interval; without an interval both are None."""

    at: float
    low: float | None = None
    high: float | None = None


class Moment(NamedTuple):
    """One wave of a trend: its name, an office's sums and interval, and the client's sums."""

    label: str
    own: Sums
    interval: Interval | None
    client: Sums


class Point(NamedTuple):
    """One wave of a trend as it is drawn; a mean that is missing is None."""

    x: float
    label: str
    own: Mark | None
    client: Mark | None


@dataclass(frozen=True, slots=True)
class Trend:
    """A trend over waves: its axis upwards, and its points from left to right."""

    scale: Scale
    points: tuple[Point, ...]

    @property
    def own_line(self) -> str:
        """Return the line through the office's means as SVG points."""
        return " ".join(f"{point.x},{point.own.at}" for point in self.points if point.own)

    @property
    def client_line(self) -> str:
        """Return the line through the client's means as SVG points."""
        return " ".join(f"{point.x},{point.client.at}" for point in self.points if point.client)


def scale(shown: Iterable[tuple[Sums, Interval | None]], start: int = 0, end: int = BAR_WIDTH) -> Scale:
    """Return an axis that holds all means and intervals, from a round value at most 80 % up to 100 %."""
    lowest = min((interval.low if interval else sums.mean for sums, interval in shown if sums.n), default=_CLOSE)
    return Scale(min(int(lowest // _TEN) * _TEN, _TOP - 2 * _TEN), _TOP, start, end)


def mark(scale: Scale, sums: Sums, interval: Interval | None = None) -> Mark | None:
    """Place a mean and its interval on a scale; None without visits."""
    if not sums.n:
        return None
    if interval is None:
        return Mark(scale.at(sums.mean))
    return Mark(scale.at(sums.mean), scale.at(interval.low), scale.at(interval.high))


def trend(moments: Sequence[Moment]) -> Trend:
    """Lay out waves from left to right."""
    shown = [pair for one in moments for pair in ((one.own, one.interval), (one.client, None))]
    upwards = scale(shown, TREND_HEIGHT, 0)
    step = (TREND_WIDTH - 2 * TREND_MARGIN) / max(len(moments) - 1, 1)
    return Trend(
        upwards,
        tuple(
            Point(
                round(TREND_MARGIN + place * step, 1),
                one.label,
                mark(upwards, one.own, one.interval),
                mark(upwards, one.client),
            )
            for place, one in enumerate(moments)
        ),
    )
