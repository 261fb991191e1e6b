"""Keeps a visit that a phone delivers. Sending it again changes nothing; what cannot be taken goes into quarantine."""

from datetime import datetime

from anyio import to_thread
from pydantic import ValidationError

from shopper.db import Connection, Database
from shopper.languages import mark as _
from shopper.people.model import Person
from shopper.problems import (
    FAILED,
    TOO_LARGE,
    VISIT_ID_DIFFERS,
    VISIT_INVALID,
    VISIT_UNREADABLE,
    FieldError,
    Problem,
)
from shopper.visits import arrivals, records, versions
from shopper.visits.model import BODY_LIMIT, Kept, VisitBody
from shopper.visits.quarantine import records as quarantine
from shopper.visits.reading import Reading, judge, sha256_of
from shopper.web.bodies import field_errors

# A larger body is read beside the event loop, so that nobody waits for it.
AT_ONCE = 64 * 1024

WORDS = {
    "rfc3339": _("This must be a date and time with its offset from UTC."),
    "small_value": _("This must be a number or a short text."),
    "uuid_version": _("This must be a random UUID (version 4)."),
}


async def keep(db: Database, raw: bytes, visit_id: str, person: Person, now: datetime, via: str = "phone") -> Kept:
    """Keep one finished visit and return its receipt once it is on disk. The same bytes again get the first receipt.

    Raises TOO_LARGE, VISIT_UNREADABLE, VISIT_INVALID, VISIT_ID_DIFFERS, VERSION_NOT_PUBLISHED, SCENARIO_DIFFERS,
    ASSIGNMENT_NOT_YOURS, VISIT_CONFLICT; then the bytes are in quarantine, and the problem says so in `kept`.
    """
    try:
        body = parse(raw, visit_id)
        reading = await _judge(db, raw, body, person)
        return await db.write(lambda con: arrivals.of_visit(con, reading, person.id, now, via))
    except Exception as failure:
        problem = failure if isinstance(failure, Problem) else Problem(FAILED)
        digest = sha256_of(raw)
        problem.extra["kept"] = await db.write(
            lambda con: quarantine.hold(con, person.id, visit_id, problem, raw, digest, now, via)
        )
        raise


def parse(raw: bytes, visit_id: str) -> VisitBody:
    """Read a body that was sent to the address of `visit_id`."""
    if len(raw) > BODY_LIMIT:
        raise Problem(TOO_LARGE, limit=BODY_LIMIT)
    try:
        body = VisitBody.model_validate_json(raw)
    except ValidationError as error:
        mistakes = [
            FieldError(one.pointer, one.code, WORDS.get(one.code, one.message), one.values)
            for one in field_errors(error)
        ]
        unreadable = any(one.code == "json_invalid" for one in mistakes)
        raise Problem(VISIT_UNREADABLE if unreadable else VISIT_INVALID, errors=mistakes) from None
    if str(body.id) != visit_id.lower():
        values: dict[str, object] = {"address": visit_id, "found": str(body.id)}
        where = FieldError("/id", VISIT_ID_DIFFERS.code, VISIT_ID_DIFFERS.detail, values)
        raise Problem(VISIT_ID_DIFFERS, errors=[where], **values)
    return body


async def _judge(db: Database, raw: bytes, body: VisitBody, person: Person) -> Reading:
    try:
        scenario = await versions.published(db, body.scenario, body.version)
        if len(raw) > AT_ONCE:
            return await to_thread.run_sync(judge, raw, body, scenario)
        return judge(raw, body, scenario)
    except Problem:
        # Whoever may not send this at all is told so, and not what is wrong with it.
        await db.read(lambda con: _insist(con, body, person))
        raise


def _insist(con: Connection, body: VisitBody, person: Person) -> None:
    assignment = records.assignment(con, person.id, body.assignment)
    if assignment.scenario != body.scenario:
        raise arrivals.another_scenario(assignment.scenario, body.scenario)
