"""Brings the visits of a rescue file in, by the same way as from a phone, but never without a review."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from anyio import to_thread

from shopper.db import Database
from shopper.people import records as people
from shopper.people.model import Person
from shopper.problems import (
    FAILED,
    NOT_FOUND,
    RESCUE_DAMAGED,
    RESCUE_NOT_ONE,
    RESCUE_PERSON_UNKNOWN,
    Problem,
)
from shopper.settings import Settings
from shopper.visits import evidence, sync
from shopper.visits import records as visits
from shopper.visits.rescue import drafts, records
from shopper.visits.rescue.drafts import Copies
from shopper.visits.rescue.model import (
    About,
    Brought,
    DraftPart,
    End,
    Listed,
    Part,
    PhotoPart,
    Report,
    VisitPart,
)

VIA = "file"
PHOTO_PIECE = 1 << 16


@dataclass
class _Import:
    """One file on its way in."""

    db: Database
    folder: Path
    copies: Copies
    person: Person
    now: datetime
    report: Report
    visits: dict[str, Brought] = field(default_factory=dict)
    drafts: dict[str, Listed] = field(default_factory=dict)


async def bring(settings: Settings, db: Database, secret: bytes, parts: Iterator[Part], now: datetime) -> Report:
    """Bring in what the parts of a file hold; drafts become sealed copies. The same file again changes nothing.

    Neither does the phone's own delivery afterwards: it gets the receipt of this one. Whoever has the public key can
    seal a file, so the person in it is believed only as far as the assignment is theirs. Raises what `opened` raises
    before the first part, and RESCUE_PERSON_UNKNOWN.
    """
    first = await _next(parts)
    if first is None or not isinstance(first.head, About):
        raise Problem(RESCUE_NOT_ONE)
    person = await _person(db, first.head.person)
    report = Report(person.name, first.head.made_at, first.head.build)
    work = _Import(db, settings.evidence, Copies(db, settings.backups, secret, now), person, now, report)
    try:
        while part := await _next(parts):
            await _take(work, part)
    except Problem as problem:
        if problem.kind is not RESCUE_DAMAGED:
            raise
        report.damaged = True
    for brought in work.visits.values():
        brought.missing = await _missing(work, brought)
    report.visits, report.drafts = list(work.visits.values()), list(work.drafts.values())
    return report


async def _next(parts: Iterator[Part]) -> Part | None:
    return await to_thread.run_sync(next, parts, None)


async def _person(db: Database, person_id: int) -> Person:
    try:
        return await db.read(lambda con: people.person(con, person_id))
    except Problem as problem:
        if problem.kind is not NOT_FOUND:
            raise
        raise Problem(RESCUE_PERSON_UNKNOWN) from None


async def _take(work: _Import, part: Part) -> None:
    match part.head:
        case VisitPart():
            visit_id = str(part.head.visit)
            work.visits[visit_id] = await _visit(work, visit_id, part.content)
        case PhotoPart():
            await _photo(work, part.head, part.content)
        case DraftPart():
            work.drafts[str(part.head.visit)] = await drafts.keep(work.copies, work.person.id, part.head, part.content)
        case End():
            work.report.lost = part.head.lost
        case About():
            raise Problem(RESCUE_DAMAGED)


async def _visit(work: _Import, visit_id: str, raw: bytes) -> Brought:
    """Keep one visit; what cannot be taken is in quarantine, and stops none of the others."""
    known = await work.db.read(lambda con: visits.known(con, visit_id)) is not None
    try:
        kept = await sync.keep(work.db, raw, visit_id, work.person, work.now, VIA)
    except Exception as failure:  # noqa: BLE001 - it was written down in quarantine, and the next visit is another one
        problem = failure if isinstance(failure, Problem) else Problem(FAILED)
        kind = problem.kind
        return Brought(visit_id, "refused", code=kind.code, title=kind.title, kept=bool(problem.extra.get("kept")))
    location = await work.db.read(lambda con: records.location_of_visit(con, visit_id))
    return Brought(visit_id, "known" if known else "arrived", kept.answer["receipt"], location)


async def _photo(work: _Import, head: PhotoPart, raw: bytes) -> None:
    """Keep a photo of a visit or draft that was taken; a refused one's waits in the file."""
    visit_id = str(head.visit)
    draft, brought = work.drafts.get(visit_id), work.visits.get(visit_id)
    try:
        if draft:
            work.drafts[visit_id] = await drafts.keep_photo(work.copies, work.person.id, draft, head, raw)
        elif brought and brought.outcome != "refused":
            await evidence.keep(work.db, work.folder, head.sha256, _pieces(raw), work.person.id, work.now)
            brought.photos += 1
    except Problem as problem:
        work.report.refused_photos.append((visit_id, problem.kind))


async def _pieces(raw: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(raw), PHOTO_PIECE):
        yield raw[start : start + PHOTO_PIECE]


async def _missing(work: _Import, brought: Brought) -> int:
    if brought.outcome == "refused":
        return 0
    return len(await work.db.read(lambda con: visits.missing(con, brought.id, work.person.id)))
