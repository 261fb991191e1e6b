"""Moves an assignment on: the shopper accepts, declines and starts; the planner withdraws."""

from datetime import datetime

from shopper.assignments import records
from shopper.assignments.model import Assignment, Move, moved
from shopper.db import Connection
from shopper.people.model import Person


def accept(con: Connection, shopper: Person, assignment_id: int, now: datetime) -> Assignment:
    """Take an offer. Raises NOT_FOUND, ASSIGNMENT_STATE, ASSIGNMENT_LAPSED."""
    return _move(con, records.of(con, shopper, assignment_id), "accept", now)


def decline(con: Connection, shopper: Person, assignment_id: int, now: datetime, reason: str = "") -> Assignment:
    """Give an offer back, or an assignment that was not started. Raises NOT_FOUND, ASSIGNMENT_STATE."""
    return _move(con, records.of(con, shopper, assignment_id), "decline", now, reason)


def start(con: Connection, shopper: Person, assignment_id: int, now: datetime) -> Assignment:
    """Note that the visit has begun. Raises NOT_FOUND, ASSIGNMENT_STATE."""
    return _move(con, records.of(con, shopper, assignment_id), "start", now)


def cancel(con: Connection, assignment_id: int, now: datetime) -> Assignment:
    """Withdraw an assignment that is not delivered. Raises NOT_FOUND, ASSIGNMENT_STATE."""
    return _move(con, records.assignment(con, assignment_id), "cancel", now)


def _move(con: Connection, assignment: Assignment, move: Move, now: datetime, reason: str = "") -> Assignment:
    state = moved(assignment, move, now)
    if state != assignment.state:
        records.put_state(con, assignment.id, state, now, reason)
    return records.assignment(con, assignment.id)
