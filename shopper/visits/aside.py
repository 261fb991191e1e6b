"""What a visit tells beside its answers: moods, whereabouts, what stood in the way. It is reported, never scored."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from shopper.languages import mark as _
from shopper.locations.model import Location
from shopper.visits.model import Fix, VisitBody
from shopper.visits.place import Apart, apart

STEPS: Mapping[int, str] = MappingProxyType(
    {1: _("bad"), 2: _("rather bad"), 3: _("so-so"), 4: _("good"), 5: _("very good")}
)
OBSTACLES: Mapping[str, str] = MappingProxyType(
    {
        "closed": _("It was closed"),
        "moved": _("It has moved, or is not there"),
        "repair": _("It was under repair"),
        "refused": _("They would not serve me"),
        "unsafe": _("It was not safe"),
        "other": _("Something else"),
    }
)
UNKNOWN: Mapping[str, str] = MappingProxyType(
    {
        "denied": _("not known: the phone may not tell"),
        "unavailable": _("not known: the phone did not find out"),
        "unsupported": _("not known: this phone cannot tell"),
    }
)
WORDS = {"steps": STEPS, "obstacles": OBSTACLES, "unknown": UNKNOWN}


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the phone was when the shopper asked it: a position so many seconds old, or why there was none."""

    fix: Fix | None
    apart: Apart | None
    age_s: int | None
    unknown: str


@dataclass(frozen=True, slots=True)
class Aside:
    """What only those who check a visit read of it. Moods and expectation are steps from 1 to 5."""

    mood: int | None
    mood_after: int | None
    expectation: int | None
    arrived: Whereabouts | None
    left: Whereabouts | None
    obstacle: str
    also_changed: tuple[str, ...]

    @property
    def mood_change(self) -> int | None:
        """By how many steps the mood rose over the visit."""
        return None if self.mood is None or self.mood_after is None else self.mood_after - self.mood


def aside(body: VisitBody, location: Location) -> Aside:
    """Read what a body tells beside its answers. What is told in no way that we know is as if it had not been told."""
    changed = body.extra.get("also_changed")
    return Aside(
        mood=_step(body.mood),
        mood_after=_step(body.extra.get("mood_after")),
        expectation=_step(body.expectation),
        arrived=_whereabouts(body.arrived, body.extra.get("arrived"), location),
        left=_whereabouts(body.left, body.extra.get("left"), location),
        obstacle=_one_of(OBSTACLES, body.extra.get("obstacle")),
        also_changed=tuple(one for one in changed if isinstance(one, str)) if isinstance(changed, list) else (),
    )


def _whereabouts(fix: Fix | None, asked: object, location: Location) -> Whereabouts | None:
    told = asked if isinstance(asked, dict) else {}
    unknown = _one_of(UNKNOWN, told.get("unknown"))
    if fix is None:
        return Whereabouts(None, None, None, unknown) if unknown else None
    age = told.get("age_s")
    return Whereabouts(
        fix, apart(fix, location.latitude, location.longitude), age if isinstance(age, int) and age > 0 else None, ""
    )


def _step(told: object) -> int | None:
    return told if isinstance(told, int) and not isinstance(told, bool) and told in STEPS else None


def _one_of(known: Mapping[str, str], told: object) -> str:
    return told if isinstance(told, str) and told in known else ""
