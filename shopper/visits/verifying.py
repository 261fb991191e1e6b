"""Proving what is stored: bodies and photos are the bytes that came, and bodies still score as their sheets say."""

import json
from collections.abc import Iterator
from pathlib import Path

from shopper.db import Connection, Database, Row
from shopper.problems import Problem
from shopper.scenarios import records as scenarios
from shopper.visits import evidence, records
from shopper.visits.model import VisitBody
from shopper.visits.reading import judge, sha256_of


def differences(db: Database, folder: Path) -> Iterator[str]:
    """Return a line for every visit and photo that is not what it should be; reads everything, page by page."""
    last = ""
    while visits := db.read_now(lambda con, last=last: records.whole_rows(con, last)):  # type: ignore[misc]
        for visit in visits:
            yield from db.read_now(lambda con, visit=visit: _of_visit(con, visit))  # type: ignore[misc]
        last = visits[-1]["id"]
    for sha256 in db.read_now(records.hashes):
        yield from _of_evidence(evidence.path(folder, sha256), sha256)


def _of_visit(con: Connection, visit: Row) -> list[str]:
    name = f"visit {visit['id']}"
    raw = bytes(visit["body"])
    if sha256_of(raw) != visit["sha256"]:
        return [f"{name}: the stored body is not what was sent"]
    try:
        scenario = scenarios.version(con, visit["scenario"], visit["version"])
        reading = judge(raw, VisitBody.model_validate_json(raw), scenario)
    except (Problem, ValueError) as failure:
        return [f"{name}: the stored body can no longer be scored ({failure})"]
    found = []
    if reading.sheet.model_dump(mode="json") != json.loads(visit["sheet"]):
        found.append(f"{name}: its answers score otherwise than its score sheet says")
    if reading.contribution != json.loads(visit["contribution"]):
        found.append(f"{name}: its answers give the tallies something else than it gave")
    return found


def _of_evidence(file: Path, sha256: str) -> Iterator[str]:
    if not file.is_file():
        yield f"photo {sha256}: the file is missing"
    elif evidence.digest(file) != sha256:
        yield f"photo {sha256}: the file is not what was sent"
