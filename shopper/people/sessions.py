"""Sessions and API tokens: from a cookie or a header to a person, and back."""

import secrets
from datetime import datetime, timedelta

from starlette.requests import HTTPConnection
from starlette.responses import Response

from shopper.db import Connection, Database
from shopper.people import records
from shopper.people.codes import digest
from shopper.people.model import Person
from shopper.people.signed import Signed
from shopper.web import request as web
from shopper.web.csrf import fresh

COOKIE = "session"

# Unused for this long, a session ends. A shopper's phone holds finished visits; signing out must not part it from them.
IDLE_DESK = timedelta(hours=12)
IDLE_PHONE = timedelta(days=30)

# The server decides when a session ends, so the cookie may live as long as browsers let it.
COOKIE_SECONDS = 400 * 24 * 3600

# A session in use is written down again after this share of its idle time, not on every request.
KEEP_SHARE = 48


async def authenticate(db: Database, secret: bytes, connection: HTTPConnection, now: datetime) -> Signed | None:
    """Return who sends this request, by API token or by session; None for nobody we know."""
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        found = await db.read(lambda con: records.bearer(con, digest(secret, "token", token.strip())))
        return Signed(found) if found else None
    cookie = connection.cookies.get(COOKIE)
    return await _by_session(db, digest(secret, "session", cookie), connection, now) if cookie else None


async def _by_session(db: Database, session: str, connection: HTTPConnection, now: datetime) -> Signed | None:
    found = await db.read(lambda con: records.session(con, session, now))
    if found is None:
        if await db.read(lambda con: records.was_ended(con, session, now)):
            web.note_ended(connection)
        return None
    idle = idle_time(found.person)
    if now - found.seen_at > idle / KEEP_SHARE:
        await db.write(lambda con: records.keep_session(con, session, now, now + idle))
    return Signed(found.person, session, found.csrf)


def idle_time(person: Person) -> timedelta:
    """Return how long a session of this person holds unused."""
    return IDLE_DESK if person.works_at_desk else IDLE_PHONE


def end_all(con: Connection, person: Person, now: datetime, keep: str = "") -> int:
    """End a person's sessions but `keep`; their phones are told so for as long as a phone may have been idle."""
    return records.end_keys(con, person.id, now + IDLE_PHONE, keep)


def begin(con: Connection, secret: bytes, person: Person, now: datetime) -> str:
    """Open a session; returns what goes into the cookie and is stored nowhere."""
    cookie = secrets.token_urlsafe(32)
    records.add_session(con, digest(secret, "session", cookie), person.id, fresh(), now, now + idle_time(person))
    return cookie


def new_token(con: Connection, secret: bytes, person: Person, now: datetime) -> str:
    """Make an API token; it is shown once and stored nowhere."""
    token = secrets.token_urlsafe(32)
    records.add_token(con, digest(secret, "token", token), person.id, now)
    return token


def give_cookie(response: Response, cookie: str, *, https: bool) -> None:
    """Hand the session to the browser."""
    response.set_cookie(COOKIE, cookie, max_age=COOKIE_SECONDS, httponly=True, samesite="lax", secure=https)


def take_cookie(response: Response) -> None:
    """Make the browser forget the session."""
    response.delete_cookie(COOKIE, httponly=True, samesite="lax")
