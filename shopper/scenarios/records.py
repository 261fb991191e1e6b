"""Published versions, in rows: numbered, immutable, and parsed at most once."""

import json
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from shopper import clock
from shopper.db import Connection, Row
from shopper.problems import NOT_FOUND, VERSION_NOT_PUBLISHED, Problem
from shopper.scenarios.files import parse
from shopper.scenarios.model import Scenario
from shopper.scenarios.part import Text

KEPT = 64
_FIELDS = "scenario, version, sha256, title, channel, method, published_at"


@dataclass(frozen=True)
class ScenarioVersion:
    """One published version of a scenario, without its text."""

    scenario: str
    version: int
    sha256: str
    title: Text
    channel: str
    method: str
    published_at: datetime


class _Parsed:
    """Parsed scenarios by the hash of their source; the one used longest ago is forgotten first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[str, Scenario] = OrderedDict()

    def get(self, sha256: str) -> Scenario | None:
        with self._lock:
            if sha256 in self._kept:
                self._kept.move_to_end(sha256)
            return self._kept.get(sha256)

    def put(self, sha256: str, scenario: Scenario) -> Scenario:
        with self._lock:
            self._kept[sha256] = scenario
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return scenario


_parsed = _Parsed()
_parsing = Lock()


def version(con: Connection, scenario: str, number: int) -> Scenario:
    """Return a published version, parsed. Raises VERSION_NOT_PUBLISHED."""
    row = con.execute(
        "SELECT sha256 FROM scenario_version WHERE scenario = ? AND version = ?", (scenario, number)
    ).fetchone()
    if row is None:
        raise Problem(VERSION_NOT_PUBLISHED, scenario=scenario, version=number)
    found = _parsed.get(row["sha256"])
    if found is None:
        # After a start many ask at once; parsing takes a second, and threads that all do it wait for each other.
        with _parsing:
            found = _parsed.get(row["sha256"]) or _parsed.put(row["sha256"], parse(source(con, scenario, number)))
    return found


def source(con: Connection, scenario: str, number: int) -> str:
    """Return the text of a published version. Raises NOT_FOUND."""
    row = con.execute(
        "SELECT source FROM scenario_version WHERE scenario = ? AND version = ?", (scenario, number)
    ).fetchone()
    if row is None:
        raise Problem(NOT_FOUND)
    return str(row["source"])


def latest(con: Connection, scenario: str) -> int | None:
    """Return the number of the newest version, or None where nothing was published."""
    newest = newest_version(con, scenario)
    return newest.version if newest else None


def newest_version(con: Connection, scenario: str) -> ScenarioVersion | None:
    """Return the newest version, or None where nothing was published."""
    row = con.execute(
        f"SELECT {_FIELDS} FROM scenario_version WHERE scenario = ? ORDER BY version DESC LIMIT 1",  # noqa: S608
        (scenario,),
    ).fetchone()
    return _version(row) if row else None


def published(con: Connection, scenario: str, number: int) -> ScenarioVersion:
    """Return what is known of a version. Raises NOT_FOUND."""
    row = con.execute(
        f"SELECT {_FIELDS} FROM scenario_version WHERE scenario = ? AND version = ?",  # noqa: S608
        (scenario, number),
    ).fetchone()
    if row is None:
        raise Problem(NOT_FOUND)
    return _version(row)


def all_versions(con: Connection) -> tuple[ScenarioVersion, ...]:
    """Return every version, scenario by scenario, the newest first."""
    rows = con.execute(f"SELECT {_FIELDS} FROM scenario_version ORDER BY scenario, version DESC")  # noqa: S608
    return tuple(map(_version, rows))


def add(con: Connection, new: ScenarioVersion, text: str, by: int | None) -> None:
    """Store a new version; its number must be free."""
    con.execute(
        "INSERT INTO scenario_version (scenario, version, source, sha256, title, channel, method, published_at,"
        " published_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            new.scenario,
            new.version,
            text,
            new.sha256,
            json.dumps(new.title.model_dump(), ensure_ascii=False),
            new.channel,
            new.method,
            clock.stamp(new.published_at),
            by,
        ),
    )


def _version(row: Row) -> ScenarioVersion:
    return ScenarioVersion(
        row["scenario"],
        row["version"],
        row["sha256"],
        Text.model_validate_json(row["title"]),
        row["channel"],
        row["method"],
        clock.parse(row["published_at"]),
    )
