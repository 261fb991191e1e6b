"""Deciding about a visit: accept, return, reject, withdraw. Making the same decision again changes nothing."""

from dataclasses import dataclass
from datetime import datetime

from shopper.db import Connection, Row
from shopper.people.model import Person
from shopper.problems import ALREADY_ACCEPTED, DECISION_CLOSED, NOTE_NEEDED, OWN_VISIT, FieldError, Problem
from shopper.reviews import records
from shopper.reviews.model import Decision, possible
from shopper.tallies import records as tallies
from shopper.visits import arrivals
from shopper.visits import records as visits


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reviewer decided. `photos` are those the client may see; None leaves them as they are."""

    decision: Decision
    note: str = ""
    questions: tuple[str, ...] = ()
    photos: frozenset[str] | None = None


def decide(con: Connection, person: Person, visit_id: str, verdict: Verdict, now: datetime) -> None:
    """Decide about a visit that this person may review; a correction that is accepted replaces what it corrects.

    Raises NOT_FOUND, OWN_VISIT, NOTE_NEEDED, DECISION_CLOSED, ALREADY_ACCEPTED.
    """
    visit = records.of(con, person, visit_id)
    if visit["person_id"] == person.id:
        raise Problem(OWN_VISIT)
    if verdict.photos is not None:
        records.show_photos(con, visit_id, verdict.photos)
    if visit["state"] == verdict.decision:
        return
    _refuse_impossible(visit, verdict)
    if verdict.decision == "accepted":
        _make_room(con, visit)
    if verdict.decision == "void":
        tallies.apply(con, [records.contribution(con, visit_id)], -1)
    visits.put_state(con, visit_id, verdict.decision)
    records.add(con, visit_id, person.id, verdict.decision, verdict.note, verdict.questions, now)
    arrivals.look_again(con, visit["assignment_id"])


def _refuse_impossible(visit: Row, verdict: Verdict) -> None:
    if verdict.decision not in possible(visit["state"], released=visit["release_id"] is not None):
        raise Problem(DECISION_CLOSED)
    if verdict.decision in ("returned", "void") and not verdict.note.strip():
        raise Problem(NOTE_NEEDED, errors=[FieldError("/note", NOTE_NEEDED.code, NOTE_NEEDED.detail)])


def _make_room(con: Connection, visit: Row) -> None:
    """See to it that no other visit of the assignment is accepted: only what this one corrects gives way."""
    other = records.accepted_beside(con, visit["assignment_id"], visit["id"])
    if other is None:
        return
    if other != visit["supersedes"]:
        raise Problem(ALREADY_ACCEPTED)
    if visits.is_released(con, other):
        tallies.apply(con, [records.contribution(con, other)], -1)
    visits.put_state(con, other, "superseded")
