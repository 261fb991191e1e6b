"""Rows of backups. Every question is asked for one person, so nobody's rows tell anything about another's."""

from collections.abc import Collection
from datetime import datetime

from shopper import clock
from shopper.db import Connection
from shopper.people import records as people
from shopper.people.model import Person
from shopper.visits.backups.model import KEPT_AFTER_WINDOW, Age, Backup, Photo, PhotoClaim

_COLUMNS = "person_id, visit_id, assignment_id, phone, revision, saved_at, salt, head"


def one(con: Connection, person_id: int, visit_id: str) -> Backup | None:
    """Return this person's backup of a draft."""
    row = con.execute(
        f"SELECT {_COLUMNS} FROM draft_backup WHERE person_id = ? AND visit_id = ?",  # noqa: S608 - our own columns
        (person_id, visit_id),
    ).fetchone()
    return Backup(*row) if row else None


def mine(con: Connection, person_id: int) -> list[Backup]:
    """Return all backups of a person, the latest first."""
    rows = con.execute(
        f"SELECT {_COLUMNS} FROM draft_backup WHERE person_id = ? ORDER BY saved_at DESC, visit_id",  # noqa: S608
        (person_id,),
    )
    return [Backup(*row) for row in rows]


def everybodys(con: Connection) -> list[Backup]:
    """Return the backups of all persons."""
    return [Backup(*row) for row in con.execute(f"SELECT {_COLUMNS} FROM draft_backup ORDER BY visit_id")]  # noqa: S608


def content(con: Connection, backup: Backup) -> bytes:
    """Return the sealed content of a backup."""
    row = con.execute(
        "SELECT content FROM draft_backup WHERE person_id = ? AND visit_id = ?", (backup.person_id, backup.visit_id)
    ).fetchone()
    return bytes(row["content"])


def put(con: Connection, backup: Backup, sealed: bytes) -> None:
    """Keep a backup in place of the one before."""
    con.execute(
        f"INSERT INTO draft_backup ({_COLUMNS}, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "  # noqa: S608
        "ON CONFLICT (person_id, visit_id) DO UPDATE SET assignment_id = excluded.assignment_id, "
        "phone = excluded.phone, revision = excluded.revision, saved_at = excluded.saved_at, salt = excluded.salt, "
        "head = excluded.head, content = excluded.content",
        (
            backup.person_id,
            backup.visit_id,
            backup.assignment_id,
            backup.phone,
            backup.revision,
            backup.saved_at,
            backup.salt,
            backup.head,
            sealed,
        ),
    )


def hand_over(con: Connection, backup: Backup, phone: str) -> None:
    """Let another phone be the one that writes; photos that have not come are awaited no more: it lacks them."""
    key = (backup.person_id, backup.visit_id)
    con.execute("UPDATE draft_backup SET phone = ? WHERE person_id = ? AND visit_id = ?", (phone, *key))
    if phone != backup.phone:
        con.execute("DELETE FROM draft_backup_photo WHERE person_id = ? AND visit_id = ? AND file IS NULL", key)


def drop(con: Connection, person_id: int, visit_id: str) -> None:
    """Let go of a backup with its photos, if there is one; without its salt the photos' files open no more."""
    key = (person_id, visit_id)
    con.execute("DELETE FROM draft_backup_photo WHERE person_id = ? AND visit_id = ?", key)
    con.execute("DELETE FROM draft_backup WHERE person_id = ? AND visit_id = ?", key)


def expire(con: Connection, now: datetime) -> None:
    """Let go of the backups whose assignment's window closed long ago."""
    late = con.execute(
        "SELECT draft_backup.person_id, visit_id FROM draft_backup "
        "JOIN assignment ON assignment.id = assignment_id WHERE window_to < ?",
        (clock.stamp(now - KEPT_AFTER_WINDOW),),
    ).fetchall()
    for row in late:
        drop(con, row["person_id"], row["visit_id"])


