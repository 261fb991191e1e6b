"""Rows of persons, their rights, and the keys they sign in with: codes, sessions, tokens."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import cast

from shopper.clock import parse, stamp
from shopper.db import Connection, Row
from shopper.people.model import Person, Right, Role
from shopper.problems import NOT_FOUND, PERSON_UNKNOWN, Problem

_PERSON = """SELECT p.id, p.email, p.name, p.language, r.role, r.location_id, l.client_id, l.path
             FROM person p LEFT JOIN role r ON r.person_id = p.id LEFT JOIN location l ON l.id = r.location_id"""


@dataclass(frozen=True, slots=True)
class HeldRight:
    """A right with the names that a page shows; both are empty for the whole installation."""

    role: Role
    client: str
    place: str


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session that still holds."""

    person: Person
    csrf: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class HeldSession:
    """A session as an admin sees it. `browser` is empty until its phone has reported."""

    opened_at: datetime
    seen_at: datetime
    on_phone: bool
    browser: str
    installed: bool


# Persons


def person(con: Connection, person_id: int) -> Person:
    """Return an active person. Raises NOT_FOUND."""
    return _the_one(_select(con, "p.id = ? AND p.active = 1", (person_id,)))


def by_email(con: Connection, email: str) -> Person | None:
    """Return the active person with this address, whatever its case."""
    return next(_select(con, "p.email = ? AND p.active = 1", (email.strip().lower(),)), None)


def named(con: Connection, name: str) -> Person:
    """Return the active person with this e-mail address or id. Raises PERSON_UNKNOWN."""
    is_id = name.isascii() and name.isdigit()
    found = next(_select(con, "p.id = ? AND p.active = 1", (name,)), None) if is_id else by_email(con, name)
    if found is None:
        raise Problem(PERSON_UNKNOWN, name=name)
    return found


def of(con: Connection, admin: Person, person_id: int) -> Person:
    """Return a person whom `admin` oversees. Raises NOT_FOUND."""
    found = person(con, person_id)
    if not admin.oversees(found):
        raise Problem(NOT_FOUND)
    return found


def overseen(con: Connection, admin: Person) -> tuple[Person, ...]:
    """Return everybody whom `admin` oversees, by name."""
    return tuple(found for found in _select(con, "p.active = 1", (), order="p.name, p.id") if admin.oversees(found))


def everybody(con: Connection) -> tuple[Person, ...]:
    """Return all active persons, by id."""
    return tuple(_select(con, "p.active = 1", ()))


def add(con: Connection, email: str, name: str, language: str, now: datetime) -> int:
    """Add a person without rights; returns the id."""
    values = (email.strip().lower(), name, language, stamp(now))
    insert = "INSERT INTO person (email, name, language, created_at) VALUES (?, ?, ?, ?) RETURNING id"
    return cast("int", con.execute(insert, values).fetchone()["id"])


def rename(con: Connection, person_id: int, name: str, language: str) -> None:
    """Change what a person is called and which language is theirs."""
    con.execute("UPDATE person SET name = ?, language = ? WHERE id = ?", (name, language, person_id))


# Rights


def place(con: Connection, client: str, code: str) -> int | None:
    """Return the id of a place by the client's code and its own; an empty code is the whole client."""
    row = con.execute(
        """SELECT l.id FROM client c JOIN location l ON l.client_id = c.id
           WHERE c.code = ? AND (l.code = ? OR (? = '' AND l.id = c.root_id))""",
        (client, code, code),
    ).fetchone()
    return row["id"] if row else None


def knows_client(con: Connection, client: str) -> bool:
    """Tell whether there is a client with this code."""
    return con.execute("SELECT 1 FROM client WHERE code = ?", (client,)).fetchone() is not None


def places(con: Connection, person_id: int, role: Role) -> frozenset[int | None]:
    """Return the ids of the places where a person holds a role; None is the whole installation."""
    rows = con.execute("SELECT location_id FROM role WHERE person_id = ? AND role = ?", (person_id, role))
    return frozenset(row["location_id"] for row in rows)


