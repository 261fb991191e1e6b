"""The page before publishing: is the text complete, what would change, what if it had been in force; and the button."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from shopper import clock
from shopper.authoring.difference import difference, words
from shopper.authoring.difference.keys import CHANGES
from shopper.authoring.difference.model import Row, by_thing, counted
from shopper.authoring.difference.pieces import pieces
from shopper.authoring.publishing import Agreement, Prospect, prospect, publish_draft
from shopper.authoring.what_if.asking import ask
from shopper.authoring.what_if.model import OTHER_REASONS
from shopper.db import Connection
from shopper.people.signed import person
from shopper.scenarios import records as scenarios
from shopper.scenarios.model import Scenario
from shopper.scenarios.publish import usable
from shopper.scenarios.records import ScenarioVersion
from shopper.scenarios.saying import sentence
from shopper.web.bodies import form_body, query
from shopper.web.pages import page
from shopper.web.request import database, wants_fragment

Number = Annotated[int, Field(ge=1, le=1_000_000)]


class PublishForm(BaseModel):
    """What was looked at: the revision, its warnings where there are any, a newer version that it overtakes."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    revision: Number
    read: Literal["", "1"] = ""
    over: Number | None = None


class DifferenceQuery(BaseModel):
    """The version to compare with; the newest unless asked otherwise."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    to: Number | None = None


async def show_publishing(request: Request) -> Response:
    """Show whether a draft can be published, and what that would change."""
    person(request, "admin")
    draft_id = request.path_params["id"]
    seen: Prospect = await database(request).read(lambda con: prospect(con, draft_id))
    return await run_in_threadpool(page, request, "authoring/publish.html", seen=seen, say=sentence, **told(seen.rows))


async def publish(request: Request) -> Response:
    """Publish a draft as the next version of its scenario; again, it leads to the version that it became."""
    admin, now = person(request, "admin"), clock.now()
    form = await form_body(request, PublishForm)
    draft_id, db = request.path_params["id"], database(request)
    agreed = Agreement(form.revision, bool(form.read), form.over)
    seen = await db.read(lambda con: prospect(con, draft_id))
    if seen.draft.is_open:
        usable(seen.found.loaded)  # here, where the reader's language is spoken
    scenario, version = await db.write(lambda con: publish_draft(con, seen.draft, agreed, admin, now))
    return RedirectResponse(f"/scenarios/{scenario}/{version}/assignments?published=1", 303)


async def show_what_if(request: Request) -> Response:
    """Show what the last released visits would have scored by a draft; htmx gets the same without a page around it."""
    admin, db = person(request, "admin"), database(request)
    draft_id = request.path_params["id"]
    seen = await db.read(lambda con: prospect(con, draft_id))
    scenario = usable(seen.found.loaded)
    answer = await ask(db, admin, scenario)
    template = "authoring/_what_if.html" if wants_fragment(request) else "authoring/what_if.html"
    return page(request, template, draft=seen.draft, answer=answer, names=_names(scenario), other=OTHER_REASONS)


async def show_difference(request: Request) -> Response:
    """Show in what two versions of a scenario differ."""
    person(request, "admin")
    asked = query(request, DifferenceQuery)
    scenario, number = request.path_params["id"], request.path_params["version"]

    def job(con: Connection) -> tuple[ScenarioVersion, ScenarioVersion, tuple[Row, ...]]:
        old = scenarios.published(con, scenario, number)
        new = scenarios.published(con, scenario, asked.to or scenarios.latest(con, scenario) or number)
        was, now = (scenarios.version(con, scenario, one.version) for one in (old, new))
        return old, new, difference(was, now)

    old, new, rows = await database(request).read(job)
    return await run_in_threadpool(page, request, "authoring/difference.html", old=old, new=new, **told(rows))


def told(rows: tuple[Row, ...]) -> dict[str, Any]:
    """Return a difference with what a template needs to tell it."""
    return {"groups": by_thing(rows), "counts": counted(rows), "words": words, "changes": CHANGES, "pieces": pieces}


def _names(scenario: Scenario) -> dict[str, Any]:
    return {question.id: question.text for question in scenario.questions}
