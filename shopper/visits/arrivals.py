"""What happens in the one transaction in which a visit, or a photo of it, arrives."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from shopper import clock
from shopper.db import Connection, Row
from shopper.problems import SCENARIO_DIFFERS, VISIT_CONFLICT, FieldError, Problem
from shopper.visits import circumstances, receipts, records, states
from shopper.visits.backups import records as backups
from shopper.visits.model import Assigned, Evidence, Kept, State
from shopper.visits.reading import Reading
from shopper.visits.states import Arrived


def of_visit(con: Connection, reading: Reading, person_id: int, now: datetime, via: str = "phone") -> Kept:
    """Keep a visit that was read and scored. The same bytes again change nothing and get the first receipt.

    What came by a file is marked so, and like everything that is marked waits for a reviewer.

    Raises VISIT_CONFLICT, ASSIGNMENT_NOT_YOURS, SCENARIO_DIFFERS.
    """
    known = records.known(con, str(reading.body.id))
    if known is not None:
        return _repeat(con, known, reading, person_id)
    assignment = records.assignment(con, person_id, reading.body.assignment)
    if assignment.scenario != reading.body.scenario:
        raise another_scenario(assignment.scenario, reading.body.scenario)
    missing = sorted(reading.hashes - records.owned(con, person_id, reading.hashes))
    row = _row(reading, assignment, person_id, whole=not missing, now=clock.stamp(now))
    row["receipt"] = _receipt(con)
    row["flags"] += [states.FROM_FILE] * (via == "file")
    row["state"], row["flags"] = _place(con, row, automatic=assignment.automatic)
    records.add(con, row)
    records.claim(con, row["id"], reading.claims)
    records.deliver(con, assignment.id, row["received_at"])
    if not missing:
        backups.drop(con, person_id, row["id"])
    return _kept(row, missing, 201)


def of_evidence(con: Connection, person_id: int, evidence: Evidence, now: datetime) -> None:
    """Note the owner of a photo, and move on every visit that has waited for nothing else: its draft's copy goes."""
    records.own(con, person_id, evidence, now)
    for visit in records.waiting_for(con, person_id, evidence.sha256):
        if not records.missing(con, visit["id"], person_id):
            records.complete(con, visit["id"], now)
            backups.drop(con, person_id, visit["id"])
            visits = records.siblings(con, visit["assignment_id"])
            _move(con, visits, states.settle(visits, automatic=visit["acceptance"] == "automatic"))


def look_again(con: Connection, assignment_id: int) -> None:
    """Let the visits of an assignment take their places anew after somebody decided about one of them.

    Nothing is accepted here by policy: where a person is deciding, the policy keeps quiet.
    """
    visits = records.siblings(con, assignment_id)
    if len(visits) > 1:
        _move(con, visits, states.settle(visits, automatic=False))


def _repeat(con: Connection, known: Row, reading: Reading, person_id: int) -> Kept:
    if known["person_id"] != person_id or known["sha256"] != reading.sha256:
        raise Problem(VISIT_CONFLICT)
    missing = [] if known["completed_at"] else records.missing(con, known["id"], person_id)
    return _kept(known, missing, 200)


def _kept(row: Row | dict[str, Any], missing: Sequence[str], status: int) -> Kept:
    answer = {key: row[key] for key in ("id", "receipt", "sha256", "received_at", "state")}
    answer["breaches"] = json.loads(row["breaches"])
    return Kept(202, answer | {"missing": list(missing)}) if missing else Kept(status, answer)


def another_scenario(expected: str, found: str) -> Problem:
    """Make the refusal of a visit that was filled in for another scenario than its assignment asks for."""
    values: dict[str, object] = {"expected": expected, "found": found}
    where = FieldError("/scenario", SCENARIO_DIFFERS.code, SCENARIO_DIFFERS.detail, values)
    return Problem(SCENARIO_DIFFERS, errors=[where], **values)


def _row(reading: Reading, assignment: Assigned, person_id: int, *, whole: bool, now: str) -> dict[str, Any]:
    """Make the row of a new visit, but for its receipt, and for what the other visits of the assignment make of it."""
    body, sheet = reading.body, reading.sheet
    breaches = [*reading.breaches, *circumstances.breaches(body, assignment)]
    return {
        "id": str(body.id),
        "assignment_id": assignment.id,
        "wave_id": assignment.wave_id,
        "client_id": assignment.client_id,
        "location_id": assignment.location_id,
        "person_id": person_id,
        "scenario": body.scenario,
        "version": body.version,
        "language": body.language,
        "persona": body.persona,
        "service_language": body.service_language,
        "outcome": body.outcome,
        "started_at": clock.stamp(body.started_at),
        "finished_at": clock.stamp(body.finished_at),
        "received_at": now,
        "completed_at": now if whole else None,
        "sha256": reading.sha256,
        "body": reading.raw,
        "complete": int(reading.complete and not breaches),
        "total": sheet.total,
        "raw_total": sheet.raw_total,
        "coverage": sheet.coverage,
        "band": sheet.band,
        "sheet": reading.sheet_json,
        "contribution": reading.contribution_json,
        "breaches": json.dumps(breaches),
        "flags": [*reading.flags, *circumstances.flags(body, assignment)],
        "supersedes": str(body.supersedes) if body.supersedes else None,
    }


def _receipt(con: Connection) -> str:
    tries = 0
    while records.receipt_taken(con, receipt := receipts.draw(tries)):
        tries += 1
    return receipt


def _place(con: Connection, row: dict[str, Any], *, automatic: bool) -> tuple[State, str]:
    """Let a new visit take its place among the others of its assignment; return its state and flags."""
    new = Arrived(
        id=row["id"],
        person_id=row["person_id"],
        arrived=(row["received_at"], row["id"]),
        state="received",
        whole=row["completed_at"] is not None,
        complete=bool(row["complete"]),
        released=False,
        supersedes=row["supersedes"],
        flags=tuple(row["flags"]),
    )
    others = records.siblings(con, row["assignment_id"])
    settled = states.settle([*others, new], automatic=automatic)
    _move(con, others, settled)
    state, flags = settled[new.id]
    return state, json.dumps(flags)


def _move(con: Connection, visits: Sequence[Arrived], settled: states.Settled) -> None:
    for visit in visits:
        if settled.get(visit.id, (visit.state, visit.flags)) != (visit.state, visit.flags):
            records.move(con, visit.id, *settled[visit.id])
