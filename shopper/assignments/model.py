"""What a wave is, what an assignment is, and how an assignment moves from offered to delivered."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from shopper.problems import ASSIGNMENT_LAPSED, ASSIGNMENT_STATE, Problem

State = Literal["offered", "accepted", "started", "delivered", "declined", "cancelled", "lapsed"]
STATES: tuple[State, ...] = get_args(State)
Acceptance = Literal["review", "automatic"]
ReleasePolicy = Literal["by_hand", "weekly", "at_end"]
Move = Literal["accept", "decline", "start", "deliver", "cancel", "lapse"]


@dataclass(frozen=True, slots=True)
class Wave:
    """A round of visits for one client; both dates belong to it."""

    id: int
    client_id: int
    code: str
    title: str
    starts_on: date
    ends_on: date
    acceptance: Acceptance = "review"
    release_policy: ReleasePolicy = "by_hand"
    release_after_hours: int = 72


@dataclass(frozen=True, slots=True)
class Window:
    """When a visit is to happen; both moments belong to it."""

    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Assignment:
    """One visit asked of one shopper. `reason` is why it was declined, as the shopper put it."""

    id: int
    wave_id: int
    location_id: int
    person_id: int
    scenario: str
    version: int
    persona: str | None
    service_language: str | None
    window: Window
    state: State
    changed_at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One way to move: from which states, to which, and in which it has already been done."""

    to: State
    from_: frozenset[State]
    done: frozenset[State]


def _step(to: State, from_: tuple[State, ...], done: tuple[State, ...] = ()) -> Step:
    return Step(to, frozenset(from_), frozenset({to, *done}))


STEPS: dict[Move, Step] = {
    "accept": _step("accepted", ("offered",), ("started", "delivered")),
    "decline": _step("declined", ("offered", "accepted")),
    "start": _step("started", ("accepted",), ("delivered",)),
    # A visit that a shopper made is taken whenever it comes, also one that was never announced, or late.
    "deliver": _step("delivered", ("offered", "accepted", "started", "lapsed")),
    "cancel": _step("cancelled", ("offered", "accepted", "started", "lapsed")),
    "lapse": _step("lapsed", ("offered",)),
}


def moved(assignment: Assignment, move: Move, now: datetime) -> State:
    """Return the state after `move`; repeating a move changes nothing.

    Raises ASSIGNMENT_STATE when it is too late for the move, ASSIGNMENT_LAPSED when the window has closed on an offer.
    """
    step = STEPS[move]
    if assignment.state in step.done:
        return assignment.state
    if assignment.state not in step.from_:
        problem = Problem(ASSIGNMENT_STATE)
        problem.extra = {"state": assignment.state}
        raise problem
    if move == "accept" and now > assignment.window.ends:
        raise Problem(ASSIGNMENT_LAPSED)
    return step.to
