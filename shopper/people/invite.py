"""Invitations: a code and a link that let a person in once."""

from dataclasses import dataclass
from datetime import datetime

from shopper.db import Connection, Database
from shopper.people import codes, records
from shopper.people.model import Person
from shopper.problems import WRONG_CODE, Problem

FIRST_ADMIN = "admin@localhost"


@dataclass(frozen=True, slots=True)
class Invitation:
    """A fresh code. It is shown now and never again: the server keeps only its hash."""

    person: Person
    code: str
    expires_at: datetime

    @property
    def shown(self) -> str:
        """The code in groups, as people read it."""
        return codes.shown(self.code)

    @property
    def link(self) -> str:
        """The link, as it stands behind the server's address."""
        return f"/in/{self.shown}"


def invite(
    con: Connection, secret: bytes, person: Person, now: datetime, purpose: codes.Purpose = "invitation"
) -> Invitation:
    """Make a code for a person. Earlier codes still hold, each once, until they run out."""
    code, until = codes.new(), now + codes.LIFETIMES[purpose]
    records.add_code(con, codes.digest(secret, "code", code), person.id, purpose, now, until)
    return Invitation(person, code, until)


def spend(con: Connection, secret: bytes, typed: str, now: datetime) -> Person:
    """Spend the code that somebody typed; returns whose it was. Raises WRONG_CODE when it lets nobody in."""
    code = codes.meant(typed)
    person_id = records.spend_code(con, codes.digest(secret, "code", code), now) if code else None
    if person_id is None:
        raise Problem(WRONG_CODE)
    return records.person(con, person_id)


def ensure_admin(db: Database, secret: bytes, now: datetime) -> Invitation | None:
    """Give a new installation its first admin; None as soon as there are other people or anybody has signed in."""
    return db.write_now(lambda con: _first_admin(con, secret, now))


def _first_admin(con: Connection, secret: bytes, now: datetime) -> Invitation | None:
    people = records.everybody(con)
    if not people:
        person_id = records.add(con, FIRST_ADMIN, "Admin", "", now)
        records.grant(con, person_id, "admin", [None])
        return invite(con, secret, records.person(con, person_id), now)
    alone = len(people) == 1 and people[0].email == FIRST_ADMIN
    return invite(con, secret, people[0], now) if alone and not records.has_signed_in(con) else None
