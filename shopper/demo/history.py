"""The past of the demonstration: nine monthly waves of visits to offices that truly differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from shopper.demo.places import ESTONIA, URAL, Place, offices

WAVES = 9
OPENS, CLOSES = 10, 18
IMPROVES = 2  # of every six


@dataclass(frozen=True)
class Office:
    """One office and its true quality of 0…1 in the first wave and the last."""

    place: Place
    first: float
    last: float
    visits: tuple[int, ...]

    def quality(self, wave: int) -> float:
        """Return the quality in a wave, counted from 0."""
        return self.first + (self.last - self.first) * wave / (WAVES - 1)


@dataclass(frozen=True)
class Month:
    """One wave: a calendar month."""

    number: int
    starts_on: date
    ends_on: date

    @property
    def code(self) -> str:
        """The wave's code, such as 2026-11."""
        return f"{self.starts_on:%Y-%m}"

    @property
    def is_last(self) -> bool:
        """Tell whether this is the wave that is still running."""
        return self.number == WAVES - 1


def months(today: date) -> list[Month]:
    """Return nine months, the last of them today's."""
    first = today.replace(day=1)
    for _ in range(WAVES - 1):
        first = (first - timedelta(days=1)).replace(day=1)
    found = []
    for number in range(WAVES):
        after = (first + timedelta(days=32)).replace(day=1)
        found.append(Month(number, first, after - timedelta(days=1)))
        first = after
    return found


def network(client: str, random: Random, visits: int | None) -> list[Office]:
    """Return a client's offices: most stay as they are, every sixth improves, one gets worse, two are hardly visited.

    `visits` is how many there are in all over the past, spread evenly; None leaves one to three an office and wave.
    """
    places = offices(client)
    found = []
    for number, place in enumerate(places):
        first = min(0.97, max(0.5, random.gauss(0.78, 0.12)))
        last = first
        if number % 6 == IMPROVES:
            first, last = min(first, 0.7), min(0.95, max(first, 0.7) + 0.15)
        elif number == len(places) // 2:
            first, last = 0.92, 0.6
        counts = tuple(random.choices((1, 2, 3), (4, 4, 2))[0] for _ in range(WAVES))
        if number in {len(places) - 1, len(places) - 4}:
            counts = tuple(1 if wave in {2, 7} else 0 for wave in range(WAVES))
        if visits is not None:
            counts = tuple(_even(visits, number * WAVES + wave, len(places) * WAVES) for wave in range(WAVES))
        found.append(Office(place, first, last, counts))
    return found


def shares(visits: int | None) -> dict[str, int | None]:
    """Divide a wanted number of visits between the clients by their offices."""
    if visits is None:
        return {ESTONIA: None, URAL: None}
    estonia = round(visits * len(offices(ESTONIA)) / (len(offices(ESTONIA)) + len(offices(URAL))))
    return {ESTONIA: estonia, URAL: visits - estonia}


def moments(month: Month, count: int, zone: str, now: datetime, random: Random) -> Iterator[datetime]:
    """Return when visits of a wave began: in opening hours, and before now."""
    last = min(month.ends_on, now.astimezone(ZoneInfo(zone)).date() - timedelta(days=1))
    days = (last - month.starts_on).days + 1
    for _ in range(count if days > 0 else 0):
        at = time(random.randrange(OPENS, CLOSES), random.randrange(60), random.randrange(60))
        day = month.starts_on + timedelta(days=random.randrange(days))
        yield datetime.combine(day, at, ZoneInfo(zone))


def _even(total: int, place: int, places: int) -> int:
    return total * (place + 1) // places - total * place // places
