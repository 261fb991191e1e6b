"""An assignment with all that a shopper needs to know of it, and how the contract tells it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from shopper.assignments import records
from shopper.assignments.model import Assignment, Wave
from shopper.clock import stamp
from shopper.db import Connection
from shopper.locations import records as locations
from shopper.locations.model import Client, Location
from shopper.people.model import Person
from shopper.scenarios import records as scenarios
from shopper.scenarios.model import Scenario

# A delivered assignment stays on the phone as long as its visit may come back with questions.
SHOWN_AFTER_DELIVERY = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class FullAssignment:
    """One assignment with what it refers to."""

    assignment: Assignment
    wave: Wave
    client: Client
    location: Location
    scenario: Scenario


def of_shopper(con: Connection, shopper: Person, now: datetime) -> tuple[FullAssignment, ...]:
    """Return what belongs on the shopper's phone: open offers, work in hand, recent deliveries; nearest end first."""
    found = records.on_phone(con, shopper, now, now - SHOWN_AFTER_DELIVERY)
    return tuple(full(con, assignment) for assignment in found)


def full(con: Connection, assignment: Assignment) -> FullAssignment:
    """Look up what an assignment refers to."""
    wave = records.wave(con, assignment.wave_id)
    return FullAssignment(
        assignment,
        wave,
        locations.client(con, wave.client_id),
        locations.location(con, assignment.location_id),
        scenarios.version(con, assignment.scenario, assignment.version),
    )


def told(found: FullAssignment) -> dict[str, object]:
    """Return an assignment as the contract tells it."""
    assignment, scenario = found.assignment, found.scenario
    return {
        "id": assignment.id,
        "state": assignment.state,
        "client": {"code": found.client.code, "name": found.client.name},
        "wave": found.wave.code,
        "scenario": assignment.scenario,
        "version": assignment.version,
        "languages": list(scenario.languages),
        "title": {language: scenario.title.in_(language) for language in scenario.languages},
        "channel": scenario.channel,
        "persona": assignment.persona,
        "service_language": assignment.service_language,
        "window": {"from": stamp(assignment.window.starts), "to": stamp(assignment.window.ends)},
        "location": _place(found.location),
    }


def _place(location: Location) -> dict[str, object]:
    return {
        "id": location.id,
        "code": location.code,
        "name": location.name,
        "address": location.address,
        "zone": location.zone,
        "latitude": location.latitude,
        "longitude": location.longitude,
        "attributes": dict(location.attributes),
    }
