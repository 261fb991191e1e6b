"""Publishes a draft, once whoever does it has seen what that changes."""

from dataclasses import dataclass
from datetime import datetime

from shopper.authoring import records
from shopper.authoring.difference import Row, difference
from shopper.authoring.examining import Examination, examine
from shopper.authoring.model import Draft
from shopper.authoring.places import known_attributes
from shopper.db import Connection
from shopper.people.model import Person
from shopper.problems import DRAFT_CHANGED, DRAFT_CLOSED, VERSION_BETWEEN, WARNINGS_UNREAD, Problem
from shopper.scenarios import records as scenarios
from shopper.scenarios.publish import put, usable
from shopper.scenarios.records import ScenarioVersion


@dataclass(frozen=True, slots=True)
class Prospect:
    """What publishing a draft would do. `last` is the newest version, None for a first one; `rows` differ from it."""

    draft: Draft
    found: Examination
    last: ScenarioVersion | None
    rows: tuple[Row, ...]

    @property
    def overtakes(self) -> ScenarioVersion | None:
        """The newest version, where the draft does not go on from it."""
        return self.last if self.last and self.last.version != self.draft.based_on else None

    @property
    def is_same(self) -> bool:
        """Tell whether the text is that of the newest version, so that publishing would change nothing."""
        return self.last is not None and self.last.sha256 == self.found.sha256


@dataclass(frozen=True, slots=True)
class Agreement:
    """What somebody has seen before publishing: which revision, its warnings, and a newer version that it overtakes."""

    revision: int
    read: bool = False
    over: int | None = None


def prospect(con: Connection, draft_id: int) -> Prospect:
    """Look at what publishing a draft would do. Raises NOT_FOUND."""
    draft = records.draft(con, draft_id)
    found = examine(draft.source, known_attributes(con))
    if found.scenario is None:
        return Prospect(draft, found, None, ())
    last = scenarios.newest_version(con, found.scenario.id)
    before = scenarios.version(con, last.scenario, last.version) if last else None
    return Prospect(draft, found, last, difference(before, found.scenario) if before else ())


def publish_draft(con: Connection, looked_at: Draft, agreed: Agreement, by: Person, now: datetime) -> tuple[str, int]:
    """Publish a draft and return scenario and version; one that was published before is published as it was.

    `looked_at` was examined before, so that the writer need not. Raises DRAFT_CLOSED, DRAFT_CHANGED, SCENARIO_INVALID,
    WARNINGS_UNREAD, VERSION_BETWEEN.
    """
    draft = records.draft(con, looked_at.id)
    if draft.published_as is not None:
        return draft.scenario, draft.published_as
    if not draft.is_open:
        raise Problem(DRAFT_CLOSED)
    if draft.revision != agreed.revision or draft.source != looked_at.source:
        raise Problem(DRAFT_CHANGED)
    found = examine(looked_at.source, known_attributes(con))
    scenario = usable(found.loaded)
    if found.warnings and not agreed.read:
        raise Problem(WARNINGS_UNREAD)
    last = scenarios.newest_version(con, scenario.id)
    if last and last.version not in (draft.based_on, agreed.over):
        raise Problem(VERSION_BETWEEN, version=last.version)
    made = put(con, draft.source.encode(), scenario, by.id, now)
    records.put_published(con, draft.id, made.version)
    return made.scenario, made.version
