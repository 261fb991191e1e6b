"""What can be decided about a visit, when, and what the desk shows of visits and waves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from shopper.languages import mark as _
from shopper.scenarios.part import Text
from shopper.visits.model import State

Decision = Literal["accepted", "returned", "rejected", "void"]

# Before its release a decision can still be changed; afterwards a visit can only be withdrawn.
POSSIBLE: Mapping[State, tuple[Decision, ...]] = {
    "waiting_evidence": ("returned", "rejected"),
    "received": ("accepted", "returned", "rejected"),
    "returned": ("accepted", "rejected"),
    "accepted": ("returned", "rejected"),
    "rejected": ("accepted", "returned"),
}

DO: Mapping[Decision, str] = {
    "accepted": _("Accept"),
    "returned": _("Return"),
    "rejected": _("Reject"),
    "void": _("Withdraw"),
}
DONE: Mapping[str, str] = {
    "waiting_evidence": _("waits for photos"),
    "received": _("to be reviewed"),
    "accepted": _("accepted"),
    "returned": _("returned"),
    "rejected": _("rejected"),
    "superseded": _("replaced"),
    "void": _("withdrawn"),
    "released": _("released"),
}
FLAGS: Mapping[str, str] = {
    "second": _("second visit of its assignment"),
    "supersedes_unknown": _("the visit that it corrects has not come yet"),
    "not_possible": _("could not be done"),
    "from_file": _("came in a rescue file, not from the phone"),
    "coverage": _("too few answers"),
    "clock": _("the phone's clock was off"),
    "far_from_office": _("the phone was far from the office"),
    "timer_clock": _("the phone's clock was moved during a timing"),
    "na_without_reason": _("“does not apply” without a reason"),
    "persona": _("another role than planned"),
    "declined": _("the assignment was declined"),
    "cancelled": _("the assignment was cancelled"),
    "lapsed": _("the assignment had lapsed"),
}

WORDS = {"do": DO, "done": DONE, "flags": FLAGS}


def possible(state: State, *, released: bool) -> tuple[Decision, ...]:
    """Return what can be decided about a visit in this state."""
    if released:
        return ("void",) if state == "accepted" else ()
    return POSSIBLE.get(state, ())


@dataclass(frozen=True, slots=True)
class Past:
    """A decision that was made."""

    decision: Decision
    note: str
    questions: tuple[str, ...]
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that a reviewer can show to the client."""

    sha256: str
    question: str | None
    released: bool


@dataclass(frozen=True, slots=True)
class Deciding:
    """What `reviews/_decide.html` needs to ask for a decision."""

    visit_id: str
    state: str
    decisions: tuple[Decision, ...]
    photos: tuple[Photo, ...]
    questions: tuple[tuple[str, Text], ...]
    past: tuple[Past, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """One visit in a list of the desk; the shopper is a pseudonym that holds for this wave alone."""

    id: str
    location: str
    address: str
    wave: str
    wave_title: str
    day: date
    state: str
    total: int | None
    complete: bool
    breaches: int
    flags: tuple[str, ...]
    decisions: tuple[Decision, ...]
    shopper: str
    mark: str


@dataclass(frozen=True, slots=True)
class WaveRow:
    """One wave with how far it is. `ready` visits are accepted and old enough; `may_release` says who asks may."""

    id: int
    code: str
    title: str
    client: str
    starts_on: date
    ends_on: date
    planned: int
    received: int
    waiting: int
    undecided: int
    accepted: int
    released: int
    ready: int
    release_after_hours: int
    may_release: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """A release: how many visits became visible, and how many accepted ones are too young."""

    id: int | None
    visits: int
    too_young: int
