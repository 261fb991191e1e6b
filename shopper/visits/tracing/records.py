"""Rows behind the question whether a delivery arrived."""

from zoneinfo import ZoneInfo

from shopper import clock
from shopper.db import Connection, Row
from shopper.people.model import EVERYWHERE, Person, Role
from shopper.problems import RECEIPT_UNKNOWN, Problem
from shopper.visits.tracing.model import Delivery, receipt_meant, visit_meant

DESK: tuple[Role, ...] = ("reviewer", "admin")
_SELECT = """SELECT visit.id, person_id, receipt, sha256, state, received_at, completed_at, path,
    location.code, location.name, address, location.zone, client.zone AS client_zone, wave.code AS wave,
    (SELECT count(*) FROM visit_evidence WHERE visit_id = visit.id) AS photos,
    (SELECT count(*) FROM visit_evidence LEFT JOIN evidence
        ON evidence.person_id = visit.person_id AND evidence.sha256 = visit_evidence.sha256
        WHERE visit_id = visit.id AND evidence.sha256 IS NULL) AS missing
    FROM visit JOIN location ON location.id = location_id
    JOIN client ON client.id = visit.client_id JOIN wave ON wave.id = wave_id """


def by_receipt(con: Connection, person: Person, typed: str) -> Delivery:
    """Return the delivery with this receipt. Raises RECEIPT_UNKNOWN, also for whoever may not know of it."""
    row = con.execute(_SELECT + "WHERE receipt = ?", (receipt_meant(typed) or "",)).fetchone()
    if row is None or not _may_know(person, row):
        raise Problem(RECEIPT_UNKNOWN)
    return _delivery(row)


def by_visit(con: Connection, person: Person, typed: str) -> list[Delivery]:
    """Return the deliveries whose visit has an id that begins so, as far as this person may know of them."""
    begins = visit_meant(typed)
    if begins is None:
        return []
    rows = con.execute(_SELECT + "WHERE visit.id >= ? AND visit.id < ? LIMIT 20", (begins, begins + "g"))
    return [_delivery(row) for row in rows if _may_know(person, row)]


def held(con: Connection, person: Person, typed: str) -> list[int]:
    """Return what is in quarantine under a visit's id that begins so, to admins of the whole installation."""
    begins = visit_meant(typed)
    if begins is None or EVERYWHERE not in person.paths("admin"):
        return []
    rows = con.execute(
        "SELECT id FROM quarantine WHERE visit_id >= ? AND visit_id < ? ORDER BY id DESC LIMIT 20",
        (begins, begins + "g"),
    )
    return [row["id"] for row in rows]


def _may_know(person: Person, row: Row) -> bool:
    return row["person_id"] == person.id or any(person.may(role, row["path"]) for role in DESK)


def _delivery(row: Row) -> Delivery:
    return Delivery(
        visit=row["id"],
        receipt=row["receipt"],
        sha256=row["sha256"],
        state=row["state"],
        received_at=clock.parse(row["received_at"]).astimezone(ZoneInfo(row["zone"] or row["client_zone"])),
        completed_at=clock.parse(row["completed_at"]) if row["completed_at"] else None,
        photos=row["photos"],
        missing=row["missing"],
        location=row["code"],
        name=row["name"],
        address=row["address"],
        wave=row["wave"],
    )
