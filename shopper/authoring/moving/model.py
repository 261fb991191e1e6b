"""What open assignments are to a version of their scenario: theirs already, to be moved to it, or out of its reach."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from shopper.assignments.model import State

MOVABLE: frozenset[State] = frozenset({"offered", "accepted"})


@dataclass(frozen=True, slots=True)
class Open:
    """An assignment that has not been delivered, with the names that a planner knows it by."""

    id: int
    wave_id: int
    version: int
    persona: str | None
    state: State
    location: str
    shopper: str
    ends: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class OpenWave:
    """A wave with assignments of another version than `version`; each of them stands in one of the lists.

    `movable` are offered or accepted. `begun` are being filled in and keep their version. `without_persona` have a
    persona that the version does not know.
    """

    id: int
    client: str
    title: str
    movable: Sequence[Open]
    begun: Sequence[Open]
    without_persona: Sequence[Open]


def sorted_out(
    wave_id: int, client: str, title: str, assignments: Iterable[Open], personas: Collection[str]
) -> OpenWave:
    """Sort a wave's open assignments by whether they can be moved to a version with these personas."""
    movable, begun, without = list[Open](), list[Open](), list[Open]()
    for one in assignments:
        if one.state not in MOVABLE:
            begun.append(one)
        elif one.persona is not None and one.persona not in personas:
            without.append(one)
        else:
            movable.append(one)
    return OpenWave(wave_id, client, title, movable, begun, without)