def grant(con: Connection, person_id: int, role: Role, place_ids: Iterable[int | None]) -> None:
    """Let a person hold `role` at exactly these places; None is the whole installation."""
    con.execute("DELETE FROM role WHERE person_id = ? AND role = ?", (person_id, role))
    rows = [(person_id, role, place_id) for place_id in set(place_ids)]
    con.executemany("INSERT INTO role (person_id, role, location_id) VALUES (?, ?, ?)", rows)


def held(con: Connection) -> dict[int, tuple[HeldRight, ...]]:
    """Return every person's rights with the names of clients and places, by person."""
    rows = con.execute(
        """SELECT r.person_id, r.role, COALESCE(c.name, '') AS client,
                  CASE WHEN l.id = c.root_id THEN '' ELSE COALESCE(l.name, '') END AS place
           FROM role r LEFT JOIN location l ON l.id = r.location_id LEFT JOIN client c ON c.id = l.client_id
           ORDER BY r.person_id, r.role, client, place"""
    )
    return {
        person_id: tuple(HeldRight(row["role"], row["client"], row["place"]) for row in group)
        for person_id, group in groupby(rows, key=lambda row: cast("int", row["person_id"]))
    }


# Codes


def add_code(con: Connection, digest: str, person_id: int, purpose: str, now: datetime, until: datetime) -> None:
    """Remember an unspent code."""
    values = (digest, person_id, purpose, stamp(now), stamp(until))
    con.execute("INSERT INTO code (hash, person_id, purpose, created_at, expires_at) VALUES (?, ?, ?, ?, ?)", values)


def spend_code(con: Connection, digest: str, now: datetime) -> int | None:
    """Spend a code that is unspent and in time; returns whose it was, or None. Only the first caller gets it."""
    row = con.execute(
        """UPDATE code SET spent_at = ? WHERE hash = ? AND spent_at IS NULL AND expires_at > ?
           AND person_id IN (SELECT id FROM person WHERE active = 1) RETURNING person_id""",
        (stamp(now), digest, stamp(now)),
    ).fetchone()
    return row["person_id"] if row else None


def has_signed_in(con: Connection) -> bool:
    """Tell whether anybody ever signed in here."""
    spent = "SELECT 1 FROM code WHERE spent_at IS NOT NULL UNION ALL SELECT 1 FROM session LIMIT 1"
    return con.execute(spent).fetchone() is not None


# Passwords


def password_hash(con: Connection, email: str) -> tuple[int, str]:
    """Return the id and password hash of the active person with this address; 0 and an empty hash for nobody's."""
    row = con.execute(
        "SELECT id, password_hash FROM person WHERE email = ? AND active = 1", (email.strip().lower(),)
    ).fetchone()
    return (row["id"], row["password_hash"]) if row else (0, "")


def set_password_hash(con: Connection, person_id: int, password_hash: str) -> None:
    """Replace the password."""
    con.execute("UPDATE person SET password_hash = ? WHERE id = ?", (password_hash, person_id))


# Sessions


def add_session(con: Connection, digest: str, person_id: int, csrf: str, now: datetime, until: datetime) -> None:
    """Open a session, and forget those that ended."""
    con.execute("DELETE FROM session WHERE expires_at <= ?", (stamp(now),))
    con.execute("DELETE FROM ended_session WHERE forget_at <= ?", (stamp(now),))
    values = (digest, person_id, csrf, stamp(now), stamp(now), stamp(until))
    insert = "INSERT INTO session (hash, person_id, csrf, created_at, seen_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)"
    con.execute(insert, values)


def session(con: Connection, digest: str, now: datetime) -> OpenSession | None:
    """Return the session with this hash while it holds."""
    held = "SELECT person_id, csrf, seen_at FROM session WHERE hash = ? AND expires_at > ?"
    row = con.execute(held, (digest, stamp(now))).fetchone()
    found = next(_select(con, "p.id = ? AND p.active = 1", (row["person_id"],)), None) if row else None
    return OpenSession(found, row["csrf"], parse(row["seen_at"])) if found else None


