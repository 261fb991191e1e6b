"""Signing in: a code or a password becomes a session, and how often either may be tried."""

import ipaddress
from dataclasses import dataclass, field
from datetime import datetime

from starlette.requests import HTTPConnection

from shopper.db import Connection, Database
from shopper.people import passwords, records, sessions
from shopper.people.invite import spend
from shopper.people.model import Person
from shopper.problems import WRONG_PASSWORD, Problem
from shopper.web.limits import Limit
from shopper.web.request import address

TEN_MINUTES = 600


@dataclass(frozen=True, slots=True)
class Opened:
    """A session that was just opened, with what goes into its cookie."""

    person: Person
    cookie: str


@dataclass
class Limits:
    """How often one installation lets people try. A whole office may stand behind one address."""

    addresses: Limit = field(default_factory=lambda: Limit(100, TEN_MINUTES))
    emails: Limit = field(default_factory=lambda: Limit(10, TEN_MINUTES))
    everywhere: Limit = field(default_factory=lambda: Limit(3000, TEN_MINUTES))
    asked: Limit = field(default_factory=lambda: Limit(5, TEN_MINUTES))

    @classmethod
    def of(cls, request: HTTPConnection) -> "Limits":
        """Return the limits of the application that answers this request."""
        state = request.app.state
        if not hasattr(state, "sign_in_limits"):
            state.sign_in_limits = cls()
        found: Limits = state.sign_in_limits
        return found

    def spend(self, request: HTTPConnection, email: str = "") -> None:
        """Count one attempt. Raises TOO_MANY."""
        self.addresses.spend(neighbourhood(address(request)))
        if email:
            self.emails.spend(email.strip().lower())
        self.everywhere.spend()


async def with_code(db: Database, secret: bytes, typed: str, now: datetime, before: str = "") -> Opened:
    """Spend a one-time code and open a session in place of `before`. Raises WRONG_CODE."""

    def job(con: Connection) -> Opened:
        return _open(con, secret, spend(con, secret, typed, now), now, before)

    return await db.write(job)


async def with_password(
    db: Database, secret: bytes, email: str, password: str, now: datetime, before: str = ""
) -> Opened:
    """Open a session by password in place of `before`.

    Raises WRONG_PASSWORD, after the same time and in the same words, whether or not the address is known.
    """
    person_id, password_hash = await db.read(lambda con: records.password_hash(con, email))
    if not await passwords.fits(password_hash, password):
        raise Problem(WRONG_PASSWORD)
    renewed = await passwords.make(password) if passwords.outdated(password_hash) else ""

    def job(con: Connection) -> Opened:
        if renewed:
            records.set_password_hash(con, person_id, renewed)
        return _open(con, secret, records.person(con, person_id), now, before)

    return await db.write(job)


def _open(con: Connection, secret: bytes, person: Person, now: datetime, before: str) -> Opened:
    records.end_session(con, before)
    return Opened(person, sessions.begin(con, secret, person, now))


def neighbourhood(host: str) -> str:
    """Return the address that counts: one household commands a whole IPv6 /64."""
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return host
    return str(ipaddress.ip_network((found, 64), strict=False)) if isinstance(found, ipaddress.IPv6Address) else host
