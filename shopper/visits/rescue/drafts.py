"""Keeps the drafts of a rescue file as sealed copies, as if their phone had sent them: for their person alone."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from shopper.db import Connection, Database
from shopper.problems import NOT_FOUND, TOO_LARGE, VISIT_UNREADABLE, Problem
from shopper.visits.backups import copies, photos, records
from shopper.visits.backups.model import BODY_LIMIT, Copy
from shopper.visits.model import EVIDENCE_LIMIT
from shopper.visits.rescue.model import DraftPart, Listed, PhotoPart


@dataclass(frozen=True, slots=True)
class Copies:
    """Where copies of drafts lie, and the server's key that seals them."""

    db: Database
    folder: Path
    secret: bytes
    now: datetime


async def keep(to: Copies, person_id: int, head: DraftPart, raw: bytes) -> Listed:
    """Keep a draft as its phone would. Never an older one over a newer, nor over one that goes on at another phone."""
    visit_id, listed = str(head.visit), Listed(str(head.visit), head.started_at, len(raw))
    try:
        sent = _read(raw, visit_id)
        known = await to.db.write(lambda con: _keep(con, to, person_id, visit_id, sent))
    except Problem as problem:
        return replace(listed, outcome="refused", code=problem.kind.code, title=problem.kind.title)
    return replace(listed, outcome="known" if known else "kept")


async def keep_photo(to: Copies, person_id: int, listed: Listed, head: PhotoPart, raw: bytes) -> Listed:
    """Keep a photo of a draft that has its copy; one that the copy does not name any more is let go.

    Raises TOO_LARGE, EVIDENCE_HASH_DIFFERS, DISK_FULL.
    """
    if listed.outcome == "refused":
        return listed
    if len(raw) > EVIDENCE_LIMIT:
        raise Problem(TOO_LARGE, limit=EVIDENCE_LIMIT)
    try:
        await photos.keep(to.db, to.folder, to.secret, person_id, listed.id, head.sha256, raw)
    except Problem as problem:
        if problem.kind is not NOT_FOUND:
            raise
        return listed
    return replace(listed, size=listed.size + len(raw))


def _keep(con: Connection, to: Copies, person_id: int, visit_id: str, sent: Copy) -> bool:
    """Keep the copy unless the same phone has brought it, or a later one, already; tell whether it has."""
    there = records.one(con, person_id, visit_id)
    if there and there.phone == str(sent.phone) and there.revision >= sent.revision:
        return True
    copies.keep(con, to.secret, person_id, visit_id, sent, to.now)
    return False


def _read(raw: bytes, visit_id: str) -> Copy:
    """Read a copy. No session vouches for it: what a phone would take it for has to be what it is called here."""
    if len(raw) > BODY_LIMIT:
        raise Problem(TOO_LARGE, limit=BODY_LIMIT)
    try:
        sent = Copy.model_validate_json(raw)
    except ValidationError:
        raise Problem(VISIT_UNREADABLE) from None
    visit = sent.draft.get("visit")
    if not isinstance(visit, dict) or (visit.get("id"), visit.get("assignment")) != (visit_id, sent.assignment):
        raise Problem(VISIT_UNREADABLE)
    return sent
