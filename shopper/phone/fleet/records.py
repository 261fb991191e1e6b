"""Rows of phones. Each stands under its own person, so nobody's report can stand in another's way."""

from datetime import datetime

from shopper import clock
from shopper.db import Connection, Row
from shopper.people import records as people
from shopper.people.model import Person
from shopper.phone.fleet.model import PHONES_A_PERSON, Phone, Report


def keep(con: Connection, person_id: int, phone: str, report: Report, now: datetime) -> None:
    """Keep a phone's report in place of the one before; of many phones of one person only the latest stay."""
    con.execute(
        "INSERT INTO phone (person_id, id, reported_at, drafts, undelivered, oldest_at, room_used, build, browser, "
        "installed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (person_id, id) DO UPDATE SET "
        "reported_at = excluded.reported_at, drafts = excluded.drafts, undelivered = excluded.undelivered, "
        "oldest_at = excluded.oldest_at, room_used = excluded.room_used, build = excluded.build, "
        "browser = excluded.browser, installed = excluded.installed",
        (
            person_id,
            phone,
            clock.stamp(now),
            report.drafts,
            report.undelivered,
            clock.stamp(report.oldest_at) if report.oldest_at else None,
            report.room_used,
            report.build,
            report.browser,
            int(report.installed),
        ),
    )
    con.execute(
        "DELETE FROM phone WHERE person_id = ? AND id NOT IN "
        "(SELECT id FROM phone WHERE person_id = ? ORDER BY reported_at DESC, id LIMIT ?)",
        (person_id, person_id, PHONES_A_PERSON),
    )


def belongs(con: Connection, session: str, phone: str) -> None:
    """Note on which phone a session lives."""
    con.execute("UPDATE session SET phone = ? WHERE hash = ?", (phone, session))


def overseen(con: Connection, admin: Person) -> list[Phone]:
    """Return the phones of everybody whom `admin` oversees."""
    names = {one.id: one.name for one in people.overseen(con, admin)}
    rows = con.execute("SELECT * FROM phone ORDER BY person_id, id").fetchall()
    return [_phone(row, names[row["person_id"]]) for row in rows if row["person_id"] in names]


def of_person(con: Connection, person: Person) -> list[Phone]:
    """Return the phones of one person."""
    rows = con.execute("SELECT * FROM phone WHERE person_id = ? ORDER BY reported_at DESC", (person.id,)).fetchall()
    return [_phone(row, person.name) for row in rows]


def _phone(row: Row, person: str) -> Phone:
    return Phone(
        id=row["id"],
        person_id=row["person_id"],
        person=person,
        reported_at=clock.parse(row["reported_at"]),
        drafts=row["drafts"],
        undelivered=row["undelivered"],
        oldest_at=clock.parse(row["oldest_at"]) if row["oldest_at"] else None,
        room_used=row["room_used"],
        build=row["build"],
        browser=row["browser"],
        installed=bool(row["installed"]),
    )
