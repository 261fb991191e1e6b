"""A small network with released scores, for what reports say about it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256

from shopper.clock import stamp
from shopper.db import Connection
from shopper.locations import records as locations
from shopper.locations.model import Client, Kind, Location
from shopper.people import records as people
from shopper.people.model import Person, Role
from shopper.tallies import records as tallies
from shopper.tallies.sums import Released

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)

SCENARIO = """\
format: 1
scenario: office
languages: [ru, et, en]
method: mystery_visit
channel: office
title: {ru: "Офис: подбор тарифа", et: "Esindus: paketi valik", en: "Office: choosing a plan"}
scoring: {bands: [{id: good, min: 85}, {id: fair, min: 60}, {id: poor, min: 0}]}
sections:
  - id: arrival
    title: {ru: Вход, et: Saabumine, en: Arrival}
    questions:
      - id: wait
        kind: duration
        target: {at_most: 5}
        points: "10 if wait <= 5 else 0"
        max_points: 10
        criterion: speed
        text: {ru: "Сколько вы ждали?", et: "Kui kaua ootasite?", en: "How long did you wait?"}
      - id: greeted
        kind: yes_no
        points: {yes: 10, no: 0}
        criterion: politeness
        text: {ru: "Вас поприветствовали?", et: "Kas teid tervitati?", en: "Were you greeted?"}
      - id: secret
        kind: yes_no
        audience: agency
        text: {ru: "Вас узнали?", et: "Kas teid tunti ära?", en: "Were you recognised?"}
"""


def a_client(con: Connection, code: str = "ee", name: str = "Meri") -> Client:
    """Add a client with a root and no offices."""
    client_id = locations.add_client(con, code, name, "Europe/Tallinn")
    root = locations.add(con, _location(client_id, "client", code, name), None)
    locations.change_client(con, client_id, name, "Europe/Tallinn", root.id)
    return locations.client(con, client_id)


def a_place(
    con: Connection, client: Client, code: str, kind: Kind = "location", parent: Location | None = None
) -> Location:
    """Add a place named after its code, under `parent` or the root."""
    above = parent or locations.location(con, client.root_id)
    return locations.add(con, _location(client.id, kind, code, code.replace("-", " ").title()), above)


def a_wave(con: Connection, client: Client, code: str) -> int:
    """Add a wave of one month; its code is `YYYY-MM`."""
    starts = date.fromisoformat(f"{code}-01")
    values = (client.id, code, code, starts.isoformat(), starts.replace(day=28).isoformat())
    row = con.execute(
        """INSERT INTO wave
               (client_id, code, title, starts_on, ends_on, acceptance, release_policy, release_after_hours)
           VALUES (?, ?, ?, ?, ?, 'review', 'by_hand', 72) RETURNING id""",
        values,
    ).fetchone()
    return int(row["id"])


def a_version(con: Connection, scenario: str = "office", version: int = 1, source: str = SCENARIO) -> None:
    """Add a published scenario version."""
    con.execute(
        """INSERT INTO scenario_version (scenario, version, source, sha256, title, channel, method, published_at)
           VALUES (?, ?, ?, ?, '{}', 'office', 'mystery_visit', ?)""",
        (scenario, version, source, sha256(source.encode()).hexdigest(), stamp(NOW)),
    )


def released(
    con: Connection,
    client: Client,
    wave: int,
    scores: Mapping[int, Sequence[int]],
    version: int = 1,
    scenario: str = "office",
) -> None:
    """Add released visits with these totals (basis points) to the tallies, and with criteria that follow from them."""
    tallies.apply(
        con,
        [
            Released(wave, scenario, version, office, client.root_id, _contribution(total))
            for office, totals in scores.items()
            for total in totals
        ],
    )


def a_person(con: Connection, email: str, role: Role, places: Iterable[Location | None]) -> Person:
    """Add somebody who holds a role at these places; None is the whole installation."""
    person_id = people.add(con, email, email.partition("@")[0].title(), "", NOW)
    people.grant(con, person_id, role, [place.id if place else None for place in places])
    return people.person(con, person_id)


def _location(client_id: int, kind: Kind, code: str, name: str) -> Location:
    return Location(id=0, client_id=client_id, parent_id=None, kind=kind, code=code, name=name)


def _contribution(total: int) -> dict[str, int]:
    within = 10000 if total >= 8000 else 0
    politeness = max(0, total - 500)
    values = {"total": total, "raw_total": total, "section:arrival": total, "question:greeted": politeness}
    return values | {"within:wait": within, "criterion:speed": total, "criterion:politeness": politeness}