def keep_session(con: Connection, digest: str, now: datetime, until: datetime) -> None:
    """Let a session that is in use hold longer."""
    con.execute("UPDATE session SET seen_at = ?, expires_at = ? WHERE hash = ?", (stamp(now), stamp(until), digest))


def end_session(con: Connection, digest: str) -> None:
    """End one session; ending it again changes nothing."""
    con.execute("DELETE FROM session WHERE hash = ?", (digest,))


def end_keys(con: Connection, person_id: int, forget_at: datetime, keep: str = "") -> int:
    """End a person's sessions but `keep`, tokens and unspent codes; returns how many sessions ended.

    Until `forget_at` whoever still comes with one of these sessions is told that it was ended on purpose.
    """
    con.execute("DELETE FROM token WHERE person_id = ?", (person_id,))
    con.execute("DELETE FROM code WHERE person_id = ? AND spent_at IS NULL", (person_id,))
    con.execute(
        "INSERT INTO ended_session (hash, forget_at) SELECT hash, ? FROM session WHERE person_id = ? AND hash <> ?",
        (stamp(forget_at), person_id, keep),
    )
    return con.execute("DELETE FROM session WHERE person_id = ? AND hash <> ?", (person_id, keep)).rowcount


def was_ended(con: Connection, digest: str, now: datetime) -> bool:
    """Tell whether this session was ended by somebody's decision, not by its age."""
    query = "SELECT 1 FROM ended_session WHERE hash = ? AND forget_at > ?"
    return con.execute(query, (digest, stamp(now))).fetchone() is not None


def sessions_of(con: Connection, person_id: int, now: datetime) -> list[HeldSession]:
    """Return a person's sessions, the last seen first."""
    rows = con.execute(
        "SELECT session.created_at, seen_at, phone, browser, installed FROM session "
        "LEFT JOIN phone ON phone.person_id = session.person_id AND phone.id = session.phone "
        "WHERE session.person_id = ? AND expires_at > ? ORDER BY seen_at DESC",
        (person_id, stamp(now)),
    )
    return [
        HeldSession(
            opened_at=parse(row["created_at"]),
            seen_at=parse(row["seen_at"]),
            on_phone=row["phone"] is not None,
            browser=row["browser"] or "",
            installed=bool(row["installed"]),
        )
        for row in rows
    ]


def sessions_open(con: Connection, now: datetime) -> dict[int, int]:
    """Return how many sessions each person has."""
    rows = con.execute(
        "SELECT person_id, COUNT(*) AS n FROM session WHERE expires_at > ? GROUP BY person_id", (stamp(now),)
    )
    return {row["person_id"]: row["n"] for row in rows}


# Tokens


def add_token(con: Connection, digest: str, person_id: int, now: datetime) -> None:
    """Remember an API token."""
    con.execute("INSERT INTO token (hash, person_id, created_at) VALUES (?, ?, ?)", (digest, person_id, stamp(now)))


def bearer(con: Connection, digest: str) -> Person | None:
    """Return the active person whose API token this is."""
    owner = "p.id = (SELECT person_id FROM token WHERE hash = ?) AND p.active = 1"
    return next(_select(con, owner, (digest,)), None)


def _select(con: Connection, where: str, values: Sequence[object], order: str = "p.id") -> Iterator[Person]:
    rows = con.execute(f"{_PERSON} WHERE {where} ORDER BY {order}", tuple(values))
    return (_person(list(group)) for _, group in groupby(rows, key=lambda row: row["id"]))


def _the_one(found: Iterator[Person]) -> Person:
    for one in found:
        return one
    raise Problem(NOT_FOUND)


def _person(rows: Sequence[Row]) -> Person:
    """Make one person of the rows of their rights."""
    first = rows[0]
    rights = tuple(_right(row) for row in rows if row["role"])
    return Person(first["id"], first["email"], first["name"], first["language"], rights)


def _right(row: Row) -> Right:
    if row["location_id"] is None:
        return Right(row["role"])
    return Right(row["role"], row["client_id"], row["path"])
