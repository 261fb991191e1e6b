"""Publishes a scenario: its text becomes the next numbered version, for ever."""

import hashlib
from datetime import datetime

from shopper.db import Connection
from shopper.locations import records as locations
from shopper.problems import SCENARIO_INVALID, FieldError, Problem
from shopper.scenarios import files, records
from shopper.scenarios.files import Loaded
from shopper.scenarios.findings import Finding
from shopper.scenarios.model import Scenario
from shopper.scenarios.records import ScenarioVersion
from shopper.scenarios.saying import sentence


def publish(con: Connection, source: bytes | str, by: int | None, now: datetime) -> ScenarioVersion:
    """Publish a text as the scenario's next version; the newest version's own text changes nothing.

    Raises SCENARIO_INVALID with every mistake, in the language spoken now, and then nothing is published.
    """
    raw = source.encode() if isinstance(source, str) else source
    return put(con, raw, usable(files.load(raw, attributes=locations.attributes(con))), by, now)


def usable(loaded: Loaded) -> Scenario:
    """Return the scenario of a text. Raises SCENARIO_INVALID with every mistake, in the language spoken now."""
    if loaded.scenario is None:
        raise Problem(SCENARIO_INVALID, errors=[_field_error(found) for found in loaded.errors])
    return loaded.scenario


def put(con: Connection, raw: bytes, scenario: Scenario, by: int | None, now: datetime) -> ScenarioVersion:
    """Publish a text that was read already as `scenario`."""
    sha256 = hashlib.sha256(raw).hexdigest()
    newest = records.newest_version(con, scenario.id)
    if newest and newest.sha256 == sha256:
        return newest
    number = newest.version + 1 if newest else 1
    new = ScenarioVersion(scenario.id, number, sha256, scenario.title, scenario.channel, scenario.method, now)
    records.add(con, new, raw.decode(), by)
    return new


def _field_error(found: Finding) -> FieldError:
    return FieldError(f"{found.line}:{found.column}", found.code, "{words}", {"words": sentence(found)})
