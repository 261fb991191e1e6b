"""What can be fetched of one visit: by its shopper, by the desk, by the client's managers."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from shopper import clock
from shopper.answers.model import Answer
from shopper.db import Connection, Row
from shopper.people.model import Person
from shopper.problems import NOT_FOUND, Problem
from shopper.scenarios import records as scenarios
from shopper.scenarios.model import Scenario
from shopper.visits import records
from shopper.visits.model import VisitBody
from shopper.visits.reading import counted

FORENOON, AFTERNOON, EVENING = "forenoon", "afternoon", "evening"
NOON, DUSK = 12, 17


def daypart(hour: int) -> str:
    """Return the part of the day that a client may know instead of the hour."""
    return FORENOON if hour < NOON else AFTERNOON if hour < DUSK else EVENING


def week(day: date) -> str:
    """Return the week that a client may know instead of the day, as ISO 8601 writes it: 2026-W45."""
    year, number, _weekday = day.isocalendar()
    return f"{year}-W{number:02d}"


def show(con: Connection, person: Person, visit_id: str) -> dict[str, Any]:
    """Return what this person may know of a visit. Raises NOT_FOUND.

    The desk sees everything but the shopper; the shopper the receipt; managers what was released, without any minute.
    """
    visit = records.with_place(con, visit_id)
    if any(person.may(role, visit["path"]) for role in ("reviewer", "admin")):
        return _receipt(con, visit) | _to_desk(con, visit)
    if visit["person_id"] == person.id:
        return _receipt(con, visit)
    if records.counts(visit) and person.may("manager", visit["path"]):
        return _to_client(con, visit)
    raise Problem(NOT_FOUND)


def _receipt(con: Connection, visit: Row) -> dict[str, Any]:
    found = {key: visit[key] for key in ("id", "receipt", "sha256", "received_at", "state")}
    missing = [] if visit["completed_at"] else records.missing(con, visit["id"], visit["person_id"])
    return found | {"breaches": json.loads(visit["breaches"]), "missing": missing}


def _to_desk(con: Connection, visit: Row) -> dict[str, Any]:
    body, scenario = _read(con, visit)
    facts = ("scenario", "version", "persona", "service_language", "outcome", "started_at", "finished_at", "supersedes")
    return {
        **{key: visit[key] for key in facts},
        "location": visit["code"],
        "wave": visit["wave_code"],
        "released": records.counts(visit),
        "reason": body.reason,
        "flags": json.loads(visit["flags"]),
        "answers": {name: _answer(one) for name, one in counted(body, scenario).items()},
        "sheet": json.loads(visit["sheet"]),
        "evidence": [
            {key: row[key] for key in ("sha256", "question", "type", "size", "audience")}
            | {"released": bool(row["released"])}
            for row in _evidence(con, body)
        ],
    }


def _to_client(con: Connection, visit: Row) -> dict[str, Any]:
    body, scenario = _read(con, visit)
    answers = counted(body, scenario)
    started = clock.parse(visit["started_at"]).astimezone(ZoneInfo(visit["zone"] or visit["client_zone"]))
    return {
        "id": visit["id"],
        "state": visit["state"],
        "scenario": visit["scenario"],
        "version": visit["version"],
        "location": visit["code"],
        "wave": visit["wave_code"],
        "week": week(started.date()),
        "daypart": daypart(body.local.hour),
        "answers": {name: _answer(one) for name, one in answers.items() if for_client(scenario, name)},
        "sheet": client_sheet(json.loads(visit["sheet"]), scenario),
        "evidence": [
            {key: row[key] for key in ("sha256", "question", "type", "size")}
            for row in _evidence(con, body)
            if row["released"] and row["audience"] == "client"
        ],
    }


def for_client(scenario: Scenario, name: str) -> bool:
    """Tell whether the client may see the answers to a question."""
    question = scenario.question(name)
    return question is not None and question.audience == "client"


def client_sheet(sheet: Mapping[str, Any], scenario: Scenario) -> dict[str, Any]:
    """Return a score sheet without the questions that are the agency's alone."""
    return {
        **sheet,
        "questions": {name: row for name, row in sheet["questions"].items() if for_client(scenario, name)},
        "criticals": [row for row in sheet["criticals"] if for_client(scenario, row["question"])],
    }


def _read(con: Connection, visit: Row) -> tuple[VisitBody, Scenario]:
    body = VisitBody.model_validate_json(visit["body"])
    return body, scenarios.version(con, visit["scenario"], visit["version"])


def _evidence(con: Connection, body: VisitBody) -> list[Row]:
    """Return the photos that came, in the shopper's order."""
    order = body.places
    return sorted(records.evidence_of(con, str(body.id)), key=lambda row: order[row["sha256"]])


def _answer(answer: Answer) -> dict[str, Any]:
    said: dict[str, Any] = {"na": True} if answer.na else {"value": answer.value}
    return said | ({"comment": answer.comment} if answer.comment else {})
