"""Asks what visits would have scored by a draft, page by page and off the event loop; nothing is written."""

from dataclasses import dataclass
from functools import partial

from shopper.answers.sheet import ScoreSheet
from shopper.authoring.what_if import records
from shopper.authoring.what_if.model import Rescored, WhatIf, summed
from shopper.authoring.what_if.records import Asked
from shopper.authoring.what_if.rescoring import Rescoring
from shopper.db import Connection, Database
from shopper.people.model import Person
from shopper.scenarios import records as scenarios
from shopper.scenarios.model import Scenario
from shopper.visits.model import VisitBody

PAGE = 100


@dataclass(frozen=True, slots=True)
class Answer:
    """Which visits were asked, and what they come to; None where none of them can be compared."""

    asked: Asked
    result: WhatIf | None


async def ask(db: Database, person: Person, draft: Scenario) -> Answer:
    """Score the last released visits of this scenario, as far as this person administers them, by a draft of it."""
    asked = await db.read(lambda con: records.asked(con, person, draft.id))
    rescorings: dict[int, Rescoring] = {}
    done: list[Rescored] = []
    for start in range(0, len(asked.visits), PAGE):
        page = asked.visits[start : start + PAGE]
        done += await db.read(partial(_rescored, page=page, draft=draft, rescorings=rescorings))
    return Answer(asked, summed(done))


def _rescored(
    con: Connection, page: tuple[str, ...], draft: Scenario, rescorings: dict[int, Rescoring]
) -> list[Rescored]:
    found = []
    for row in records.visits(con, page):
        rescoring = rescorings.get(row["version"])
        if rescoring is None:
            rescoring = Rescoring(scenarios.version(con, row["scenario"], row["version"]), draft)
            rescorings[row["version"]] = rescoring
        body, sheet = VisitBody.model_validate_json(row["body"]), ScoreSheet.model_validate_json(row["sheet"])
        found.append(rescoring.of(body, sheet, row["location_id"]))
    return found
