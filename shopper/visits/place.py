"""How far a phone believed to be from an office. Twin of static/js/visit/place.js; both read tests/vectors/places."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from shopper.visits.model import Fix

EARTH_M = 6_371_000
# Phones in streets and halls are off by some hundred metres; what remains beyond their own doubt is worth a look.
FAR_M = 500


@dataclass(frozen=True, slots=True)
class Apart:
    """The distance in metres between a phone and an office; `far` even if the phone was off by all of its doubt."""

    metres: float
    far: bool


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the metres between two places (latitude, longitude), as the crow flies (haversine formula)."""
    north, east = radians(other[0] - one[0]), radians(other[1] - one[1])
    slant = sin(north / 2) ** 2 + cos(radians(one[0])) * cos(radians(other[0])) * sin(east / 2) ** 2
    return 2 * EARTH_M * asin(min(1, sqrt(slant)))


def apart(fix: Fix, latitude: float | None, longitude: float | None) -> Apart | None:
    """Return how far a position is from an office, or None where the office's place is not known."""
    if latitude is None or longitude is None:
        return None
    metres = distance((fix.lat, fix.lon), (latitude, longitude))
    return Apart(metres, metres - fix.accuracy_m > FAR_M)


def all_far(fixes: Iterable[Fix | None], latitude: float | None, longitude: float | None) -> bool:
    """Tell whether a phone knew where it was, and never near the office."""
    found = [apart(fix, latitude, longitude) for fix in fixes if fix]
    return bool(found) and all(one is not None and one.far for one in found)
