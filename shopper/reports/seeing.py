"""Who sees what of a visit: the desk all of it, managers what was released, nobody else anything."""

from dataclasses import dataclass

from shopper.db import Connection, Row
from shopper.people.model import Person, Role
from shopper.problems import NOT_FOUND, Problem
from shopper.visits import records as visits

DESK: tuple[Role, ...] = ("reviewer", "admin")


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that somebody may see; `whole` with all that the camera wrote beside the picture."""

    sha256: str
    type: str
    whole: bool


def of(con: Connection, person: Person, visit_id: str) -> Row:
    """Return a visit that this person may look at. Raises NOT_FOUND."""
    visit = visits.with_place(con, visit_id)
    if sees_all(person, visit) or (visits.counts(visit) and person.may("manager", visit["path"])):
        return visit
    raise Problem(NOT_FOUND)


def sees_all(person: Person, visit: Row) -> bool:
    """Tell whether this person works on the visit, and does not only read what was released."""
    return any(person.may(role, visit["path"]) for role in DESK)


def photo(con: Connection, person: Person, visit_id: str, sha256: str) -> Photo:
    """Return a photo of a visit that this person may see. Raises NOT_FOUND."""
    visit = of(con, person, visit_id)
    whole = sees_all(person, visit)
    for row in visits.evidence_of(con, visit["id"]):
        if row["sha256"] == sha256 and (whole or is_shown(row)):
            return Photo(sha256, row["type"], whole)
    raise Problem(NOT_FOUND)


def is_shown(row: Row) -> bool:
    """Tell whether the client may see a photo."""
    return bool(row["released"]) and row["audience"] == "client"
