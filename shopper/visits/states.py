"""The states that visits of one assignment put each other into, whatever the order in which they arrived."""

from collections.abc import Sequence
from dataclasses import dataclass

from shopper.visits.model import State

# Flags that follow from the other visits of the assignment; all others are facts of the visit itself.
SECOND = "second"
TARGET_UNKNOWN = "supersedes_unknown"
FROM_FILE = "from_file"

_UNDECIDED: frozenset[State] = frozenset({"waiting_evidence", "received"})
_OVER: frozenset[State] = frozenset({"rejected", "void"})


@dataclass(frozen=True, slots=True)
class Arrived:
    """One visit of an assignment, as far as the others matter to it. `arrived` orders them: moment, then id."""

    id: str
    person_id: int
    arrived: tuple[str, str]
    state: State
    whole: bool
    complete: bool
    released: bool
    supersedes: str | None
    flags: tuple[str, ...]


Settled = dict[str, tuple[State, tuple[str, ...]]]


def settle(visits: Sequence[Arrived], *, automatic: bool) -> Settled:
    """Return state and flags of every visit that nobody has decided, or that a whole and complete one replaces.

    Decisions of people stand: what was rejected, withdrawn or released is not touched by an arrival.
    """
    replaced = _replaced(visits)
    taken = any(visit.state == "accepted" and visit.id not in replaced for visit in visits)
    settled: Settled = {}
    for visit in sorted(visits, key=lambda one: one.arrived):
        if visit.id in replaced:
            settled[visit.id] = "superseded", _facts(visit)
        elif visit.state in _UNDECIDED:
            flags = (*_facts(visit), *_circumstances(visit, visits, replaced))
            fit = automatic and visit.whole and visit.complete and not flags and not taken
            taken = taken or fit
            settled[visit.id] = "accepted" if fit else "received" if visit.whole else "waiting_evidence", flags
    return settled


def replaces(new: Arrived, old: Arrived) -> bool:
    """Tell whether `new` takes the place of `old` as soon as it is there."""
    return (
        new.supersedes == old.id
        and new.person_id == old.person_id
        and new.whole
        and new.complete
        and new.state not in _OVER
        and old.state not in _OVER
        and not old.released
    )


def _replaced(visits: Sequence[Arrived]) -> set[str]:
    by_id = {visit.id: visit for visit in visits}
    heirs = {
        visit.supersedes: visit.id
        for visit in visits
        if visit.supersedes in by_id and replaces(visit, by_id[visit.supersedes])
    }
    return {old for old in heirs if not _comes_back(old, heirs)}


def _comes_back(old: str, heirs: dict[str, str]) -> bool:
    """Tell whether visits name each other in a circle: then none of them replaces another."""
    seen: set[str] = set()
    at: str | None = old
    while at in heirs and at not in seen:
        seen.add(at)
        at = heirs[at]
    return at in seen


def _facts(visit: Arrived) -> tuple[str, ...]:
    return tuple(flag for flag in visit.flags if flag not in (SECOND, TARGET_UNKNOWN))


def _circumstances(visit: Arrived, visits: Sequence[Arrived], replaced: set[str]) -> list[str]:
    earlier = (
        other
        for other in visits
        if other.arrived < visit.arrived
        and other.id not in replaced
        and other.state not in _OVER
        and other.state != "superseded"
    )
    waits = visit.supersedes is not None and all(
        other.id != visit.supersedes or other.person_id != visit.person_id for other in visits
    )
    return [SECOND] * any(earlier) + [TARGET_UNKNOWN] * waits
