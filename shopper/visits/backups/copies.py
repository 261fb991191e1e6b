"""Keeping a draft for its person, reading it out, handing it to another phone, letting it go."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from shopper import clock
from shopper.db import Connection
from shopper.problems import (
    ASSIGNMENT_LAPSED,
    BACKUP_FULL,
    DRAFT_TAKEN_OVER,
    FORBIDDEN,
    NOT_FOUND,
    VISIT_DELIVERED,
    Problem,
)
from shopper.visits import records as visits
from shopper.visits.backups import records
from shopper.visits.backups.model import (
    BYTES_A_PERSON,
    DRAFTS_A_PERSON,
    KEPT_AFTER_WINDOW,
    Backup,
    Copy,
)
from shopper.visits.model import MEBIBYTE
from shopper.web.sealing import Seal, SealBrokenError, fresh_salt

CONTENT, HEAD = "content", "head"


def seal_of(secret: bytes, backup: Backup) -> Seal:
    """Return what opens a backup: the server's key, for this person and this visit alone."""
    return Seal(secret, backup.salt, ("draft backup", backup.person_id, backup.visit_id))


def keep(con: Connection, secret: bytes, person_id: int, visit_id: str, sent: Copy, now: datetime) -> dict[str, Any]:
    """Keep a draft and tell which of its photos are missing. An older revision than the kept one changes nothing.

    Raises FORBIDDEN when the draft is another person's, DRAFT_TAKEN_OVER when it goes on at another phone,
    VISIT_DELIVERED, ASSIGNMENT_NOT_YOURS, ASSIGNMENT_LAPSED, BACKUP_FULL.
    """
    if sent.person != person_id:
        raise Problem(FORBIDDEN)
    if _received(con, person_id, visit_id):
        raise Problem(VISIT_DELIVERED)
    there = records.one(con, person_id, visit_id)
    if there and there.phone != str(sent.phone):
        raise Problem(DRAFT_TAKEN_OVER)
    if there and there.revision > sent.revision:
        return _told(con, there)
    assignment = visits.assignment(con, person_id, sent.assignment)
    if clock.parse(assignment.window_to) + KEPT_AFTER_WINDOW < now:
        raise Problem(ASSIGNMENT_LAPSED)
    _insist_on_room(con, person_id, visit_id, sent)
    salt = there.salt if there else fresh_salt()
    made = Backup(
        person_id, visit_id, sent.assignment, str(sent.phone), sent.revision, clock.stamp(now), salt, head=b""
    )
    seal = seal_of(secret, made)
    made = replace(made, head=seal.close(sent.title(), HEAD))
    records.put(con, made, seal.close(sent.content(), CONTENT))
    records.claim(con, made, sent.photos)
    return _told(con, made)


def listed(con: Connection, secret: bytes, person_id: int) -> list[dict[str, Any]]:
    """Return what a person's phones may show of their drafts; one that does not open any more is left out.

    What was received is no draft any more, though its copy is kept until its last photo is there.
    """
    found = []
    for backup in (one for one in records.mine(con, person_id) if not _received(con, person_id, one.visit_id)):
        try:
            head = json.loads(seal_of(secret, backup).open(backup.head, HEAD))
        except SealBrokenError:
            continue
        found.append(_told(con, backup) | {"head": head})
    return found


def read(con: Connection, secret: bytes, person_id: int, visit_id: str) -> dict[str, Any]:
    """Return a draft with everything in it but the bytes of its photos. Raises NOT_FOUND."""
    backup = open_to(con, person_id, visit_id)
    try:
        draft = json.loads(seal_of(secret, backup).open(records.content(con, backup), CONTENT))
    except SealBrokenError as failure:
        raise Problem(NOT_FOUND) from failure
    photos = [{"sha256": one.sha256, "size": one.size} for one in records.photos(con, backup)]
    return _told(con, backup) | {"schema": 1, "photos": photos, "draft": draft}


def take_over(con: Connection, secret: bytes, person_id: int, visit_id: str, phone: str) -> dict[str, Any]:
    """Let `phone` be the one that writes from now on, and return the draft. Repeating changes nothing.

    Raises NOT_FOUND.
    """
    records.hand_over(con, open_to(con, person_id, visit_id), phone)
    return read(con, secret, person_id, visit_id)


def discard(con: Connection, person_id: int, visit_id: str, phone: str) -> None:
    """Let go of a draft that its phone threw away. Raises DRAFT_TAKEN_OVER."""
    there = records.one(con, person_id, visit_id)
    if there and there.phone != phone:
        raise Problem(DRAFT_TAKEN_OVER)
    if not _received(con, person_id, visit_id):
        records.drop(con, person_id, visit_id)


def open_to(con: Connection, person_id: int, visit_id: str) -> Backup:
    """Return this person's backup of what is a draft still. Raises NOT_FOUND."""
    if _received(con, person_id, visit_id):
        raise Problem(NOT_FOUND)
    return owned(con, person_id, visit_id)


def owned(con: Connection, person_id: int, visit_id: str) -> Backup:
    """Return this person's backup. Raises NOT_FOUND."""
    found = records.one(con, person_id, visit_id)
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def _received(con: Connection, person_id: int, visit_id: str) -> bool:
    known = visits.known(con, visit_id)
    return known is not None and known["person_id"] == person_id


def _insist_on_room(con: Connection, person_id: int, visit_id: str, sent: Copy) -> None:
    drafts, size = records.taken(con, person_id, visit_id)
    coming = len(sent.content()) + sum(one.size for one in sent.photos)
    if drafts >= DRAFTS_A_PERSON or size + coming > BYTES_A_PERSON:
        raise Problem(BACKUP_FULL, drafts=DRAFTS_A_PERSON, megabytes=BYTES_A_PERSON // MEBIBYTE)


def _told(con: Connection, backup: Backup) -> dict[str, Any]:
    return {
        "visit": backup.visit_id,
        "assignment": backup.assignment_id,
        "phone": backup.phone,
        "revision": backup.revision,
        "saved_at": backup.saved_at,
        "missing": [one.sha256 for one in records.photos(con, backup) if one.file is None],
    }