def taken(con: Connection, person_id: int, but: str) -> tuple[int, int]:
    """Return how many drafts and bytes are kept for a person beside the backup of the visit `but`."""
    drafts, size = con.execute(
        "SELECT count(*), COALESCE(sum(length(content)), 0) FROM draft_backup WHERE person_id = ? AND visit_id <> ?",
        (person_id, but),
    ).fetchone()
    photos = con.execute(
        "SELECT COALESCE(sum(size), 0) FROM draft_backup_photo WHERE person_id = ? AND visit_id <> ?", (person_id, but)
    ).fetchone()[0]
    return drafts, size + photos


# Photos


def photos(con: Connection, backup: Backup) -> list[Photo]:
    """Return the photos of a backup, those too that have not come."""
    rows = con.execute(
        "SELECT sha256, size, file FROM draft_backup_photo WHERE person_id = ? AND visit_id = ? ORDER BY sha256",
        (backup.person_id, backup.visit_id),
    )
    return [Photo(*row) for row in rows]


def claim(con: Connection, backup: Backup, claims: Collection[PhotoClaim]) -> None:
    """Write down which photos the draft has now; those that it lost are let go."""
    named = {one.sha256 for one in claims}
    for gone in (one for one in photos(con, backup) if one.sha256 not in named):
        con.execute(
            "DELETE FROM draft_backup_photo WHERE person_id = ? AND visit_id = ? AND sha256 = ?",
            (backup.person_id, backup.visit_id, gone.sha256),
        )
    con.executemany(
        "INSERT INTO draft_backup_photo (person_id, visit_id, sha256, size) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (person_id, visit_id, sha256) DO NOTHING",
        [(backup.person_id, backup.visit_id, one.sha256, one.size) for one in claims],
    )


def came(con: Connection, backup: Backup, photo: Photo) -> bool:
    """Note where a photo lies; False when the draft does not name it any more, or it was here already."""
    return (
        con.execute(
            "UPDATE draft_backup_photo SET file = ?, size = ? WHERE person_id = ? AND visit_id = ? AND sha256 = ? "
            "AND file IS NULL AND EXISTS (SELECT 1 FROM draft_backup WHERE draft_backup.person_id = ? "
            "AND draft_backup.visit_id = ? AND salt = ?)",
            (
                photo.file,
                photo.size,
                *(backup.person_id, backup.visit_id, photo.sha256),
                *(backup.person_id, backup.visit_id, backup.salt),
            ),
        ).rowcount
        == 1
    )


def files(con: Connection) -> set[str]:
    """Return the names of all files that hold a photo of a backup."""
    return {row[0] for row in con.execute("SELECT file FROM draft_backup_photo WHERE file IS NOT NULL")}


# For admins


def ages(con: Connection, admin: Person) -> list[Age]:
    """Return size and age of all backups that `admin` may know of, phone by phone, the oldest first; never content."""
    overseen = {one.id: one.name for one in people.overseen(con, admin)}
    rows = con.execute(
        "SELECT person_id, phone, count(*) AS drafts, sum(length(content)) AS size, min(saved_at) AS oldest, "
        "max(saved_at) AS latest FROM draft_backup GROUP BY person_id, phone ORDER BY oldest, person_id, phone"
    ).fetchall()
    pictures = {
        (row["person_id"], row["phone"]): (row["photos"], row["size"])
        for row in con.execute(
            "SELECT person_id, phone, count(*) AS photos, sum(size) AS size FROM draft_backup_photo "
            "JOIN draft_backup USING (person_id, visit_id) WHERE file IS NOT NULL GROUP BY person_id, phone"
        )
    }
    found = []
    for row in (row for row in rows if row["person_id"] in overseen):
        count, size = pictures.get((row["person_id"], row["phone"]), (0, 0))
        found.append(
            Age(
                row["person_id"],
                overseen[row["person_id"]],
                row["phone"],
                row["drafts"],
                count,
                row["size"] + size,
                clock.parse(row["oldest"]),
                clock.parse(row["latest"]),
            )
        )
    return found
